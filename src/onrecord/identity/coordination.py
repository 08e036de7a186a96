"""Names joined by 'and' as one plural, which 'they' and 'both' take up later."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token

_LIMIT = 6
BOTH = frozenset({"both", "two", "pair", "duo", "couple"})


def joined(token: Token, entity_at: Mapping[int, int]) -> tuple[int, ...]:
    """The entities of a first name and of those joined to it, () where it stands alone.

    `entity_at` maps the head token of each name to its entity.
    """
    if token.dep_ == "conj" and token.head.i in entity_at:
        return ()
    found = [entity_at[token.i]]
    at = token
    for _ in range(_LIMIT):
        after = next((c for c in at.rights if c.dep_ == "conj"), None)
        if after is None:
            break
        if after.i not in entity_at:
            return ()
        found.append(entity_at[after.i])
        at = after
    unique = tuple(dict.fromkeys(found))
    return unique if len(unique) > 1 and _and(token) else ()


def _and(token: Token) -> bool:
    """True for 'and', False for 'or' and 'but not', along the chain."""
    at = token
    for _ in range(_LIMIT):
        for child in at.rights:
            if child.dep_ == "cc":
                return bool(child.lower_ in {"and", "&"})
        after = next((c for c in at.rights if c.dep_ == "conj"), None)
        if after is None:
            return False
        at = after
    return False


def takes_up_both(token: Token) -> bool:
    """True for 'both' and 'the two' standing alone, and for 'the pair' and 'the two men'."""
    word = str(token.lower_)
    alone = not any(c.dep_ == "prep" for c in token.rights)
    if word == "both":
        return alone and token.dep_ in {"nsubj", "nsubjpass", "pobj", "dobj"}
    definite = any(c.dep_ == "det" and c.lower_ in {"the", "these"} for c in token.lefts)
    counted = any(c.dep_ == "nummod" and c.lower_ == "two" for c in token.lefts)
    return definite and alone and (word in BOTH or counted)
