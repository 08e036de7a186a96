"""What words take up: plurals, pronouns before their name, bodies, people described, headlines."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.identity.conftest import make_document
from tests.identity.test_speakers import speaker

if TYPE_CHECKING:
    from spacy.language import Language

PAIR = (
    "Clara Voss and Peter Lind met in Ansel on Monday. They said the dam was safe. "
    "The two said that it would open in May."
)
BEFORE = "Storms had closed the port. As she left the meeting, Laura Jensen said it would reopen."
WORDS = (
    "Laura Jensen lost the vote on Friday. Her warning about the dam was heard by all. "
    "The mayor, Paul Weber, disagreed."
)
AGENCY = "The river is foul, according to the NRC. The agency said that it would close two wells. "
BEHIND = (
    "Paul Weber, an adviser to Laura Jensen, who declined to comment, left. "
    "Voters heard from the Harbour Fund, a charity that backs the dam."
)
RICH = (
    "Martin Keller bought the harbour in May. Workers were told at noon. "
    "“We will build,” the billionaire said. A spokesman for the port said nothing."
)
QUOTED = (
    "Talks end\n\n"
    "Minister Paul Weber met Martin Keller on Monday. Weber said the talks were good.\n\n"
    "''We will sign in May,'' he said."
)
SHORT = (
    "Retired general warns of floods\n\n"
    "Gen. Thomas Hale wrote on Monday that the dam was weak. Hale is sure."
)
ASKED = "Will Hale stay?\n\nThomas Hale runs the port. Hale is sure that he will."
AMERICAN = (
    "Rep. Anna Keller went to the dam on Monday. It was closed. "
    "“It leaks,” the congresswoman said. The lawmaker asked for help."
)
SINGLE = "A poll by Norpol found support. Team Jensen cheered. Laura Jensen said so. Jensen won."

CASES = [
    (PAIR, "They", 0, "Clara Voss; Peter Lind"),
    (PAIR, "The two", 0, "Clara Voss; Peter Lind"),
    (BEFORE, "she", 0, "Laura Jensen"),
    (WORDS, "Her warning about the dam", 0, "Laura Jensen"),
    (WORDS, "The mayor, Paul Weber,", 0, "Paul Weber"),
    (AGENCY, "The agency", 0, "NRC"),
    (BEHIND, "who", 0, "Paul Weber"),
    (BEHIND, "that", 0, "Harbour Fund"),
    (RICH, "the billionaire", 0, "Martin Keller"),
    (RICH, "A spokesman for the port", 0, None),
    (QUOTED, "he", 0, "Paul Weber"),
    (SHORT, "Retired general", 0, "Thomas Hale"),
    (SHORT, "Hale is", 0, "Thomas Hale"),
    (ASKED, "Hale is", 0, "Thomas Hale"),
    (AMERICAN, "the congresswoman", 0, "Anna Keller"),
    (SINGLE, "Jensen won", 0, "Laura Jensen"),
]


@pytest.mark.parametrize(("text", "words", "nth", "name"), CASES)
def test_reference(nlp: Language, text: str, words: str, nth: int, name: str | None) -> None:
    words = words.removesuffix(" is").removesuffix(" won")
    if words in {"Hale", "Jensen"}:
        nth = text.count(words) - 1
    if words == "he":
        nth = text[: text.index("he said")].count("he")
    if words in {"who", "that"}:
        nth = text[: text.index(f"{words} ")].count(words)
    found = speaker(nlp, text, words, nth)
    assert (found.name if found.id is not None else None) == name, found.how


def test_a_poll_has_a_maker(nlp: Language) -> None:
    found = speaker(nlp, SINGLE, "A poll by Norpol")
    assert (found.kind, found.affiliation) == ("document", "Norpol")


def test_a_headline_word_is_no_name(nlp: Language) -> None:
    from onrecord.identity.stage import speakers_at
    from onrecord.types import Excerpt, Span

    document = make_document("Federal Court Stops Dam\n\nThe dam was stopped on Monday.")
    source = Excerpt((Span(0, 13),), "Federal Court")
    [found] = speakers_at(document, nlp(document.text), (), (), [source])
    assert found.id is None or "@" in found.id
