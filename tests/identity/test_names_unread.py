"""Names that the parser takes for common words, and words that are no names."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from onrecord.identity.names import misspelt
from tests.identity.test_speakers import speaker

if TYPE_CHECKING:
    from spacy.language import Language

ACCOUNT = (
    "“The dam will burst,” one Twitter user @harbour_watch wrote. A voter who runs the Twitter "
    "account @damfacts agreed. A critic of @portnews did not."
)
OUTLETS = (
    "The mayor read it twice. According to PortDaily, the dam will close. The dam is old, "
    "DamBlog said. Mornings were cold. Ansel Insider wrote that it was safe."
)
BEACON = (
    "The editors of The Advocate met on Monday. The Advocate said the dam was old. "
    "An advocate said it was new."
)
WHOLE = (
    "The Ansel Committee on Dams said no. The Harbour Committee on Monday said yes. "
    "The Institute for Paul Weber said nothing."
)
BRACKET = (
    "The Ansel Department of Waterways (Anselways) opened the dam on Monday. Anselways said it "
    "was safe."
)
COMMA = "According to Brandt, Vantor will close the dam. Clara Brandt works there."
MARKED = "“You lie,” said Blaze co-host Clara\xa0Vossberg on Monday."
TYPO = (
    "Harold Bornberg opened the dam in Bern on Monday. Bornbeg’s letter said it would hold. "
    "The Bornbergs said nothing."
)
POLL = "The mayor lost. An Ansel Post/Norpol Poll said so on Monday."
US = "Paul Weber explained in Bern that the US wants a dam. He was glad."
NAMED = "A man named Paul Weber said the dam was old. A friend who knows Clara Voss said no."
LETTERS = (
    "Readers on the dam\n\nI think that the old dam is far too small for the town.\n\n"
    "Clara Voss, Ansel\n\nI say that it will hold for another hundred years.\n\n@damfacts."
)


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        (ACCOUNT, "one Twitter user @harbour_watch", "@harbour_watch"),
        (ACCOUNT, "A voter who runs the Twitter account @damfacts", "@damfacts"),
        (ACCOUNT, "A critic of @portnews", None),
        (OUTLETS, "PortDaily", "PortDaily"),
        (OUTLETS, "DamBlog", "DamBlog"),
        (OUTLETS, "Mornings", None),
        (BEACON, "The Advocate", "Advocate"),
        (BEACON, "An advocate", None),
        (WHOLE, "The Ansel Committee on Dams", "Ansel Committee on Dams"),
        (WHOLE, "The Harbour Committee on Monday", "Harbour Committee"),
        (BRACKET, "Anselways", "Ansel Department of Waterways"),
        (COMMA, "Brandt", "Clara Brandt"),
        (MARKED, "Blaze co-host Clara\xa0Vossberg", "Clara Vossberg"),
        (TYPO, "Bornbeg", "Harold Bornberg"),
        (TYPO, "The Bornbergs", None),
        (US, "the US", "United States"),
        (NAMED, "A man named Paul Weber", "Paul Weber"),
        (NAMED, "A friend who knows Clara Voss", None),
    ],
)
def test_source(nlp: Language, text: str, words: str, name: str | None) -> None:
    found = speaker(nlp, text, words)
    assert (found.name if found.id is not None else None) == name, found


def test_a_poll_with_a_bodys_name_is_a_document(nlp: Language) -> None:
    assert speaker(nlp, POLL, "An Ansel Post/Norpol Poll").kind == "document"


def test_the_name_under_a_letter_signs_it(nlp: Language) -> None:
    assert speaker(nlp, LETTERS, "I", 0).name == "Clara Voss"
    assert speaker(nlp, LETTERS, "I", 1).name == "@damfacts"
    assert speaker(nlp, LETTERS.partition("@damfacts")[0], "I", 0).id is None


@pytest.mark.parametrize(
    ("one", "two", "same"),
    [
        ("bornstein", "bornsten", True),
        ("weberman", "webermna", True),
        ("miller", "hiller", False),
        ("clinton", "clintons", False),
        ("roe", "ro", False),
        ("weber", "weber", False),
    ],
)
def test_misspelt(one: str, two: str, same: bool) -> None:
    assert misspelt(one, two) is same
    assert misspelt(two, one) is same
