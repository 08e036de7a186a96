"""Graded cases of questions: `bench/cases/questions.txt`, read as `ask` reads them.

    python -m bench.question_cases [--show]

A case is right where all that it expects of the reading, or of the refusal, is so. Prints one JSON
object: right and all, by grade, and by kind of expectation.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import get_args, get_type_hints

from bench import graded
from onrecord.errors import QuestionError
from onrecord.pipeline import Pipeline
from onrecord.types import Proposition
from onrecord.verdict.question import parse_question

ASPECTS = get_args(get_type_hints(Proposition)["aspect"])
BARE = ("negated", "affirmed", "refused", *ASPECTS)
WORDED = ("claim", "until", "refused", "near")


@dataclass(frozen=True, slots=True)
class Case:
    """A question, the day on which it is asked, and what is expected of it."""

    line: graded.Line
    asked_on: str | None
    question: str
    wanted: tuple[tuple[str, str], ...]


CASES = graded.CASES / "questions.txt"


def read_cases(path: Path = CASES) -> Iterator[Case]:
    """The cases of a file in order. ValueError, naming the line, where one is malformed."""
    for line in graded.lines(path, 3):
        day, question, expectations = line.fields
        wanted = tuple(_expectation(part) for part in expectations.split("; "))
        if not all(name in (WORDED if words else BARE) for name, words in wanted):
            raise ValueError(f"{path.name}:{line.number}: expect claim, until, refused or near")
        yield Case(line, None if day == "-" else day, question, wanted)


def _expectation(part: str) -> tuple[str, str]:
    name, _, words = part.strip().partition(" ")
    return name, words


def run(pipeline: Pipeline, path: Path = CASES) -> Iterator[graded.Result]:
    """What comes of each case."""
    for case in read_cases(path):
        try:
            found = parse_question(case.question, pipeline.parser.nlp, case.asked_on)
        except QuestionError as error:
            wrong = tuple(_wrong_refusal(error.message, case))
        else:
            wrong = tuple(_wrong_reading(found, case))
        name = f"{case.line.number}: {case.question}"
        group = "refused" if ("refused", "") in case.wanted else case.wanted[0][0]
        yield graded.Result(case.line.grade, name, wrong, group)


def _wrong_refusal(message: str, case: Case) -> Iterator[str]:
    if not any(name == "refused" for name, _ in case.wanted):
        yield f"refused: {message}"
    for name, words in case.wanted:
        told = f'"{words}"' if name == "near" else words
        if name in ("refused", "near") and told not in message:
            yield f"{told} is not in: {message}"


def _wrong_reading(found: Proposition, case: Case) -> Iterator[str]:
    actual = {
        "claim": found.text,
        "until": found.until or "none",
        "negated": "negated" if found.negated else "affirmed",
        "aspect": found.aspect,
    }
    for name, words in case.wanted:
        if name in ("refused", "near"):
            yield f"not refused, but read as: {found.text}"
            return
        kind = "aspect" if name in ASPECTS else "negated" if name in BARE else name
        if actual[kind] != (words or name):
            yield f"{actual[kind]}, not {words or name}"


if __name__ == "__main__":
    graded.main(__doc__, run)
