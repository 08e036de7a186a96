"""What is on record, by time: for the timeline, and for the list beside it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onrecord.apps.web.dates import in_words
from onrecord.apps.web.evidence import Card, by_whom
from onrecord.apps.web.material import Material
from onrecord.apps.web.safe import line
from onrecord.apps.web.timeline import Point
from onrecord.links.times import days
from onrecord.types import InstrumentView, StatusChange, Verdict, When

LONGEST_TITLE = 60


@dataclass(frozen=True, slots=True)
class Moment:
    """A point of the timeline, and the same in words."""

    point: Point
    when: str
    words: str


def moments(verdict: Verdict, material: Material, shown: Sequence[Card]) -> list[Moment]:
    """All that has a day, by day; statements before instruments."""
    found = [*_statements(material, shown), *_statuses(verdict, material)]
    return sorted(found, key=lambda m: m.point.day)


def _statements(material: Material, shown: Sequence[Card]) -> Iterator[Moment]:
    for card in shown:
        statement = material.statements.get(card.item.statement)
        value = _when(statement.said_at if statement else None, card.item.published)
        if (day := _day(value)) is None:
            continue
        n, bears = card.item.n, card.item.bears
        point = Point(day, bears, f"{n} {card.who}", f"#e{n}", card.stands)
        fallen = "" if card.stands else f" ({card.standing})"
        words = f"{card.who} {card.verb}: {card.quote}{fallen} [{n}], {bears}"
        yield Moment(point, in_words(line(value or "")), words)


def _statuses(verdict: Verdict, material: Material) -> Iterator[Moment]:
    for at, view in enumerate(verdict.instruments):
        told: set[tuple[int, str]] = set()
        for change in view.history:
            document = material.documents.get(change.doc)
            value = change.at.value if change.at else document.published if document else None
            day = _day(value)
            if day is None or (day, change.status) in told:
                continue
            told.add((day, change.status))
            yield _status(at, view, change, day, value or "")


def _status(at: int, view: InstrumentView, change: StatusChange, day: int, value: str) -> Moment:
    title = line(view.title, LONGEST_TITLE)
    maker = by_whom(change.by)
    by = f" by {maker}" if maker else ""
    point = Point(day, "instruments", f"{change.status}: {title}", f"#i{at}")
    return Moment(point, in_words(line(value)), f"{view.kind} “{title}”: {change.status}{by}")


def _when(said: When | None, published: str | None) -> str | None:
    return said.value if said is not None and said.origin == "text" else published


def _day(value: str | None) -> int | None:
    covered = days(value)
    return covered[0] if covered else None
