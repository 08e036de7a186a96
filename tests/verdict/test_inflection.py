"""Verb forms."""

from __future__ import annotations

import pytest

from onrecord.verdict.inflection import past, third_person


@pytest.mark.parametrize(
    ("base", "expected"),
    [
        ("vote", "voted"), ("leave", "left"), ("ban", "banned"), ("deny", "denied"),
        ("play", "played"), ("offer", "offered"), ("expel", "expelled"), ("quit", "quit"),
        ("panic", "panicked"), ("fix", "fixed"), ("equip", "equipped"), ("open", "opened"),
        ("agree", "agreed"), ("repeal", "repealed"), ("go", "went"), ("seek", "sought"),
        ("withdraw", "withdrew"), ("plan", "planned"), ("visit", "visited"), ("seem", "seemed"),
    ],
)  # fmt: skip
def test_past(base: str, expected: str) -> None:
    assert past(base) == expected


@pytest.mark.parametrize(
    ("base", "expected"),
    [
        ("impose", "imposes"), ("deny", "denies"), ("pass", "passes"), ("reach", "reaches"),
        ("go", "goes"), ("have", "has"), ("play", "plays"), ("veto", "vetoes"),
    ],
)  # fmt: skip
def test_third_person(base: str, expected: str) -> None:
    assert third_person(base) == expected
