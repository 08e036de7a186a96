"""Speakers known by their office alone: of a headline, of a state, or the president of a date."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.identity.anaphora import same_office
from onrecord.identity.context import Context, actor_id
from onrecord.identity.descriptions import in_headline
from onrecord.identity.kinds import lemma_of
from onrecord.identity.lexicon import lexicon
from onrecord.identity.naming import of_entity
from onrecord.identity.officeholders import holders, wanted
from onrecord.identity.offices import president_on
from onrecord.identity.phrases import is_plural
from onrecord.types import Speaker

if TYPE_CHECKING:
    from spacy.tokens import Token


def announced(context: Context, head: Token, text: str) -> Speaker | None:
    """Whom an office means that only one person of the whole text holds, None for other phrases.

    In a headline any office will do; below it the phrase must name the office's state.
    """
    lemma = lemma_of(head)
    if not lexicon().human(lemma) or is_plural(head):
        return None
    found: list[int] = []
    if in_headline(context, head):
        found = [
            who
            for who, roles in context.roles.items()
            if any(same_office(lemma, role) for role in roles)
        ]
    asked = wanted(head)
    if not found and asked is not None and (asked.country or in_headline(context, head)):
        found = list(holders(head, context.offices, context.offices.keys()))
    if found:
        return of_entity(context, found[0], None, text) if len(found) == 1 else None
    return _president(context, head, text)


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
