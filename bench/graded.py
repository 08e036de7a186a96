"""Files of graded cases that a person edits by hand: one case a line, its fields parted by " | ".

GRADE is the first field: strong (a release must get it right), weak (informs), break (written to
break the program). Lines that begin with "#" are comments.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from pathlib import Path

from onrecord.pipeline import Pipeline

CASES = Path(__file__).parent / "cases"
GRADES = ("strong", "weak", "break")
SEPARATOR = " | "


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a file: its number, its grade, and its other fields as they stand."""

    number: int
    grade: str
    fields: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Result:
    """What came of a case: what was wrong, in words, or nothing; `group` is its kind."""

    grade: str
    name: str
    wrong: tuple[str, ...]
    group: str = ""


def lines(path: Path, fields: int) -> Iterator[Line]:
    """The cases of a file, so many fields after each grade. ValueError names a bad line."""
    for number, text in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if not text.strip() or text.startswith("#"):
            continue
        grade, *others = text.split(SEPARATOR)
        if grade not in GRADES:
            raise ValueError(f"{path.name}:{number}: begin with {', '.join(GRADES)}")
        if len(others) != fields:
            raise ValueError(f"{path.name}:{number}: {len(others)} fields, not {fields}")
        yield Line(number, grade, tuple(others))


def starred(text: str) -> tuple[str, int]:
    """A text without the asterisks around one word, and where that word begins. ValueError."""
    before, *others = text.split("*")
    if len(others) != 2 or not others[0]:
        raise ValueError(f"mark one word with *asterisks*: {text}")
    return before + "".join(others), len(before)


def counts(results: list[Result]) -> dict[str, dict[str, int]]:
    """How many cases are right, and how many there are, by grade."""
    everything = Counter(r.grade for r in results)
    right = Counter(r.grade for r in results if not r.wrong)
    return {grade: {"right": right[grade], "all": everything[grade]} for grade in GRADES}


def by_group(results: list[Result]) -> dict[str, dict[str, int]]:
    """The same by kind of case."""
    everything = Counter(r.group for r in results)
    right = Counter(r.group for r in results if not r.wrong)
    return {group: {"right": right[group], "all": n} for group, n in sorted(everything.items())}


Around = Callable[[], AbstractContextManager[object]]


def main(
    description: str,
    run: Callable[[Pipeline], Iterator[Result]],
    rival: tuple[str, Around] | None = None,
    held: Callable[[Pipeline], Iterator[Result]] | None = None,
) -> None:
    """Run the cases over a pipeline and print one JSON object; `--show` names those that fail.

    `rival` is an option's name and what puts another's part in our part's place meanwhile; `held`
    runs the cases that were set aside, for `--held`.
    """
    parser = argparse.ArgumentParser(
        description=description, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--show", action="store_true", help="name the cases that fail")
    parser.add_argument("--model", choices=("accurate", "fast"), default="accurate")
    if rival:
        parser.add_argument(
            f"--{rival[0]}", dest="rival", action="store_true", help="a rival's part"
        )
    if held:
        parser.add_argument("--held", action="store_true", help="the cases that were set aside")
    args = parser.parse_args()
    chosen = held if held and args.held else run
    with rival[1]() if rival and args.rival else nullcontext():
        results = list(chosen(Pipeline.default(level=args.model)))
    if args.show:
        for result in results:
            if result.wrong:
                print(f"{result.grade} {result.name}", file=sys.stderr)
                print("".join(f"    {words}\n" for words in result.wrong), file=sys.stderr, end="")
    found: dict[str, object] = dict(counts(results))
    if any(r.group for r in results):
        found["kinds"] = by_group(results)
    print(json.dumps(found))
