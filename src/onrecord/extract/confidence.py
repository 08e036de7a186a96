"""How sure an attribution is: the chance that a reader could quote it as it stands.

A logistic regression over the tagger's and the linker's chances, fitted by
`training.attribution.calibrate`. "Quote" is `usable` of onrecord.evaluation: source exact, cue
touched, content overlapping by at least 0.8.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from onrecord.extract.linking import Group, Scene

FEATURES = (
    "cue", "content", "source", "no_source", "cue_link", "source_link", "several_contents",
    "content_quoted", "content_log_length",
)  # fmt: skip
_LEAST = 1e-4


def log_odds(chance: float) -> float:
    """The logit of a probability, bounded."""
    held = min(1 - _LEAST, max(_LEAST, chance))
    return math.log(held / (1 - held))


def features(found: Group, scene: Scene) -> NDArray[np.float64]:
    """The numbers of `FEATURES` for one attribution."""
    sure = scene.confidence
    return np.array([
        log_odds(sure[found.cue]),
        log_odds(min(sure[c] for c in found.contents)),
        log_odds(sure[found.source]) if found.source else 0.0,
        found.source is None,
        log_odds(found.cue_chance),
        log_odds(found.source_chance),
        len(found.contents) > 1,
        any(c in scene.quoted for c in found.contents),
        math.log1p(sum(c.end - c.start for c in found.contents)),
    ], dtype=np.float64)  # fmt: skip


@dataclass(frozen=True)
class Calibration:
    """Weights (f,) and the intercept."""

    weights: NDArray[np.float64]
    intercept: float

    @classmethod
    def from_settings(cls, stored: Mapping[str, Any]) -> Calibration:
        """The calibration that a recipe stored with its model."""
        return cls(np.asarray(stored["weights"], dtype=np.float64), float(stored["intercept"]))

    def confidence(self, found: Group, scene: Scene) -> float:
        """The chance, 0 to 1, that the attribution is usable."""
        score = float(features(found, scene) @ self.weights) + self.intercept
        return 1 / (1 + math.exp(-max(-30.0, min(30.0, score))))
