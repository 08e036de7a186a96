"""Whether the first line of an article is its headline."""

from __future__ import annotations

import re

from onrecord.document.lines import Line

MAX_TITLE_LENGTH = 200
_LONGEST = 140
_MARKDOWN = re.compile(r"#{1,6}[ \t]+")
_CLOSING = "\"”’'»)]"
_DATELINE = re.compile(
    r"^[A-Z][A-Z .,'’/-]{2,40}(?:,[^—–-]{0,30})?(?:\([^)]{2,30}\))?\s*[—–-]{1,2}\s"
)
_WORD = re.compile(r"[^\W\d_][\w'’.-]*")


def headline(text: str, lines: list[Line]) -> Line | None:
    """The first line if it is short, stands alone above more text, and reads like a headline."""
    if len(lines) < 2:
        return None
    first, second = lines[0], lines[1]
    gap = text[first.end : second.start]
    heading = _MARKDOWN.match(first.text)
    if heading:
        skip = heading.end()
        return Line(first.start + skip, first.end, first.text[skip:])
    apart = gap.count("\n") > 1 or gap.replace("\r\n", "").count("\r") > 1 or "\f" in gap
    return first if apart and _reads_like_headline(first.text) else None


def same_title(title: str, line: str) -> bool:
    """Whether a line repeats a title, whatever the case, spacing and quotation marks."""
    plain = _plain(title)
    return bool(plain) and plain == _plain(line)


def _plain(text: str) -> str:
    return "".join(c for c in text[: 2 * MAX_TITLE_LENGTH].casefold() if c.isalnum())


def _reads_like_headline(line: str) -> bool:
    if len(line) > _LONGEST or line[-1] in ":;,-–—*" or _DATELINE.match(line):
        return False
    if line[0].islower():
        return False
    if line.rstrip(_CLOSING).endswith((".", "…")):
        return _title_case(line)
    return True


def _title_case(line: str) -> bool:
    """Most long words capitalised: tells a headline with a full stop from a sentence."""
    long = [word for word in _WORD.findall(line) if len(word) > 3]
    return len(long) >= 3 and sum(word[0].isupper() for word in long) >= 0.75 * len(long)
