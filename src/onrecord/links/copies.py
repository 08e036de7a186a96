"""Copies of one story: the same wire copy printed by several outlets, whole or cut down."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from onrecord.links.groups import Groups, candidate_pairs, index
from onrecord.links.text import shingles, unquoted, words

# Words in a run. Five separate writers' own sentences; shorter runs are shared by any two texts.
_SHINGLE = 5
# One in this many shingles is indexed; the comparison itself uses all of them.
_SAMPLE = 4
# Share of the shorter text's runs, outside quotations, that the longer must have. A reprint with
# its own headline, byline and closing lines keeps well over half; two separately written reports
# of one event share few runs but their quotations, which is why those are left out.
CONTAINMENT = 0.5
# With less narrative than this many runs, whole texts are compared, and strictly.
_LEAST_NARRATIVE = 15
_CONTAINMENT_WITH_QUOTATIONS = 0.8
# Share of the runs in the shorter text's opening (its first third, or this many words) that must
# be shared too: two reports that both print a long document in full (a note, a speech) without
# quotation marks still open in their own words.
_OPENING = 0.3
_OPENING_WORDS = 50
# Fewer runs than this say nothing.
_LEAST = 8


@dataclass(frozen=True, slots=True)
class _Print:
    """Runs of one text: outside quotations, in the opening of that, and in all."""

    narrative: frozenset[int]
    opening: frozenset[int]
    whole: frozenset[int]


def copy_groups(texts: Mapping[str, str], threshold: float = CONTAINMENT) -> dict[str, str]:
    """Document id → the smallest id among the copies of its story; its own id where it has none.

    `threshold` is the share of the shorter text's five-word runs that the longer must contain.
    Near linear in the number of documents, and independent of their order.
    """
    prints = {doc: _print(text) for doc, text in texts.items()}
    sampled = {doc: [h for h in p.whole if h % _SAMPLE == 0] for doc, p in prints.items()}
    groups = Groups(prints)
    postings = (ids for ids in index(sampled).values() if len(ids) > 1)
    for one, other in sorted(candidate_pairs(postings)):
        if groups.find(one) != groups.find(other) and _same(prints[one], prints[other], threshold):
            groups.join(one, other)
    return groups.named()


def _print(text: str) -> _Print:
    narrative = words(unquoted(text))
    opening = narrative[: max(2 * _SHINGLE, min(len(narrative) // 3, _OPENING_WORDS))]
    return _Print(
        shingles(narrative, _SHINGLE), shingles(opening, _SHINGLE), shingles(words(text), _SHINGLE)
    )


def _same(one: _Print, other: _Print, threshold: float) -> bool:
    """Whether the shorter text is printed inside the longer."""
    short, long = sorted((one, other), key=lambda p: len(p.narrative))
    if len(short.narrative) >= _LEAST_NARRATIVE:
        shared = _containment(short.narrative, long.narrative)
        opening = len(short.opening & long.narrative) / len(short.opening)
        return shared >= threshold and opening >= _OPENING
    return _containment(one.whole, other.whole) >= _CONTAINMENT_WITH_QUOTATIONS


def _containment(one: frozenset[int], other: frozenset[int]) -> float:
    """Share of the smaller set that the larger holds, in [0, 1]; 0 where there is too little."""
    least = min(len(one), len(other))
    if least < _LEAST:
        return 1.0 if one == other and one else 0.0
    return len(one & other) / least
