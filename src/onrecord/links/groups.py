"""Grouping: disjoint sets named by their smallest member, and candidate pairs from an index."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import TypeVar

Key = TypeVar("Key", bound=Hashable)

# A posting list up to this length yields all its pairs; a longer one only neighbours and its head.
_ALL_PAIRS = 8


class Groups:
    """Disjoint sets of ids; each set is named by its smallest member."""

    def __init__(self, ids: Iterable[str]) -> None:
        self._parent = {i: i for i in ids}

    def find(self, member: str) -> str:
        """The smallest id of the member's set."""
        root = member
        while self._parent[root] != root:
            root = self._parent[root]
        while self._parent[member] != root:
            self._parent[member], member = root, self._parent[member]
        return root

    def join(self, one: str, other: str) -> str:
        """Unite two sets; returns the name of the union."""
        low, high = sorted((self.find(one), self.find(other)))
        self._parent[high] = low
        return low

    def named(self) -> dict[str, str]:
        """Each id with the name of its set, in the order of ids."""
        return {member: self.find(member) for member in sorted(self._parent)}


def index(keys: Mapping[str, Iterable[Key]]) -> dict[Key, list[str]]:
    """Key → sorted ids that have it."""
    postings: dict[Key, list[str]] = {}
    for member in sorted(keys):
        for key in keys[member]:
            postings.setdefault(key, []).append(member)
    return postings


def candidate_pairs(postings: Iterable[Sequence[str]]) -> set[tuple[str, str]]:
    """Pairs that share a key: linear in the postings, since long lists pair only neighbours."""
    return {pair for members in postings for pair in _pairs(members)}


def _pairs(members: Sequence[str]) -> Iterator[tuple[str, str]]:
    if len(members) <= _ALL_PAIRS:
        for i, one in enumerate(members):
            for other in members[i + 1 :]:
                yield one, other
        return
    head = members[0]
    for one, other in pairwise(members):
        yield one, other
        if one != head:
            yield head, other
