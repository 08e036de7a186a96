"""Reads attributions annotated in brat's standoff format."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from onrecord.errors import InputError

Pieces = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Triple:
    """The source, cue and content of one attribution; a role that is missing is empty."""

    source: Pieces
    cue: Pieces
    content: Pieces


@dataclass(frozen=True, slots=True)
class GoldText:
    """An annotated text: its file's stem, its path, its characters and its attributions."""

    name: str
    path: Path
    text: str
    triples: tuple[Triple, ...]


def read_folder(folder: Path) -> Iterator[GoldText]:
    """Texts of `folder/text` with annotations in `folder/attributions`, by name.

    Of several annotators of one text the alphabetically first counts. Raises InputError where
    the folder does not have that layout or a file cannot be read.
    """
    files = sorted((folder / "attributions").glob("*.ann"))
    if not files:
        raise InputError(
            str(folder), "no attributions/*.ann here; name a folder with text/ and attributions/"
        )
    seen: set[str] = set()
    for file in files:
        name = file.stem.rpartition("_")[0] or file.stem
        if name in seen:
            continue
        seen.add(name)
        path = folder / "text" / f"{name}.txt"
        yield GoldText(name, path, _read(path), parse(_read(file), str(file)))


def parse(annotations: str, name: str) -> tuple[Triple, ...]:
    """The attributions of one annotation file. Raises InputError on a malformed line.

    An attribution takes the spans declared above it: as the project's scorer
    reads them, so that both give the same figures.
    """
    spans: dict[str, Pieces] = {}
    found: list[Triple] = []
    for number, line in enumerate(annotations.split("\n"), 1):
        key, _, rest = line.partition("\t")
        try:
            if key.startswith("T"):
                spans[key] = _pieces(rest.partition("\t")[0])
            elif key.startswith("E"):
                found.append(_triple(rest, spans))
        except ValueError as error:
            raise InputError(name, f"line {number} is not a brat span") from error
    return tuple(found)


def _pieces(described: str) -> Pieces:
    """`Content 3 9;12 20` as pairs of offsets; ValueError where it is not that."""
    _, _, offsets = described.partition(" ")
    pairs = (piece.split() for piece in offsets.split(";"))
    return tuple((int(start), int(end)) for start, end in pairs)


def _triple(event: str, spans: dict[str, Pieces]) -> Triple:
    """The arguments of an event line; a role that repeats (`Content2`) adds its pieces."""
    roles: dict[str, Pieces] = {"source": (), "cue": (), "content": ()}
    for argument in event.split():
        label, _, key = argument.partition(":")
        role = label.rstrip("0123456789").lower()
        if role in roles:
            roles[role] += spans.get(key, ())
    return Triple(**roles)


def _read(path: Path) -> str:
    try:
        with path.open(encoding="utf-8", newline="") as stream:
            return stream.read()
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(str(path), f"cannot be read as UTF-8 text ({error})") from error
