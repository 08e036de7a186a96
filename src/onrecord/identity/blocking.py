"""Which of many actors are worth comparing: near-linear in their number."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from onrecord.identity.matching import FORMS
from onrecord.identity.names import full_given
from onrecord.identity.skeletons import initials, skeleton, words_of
from onrecord.types import Actor

LARGEST = 60
"""A block of more actors than these says too little; its members are compared to neighbours."""
_WINDOW = 4


def keys(actor: Actor) -> frozenset[str]:
    """The blocks that an actor falls into; two that may be one share at least one of them."""
    found: set[str] = set()
    for name in (actor.name, *actor.aliases):
        words = [w for w in words_of(name) if w not in {"jr", "sr", "ii", "iii", "iv"}]
        if not words:
            continue
        if actor.kind == "person":
            words = [full_given(word) for word in words]
        bones = [skeleton(word) for word in words]
        if actor.kind != "person":
            bones = [skeleton(word) for word in words if word not in FORMS] or bones
            found.add(f"{actor.kind}:{' '.join(sorted(bones))}")
            letters = name.replace(".", "")
            short = len(letters) > 2 and letters.isupper() and " " not in letters
            found.add(f"{actor.kind}#{letters.lower() if short else initials(name)}")
        elif len(bones) > 1:
            # either end with the other's first sound, so that order does not count
            found.add(f"person:{bones[-1]}/{bones[0][:1]}")
            found.add(f"person:{bones[0]}/{bones[-1][:1]}")
        else:
            found.add(f"person={bones[0]}")
    return frozenset(found)


def candidates(actors: Sequence[Actor]) -> Iterator[tuple[int, int]]:
    """Pairs of indices `(i, j)`, i < j, each once, that share a block."""
    blocks: dict[str, list[int]] = defaultdict(list)
    for i, actor in enumerate(actors):
        for key in keys(actor):
            blocks[key].append(i)
    seen: set[tuple[int, int]] = set()
    for key in sorted(blocks):
        for pair in _pairs(blocks[key], actors):
            if pair not in seen:
                seen.add(pair)
                yield pair


def _pairs(block: Sequence[int], actors: Sequence[Actor]) -> Iterator[tuple[int, int]]:
    if len(block) <= LARGEST:
        for at, i in enumerate(block):
            for j in block[at + 1 :]:
                yield min(i, j), max(i, j)
        return
    # a crowd of one name: compared along the alphabet, each with the next few
    ranked = sorted(block, key=lambda i: (words_of(actors[i].name), i))
    for at, i in enumerate(ranked):
        for j in ranked[at + 1 : at + 1 + _WINDOW]:
            yield min(i, j), max(i, j)
