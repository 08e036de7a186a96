"""Speakers that a text describes and does not name: documents, bodies, groups."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from onrecord.identity.composites import state_behind
from onrecord.identity.context import Context, actor_id
from onrecord.identity.kinds import kind_of
from onrecord.identity.lexicon import lexicon
from onrecord.identity.names import bare
from onrecord.identity.naming import unnamed
from onrecord.identity.phrases import complement, modifiers, phrase_text, possessor
from onrecord.types import ActorKind, Speaker

if TYPE_CHECKING:
    from spacy.tokens import Token

_NAME_LIMIT = 120


def nominal(context: Context, head: Token, tokens: Sequence[int]) -> Speaker:
    """A phrase without a name: a document, a body, a group, or unnamed people."""
    state = state_behind(context, head)
    if state is not None:
        return Speaker(
            actor_id(state, "state"), state, "state", None, None, "the state's government"
        )
    kind = kind_of(head)
    text = phrase_text(context.parse, short_phrase(head, tokens))
    affiliation = _affiliation(context, head)
    if kind == "document":
        return document(context, head, text)
    if kind == "unnamed" or not bare(text):
        full = phrase_text(context.parse, tokens)
        return unnamed(full, affiliation)
    name = bare(text)[:_NAME_LIMIT]
    return Speaker(
        common_id(context, head, name, kind), name, kind, None, affiliation, "described in the text"
    )


def is_instrument(context: Context, head: Token) -> bool:
    """True where a noun mentions one of the text's instruments."""
    return any(a <= head.idx < b for i in context.instruments for a, b in i.mentions)


def document(context: Context, head: Token, text: str) -> Speaker:
    """A document as a source, under its instrument's title where it is one."""
    for instrument in context.instruments:
        if any(a <= head.idx < b for a, b in instrument.mentions):
            how = "the document speaks"
            if instrument.signatory:
                how += f", signed by {instrument.signatory}"
            return Speaker(
                f"document:{instrument.id}",
                instrument.title,
                "document",
                None,
                instrument.issuer,
                how,
            )
    name = bare(text)[:_NAME_LIMIT]
    affiliation = _affiliation(context, head)
    identifier = common_id(context, head, name, "document")
    return Speaker(identifier, name, "document", None, affiliation, "the document speaks")


def common_id(context: Context, head: Token, name: str, kind: ActorKind) -> str:
    """An identifier for a description: a common one holds for this document only."""
    proper = any(
        t.text[:1].isupper() and t.pos_ in {"PROPN", "ADJ"} for t in (head, *modifiers(head))
    )
    tail = "" if proper else f"@{context.document.id}"
    return actor_id(name, kind) + tail


def _affiliation(context: Context, head: Token) -> str | None:
    """The body or state that a description belongs to: 'a Pentagon official'."""
    places = [c for c in (*modifiers(head), possessor(head), complement(head)) if c is not None]
    for token in places:
        entity = context.entity_at(token.i)
        if entity is not None:
            return context.cast.entities[entity].name
        if token.text in lexicon().demonyms:
            return lexicon().demonyms[token.text]
    return None


def short_phrase(head: Token, tokens: Sequence[int]) -> list[int]:
    """The phrase up to its head and a complement with 'of', other clauses left out."""
    end = head.i
    for child in head.rights:
        if child.dep_ == "prep" and child.lower_ in {"of", "for", "in", "from", "at", "on", "by"}:
            end = max([end, *(t.i for t in child.subtree if t.i - head.i < 12)])
            break
    return [t for t in tokens if head.left_edge.i <= t <= end] or [head.i]
