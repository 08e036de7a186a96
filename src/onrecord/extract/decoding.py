"""From tag scores to spans of word pieces."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

FORBIDDEN = -1e4


@dataclass(frozen=True, slots=True)
class PieceSpan:
    """Pieces `[start, end)` in a role, with the mean probability of their tags."""

    role: str
    start: int
    end: int
    confidence: float

    def moved(self, pieces: int) -> PieceSpan:
        """The same span that many pieces later."""
        return PieceSpan(self.role, self.start + pieces, self.end + pieces, self.confidence)


def constrain(transitions: NDArray[np.float64], labels: Sequence[str]) -> NDArray[np.float64]:
    """`transitions` with an inside tag allowed only after its own begin or inside tag."""
    out = transitions.copy()
    for b, later in enumerate(labels):
        if later.startswith("I-"):
            for a, earlier in enumerate(labels):
                if earlier[2:] != later[2:]:
                    out[a, b] = FORBIDDEN
    return out


def viterbi(
    emissions: NDArray[np.float32], transitions: NDArray[np.float64], start: NDArray[np.float64]
) -> NDArray[np.int64]:
    """The best tag path, (n,), under `emissions` (n, k)."""
    steps, labels = emissions.shape
    back = np.zeros((steps, labels), dtype=np.int64)
    score = start + emissions[0]
    for t in range(1, steps):
        moves = score[:, None] + transitions
        back[t] = moves.argmax(axis=0)
        score = moves[back[t], np.arange(labels)] + emissions[t]
    path = np.zeros(steps, dtype=np.int64)
    path[-1] = int(score.argmax())
    for t in range(steps - 1, 0, -1):
        path[t - 1] = back[t, path[t]]
    return path


def softmax(scores: NDArray[np.floating]) -> NDArray[np.float64]:
    """Probabilities over the last axis."""
    shifted = np.exp(scores - scores.max(axis=-1, keepdims=True))
    return np.asarray(shifted / shifted.sum(axis=-1, keepdims=True), dtype=np.float64)


def spans_of(
    path: NDArray[np.int64], probabilities: NDArray[np.float64], labels: Sequence[str]
) -> list[PieceSpan]:
    """The maximal runs of one role in a tag path."""
    found: list[PieceSpan] = []
    start, role = 0, ""
    for t in range(len(path) + 1):
        label = labels[path[t]] if t < len(path) else "O"
        if role and label != f"I-{role}":
            certain = probabilities[np.arange(start, t), path[start:t]]
            found.append(PieceSpan(role, start, t, float(certain.mean())))
            role = ""
        if label.startswith("B-"):
            start, role = t, label[2:]
    return found


@dataclass(frozen=True)
class Crf:
    """A linear-chain CRF's decoder: `transitions` (k, k), constrained, and `start` (k,)."""

    labels: Sequence[str]
    transitions: NDArray[np.float64]
    start: NDArray[np.float64]

    @classmethod
    def from_settings(cls, settings: Mapping[str, Any]) -> Crf:
        """The decoder that a recipe stored with its model."""
        labels: list[str] = settings["labels"]
        transitions = np.asarray(settings["transitions"], dtype=np.float64)
        start = np.asarray(settings["start"], dtype=np.float64)
        return cls(labels, constrain(transitions, labels), start)

    def spans(self, emissions: NDArray[np.float32]) -> list[PieceSpan]:
        """The spans of the best tag path under `emissions` (n, k)."""
        path = viterbi(emissions, self.transitions, self.start)
        return spans_of(path, softmax(emissions), self.labels)
