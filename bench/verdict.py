"""What each feature of the weighing is worth, beside two baselines, in one run.

    python -m bench.verdict QUESTIONS.jsonl [--out docs/verdict.md]

QUESTIONS has rows as `onrecord eval ask` reads them. Every question's evidence is gathered once and
weighed again with one feature left out (it counts as 1). Baselines: the side that more of the
retrieved passages take by stance alone, and the stance of the newest passage (of undated ones, the
last).
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

from onrecord.api import hear_snippets
from onrecord.apps.cli.evaluate import read_questions
from onrecord.errors import QuestionError
from onrecord.pipeline import Pipeline
from onrecord.verdict.answer import Hearing
from onrecord.verdict.bearing import Reading
from onrecord.verdict.evaluate import scores
from onrecord.verdict.weigh import judge, weigh

FEATURES = (
    "authority", "commitment", "directness", "lean", "opinion", "recency", "reports", "standing",
    "topical",
)  # fmt: skip
System = Callable[[Hearing], tuple[float, bool]]
Row = tuple[Hearing | None, bool]


def without(*names: str) -> System:
    """The verdict's probability and whether it is unknown, some features left out."""

    def system(heard: Hearing) -> tuple[float, bool]:
        weighed = weigh(heard.voices, heard.proposition, frozenset(names))
        judgement = judge(weighed, heard.proposition)
        return judgement.p_yes, judgement.answer == "unknown"

    return system


def majority(heard: Hearing) -> tuple[float, bool]:
    """Yes where more of the passages that take a side take the yes."""
    sides = [side for reading in heard.readings if (side := _side(reading))]
    return (0.0, True) if not sides else (float(sum(sides) > 0), False)


def newest(heard: Hearing) -> tuple[float, bool]:
    """What the newest passage says, by stance alone."""
    if not heard.readings:
        return 0.0, True
    last = max(
        heard.readings,
        key=lambda r: (r.candidate.document.published or "", r.candidate.document.name),
    )
    return float(_side(last) > 0), _side(last) == 0


def _side(reading: Reading) -> int:
    stance = reading.stance
    neither = max(stance.discusses, stance.unrelated)
    if max(stance.favours, stance.opposes) <= neither:
        return 0
    return 1 if stance.favours > stance.opposes else -1


SYSTEMS: Mapping[str, System] = {
    "the verdict": without(),
    **{f"without {name}": without(name) for name in FEATURES},
    "baseline: majority by stance": majority,
    "baseline: the newest passage": newest,
}


def gathered(path: Path) -> Iterator[Row]:
    """What each question finds, None where it cannot be read, and whether yes is right."""
    hear = hear_snippets(Pipeline.default())
    for row in read_questions(path):
        try:
            heard = hear(row["question"], row["snippets"])
        except QuestionError:
            heard = None
        yield heard, row["answer"] == "yes"


def table(rows: Sequence[Row]) -> Iterator[str]:
    """A Markdown table: a row a system."""
    yield "| | accuracy | Brier | ECE | unknown |"
    yield "|---|---|---|---|---|"
    for name, system in SYSTEMS.items():
        told = [(system(heard) if heard else (0.0, True), truth) for heard, truth in rows]
        found = scores([(p, truth, unknown) for (p, unknown), truth in told])
        cells = [f"{found[key]:.3f}" for key in ("accuracy", "brier", "ece", "unknown")]
        yield f"| {name} | {' | '.join(cells)} |"


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("questions", type=Path, metavar="QUESTIONS")
    parser.add_argument("--out", type=Path)
    args = parser.parse_args()
    rows = list(gathered(args.questions))
    lines = "\n".join(table(rows))
    print(lines)
    if args.out:
        head = (
            "# What the verdict's features are worth\n\n"
            f"{len(rows)} questions; `python -m bench.verdict QUESTIONS.jsonl` made this table.\n"
            "A feature left out counts as 1.\n\n"
        )
        args.out.write_text(f"{head}{lines}\n", encoding="utf-8")
        print(f"{args.out} written", file=sys.stderr)


if __name__ == "__main__":
    main()
