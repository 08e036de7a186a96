"""Abbreviations written out, so that "the WTO" in a question meets the World Trade Organization."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache

from onrecord.identity.lexicon import lexicon

# "European Exchange Rate Mechanism (ERM)"; a name of more words than this is a sentence.
_DEFINED = re.compile(
    r"(?<!\w)(?P<name>[A-Z][\w’'-]{0,40}"
    r"(?:[ \xa0](?:of|the|for|and|on|in|to|[A-Z][\w’'-]{0,40})){1,8})[ \xa0]"
    r"\((?:the[ \xa0])?[“\"]?(?P<short>[A-Z][A-Z.&]{1,8})[”\"]?\)"
)
_SHORT = re.compile(r"(?<![\w.])(?:(?:[A-Z]\.){2,6}|[A-Z][A-Z&]{1,7})(?![\w.]*\w)")
_SMALL = frozenset({"of", "the", "for", "and", "on", "in", "to"})

# Letters without dots, and the name that they stand for.
Abbreviations = Mapping[str, str]


def abbreviations(texts: Iterable[str]) -> Abbreviations:
    """What `texts` define, before what all know; what they define in two ways is left out."""
    found: dict[str, set[str]] = {}
    for text in texts:
        for match in _DEFINED.finditer(text):
            name = _named_by(match["name"], _letters(match["short"]))
            if name is not None:
                found.setdefault(_letters(match["short"]), set()).add(name)
    own = {short: names.pop() for short, names in found.items() if len(names) == 1}
    known = {short: name for short, name in _known().items() if short not in found}
    return {**known, **own}


def written_out(text: str, table: Abbreviations) -> str:
    """`text` with each abbreviation in `table` as the name that it stands for.

    In a text all in capitals nothing tells "US" from "us", and it stays as it is.
    """
    if text.isupper():
        return text

    def name_of(match: re.Match[str]) -> str:
        return table.get(_letters(match.group()), match.group())

    return _SHORT.sub(name_of, text)


@cache
def _known() -> Abbreviations:
    tables = lexicon()
    bodies = {alias: body.name for alias, body in tables.institutions.items()}
    forms = {**bodies, **tables.states}
    return {
        _letters(alias): name
        for alias, name in forms.items()
        if _SHORT.fullmatch(alias) and not name.isupper()
    }


def _letters(short: str) -> str:
    return short.replace(".", "")


def _named_by(name: str, short: str) -> str | None:
    """The last words of `name` whose initials are `short`, None where none are."""
    words = name.split()
    for start in range(len(words)):
        rest = words[start:]
        letters = "".join(w[0] for w in rest if w not in _SMALL)
        if rest[0] not in _SMALL and letters.upper() == short.replace("&", ""):
            return " ".join(rest)
    return None
