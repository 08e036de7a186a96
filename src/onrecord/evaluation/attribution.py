"""Scores attributions against annotated ones: spans by role, and whole statements."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from onrecord.contract import outermost
from onrecord.evaluation.brat import GoldText, Pieces, Triple
from onrecord.types import Statement

ROLES = ("source", "cue", "content")
USABLE_CONTENT = 0.8
"""Least Jaccard overlap, in characters, at which a content can still be quoted."""

# Annotators differ on quotation marks, dashes and stops at a span's ends; they decide nothing.
_MARKS = frozenset("\"'`“”‘’«»()[]-–—,.;:!?…")
_BLANKS = frozenset(" \t\r\n")
_OUTER = _MARKS | _BLANKS


@dataclass(slots=True)
class Tally:
    """Counts of right, predicted and gold items."""

    right: int = 0
    predicted: int = 0
    gold: int = 0

    def add(self, right: int, predicted: int, gold: int) -> None:
        """Adds one text's counts."""
        self.right += right
        self.predicted += predicted
        self.gold += gold

    def scores(self) -> dict[str, float | int]:
        """Precision, recall and F1 in percent, and how many items were predicted and gold."""
        precision = self.right / self.predicted if self.predicted else 0.0
        recall = self.right / self.gold if self.gold else 0.0
        total = self.predicted + self.gold
        f1 = 2 * self.right / total if total else 0.0
        return {
            "p": round(100 * precision, 2),
            "r": round(100 * recall, 2),
            "f1": round(100 * f1, 2),
            "pred": self.predicted,
            "gold": self.gold,
        }


@dataclass(slots=True)
class AttributionScore:
    """Running totals over texts; `scores()` at the end."""

    documents: int = 0
    missing: int = 0
    roles: dict[str, Tally] = field(default_factory=lambda: {role: Tally() for role in ROLES})
    strict: Tally = field(default_factory=Tally)
    usable: Tally = field(default_factory=Tally)

    def add(self, text: str, gold: Iterable[Triple], predicted: Iterable[Triple] | None) -> None:
        """Counts one text; None where nothing was predicted for it because it failed."""
        self.documents += 1
        self.missing += predicted is None
        wanted = [normalise(triple, text) for triple in gold]
        found = [normalise(triple, text) for triple in predicted or ()]
        for role, tally in self.roles.items():
            have = {getattr(triple, role) for triple in found} - {()}
            want = {getattr(triple, role) for triple in wanted} - {()}
            tally.add(len(have & want), len(have), len(want))
        wanted = [triple for triple in wanted if triple.content]
        found = [triple for triple in found if triple.content]
        same = Counter(wanted) & Counter(found)
        self.strict.add(same.total(), len(found), len(wanted))
        self.usable.add(_matches(found, wanted, usable), len(found), len(wanted))

    def scores(self) -> dict[str, object]:
        """One JSON object: `exact` for each role, `strict` and `usable` for statements."""
        return {
            "documents": self.documents,
            "missing": self.missing,
            **{role: {"exact": tally.scores()} for role, tally in self.roles.items()},
            "statement": {"strict": self.strict.scores(), "usable": self.usable.scores()},
        }


def score(gold: Iterable[GoldText], predicted: Mapping[str, Sequence[Triple]]) -> dict[str, object]:
    """Scores of predictions by text name; a text without an entry counts as missing."""
    total = AttributionScore()
    for item in gold:
        total.add(item.text, item.triples, predicted.get(item.name))
    return total.scores()


def triples(statements: Iterable[Statement]) -> tuple[Triple, ...]:
    """The outermost attributed statements as triples, the layer that the corpora annotate."""
    return tuple(triple(statement) for statement in outermost(statements))


def triple(statement: Statement) -> Triple:
    """An attributed statement's spans."""
    return Triple(
        statement.source.spans if statement.source else (),
        statement.cue.spans if statement.cue else (),
        statement.content.spans,
    )


def normalise(triple: Triple, text: str) -> Triple:
    """Spans without outer marks, in order, joined where only marks lie between."""
    return Triple(*(_join(getattr(triple, role), text) for role in ROLES))


def usable(predicted: Triple, gold: Triple) -> bool:
    """Whether a reader could quote `predicted` for `gold`: right source, near enough content."""
    if predicted.source != gold.source:
        return False
    silent = not predicted.cue and not gold.cue
    if not silent and overlap(predicted.cue, gold.cue) == 0:
        return False
    return overlap(predicted.content, gold.content) >= USABLE_CONTENT


def overlap(one: Pieces, other: Pieces) -> float:
    """Jaccard overlap of two spans in characters, 0 to 1; each span's pieces are disjoint."""
    shared = sum(
        max(0, min(a_end, b_end) - max(a_start, b_start))
        for a_start, a_end in one
        for b_start, b_end in other
    )
    union = _length(one) + _length(other) - shared
    return shared / union if union else 0.0


def _length(pieces: Pieces) -> int:
    return sum(end - start for start, end in pieces)


def _join(pieces: Pieces, text: str) -> Pieces:
    joined: list[tuple[int, int]] = []
    for start, end in sorted(_trim(start, end, text) for start, end in pieces):
        if start >= end:
            continue
        if joined and _OUTER.issuperset(text[joined[-1][1] : start]):
            joined[-1] = (joined[-1][0], max(joined[-1][1], end))
        else:
            joined.append((start, end))
    return tuple(joined)


def _trim(start: int, end: int, text: str) -> tuple[int, int]:
    start, end = max(start, 0), min(end, len(text))
    while start < end and text[start] in _OUTER:
        start += 1
    while start < end and text[end - 1] in _OUTER:
        end -= 1
    return start, end


def _matches(
    found: Sequence[Triple], wanted: Sequence[Triple], fits: Callable[[Triple, Triple], bool]
) -> int:
    """How many found ones pair with a wanted one that fits, first come, each used once."""
    free = list(wanted)
    count = 0
    for triple in found:
        at = next((n for n, other in enumerate(free) if fits(triple, other)), None)
        if at is not None:
            del free[at]
            count += 1
    return count
