"""Whose party is told, and which party a description asks for: 'the Democratic nominee'."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from onrecord.identity.anaphora import role_words
from onrecord.identity.kinds import lemma_of
from onrecord.identity.officeholders import Office
from onrecord.identity.phrases import modifiers
from onrecord.types import Role

if TYPE_CHECKING:
    from spacy.tokens import Token

_NAMES = {
    "democrat": "democratic", "democratic": "democratic", "dem": "democratic",
    "republican": "republican", "gop": "republican", "libertarian": "libertarian",
    "green": "green", "independent": "independent", "conservative": "conservative",
    "tory": "conservative", "labour": "labour",
}  # fmt: skip
_OF_US = frozenset({"democratic", "republican"})


def party_asked(token: Token) -> str | None:
    """The party in 'the GOP candidate' and 'the Texas Republican', None where there is none."""
    words = (lemma_of(token), *(str(m.lower_).strip(".") for m in modifiers(token)))
    return next((_NAMES[w] for w in words if w in _NAMES), None)


def party_of(roles: Sequence[Role], offices: Sequence[Office]) -> str | None:
    """A person's party by what the text calls him, or by the nominations of the table."""
    told = {_NAMES[w] for role in roles for w in role_words(role) if w in _NAMES}
    if not told:
        told = {word for office in offices for word in office.title.split() if word in _OF_US}
    return told.pop() if len(told) == 1 else None
