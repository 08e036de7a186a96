"""A timeline as a drawing: lanes, a scale of days, and labels that do not collide."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from math import ceil
from typing import Literal

from onrecord.apps.web.dates import short

Lane = Literal["for", "against", "context", "instruments"]
# Lanes from top to bottom; the scale stands between the two sides.
ABOVE: tuple[Lane, ...] = ("for",)
BELOW: tuple[Lane, ...] = ("against", "context", "instruments")
# In the drawing's own units: its width, the column of the lanes' names, and a row of labels.
WIDTH, NAMES, ROW = 960.0, 104.0, 24.0
EDGE, SCALE, PAD = 12.0, 34.0, 8.0
# The widest that a letter of the labels is drawn, and the longest label in letters.
LETTER, LONGEST = 7.4, 34
DOT = 10.0
MOST_TICKS = 7
# The least room between two days on the scale.
APART = 90.0


@dataclass(frozen=True, slots=True)
class Point:
    """What is drawn: a day (ordinal), a lane, a label, where it leads, and whether it stands."""

    day: int
    lane: Lane
    label: str
    href: str
    stands: bool = True


@dataclass(frozen=True, slots=True)
class Mark:
    """A point in its place: the dot at `x`, `y`, the label beginning or ending at `text_x`."""

    point: Point
    x: float
    y: float
    text_x: float
    anchor: Literal["start", "end"]
    label: str


@dataclass(frozen=True, slots=True)
class Tick:
    """A day on the scale."""

    x: float
    label: str
    anchor: Literal["start", "middle", "end"] = "middle"


@dataclass(frozen=True, slots=True)
class Band:
    """A lane's name and the space that it takes."""

    lane: Lane
    top: float
    height: float


@dataclass(frozen=True, slots=True)
class Drawing:
    """All that is drawn; `scale_y` is where the scale runs."""

    width: float
    height: float
    left: float
    right: float
    scale_y: float
    bands: tuple[Band, ...]
    marks: tuple[Mark, ...]
    ticks: tuple[Tick, ...]


def draw(points: Sequence[Point]) -> Drawing | None:
    """The drawing of points in time; None where there is nothing to draw."""
    if not points:
        return None
    days = [p.day for p in points]
    scale = _Scale(min(days), max(days))
    bands: list[Band] = []
    marks: list[Mark] = []
    top = PAD
    scale_y = 0.0
    for lane in (*ABOVE, None, *BELOW):
        if lane is None:
            scale_y = top + SCALE / 2
            top += SCALE
            continue
        placed, rows = _rows([p for p in points if p.lane == lane], scale)
        if not placed:
            continue
        height = rows * ROW + PAD
        bands.append(Band(lane, top, height))
        marks += [_at(mark, top, row, rows, up=lane in ABOVE) for mark, row in placed]
        top += height
    return Drawing(
        WIDTH, round(top + PAD, 1), NAMES, WIDTH - EDGE, scale_y, tuple(bands), tuple(marks),
        tuple(_ticks(scale)),
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Scale:
    """Days from `first` to `last` over the width that the names leave."""

    first: int
    last: int

    def x(self, day: float) -> float:
        """Where a day stands; a single day stands at the left."""
        left, right = NAMES + EDGE, WIDTH - EDGE - DOT
        share = (day - self.first) / (self.last - self.first) if self.last > self.first else 0.0
        return round(left + share * (right - left), 1)


def _rows(points: Sequence[Point], scale: _Scale) -> tuple[list[tuple[Mark, int]], int]:
    """Marks with the first row in which their label has room, and the number of rows."""
    ends: list[list[tuple[float, float]]] = []
    placed: list[tuple[Mark, int]] = []
    for point in sorted(points, key=lambda p: p.day):
        mark, reach = _mark(point, scale)
        row = next((i for i, taken in enumerate(ends) if _free(taken, reach)), len(ends))
        if row == len(ends):
            ends.append([])
        ends[row].append(reach)
        placed.append((mark, row))
    return placed, len(ends)


def _free(taken: Sequence[tuple[float, float]], reach: tuple[float, float]) -> bool:
    return all(reach[0] > end or reach[1] < start for start, end in taken)


def _mark(point: Point, scale: _Scale) -> tuple[Mark, tuple[float, float]]:
    """The mark without its height, and from where to where it reaches."""
    x = scale.x(point.day)
    label = (
        point.label if len(point.label) <= LONGEST else point.label[: LONGEST - 1].rstrip() + "…"
    )
    size = len(label) * LETTER
    if x + DOT + size <= WIDTH:
        return Mark(point, x, 0.0, x + DOT, "start", label), (x - DOT, x + DOT + size)
    return Mark(point, x, 0.0, x - DOT, "end", label), (x - DOT - size, x + DOT)


def _at(mark: Mark, top: float, row: int, rows: int, *, up: bool) -> Mark:
    """The mark in its row; rows fill from the scale outwards."""
    place = rows - 1 - row if up else row
    y = round(top + PAD / 2 + (place + 0.5) * ROW, 1)
    return Mark(mark.point, mark.x, y, mark.text_x, mark.anchor, mark.label)


def _ticks(scale: _Scale) -> Iterator[Tick]:
    """A few days on the scale, evenly apart, with the year where it changes; the last one too."""
    step = max(1, ceil((scale.last - scale.first) / (MOST_TICKS - 1)))
    told = list(range(scale.first, scale.last + 1, step))
    if told[-1] != scale.last:
        near = scale.x(scale.last) - scale.x(told[-1]) < APART
        told = [*(told[:-1] if near and len(told) > 1 else told), scale.last]
    year = 0
    for day in told:
        at = date.fromordinal(day)
        label = short(at) if at.year == year else f"{short(at)} {at.year}"
        year = at.year
        x = scale.x(day)
        yield Tick(
            x, label, "end" if x > WIDTH - APART else "start" if x < NAMES + APART else "middle"
        )
