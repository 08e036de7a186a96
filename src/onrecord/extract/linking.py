"""Which cue a content has, or none, and which source a cue: a small network over what lies between.

A tagger misses cues. A content whose cue was missed must not be given to the next one: it would
put words into another's mouth and spoil a statement that was right.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from onrecord.extract.quotes import quotations
from onrecord.types import Span

_SENTENCE_END = re.compile(r"[.!?][\"'”’)]*\s")
_MARK = re.compile(r"[\"“”]")
# Spans farther apart than this are never linked; in PolNeAR 99.7% of links are nearer.
REACH = 1500
_CLOSE = 3  # characters between spans that stand side by side, as a comma and a mark do

FEATURES = (
    # what lies between
    "after", "log_gap_before", "log_gap_after", "adjacent_before", "adjacent_after",
    "sentence_ends", "line_breaks", "marks", "same_role_between", "asking_role_between",
    "third_role_between", "nearest_before", "nearest_after", "gap_comma", "gap_colon",
    "gap_that", "gap_closes_quote", "nothing_nearer", "after_new_sentence", "before_new_sentence",
    # the answer, and who else may ask for it
    "rivals_same_side", "rivals_other_side", "rival_quoted", "answer_third_before",
    "answer_third_after", "answer_log_length", "answer_capital", "answer_confidence",
    # the asking one, the same in all its rows
    "asking_quoted", "asking_log_length", "asking_starts_sentence", "asking_ends_sentence",
    "asking_confidence", "log_nearest_before", "log_nearest_after",
    # the answer "none", which has nothing of the above but what the asking one is
    "none",
)  # fmt: skip
_ASKING = FEATURES.index("asking_quoted")


@dataclass(frozen=True)
class Scene:
    """The spans of a text by role, each list sorted, and how sure the tagger is of each."""

    text: str
    sources: tuple[Span, ...]
    cues: tuple[Span, ...]
    contents: tuple[Span, ...]
    confidence: Mapping[Span, float] = field(default_factory=dict)

    @cached_property
    def quoted(self) -> frozenset[Span]:
        """The spans that begin inside a quotation."""
        marks = quotations(self.text)
        spans = (*self.sources, *self.cues, *self.contents)
        return frozenset(s for s in spans if any(q.start - 1 <= s.start < q.end for q in marks))


def gap(a: Span, b: Span) -> tuple[int, int]:
    """The stretch between two spans, empty where they touch or overlap."""
    if a.end <= b.start:
        return a.end, b.start
    if b.end <= a.start:
        return b.end, a.start
    return max(a.start, b.start), max(a.start, b.start)


def distance(a: Span, b: Span) -> int:
    """Characters between two spans."""
    lo, hi = gap(a, b)
    return hi - lo


def near(spans: Sequence[Span], asking: Span) -> list[Span]:
    """Those of `spans` within reach of `asking`."""
    return [s for s in spans if distance(s, asking) <= REACH]


def _between(spans: Sequence[Span], lo: int, hi: int) -> int:
    return sum(lo <= s.start and s.end <= hi for s in spans)


def table(
    scene: Scene, asking: Span, answers: Sequence[Span], content: bool
) -> NDArray[np.float64]:
    """Features (answers + 1, f) of all answers and, last, of none; `content`: it asks for a cue."""
    own = _asking(scene, asking, answers)
    rows = [_pair(scene, asking, answer, answers, content) + own + [0.0] for answer in answers]
    rows.append([0.0] * _ASKING + own + [1.0])
    return np.array(rows, dtype=np.float64)


def _asking(scene: Scene, asking: Span, answers: Sequence[Span]) -> list[float]:
    text = scene.text
    ahead = text[max(0, asking.start - 3) : asking.start].strip()
    behind = text[asking.end - 1 : asking.end + 2]
    before = [distance(asking, a) for a in answers if a.start < asking.start]
    after = [distance(asking, a) for a in answers if a.start >= asking.start]
    return [
        float(asking in scene.quoted),
        float(np.log1p(asking.end - asking.start)),
        float(not ahead or ahead[-1] in '.!?"“”:' or "\n" in text[asking.start - 2 : asking.start]),
        float(any(c in ".!?\n" for c in behind)),
        scene.confidence.get(asking, 1.0),
        float(np.log1p(min(before, default=REACH))),
        float(np.log1p(min(after, default=REACH))),
    ]


def _pair(
    scene: Scene, asking: Span, answer: Span, answers: Sequence[Span], content: bool
) -> list[float]:
    text = scene.text
    lo, hi = gap(asking, answer)
    between = text[lo:hi]
    after = answer.start >= asking.end
    far = float(np.log1p(hi - lo))
    mine = scene.contents if content else scene.cues
    theirs = scene.cues if content else scene.sources
    third = scene.sources if content else scene.contents
    nearer = [a for a in answers if a != answer and distance(asking, a) < hi - lo]
    same_way = [a for a in nearer if (a.start >= asking.end) == after]
    rivals = [m for m in mine if m != asking and distance(m, answer) < hi - lo]
    beside = [m for m in rivals if (answer.start >= m.end) == after]
    words = between.split()
    ends = len(_SENTENCE_END.findall(between + " "))
    return [
        after,
        0.0 if after else far,
        far if after else 0.0,
        not after and not words,
        after and not words,
        min(ends, 4),
        min(between.count("\n"), 4),
        min(len(_MARK.findall(between)), 4),
        min(_between(theirs, lo, hi), 4),
        min(_between(mine, lo, hi), 4),
        min(_between(third, lo, hi), 4),
        not after and not same_way,
        after and not same_way,
        "," in between[:3],
        ":" in between[:2] or ":" in between[-2:],
        bool(words) and words[-1] == "that",
        after and any(m in between[:3] for m in '"”'),
        not nearer,
        after and ends > 0,
        not after and ends > 0,
        min(len(beside), 3),
        min(len(rivals) - len(beside), 3),
        any(m in scene.quoted for m in rivals),
        any(0 <= answer.start - t.end <= _CLOSE for t in third),
        any(0 <= t.start - answer.end <= _CLOSE for t in third),
        float(np.log1p(answer.end - answer.start)),
        text[answer.start : answer.start + 1].isupper(),
        scene.confidence.get(answer, 1.0),
    ]


@dataclass(frozen=True)
class Net:
    """One hidden layer: `weights` (f, h), `bias` (h,), `out` (h,)."""

    weights: NDArray[np.float64]
    bias: NDArray[np.float64]
    out: NDArray[np.float64]

    @classmethod
    def from_settings(cls, stored: Mapping[str, Any]) -> Net:
        """The network that a recipe stored with its model."""
        return cls(*(np.asarray(stored[k], dtype=np.float64) for k in ("weights", "bias", "out")))

    def chances(self, rows: NDArray[np.float64]) -> NDArray[np.float64]:
        """Probabilities (n,) of the answers whose features (n, f) are given."""
        raw = np.tanh(rows @ self.weights + self.bias) @ self.out
        shifted = np.exp(raw - raw.max())
        return np.asarray(shifted / shifted.sum(), dtype=np.float64)


@dataclass(frozen=True)
class Linker:
    """The two decisions: a content's cue, and a cue's source."""

    cue: Net
    source: Net

    @classmethod
    def from_settings(cls, settings: Mapping[str, Any]) -> Linker:
        """The linker that a recipe stored with its model."""
        return cls(Net.from_settings(settings["cue"]), Net.from_settings(settings["source"]))

    def choose(
        self, scene: Scene, asking: Span, answers: Sequence[Span], content: bool
    ) -> tuple[Span | None, float]:
        """The likeliest of `answers`, or None, and its probability."""
        net = self.cue if content else self.source
        chances = net.chances(table(scene, asking, answers, content))
        best = int(chances.argmax())
        return (answers[best] if best < len(answers) else None), float(chances[best])


@dataclass(frozen=True, slots=True)
class Group:
    """One attribution: its cue, its source where there is one, and its contents.

    `cue_chance` is the least probability of a content's link to the cue, `source_chance` that of
    the cue's to the source, or to none.
    """

    cue: Span
    source: Span | None
    contents: tuple[Span, ...]
    cue_chance: float
    source_chance: float


def group(scene: Scene, linker: Linker) -> list[Group]:
    """Contents choose their cue or none, cues choose their source or none; an idle cue goes."""
    chosen: dict[Span, list[tuple[Span, float]]] = {cue: [] for cue in scene.cues}
    for content in scene.contents:
        cue, chance = linker.choose(scene, content, near(scene.cues, content), True)
        if cue is not None:
            chosen[cue].append((content, chance))
    groups: list[Group] = []
    for cue, contents in chosen.items():
        if not contents:
            continue
        source, chance = linker.choose(scene, cue, near(scene.sources, cue), False)
        weakest = min(c for _, c in contents)
        groups.append(Group(cue, source, tuple(c for c, _ in contents), weakest, chance))
    return groups
