"""Which cue a content has, and which source a cue: a conditional logit over what lies between."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from onrecord.types import Span

_SENTENCE_END = re.compile(r"[.!?][\"'”’)]*\s")
_MARK = re.compile(r"[\"“”]")
# Spans farther apart than this are never linked; in PolNeAR 99.7% of links are nearer.
REACH = 1500

FEATURES = (
    "after", "log_gap_before", "log_gap_after", "adjacent_before", "adjacent_after",
    "sentence_ends", "line_breaks", "marks", "same_role_between", "asking_role_between",
    "third_role_between", "nearest_before", "nearest_after", "gap_comma", "gap_colon",
    "gap_that", "gap_closes_quote", "nothing_nearer", "after_new_sentence", "before_new_sentence",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Scene:
    """The spans of a text by role, each list sorted, and what stands between them."""

    text: str
    sources: tuple[Span, ...]
    cues: tuple[Span, ...]
    contents: tuple[Span, ...]


def gap(a: Span, b: Span) -> tuple[int, int]:
    """The stretch between two spans, empty where they touch or overlap."""
    if a.end <= b.start:
        return a.end, b.start
    if b.end <= a.start:
        return b.end, a.start
    return max(a.start, b.start), max(a.start, b.start)


def _between(spans: Sequence[Span], lo: int, hi: int) -> int:
    return sum(lo <= s.start and s.end <= hi for s in spans)


def features(
    scene: Scene, asking: Span, answer: Span, answers: Sequence[Span], content: bool
) -> NDArray[np.float64]:
    """The numbers of `FEATURES` for one pair; `content`: a content asks for its cue."""
    text = scene.text
    lo, hi = gap(asking, answer)
    between = text[lo:hi]
    after = answer.start >= asking.end
    distance = np.log1p(hi - lo)
    mine = scene.contents if content else scene.cues
    theirs = scene.cues if content else scene.sources
    third = scene.sources if content else scene.contents
    nearer = [a for a in answers if a != answer and _size(asking, a) < hi - lo]
    rivals = [a for a in nearer if (a.start >= asking.end) == after]
    words = between.split()
    ends = len(_SENTENCE_END.findall(between + " "))
    return np.array([
        after,
        0.0 if after else distance,
        distance if after else 0.0,
        not after and not words,
        after and not words,
        min(ends, 4),
        min(between.count("\n"), 4),
        min(len(_MARK.findall(between)), 4),
        min(_between(theirs, lo, hi), 4),
        min(_between(mine, lo, hi), 4),
        min(_between(third, lo, hi), 4),
        not after and not rivals,
        after and not rivals,
        "," in between[:3],
        ":" in between[:2] or ":" in between[-2:],
        bool(words) and words[-1] == "that",
        after and any(m in between[:3] for m in "\"”"),
        not nearer,
        after and ends > 0,
        not after and ends > 0,
    ], dtype=np.float64)  # fmt: skip


def _size(a: Span, b: Span) -> int:
    lo, hi = gap(a, b)
    return hi - lo


@dataclass(frozen=True, slots=True)
class Linker:
    """Learned weights (f,) of the two decisions, and the bias of a cue that has no source."""

    content_weights: NDArray[np.float64]
    source_weights: NDArray[np.float64]
    none_bias: float

    @classmethod
    def from_settings(cls, settings: Mapping[str, Sequence[float] | float]) -> Linker:
        """The linker that a recipe stored with its model."""
        return cls(
            np.asarray(settings["content"], dtype=np.float64),
            np.asarray(settings["source"], dtype=np.float64),
            float(settings["none"]),  # type: ignore[arg-type]
        )

    def choose(
        self, scene: Scene, asking: Span, answers: Sequence[Span], content: bool
    ) -> NDArray[np.float64]:
        """Probabilities of `answers`, and for a cue's source of none at the end."""
        weights = self.content_weights if content else self.source_weights
        rows = [features(scene, asking, a, answers, content) for a in answers]
        raw = np.array([float(r @ weights) for r in rows])
        if not content:
            raw = np.append(raw, self.none_bias)
        shifted = np.exp(raw - raw.max())
        return np.asarray(shifted / shifted.sum(), dtype=np.float64)


def near(spans: Sequence[Span], asking: Span) -> list[Span]:
    """Those of `spans` within reach of `asking`."""
    return [s for s in spans if _size(s, asking) <= REACH]


@dataclass(frozen=True, slots=True)
class Group:
    """One attribution: its cue, contents, source where there is one, and the links' probability."""

    cue: Span
    source: Span | None
    contents: tuple[Span, ...]
    confidence: float


def group(scene: Scene, linker: Linker) -> list[Group]:
    """Contents choose their cue, cues choose their source or none; a cue without content goes."""
    chosen: dict[Span, list[tuple[Span, float]]] = {cue: [] for cue in scene.cues}
    for content in scene.contents:
        cues = near(scene.cues, content)
        if cues:
            chances = linker.choose(scene, content, cues, True)
            best = int(chances.argmax())
            chosen[cues[best]].append((content, float(chances[best])))
    groups: list[Group] = []
    for cue, contents in chosen.items():
        if not contents:
            continue
        sources = near(scene.sources, cue)
        chances = linker.choose(scene, cue, sources, False)
        best = int(chances.argmax())
        source = sources[best] if best < len(sources) else None
        confidence = float(chances[best]) * min(chance for _, chance in contents)
        groups.append(Group(cue, source, tuple(c for c, _ in contents), confidence))
    return groups
