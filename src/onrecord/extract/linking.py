"""Which cue a content has, or none, and which source a cue: a small network over what lies between.

A tagger misses cues. A content whose cue was missed must not be given to the next one: it would
put words into another's mouth and spoil a statement that was right.
"""

from __future__ import annotations

import math
import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from onrecord.extract.boundaries import STOP
from onrecord.extract.quotes import Quotation, quotations
from onrecord.types import Span

_SENTENCE_END = re.compile(STOP + r"(?=\s)")
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


class Counts:
    """How often each kind of character comes before a place in a text."""

    def __init__(self, text: str) -> None:
        self._characters = np.array(list(text), dtype="U1")
        ends = np.zeros(len(text), dtype=bool)
        ends[[m.start() for m in _SENTENCE_END.finditer(text)]] = True
        self.ends = _running(ends)
        self.breaks = self.of("\n")
        self.marks = self.of('"“”')
        self.closing = self.of('"”')
        self.commas = self.of(",")
        self.colons = self.of(":")
        self.words = _running(np.array([not c.isspace() for c in text], dtype=bool))

    def of(self, characters: str) -> NDArray[np.int64]:
        """Running counts (n + 1,) of any of `characters`."""
        return _running(np.isin(self._characters, list(characters)))


def _running(flags: NDArray[np.bool_]) -> NDArray[np.int64]:
    return np.concatenate([[0], np.cumsum(flags)]).astype(np.int64)


class Places:
    """The spans of one role as arrays, in order: `starts` and `ends` (n,)."""

    def __init__(self, spans: Sequence[Span]) -> None:
        bounds = np.array(spans, dtype=np.int64).reshape(-1, 2)
        self.starts, self.ends = bounds[:, 0], bounds[:, 1]
        self._sorted_ends = np.sort(self.ends)

    def between(self, lo: NDArray[np.int64], hi: NDArray[np.int64]) -> NDArray[np.int64]:
        """How many spans lie in each stretch `[lo, hi]`."""
        past = np.searchsorted(self._sorted_ends, hi, side="right")
        return np.asarray(np.maximum(0, past - np.searchsorted(self.starts, lo)))

    def gaps(self, other: Places) -> NDArray[np.int64]:
        """Characters between each of these and each of the others, (n, m)."""
        behind = other.starts[None] - self.ends[:, None]
        ahead = self.starts[:, None] - other.ends[None]
        return np.asarray(np.maximum(0, np.maximum(behind, ahead)))


@dataclass(frozen=True)
class Page:
    """A text and what is counted in it once, however many scenes are set on it."""

    text: str

    @cached_property
    def quotations(self) -> tuple[Quotation, ...]:
        """Where quotations run, in order."""
        return quotations(self.text)

    @cached_property
    def counts(self) -> Counts:
        """What stands where in the text."""
        return Counts(self.text)

    @cached_property
    def _openings(self) -> list[int]:
        return [q.start for q in self.quotations]

    def quotes(self, span: Span) -> bool:
        """Whether `span` begins inside a quotation."""
        last = bisect_right(self._openings, span.start + 1) - 1
        return last >= 0 and span.start < self.quotations[last].end


@dataclass(frozen=True)
class Scene:
    """The spans of a text by role, each list sorted, and how sure the tagger is of each."""

    page: Page
    sources: tuple[Span, ...]
    cues: tuple[Span, ...]
    contents: tuple[Span, ...]
    confidence: Mapping[Span, float] = field(default_factory=dict)

    @cached_property
    def quoted(self) -> frozenset[Span]:
        """The spans that begin inside a quotation."""
        spans = (*self.sources, *self.cues, *self.contents)
        return frozenset(s for s in spans if self.page.quotes(s))


def distance(a: Span, b: Span) -> int:
    """Characters between two spans."""
    return max(0, b.start - a.end, a.start - b.end)


def near(spans: Sequence[Span], asking: Span) -> list[Span]:
    """Those of `spans` within reach of `asking`."""
    return [s for s in spans if distance(s, asking) <= REACH]


def table(
    scene: Scene, asking: Span, answers: Sequence[Span], content: bool
) -> NDArray[np.float64]:
    """Features (answers + 1, f) of all answers and, last, of none; `content`: it asks for a cue."""
    rows = np.zeros((len(answers) + 1, len(FEATURES)))
    rows[:-1, :_ASKING] = np.stack(_pairs(scene, asking, answers, content), axis=1)
    rows[:, _ASKING:-1] = _asking(scene, asking, answers)
    rows[-1, -1] = 1.0
    return rows


