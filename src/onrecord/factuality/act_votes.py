"""The act that the rules read and the learned model's log odds, weighed against each other."""

from __future__ import annotations

from collections.abc import Sequence
from typing import get_args

from onrecord.types import Act

ACTS: tuple[Act, ...] = get_args(Act)
# What the rules' word is worth, in log odds: learned beside the votes (training.heads). The
# accurate model votes; with the fast one the rules decide.
RULED = 1.41
# An act in which the rules are not outvoted: of what they read so in the training labels and
# sentences 89% is (65 of 73), and there are few others to learn it from.
SETTLED: Act = "retract"


def weighed(ruled: Act, votes: Sequence[float]) -> Act:
    """The likeliest act; the rules' own where the model says nothing (`votes` are empty)."""
    if ruled == SETTLED or len(votes) != len(ACTS):
        return ruled
    total = {act: vote + RULED * (act == ruled) for act, vote in zip(ACTS, votes, strict=True)}
    return max(ACTS, key=lambda act: total[act])
