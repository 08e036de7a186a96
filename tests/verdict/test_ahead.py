"""The question of whether what has not happened will."""

from __future__ import annotations

import pytest
from spacy.language import Language

from onrecord.verdict.ahead import ahead_of
from onrecord.verdict.question import parse_question


@pytest.mark.parametrize(
    ("question", "ahead"),
    [
        ("Has Carrow bought the mill?", "Will Carrow buy the mill?"),
        ("Is the navy leaving Osk?", "Will the navy leave Osk?"),
        ("Have the Lindow Games been postponed?", "Will the Lindow Games be postponed?"),
        ("Did the strike end in 2011?", "Will the strike end in 2011?"),
        ("Has the Ever Bright already been freed?", "Will the Ever Bright be freed?"),
        ("Are German shops closing on Monday?", "Will German shops close on Monday?"),
        ("Will the bank close?", None),
        ("Is the road safe?", None),
        ("Has the bank not closed?", None),
    ],
)
def test_ahead(nlp: Language, question: str, ahead: str | None) -> None:
    assert ahead_of(parse_question(question, nlp), nlp) == ahead
