"""When something was said, as a range of days, and how far two such ranges lie apart."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date

from onrecord.types import When

# First and last day as ordinals, both included.
Days = tuple[int, int]

_WEEK = re.compile(r"^(\d{4})-W(\d{2})")
_PARTS = re.compile(r"^(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?")


def days(value: str | None) -> Days | None:
    """The days that an ISO 8601 value covers: one day, a week, a month or a year; None if none."""
    if value is None:
        return None
    try:
        return _days(value)
    except ValueError:
        # A season or another value outside the calendar gives no range of days.
        return None


def _days(value: str) -> Days | None:
    week = _WEEK.match(value)
    if week is not None:
        monday = date.fromisocalendar(int(week[1]), int(week[2]), 1).toordinal()
        return monday, monday + 6
    parts = _PARTS.match(value)
    if parts is None:
        return None
    year = int(parts[1])
    if parts[2] is None:
        return date(year, 1, 1).toordinal(), date(year, 12, 31).toordinal()
    month = int(parts[2])
    if parts[3] is None:
        last = monthrange(year, month)[1]
        return date(year, month, 1).toordinal(), date(year, month, last).toordinal()
    day = date(year, month, int(parts[3])).toordinal()
    return day, day


def said(when: When | None) -> Days | None:
    """The days that a time covers."""
    return days(when.value) if when is not None else None


def apart(one: Days | None, other: Days | None) -> int | None:
    """Days between two ranges, 0 where they touch; None where either is unknown."""
    if one is None or other is None:
        return None
    return max(0, one[0] - other[1], other[0] - one[1])


def later(one: Days | None, other: Days | None) -> bool:
    """Whether all of `one` lies after all of `other`."""
    return one is not None and other is not None and one[0] > other[1]
