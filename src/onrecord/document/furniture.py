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
    SOCIAL_ROW,
)

MAX_FURNITURE_LENGTH = 260
"""Longest line, in characters, that is furniture: a longer one is taken for the article's."""

_QUOTES = "\"“‘'«"
_TAILS = 5


def is_furniture(line: str) -> bool:
    """Whether a whole line, edges trimmed, is the site's; quotations and reports are not."""
    if not line or len(line) > MAX_FURNITURE_LENGTH:
        return False
    if EXACT.fullmatch(line.strip('"“”')) or SOCIAL_ROW.fullmatch(line):
        return True
    if line[0] in _QUOTES:
        return False
    if is_credit(line) or any(pattern.fullmatch(line) for pattern in (*NOTICES, *LABELLED)):
        return True
    if REPORTS_SPEECH.search(line):
        return False
    return any(pattern.fullmatch(line) for pattern in CALLS)


def heads_list(line: str) -> bool:
    """Whether a line announces other articles, so that headlines may follow it."""
    return len(line) <= MAX_FURNITURE_LENGTH and LIST_MARK.fullmatch(line) is not None


def glued_tail(line: str) -> int:
    """Where furniture stuck to the end of an article's line begins; its length if none is."""
    end = len(line)
    for _ in range(_TAILS):
        window = max(0, end - MAX_FURNITURE_LENGTH)
        match = GLUED.search(line[window:end])
        if match is None or window + match.start() == 0:
            break
        end = window + match.start()
    return end
