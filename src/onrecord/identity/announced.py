"""Speakers known by their office alone: of a headline, of a state, or the president of a date."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.identity.anaphora import same_office
from onrecord.identity.bodyleads import body_introduced, court_of
from onrecord.identity.context import Context, actor_id
from onrecord.identity.descriptions import in_headline
from onrecord.identity.kinds import lemma_of
from onrecord.identity.leads import introduced
from onrecord.identity.lexicon import lexicon
from onrecord.identity.mentions import Mention
from onrecord.identity.naming import of_entity
from onrecord.identity.officeholders import holders, wanted
from onrecord.identity.offices import president_on
from onrecord.identity.phrases import aged, is_plural
from onrecord.types import Speaker

if TYPE_CHECKING:
    from spacy.tokens import Token

_FORMER = frozenset({"former", "ex", "onetime"})
_EARLY, _LEAD = 8, 4


def announced(context: Context, head: Token, text: str, by_date: bool = True) -> Speaker | None:
    """Whom an office means that only one person of the whole text holds, None for other phrases.

    In a headline any office will do; below it the phrase must name the office's state.
    `by_date`: the president of the text’s date will do where it names none.
    """
    lemma = lemma_of(head)
    if is_plural(head) or not (lexicon().human(lemma) or aged(head)):
        body = body_introduced(context, head)
        body = court_of(context, head) if body is None else body
        return None if body is None else of_entity(context, body, None, text)
    found = _headlined(context, head) if in_headline(context, head) else []
    asked = wanted(head)
    if not found and asked is not None and (asked.country or in_headline(context, head)):
        found = list(holders(head, context.offices, context.offices.keys()))
    if not found:
        described = introduced(context, head)
        found = [] if described is None else [described]
    if found:
        return of_entity(context, found[0], None, text) if len(found) == 1 else None
    return _president(context, head, text) if by_date else None


def _headlined(context: Context, head: Token) -> list[int]:
    """Those whose office a headline names; of several the one whom the lead names alone.

    A headline's person comes early in the text.
    """
    former = any(w.lower_ in _FORMER for w in context.parse[head.left_edge.i : head.i])
    first: dict[int, int] = {}
    for who, roles in context.roles.items():
        if any(same_office(lemma_of(head), r) and r.former == former for r in roles):
            below = [m for m in _mentions(context, who) if m.trusted]
            first[who] = context.sentence_number(below[0].start) if below else _EARLY
    early = sorted((n, who) for who, n in first.items() if n <= _EARLY)
    if len(early) > 1 and early[0][0] <= _LEAD and early[1][0] - early[0][0] > 1:
        return [early[0][1]]
    return [who for _, who in early]


def _mentions(context: Context, who: int) -> list[Mention]:
    return [context.cast.mentions[k] for k in context.cast.entities[who].mentions]


def _president(context: Context, head: Token, text: str) -> Speaker | None:
    """'The US president' in a dated text that names no president of the United States."""
    asked, day = wanted(head), context.document.published
    if asked is None or day is None or asked.former:
        return None
    term = president_on(day[:10])
    if (asked.title, asked.country) != ("president", "United States") or term is None:
        return None
    how = f"{text} → {term.name} (in office on {day[:10]}, by the table of office holders)"
    name = term.name
    return Speaker(actor_id(name, "person"), name, "person", "President", term.country, how)
