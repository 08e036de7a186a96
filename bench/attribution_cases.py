"""Graded cases of attribution: reads `bench/cases/attribution.txt` and runs a model over it.

    python -m bench.attribution_cases [--show] [--model fast]

A case is right where every attribution in it is found usable (right source, touching cue, content
overlapping by 0.8) and nothing else is found. Prints one JSON object: right and all, by grade.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from onrecord.evaluation.attribution import AttributionScore, triple
from onrecord.evaluation.brat import Triple
from onrecord.pipeline import Pipeline
from onrecord.types import Document, Span

CASES = Path(__file__).parent / "cases" / "attribution.txt"
GRADES = ("strong", "weak", "break")
_MARK = re.compile(r"\[(?P<role>[sct])(?P<key>\d*) |\]|¶")
_ROLE = {"s": "source", "c": "cue", "t": "content"}


@dataclass(frozen=True, slots=True)
class Case:
    """One graded text; `line` is where it stands in the file."""

    line: int
    grade: str
    text: str
    triples: tuple[Triple, ...]


def parse(marked: str) -> tuple[str, tuple[Triple, ...]]:
    """The text without its marks, and what they mark. ValueError where they do not pair."""
    out: list[str] = []
    at = last = 0
    opened: list[tuple[str, str, int]] = []
    found: dict[str, dict[str, list[tuple[int, int]]]] = {}
    for match in _MARK.finditer(marked):
        out.append(marked[last : match.start()])
        at += match.start() - last
        last = match.end()
        if match[0] == "¶":
            out.append("\n\n")
            at += 2
        elif match["role"]:
            opened.append((_ROLE[match["role"]], match["key"], at))
        elif opened:
            role, key, start = opened.pop()
            spans = found.setdefault(key, {name: [] for name in _ROLE.values()})
            spans[role].append((start, at))
        else:
            raise ValueError(f"a mark closes that was never opened: {marked}")
    if opened:
        raise ValueError(f"a mark is never closed: {marked}")
    out.append(marked[last:])
    made = [Triple(*(tuple(sorted(s[r])) for r in _ROLE.values())) for s in found.values()]
    return "".join(out), tuple(made)


def read_cases(path: Path = CASES) -> Iterator[Case]:
    """The cases of a file in order. ValueError, naming the line, where one is malformed."""
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        grade, bar, marked = line.partition(" | ")
        if not bar or grade not in GRADES:
            raise ValueError(f"{path.name}:{number}: begin with {', '.join(GRADES)} and ' | '")
        try:
            yield Case(number, grade, *parse(marked))
        except ValueError as error:
            raise ValueError(f"{path.name}:{number}: {error}") from error


def is_right(case: Case, found: Iterable[Triple]) -> bool:
    """Whether all of the case's attributions were found, and no other."""
    score = AttributionScore()
    score.add(case.text, case.triples, tuple(found))
    usable = score.usable
    return usable.right == usable.predicted == usable.gold


def run(pipeline: Pipeline, show: bool = False) -> dict[str, dict[str, int]]:
    """How many cases are right, and how many there are, by grade; `show` prints those that fail."""
    right: Counter[str] = Counter()
    everything: Counter[str] = Counter()
    for case in read_cases():
        document = Document(f"case-{case.line}", "case", case.text, (Span(0, len(case.text)),))
        attributed = [s for s in pipeline(document).statements if s.voice == "attributed"]
        everything[case.grade] += 1
        if is_right(case, map(triple, attributed)):
            right[case.grade] += 1
        elif show:
            print(f"{case.line} {case.grade}: {case.text}", file=sys.stderr)
            for s in attributed:
                parts = (s.source, s.cue, s.content)
                print("    ", [p and p.text for p in parts], file=sys.stderr)
    return {grade: {"right": right[grade], "all": everything[grade]} for grade in GRADES}


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--show", action="store_true", help="name the cases that fail")
    parser.add_argument("--model", choices=("accurate", "fast"), default="accurate")
    args = parser.parse_args()
    print(json.dumps(run(Pipeline.default(level=args.model), args.show)))


if __name__ == "__main__":
    main()
