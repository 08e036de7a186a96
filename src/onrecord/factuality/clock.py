"""Times of day: "2:30 p.m. local time", "14:05 GMT", as hours and minutes with their offset."""

from __future__ import annotations

import re
from typing import NamedTuple

from onrecord.types import Precision


class Resolved(NamedTuple):
    """An ISO 8601 value and its precision.

    A weekend is its Saturday, as a day; a season takes ISO 8601-2's codes 21 (spring) to 24.
    """

    value: str
    precision: Precision


_HOURS = [
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
]
_CLOCK = re.compile(
    r"\b(?P<hour>\d{1,2})(?:[:.](?P<minute>\d{2}))? ?(?P<half>[ap])\.?m\b\.?"
    r"|\b(?P<hour24>[01]?\d|2[0-3]):(?P<minute24>[0-5]\d)\b(?!\.\d)"
    r"|\b(?P<noon>noon|midday)\b"
)
_SPOKEN = re.compile(rf"\b(?P<to>half past|quarter past|quarter to) (?P<word>{'|'.join(_HOURS)})\b")
# Offsets that a name fixes; "Eastern time" is another in summer, and which is not looked up.
_ZONES = {"gmt": "+00:00", "utc": "+00:00", "bst": "+01:00", "cet": "+01:00", "cest": "+02:00",
          "est": "-05:00", "edt": "-04:00", "cst": "-06:00", "cdt": "-05:00", "pst": "-08:00",
          "pdt": "-07:00", "jst": "+09:00", "ist": "+05:30", "msk": "+03:00"}  # fmt: skip
_ZONE = re.compile(rf"\b(?:{'|'.join(_ZONES)})\b")
_ELSEWHERE = re.compile(r"\b(?:eastern|central|pacific|mountain|\w+ standard) (?:\w+ )?time\b")
_EVENING = re.compile(r"\b(?:evening|night|afternoon)\b")


def read_clock(text: str, zone: str | None) -> str | None:
    """`HH:MM` and the offset of the time of day in `text`; None where there is none that is sure.

    Without a zone of its own a time of day is in that of the publication, `zone`.
    """
    named = _ZONE.search(text)
    offset = _ZONES[named[0]] if named else None if _ELSEWHERE.search(text) else zone
    found = _time(text)
    if found is None or offset is None:
        return None
    hour, minute = found
    return f"{hour:02d}:{minute:02d}{offset}" if hour < 24 and minute < 60 else None


def _time(text: str) -> tuple[int, int] | None:
    found = _CLOCK.search(text)
    if found is None:
        return _spoken(text)
    if found["noon"]:
        return 12, 0
    if found["hour24"]:
        return int(found["hour24"]), int(found["minute24"])
    hour = int(found["hour"]) % 12 + (12 if found["half"] == "p" else 0)
    return (hour, int(found["minute"] or 0)) if int(found["hour"]) <= 12 else None


def _spoken(text: str) -> tuple[int, int] | None:
    """ "Half past nine": of the morning, unless the words say otherwise."""
    found = _SPOKEN.search(text)
    if found is None:
        return None
    hour = _HOURS.index(found["word"]) + 1 + (12 if _EVENING.search(text) else 0)
    if found["to"] == "quarter to":
        return hour - 1, 45
    return hour, 30 if found["to"] == "half past" else 15
