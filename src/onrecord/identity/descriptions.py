"""Speakers that a text describes and does not name: documents, bodies, groups."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from onrecord.identity.composites import state_behind
from onrecord.identity.context import Context, actor_id
from onrecord.identity.kinds import kind_of
from onrecord.identity.lexicon import lexicon
from onrecord.identity.makers import maker
from onrecord.identity.names import bare
from onrecord.identity.naming import unnamed
from onrecord.identity.phrases import complement, modifiers, phrase_text, possessor
from onrecord.types import ActorKind, Speaker

if TYPE_CHECKING:
    from spacy.tokens import Token

_NAME_LIMIT = 120
DESCRIBED = "described in the text"
"""How a speaker is known of whom the text gives no name."""
_MAKERS = frozenset({"by", "from"})


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
    return Speaker(common_id(context, head, name, kind), name, kind, None, affiliation, DESCRIBED)


def in_headline(context: Context, token: Token) -> bool:
    """True for a word of the headline, where capitals tell little."""
    title = context.title
    return title is not None and title.start <= token.idx < title.end


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
    affiliation = maker(context, head) or _affiliation(context, head)
    identifier = common_id(context, head, name, "document")
    return Speaker(identifier, name, "document", None, affiliation, "the document speaks")


def common_id(context: Context, head: Token, name: str, kind: ActorKind) -> str:
    """An identifier for a description: a common one holds for this document only."""
    within = [t for t in (head, *modifiers(head)) if not t.is_sent_start]
    proper = not in_headline(context, head) and any(
        t.text[:1].isupper() and t.pos_ in {"PROPN", "ADJ"} for t in within
    )
    tail = "" if proper else f"@{context.document.id}"
    return actor_id(name, kind) + tail


def _affiliation(context: Context, head: Token) -> str | None:
    """The body or state that a description belongs to: 'a Pentagon official'."""
    made = (c for p in head.rights if p.dep_ in {"prep", "acl"} for c in _maker(p))
    near = (*modifiers(head), possessor(head), *made, complement(head))
    places = [c for c in near if c is not None]
    for token in places:
        entity = context.entity_at(token.i)
        if entity is not None:
            return context.cast.entities[entity].name
        if token.text in lexicon().demonyms:
            return lexicon().demonyms[token.text]
    return None


def _maker(after: Token) -> Iterator[Token]:
    """Whoever made what a noun names: 'a poll by Norpol', 'a study conducted by the ministry'."""
    agents = [after, *after.rights] if after.dep_ == "acl" else [after]
    for one in agents:
        if one.dep_ in {"prep", "agent"} and one.lower_ in _MAKERS:
            yield from (c for c in one.rights if c.dep_ == "pobj")


def short_phrase(head: Token, tokens: Sequence[int]) -> list[int]:
    """The phrase up to its head and a complement with 'of', other clauses left out."""
    end = head.i
    for child in head.rights:
        if child.dep_ == "prep" and child.lower_ in {"of", "for", "in", "from", "at", "on", "by"}:
            end = max([end, *(t.i for t in child.subtree if t.i - head.i < 12)])
            break
    return [t for t in tokens if head.left_edge.i <= t <= end] or [head.i]
