"""Spans as marks in a text: nested and overlapping ones too, and not a character changed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from markupsafe import Markup

from onrecord.apps.web.blocks import Block
from onrecord.apps.web.safe import plain
from onrecord.types import Span


@dataclass(frozen=True, slots=True)
class Role:
    """Spans of a source, a cue or a content: how they look."""

    kind: str
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Place:
    """Spans that something else on the page leads to, and from which `href` leads back.

    `kind` is how they look, `label` what the way back is called, `sign` what it shows.
    """

    id: str
    kind: str
    spans: tuple[Span, ...]
    href: str
    label: str
    sign: str


@dataclass(frozen=True, slots=True)
class _Open:
    """A place at one of its spans."""

    place: Place
    span: Span
    rank: tuple[int, int, int]
    first: bool
    last: bool


class Marker:
    """Draws one text; places that begin first, and are longer, are drawn around the others."""

    def __init__(self, text: str, roles: Sequence[Role], places: Sequence[Place]) -> None:
        self._text = text
        size = len(text)
        self._roles = [
            (clipped, r.kind) for r in roles for s in r.spans if (clipped := _clipped(s, size))
        ]
        self._opened = sorted(_openings(places, size), key=lambda o: o.rank)
        self._points = sorted(
            {p for s, _ in self._roles for p in s} | {p for o in self._opened for p in o.span}
        )
        self._starts: dict[int, list[_Open]] = {}
        self._kinds: dict[int, Counter[str]] = {}
        for opened in self._opened:
            self._starts.setdefault(opened.span.start, []).append(opened)
        for span, kind in self._roles:
            self._kinds.setdefault(span.start, Counter())[kind] += 1
            self._kinds.setdefault(span.end, Counter())[kind] -= 1

    def draw(self, blocks: Sequence[Block]) -> list[Markup]:
        """The markup of each block; blocks are in order and none overlaps another."""
        cuts = sorted({*self._points, *(p for b in blocks for p in (b.start, b.end))})
        drawn: list[Markup] = []
        pieces = self._pieces(cuts)
        piece = next(pieces, None)
        for block in blocks:
            while piece is not None and piece[0].end <= block.start:
                piece = next(pieces, None)
            mine: list[tuple[Span, tuple[_Open, ...], tuple[str, ...]]] = []
            while piece is not None and piece[0].end <= block.end:
                mine.append(piece)
                piece = next(pieces, None)
            drawn.append(self._block(mine))
        return drawn

    def _pieces(
        self, cuts: Sequence[int]
    ) -> Iterator[tuple[Span, tuple[_Open, ...], tuple[str, ...]]]:
        """The text between neighbouring cuts, with the places and the roles that it is in."""
        within: list[_Open] = []
        kinds: Counter[str] = Counter()
        for start, end in pairwise(cuts):
            within = [o for o in within if o.span.end > start] + self._starts.get(start, [])
            within.sort(key=lambda o: o.rank)
            kinds.update(self._kinds.get(start, Counter()))
            held = tuple(sorted(kind for kind, count in kinds.items() if count > 0))
            yield Span(start, end), tuple(within), held

    def _block(self, pieces: Sequence[tuple[Span, tuple[_Open, ...], tuple[str, ...]]]) -> Markup:
        out: list[Markup] = []
        around: tuple[_Open, ...] = ()
        for span, within, kinds in pieces:
            shared = _shared(around, within)
            out += [_close(o, span.start) for o in reversed(around[shared:])]
            out += [_open(o, span.start) for o in within[shared:]]
            around = within
            words = Markup.escape(plain(self._text[span.start : span.end]))
            out.append(
                Markup('<span class="{}">{}</span>').format(" ".join(kinds), words)
                if kinds
                else words
            )
        end = pieces[-1][0].end if pieces else 0
        out += [_close(o, end) for o in reversed(around)]
        return Markup("").join(out)


def _openings(places: Sequence[Place], size: int) -> Iterator[_Open]:
    for order, place in enumerate(places):
        spans = [clipped for s in sorted(place.spans) if (clipped := _clipped(s, size))]
        for at, span in enumerate(spans):
            rank = (span.start, -span.end, order)
            yield _Open(place, span, rank, at == 0, at == len(spans) - 1)


def _clipped(span: Span, size: int) -> Span | None:
    """The span within a text of that size; None where nothing is left of it."""
    start, end = max(0, span.start), min(size, span.end)
    return Span(start, end) if start < end else None


def _shared(one: Sequence[_Open], other: Sequence[_Open]) -> int:
    """How many places at the beginning both are in."""
    same = 0
    for mine, theirs in zip(one, other, strict=False):
        if mine is not theirs:
            break
        same += 1
    return same


def _open(opened: _Open, at: int) -> Markup:
    place = opened.place
    if opened.first and at == opened.span.start:
        return Markup('<mark class="{}" id="{}">').format(place.kind, place.id)
    return Markup('<mark class="{}">').format(place.kind)


def _close(opened: _Open, at: int) -> Markup:
    """The end of a mark; where the whole place ends, the way back stands behind its words."""
    if opened.last and at == opened.span.end:
        place = opened.place
        back = Markup('<a class="ref" href="{}" aria-label="{}" data-sign="{}"></a>')
        return back.format(place.href, place.label, place.sign) + Markup("</mark>")
    return Markup("</mark>")
