"""Lines of annotated data in JSON Lines, each with the name by which messages call it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from onrecord.errors import InputError


def named_lines(path: Path, what: str) -> Iterator[tuple[str, str]]:
    """Each line that is not blank, and "file:number". InputError where the file cannot be read.

    `what` names the rows for the message that there are none ("questions").
    """
    try:
        lines = path.read_text(encoding="utf-8").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(str(path), f"cannot be read as UTF-8 text ({error})") from error
    found = False
    for number, line in enumerate(lines, 1):
        if line.strip():
            found = True
            yield line, f"{path}:{number}"
    if not found:
        one = what.removesuffix("s")
        raise InputError(str(path), f"no {what} here; give JSON Lines, a {one} a line")
