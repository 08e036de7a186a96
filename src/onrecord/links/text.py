"""Words, quoted words and shingles of a text, in the form in which texts are compared."""

from __future__ import annotations

import re
from hashlib import blake2b

_WORD = re.compile(r"[^\W_]+(?:['’.][^\W_]+)*")
_QUOTED = re.compile(r"[“\"«]([^“”\"«»]{1,2000})[”\"»]")
_CLITIC = re.compile(r"['’]s$")

_STOPWORDS = """
a about above after again against all also am an and any are as at be because been before being
below between both but by can could did do does doing down during each few for from further had
has have having he her here hers him his how i if in into is it its just may me might more most
must my no nor not now of off on once one only or other our out over own said same say says she
should so some such than that the their them then there these they this those through to too
under until up us very was we were what when where which while who whom why will with would yet
you your don't doesn't didn't isn't aren't wasn't weren't won't wouldn't can't it's that's
we're they're i'm he's she's i've we've going get got go
"""
STOPWORDS = frozenset(_STOPWORDS.split())


def words(text: str) -> list[str]:
    """Lower-case words with straight apostrophes, possessive endings and end dots dropped."""
    found = _WORD.findall(text.replace("’", "'").lower())
    return [_CLITIC.sub("", word) for word in found]


def quoted(text: str) -> tuple[tuple[str, ...], ...]:
    """The words of each passage between double quotation marks."""
    return tuple(tuple(words(match[1])) for match in _QUOTED.finditer(text))


def unquoted(text: str) -> str:
    """`text` with each passage between double quotation marks left out."""
    return _QUOTED.sub(" ", text)


def content_words(text: str) -> frozenset[str]:
    """Words that carry meaning, plural endings cut so that `sanctions` meets `sanction`."""
    return frozenset(stem(w) for w in words(text) if w not in STOPWORDS and len(w) > 1)


def stem(word: str) -> str:
    """A crude stem that only joins singular and plural."""
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word


def shingles(tokens: list[str] | tuple[str, ...], size: int) -> frozenset[int]:
    """64-bit hashes of each run of `size` words; of the whole where it is shorter."""
    if not tokens:
        return frozenset()
    last = max(1, len(tokens) - size + 1)
    return frozenset(_hash(" ".join(tokens[i : i + size])) for i in range(last))


def _hash(text: str) -> int:
    return int.from_bytes(blake2b(text.encode("utf-8"), digest_size=8).digest(), "big")
