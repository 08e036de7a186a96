"""Those whom a plural names for one of its own: 'critics like Jane Roe', 'aides, led by Doe'."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from onrecord.identity.context import Context
from onrecord.identity.descriptions import DESCRIBED
from onrecord.identity.kinds import kind_of, lemma_of
from onrecord.identity.lexicon import lexicon
from onrecord.identity.phrases import is_plural
from onrecord.types import Speaker

if TYPE_CHECKING:
    from spacy.tokens import Token

_NAMED = frozenset({"person", "organisation", "state"})
_PAUSES = frozenset({",", "-", "–", "—", "--", "("})
_MARKS = {"like": None, "including": None, "such": "as", "led": "by"}


def exemplars(
    context: Context,
    head: Token,
    tokens: Sequence[int],
    resolve: Callable[[Sequence[int]], Speaker | None],
) -> Speaker | None:
    """The actors that a plural's phrase names as some of those meant, None where it names none.

    `resolve` finds the speaker of a source by its tokens.
    """
    if not is_plural(head) or head.i in context.at or kind_of(head) == "document":
        return None
    rest = _named_after(context, head, tokens)
    found = resolve(rest) if rest else None
    if found is None or found.id is None or found.kind not in _NAMED or DESCRIBED in found.how:
        return None
    return found


def _hangs_on(word: Token, head: Token) -> bool:
    """True where a word belongs to the head or to other people: not in 'talk from sites like'."""
    at = word.head if word.dep_ in {"amod", "acl", "prep"} else word
    people = is_plural(at) and lexicon().human(lemma_of(at))
    return at.i == head.i or at.head.i == head.i or people


def _named_after(context: Context, head: Token, tokens: Sequence[int]) -> list[int]:
    """The tokens behind the word that introduces an example, from a name on or right before it."""
    for at, i in enumerate(tokens[:-1]):
        word = context.parse[i]
        if i < head.i or word.lower_ not in _MARKS:
            continue
        if context.parse[i - 1].text not in _PAUSES and not _hangs_on(word, head):
            continue
        second = _MARKS[str(word.lower_)]
        if second is None:
            return list(tokens[at + 1 :])
        if context.parse[tokens[at + 1]].lower_ == second:
            return list(tokens[at + 2 :])
    return []
