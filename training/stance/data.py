"""The stance sets under one scheme of labels, a part of each set aside by question or claim."""

from __future__ import annotations

import json
import random
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from training.stance.contests import CLASSES, contests
from training.stance.easy import easy
from training.stance.own import Group, groups, varied
from training.stance.templates import pairs

# Classes that a label allows; a set that does not tell discuss from unrelated allows both.
FOR, AGAINST, DISCUSS, UNRELATED = range(4)
ALLOWED = {
    "entailment": (FOR,), "contradiction": (AGAINST,), "neutral": (DISCUSS, UNRELATED),
    "entailed": (FOR,), "not-entailed": (AGAINST, DISCUSS, UNRELATED),
    "for": (FOR,), "against": (AGAINST,), "discuss": (DISCUSS,), "unrelated": (UNRELATED,),
    "agree": (FOR,), "disagree": (AGAINST,),
}  # fmt: skip
# How many rows of a set an epoch draws, and how much a row counts: small or noisy sets less.
DRAW = {
    "argus-sentences": (1200, 0.4), "argus-train": (1000, 0.4), "climate-fever": (1500, 0.6),
    "dnc": (1000, 0.5), "emergent-headlines": (900, 1.0), "fm2": (2000, 0.7),
    "imppres": (1000, 0.5), "med": (1500, 0.7), "monli": (800, 0.5), "sick": (4500, 1.0),
    "fnc1": (3300, 1.0), "templates": (2500, 1.0), "contests": (1800, 0.8), "own": (24000, 1.0),
    "easy": (9000, 1.0),
}  # fmt: skip
# What a passage may be where only the right answer to its question is known.
NOT_AGAINST, NOT_FOR = (FOR, DISCUSS, UNRELATED), (AGAINST, DISCUSS, UNRELATED)


@dataclass(frozen=True)
class Row:
    """One pair; `allowed` are the classes that its label leaves open."""

    premise: str
    hypothesis: str
    allowed: tuple[int, ...]
    source: str
    weight: float = 1.0
    label: str = ""
    group: Group | None = None


def held_out(key: str, share: int = 8) -> bool:
    """True for one key in `share`, the same on every machine."""
    return zlib.crc32(key.encode()) % share == 0


def _lines(path: Path) -> list[dict[str, Any]]:
    with open(path, encoding="utf-8") as handle:
        return [json.loads(line) for line in handle if line.strip()]


def _fnc(folder: Path) -> list[tuple[Row, bool]]:
    bodies = {row["body"]: row["text"] for row in _lines(folder / "bodies.jsonl")}
    out = []
    for row in _lines(folder / "stances.jsonl"):
        body = " ".join(bodies[row["body"]].split()[:130])
        allowed = ALLOWED[row["stance"]]
        out.append((Row(body, row["headline"], allowed, "fnc1"), held_out(row["body"], 5)))
    return out


def load(folder: Path, barred: set[str]) -> tuple[dict[str, list[Row]], dict[str, list[Row]]]:
    """`(train, held out)` rows by set; hypotheses in `barred` are left out of both."""
    train: dict[str, list[Row]] = {}
    held: dict[str, list[Row]] = {}
    for path in sorted((folder / "stance").glob("*.jsonl")):
        name = path.stem
        weight = DRAW[name][1]
        for raw in _lines(path):
            if plain(raw["hypothesis"]) in barred:
                continue
            row = Row(raw["premise"], raw["hypothesis"], ALLOWED[raw["label"]], name, weight)
            key = raw.get("claim") or raw["hypothesis"]
            target = held if held_out(key) else train
            target.setdefault(name, []).append(row)
    for row, aside in _fnc(folder / "fnc1"):
        (held if aside else train).setdefault("fnc1", []).append(row)
    for row, aside in [*_own(), *_easy(), *_contests()]:
        (held if aside else train).setdefault(row.source, []).append(row)
    train["argus-train"] = list(_argus(folder, barred))
    made = [Row(p.premise, p.hypothesis, ALLOWED[p.label], "templates") for p in pairs(17000, 5)]
    train["templates"], held["templates"] = made[:16000], made[16000:]
    return train, held


def _argus(folder: Path, barred: set[str]) -> Iterator[Row]:
    """Questions whose answer is known, with a passage that often does not settle it."""
    name = "argus-train"
    for raw in _lines(folder / "ask" / f"{name}.jsonl"):
        if plain(raw["question"]) in barred:
            continue
        allowed = NOT_AGAINST if raw["answer"] == "yes" else NOT_FOR
        for premise in raw["snippets"]:
            yield Row(premise, raw["question"], allowed, name, DRAW[name][1])


def _own() -> Iterator[tuple[Row, bool]]:
    """Our own pairs, some claims set aside."""
    for group in groups():
        for label, passages in group.passages.items():
            for passage in passages:
                row = Row(passage, group.claim, ALLOWED[label], "own", 1.0, label, group)
                yield row, held_out(group.claim, 10)


def _easy() -> Iterator[tuple[Row, bool]]:
    """Our own claims told plainly, and beside others' passages."""
    for made in easy(list(groups()), 9):
        row = Row(made.premise, made.hypothesis, ALLOWED[made.label], "easy", DRAW["easy"][1])
        yield row, held_out(made.hypothesis, 10)


def _contests() -> Iterator[tuple[Row, bool]]:
    """Elections and contests from patterns, the last six hundred set aside."""
    for number, made in enumerate(contests(8600, 3)):
        allowed = tuple(CLASSES.index(label) for label in made.labels)
        row = Row(made.premise, made.hypothesis, allowed, "contests", DRAW["contests"][1])
        yield row, number >= 8000


def plain(question: str) -> str:
    """A question without case, spaces and marks, to compare those of two files."""
    return "".join(c for c in question.casefold() if c.isalnum())


def epoch(train: dict[str, list[Row]], rng: random.Random, share: float = 1.0) -> list[Row]:
    """A share of an epoch's draw from every set, classes of fnc1 evened out, shuffled."""
    out: list[Row] = []
    for name, rows in sorted(train.items()):
        count = round(share * DRAW[name][0])
        if name == "fnc1":
            kinds: dict[tuple[int, ...], list[Row]] = {}
            for row in rows:
                kinds.setdefault(row.allowed, []).append(row)
            for group in kinds.values():
                out += rng.choices(group, k=count // len(kinds))
        else:
            out += drawn(rows, count, rng)
    out = [_varied(row, rng) for row in out]
    rng.shuffle(out)
    return out


def drawn(rows: list[Row], count: int, rng: random.Random) -> list[Row]:
    """`count` of `rows`, each as often as any other, give or take one."""
    whole, rest = divmod(count, len(rows))
    return rows * whole + rng.sample(rows, rest)


def _varied(row: Row, rng: random.Random) -> Row:
    if row.group is None:
        return row
    return replace(row, premise=varied(row.premise, row.label, row.group, rng))
