"""Roles that a sentence states of a name: 'Roe, who was the port's doctor', 'Doe is a judge'."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.identity.lexicon import lexicon
from onrecord.identity.mentions import Mention
from onrecord.identity.phrases import is_plural
from onrecord.identity.roles import is_role, split_role
from onrecord.types import Role

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_PAST = frozenset({"VBD", "VBN"})
_CHANCES = frozenset({"neg", "mark"})


def roles_stated(parse: Doc, mention: Mention) -> tuple[Role, ...]:
    """The role that a clause about a person states as a fact, none where it states none."""
    name = parse[mention.start : mention.end].root
    clauses = [c for c in name.rights if c.dep_ == "relcl"]
    if name.dep_ == "nsubj":
        clauses.append(name.head)
    found = (_stated(parse, verb, name) for verb in clauses)
    return tuple(role for role in found if role is not None)


def _stated(parse: Doc, verb: Token, name: Token) -> Role | None:
    """The role in 'who is a judge', in the past a former one; not in 'would be' and 'is not'."""
    if verb.lemma_ not in {"be", "serve", "work"} or any(c.dep_ in _CHANCES for c in verb.children):
        return None
    if any(c.dep_ == "aux" and c.lemma_ not in {"be", "have"} for c in verb.lefts):
        return None
    subject = next((c for c in verb.lefts if c.dep_ == "nsubj"), None)
    if subject is None or not (subject.i == name.i or subject.tag_ == "WP"):
        return None
    noun = _noun(verb)
    if noun is None or is_plural(noun) or not is_role(noun) or noun.ent_type_ == "PERSON":
        return None
    if not any(c.dep_ in {"det", "poss"} for c in noun.lefts) and verb.lemma_ == "be":
        return None
    start = noun.left_edge.i
    while start < noun.i and (parse[start].pos_ == "DET" or parse[start].tag_ == "PRP$"):
        start += 1
    role = split_role(parse, start, noun.i + 1)
    if role is None or lexicon().gendered.get(noun.lower_) is not None:
        return None
    past = verb.tag_ in _PAST and not any(c.dep_ == "aux" for c in verb.lefts)
    return Role(role.title, role.affiliation, role.former or past)


def _noun(verb: Token) -> Token | None:
    if verb.lemma_ == "be":
        return next((c for c in verb.rights if c.dep_ == "attr"), None)
    as_ = next((c for c in verb.rights if c.dep_ == "prep" and c.lower_ == "as"), None)
    return None if as_ is None else next((c for c in as_.rights if c.dep_ == "pobj"), None)
