"""Speech acts against labels of our own: macro F1 and a confusion matrix.

    python -m bench.acts POLNEAR_DEV [--part tune|held] [--show]

`bench/cases/acts.jsonl` names attributions of PolNeAR's dev split by document and offsets, and the
act of each; the texts are read from POLNEAR_DEV. Acts are read over the annotated spans, so that
only the act is measured. `held` is the half that the rules were never tuned on.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import get_args

from bench.graded import CASES
from onrecord.extract.attribution import OnnxAttributor
from onrecord.extract.statements import build_statements
from onrecord.pipeline import Pipeline
from onrecord.types import Act, Attribution, Document, Span, Statement

LABELS = CASES / "acts.jsonl"
ACTS: tuple[str, ...] = get_args(Act)
Matrix = Mapping[tuple[str, str], int]


@dataclass(frozen=True, slots=True)
class Labelled:
    """An attribution of a document and the act that readers gave it."""

    doc: str
    attribution: Attribution
    act: str
    part: str


def read_labels(path: Path = LABELS) -> Iterator[Labelled]:
    """The rows of a file. ValueError, naming the line, for an act that is none of the fourteen."""
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        row = json.loads(line)
        if row["act"] not in ACTS or row["part"] not in ("tune", "held"):
            raise ValueError(f"{path.name}:{number}: no act or no part of that name")
        source, cue, content = (
            tuple(Span(*span) for span in row[role]) for role in ("source", "cue", "content")
        )
        yield Labelled(row["doc"], Attribution(source, cue, content, 1.0), row["act"], row["part"])


def predictions(
    pipeline: Pipeline, folder: Path, labels: Sequence[Labelled]
) -> Iterator[tuple[Labelled, Statement]]:
    """Each label beside the statement that the stages make of its attribution."""
    reader = pipeline.attributor
    if not isinstance(reader, OnnxAttributor):
        raise TypeError("the acts of given spans are read by the shipped attributor")
    by_doc: dict[str, list[Labelled]] = {}
    for label in labels:
        by_doc.setdefault(label.doc, []).append(label)
    for doc, group in sorted(by_doc.items()):
        document = whole(folder / "text" / f"{doc}.txt")
        parse = pipeline.parser(document)
        heard = reader.heard(document, [label.attribution for label in group])
        statements = build_statements(document, parse, heard.attributions, {})
        filled, _ = pipeline.committer(document, parse, statements, heard)
        by_content = {s.content.spans: s for s in filled if s.voice == "attributed"}
        for label in group:
            found = by_content.get(label.attribution.content)
            if found is not None:
                yield label, found


def whole(path: Path) -> Document:
    """A text whose offsets are those of its file."""
    text = path.read_bytes().decode("utf-8")
    return Document(path.stem, path.stem, text, (Span(0, len(text)),))


def macro_f1(matrix: Matrix) -> tuple[float, dict[str, float]]:
    """The mean F1 over the acts that the labels know, and each act's, in [0, 1]."""
    scores: dict[str, float] = {}
    for act in ACTS:
        gold = sum(n for (g, _), n in matrix.items() if g == act)
        predicted = sum(n for (_, p), n in matrix.items() if p == act)
        if gold:
            scores[act] = 2 * matrix.get((act, act), 0) / (gold + predicted)
    return sum(scores.values()) / len(scores), scores


def table(matrix: Matrix) -> Iterator[str]:
    """The matrix as a Markdown table: a row an act labelled, a column an act read."""
    yield "| labelled | " + " | ".join(ACTS) + " |"
    yield "|---" * (len(ACTS) + 1) + "|"
    for gold in ACTS:
        cells = [str(matrix.get((gold, act), 0) or "") for act in ACTS]
        yield f"| {gold} | " + " | ".join(cells) + " |"


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path, metavar="POLNEAR_DEV")
    parser.add_argument("--part", choices=("tune", "held"), default="tune")
    parser.add_argument("--show", action="store_true", help="name the cases that fail")
    args = parser.parse_args()
    labels = [label for label in read_labels() if label.part == args.part]
    matrix: Counter[tuple[str, str]] = Counter()
    for label, statement in predictions(Pipeline.default(), args.folder, labels):
        matrix[label.act, statement.act] += 1
        if args.show and label.act != statement.act:
            parts = [p.text if p else "" for p in (statement.source, statement.cue)]
            words = [*parts, statement.content.text[:300]]
            print(f"{label.act}, read as {statement.act}: {' | '.join(words)}", file=sys.stderr)
    mean, scores = macro_f1(matrix)
    print("\n".join(table(matrix)), file=sys.stderr)
    print(
        json.dumps(
            {
                "n": sum(matrix.values()),
                "of": len(labels),
                "accuracy": round(sum(matrix[a, a] for a in ACTS) / sum(matrix.values()), 4),
                "macro_f1": round(mean, 4),
                "f1": {act: round(score, 3) for act, score in scores.items()},
            }
        )
    )


if __name__ == "__main__":
    main()
