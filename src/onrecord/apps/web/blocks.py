"""A text in paragraphs, its furniture apart, without a character lost or added."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from onrecord.types import Span

# Widths at which programs break lines; lines of a narrower block were broken by hand, those of a
# wider one are paragraphs.
NARROWEST, WIDEST = 40, 100
_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|\Z)")


@dataclass(frozen=True, slots=True)
class Block:
    """Code points `[start, end)`: a paragraph with the blanks after it; `furniture` is no news."""

    start: int
    end: int
    furniture: bool


@dataclass(frozen=True, slots=True)
class _Line:
    start: int
    end: int
    text: str
    furniture: bool


def blocks(text: str, body: Sequence[Span], title: Span | None = None) -> tuple[Block, ...]:
    """Paragraphs in order, one beginning where the one before ends; all of `text` is in them.

    The line of the title counts as furniture, since pages print the title above the text.
    """
    news = [span for span in body if title is None or span != title]
    found: list[Block] = []
    for run in _paragraphs(text, news):
        first, last = run[0].start, run[-1].end
        furniture = next((item.furniture for item in run if item.text), False)
        if found and furniture and found[-1].furniture:
            found[-1] = Block(found[-1].start, last, True)
        else:
            found.append(Block(first, last, furniture))
    return tuple(found)


def _paragraphs(text: str, news: Sequence[Span]) -> Iterator[list[_Line]]:
    """Runs of lines between blank ones, broken further where a line ends of its own accord."""
    run: list[_Line] = []
    for item in _lines(text, news):
        if item.text and run and run[-1].text == "" and any(one.text for one in run):
            yield from _broken(run)
            run = []
        run.append(item)
    if run:
        yield from _broken(run)


def _broken(run: list[_Line]) -> Iterator[list[_Line]]:
    """The run in pieces: a new one where no program broke the line, or where furniture begins."""
    width = max(len(item.text) for item in run)
    piece = [run[0]]
    for item, following in pairwise(run):
        if item.text and following.text and not _soft(item, following, width):
            yield piece
            piece = []
        piece.append(following)
    yield piece


def _soft(item: _Line, following: _Line, width: int) -> bool:
    """Whether a program broke the line: the next word had no room in it."""
    word = following.text.split(maxsplit=1)[0]
    full = NARROWEST <= width <= WIDEST and len(item.text) + 1 + len(word) > width
    return full and item.furniture == following.furniture


def _lines(text: str, news: Sequence[Span]) -> Iterator[_Line]:
    """All lines with what breaks them; a blank one has no text and is what the one before is."""
    furniture = False
    spans = iter(sorted(news))
    span = next(spans, None)
    for match in _LINE.finditer(text):
        start, end = match.span()
        if start == end:
            continue
        while span is not None and span.end <= start:
            span = next(spans, None)
        words = match.group().strip()
        if words:
            furniture = span is None or span.start >= end
        yield _Line(start, end, words, furniture)
