"""Whether words look like the name of a person, an agency or an outlet, and not like prose."""

from __future__ import annotations

import re

MAX_NAME_LENGTH = 100
_WORD = re.compile(r"[^\s,/|&+;()\[\]]+")
_SMALL = frozenset(
    {
        "and", "of", "the", "for", "via", "at", "in", "by", "on", "with",
        "de", "del", "della", "der", "den", "di", "da", "dos", "du", "la", "le", "van", "von",
        "al", "el", "bin", "ibn", "y", "e", "ter", "ten", "af", "zu", "san",
        "staff", "file", "handout", "pool", "correspondent", "reporter", "writer", "editor",
        "photographer", "courtesy", "contributor", "columnist", "–", "-", "—", "•", "·",
    }
)  # fmt: skip


def is_name(text: str, most: int = 8) -> bool:
    """True for one to `most` words, each capitalised, a particle, a handle or a site's address."""
    if not text or len(text) > MAX_NAME_LENGTH or text[-1] in "?!:":
        return False
    words = _WORD.findall(text.rstrip("."))
    if not 0 < len(words) <= most:
        return False
    return any(_is_proper(word) for word in words) and all(
        _is_proper(word) or word.lower() in _SMALL for word in words
    )


def _is_proper(word: str) -> bool:
    core = word.lstrip("'’‘\"“@#")
    if not core:
        return False
    site = "." in core[1:-1] and core.isascii()
    return core[0].isupper() or word[0] == "@" or site or core[1:2] in ("'", "’")
