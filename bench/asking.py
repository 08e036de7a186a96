"""How long a question takes over a large record.

    python -m bench.asking [--documents 10000] [--db FOLDER/record.db]

Fills a record with the sample articles and, around them, with copies of their statements whose
vectors are random: what is compared is as much as in a real record of that size, and what is read
in full are the samples. Prints one JSON object: documents, statements, the seconds of the first
question, which loads models and vectors, and of the same and others after it, and peak memory.
"""

from __future__ import annotations

import argparse
import json
import resource
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from onrecord.api import Record, open_record
from onrecord.document.options import ReadOptions
from onrecord.document.read import read_all
from onrecord.pipeline import Pipeline
from onrecord.types import Document, Extraction, Failure

SAMPLES = Path(__file__).parent.parent / "samples"
QUESTIONS = (
    "Is the US leaving Iraq?", "Have the Tokyo Olympics been postponed?",
    "Did Iraq's parliament vote to expel US troops?", "Will the Tokyo Olympics be cancelled?",
)  # fmt: skip
SEED = 20201128


def copies(extraction: Extraction, count: int) -> Iterator[Extraction]:
    """`count` documents with the statements of `extraction` under other ids, without actors."""
    for number in range(count):
        name = f"{extraction.document.id}-{number}"
        document = replace(extraction.document, id=name, name=name)
        statements = tuple(
            replace(s, id=f"{s.id}-{number}", doc=name, instrument=None)
            for s in extraction.statements
        )
        yield Extraction(document, statements, (), ())


def vectors(rng: np.random.Generator, count: int, size: int) -> NDArray[np.float32]:
    """(count, size) random directions."""
    made = rng.standard_normal((count, size), dtype=np.float32)
    made /= np.linalg.norm(made, axis=1, keepdims=True)
    return made


def fill(record: Record, samples: Sequence[Document], documents: int) -> None:
    """The samples as they are, then as many others as are wanting."""
    pipeline, rng = record.pipeline, np.random.default_rng(SEED)
    read = [pipeline(document) for document in samples]
    size = 0
    for extraction in read:
        found = pipeline.embedder([s.content.text for s in extraction.statements])
        record.store.add(extraction, found, pipeline.versions)
        size = found.shape[1]
    each = -(-(documents - len(read)) // len(read))
    others = (copy for extraction in read for copy in copies(extraction, each))
    for _, copy in zip(range(documents - len(read)), others, strict=False):
        record.store.add(copy, vectors(rng, len(copy.statements), size), pipeline.versions)


def timed(record: Record, question: str) -> float:
    began = time.perf_counter()
    record.ask(question)
    return round(time.perf_counter() - began, 3)


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--documents", type=int, default=10_000)
    parser.add_argument("--db", help="a new record's path; left out: a passing one")
    args = parser.parse_args()
    read = list(read_all([str(SAMPLES / "iraq-2020"), str(SAMPLES / "tokyo-2020")], ReadOptions()))
    samples = [item for item in read if not isinstance(item, Failure)]
    with tempfile.TemporaryDirectory() as folder:
        target = args.db or str(Path(folder) / "record.db")
        with open_record(target, Pipeline.default()) as record:
            fill(record, samples, args.documents)
            print("filled", file=sys.stderr)
            first = timed(record, QUESTIONS[0])
            warm = {question: timed(record, question) for question in QUESTIONS}
            counts = record.store.counts()
    found = {
        "documents": counts["documents"],
        "statements": counts["statements"],
        "first_seconds": first,
        "warm_seconds": warm,
        "peak_mib": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
    }
    print(json.dumps(found))


if __name__ == "__main__":
    main()
