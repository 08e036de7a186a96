"""PolNeAR's brat annotations as trimmed spans and the links between them."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

ROLES = ("source", "cue", "content")
# Annotators differ on whether marks and stops at the ends belong to a span; the scorer does not
# count them, and a model taught without them has less noise to fit.
EDGE = frozenset(" \t\r\n\"'“”‘’«»`,.;:!?—–-()[]…\u00a0")


@dataclass(frozen=True)
class Gold:
    """One annotator's reading of one text.

    `spans` maps a role to its spans; `links` holds, for each statement, the spans of each role.
    """

    doc: str
    text: str
    statements: tuple[dict[str, tuple[tuple[int, int], ...]], ...]


def trim(text: str, start: int, end: int) -> tuple[int, int]:
    """`[start, end)` without edge marks; unchanged where nothing else would be left."""
    s, e = start, end
    while s < e and text[s] in EDGE:
        s += 1
    while e > s and text[e - 1] in EDGE:
        e -= 1
    return (s, e) if s < e else (start, end)


def read_annotation(path: Path, text: str) -> tuple[dict[str, tuple[tuple[int, int], ...]], ...]:
    """The statements of one brat file, empty ones left out."""
    spans: dict[str, list[tuple[int, int]]] = {}
    statements = []
    for line in path.read_text(encoding="utf-8").splitlines():
        fields = line.split("\t")
        if len(fields) < 2:
            continue
        if fields[0].startswith("T"):
            role, rest = fields[1].split(" ", 1)
            if role.lower() in ROLES:
                pairs = [part.split() for part in rest.split(";")]
                spans[fields[0]] = [trim(text, int(a), int(b)) for a, b in pairs]
        elif fields[0].startswith("E"):
            found: dict[str, list[tuple[int, int]]] = {role: [] for role in ROLES}
            for part in fields[1].split()[1:]:
                role, _, identifier = part.partition(":")
                role = role.rstrip("0123456789").lower()
                if role in found:
                    found[role] += spans.get(identifier, [])
            if found["cue"] and found["content"]:
                statements.append({role: tuple(sorted(set(s))) for role, s in found.items()})
    return tuple(statements)


def load(folder: Path) -> dict[str, list[Gold]]:
    """`{document: [one Gold per annotator]}` of a folder with `text/` and `attributions/`."""
    out: dict[str, list[Gold]] = defaultdict(list)
    for path in sorted((folder / "attributions").glob("*.ann")):
        doc = path.stem.rsplit("_", 1)[0]
        with open(folder / "text" / f"{doc}.txt", encoding="utf-8", newline="") as handle:
            text = handle.read()
        out[doc].append(Gold(doc, text, read_annotation(path, text)))
    return dict(out)
