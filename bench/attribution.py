"""Attribution against its rivals: accuracy, speed and memory over one folder, in one run.

    python -m bench.attribution GOLD [--out docs/rivals.md] [--scorer FILE --instances FILE]
    python -m bench.attribution GOLD --check        (exit status 1 below a floor of floors.json)

GOLD has text/ and attributions/ in brat's format. Each rival runs as a process of its own, one
after the other; its time is that of the whole command, models' loading included. With --scorer
and --instances a scorer outside adds the CofeNet paper's protocol.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from onrecord.evaluation.attribution import ROLES, score
from onrecord.evaluation.brat import GoldText, Triple, read_folder

FLOORS = Path(__file__).parent / "floors.json"
EXTRACT = (sys.executable, "-m", "onrecord.apps.cli.main", "extract", "--format", "attribution")
OWN = {"onrecord, accurate": ("--model", "accurate"), "onrecord, fast": ("--model", "fast")}
RIVALS = {
    "spaCy en_core_web_sm alone": "spacy",
    "textacy, direct quotations": "textacy",
    "regular expressions": "patterns",
}
PARSER_ALONE = "spaCy en_core_web_sm alone"


@dataclass(frozen=True)
class Result:
    """One system's run: seconds, peak bytes, documents read, and its scores."""

    name: str
    seconds: float
    peak: int
    read: int
    scores: Mapping[str, Any]
    cofenet: Mapping[str, Any] | None


def fingerprint(gold: Sequence[GoldText]) -> str:
    """A hash of the texts and their annotations: floors hold for these data alone."""
    digest = hashlib.sha256()
    for item in gold:
        digest.update(f"{item.name}\0{item.text}\0{item.triples}\0".encode())
    return digest.hexdigest()[:16]


def timed(command: Sequence[str], out: Path | None) -> tuple[float, int]:
    """Seconds and peak resident bytes of a command whose standard output goes to `out`."""
    began = time.perf_counter()
    with open(out or os.devnull, "w", encoding="utf-8") as sink:
        process = subprocess.Popen(command, stdout=sink, stderr=subprocess.PIPE)
        assert process.stderr is not None
        messages = process.stderr.read().decode(errors="replace")
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"{' '.join(command)}: exit status {process.returncode}\n{messages}")
    unit = 1 if sys.platform == "darwin" else 1024
    return time.perf_counter() - began, usage.ru_maxrss * unit


def read_predictions(path: Path) -> dict[str, tuple[Triple, ...]]:
    """Triples by document from the lines of `--format attribution`."""
    found: dict[str, tuple[Triple, ...]] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        found[row["doc"]] = tuple(
            Triple(*(tuple((s, e) for s, e in statement[role]) for role in ROLES))
            for statement in row["statements"]
        )
    return found


def measure(name: str, gold: Sequence[GoldText], args: argparse.Namespace) -> Result:
    """Run one system over the texts and score what it found."""
    texts = str(args.gold / "text")
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "found.jsonl"
        if name in OWN:
            seconds, peak = timed((*EXTRACT, *OWN[name], texts), out)
        else:
            rival = (sys.executable, "-m", "bench.rivals", RIVALS[name], texts, str(out))
            seconds, peak = timed(rival, None)
        predictions = read_predictions(out)
        cofenet = outside(args, out) if args.scorer and args.instances else None
    return Result(name, seconds, peak, len(predictions), score(gold, predictions), cofenet)


def outside(args: argparse.Namespace, found: Path) -> Mapping[str, Any]:
    """The CofeNet protocol's scores by a scorer outside the project."""
    command = [sys.executable, str(args.scorer), "--gold", str(args.gold), "--pred", str(found)]
    run = subprocess.run(
        [*command, "--cofenet", str(args.instances)], capture_output=True, text=True, check=True
    )
    exact: Mapping[str, Any] = json.loads(run.stdout)["cofenet"]["exact"]
    return exact


