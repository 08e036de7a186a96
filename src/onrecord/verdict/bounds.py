"""The date by which a question's event must fall: absolute, or relative to a reference date."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta

from onrecord.factuality.clock import Resolved
from onrecord.factuality.dates import resolve
from onrecord.links.times import days

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
    r"\b(?P<lead>by|before|until|till|in|on|during|throughout|within|over|for"
    r"|between\s+[^,.?]{1,30}?\s+and)\s+"
    r"(?P<edge>(?:the\s+)?(?:very\s+)?(?:end|close|start|beginning|middle)\s+of\s+)?"
    r"(?:early\s+|late\s+|mid-?)?"
)
_ABSOLUTE = tuple(re.compile(_LEAD + form + r"(?![\w-])", re.IGNORECASE) for form in _DATES)
_RELATIVE = re.compile(
    r"\b(?P<lead>before|until|till)?\s*"
    r"(?P<edge>(?:the\s+)?end\s+of\s+)?(?:(?P<word>today|tonight|tomorrow|yesterday)"
    r"|(?P<which>this|next|last)\s+(?P<unit>week|month|year)"
    r"|(?:the\s+)?end\s+of\s+the\s+(?P<end_unit>week|month|year))\b",
    re.IGNORECASE,
)
_WITHIN = re.compile(
    r"\b(?:within|in)\s+(?:the\s+)?(?:next|coming|following)?\s*"
    r"(?P<n>\d{1,3}|a|an|one|two|three|four|five|six|seven|eight|nine|ten|twelve)?\s*"
    r"(?:more\s+)?(?P<unit>hour|day|week|month|year)(?P<many>s?)\b",
    re.IGNORECASE,
)
_PART = re.compile(
    r"\b(?P<which>first|second|third|fourth|last)\s+(?P<part>half|quarter)\s+of\s+"
    r"(?P<year>(?:1[89]|20|21)\d\d)\b",
    re.IGNORECASE,
)
_PARTS = {"first": 1, "second": 2, "third": 3, "fourth": 4}
# Times that the coverage names in the same words: weekdays, seasons, feasts, so long ago.
_NAMED = re.compile(
    r"\b(?P<lead>before|until|till)?\s*(?:(?:by|on|in|over|during|for)\s+)?"
    r"(?P<words>(?:(?:the|this|last|next|coming|past)\s+)?"
    r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|weekend"
    r"|(?:spring|summer|autumn|fall|winter)\b(?:,?\s+(?:of\s+)?\d{4})?"
    r"|christmas|new\s+year's\s+(?:eve|day)|easter|good\s+friday)"
    r"|(?:\d{1,3}|an?|one|two|three|four|five|six|seven|eight|nine|ten|twelve)\s+"
    r"(?:day|week|month|year)s?\s+ago)(?![\w-])",
    re.IGNORECASE,
)
_SEASON_ENDS = {"21": 5, "22": 8, "23": 11, "24": 14}
_COUNTS = {
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7,
    "eight": 8, "nine": 9, "ten": 10, "twelve": 12,
}  # fmt: skip


def until(text: str, reference: str | None = None, *, past: bool = False) -> str | None:
    """ISO date that bounds the sentence, or None where it names none.

    `reference` is the ISO date at which relative words (this year, by Friday) are read; without it
    they give no bound. `past` says that the sentence looks back: its Friday is the last one.
    """
    at = _clipped(date.fromisoformat(reference[:10])) if reference else None
    if (part := _part(text)) is not None:
        return part.isoformat()
    for pattern in _ABSOLUTE:
        for match in pattern.finditer(text):
            found = _absolute(match, at, past)
            if found is not None:
                return found.isoformat()
    if at is None:
        return None
    relative = _relative(text, at) or _named(text, at, past)
    return relative.isoformat() if relative else None


def _part(text: str) -> date | None:
    """The last day of a half or a quarter of a year."""
    match = _PART.search(text)
    if match is None:
        return None
    size = 6 if match["part"].lower() == "half" else 3
    which = _PARTS.get(match["which"].lower(), 12 // size)
    return _last_day(int(match["year"]), which * size) if which * size <= 12 else None


def _named(text: str, at: date, past: bool) -> date | None:
    """The last day of a time named as the coverage names it; the day before where before it."""
    match = _NAMED.search(text)
    if match is None:
        return None
    found = resolve(match["words"], at, future=not past)
    if found is None:
        return None
    first, last = _covered(found)
    if "weekend" in match["words"].lower():
        last += timedelta(days=1)
    return first - timedelta(days=1) if match["lead"] else last


def _covered(found: Resolved) -> tuple[date, date]:
    """The first and the last day of a time; a weekend is told by its Saturday."""
    if found.precision == "season":
        year, ends = int(found.value[:4]), _SEASON_ENDS[found.value[5:7]]
        last = _last_day(year + ends // 13, (ends - 1) % 12 + 1)
        return date(year, ends - 2, 1), last
    covered = days(found.value)
    if covered is None:
        raise ValueError(f"{found.value} is no time that days are counted in")
    return date.fromordinal(covered[0]), date.fromordinal(covered[1])


def _clipped(at: date) -> date:
    """`at`, kept far enough from the calendar's ends to count from."""
    return min(max(at, date(2, 1, 1)), date(8000, 1, 1))


def _absolute(match: re.Match[str], at: date | None, past: bool) -> date | None:
    """The last day that the words allow, or None where a part is missing or impossible."""
    parts = match.groupdict()
    month = _month(parts)
    if parts.get("year"):
        year = int(parts["year"])
    elif at is not None and month is not None:
        year = at.year + (month < at.month and not past) - (month > at.month and past)
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
    if match is not None and match["n"]:
        return _after(at, _number(match["n"]), match["unit"].lower())
    # "in the coming days" names no day
    if (
        match is not None
        and not match["many"]
        and match["unit"] != "hour"
        and re.search("next|coming", match[0], re.I)
    ):
        return _after(at, 1, match["unit"].lower())
    match = _RELATIVE.search(text)
    if match is None:
        return None
    word = (match["word"] or "").lower()
    before = timedelta(days=1 if match["lead"] and not match["edge"] else 0)
    if word:
        return at + timedelta(days={"tomorrow": 1, "yesterday": -1}.get(word, 0)) - before
    unit = (match["unit"] or match["end_unit"]).lower()
    shift = {"next": 1, "last": -1}.get((match["which"] or "this").lower(), 0)
    if before and not match["end_unit"]:
        return _period_end(at, unit, shift - 1)
    return _period_end(at, unit, shift)


def _number(words: str) -> int:
    return int(words) if words.isdigit() else _COUNTS[words.lower()]


def _after(at: date, count: int, unit: str) -> date:
    """The day `count` units after `at`; months and years keep the day where the calendar allows."""
    if unit == "hour":
        return at + timedelta(days=-(-count // 24))
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
