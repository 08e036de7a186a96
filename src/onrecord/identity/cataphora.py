"""Pronouns that come before the name they stand for: 'As she spoke, Ms. Roe smiled'."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token

_HOPS = 8
_FRONTED = frozenset({"advcl", "prep", "npadvmod", "advmod"})


def later_subject(pronoun: Token) -> Token | None:
    """The subject of the main clause that follows the fronted phrase which holds a pronoun."""
    at = pronoun
    for _ in range(_HOPS):
        head = at.head
        if head.i == at.i:
            return None
        if at.dep_ in _FRONTED and head.i > pronoun.i:
            subject = next((c for c in head.lefts if c.dep_ in {"nsubj", "nsubjpass"}), None)
            if subject is not None and subject.i > at.right_edge.i:
                return subject
        at = head
    return None
