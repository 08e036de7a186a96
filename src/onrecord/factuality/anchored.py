"""Times that count from one named before: "the day after", "two weeks earlier"."""

from __future__ import annotations

import re
from datetime import date

from onrecord.factuality.clock import Resolved
from onrecord.factuality.units import NUMBER, UNITS, count, day_moved, moved

_SAME = re.compile(
    r"\b(?:(?:the )?same (?P<unit>day|week|month|year)|(?:on )?that (?P<one>day|night))\b"
)
_NEIGHBOUR = re.compile(
    r"\b(?:the )?(?P<way>day before|previous|preceding|week before|month before|year before"
    r"|following|next|day after|week after|month after|year after)\b"
    r"(?: (?P<unit>day|week|month|year|morning|night))?"
)
_AWAY = re.compile(rf"\b{NUMBER} {UNITS} (?P<way>earlier|later|before|after|afterwards)\b")
_NTH = re.compile(
    r"\bthe (?P<nth>second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth)"
    r" (?P<unit>day|week|month|year)\b"
)
_ORDINALS = [
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
]
_BACK = ("before", "previous", "preceding", "earlier")


def counts_from(words: str) -> bool:
    """Whether `words` count from a time named before rather than from the publication."""
    text = " ".join(words.lower().split())
    patterns = (_SAME, _AWAY, _NTH, _NEIGHBOUR)
    return not text.startswith("next ") and any(p.search(text) for p in patterns)


def counted(text: str, anchor: Resolved) -> Resolved | None:
    """What `text` means counted from `anchor`; None where it does not count from one."""
    if _SAME.search(text):
        return anchor
    found = _AWAY.search(text)
    if found is not None:
        by = count(found)
    elif (found := _NTH.search(text)) is not None:
        by = _ORDINALS.index(found["nth"])
        return _from(anchor, found["unit"], by)
    elif (found := _NEIGHBOUR.search(text)) is not None:
        by = 1
    else:
        return None
    unit = found["unit"] or found["way"].split()[0]
    unit = {"morning": "day", "night": "day"}.get(unit, unit)
    if unit not in ("day", "week", "fortnight", "month", "year", "decade"):
        return None
    return _from(anchor, unit, -by if found["way"].split()[-1] in _BACK else by)


def _from(anchor: Resolved, unit: str, by: int) -> Resolved | None:
    """So many units from an anchor, which must be at least as exact as the unit."""
    if anchor.precision in ("day", "minute"):
        return day_moved(date.fromisoformat(anchor.value[:10]), unit, by)
    if anchor.precision == "month" and unit in ("month", "year"):
        year, month = map(int, anchor.value.split("-"))
        return (
            moved(date(year, month, 1), unit, by)
            if unit == "month"
            else (Resolved(f"{year + by:04d}-{month:02d}", "month"))
        )
    if anchor.precision == "year" and unit in ("year", "decade"):
        return moved(date(int(anchor.value), 1, 1), unit, by)
    return None
