"""Decisions on who is who, and what follows from all of them together."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from onrecord.decisions import Decision

RULES = "onrecord "
"""What the name of those who judge by rule begins with; a reviewer's judgement goes before."""


def by_rule(decision: Decision) -> bool:
    """True for a decision that no person made."""
    return decision.who.startswith(RULES)


def standing(decisions: Iterable[Decision]) -> tuple[Decision, ...]:
    """Those that nobody has undone, in order of time; an undoing may itself be undone."""
    ordered = sorted(decisions, key=lambda d: (d.at, d.id))
    undone: set[str] = set()
    for decision in reversed(ordered):
        if decision.judgement == "undo" and decision.id not in undone:
            undone.add(decision.subject)
    return tuple(d for d in ordered if d.id not in undone and d.judgement != "undo")


def judged(decisions: Iterable[Decision]) -> dict[tuple[str, str], Decision]:
    """The judgement that counts on each pair, ids in order: a person's before a rule's, then the
    latest."""
    out: dict[tuple[str, str], Decision] = {}
    for decision in standing(decisions):
        if decision.object is None or decision.object == decision.subject:
            continue
        pair = pair_of(decision.subject, decision.object)
        held = out.get(pair)
        if held is None or by_rule(held) or not by_rule(decision):
            out[pair] = decision
    return out


def pair_of(one: str, two: str) -> tuple[str, str]:
    """Two ids in order."""
    return (one, two) if one < two else (two, one)


@dataclass(frozen=True, slots=True)
class Clusters:
    """Which ids are one actor: `canonical` maps each id that decisions touch to the one to use.

    `groups` maps the ones to use to all that they stand for.
    """

    canonical: Mapping[str, str]
    groups: Mapping[str, tuple[str, ...]]

    def of(self, identifier: str, document: str | None = None) -> str:
        """The id to use for an actor, as one document has it where that makes a difference."""
        if document is not None:
            local = self.canonical.get(f"{identifier}@{document}")
            if local is not None:
                return local
        return self.canonical.get(identifier, identifier)

    def members(self, identifier: str) -> tuple[str, ...]:
        """All that is one actor with this id, in order: ids, and `ID@DOCUMENT`."""
        own = self.of(identifier)
        return self.groups.get(own, (own,))

    def ids(self, identifier: str) -> tuple[str, ...]:
        """The same without documents: every id under which rows of the actor may stand."""
        found = {i for node in self.members(identifier) for i in (node, node.rpartition("@")[0])}
        return tuple(sorted(found - {""}))

    @property
    def touched(self) -> frozenset[str]:
        """All ids of which a decision says something, with and without their document."""
        whole = frozenset(self.canonical)
        return whole | {node.rpartition("@")[0] for node in whole if "@" in node}


def clusters(decisions: Iterable[Decision], homes: Mapping[str, str] | None = None) -> Clusters:
    """What all decisions come to; the order in which they were made shows only where two clash.

    `homes` maps `ID@DOCUMENT` to its `ID`: such a node stays with the id unless a judgement parts
    the two. A "same" that would join what a "different" parts is passed over.
    """
    homes = homes or {}
    pairs = judged(decisions)
    parted = {pair for pair, d in pairs.items() if d.judgement == "different"}
    same = [pair for pair, d in pairs.items() if d.judgement == "same"]
    ranked = sorted(same, key=lambda pair: (by_rule(pairs[pair]), pair))
    ranked += sorted(pair_of(node, home) for node, home in homes.items())
    groups: dict[str, set[str]] = {i: {i} for pair in (*parted, *ranked) for i in pair}
    for one, two in ranked:
        left, right = groups[one], groups[two]
        if left is right or _parts(parted, left, right):
            continue
        left |= right
        for member in right:
            groups[member] = left
    canonical = {i: _chief(group) for i, group in groups.items()}
    members = {chief: tuple(sorted(groups[chief])) for chief in set(canonical.values())}
    return Clusters(canonical, members)


def _parts(parted: Collection[tuple[str, str]], left: set[str], right: set[str]) -> bool:
    return any((a in left and b in right) or (a in right and b in left) for a, b in parted)


def _chief(group: Collection[str]) -> str:
    """The id that stands for a group: one of no single document, the longest, the first."""
    return min(group, key=lambda i: ("@" in i, -len(i), i))
