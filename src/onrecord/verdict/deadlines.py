"""Whether an event that a text puts at a date comes too late for the question."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from onrecord.links.times import said
from onrecord.types import Event, Proposition

# "By June" asks whether it comes in time, "in June" about the June event alone.
_IN_TIME = re.compile(
    r"\b(?:by|before|until|till|within|at the latest|(?:this|next) (?:week|month|year)"
    r"|(?:the )?end of the (?:week|month|year))\b",
    re.IGNORECASE,
)


def is_deadline(proposition: Proposition) -> bool:
    """Whether what happens after the question's bound answers it no."""
    return proposition.until is not None and _IN_TIME.search(proposition.text) is not None


def too_late(events: Sequence[Event], until: str | None) -> bool:
    """Whether words of the text put every one of `events` after `until`, an ISO date."""
    if until is None or not events:
        return False
    bound = date.fromisoformat(until).toordinal()
    return all(_begins(event) > bound for event in events)


def _begins(event: Event) -> int:
    """The first day that the event may fall on, 0 where only the date of publication tells it."""
    if event.time is None or event.time.origin != "text":
        return 0
    days = said(event.time)
    return days[0] if days is not None else 0
