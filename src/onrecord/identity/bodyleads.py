"""Bodies that a text's beginning describes and the next sentences name, and courts' panels."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.identity.bodykinds import GENERIC, kinds_of
from onrecord.identity.context import Context
from onrecord.identity.kinds import lemma_of
from onrecord.identity.phrases import complement, is_definite, is_plural, modifiers, possessor

if TYPE_CHECKING:
    from spacy.tokens import Token

_LEAD, _AHEAD = 3, 8
_PANELS = frozenset({"panel", "bench", "majority"})
_COURTS = frozenset({"court", "tribunal"})
_RULINGS = frozenset({"ruling", "decision", "opinion", "judgment", "judgement"})


def body_introduced(context: Context, head: Token) -> int | None:
    """The only body of a kind named soon after a headline or lead told of one: 'A newspaper …'.

    'The newspaper' of a lead is known already.
    """
    lemma = lemma_of(head)
    if lemma not in GENERIC or is_plural(head) or is_definite(head):
        return None
    here = context.sentence_number(head.i)
    if here > _LEAD or possessor(head) is not None or complement(head) is not None:
        return None
    if any(m.i in context.at and _is_body(context, m) for m in modifiers(head)):
        return None
    found = {
        who
        for index, who in enumerate(context.cast.of)
        if who is not None and _is_kind(context, who, lemma)
        if context.cast.entities[who].mentions[0] == index
        if 0 < context.sentence_number(context.cast.mentions[index].start) - here <= _AHEAD
    }
    return found.pop() if len(found) == 1 else None


def _is_body(context: Context, token: Token) -> bool:
    who = context.entity_at(token.i)
    if who is None:
        return False
    one = context.cast.entities[who]
    return one.kind == "organisation" and not one.place


def _is_kind(context: Context, who: int, lemma: str) -> bool:
    """True for a body whose name, or what the text has of it, says that it is of a kind."""
    one = context.cast.entities[who]
    if one.kind != "organisation" or one.place:
        return False
    called = context.discourse.called.get(GENERIC[lemma], frozenset())
    return who in called or bool(kinds_of(one.forms) & GENERIC[lemma])


def court_of(context: Context, head: Token) -> int | None:
    """The court in 'a three-judge panel of the Ansel Court of Appeals'."""
    inner = complement(head)
    who = context.entity_at(inner.i) if inner is not None else None
    if lemma_of(head) not in _PANELS or who is None:
        return None
    return who if kinds_of(context.cast.entities[who].forms) & _COURTS else None


def court_that_ruled(context: Context, head: Token) -> str | None:
    """The only court named so far, whose words a ruling's are; None for other documents."""
    if lemma_of(head) not in _RULINGS:
        return None
    mentions = zip(context.cast.mentions, context.cast.of, strict=True)
    before = {who for one, who in mentions if who is not None and one.start < head.i}
    names = [context.cast.entities[who] for who in before]
    courts = [one.name for one in names if kinds_of(one.forms) & _COURTS]
    return courts[0] if len(courts) == 1 else None