def _asking(scene: Scene, asking: Span, answers: Sequence[Span]) -> list[float]:
    text = scene.page.text
    ahead = text[max(0, asking.start - 3) : asking.start].strip()
    behind = text[asking.end - 1 : asking.end + 2]
    before = [distance(asking, a) for a in answers if a.start < asking.start]
    after = [distance(asking, a) for a in answers if a.start >= asking.start]
    return [
        float(asking in scene.quoted),
        math.log1p(asking.end - asking.start),
        float(not ahead or ahead[-1] in '.!?"“”:' or "\n" in text[asking.start - 2 : asking.start]),
        float(any(c in ".!?\n" for c in behind)),
        scene.confidence.get(asking, 1.0),
        math.log1p(min(before, default=REACH)),
        math.log1p(min(after, default=REACH)),
    ]


def _pairs(
    scene: Scene, asking: Span, answers: Sequence[Span], content: bool
) -> list[NDArray[np.float64]]:
    """The features of the pairs, each an array (answers,), in the order of `FEATURES`."""
    own, theirs = Places([asking]), Places(answers)
    roles = (scene.contents, scene.cues) if content else (scene.cues, scene.sources)
    mine = [m for m in roles[0] if m != asking]
    asked, third = Places(roles[1]), Places(scene.sources if content else scene.contents)
    after = theirs.starts >= asking.end
    lo = np.where(after, asking.end, theirs.ends)
    hi = np.maximum(lo, np.where(after, theirs.starts, asking.start))
    far = own.gaps(theirs)[0]
    closer = far[None] < far[:, None]
    same_way = (closer & (after[None] == after[:, None])).any(axis=1)
    rivals = Places(mine).gaps(theirs) < far[None]
    beside = rivals & ((theirs.starts[None] >= Places(mine).ends[:, None]) == after[None])
    quoted = np.array([m in scene.quoted for m in mine], dtype=bool)

    def within(counts: NDArray[np.int64], start: Any, end: Any) -> NDArray[np.int64]:
        return np.asarray(counts[np.maximum(start, end)] - counts[start])

    c = scene.page.counts
    words = within(c.words, lo, hi) > 0
    ends = within(c.ends, lo, hi)
    first = np.minimum(lo + 3, hi)
    colons = within(c.colons, lo, np.minimum(lo + 2, hi))
    colons = colons + within(c.colons, np.maximum(hi - 2, lo), hi)
    log_far = np.log1p(far)
    adjacent = np.stack([
        theirs.starts[:, None] - third.ends[None], third.starts[None] - theirs.ends[:, None]
    ])  # fmt: skip
    touching = np.any((adjacent >= 0) & (adjacent <= _CLOSE), axis=2)
    before, behind = np.asarray(touching)
    columns = [
        after,
        np.where(after, 0, log_far),
        np.where(after, log_far, 0),
        ~after & ~words,
        after & ~words,
        np.minimum(ends, 4),
        np.minimum(within(c.breaks, lo, hi), 4),
        np.minimum(within(c.marks, lo, hi), 4),
        np.minimum(asked.between(lo, hi), 4),
        np.minimum(Places(roles[0]).between(lo, hi), 4),
        np.minimum(third.between(lo, hi), 4),
        ~after & ~same_way,
        after & ~same_way,
        within(c.commas, lo, first) > 0,
        colons > 0,
        _that(scene.page.text, lo, hi),
        after & (within(c.closing, lo, first) > 0),
        ~closer.any(axis=1),
        after & (ends > 0),
        ~after & (ends > 0),
        np.minimum(beside.sum(axis=0), 3),
        np.minimum((rivals & ~beside).sum(axis=0), 3),
        (rivals & quoted[:, None]).any(axis=0),
        before,
        behind,
        np.log1p(theirs.ends - theirs.starts),
        [scene.page.text[a.start : a.start + 1].isupper() for a in answers],
        [scene.confidence.get(a, 1.0) for a in answers],
    ]
    return [np.asarray(column, dtype=np.float64) for column in columns]


def _that(text: str, lo: NDArray[np.int64], hi: NDArray[np.int64]) -> list[bool]:
    """Whether the last word of each stretch is "that"."""
    stretches = zip(lo.tolist(), hi.tolist(), strict=True)
    return [text[max(s, e - 8) : e].split()[-1:] == ["that"] for s, e in stretches]


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
