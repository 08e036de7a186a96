"""What stays of a name from one spelling to another: sounds, doubled letters, particles."""

from __future__ import annotations

import re
from functools import lru_cache

from onrecord.identity.names import fold

# Spellings of one sound, longer ones first; applied to folded ASCII words, in order.
_SOUNDS = (
    ("tsch", "c"), ("shch", "s"), ("sch", "s"), ("tch", "c"), ("dzh", "j"), ("dj", "j"),
    ("ch", "c"), ("sh", "s"), ("zh", "j"), ("kh", "h"), ("gh", "g"), ("ph", "f"), ("th", "t"),
    ("dh", "d"), ("ck", "k"), ("qu", "k"), ("q", "k"), ("x", "ks"), ("w", "v"), ("z", "s"),
    ("ts", "s"), ("ou", "u"), ("oo", "u"), ("ee", "i"), ("ey", "i"), ("ei", "i"), ("ai", "a"),
    ("ay", "a"), ("y", "i"), ("j", "i"),
)  # fmt: skip
_ARTICLES = frozenset({"al", "el", "ul", "as", "ad", "ar", "an", "bin", "ibn", "ben", "bint"})
_ARABIC = re.compile(r"^(?:abd)(?:al|el|ul|ool|oul)?(?=[a-z]|$)")
_VOWELS = re.compile(r"[aeiou]+")
_TWICE = re.compile(r"(.)\1+")
_REST = {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i", "æ": "ae", "œ": "oe"}
_CACHED = 65_536


def words_of(name: str) -> tuple[str, ...]:
    """The folded words of a name, hyphens and particles taken out where others are left."""
    flat = fold(name.replace("-", " ").replace("’", "").replace("'", ""))
    words = tuple("".join(_REST.get(c, c) for c in word) for word in flat.split())
    kept = tuple(w for w in words if w not in _ARTICLES)
    return kept or words


@lru_cache(_CACHED)
def skeleton(word: str) -> str:
    """A folded word's first sound and its consonants: 'mohammed' and 'muhamad' give 'mhmd'."""
    word = _ARABIC.sub("abdl", word)
    if word[:1] == "q" and word[1:2] != "u":
        word = f"g{word[1:]}"
    for spelled, sound in _SOUNDS:
        word = word.replace(spelled, sound)
    word = _TWICE.sub(r"\1", word)
    first = "a" if word[:1] in "aeiou" else word[:1]
    rest = _VOWELS.sub("", word[1:]).replace("h", "")
    return first + rest


def initials(name: str) -> str:
    """The first letters of a body's words, the small ones left out: 'rha'."""
    small = {"of", "the", "and", "for", "on", "in", "de", "to", "a"}
    return "".join(w[0] for w in fold(name.replace("-", " ")).split() if w not in small)
