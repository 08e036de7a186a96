"""Page furniture: lines that the site wrote around the article, never a sentence of it."""

from __future__ import annotations

from onrecord.document.credits import is_credit
from onrecord.document.phrases import (
    CALLS,
    EXACT,
    GLUED,
    LABELLED,
    LIST_MARK,
    NOTICES,
    REPORTS_SPEECH,
    SHOUTED,
)

MAX_FURNITURE_LENGTH = 260
"""Longest line, in characters, that is furniture: a longer one is taken for the article's."""

_QUOTES = "\"“‘'«"


def is_furniture(line: str, *, first: bool = False) -> bool:
    """Whether a whole line, edges trimmed, is the site's; quotations and reports are not."""
    if not line or len(line) > MAX_FURNITURE_LENGTH:
        return False
    if EXACT.fullmatch(line.strip('"“”')):
        return True
    if line[0] in _QUOTES:
        return False
    if any(pattern.fullmatch(line) for pattern in (NOTICES, LABELLED)) or is_credit(line):
        return True
    if SHOUTED.fullmatch(line):
        # "VIDEO: Ferry turns back" on top is the headline, further down a pointer.
        return not first
    return CALLS.fullmatch(line.strip("()[]")) is not None and not REPORTS_SPEECH.search(line)


def heads_list(line: str) -> bool:
    """Whether a line announces other articles, so that headlines may follow it."""
    return len(line) <= MAX_FURNITURE_LENGTH and LIST_MARK.fullmatch(line) is not None


def glued_tail(line: str) -> int:
    """Where furniture stuck to the end of an article's line begins; its length if none is."""
    window = max(0, len(line) - MAX_FURNITURE_LENGTH)
    match = GLUED.search(line[window:])
    return window + match.start() if match else len(line)
