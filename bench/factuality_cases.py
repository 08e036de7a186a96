"""Graded cases of event factuality: `bench/cases/factuality.txt` over a model.

    python -m bench.factuality_cases [--show] [--model fast]

A case is right where the author's commitment to the marked event, and the speaker's where one is
given, lie in the range that the case names. Prints one JSON object: right and all, by grade and by
kind.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from bench import graded
from onrecord.evaluation.factuality import author_and_speaker
from onrecord.pipeline import Pipeline

KINDS = frozenset(
    {
        "plain", "negation", "question", "conditional", "counterfactual", "negraising",
        "implicative", "factive", "modal", "belief", "report", "scare", "aspect", "future",
    }
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Case:
    """A text, where its event begins, and the bounds of each view that is given."""

    line: graded.Line
    kind: str
    text: str
    start: int
    bounds: dict[str, tuple[float, float]]


def read_cases(path: Path = graded.CASES / "factuality.txt") -> Iterator[Case]:
    """The cases of a file in order. ValueError, naming the line, where one is malformed."""
    for line in graded.lines(path, 3):
        kind, marked, wanted = line.fields
        try:
            if kind not in KINDS:
                raise ValueError(f"no kind {kind!r}")
            bounds = dict(_bounds(part) for part in wanted.split("; "))
            yield Case(line, kind, *graded.starred(marked), bounds)
        except ValueError as error:
            raise ValueError(f"{path.name}:{line.number}: {error}") from error


def _bounds(part: str) -> tuple[str, tuple[float, float]]:
    view, _, span = part.partition(" ")
    low, dots, high = span.partition("..")
    if view not in ("author", "speaker") or not dots or float(low) > float(high):
        raise ValueError(f"write author LO..HI or speaker LO..HI, not {part!r}")
    return view, (float(low), float(high))


def run(pipeline: Pipeline) -> Iterator[graded.Result]:
    """What comes of each case."""
    for case in read_cases():
        views = author_and_speaker(pipeline, case.text, case.start)
        wrong = tuple(
            f"{view} {value:+.1f}, not {low:+.1f} to {high:+.1f}"
            for view, value in zip(("author", "speaker"), views, strict=True)
            for low, high in [case.bounds.get(view, (-3.0, 3.0))]
            if not low <= value <= high
        )
        name = f"{case.line.number} {case.kind}: {case.line.fields[1]}"
        yield graded.Result(case.line.grade, name, wrong, case.kind)


if __name__ == "__main__":
    graded.main(__doc__, run)
