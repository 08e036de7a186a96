"""Expressions of time to ISO 8601, relative ones against the day of publication."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta
from functools import cache

from dateutil.easter import easter

from onrecord.factuality.anchored import counted
from onrecord.factuality.clock import Resolved, read_clock
from onrecord.factuality.units import NUMBER, UNITS, count, day_moved, moved, week

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_SEASONS = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}
_MONTH = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
_DAY = r"(?P<day>mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\b\.?"
_WHICH = r"(?P<which>last|past|previous|this|current|next|coming|the)"
_OF_YEAR = r"(?:,? (?:of )?(?P<year>\d{4}|'\d\d)\b)?"
_WEEK = r"(?: (?P<later>week)\b)?"
_SEASON = r"(?P<season>spring|summer|autumn|fall|winter)"
_SINCE = r"(?:in |on |since |by |until |during )?"
_PART = r"(?:(?:early|late|mid|earlier|later)[ -]?(?:on )?)?"
MAX_LENGTH = 80
_Reading = Callable[["re.Match[str]", date | None, bool], Resolved | None]


def resolve(
    words: str,
    published: date | None,
    *,
    future: bool = False,
    zone: str | None = None,
    anchor: Resolved | None = None,
) -> Resolved | None:
    """What `words` mean said on the day `published`; `future` where they point forward.

    `zone` is the publication's offset ("+09:00"), in which times of day are read; `anchor` a time
    named before, from which "the day after" counts. None where the words name no time, or a
    relative one with nothing to count from.
    """
    text = " ".join(words.lower().replace("’", "'").split())
    if not text or len(text) > MAX_LENGTH:
        return None
    if anchor is not None and (from_anchor := counted(text, anchor)) is not None:
        return from_anchor
    day = _resolve_day(text, published, future)
    clock = read_clock(text, zone)
    if clock is None or day is None or day.precision != "day":
        return day
    return Resolved(f"{day.value}T{clock}", "minute")


def _resolve_day(text: str, published: date | None, future: bool) -> Resolved | None:
    for pattern, read in _patterns():
        found = pattern.search(text)
        if found is not None:
            try:
                return read(found, published, future)
            except (ValueError, OverflowError):
                # "February 30", or a date beyond the calendar: no time is named.
                return None
    return None


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], _Reading], ...]:
    rows: tuple[tuple[str, _Reading], ...] = (
        (r"\b(?P<year>\d{4})-(?P<m>\d{2})-(?P<d>\d{2})\b", _iso),
        (r"\b(?P<d>\d{1,2})[/.](?P<m>\d{1,2})[/.](?P<year>\d{4})\b", _iso),
        (rf"\bbetween (?P<d>\d{{1,2}}) and \d{{1,2}} {_MONTH}", _month_day),
        (rf"\b{_MONTH} (?P<d>\d{{1,2}})(?:st|nd|rd|th)?\b{_OF_YEAR}", _month_day),
        (rf"\b(?P<d>\d{{1,2}})(?:st|nd|rd|th)? (?:of )?{_MONTH}{_OF_YEAR}", _month_day),
        (rf"\b{_MONTH},? (?:of )?(?P<year>(?:1[89]|20)\d\d)\b", _month_year),
        (rf"\b{NUMBER} {UNITS} ago (?P<exact>today|this)\b", _ago),
        (rf"\b{NUMBER} {UNITS} (?:ago|earlier|before)\b", _ago),
        (r"\bin the (?:coming|next few) days\b", _this_week),
        (rf"\bin {NUMBER} {UNITS}\b", _ahead),
        (r"\bday before yesterday\b", _shift(-2)),
        (r"\bday after tomorrow\b", _shift(2)),
        (r"\b(?:yesterday|last night|overnight|the previous day)\b", _shift(-1)),
        (r"\btomorrow\b", _shift(1)),
        (r"\b(?:today|tonight|this (?:morning|afternoon|evening)|now|currently)\b", _shift(0)),
        (r"\b(?P<feast>new year's eve|new year's day|christmas eve|christmas(?: day)?|boxing day"
         r"|good friday|easter sunday|easter monday|palm sunday|easter)\b", _feast),
        (r"\bthe end of the (?P<unit>week|month|year)\b", _end_of),
        (rf"\b(?:{_WHICH} )?(?:past )?weekend\b", _weekend),
        (rf"\b(?:(?P<which>last|past|previous|this|next|coming) )?{_DAY}{_WEEK}", _weekday),
        (rf"\b{_WHICH} (?P<unit>week|month|year)\b", _unit),
        (rf"\b(?:{_WHICH} )?{_SEASON}\b{_OF_YEAR}", _season),
        (rf"^(?:in |on |since |by |until )?(?:{_WHICH} )?{_PART}{_MONTH}$", _month_alone),
        (rf"^{_SINCE}(?:early |late |mid-?)?(?:the year )?(?P<year>(?:1[89]|20)\d\d)$", _year),
        (r"^(?:in |since )?'(?P<year>\d\d)$", _short_year),
        (rf"\b(?:the )?(?:end|start|beginning|middle) of {_MONTH}$", _month_alone),
    )  # fmt: skip
    return tuple((re.compile(pattern), read) for pattern, read in rows)


def _iso(found: re.Match[str], _: date | None, __: bool) -> Resolved:
    day = date(int(found["year"]), int(found["m"]), int(found["d"]))
    return Resolved(day.isoformat(), "day")


def _month_number(found: re.Match[str]) -> int:
    return _MONTHS.index(found["month"][:3]) + 1


def _month_day(found: re.Match[str], published: date | None, future: bool) -> Resolved | None:
    month, day = _month_number(found), int(found["d"])
    if found.groupdict().get("year"):
        return Resolved(date(_full_year(found["year"]), month, day).isoformat(), "day")
    if published is None:
        return None
    return Resolved(_nearest_year(published, month, day, future).isoformat(), "day")


def _nearest_year(published: date, month: int, day: int, future: bool) -> date:
    """The date nearest publication on its side of it; a plan may lie half a year back."""
    this = date(published.year, month, day)
    if future and this < published - timedelta(days=182):
        return date(published.year + 1, month, day)
    if not future and this > published + timedelta(days=1):
        return date(published.year - 1, month, day)
    return this


def _month_year(found: re.Match[str], _: date | None, __: bool) -> Resolved:
    return Resolved(f"{int(found['year']):04d}-{_month_number(found):02d}", "month")


def _ago(found: re.Match[str], published: date | None, _: bool) -> Resolved | None:
    if published is None:
        return None
    if found.groupdict().get("exact"):
        return day_moved(published, found["unit"], -count(found))
    return moved(published, found["unit"], -count(found))


def _ahead(found: re.Match[str], published: date | None, _: bool) -> Resolved | None:
    return None if published is None else moved(published, found["unit"], count(found))


def _this_week(_: re.Match[str], published: date | None, __: bool) -> Resolved | None:
    return None if published is None else week(published)


def _end_of(found: re.Match[str], published: date | None, _: bool) -> Resolved | None:
    return None if published is None else moved(published, found["unit"], 0)


def _full_year(words: str) -> int:
    """A year of two digits is of the century in which it is past."""
    if not words.startswith("'"):
        return int(words)
    return (1900 if int(words[1:]) > 30 else 2000) + int(words[1:])


def _short_year(found: re.Match[str], _: date | None, __: bool) -> Resolved:
    return Resolved(str(_full_year(f"'{found['year']}")), "year")


# Days before or after Easter Sunday, or month and day.
_MOVABLE = {
    "palm sunday": -7,
    "good friday": -2,
    "easter": 0,
    "easter sunday": 0,
    "easter monday": 1,
}
_FIXED = {
    "new year's eve": (12, 31), "new year's day": (1, 1), "christmas eve": (12, 24),
    "christmas": (12, 25), "christmas day": (12, 25), "boxing day": (12, 26),
}  # fmt: skip


def _feast(found: re.Match[str], published: date | None, future: bool) -> Resolved | None:
    """The feast nearest publication on its side of it."""
    if published is None:
        return None
    name = found["feast"]
    if name in _FIXED:
        years = [date(published.year + k, *_FIXED[name]) for k in (-1, 0, 1)]
    else:
        shift = timedelta(days=_MOVABLE[name])
        years = [easter(published.year + k) + shift for k in (-1, 0, 1)]
    fitting = [day for day in years if (day >= published if future else day <= published)]
    chosen = min(fitting) if future else max(fitting)
    return Resolved(chosen.isoformat(), "day")


def _shift(days: int) -> _Reading:
    def read(_: re.Match[str], published: date | None, __: bool) -> Resolved | None:
        if published is None:
            return None
        return Resolved((published + timedelta(days=days)).isoformat(), "day")

    return read


def _weekend(found: re.Match[str], published: date | None, future: bool) -> Resolved | None:
    if published is None:
        return None
    which = found["which"] or "the"
    since = (published.weekday() - 5) % 7
    saturday = published - timedelta(days=since)
    if which in ("next", "coming") or (future and since > 1):
        saturday += timedelta(days=7)
    elif which in ("last", "past", "previous") and since < 2:
        saturday -= timedelta(days=7)
    return Resolved(saturday.isoformat(), "day")


def _weekday(found: re.Match[str], published: date | None, future: bool) -> Resolved | None:
    if published is None:
        return None
    target = _DAYS.index(found["day"][:3])
    back = (published.weekday() - target) % 7
    which = found["which"]
    if which in ("next", "coming") or (future and which in (None, "this") and back):
        day = published + timedelta(days=7 - back)
    elif which in ("last", "past", "previous") and back == 0:
        day = published - timedelta(days=7)
    else:
        day = published - timedelta(days=back)
    if found["later"]:
        day += timedelta(days=7)
    return Resolved(day.isoformat(), "day")


_STEPS = {"last": -1, "past": -1, "previous": -1, "next": 1, "coming": 1, "this": 0, "current": 0}


def _unit(found: re.Match[str], published: date | None, _: bool) -> Resolved | None:
    step = _STEPS.get(found["which"])
    return None if published is None or step is None else moved(published, found["unit"], step)


def _season(found: re.Match[str], published: date | None, future: bool) -> Resolved | None:
    code = _SEASONS[found["season"]]
    if found["year"]:
        return Resolved(f"{_full_year(found['year']):04d}-{code}", "season")
    if published is None or found["which"] is None:
        return None
    begins = date(published.year, (3, 6, 9, 12)[code - 21], 1)
    step = _STEPS.get(found["which"], 0)
    year = published.year + max(step, 0) * (begins <= published)
    if step < 0 or (not future and step == 0 and begins > published + timedelta(days=92)):
        year = published.year - (begins + timedelta(days=92) > published)
    return Resolved(f"{year:04d}-{code}", "season")


def _month_alone(found: re.Match[str], published: date | None, future: bool) -> Resolved | None:
    if published is None:
        return None
    month, which = _month_number(found), found.groupdict().get("which")
    year = published.year
    if which == "next" or (future and month < published.month):
        year += month <= published.month
    elif (which in ("last", "past") and month >= published.month) or (
        not future and month > published.month
    ):
        year -= 1
    return Resolved(f"{year:04d}-{month:02d}", "month")


def _year(found: re.Match[str], _: date | None, __: bool) -> Resolved:
    return Resolved(found["year"], "year")
