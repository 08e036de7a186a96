"""Whether two speakers may be the same, or speak for the same house."""

from __future__ import annotations

import re
import unicodedata

from onrecord.types import Speaker

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_EMPTY_WORDS = """
the a an of for and mr mrs ms miss dr sir lord lady dame sen rep gov gen lt col maj capt adm
brig prof president minister prime secretary senator governor general chairman chairwoman
director jr sr ii iii iv
"""
_EMPTY = frozenset(_EMPTY_WORDS.split())
_PRONOUNS_WORDS = """
he she they it we i you who that this these those someone one his her their him them himself
herself themselves
"""
_PRONOUNS = frozenset(_PRONOUNS_WORDS.split())


def name_tokens(name: str | None) -> frozenset[str]:
    """Folded words of a name without titles and articles; of all its words where no other is left.

    Accents, case and possessive endings do not count.
    """
    found = _folded(name)
    return frozenset(w for w in found if w not in _EMPTY) or frozenset(found)


def last_token(name: str | None) -> str:
    """The family name of a personal name, or the last word of another; empty for no name."""
    found = [w for w in _folded(name) if w not in _EMPTY] or _folded(name)
    return found[-1] if found else ""


def _folded(name: str | None) -> list[str]:
    if not name:
        return []
    flat = unicodedata.normalize("NFKD", name)
    flat = "".join(c for c in flat if not unicodedata.combining(c)).replace(".", "")
    return [w.removesuffix("'s").removesuffix("’s") for w in _WORD.findall(flat.casefold())]


def same_name(one: str | None, other: str | None) -> bool:
    """Whether one name is the other or a part of it: `Esper` and `Mark Esper`."""
    a, b = name_tokens(one), name_tokens(other)
    if not a or not b:
        return False
    if a == b:
        return True
    return (a < b or b < a) and last_token(one) == last_token(other)


def is_named(speaker: Speaker | None) -> bool:
    """Whether the speaker is somebody in particular."""
    if speaker is None or speaker.kind == "unnamed":
        return False
    return bool(speaker.id) and not (name_tokens(speaker.name) <= _PRONOUNS)


def same_speaker(one: Speaker | None, other: Speaker | None) -> bool:
    """Whether two named speakers are one: the same id, or compatible names of one kind."""
    if one is None or other is None or not is_named(one) or not is_named(other):
        return False
    if one.id == other.id:
        return True
    return one.kind == other.kind and same_name(one.name, other.name)


def speaks_for(speaker: Speaker | None, name: str | None) -> bool:
    """Whether the speaker is the named one, or belongs to it."""
    if speaker is None or not name or not is_named(speaker):
        return False
    return same_name(speaker.name, name) or same_name(speaker.affiliation, name)


def same_party(one: Speaker | None, other: Speaker | None) -> bool:
    """Whether two speakers are one, or one is the other's house, or both have the same house."""
    if one is None or other is None:
        return False
    if same_speaker(one, other):
        return True
    return (
        speaks_for(one, other.name)
        or speaks_for(other, one.name)
        or (is_named(one) and speaks_for(other, one.affiliation))
    )
