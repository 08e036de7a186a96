"""The author's judgements told from reporting."""

from __future__ import annotations

import pytest

from .conftest import Run

JUDGEMENTS = [
    "The new bridge is necessary to both towns.",
    "The motion is little more than a symbolic gesture.",
    "We should keep the library open.",
    "The promise is worth little.",
    "The mayor must resign.",
    "More likely, the letter means the crews are moving.",
    "I doubt that the vote matters.",
    "The plan is foolish.",
]
REPORTS = [
    "The council voted to close the library.",
    "The mill closed on Friday.",
    "The mayor said “we should keep the library open” on Monday.",
    "Two people were hurt when a bus left the road.",
    "The union threatened to strike if talks failed.",
]


@pytest.mark.parametrize("text", JUDGEMENTS)
def test_judgement(author: Run, text: str) -> None:
    assert author(text)[0][0].opinion


@pytest.mark.parametrize("text", REPORTS)
def test_report(author: Run, text: str) -> None:
    assert not author(text)[0][0].opinion
