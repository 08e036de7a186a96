"""What reaches a terminal: safe characters, and lines that fit."""

from __future__ import annotations

import time
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.apps.cli.plain import Column, cells, clean, pad, row, width, wrap
from onrecord.apps.cli.rows import document_heading
from tests.apps.cli.examples import EXTRACTION

NASTY = st.text(st.characters(codec="utf-8") | st.sampled_from("\x1b\x9b\x9d\x90\x07[]m0;\u202e"))


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\x1b[31mred\x1b[0m alert", "red alert"),
        ("\x1b]0;owned\x07title", "title"),
        ("\x1b]8;;https://example.org\x1b\\link\x1b]8;;\x1b\\", "link"),
        ("\x9b2Jgone", "gone"),
        ("\x1b]0;never ends, and the text goes on", "0;never ends, and the text goes on"),
        ("\x1bP1$rpayload\x1b\\after", "after"),
        ("\x1bcreset", "reset"),
        ("bell\x07 back\x08space nul\x00", "bell backspace nul"),
        ("two\r\nlines\tand\x0btabs\u2028here", "two lines and tabs here"),
        ("gpj\u202egnp.exe \u200bzero\ufeff", "gpjgnp.exe zero"),
        ("\u00a0non\u00a0breaking\u00a0", "non breaking"),
        ("“plain” — naïve", "“plain” — naïve"),
        ("a \U0001e000 b", "a b"),
    ],
)
def test_clean(text: str, shown: str) -> None:
    assert clean(text) == shown


@given(NASTY)
def test_nothing_but_printable_characters_is_left(text: str) -> None:
    shown = clean(text)
    assert shown.isprintable()
    assert clean(shown) == shown


@given(
    st.text(st.characters(categories=["L", "M", "N", "P", "So", "Zs", "Cc", "Cf"])),
    st.integers(2, 60),
)
def test_wrapped_lines_fit_and_keep_every_word(text: str, room: int) -> None:
    lines = wrap(text, room)
    assert all(0 < cells(line) <= room for line in lines)
    assert "".join(lines).replace(" ", "") == clean(text).replace(" ", "")


def test_wide_characters_count_twice() -> None:
    assert wrap("東京五輪延期", 6) == ["東京五", "輪延期"]
    assert pad("東京", 6) == "東京  "


def test_a_long_name_breaks_at_a_joint() -> None:
    assert wrap("02-what-the-vote-does", 18) == ["02-what-the-vote-", "does"]
    assert wrap("a" * 25, 10) == ["a" * 10, "a" * 10, "a" * 5]


def test_row_aligns_columns() -> None:
    columns = (Column("a", 3), Column("b", 4, figures=True), Column("c", 5))
    assert row(columns, [["x", "yyy"], ["+1.0"], ["one", "two", "three"]]) == [
        "x    +1.0  one",
        "yyy        two",
        "           three",
    ]


@pytest.mark.parametrize(("columns", "expected"), [("80", 80), ("20", 60), ("400", 110)])
def test_width_stays_within_bounds(
    monkeypatch: pytest.MonkeyPatch, columns: str, expected: int
) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    assert width() == expected


@pytest.mark.parametrize("unit", ["\x1b", "\x1b]", "\x9d", "\x1b[0", "\x1b[0;", "é", "x", "東"])
def test_hostile_text_takes_no_longer_than_other_text(unit: str) -> None:
    began = time.process_time()
    wrap(unit * 50_000, 40)
    assert time.process_time() - began < 2


def test_a_heading_says_what_is_no_news() -> None:
    told = tuple(replace(statement, genre="opinion") for statement in EXTRACTION.statements)
    plain, marked = (
        list(document_heading(one, 80))
        for one in (EXTRACTION, replace(EXTRACTION, statements=told))
    )
    assert marked[0] == plain[0]
    assert marked[-1].endswith(" · opinion")
    assert "opinion" not in plain[-1]
