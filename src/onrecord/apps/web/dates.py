"""Times in words: `2020-01-07` as 7 January 2020."""

from __future__ import annotations

import re
from datetime import date

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip
_SEASONS = {"21": "spring", "22": "summer", "23": "autumn", "24": "winter"}
_VALUE = re.compile(
    r"(?P<year>\d{4})(?:-(?:W(?P<week>\d{2})|(?P<month>\d{2})(?:-(?P<day>\d{2}))?))?"
    r"(?:[T ](?P<clock>\d{2}:\d{2})\S*)?"
)


def in_words(value: str | None) -> str:
    """An ISO 8601 value as it is read out; `no date` where there is none."""
    if not value:
        return "no date"
    match = _VALUE.fullmatch(value)
    if match is None:
        return value
    try:
        told = _day(match)
    except ValueError:
        return value
    return f"{told}, {match['clock']}" if match["clock"] else told


def _day(match: re.Match[str]) -> str:
    year, month = match["year"], match["month"]
    if match["week"]:
        monday = date.fromisocalendar(int(year), int(match["week"]), 1)
        return f"week of {short(monday)} {monday.year}"
    if month is None:
        return year
    if month in _SEASONS:
        return f"{_SEASONS[month]} {year}"
    if match["day"] is None:
        return f"{MONTHS[date(int(year), int(month), 1).month - 1]} {year}"
    at = date(int(year), int(month), int(match["day"]))
    return f"{at.day} {MONTHS[at.month - 1]} {year}"


def short(at: date) -> str:
    """The day and the month, as on a scale."""
    return f"{at.day} {MONTHS[at.month - 1][:3]}"
