"""Interviews: whose 'I' and 'you' stand in a turn, however the turns are marked."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from onrecord.identity.stage import Identifier
from onrecord.types import Speaker
from tests.identity.conftest import attributed, excerpt, in_own_voice, make_document

if TYPE_CHECKING:
    from spacy.language import Language

LEAD = (
    "Clara Voss on the harbour\n\nClara Voss runs the port of Ansel. Paul Weber owns the ships.\n\n"
)
MARKED = LEAD + (
    "Q: Why do you think the dam failed?\n\nA: I believe it was old. Weber said: “I warned them.”"
    "\n\nWe had no money. I fear more.\n\nQ: Did Weber tell you?\n\nA: I know he did."
)
GLUED = LEAD + (
    "QWhy do you think the dam failed?\n\nA: I believe it was old.\n\nQDid he tell you?\n\n"
    "A: I know he did."
)
NAMES = (
    "The port in talks\n\nThis month HARBOUR met Clara Voss.\n\n"
    "HARBOUR: Why do you think the dam failed?\n\nVOSS: I believe it was old.\n\n"
    "HARBOUR: What happens next?\n\nVOSS: I know it will be built again."
)
INITIALS = (
    "The port in talks\n\nOn Monday Helen Brandt met Clara Voss.\n\n"
    "HB: Why do you think the dam failed?\n\nCV: I believe it was old.\n\n"
    "HB: What happens next?\n\nCV: I know it will be built again."
)
BARE = (
    "Clara Voss on the harbour\n\nClara Voss runs the port. "
    "What she told us has been edited for length.\n\n"
    "Why do you think the dam failed?\n\nI believe it was old.\n\nWhat happens next?\n\n"
    "I know it will be built again.\n\nAnd what then?\n\nNothing."
)
TWO = (
    "The harbour\n\nClara Voss and Paul Weber met.\n\n"
    "Q: Why do you think the dam failed?\n\nA: I believe it was old.\n\nQ: And then?\n\nA: No."
)
PLAIN = "Clara Voss left.\n\nI believe it was old. Why do you think so? Is it true?"


def said(nlp: Language, text: str, words: str, near: str) -> Speaker:
    """The speaker of the source `words`, the first at or after the words `near`."""
    at = excerpt(text, near).spans[0].start
    start = text.index(words, at)
    span = type(excerpt(text, near).spans[0])(start, start + len(words))
    source = type(excerpt(text, near))((span,), words)
    done, _, _ = Identifier()(make_document(text), nlp(text), (attributed(text, source),), ())
    assert done[0].speaker is not None
    return done[0].speaker


@pytest.mark.parametrize(
    ("text", "words", "near", "name"),
    [
        (MARKED, "I", "I believe", "Clara Voss"),
        (MARKED, "I", "I fear", "Clara Voss"),
        (MARKED, "you", "you think", "Clara Voss"),
        (MARKED, "I", "I warned", None),
        (GLUED, "you", "you think", "Clara Voss"),
        (GLUED, "I", "I know", "Clara Voss"),
        (NAMES, "I", "I believe", "Clara Voss"),
        (NAMES, "you", "you think", "Clara Voss"),
        (INITIALS, "I", "I know", "Clara Voss"),
        (INITIALS, "you", "you think", "Clara Voss"),
        (BARE, "I", "I believe", "Clara Voss"),
        (BARE, "you", "you think", "Clara Voss"),
        (TWO, "I", "I believe", None),
        (PLAIN, "I", "I believe", None),
        (PLAIN, "you", "you think", None),
    ],
)
def test_first_and_second_person(
    nlp: Language, text: str, words: str, near: str, name: str | None
) -> None:
    found = said(nlp, text, words, near)
    assert (found.name if found.id else None) == name, found


def test_an_answer_in_plain_words_is_the_interviewees(nlp: Language) -> None:
    statement = in_own_voice(MARKED, "We had no money.")
    document = make_document(MARKED, author="Helen Brandt")
    done, _, _ = Identifier()(document, nlp(MARKED), (statement,), ())
    assert done[0].speaker is not None
    assert done[0].speaker.name == "Clara Voss"


def test_an_answer_by_nobody_known_is_not_the_authors(nlp: Language) -> None:
    statement = in_own_voice(TWO, "I believe it was old.")
    document = make_document(TWO, author="Helen Brandt")
    done, _, _ = Identifier()(document, nlp(TWO), (statement,), ())
    assert done[0].speaker is None
