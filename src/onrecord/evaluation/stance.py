"""Stance against annotated pairs: accuracy, and F1 for each label that the pairs have."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from onrecord.errors import InputError
from onrecord.evaluation.lines import named_lines
from onrecord.verdict.stance import Stance

# What each data set calls the four answers of a passage, each a part of a Stance.
SCHEMES: tuple[dict[str, tuple[str, ...]], ...] = (
    {
        "entailment": ("favours",),
        "contradiction": ("opposes",),
        "neutral": ("discusses", "unrelated"),
    },
    {"entailed": ("favours",), "not-entailed": ("opposes", "discusses", "unrelated")},
    {
        "agree": ("favours",),
        "disagree": ("opposes",),
        "discuss": ("discusses",),
        "unrelated": ("unrelated",),
    },
    {
        "for": ("favours",),
        "against": ("opposes",),
        "discuss": ("discusses",),
        "unrelated": ("unrelated",),
    },
)


@dataclass(frozen=True, slots=True)
class GoldPair:
    """A passage, a claim or question, and the label that annotators gave the pair."""

    premise: str
    hypothesis: str
    label: str


def read_file(path: Path) -> tuple[GoldPair, ...]:
    """Rows `{"premise", "hypothesis", "label"}`, labels of one scheme; InputError names a line."""
    pairs = tuple(_row(line, name) for line, name in named_lines(path, "pairs"))
    labels = {pair.label for pair in pairs}
    if not any(labels <= set(scheme) for scheme in SCHEMES):
        known = "; ".join(", ".join(scheme) for scheme in SCHEMES)
        raise InputError(str(path), f"labels must be of one kind: {known}")
    return pairs


def _row(line: str, name: str) -> GoldPair:
    try:
        row: Any = json.loads(line)
        values = [row[key] for key in ("premise", "hypothesis", "label")]
    except (ValueError, RecursionError, KeyError, TypeError) as error:
        raise InputError(
            name, 'needs "premise", "hypothesis" and "label", in one line of JSON'
        ) from error
    if not all(isinstance(value, str) for value in values):
        raise InputError(name, "its premise, hypothesis and label must be texts")
    return GoldPair(*values)


def label_of(stance: Stance, labels: frozenset[str]) -> str:
    """The likeliest of `labels`; what no label of the set stands for goes to its neutral one."""
    scheme = next(s for s in SCHEMES if labels <= set(s))
    parts = {name: list(scheme[name]) for name in scheme if name in labels}
    spare = [p for name, named in scheme.items() if name not in labels for p in named]
    for neutral in ("neutral", "discuss", "not-entailed"):
        if neutral in parts:
            parts[neutral] += spare
            break
    return max(sorted(parts), key=lambda name: sum(getattr(stance, p) for p in parts[name]))


def evaluate(
    stance: Callable[[str, str], Stance], gold: Sequence[GoldPair], progress: Callable[[int], None]
) -> dict[str, Any]:
    """`figures` of the labels that `stance`, called on passage and claim, gives."""
    labels = frozenset(pair.label for pair in gold)
    guessed = []
    for pair in gold:
        guessed.append(label_of(stance(pair.premise, pair.hypothesis), labels))
        progress(1)
    return figures([pair.label for pair in gold], guessed)


def figures(gold: Sequence[str], guessed: Sequence[str]) -> dict[str, Any]:
    """`n`, `accuracy`, `macro_f1` over the labels that occur, and `f1` by label, in [0, 1]."""
    right = sum(g == p for g, p in zip(gold, guessed, strict=True))
    f1 = {label: round(value, 4) for label, value in _f1(gold, guessed)}
    return {
        "n": len(gold),
        "accuracy": round(right / len(gold), 4) if gold else 0.0,
        "macro_f1": round(sum(f1.values()) / len(f1), 4) if f1 else 0.0,
        "f1": f1,
    }


def _f1(gold: Sequence[str], guessed: Sequence[str]) -> Iterator[tuple[str, float]]:
    for label in sorted(set(gold)):
        both = sum(g == label == p for g, p in zip(gold, guessed, strict=True))
        yield label, 2 * both / (gold.count(label) + guessed.count(label))
