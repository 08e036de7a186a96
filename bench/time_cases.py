"""Graded cases of time: `bench/cases/time.txt` over the pipeline.

    python -m bench.time_cases [--show] [--model fast] [--dateparser]

A case is right where the time of the marked event, and that of the saying where one is given, have
the value and the precision that the case names. Prints one JSON object: right and all, by grade.
`--dateparser` lets that library read the expressions, found and placed as ours are.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any
from unittest.mock import patch

from bench import graded
from onrecord.factuality.clock import Resolved
from onrecord.factuality.units import week
from onrecord.pipeline import Pipeline
from onrecord.types import Document, Span, Statement, When

WHICH = ("event", "said")


@dataclass(frozen=True, slots=True)
class Case:
    """A text of a day, where its event begins, and the times expected ("VALUE/PRECISION")."""

    line: graded.Line
    published: str
    text: str
    start: int
    wanted: dict[str, str]


def read_cases(path: Path = graded.CASES / "time.txt") -> Iterator[Case]:
    """The cases of a file in order. ValueError, naming the line, where one is malformed."""
    for line in graded.lines(path, 3):
        published, marked, wanted = line.fields
        pairs = dict((part + " ").split(" ", 1) for part in wanted.split("; "))
        if not pairs.keys() <= set(WHICH) or not all(v.strip() for v in pairs.values()):
            raise ValueError(f"{path.name}:{line.number}: write event or said, and a time")
        try:
            text, start = graded.starred(marked)
        except ValueError as error:
            raise ValueError(f"{path.name}:{line.number}: {error}") from error
        yield Case(line, published, text, start, {k: v.strip() for k, v in pairs.items()})


def run(pipeline: Pipeline) -> Iterator[graded.Result]:
    """What comes of each case."""
    for case in read_cases():
        document = Document(
            "case", "case", case.text, (Span(0, len(case.text)),), published=case.published
        )
        statements = pipeline(document).statements
        found = {"event": "no such event", "said": "no such event"}
        for statement in statements:
            found |= _times(statement, case.start)
        wrong = tuple(
            f"{which} {found[which]}, not {time}"
            for which, time in case.wanted.items()
            if found[which] != time
        )
        yield graded.Result(case.line.grade, f"{case.line.number}: {case.line.fields[1]}", wrong)


def _times(statement: Statement, start: int) -> dict[str, str]:
    """The times of the event at `start` and of its statement, where it is in this one."""
    for event in statement.events:
        if event.span.start == start:
            return {"event": _written(event.time), "said": _written(statement.said_at)}
    return {}


def _written(when: When | None) -> str:
    return "none" if when is None else f"{when.value}/{when.precision}"


def by_dateparser(
    words: str, published: date | None, *, future: bool = False, **_: object
) -> Resolved | None:
    """What the library `dateparser` makes of an expression of time, with the period it names."""
    from dateparser.date import DateDataParser

    settings: dict[str, Any] = {
        "PREFER_DATES_FROM": "future" if future else "past",
        "RETURN_TIME_AS_PERIOD": True,
    }
    if published is not None:
        settings["RELATIVE_BASE"] = datetime.combine(published, datetime.min.time())
    found = DateDataParser(languages=["en"], settings=settings).get_date_data(words)
    if found is None or found.date_obj is None:
        return None
    day, period = found.date_obj, found.period
    if period == "week":
        return week(day.date())
    if period in ("month", "year"):
        return Resolved(day.strftime("%Y-%m" if period == "month" else "%Y"), period)
    if period == "time" and day.tzinfo is not None:
        return Resolved(day.isoformat(timespec="minutes"), "minute")
    return Resolved(day.date().isoformat(), "day")


if __name__ == "__main__":
    resolver = "onrecord.factuality.dates.resolve"
    graded.main(__doc__, run, ("dateparser", lambda: patch(resolver, by_dateparser)))
