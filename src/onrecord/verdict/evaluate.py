"""How often, and how surely, the verdict is right on yes/no questions with their snippets."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from onrecord.errors import QuestionError

BINS = 10


def scores(rows: Sequence[tuple[float, bool, bool]]) -> dict[str, float | int]:
    """Accuracy, Brier score, expected calibration error and the share of unknowns.

    A row is (p_yes, whether yes is right, whether the answer was `unknown`).
    """
    n = len(rows)
    if not n:
        return {"n": 0, "accuracy": 0.0, "brier": 0.0, "ece": 0.0, "unknown": 0.0}
    right = sum((p >= 0.5) == truth for p, truth, _ in rows)
    brier = sum((p - truth) ** 2 for p, truth, _ in rows) / n
    return {
        "n": n,
        "accuracy": round(right / n, 4),
        "brier": round(brier, 4),
        "ece": round(_calibration_error(rows), 4),
        "unknown": round(sum(unknown for _, _, unknown in rows) / n, 4),
    }


def _calibration_error(rows: Sequence[tuple[float, bool, bool]]) -> float:
    """Mean distance of stated and observed probability over ten equal bins, by bin size."""
    total = 0.0
    for k in range(BINS):
        part = [(p, t) for p, t, _ in rows if k / BINS <= p < (k + 1) / BINS or (p == 1 and k == 9)]
        if part:
            stated = sum(p for p, _ in part) / len(part)
            seen = sum(t for _, t in part) / len(part)
            total += abs(stated - seen) * len(part) / len(rows)
    return total


def evaluate_ask(
    rows: Iterable[Mapping[str, Any]],
    ask: Callable[[str, Sequence[str]], tuple[float, str]],
    progress: Callable[[int], None] | None = None,
) -> dict[str, float | int]:
    """`ask` maps a question and its snippets to (p_yes, answer); rows are the contract's."""
    out: list[tuple[float, bool, bool]] = []
    for row in rows:
        try:
            p, answer = ask(row["question"], row["snippets"])
        except QuestionError:
            p, answer = 0.0, "unknown"
        out.append((p, row["answer"] == "yes", answer == "unknown"))
        if progress is not None:
            progress(1)
    return scores(out)
