"""Graded stories: real public stories in our own words, asked about as of several dates.

    python -m bench.stories [--held] [--show] [--model fast]

`bench/stories/` is for tuning, `bench/stories-held/` was written beside it and set aside. A story
is a folder of articles and `questions.jsonl`: each row names a question, an `as_of`, and the answer
and status that an editor would sign from the articles out by then. Prints one JSON object: how many
answers are right, how many of those have the status too, and how many are wrong with confidence
above 0.8.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import get_args

from onrecord.api import open_record
from onrecord.document.options import ReadOptions
from onrecord.document.read import read_all
from onrecord.pipeline import Pipeline
from onrecord.types import Answer, Failure, Status, Verdict

HERE = Path(__file__).parent
FOLDERS = {"tune": HERE / "stories", "held": HERE / "stories-held"}
SURE = 0.8


@dataclass(frozen=True, slots=True)
class Asked:
    """One row of a story: what is asked, when, and what is expected."""

    story: str
    question: str
    as_of: str
    answer: str
    status: str


def read_rows(story: Path) -> Iterator[Asked]:
    """The rows of a story. ValueError, naming the line, where one is malformed."""
    path = story / "questions.jsonl"
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        row = json.loads(line)
        if row["answer"] not in get_args(Answer) or row["status"] not in get_args(Status):
            raise ValueError(f"{path}:{number}: no answer or no status of that name")
        yield Asked(story.name, row["question"], row["as_of"], row["answer"], row["status"])


def run(pipeline: Pipeline, folder: Path) -> Iterator[tuple[Asked, Verdict]]:
    """Each row and the verdict on it."""
    for story in sorted(path for path in folder.iterdir() if path.is_dir()):
        articles = sorted(map(str, story.glob("*.txt")))
        documents = list(read_all(articles, ReadOptions(), warn=_unheard))
        record = open_record(None, pipeline)
        failed = [r.name for r in record.add(documents) if r.outcome == "failed"]
        if failed:
            raise ValueError(f"{story.name}: {', '.join(failed)} cannot be read")
        for row in read_rows(story):
            yield row, record.ask(row.question, as_of=row.as_of)


def _unheard(warning: Failure) -> None:
    """Takes a warning that no answer depends on."""


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--held", action="store_true", help="the stories set aside")
    parser.add_argument("--show", action="store_true", help="name the rows that fail")
    parser.add_argument("--model", choices=("accurate", "fast"), default="accurate")
    args = parser.parse_args()
    total = right = status = sure = 0
    for row, verdict in run(
        Pipeline.default(level=args.model), FOLDERS["held" if args.held else "tune"]
    ):
        total += 1
        fits = verdict.answer == row.answer
        right += fits
        status += fits and verdict.status == row.status
        sure += not fits and verdict.confidence > SURE
        if args.show and not fits:
            print(
                f"{row.story} {row.as_of} {row.question}\n    {verdict.answer} ({verdict.status},"
                f" {verdict.confidence:.2f}), not {row.answer} ({row.status})",
                file=sys.stderr,
            )
    print(json.dumps({"n": total, "right": right, "status": status, "wrong_and_sure": sure}))


if __name__ == "__main__":
    main()
