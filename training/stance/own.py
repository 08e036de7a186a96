"""Stance pairs in our own words: `own/*.jsonl`, a line a claim with its passages by label.

`{"claim", "for": [...], "against": [...], "discuss": [...], "unrelated": [...]}`. Each passage was
composed by a language model for its claim; none is from a template, and none from a publication.
"""

from __future__ import annotations

import json
import random
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).parent / "own"
LABELS = ("for", "against", "discuss", "unrelated")
# How often a passage stands beside one that says less, is set as tokens, or in small letters.
BESIDE, TOKENS, SMALL = 0.2, 0.12, 0.04
_MARK = re.compile(r"(?<=\w)([.,;:?!)”])(?=\s|$)|(?<=\s)([(“])(?=\w)|(?<=\w)(’s)\b")


@dataclass(frozen=True)
class Group:
    """A claim or question, and passages by label."""

    claim: str
    passages: dict[str, tuple[str, ...]]


def groups(folder: Path = FOLDER) -> Iterator[Group]:
    """All groups, in the order of the files' names. Raises ValueError, naming the line."""
    for path in sorted(folder.glob("*.jsonl")):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            yield _group(line, f"{path.name}:{number}")


def _group(line: str, name: str) -> Group:
    try:
        row = json.loads(line)
        passages = {label: tuple(row.pop(label, ())) for label in LABELS}
        return Group(**row, passages=passages)
    except (ValueError, TypeError, AttributeError) as error:
        raise ValueError(f"{name} needs a claim and lists of passages by label") from error


def varied(passage: str, label: str, group: Group, rng: random.Random) -> str:
    """`passage` as it may stand in a snippet; what answers still answers, with more beside it."""
    less = [p for name in ("discuss", "unrelated") for p in group.passages[name] if p != passage]
    if label in ("for", "against") and less and rng.random() < BESIDE:
        pair = [passage, rng.choice(less)]
        rng.shuffle(pair)
        passage = " ".join(pair)
    if rng.random() < TOKENS:
        passage = _MARK.sub(lambda m: f" {m.group()} ", passage).replace("  ", " ").strip()
    if rng.random() < SMALL:
        passage = passage.lower()
    return passage
