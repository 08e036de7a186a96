"""Lines of a text with their spans; the text itself is never changed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

# Characters that show nothing: marks of order and width, and soft hyphens at an edge.
INVISIBLE = "\ufeff\u200b\u200c\u200d\u200e\u200f\u2060\u00ad"
_BREAKS = "\n\r\f\v\x1c\x1d\x1e\x85\u2028\u2029"
_LINE = re.compile(f"[^{_BREAKS}]+")
_EDGE = f"[\\s{INVISIBLE}]*"
_LEAD = re.compile(_EDGE)


class Line(NamedTuple):
    """Visible code points `[start, end)` of one non-blank line, and their text."""

    start: int
    end: int
    text: str


def lines(text: str, start: int = 0) -> Iterator[Line]:
    """The non-blank lines from `start` on, blank and invisible edges left out."""
    for match in _LINE.finditer(text, start):
        line = trim(text, match.start(), match.end())
        if line.text:
            yield line


def trim(text: str, start: int, end: int) -> Line:
    """`[start, end)` without blank or invisible characters at its edges; may be empty."""
    lead = _LEAD.match(text, start, end)
    start = lead.end() if lead else start
    while end > start and (text[end - 1].isspace() or text[end - 1] in INVISIBLE):
        end -= 1
    return Line(start, end, text[start:end])
