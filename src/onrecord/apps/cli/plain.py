"""Plain text for a terminal: safe characters, lines of a given width, columns."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

NARROWEST, WIDEST = 60, 110
"""Bounds on the width of output, in terminal cells: columns need room, long lines tire."""

# Control sequences as a terminal would read them, in their 7-bit and 8-bit forms. A string that
# never ends loses only its opening, so that no text can hide what follows it; each class excludes
# what begins or ends a sequence, so that matching stays linear on hostile text.
_SEQUENCE = re.compile(
    r"(?:\x1b\[|\x9b)[0-?]*[ -/]*[@-~]?"
    r"|(?:\x1b[\]PX^_]|[\x90\x98\x9d-\x9f])"
    r"(?:[^\x07\x1b\x90\x98\x9c-\x9f]*(?:\x07|\x1b\\|\x9c))?"
    r"|\x1b[ -/]*[0-~]?"
)


def clean(text: str) -> str:
    """`text` on one line: no control sequences, invisible characters or runs of blanks."""
    if not text.isprintable():
        text = _SEQUENCE.sub("", text)
        text = "".join(c if c.isprintable() else " " if c.isspace() else "" for c in text)
    # a mark that combines with nothing takes no cell: alone it would be an invisible word
    return " ".join(word for word in text.split() if cells(word))


def width() -> int:
    """Cells a line may take: COLUMNS or the terminal's width, within bounds; 80 in a pipe."""
    return min(max(shutil.get_terminal_size((80, 24)).columns, NARROWEST), WIDEST)


def cells(text: str) -> int:
    """Terminal cells that `text` takes; some characters take two or none."""
    if text.isascii():
        return len(text)
    from rich.cells import cell_len

    return cell_len(text)


def wrap(text: str, room: int) -> list[str]:
    """`text`, cleaned, as lines of at most `room` cells; a longer word is cut."""
    lines: list[str] = []
    line, used = "", 0
    for word in clean(text).split(" "):
        for piece in _cut(word, room):
            size = cells(piece)
            if line and used + 1 + size <= room:
                line, used = f"{line} {piece}", used + 1 + size
                continue
            if line:
                lines.append(line)
            line, used = piece, size
    return [*lines, line] if line else lines


def pad(text: str, room: int) -> str:
    """`text` with blanks up to `room` cells."""
    return text + " " * (room - cells(text))


@dataclass(frozen=True, slots=True)
class Column:
    """A column of `room` cells; figures stand at its right."""

    title: str
    room: int
    figures: bool = False


def row(columns: Sequence[Column], contents: Sequence[Sequence[str]], gap: int = 2) -> list[str]:
    """One row: each cell is its lines, already within the column's room."""
    height = max((len(lines) for lines in contents), default=0)
    return [_line(columns, contents, at, gap) for at in range(height)]


def indent(lines: Iterable[str], by: int, first: str = "") -> Iterator[str]:
    """`lines` moved right by `by` cells, `first` standing in the first one's margin."""
    for at, line in enumerate(lines):
        yield (pad(first, by) if at == 0 else " " * by) + line


def _line(columns: Sequence[Column], contents: Sequence[Sequence[str]], at: int, gap: int) -> str:
    pieces = []
    for column, lines in zip(columns, contents, strict=True):
        text = lines[at] if at < len(lines) else ""
        blank = " " * (column.room - cells(text))
        pieces.append(blank + text if column.figures else text + blank)
    return (" " * gap).join(pieces).rstrip()


def _cut(word: str, room: int) -> Iterator[str]:
    at = 0
    while len(word) - at > room or cells(word[at:]) > room:
        head = _joint(_head(word[at : at + room], room)) or word[at]
        yield head
        at += len(head)
    yield word[at:]


def _joint(text: str) -> str:
    """`text` up to its last joint, a mark after which a name or address may break."""
    last = max(text.rfind(mark) for mark in "-_/.&?=")
    return text[: last + 1] if last > len(text) // 2 else text


def _head(text: str, room: int) -> str:
    """The longest beginning of `text` within `room` cells."""
    if text.isascii():
        return text[:room]
    used, end = 0, 0
    while end < len(text) and used <= room:
        used += cells(text[end])
        end += 1
    # Characters that join into one sign may take more cells together than apart.
    while cells(text[:end]) > room:
        end -= 1
    return text[:end]
