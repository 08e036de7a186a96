"""What was retrieved for a question, and what became of it, as a plain table."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from onrecord.apps.cli.plain import Column, clean, row, wrap
from onrecord.types import Considered

OUTCOME, FIGURE, GAP = 9, 5, 2
"""Cells for the longest outcome (`off topic`), for a figure (`+0.85`), and between columns."""
LONGEST = 160
"""Letters of a statement's words: enough to know it by."""


def considered_lines(items: Sequence[Considered], width: int) -> Iterator[str]:
    """Outcome, the four scores, and who said what; under it, why. Most promising first."""
    columns = _columns(width)
    yield from row(columns, [[column.title] for column in columns], GAP)
    yield from row(columns, [["-" * column.room] for column in columns], GAP)
    for item in items:
        yield from _lines(item, columns)


def _columns(width: int) -> tuple[Column, ...]:
    names = ("meaning", "words", "on it", "lean")
    figures = tuple(Column(name, max(FIGURE, len(name)), figures=True) for name in names)
    used = OUTCOME + sum(column.room for column in figures) + GAP * (len(figures) + 1)
    return (Column("outcome", OUTCOME), *figures, Column("who and what", width - used))


def _lines(item: Considered, columns: Sequence[Column]) -> list[str]:
    room = columns[-1].room
    who = clean(item.speaker or "Unnamed")
    words = clean(item.quote)
    if len(words) > LONGEST:
        words = words[:LONGEST].rsplit(" ", 1)[0] + " …"
    told = wrap(f"{who}: {words}", room) + wrap(f"= {item.why} ({clean(item.doc)})", room)
    scores = (item.similarity, item.words, item.topical)
    contents = [
        [item.outcome.replace("_", " ")],
        *([_score(score)] for score in scores),
        [_score(item.lean, sign=True)],
        told,
    ]
    return row(columns, contents, GAP)


def _score(value: float | None, *, sign: bool = False) -> str:
    if value is None:
        return "-"
    return f"{value:+.2f}" if sign else f"{value:.2f}"
