"""Invented articles and small helpers for the tests of reading."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

PROSE = (
    "The harbour authority said on Monday that the ferry to Orrin Island will keep running.\n\n"
    "“There is no plan to stop it,” its director, Hanna Vell, told reporters in Brackwater.\n\n"
    "A union that represents the crews had warned of a strike, but it withdrew the threat.\n"
)
PARAGRAPHS = "".join(f"<p>{line}</p>" for line in PROSE.splitlines() if line)
GERMAN = (
    "Der Hafenmeister hat am Montag bestätigt, dass die Fähre zur Insel weiterhin fahren wird. "
    "Die Gewerkschaft hatte zuvor mit einem Streik gedroht, ihn aber wieder abgesagt."
)

Write = Callable[..., Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Write text (UTF-8, newlines untouched) or bytes to a named file and give its path."""

    def _write(content: str | bytes, name: str = "ferry.txt") -> Path:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
        return path

    return _write
