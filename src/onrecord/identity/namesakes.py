"""A bare surname that several people of a text share."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

_DOMINANT = 2.0
# Line breaks within which a full name is fresh, and beyond which another has faded.
_FRESH, _FADED = 8, 30


def choose(
    index: int,
    full: Mapping[int, Sequence[int]],
    uses: Sequence[int],
    paragraphs: Sequence[int],
    titles: Sequence[str | None],
    above: bool = False,
) -> int | None:
    """Whom mention `index` means, or None where the evidence does not single one out.

    `full` maps each candidate to the mentions that name it in full, `uses` are the mentions of
    the bare name; `paragraphs` and `titles` are of every mention; `above`: the headline has the
    bare name, and so means the one named first below. Evidence, strongest first: the
    same title before the name; the one whom the text calls by the bare name, where it names
    nobody else of that name in this paragraph; the only one named in this paragraph.
    """
    title = titles[index]
    if title is not None:
        same = [c for c, ms in full.items() if any(titles[m] == title for m in ms)]
        if len(same) == 1:
            return same[0]
    holder = _holder(full, uses, above)
    near = [c for c, ms in full.items() if _here(index, ms, paragraphs)]
    if not near:
        return holder if holder is not None else _fresh(index, full, paragraphs)
    if len(near) == 1 and holder in (None, near[0]):
        return near[0]
    return None


def _here(index: int, mentions: Sequence[int], paragraphs: Sequence[int]) -> bool:
    return any(m < index and paragraphs[m] == paragraphs[index] for m in mentions)


def _fresh(index: int, full: Mapping[int, Sequence[int]], paragraphs: Sequence[int]) -> int | None:
    """The only one named in full a little before, the others long before or not yet."""
    gaps: dict[int, int] = {}
    for candidate, mentions in full.items():
        before = [m for m in mentions if m < index]
        if before:
            gaps[candidate] = paragraphs[index] - paragraphs[before[-1]]
    close = [c for c, gap in gaps.items() if gap <= _FRESH]
    if len(close) != 1 or any(gap < _FADED for c, gap in gaps.items() if c != close[0]):
        return None
    return close[0]


def _holder(full: Mapping[int, Sequence[int]], uses: Sequence[int], above: bool) -> int | None:
    """The first named, where the bare name follows before the second, or who leads by far."""
    ranked = sorted(full, key=lambda c: full[c][0])
    first, second = ranked[0], ranked[1]
    if above or any(full[first][0] < use < full[second][0] for use in uses):
        return first
    others = max(len(full[c]) for c in ranked[1:])
    return first if len(full[first]) >= _DOMINANT * others else None
