"""Text folded for search: case, accents and punctuation do not count."""

from __future__ import annotations

import re
import unicodedata

_WORD = re.compile(r"\w+")
_QUOTED = re.compile(r'["“”]([^"“”]*)["“”]')
MAX_QUERY = 1_000


def fold(text: str) -> str:
    """Case-folded text without accents, for names that are searched by a part."""
    if text.isascii():
        return text.lower()
    # Folding case can set marks free (İ), so they go after it; composing again at the end
    # keeps the scripts whose letters came apart.
    pieces = unicodedata.normalize("NFKD", text).casefold()
    marks = {ord(c): None for c in set(pieces) if unicodedata.combining(c)}
    return unicodedata.normalize("NFKC", pieces.translate(marks))


def words(text: str) -> str:
    """The words of a text, folded, one space before, between and after them."""
    return f" {' '.join(_WORD.findall(fold(text)))} "


def phrases(query: str) -> tuple[str, ...]:
    """What `words` of a text must hold, each of them: the words, or phrases, of a search.

    Words between double quotes are one phrase. ValueError for a search of more than 1000
    characters, or of none that stands in a word.
    """
    if len(query) > MAX_QUERY:
        raise ValueError(f"a search has {MAX_QUERY} characters at most")
    quoted = _QUOTED.findall(query)
    single = _QUOTED.sub(" ", query).split()
    found = (words(part) for part in (*quoted, *single))
    wanted = tuple(dict.fromkeys(phrase for phrase in found if phrase.strip()))
    if not wanted:
        raise ValueError("a search needs a word")
    return wanted
