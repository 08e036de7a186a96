"""The date by which a question's event must fall: absolute, or relative to a reference date."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_YEAR = r"(?P<year>(?:1[89]|20|21)\d\d)"
_DAY = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th)?"
_DATES = (
    r"(?P<year>(?:1[89]|20|21)\d\d)-(?P<number>[01]\d)-(?P<day>[0-3]\d)",
    rf"{_DAY}\s+(?:of\s+)?{_MONTH}(?:,?\s+{_YEAR})?",
    rf"{_MONTH}\s+{_DAY}(?!\d)(?:,?\s+{_YEAR})?",
    rf"{_MONTH},?\s+(?:of\s+)?{_YEAR}",
    _YEAR,
    _MONTH,
)
_LEAD = (
    r"\b(?P<lead>by|before|until|till|in|on|during|throughout|within|over|for)\s+"
    r"(?P<edge>(?:the\s+)?(?:very\s+)?(?:end|close|start|beginning|middle)\s+of\s+)?"
    r"(?:early\s+|late\s+|mid-?)?"
)
_ABSOLUTE = tuple(re.compile(_LEAD + form + r"(?![\w-])", re.IGNORECASE) for form in _DATES)
_RELATIVE = re.compile(
    r"\b(?P<edge>(?:the\s+)?end\s+of\s+)?(?:(?P<word>today|tonight|tomorrow|yesterday)"
    r"|(?P<which>this|next|last)\s+(?P<unit>week|weekend|month|year)"
    r"|(?:the\s+)?end\s+of\s+the\s+(?P<end_unit>week|month|year))\b",
    re.IGNORECASE,
)
_WITHIN = re.compile(
    r"\b(?:within|in)\s+(?:the\s+)?(?:next|coming|following)?\s*"
    r"(?P<n>\d{1,3}|a|an|one|two|three|four|five|six|seven|eight|nine|ten|twelve)?\s*"
    r"(?:more\s+)?(?P<unit>day|week|month|year)s?\b",
    re.IGNORECASE,
)
_COUNTS = {
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7,
    "eight": 8, "nine": 9, "ten": 10, "twelve": 12,
}  # fmt: skip


def until(text: str, reference: str | None = None) -> str | None:
    """ISO date that bounds the sentence, or None where it names none.

    `reference` is the ISO date at which relative words (this year, by Friday's month) are read;
    without it they give no bound.
    """
    at = _clipped(date.fromisoformat(reference[:10])) if reference else None
    for pattern in _ABSOLUTE:
        for match in pattern.finditer(text):
            found = _absolute(match, at)
            if found is not None:
                return found.isoformat()
    if at is None:
        return None
    relative = _relative(text, at)
    return relative.isoformat() if relative else None


def _clipped(at: date) -> date:
    """`at`, kept far enough from the calendar's ends to count from."""
    return min(max(at, date(2, 1, 1)), date(8000, 1, 1))


def _absolute(match: re.Match[str], at: date | None) -> date | None:
    """The last day that the words allow, or None where a part is missing or impossible."""
    parts = match.groupdict()
    month = _month(parts)
    if parts.get("year"):
        year = int(parts["year"])
    elif at is not None and month is not None:
        year = at.year if month >= at.month else at.year + 1
    else:
        return None
    day = int(parts["day"]) if parts.get("day") else None
    try:
        first = date(year, month or 1, day or 1)
    except ValueError:
        return None
    last = first if day else _last_day(year, month)
    edge = (parts.get("edge") or "").lower()
    if "start" in edge or "beginning" in edge:
        last = first
    if parts["lead"].lower() in ("before", "until", "till") and "end" not in edge:
        return first - timedelta(days=1)
    return last


def _month(parts: dict[str, str | None]) -> int | None:
    if parts.get("number"):
        return int(parts["number"] or 0)
    name = (parts.get("month") or "").lower()[:3]
    return _MONTHS.index(name) + 1 if name else None


def _last_day(year: int, month: int | None) -> date:
    return date(year, month, monthrange(year, month)[1]) if month else date(year, 12, 31)


def _relative(text: str, at: date) -> date | None:
    match = _WITHIN.search(text)
    if match is not None and (match["n"] or "next" in match[0] or "coming" in match[0]):
        return _after(at, _number(match["n"]), match["unit"].lower())
    match = _RELATIVE.search(text)
    if match is None:
        return None
    word = (match["word"] or "").lower()
    if word:
        return at + timedelta(days={"tomorrow": 1, "yesterday": -1}.get(word, 0))
    unit = (match["unit"] or match["end_unit"]).lower()
    shift = {"next": 1, "last": -1}.get((match["which"] or "this").lower(), 0)
    return _period_end(at, unit, shift)


def _number(words: str | None) -> int:
    if words is None:
        return 1
    return int(words) if words.isdigit() else _COUNTS[words.lower()]


def _after(at: date, count: int, unit: str) -> date:
    """The day `count` units after `at`; months and years keep the day where the calendar allows."""
    if unit in ("day", "week"):
        return at + timedelta(days=count * (7 if unit == "week" else 1))
    months = at.month - 1 + count * (12 if unit == "year" else 1)
    year, month = at.year + months // 12, months % 12 + 1
    return date(year, month, min(at.day, monthrange(year, month)[1]))


def _period_end(at: date, unit: str, shift: int) -> date:
    """Last day of the week (Sunday), month or year that lies `shift` periods from `at`."""
    if unit == "year":
        return date(at.year + shift, 12, 31)
    if unit == "month":
        months = at.month - 1 + shift
        return _last_day(at.year + months // 12, months % 12 + 1)
    return at + timedelta(days=6 - at.weekday() + 7 * shift)
