"""Names as strings: folding, identifiers, parts of a personal name and how they match."""

from __future__ import annotations

import re
import unicodedata

from onrecord.identity.lexicon import lexicon

_DROP = re.compile(r"[^\w\s-]")
_SPELT = 5
_GAPS = re.compile(r"[\s_-]+")
_SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})
# Short forms that are not a prefix of the full given name.
_SHORT = {
    "bill": "william", "billy": "william", "bob": "robert", "bobby": "robert", "jim": "james",
    "jimmy": "james", "mike": "michael", "dick": "richard", "rick": "richard", "ted": "edward",
    "chuck": "charles", "charlie": "charles", "jack": "john", "tony": "anthony",
    "liz": "elizabeth", "beth": "elizabeth", "betsy": "elizabeth", "kate": "katherine",
    "kathy": "katherine", "peggy": "margaret", "maggie": "margaret", "hank": "henry",
    "harry": "henry", "larry": "lawrence", "jerry": "gerald", "andy": "andrew", "sandy": "sandra",
    "jeff": "jeffrey", "geoff": "geoffrey", "ed": "edward", "tom": "thomas", "dave": "david",
    "joe": "joseph", "dan": "daniel", "ron": "ronald", "steve": "steven", "mitch": "mitchell",
    "jenny": "jennifer", "sue": "susan", "debbie": "deborah", "nick": "nicholas",
}  # fmt: skip


def fold(text: str) -> str:
    """Lower case without accents or punctuation, words parted by single spaces."""
    flat = unicodedata.normalize("NFKD", text).casefold().replace("’s ", " ").replace("'s ", " ")
    flat = "".join(c for c in flat if not unicodedata.combining(c))
    return _GAPS.sub(" ", _DROP.sub("", flat)).strip()


def slug(text: str) -> str:
    """A name as the tail of an identifier: 'Mark Esper' gives 'mark-esper'."""
    return fold(text).replace(" ", "-")


def institution_slug(text: str) -> str:
    """As `slug`, with a leading demonym or state's name made uniform: 'iraq-parliament'."""
    lex = lexicon()
    words = bare(text).replace("’s ", " ").replace("'s ", " ").split()
    for size in (3, 2, 1):
        head = " ".join(words[:size])
        state = lex.states.get(head) or lex.demonyms.get(head)
        if state and len(words) > size:
            return slug(" ".join((state, *words[size:])))
    return slug(" ".join(words))


def bare(text: str) -> str:
    """A name on one line, without a leading article, a possessive ending or edge punctuation."""
    out = " ".join(text.split()).strip("\"'“”‘’,;:-–—()[]")
    for article in ("the ", "The ", "THE ", "a ", "A ", "an ", "An "):
        if out.startswith(article) and len(out) > len(article):
            out = out[len(article) :]
            break
    for ending in ("'s", "’s", "'", "’"):
        if out.endswith(ending) and len(out) > len(ending):
            out = out[: -len(ending)]
            break
    return out.strip()


def parts(name: str) -> tuple[str, ...]:
    """Folded words of a personal name without generational suffixes."""
    words = fold(name.replace("-", " ")).split()
    kept = tuple(w for w in words if w not in _SUFFIXES)
    return kept or tuple(words)


def suffix(name: str) -> str:
    """'jr', 'iii' and the like, '' where there is none."""
    words = fold(name).split()
    return words[-1] if len(words) > 1 and words[-1] in _SUFFIXES else ""


def full_given(word: str) -> str:
    """The full form of a folded short name: 'bill' gives 'william'."""
    return _SHORT.get(word, word)


def same_given(one: str, two: str) -> bool:
    """True where two folded given names may be one person's: equal, initial, or short form."""
    if one == two:
        return True
    short, long = sorted((one, two), key=len)
    if len(short) <= 2:
        return long.startswith(short[0])
    if len(short) >= 3 and long.startswith(short):
        return True
    return full_given(one) == full_given(two)


def same_person(one: str, two: str) -> bool:
    """True where two full names (two words or more each) can name one person."""
    left, right = parts(one), parts(two)
    if left[-1] != right[-1] or suffix(one) != suffix(two):
        return False
    if not same_given(left[0], right[0]):
        return False
    middle = [{w[0] for w in p[1:-1]} for p in (left, right)]
    return not (middle[0] and middle[1]) or bool(middle[0] & middle[1])


def partial(short: str, full: str) -> str | None:
    """How `short` is part of the full name: 'surname', 'given', or None."""
    small, large = parts(short), parts(full)
    if len(small) >= len(large):
        return None
    if large[-len(small) :] == small:
        return "surname"
    if large[: len(small)] == small and len(small[0]) > 1:
        return "given"
    return None


def misspelt(one: str, two: str) -> bool:
    """True where two folded words differ by a letter left out or put in, or by two changed about.

    Another letter in the place of one makes another name, and so do short words.
    """
    short, long = sorted((one, two), key=len)
    if len(short) < _SPELT or one == two or len(long) - len(short) > 1 or long == f"{short}s":
        return False
    at = next((i for i, (a, b) in enumerate(zip(short, long, strict=False)) if a != b), len(short))
    if len(long) > len(short):
        return short[at:] == long[at + 1 :]
    return short[at + 1 : at + 2] + short[at : at + 1] + short[at + 2 :] == long[at:]
