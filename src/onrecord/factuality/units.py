"""Days, weeks, months and years counted from a day."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta

from onrecord.factuality.clock import Resolved

_COUNTED = "one two three four five six seven eight nine ten eleven twelve".split()  # noqa: SIM905
_WORDS = {word: n for n, word in enumerate(_COUNTED, 1)} | {"a": 1, "an": 1, "the": 1}
NUMBER = rf"(?P<n>\d{{1,3}}|an?|the|{'|'.join(_COUNTED)})(?: full)?"
UNITS = r"(?P<unit>day|week|fortnight|month|year|decade)s?"


def count(found: re.Match[str]) -> int:
    """The number that a match of `NUMBER` names."""
    return _WORDS.get(found["n"]) or int(found["n"])


def moved(published: date, unit: str, by: int) -> Resolved:
    """The day, week, month or year so many units away, no more exact than the unit."""
    if unit == "day":
        return Resolved((published + timedelta(days=by)).isoformat(), "day")
    if unit in ("week", "fortnight"):
        return week(published + timedelta(weeks=by * (2 if unit == "fortnight" else 1)))
    if unit == "month":
        year, month = divmod(published.year * 12 + published.month - 1 + by, 12)
        return Resolved(f"{year:04d}-{month + 1:02d}", "month")
    return Resolved(f"{published.year + by * (10 if unit == 'decade' else 1):04d}", "year")


def day_moved(day: date, unit: str, by: int) -> Resolved:
    """The day so many units away, itself as a day: counted from a dated day, or from today."""
    if unit in ("day", "week", "fortnight"):
        days = {"day": 1, "week": 7, "fortnight": 14}[unit]
        return Resolved((day + timedelta(days=days * by)).isoformat(), "day")
    months = by * {"month": 1, "year": 12, "decade": 120}[unit]
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    last = monthrange(year, month + 1)[1]
    return Resolved(date(year, month + 1, min(day.day, last)).isoformat(), "day")


def week(day: date) -> Resolved:
    """The ISO week of a day."""
    year, week, _ = day.isocalendar()
    return Resolved(f"{year:04d}-W{week:02d}", "week")
