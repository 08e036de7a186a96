"""Header lines at the top of a text file: `Title:`, `Outlet:`, `Author:`, `Published:`, `URL:`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from onrecord.document.dates import parse_published
from onrecord.document.lines import INVISIBLE, Line, trim
from onrecord.document.names import is_name
from onrecord.errors import InputError

_KEYS = ("title", "outlet", "author", "published", "url")
_MAX_LINES = 12
_HEADER = re.compile(
    rf"[{INVISIBLE}]*(title|outlet|author|published|url)[ \t]*:([^\r\n]*)(\r\n|\r|\n|\Z)",
    re.IGNORECASE,
)
_BLANK = re.compile(rf"[^\S\r\n{INVISIBLE}]*(?:\r\n|\r|\n|\Z)")
_URL = re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Headers:
    """Values by lower-case key, the visible span of each, and where the article starts."""

    values: Mapping[str, Line] = field(default_factory=dict)
    end: int = 0

    def get(self, key: str) -> str | None:
        """The value of a key, None where it is absent or blank."""
        line = self.values.get(key)
        return line.text if line else None


def parse_headers(text: str) -> Headers:
    """The header block, empty unless every line before the first blank line is `Key: value`."""
    values: dict[str, Line] = {}
    at = 0
    for _ in range(_MAX_LINES):
        match = _HEADER.match(text, at)
        if match is None or match[1].lower() in values:
            return Headers()
        values[match[1].lower()] = trim(text, match.start(2), match.end(2))
        at = match.end()
        blank = _BLANK.match(text, at)
        if blank is not None:
            break
    else:
        return Headers()
    if len(values) == 1 and not _plausible(*next(iter(values.items()))):
        return Headers()
    return Headers({key: line for key, line in values.items() if line.text}, blank.end())


def _plausible(key: str, value: Line) -> bool:
    """Whether a lone `Key: value` line is a header and not the first words of an article."""
    if key in ("author", "outlet"):
        return is_name(value.text)
    if key == "url":
        return bool(_URL.fullmatch(value.text))
    if key == "published":
        try:
            parse_published(value.text)
        except InputError:
            return False
    return True
