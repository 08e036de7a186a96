"""Times that count from one named before, and times of day."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.factuality.anchored import counted, counts_from
from onrecord.factuality.clock import Resolved, read_clock
from onrecord.factuality.dates import resolve

DAY, MONTH = Resolved("2024-05-11", "day"), Resolved("2024-05", "month")
YEAR = Resolved("2024", "year")


@pytest.mark.parametrize(
    ("words", "anchor", "value"),
    [
        ("the following day", DAY, "2024-05-12"),
        ("the day before", DAY, "2024-05-10"),
        ("two weeks earlier", DAY, "2024-04-27"),
        ("three years later", YEAR, "2027"),
        ("the previous year", YEAR, "2023"),
        ("the previous year", DAY, "2023-05-11"),
        ("a month later", MONTH, "2024-06"),
        ("a year after", MONTH, "2025-05"),
        ("on the same day", DAY, "2024-05-11"),
        ("the third day", DAY, "2024-05-13"),
        ("the day after", YEAR, None),  # a year is not exact enough to count days from
        ("in March", DAY, None),
    ],
)
def test_counted_from_an_anchor(words: str, anchor: Resolved, value: str | None) -> None:
    found = counted(words, anchor)
    assert (found.value if found else None) == value


def test_what_counts_from_another_time() -> None:
    assert counts_from("The following day")
    assert counts_from("two weeks earlier")
    assert not counts_from("next year")
    assert not counts_from("two weeks ago")


def test_an_end_of_month_counted_from_a_longer_one() -> None:
    assert resolve("a month ago today", date(2023, 3, 31)) == Resolved("2023-02-28", "day")


@pytest.mark.parametrize(
    ("words", "zone", "clock"),
    [
        ("at 2:30 p.m. local time on Thursday", "+09:00", "14:30+09:00"),
        ("at 14:05 GMT on Monday", "+02:00", "14:05+00:00"),
        ("at 12 a.m.", "+00:00", "00:00+00:00"),
        ("half past nine in the evening", "+01:00", "21:30+01:00"),
        ("quarter to ten", "+01:00", "09:45+01:00"),
        ("noon", "+01:00", "12:00+01:00"),
        ("at 11 p.m. Eastern time", "-05:00", None),  # another offset in summer
        ("at 9 p.m.", None, None),  # no zone is known
        ("at 25 p.m.", "+00:00", None),
        ("9 people", "+00:00", None),
    ],
)
def test_times_of_day(words: str, zone: str | None, clock: str | None) -> None:
    assert read_clock(words.lower(), zone) == clock


def test_a_time_of_day_needs_its_day() -> None:
    found = resolve("at 9 a.m. on Saturday", date(2023, 7, 16), zone="-03:00")
    assert found == Resolved("2023-07-15T09:00-03:00", "minute")
    assert resolve("at 9 a.m.", date(2023, 7, 16), zone="-03:00") is None


@pytest.mark.parametrize(
    ("words", "published", "future", "day"),
    [
        ("on Good Friday", date(2019, 5, 26), False, "2019-04-19"),
        ("on Easter Monday", date(2019, 1, 2), True, "2019-04-22"),
        ("New Year's Eve", date(2021, 1, 3), False, "2020-12-31"),
        ("Christmas Day", date(2023, 12, 20), True, "2023-12-25"),
    ],
)
def test_feasts(words: str, published: date, future: bool, day: str) -> None:
    assert resolve(words, published, future=future) == Resolved(day, "day")


@given(st.text(max_size=40), st.sampled_from([DAY, MONTH, YEAR]))
def test_any_words_count_to_a_time_or_to_none(words: str, anchor: Resolved) -> None:
    found = resolve(words, date(2024, 2, 29), anchor=anchor, zone="+00:00")
    assert found is None or found.value[:1].isdigit()
