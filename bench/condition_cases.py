"""Graded cases of conditions and horizons: `bench/cases/conditions.txt` over the pipeline.

    python -m bench.condition_cases [--show] [--held] [--model fast]

A case is right where the statement that holds the marked event has the condition and the horizon
that the case names, word for word, and no other. Prints one JSON object: right and all, by grade.
`--held` takes the cases of `conditions-held.txt`, which no rule was tuned on.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from bench import graded
from onrecord.pipeline import Pipeline
from onrecord.types import Document, Excerpt, Span, Statement

OURS = graded.CASES / "conditions.txt"
HELD = graded.CASES / "conditions-held.txt"
PUBLISHED = "2022-03-16"
NONE = "none"


@dataclass(frozen=True, slots=True)
class Case:
    """A text, where its event begins, and the condition and horizon expected of it."""

    line: graded.Line
    text: str
    start: int
    condition: str
    horizon: str


def read_cases(path: Path = OURS) -> Iterator[Case]:
    """The cases of a file in order. ValueError, naming the line, where one is malformed."""
    for line in graded.lines(path, 3):
        marked, condition, horizon = line.fields
        try:
            text, start = graded.starred(marked)
        except ValueError as error:
            raise ValueError(f"{path.name}:{line.number}: {error}") from error
        parts = (part for value in (condition, horizon) for part in value.split(" … "))
        if missing := [part for part in parts if part != NONE and part not in text]:
            raise ValueError(f"{path.name}:{line.number}: the text has no {missing[0]!r}")
        yield Case(line, text, start, condition, horizon)


def run(pipeline: Pipeline, path: Path = OURS) -> Iterator[graded.Result]:
    """What comes of each case of a file."""
    for case in read_cases(path):
        whole = (Span(0, len(case.text)),)
        document = Document("case", "case", case.text, whole, published=PUBLISHED)
        statement = holding(pipeline(document).statements, case.start)
        wrong = tuple(_wrong(case, statement))
        yield graded.Result(case.line.grade, f"{case.line.number}: {case.line.fields[0]}", wrong)


def holding(statements: Sequence[Statement], start: int) -> Statement | None:
    """The statement whose content holds an offset; an attribution before the author's sentence."""
    found = [s for s in statements if any(a <= start < b for a, b in s.content.spans)]
    found.sort(key=lambda s: (s.voice != "attributed", _size(s.content)))
    return found[0] if found else None


def _size(excerpt: Excerpt) -> int:
    return sum(b - a for a, b in excerpt.spans)


def _wrong(case: Case, statement: Statement | None) -> Iterator[str]:
    if statement is None:
        yield "no such statement"
        return
    found = (("condition", statement.condition), ("horizon", statement.horizon))
    for (name, excerpt), wanted in zip(found, (case.condition, case.horizon), strict=True):
        text = NONE if excerpt is None else excerpt.text
        if text != wanted:
            yield f"{name} {text!r}, not {wanted!r}"


if __name__ == "__main__":
    graded.main(__doc__, run, held=partial(run, path=HELD))
