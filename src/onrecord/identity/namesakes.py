"""A bare surname that several people of a text share."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

_DOMINANT = 2.0


def choose(
    index: int,
    full: Mapping[int, Sequence[int]],
    paragraphs: Sequence[int],
    titles: Sequence[str | None],
) -> int | None:
    """Whom mention `index` means, or None where the evidence does not single one out.

    `full` maps each candidate to the mentions that name it in full; `paragraphs` and `titles`
    are of every mention. Evidence, strongest first: the same title before the name; the only one
    introduced so far; the only one named in this paragraph, where nobody else leads the text.
    """
    title = titles[index]
    if title is not None:
        same = [c for c, ms in full.items() if any(titles[m] == title for m in ms)]
        if len(same) == 1:
            return same[0]
    introduced = [c for c, ms in full.items() if any(m < index for m in ms)]
    if len(introduced) == 1:
        return introduced[0]
    near = [c for c, ms in full.items() if _here(index, ms, paragraphs)]
    lead = _leader(full)
    if len(near) == 1:
        return near[0] if lead in (None, near[0]) else None
    return lead if not near else None


def _here(index: int, mentions: Sequence[int], paragraphs: Sequence[int]) -> bool:
    return any(m < index and paragraphs[m] == paragraphs[index] for m in mentions)


def _leader(full: Mapping[int, Sequence[int]]) -> int | None:
    ranked = sorted(full, key=lambda c: (-len(full[c]), c))
    first, second = ranked[0], ranked[1]
    return first if len(full[first]) >= _DOMINANT * len(full[second]) else None
