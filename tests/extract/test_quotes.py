"""Quotation marks: where quotations run, which spans they complete, and the form they give."""

from __future__ import annotations

import pytest

from onrecord.extract.quotes import form_of, quotations, snap
from onrecord.types import Span


def found(text: str) -> list[str]:
    return [text[q.start : q.end] for q in quotations(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He said “no” twice.", ["“no”"]),
        ('He said "no" and "never".', ['"no"', '"never"']),
        ("”Mistyped,” she said.", ["”Mistyped,”"]),
        ("He said «non» again.", ["«non»"]),
        ("A ruler is 12” long", []),
        ("“An open paragraph\n\n“and its end,” he said.", ["“An open paragraph", "“and its end,”"]),
        ("No marks at all.", []),
        ("‘We will appeal,’ the lawyer said.", ["‘We will appeal,’"]),
        ("'We know the workers' plan,' he said.", ["'We know the workers' plan,'"]),
        ("Sailors' wives called it 'a ruin' again.", ["'a ruin'"]),
        ("The band's rock 'n' roll of the '90s, y'all", []),
        ("“She said ‘never’ to us,” he said.", ["“She said ‘never’ to us,”"]),
        ("‘One,’ he said. ‘And two.’", ["‘One,’", "‘And two.’"]),
    ],
)
def test_quotations(text: str, expected: list[str]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("She said “we will stay.” Then left.", "we will stay", "“we will stay.”"),
        ("She called it a “draft,” no more.", "a “draft", "a “draft,”"),
        ("He said that it rained.", "that it rained", "that it rained"),
        ("“Out,” he said, “now.”", "now", "“now.”"),
    ],
)
def test_snap_takes_the_marks_that_belong(text: str, words: str, expected: str) -> None:
    start = text.index(words)
    span = snap(text, Span(start, start + len(words)), quotations(text))
    assert text[span.start : span.end] == expected


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("“We will stay.”", "direct"),
        ("that they would stay", "indirect"),
        ("that it was a “mistake”", "mixed"),
    ],
)
def test_form(text: str, form: str) -> None:
    assert form_of(text, [Span(0, len(text))], quotations(text)) == form
