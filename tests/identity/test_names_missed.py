"""Names that stand oddly: signed, at a description's end, in lists, of a family."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from onrecord.identity.mentions import entities_of
from tests.identity.test_speakers import speaker

if TYPE_CHECKING:
    from spacy.language import Language

SIGNED = (
    "“The dam must hold.”\n\n-Clara Voss, Ansel.\n\n“It will.”\n\n-President Brandt, in a letter."
)
CLOSE = (
    "Former master of ceremonies Clara Voss (D-Ohio) opened the fair. "
    "The charity the Harbour Fund gave the money. An aide to Senator Paul Weber came late."
)
KIN = (
    "Martin Keller came to Bern on Monday with his older brother, Paul Keller, and the former "
    "mayor, Clara Voss, to open the dam."
)
WORDS = "Martin Keller opened the dam. Later his words were heard in Bern."
PEOPLE = "Feminists and farmers said the dam was old. Activists said so in May."
TWO = (
    "Clara Voss and Paul Weber wrote to the port on Monday. "
    "“You have no plan for the dam,” the two write. “We want one.”"
)
OFFICE = (
    "Hillary Clinton and Bill Clinton opened the dam on Monday. Crowds came.\n\nHours went by.\n\n"
    "President Clinton said it would hold."
)


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        (SIGNED, "Clara Voss", "Clara Voss"),
        (SIGNED, "President Brandt", "Brandt"),
        (CLOSE, "Former master of ceremonies Clara Voss (D-Ohio)", "Clara Voss"),
        (CLOSE, "The charity the Harbour Fund", "Harbour Fund"),
        (CLOSE, "An aide to Senator Paul Weber", None),
        (
            KIN,
            "his older brother, Paul Keller, and the former mayor, Clara Voss,",
            "Paul Keller; Clara Voss",
        ),
        (WORDS, "his words", "Martin Keller"),
        (PEOPLE, "Feminists and farmers", None),
        (TWO, "the two", "Clara Voss; Paul Weber"),
        (OFFICE, "President Clinton", "Bill Clinton"),
    ],
)
def test_source(nlp: Language, text: str, words: str, name: str | None) -> None:
    found = speaker(nlp, text, words)
    assert (found.name if found.kind not in {"unnamed", "group"} else None) == name, found


def test_initials_of_a_kind_are_no_name(nlp: Language) -> None:
    text = "Officials at NGO and PAC met the Harbour Fund in Bern. The CEO of PAC spoke to the BBC."
    names = {mention.name for mention in entities_of(nlp(text), None)}
    assert "Harbour Fund" in names
    assert not names & {"NGO", "PAC", "CEO"}