def figures(result: Result) -> dict[str, float]:
    """The F1 values that floors are pinned on, in percent."""
    scores = result.scores
    return {
        **{role: scores[role]["exact"]["f1"] for role in ROLES},
        "strict": scores["statement"]["strict"]["f1"],
        "usable": scores["statement"]["usable"]["f1"],
    }


def table(results: Sequence[Result], documents: int) -> str:
    """The results in Markdown; times also as multiples of spaCy's."""
    base = next((r.seconds for r in results if r.name == PARSER_ALONE), None)
    paper = any(r.cofenet for r in results)
    heads = ["system", "source", "cue", "content", "strict", "usable"]
    heads += ["CofeNet protocol"] if paper else []
    heads += ["documents lost", "documents/s", "times spaCy", "peak MB"]
    lines = [" | ".join(heads), " | ".join(["---", *["---:"] * (len(heads) - 1)])]
    for r in results:
        silent = r.name == PARSER_ALONE
        cells = [r.name, *("–" if silent else f"{v:.1f}" for v in figures(r).values())]
        if paper and r.cofenet:
            values = " / ".join(f"{r.cofenet[role]['f1']:.1f}" for role in ROLES)
            cells.append("–" if silent else values)
        cells += [str(documents - r.read), f"{documents / r.seconds:.2f}"]
        cells += [f"{r.seconds / base:.2f}" if base else "–", f"{r.peak / 1e6:.0f}"]
        lines.append(" | ".join(cells))
    return "\n".join(f"| {line} |" for line in lines)


def below(results: Sequence[Result], digest: str, floors: Mapping[str, Any]) -> list[str]:
    """What fell below its floor, in words; ValueError where the floors are of other data."""
    if floors["data"] != digest:
        raise ValueError(f"floors are of data {floors['data']}, and this is {digest}")
    faults = []
    for result in results:
        found = figures(result)
        for key, floor in floors["f1"].get(result.name, {}).items():
            if found[key] < floor:
                faults.append(f"{result.name}: {key} {found[key]:.2f} is below {floor:.2f}")
    return faults


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("gold", type=Path)
    parser.add_argument("--out", type=Path, help="a Markdown file to write the table to")
    parser.add_argument("--check", action="store_true", help="onrecord alone, against its floors")
    parser.add_argument("--scorer", type=Path)
    parser.add_argument("--instances", type=Path, help="the CofeNet paper's instances")
    args = parser.parse_args()
    gold = list(read_folder(args.gold))
    digest = fingerprint(gold)
    results = []
    for name in OWN if args.check else (*OWN, *RIVALS):
        results.append(measure(name, gold, args))
        print(f"{name}: {results[-1].seconds:.1f} s, {figures(results[-1])}", file=sys.stderr)
    shown = table(results, len(gold))
    print(shown)
    if args.check:
        faults = below(results, digest, json.loads(FLOORS.read_text())["attribution"])
        raise SystemExit("\n".join(faults) or 0)
    if args.out:
        args.out.write_text(page(shown, len(gold), digest, os.cpu_count() or 1), encoding="utf-8")


def page(shown: str, documents: int, digest: str, cores: int) -> str:
    """The table with what is needed to read it."""
    return f"""# Attribution: onrecord and its rivals

Written by `python -m bench.attribution`; {documents} documents (data {digest}), {cores} cores.
F1 in percent: source, cue and content with both ends right; *strict*, all three of one statement
right; *usable*, the source exact, the cue touched and the content overlapping by at least 0.8.
Time is that of the whole command, from start to end, models' loading included; each system ran
alone, one after the other.

{shown}

Published on the test split of the same corpus, by its own protocol (Wang et al., COLING 2022):
CofeNet with BERT-base 83.2 / 75.3 / 72.9; CoreNLP 13.9 / – / 17.5.
"""


if __name__ == "__main__":
    main()
