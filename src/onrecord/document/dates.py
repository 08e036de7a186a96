"""Publication dates: whatever a page or a person writes, to ISO 8601; today is never consulted."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta, timezone, tzinfo
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from dateutil import parser

from onrecord.errors import InputError

MAX_DATE_LENGTH = 100
_FIRST_YEAR = 1500
_REMEDY = "write it like 2020-01-07 or 2020-01-07T10:30:00-05:00"
# Names of zones in English-language news, in hours; those with two readings (IST, AST) are absent.
_OFFSETS = {
    "UTC": 0, "GMT": 0, "Z": 0, "EST": -5, "EDT": -4, "CST": -6, "CDT": -5, "MST": -7, "MDT": -6,
    "PST": -8, "PDT": -7, "AKST": -9, "AKDT": -8, "HST": -10, "BST": 1, "WET": 0, "WEST": 1,
    "CET": 1, "CEST": 2, "EET": 2, "EEST": 3, "MSK": 3, "SAST": 2, "EAT": 3, "WAT": 1, "PKT": 5,
    "SGT": 8, "HKT": 8, "JST": 9, "KST": 9, "AEST": 10, "AEDT": 11, "AWST": 8, "NZST": 12,
    "NZDT": 13,
}  # fmt: skip
_REGIONS = {
    "ET": "America/New_York",
    "CT": "America/Chicago",
    "MT": "America/Denver",
    "PT": "America/Los_Angeles",
}
_YEAR = re.compile(r"(?<!\d)[12]\d{3}(?!\d)")
_COMPACT = re.compile(r"(?:1[5-9]|2\d)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])")
_NUMERIC = re.compile(r"(?<!\d)(\d{1,2})([/.-])(\d{1,2})\2\d{4}(?!\d)")
_CLOCK = re.compile(r"\d\s*:\s*\d\d|\d\s*[ap]\.?m\b|\dT\d{2}", re.IGNORECASE)
_DOTTED = re.compile(r"\b([ap])\.\s?m\b\.?", re.IGNORECASE)
_NOISE = re.compile(r"\b(?:at|on)\b|[·|]", re.IGNORECASE)
_DOUBLE_ZONE = re.compile(r"([+-]\d{2}:?\d{2})\s+(?:UTC|GMT|\([A-Z]{2,5}\))$")
_ZONE = re.compile(r"\b([A-Z]{1,4}T|UTC|MSK)\b")


def parse_published(value: str, name: str = "published") -> str:
    """ISO 8601 date, or date-time with the offset that was given; InputError if not one day.

    A value without day, month or year, of two readings (03/04/2020) or in seconds since 1970 is
    refused rather than guessed; `name` is what the error names.
    """
    text = value.strip()
    if not text or len(text) > MAX_DATE_LENGTH:
        raise InputError(name, f"no date where one was given: {_REMEDY}")
    try:
        moment, clock = _read(text)
    except _UnclearError as error:
        raise InputError(name, f"{text!r} {error}: {_REMEDY}") from error
    if moment.year < _FIRST_YEAR:
        raise InputError(name, f"{text!r} is too early for a publication date: {_REMEDY}")
    return moment.isoformat() if clock else moment.date().isoformat()


def is_future(published: str, now: datetime | None = None) -> bool:
    """Whether an ISO date or date-time lies after `now` (default: the clock) in every zone."""
    now = now or datetime.now(UTC)
    moment = datetime.fromisoformat(published)
    if moment.tzinfo is not None:
        return moment > now
    # A day, or an hour without a zone, has come once it has come anywhere on Earth (UTC+14).
    latest = now.astimezone(timezone(timedelta(hours=14))).replace(tzinfo=None)
    return moment > latest


class _UnclearError(Exception):
    """Why a value is not one date; its text completes the sentence."""


def _read(text: str) -> tuple[datetime, bool]:
    if text.isdigit():
        if not _COMPACT.fullmatch(text):
            raise _UnclearError("is a number, not a date")
        return datetime.combine(date.fromisoformat(_checked(text)), datetime.min.time()), False
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return _loose(text)
    return moment.replace(microsecond=0), bool(_CLOCK.search(text)) or "T" in text


def _checked(text: str) -> str:
    try:
        date.fromisoformat(text)
    except ValueError as error:
        raise _UnclearError("is not a day of the calendar") from error
    return text


def _loose(text: str) -> tuple[datetime, bool]:
    if not _YEAR.search(text):
        raise _UnclearError("has no year of four digits")
    for first, _, second in _NUMERIC.findall(text):
        if int(first) <= 12 and int(second) <= 12 and first != second:
            raise _UnclearError("can be read as two different days")
    cleaned = _DOUBLE_ZONE.sub(r"\1", _DOTTED.sub(r"\1m", text))
    cleaned = _NOISE.sub(" ", cleaned).strip()
    moment = _parse(cleaned, datetime(2000, 1, 1))
    if moment != _parse(cleaned, datetime(2004, 2, 2)):
        raise _UnclearError("does not give day, month and year")
    clock = bool(_CLOCK.search(text))
    zone = _ZONE.search(cleaned)
    if clock and zone and moment.tzinfo is None and zone[1] in _REGIONS:
        moment = moment.replace(tzinfo=_region(zone[1], moment))
    return moment, clock


def _parse(text: str, default: datetime) -> datetime:
    try:
        moment = parser.parse(text, default=default, tzinfos=_zone)
    except (ValueError, OverflowError, TypeError) as error:
        raise _UnclearError("is not a date") from error
    if not isinstance(moment, datetime):
        raise _UnclearError("is not a date")
    return _fixed(moment)


def _zone(name: str | None, offset: int | None) -> tzinfo | None:
    """A fixed offset in seconds as given or by name; None, never this machine's, if unknown."""
    if offset is None and name in _OFFSETS:
        offset = _OFFSETS[name] * 3600
    return None if offset is None else timezone(timedelta(seconds=offset))


def _fixed(moment: datetime) -> datetime:
    """The same moment with a plain offset, so that two readings compare equal."""
    offset = moment.utcoffset()
    zone = None if offset is None else timezone(offset)
    return moment.replace(tzinfo=zone, microsecond=0)


def _region(zone: str, moment: datetime) -> tzinfo | None:
    try:
        offset = moment.replace(tzinfo=ZoneInfo(_REGIONS[zone])).utcoffset()
    except ZoneInfoNotFoundError:
        # A machine without zone data: the hour stays as written, without an offset.
        return None
    return timezone(offset) if offset is not None else None
