"""Times as intervals."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.record.times import Interval, interval
from tests.contracts.values import QUICK


def at(*parts: int) -> int:
    moment = datetime(*parts, tzinfo=UTC)  # type: ignore[arg-type,misc]
    return (moment - datetime(1970, 1, 1, tzinfo=UTC)) // timedelta(microseconds=1)


@pytest.mark.parametrize(
    ("value", "precision", "first", "after"),
    [
        ("2020-01-07", None, (2020, 1, 7), (2020, 1, 8)),
        ("20200107", None, (2020, 1, 7), (2020, 1, 8)),
        ("2020-01-07", "day", (2020, 1, 7), (2020, 1, 8)),
        ("2020-01-08", "week", (2020, 1, 6), (2020, 1, 13)),
        ("2020-W02", None, (2020, 1, 6), (2020, 1, 13)),
        ("2020-W02-3", None, (2020, 1, 8), (2020, 1, 9)),
        ("2020-02", None, (2020, 2, 1), (2020, 3, 1)),
        ("2020-02-11", "month", (2020, 2, 1), (2020, 3, 1)),
        ("2020-12", "month", (2020, 12, 1), (2021, 1, 1)),
        ("2020", None, (2020, 1, 1), (2021, 1, 1)),
        ("2020-05-01", "year", (2020, 1, 1), (2021, 1, 1)),
        ("2020-21", "season", (2020, 3, 1), (2020, 6, 1)),
        ("2020-24", "season", (2020, 12, 1), (2021, 3, 1)),
        ("2020-06", "season", (2020, 6, 1), (2020, 9, 1)),
    ],
)
def test_what_a_time_covers(
    value: str, precision: str | None, first: tuple[int, ...], after: tuple[int, ...]
) -> None:
    assert interval(value, precision) == Interval(at(*first), at(*after) - 1)


@pytest.mark.parametrize(
    "value",
    ["2020-01-07T12:30+02:00", "2020-01-07 10:30", "2020-01-07T10:30:00Z", "20200107T103000"],
)
def test_an_instant_is_one_whatever_its_offset(value: str) -> None:
    assert interval(value) == Interval(at(2020, 1, 7, 10, 30), at(2020, 1, 7, 10, 30))


@pytest.mark.parametrize(
    "value", ["", "soon", "2020-13-01", "2020-00", "2020-25", "7/1/2020", "0000"]
)
def test_what_is_no_time(value: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        interval(value)


@QUICK
@given(st.dates(), st.sampled_from([None, "day", "week", "month", "season", "year"]))
def test_a_day_lies_in_whatever_it_is_widened_to(day: date, precision: str | None) -> None:
    plain, wide = interval(str(day)), interval(str(day), precision)
    assert wide.first <= plain.first <= plain.last <= wide.last


@QUICK
@given(st.datetimes(timezones=st.timezones()), st.datetimes(timezones=st.timezones()))
def test_instants_sort_as_times_do(one: datetime, two: datetime) -> None:
    written = [interval(made.isoformat()).first for made in (one, two)]
    assert (written[0] < written[1]) == (one.astimezone(UTC) < two.astimezone(UTC))
