"""Bodies named through another actor: 'her campaign', 'the Iraqi government'."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.identity.context import Context, actor_id
from onrecord.identity.kinds import lemma_of
from onrecord.identity.lexicon import lexicon
from onrecord.identity.names import fold
from onrecord.identity.phrases import complement, is_definite, is_plural, modifiers, possessor
from onrecord.types import Speaker

if TYPE_CHECKING:
    from spacy.tokens import Token

_OWNED = frozenset(
    {
        "campaign", "administration", "team", "office", "camp", "company", "firm", "foundation",
        "government", "ministry", "party", "cabinet", "staff", "organization", "organisation",
        "transition", "parliament", "army", "military", "police", "congress", "senate",
        "legislature", "court", "commission", "department", "agency", "bureau", "union",
        "operation",
    }
)  # fmt: skip
# What the campaign of somebody who runs is called too.
_CAMPS, _RUN = frozenset({"team", "camp", "operation"}), "campaign"
_STYLED = frozenset({"administration", "government"})
_GOVERNMENTS = frozenset({"government", "regime", "authorities"})


def composite(context: Context, head: Token) -> Speaker | None:
    """A body that belongs to a named actor, under a name made of both; None for other phrases."""
    lemma = lemma_of(head)
    if lemma not in _OWNED or is_plural(head) or state_behind(context, head) is not None:
        return None
    for token in (possessor(head), *modifiers(head)):
        owner = _owner(context, token) if token is not None else None
        if owner is None:
            continue
        runs = owner in context.discourse.running or any(m.lower_ == _RUN for m in modifiers(head))
        what = _RUN if runs and lemma in _CAMPS else lemma
        whose = context.cast.entities[owner].name
        name = f"{whose} {what}" if what in _STYLED else f"{whose}’s {what}"
        words = " ".join(t.text for t in head.doc[head.left_edge.i : head.i + 1])
        how = f"{words} → {name}"
        return Speaker(actor_id(name, "organisation"), name, "organisation", None, None, how)
    return _presidents(context, head) if lemma == "administration" else None


def _presidents(context: Context, head: Token) -> Speaker | None:
    """'The administration' without more: that of the only president in office in the text."""
    if not is_definite(head) or modifiers(head) or complement(head) is not None:
        return None
    offices = {"president"}
    holders = [
        who
        for who, roles in context.roles.items()
        if any(fold(r.title or "") in offices and not r.former for r in roles)
    ]
    if len(holders) != 1:
        return None
    name = f"{context.cast.entities[holders[0]].name} administration"
    how = f"{head.text} → {name} (the only president in office here)"
    return Speaker(actor_id(name, "organisation"), name, "organisation", None, None, how)


def _owner(context: Context, token: Token) -> int | None:
    """The entity named at a token, or meant by a pronoun there: of 'whose' the name before it."""
    at = token.i
    if token.tag_ == "WP$":
        at -= 1
        at -= context.parse[at].text == ","
    entity = context.entity_at(at)
    if entity is not None:
        return entity
    bound = context.discourse.bound.get(token.i)
    return None if bound is None else context.discourse.referents[bound].entity


def state_behind(context: Context, head: Token) -> str | None:
    """The state in 'the Iraqi government', 'Iraq's government', 'the government of Iraq'."""
    if lemma_of(head) not in _GOVERNMENTS:
        return None
    lex = lexicon()
    for token in (possessor(head), complement(head), *modifiers(head)):
        if token is None:
            continue
        entity = context.entity_at(token.i)
        if entity is not None and context.cast.entities[entity].kind == "state":
            return context.cast.entities[entity].name
        if token.text in lex.demonyms:
            return lex.demonyms[token.text]
        if token.text in lex.capitals and token.dep_ == "pobj":
            return lex.capitals[token.text]
    return None
