"""Pairs of actors that may be one, likeliest first, for a reviewer or for the rules to join."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onrecord.decisions import Decision
from onrecord.identity.blocking import candidates
from onrecord.identity.clusters import Clusters, judged, pair_of
from onrecord.identity.matching import Match, match
from onrecord.types import Actor

VERSION = "names-1"
"""The version of the rules that score names; decisions by rule bear it."""
_KINDS = frozenset({"person", "organisation", "state"})


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Two actors that may be one; `found` is the score with what it is made of."""

    one: Actor
    two: Actor
    found: Match


def suggest(
    actors: Sequence[Actor], decisions: Sequence[Decision], same: Clusters, least: float
) -> list[Suggestion]:
    """Pairs that score `least` or more, of which nobody has judged yet; the likeliest first.

    Pairs judged to be unsure come back only once that is undone.
    """
    known = judged(decisions)
    named = [actor for actor in actors if actor.id is not None and actor.kind in _KINDS]
    found = [
        Suggestion(one, two, scored)
        for one, two in _pairs(named)
        if (scored := match(one, two)).score >= least
        and not any(
            pair_of(i, j) in known
            for i in same.members(one.id or "")
            for j in same.members(two.id or "")
        )
    ]
    return sorted(found, key=lambda s: (-s.found.score, s.one.name, s.two.name, s.one.id or ""))


def _pairs(actors: Sequence[Actor]) -> Iterator[tuple[Actor, Actor]]:
    for i, j in candidates(actors):
        yield actors[i], actors[j]
