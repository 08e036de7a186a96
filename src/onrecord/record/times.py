"""ISO 8601 times as intervals of instants, so that times of unlike exactness compare."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta
from typing import NamedTuple

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)
_YEAR = re.compile(r"(\d{4})")
_MONTH = re.compile(r"(\d{4})-(\d{2})")
# First months of the seasons, by their numbers in ISO 8601-2 (21 is spring).
_SEASONS = {21: 3, 22: 6, 23: 9, 24: 12}


class Interval(NamedTuple):
    """The first and the last instant that a time can mean, microseconds since 1970 UTC."""

    first: int
    last: int


def interval(value: str, precision: str | None = None) -> Interval:
    """All instants that `value` can mean; ValueError where it is no ISO 8601 time.

    A date covers its whole day, a month its days; without an offset a time counts as UTC. A
    `precision` of week, month, season or year widens a date that is written more exactly.
    """
    value = value.strip()
    if match := _YEAR.fullmatch(value):
        return _months(int(match[1]), 1, 12)
    if match := _MONTH.fullmatch(value):
        return _month(int(match[1]), int(match[2]), precision)
    day = _day(value)
    if day is None:
        at = _microseconds(datetime.fromisoformat(value))
        return Interval(at, at)
    if precision == "year":
        return _months(day.year, 1, 12)
    if precision in ("month", "season"):
        return _month(day.year, day.month, precision)
    if precision == "week" or re.fullmatch(r"\d{4}-?W\d{2}", value):
        return _days(day - timedelta(days=day.weekday()), 7)
    return _days(day, 1)


def _day(value: str) -> date | None:
    """The day of a plain date; None says that `value` is something else."""
    try:
        return date.fromisoformat(value)
    except ValueError:
        return None


def _month(year: int, month: int, precision: str | None) -> Interval:
    if month in _SEASONS:
        return _months(year, _SEASONS[month], 3)
    return _months(year, month, 3 if precision == "season" else 1)


def _months(year: int, month: int, count: int) -> Interval:
    first = date(year, month, 1)
    years, index = divmod(month - 1 + count, 12)
    if year + years > date.max.year:
        return Interval(_midnight(first), _microseconds(datetime.max))
    return Interval(_midnight(first), _midnight(date(year + years, index + 1, 1)) - 1)


def _days(first: date, count: int) -> Interval:
    start = _midnight(first)
    return Interval(start, start + count * 86_400_000_000 - 1)


def _midnight(day: date) -> int:
    return _microseconds(datetime(day.year, day.month, day.day, tzinfo=UTC))


def _microseconds(at: datetime) -> int:
    aware = at if at.tzinfo else at.replace(tzinfo=UTC)
    return (aware - _EPOCH) // _MICROSECOND
