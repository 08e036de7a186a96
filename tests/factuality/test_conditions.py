"""Conditions and horizons, word for word."""

from __future__ import annotations

import pytest

from .conftest import Run

CONDITIONS = [
    (
        "The union threatened to strike if the firm cut pensions.",
        "if the firm cut pensions",
    ),
    ("If the vote fails, the premier will resign.", "If the vote fails"),
    ("The premier will resign unless the vote passes.", "unless the vote passes"),
    (
        "The bank will lend the money provided that the state signs.",
        "provided that the state signs",
    ),
    ("The sisters will stay as long as the clinic is open.", "as long as the clinic is open"),
    ("Should they refuse, the court will fine them.", "Should they refuse"),
    ("The crew will sail only if the wind drops.", "only if the wind drops"),
    ("Troops will remain until the treaty is signed.", "until the treaty is signed"),
    ("He asked if the vote had failed.", None),
    ("It is unclear if the pilot survived.", None),
    ("Even if the vote fails, the premier will stay.", None),
    ("The mill closed on Friday.", None),
    ("The clerk acted as if the vote had failed.", None),
]

HORIZONS = [
    ("The mill may close within the next few years.", "within the next few years"),
    ("The mill will close by the end of the month.", "by the end of the month"),
    ("The mill will close in the coming days.", "in the coming days"),
    ("The mill is expected to close by 2030.", "by 2030"),
    ("Prices will fall next year.", "next year"),
    ("The mill closed in recent days.", None),
    ("The mill will close.", None),
]


@pytest.mark.parametrize(("text", "clause"), CONDITIONS)
def test_condition(author: Run, text: str, clause: str | None) -> None:
    (statement, *_), _instruments = author(text)
    found = statement.condition
    assert (None if found is None else found.text) == clause


@pytest.mark.parametrize(("text", "words"), HORIZONS)
def test_horizon(author: Run, text: str, words: str | None) -> None:
    (statement, *_), _instruments = author(text)
    found = statement.horizon
    assert (None if found is None else found.text) == words
