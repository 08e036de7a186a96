"""Event factuality on the six corpora, beside a baseline for each, as one table.

    python -m bench.factuality FOLDER [--out docs/factuality.md]
    python -m bench.factuality FOLDER --check       (exit status 1 below a floor of floors.json)

FOLDER holds `NAME-train.jsonl` and `NAME-dev.jsonl`. Words: a ridge regression a corpus, trained on
it alone, over the event's word and the words around it. Ours is the same for all corpora.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
import zlib
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from bench.attribution import FLOORS
from onrecord.evaluation.factuality import GoldSentence, evaluate, figures, read_file
from onrecord.pipeline import Pipeline

NAMES = {
    "uw": "UW", "uds-ih2": "UDS-IH2", "meantime": "MEANTIME", "cb": "CommitmentBank",
    "mv2": "MegaVeridicality", "rp": "Ross and Pavlick",
}  # fmt: skip
SYSTEMS = ("onrecord", "words")
_BUCKETS, _AROUND, _RIDGE = 2048, 4, 3.0
Table = dict[str, dict[str, Mapping[str, float]]]


def features(sentence: GoldSentence) -> Iterator[NDArray[np.float64]]:
    """A hashed bag of the words at and around each event."""
    words = sentence.text.lower().split()
    starts = [0, *(i + 1 for i, c in enumerate(sentence.text) if c == " ")]
    for event in sentence.events:
        at = max(k for k, start in enumerate(starts) if start <= event.span.start)
        row = np.zeros(_BUCKETS)
        row[0] = 1.0
        for k in range(max(0, at - _AROUND), min(len(words), at + _AROUND + 1)):
            side = "at" if k == at else "before" if k < at else "after"
            row[1 + zlib.crc32(f"{side} {words[k]}".encode()) % (_BUCKETS - 1)] = 1.0
        yield row


def by_words(train: Sequence[GoldSentence], dev: Sequence[GoldSentence]) -> Mapping[str, float]:
    """The figures of a ridge regression over words, trained on one corpus."""
    rows, gold = np.array([f for s in train for f in features(s)]), _gold(train)
    weights = np.linalg.solve(rows.T @ rows + _RIDGE * np.eye(_BUCKETS), rows.T @ np.array(gold))
    told = np.array([f for s in dev for f in features(s)]) @ weights
    return figures(_gold(dev), np.clip(told, -3, 3).tolist())


def _gold(sentences: Sequence[GoldSentence]) -> list[float]:
    return [event.value for sentence in sentences for event in sentence.events]


def measure(folder: Path, baseline: bool) -> Table:
    """`{system: {corpus: figures}}`; the baseline is trained only where it is asked for."""
    pipeline = Pipeline.default()
    table: Table = {name: {} for name in SYSTEMS}
    for corpus in NAMES:
        dev = list(read_file(folder / f"{corpus}-dev.jsonl"))
        table["onrecord"][corpus] = evaluate(pipeline, dev, lambda _: None)
        if baseline:
            train = list(read_file(folder / f"{corpus}-train.jsonl"))
            table["words"][corpus] = by_words(train, dev)
        print(corpus, {n: table[n].get(corpus) for n in SYSTEMS}, file=sys.stderr, flush=True)
    return table


def markdown(table: Table) -> str:
    """Pearson's r and the mean absolute error of each system on each corpus."""
    lines = [
        "# Event factuality beside a baseline for each corpus\n",
        "Pearson's r / mean absolute error on the dev parts; `python -m bench.factuality FOLDER`"
        " made this table. Events found: the share of the annotated events that `extract` takes for"
        " events by itself.\n",
        "| corpus | " + " | ".join(SYSTEMS) + " | events found |",
        "|---" * (len(SYSTEMS) + 2) + "|",
    ]
    for corpus, name in NAMES.items():
        cells = [
            f"{found['pearson_r']:.3f} / {found['mae']:.2f}"
            for found in (table[system][corpus] for system in SYSTEMS)
        ]
        share = table[SYSTEMS[0]][corpus]["found"]
        lines.append(f"| {name} | " + " | ".join(cells) + f" | {share:.0%} |")
    return "\n".join(lines) + "\n"


def fingerprint(folder: Path) -> str:
    """A hash of the dev files: floors hold for these data alone."""
    digest = hashlib.sha256()
    for corpus in NAMES:
        digest.update((folder / f"{corpus}-dev.jsonl").read_bytes())
    return digest.hexdigest()[:16]


def below(table: Table, digest: str) -> Iterator[str]:
    """What fell below its floor, in words. ValueError where the floors are of other data."""
    floors = json.loads(FLOORS.read_text())["factuality"]
    if floors["data"] != digest:
        raise ValueError(f"floors are of data {floors['data']}, and this is {digest}")
    for system, least in floors["pearson_r"].items():
        for corpus, floor in least.items():
            found = table[system][corpus]["pearson_r"]
            if found < floor:
                yield f"{system}, {corpus}: r {found}, floor {floor}"


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path, metavar="FOLDER")
    parser.add_argument("--out", type=Path, help="write the table there")
    parser.add_argument("--check", action="store_true", help="onrecord alone, against its floors")
    args = parser.parse_args()
    table = measure(args.folder, baseline=not args.check)
    if args.check:
        faults = list(below(table, fingerprint(args.folder)))
        print("\n".join(faults) or "no figure of factuality is below its floor")
        return 1 if faults else 0
    text = markdown(table)
    print(text)
    if args.out:
        args.out.write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
