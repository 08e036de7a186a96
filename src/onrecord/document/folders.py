"""Files under a folder, in the order of their paths."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from onrecord.document.encoding import unreadable
from onrecord.errors import InputError
from onrecord.types import Failure

TEXT = frozenset({".txt", ".md"})
HTML = frozenset({".html", ".htm", ".xhtml"})
ROWS = frozenset({".jsonl", ".ndjson"})
ABOUT = frozenset({"README", "LICENSE", "LICENCE", "NOTICE", "CHANGELOG", "CONTRIBUTING"})
READABLE = TEXT | HTML | ROWS


def walk(folder: Path) -> Iterator[Path | Failure]:
    """Readable files by extension, deep and sorted; links followed once.

    Hidden files are skipped, and so are those that tell of a folder: README, LICENSE, CHANGELOG.

    A folder that cannot be listed is a Failure, and so is one in which nothing readable was found.
    """
    found = False
    seen: set[tuple[int, int]] = set()
    stack: list[Path] = [folder]
    while stack:
        path = stack.pop()
        if path != folder and not path.is_dir():
            found = True
            yield path
            continue
        try:
            stack.extend(reversed(_entries(path, seen)))
        except OSError as error:
            found = True
            yield unreadable(str(path), error).failure()
    if not found:
        yield InputError(
            str(folder),
            f"nothing readable in this folder: it needs files named {', '.join(sorted(READABLE))}; "
            "name a file of another kind itself",
        ).failure()


def _entries(folder: Path, seen: set[tuple[int, int]]) -> list[Path]:
    """Folders and readable files right under a folder, sorted by name; none if seen before."""
    status = folder.stat()
    if (status.st_dev, status.st_ino) in seen:
        return []
    seen.add((status.st_dev, status.st_ino))
    with os.scandir(folder) as entries:
        kept = [
            entry.name
            for entry in entries
            if not entry.name.startswith(".")
            and (entry.is_dir() or (entry.is_file() and _is_article(entry.name)))
        ]
    return [folder / name for name in sorted(kept)]


def _is_article(name: str) -> bool:
    stem = os.path.splitext(name)[0].upper()  # noqa: PTH122
    return _extension(name) in READABLE and stem not in ABOUT


def _extension(name: str) -> str:
    return os.path.splitext(name)[1].lower()  # noqa: PTH122
