"""Whether a role is held on a day: dates of ISO 8601, each as exact as it is known."""

from __future__ import annotations

import re
from datetime import date, timedelta

from onrecord.types import Role

# First and last day, both included.
Days = tuple[date, date]

_WEEK = re.compile(r"(\d{4})-?W(\d{2})")
_PARTS = re.compile(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?(?=$|T|\s)")
# First months of the seasons, by their numbers in ISO 8601-2 (21 is spring).
_SEASONS = {21: 3, 22: 6, 23: 9, 24: 12}


def days(value: str | None) -> Days | None:
    """The days that an ISO 8601 date can mean; None for none, and for what is no date."""
    try:
        return None if value is None else _days(value.strip())
    except ValueError:
        # "2019-02-30", the week 54: no day is meant
        return None


def _days(value: str) -> Days | None:
    week = _WEEK.match(value)
    if week is not None:
        monday = date.fromisocalendar(int(week[1]), int(week[2]), 1)
        return monday, monday + timedelta(days=6)
    parts = _PARTS.match(value)
    if parts is None:
        return None
    year = int(parts[1])
    if parts[2] is None:
        return date(year, 1, 1), date(year, 12, 31)
    month = int(parts[2])
    if parts[3] is not None:
        day = date(year, month, int(parts[3]))
        return day, day
    months = 3 if month in _SEASONS else 1
    first = date(year, _SEASONS.get(month, month), 1)
    past = first.month - 1 + months
    return first, date(year + past // 12, past % 12 + 1, 1) - timedelta(days=1)


def begins_after(role: Role, when: Days) -> bool:
    """Whether a role is known to begin only after some days."""
    since = days(role.since)
    return since is not None and since[0] > when[1]


def over_by(role: Role, when: Days) -> bool:
    """Whether a role is known to have ended before some days."""
    until = days(role.until)
    return until is not None and until[1] < when[0]


def held(role: Role, when: Days | None) -> bool:
    """Whether a role is held on days, or on some of them.

    A date decides where there is one; without an end, `former` says that it is over. On days
    unknown (None) only what has no end counts.
    """
    if days(role.until) is None and role.former:
        return False
    if when is None:
        return days(role.until) is None
    return not begins_after(role, when) and not over_by(role, when)
