"""An article in full, its sources, cues and contents marked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from onrecord.apps.web.blocks import Block, blocks
from onrecord.apps.web.dates import in_words
from onrecord.apps.web.marks import Marker, Place, Role
from onrecord.apps.web.safe import address, line
from onrecord.types import Document, Span, Statement

# Characters of one article that are printed whatever is marked in it, and characters printed
# around a marked place beyond those.
MOST_CHARACTERS = 60_000
AROUND = 600
LONGEST_NAME = 200


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph that ends at code point `end`, or `left_out` characters between two."""

    words: Markup
    end: int
    furniture: bool = False
    left_out: int = 0


@dataclass(frozen=True, slots=True)
class _Part(Block):
    """A block as far as it is shown, or `left_out` characters."""

    left_out: int = 0


@dataclass(frozen=True, slots=True)
class Article:
    """A document as a page shows it."""

    id: str
    title: str
    facts: tuple[str, ...]
    address: str | None
    passages: tuple[Passage, ...]


def article(
    document: Document,
    key: str,
    statements: Sequence[Statement],
    places: Sequence[Place],
    room: int = MOST_CHARACTERS,
) -> Article:
    """The article with its marks; of one longer than `room`, the beginning and what is marked."""
    wanted = [place.spans for place in places]
    shown = windows(len(document.text), min(room, MOST_CHARACTERS), [s for w in wanted for s in w])
    marker = Marker(document.text, list(_roles(statements)), places)
    parts = list(_parts(blocks(document.text, document.body, document.title_span), shown))
    drawn = iter(marker.draw([part for part in parts if not part.left_out]))
    passages = tuple(
        Passage(Markup(), part.end, False, part.left_out)
        if part.left_out
        else Passage(next(drawn), part.end, part.furniture)
        for part in parts
    )
    return Article(
        id=key,
        title=line(document.title or document.name, LONGEST_NAME) or "Untitled",
        facts=tuple(facts(document)),
        address=address(document.url),
        passages=passages,
    )


def facts(document: Document) -> Iterator[str]:
    """Outlet, author and date, as far as they are known."""
    for name in (document.outlet, document.author):
        if name and (told := line(name, LONGEST_NAME)):
            yield told
    yield in_words(line(document.published, 40) if document.published else None)


def windows(size: int, room: int, wanted: Sequence[Span]) -> list[Span]:
    """What is shown of a text of `size`: its first `room` characters, and all that is wanted."""
    spans = [Span(0, min(size, room))]
    for span in wanted:
        start, end = max(0, span.start - AROUND), min(size, span.end + AROUND)
        if start < end:
            spans.append(Span(start, end))
    merged: list[Span] = []
    for span in sorted(spans):
        if merged and span.start <= merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, span.end))
        else:
            merged.append(span)
    return merged


def _parts(whole: Sequence[Block], shown: Sequence[Span]) -> Iterator[_Part]:
    """The blocks as far as they are shown, and how many characters lie between."""
    at = 0
    remaining = list(reversed(shown))
    for block in whole:
        while remaining and remaining[-1].start < block.end:
            window = remaining[-1]
            start, end = max(block.start, window.start), min(block.end, window.end)
            if start < end:
                if start > at:
                    yield _Part(at, start, False, start - at)
                yield _Part(start, end, block.furniture)
                at = end
            if window.end > block.end:
                break
            remaining.pop()
    size = whole[-1].end if whole else 0
    if at < size:
        yield _Part(at, size, False, size - at)


def _roles(statements: Sequence[Statement]) -> Iterator[Role]:
    """Sources, cues and contents of what is attributed; the author's own sentences stay plain."""
    for statement in statements:
        if statement.voice != "attributed":
            continue
        yield Role("content", statement.content.spans)
        if statement.cue is not None:
            yield Role("cue", statement.cue.spans)
        if statement.source is not None:
            yield Role("source", statement.source.spans)
