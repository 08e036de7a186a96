"""Lines under a headline that name the writer or the time of publication, and nothing else."""

from __future__ import annotations

import re

from onrecord.document.dates import parse_published
from onrecord.document.names import is_name
from onrecord.errors import InputError

_BY = re.compile(r"(?:(?:written|reported|story|posted|text) )?by:?\s+(.{2,100})", re.IGNORECASE)
_STAMP = re.compile(
    r"(published|posted|updated|last (?:updated|modified)):?\s+(?:on |at )?(.{6,80})", re.IGNORECASE
)
_AFTER_NAME = re.compile(r"\s*(?:\||•|·|,| for the | for | in | @|\(|– | - )")


def byline(line: str) -> str | None:
    """The writer in "By Jane Doe, Reuters" ("Jane Doe"), None for a line that is no byline."""
    match = _BY.fullmatch(line)
    if match is None or line[-1] in "?!:;":
        return None
    named = match[1].strip().rstrip(".")
    if not is_name(named, most=14):
        return None
    name = _AFTER_NAME.split(named, maxsplit=1)[0].strip()
    # One lower-case word after "by" is prose; one capitalised word may be an agency.
    return name if is_name(name) and not name[0].islower() else None


def date_stamp(line: str) -> tuple[bool, str | None]:
    """Whether a line only says when the page was published, and that date unless of an update."""
    match = _STAMP.fullmatch(line)
    if match is None:
        return False, None
    try:
        value = parse_published(match[2])
    except InputError:
        return False, None
    return True, value if match[1].lower() in ("published", "posted") else None
