"""Parties, pairs and people just introduced: whom a description or a pronoun takes up."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from onrecord.identity.stage import Identifier
from tests.identity.conftest import attributed, excerpt, make_document
from tests.identity.test_speakers import speaker

if TYPE_CHECKING:
    from spacy.language import Language

PARTY = (
    "Democratic candidate Clara Voss met Republican candidate Helen Brandt in Ansel. Both the Voss "
    "campaign and the Brandt campaign sent aides. Brandt left early. "
    "“We will win,” the Democratic candidate said."
)
OLD_RACE = (
    "Paul Weber wrote of the 2012 nominee Martin Keller in May. “He was good,” the nominee said."
)
MEN = (
    "Talks in Ansel\n\nPaul Weber questioned what Martin Keller had claimed. It was false.\n\n"
    "The two men said they would meet."
)
MIXED = MEN.replace("Paul Weber", "Clara Voss")
CHAIRS = (
    "Rules Committee Chairman Paul Weber wrote to the port. Budget Committee Chairwoman Clara Voss "
    "signed it too. “It leaks,” the committee chairs wrote. Later it was fixed."
)
NEW = (
    "Talks in Ansel\n\nPaul Weber spoke for an hour. Crowds came.\n\n"
    "The prize went to Martin Keller, a chemist from Ansel.\n\n“I am glad of it,” he said."
)
INNER = (
    "Spokesman Paul Weber said on Monday that Mayor Martin Keller had called for calm. "
    "He said the streets would stay open."
)


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        (PARTY, "the Democratic candidate", "Clara Voss"),
        (OLD_RACE, "the nominee", None),
        (MEN, "The two men", "Paul Weber; Martin Keller"),
        (MIXED, "The two men", None),
        (CHAIRS, "the committee chairs", "Paul Weber; Clara Voss"),
        (NEW, "he said", "Martin Keller"),
    ],
)
def test_source(nlp: Language, text: str, words: str, name: str | None) -> None:
    found = speaker(nlp, text, words)
    assert (found.name if found.kind not in {"unnamed", "group"} else None) == name, found


def test_nominations_of_several_leave_it_to_the_text(nlp: Language) -> None:
    text = "Mitt Romney met John McCain on Monday. “It is late,” the Republican nominee said."
    assert speaker(nlp, text, "the Republican nominee").kind == "unnamed"
    alone = "Mitt Romney came on Monday. Crowds cheered. The Republican nominee said it was late."
    assert speaker(nlp, alone, "The Republican nominee").name == "Mitt Romney"


def test_who_tells_comes_before_him_of_whom_he_tells(nlp: Language) -> None:
    sources = [excerpt(INNER, w) for w in ("Spokesman Paul Weber", "Mayor Martin Keller", "He")]
    statements = [attributed(INNER, source) for source in sources]
    done, _, _ = Identifier()(make_document(INNER), nlp(INNER), statements, ())
    assert [s.speaker.name for s in done if s.speaker][2] == "Paul Weber"
