"""Who does the event in a sentence: its grammatical agent and the one it is done to."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from spacy.tokens import Doc, Token

Parse = Callable[[str], Doc]
_SUBJECTS = ("nsubj", "csubj")
_PASSIVE = ("nsubjpass", "csubjpass")
_OBJECTS = ("dobj", "obj", "attr", "dative", "oprd")
# Clauses that share their head's subject where they have none of their own.
_SHARING = ("xcomp", "conj", "advcl", "ccomp", "pcomp")
_HOPS = 4


@dataclass(frozen=True, slots=True)
class Roles:
    """The words of an event's agent and of what it is done to, None where the sentence has none."""

    agent: str | None
    patient: str | None


def is_passive(parse: Parse, text: str) -> bool:
    """Whether a proposition says what happens to its subject."""
    return any(token.dep_ in _PASSIVE for token in parse(text))


def roles_at(doc: Doc, offset: int) -> Roles | None:
    """The roles of the event whose word stands at character `offset`, None where none does."""
    for token in doc:
        if token.idx <= offset < token.idx + len(token.text):
            return _roles(token)
    return None


def _roles(token: Token) -> Roles:
    passive = _child(token, _PASSIVE)
    if passive is not None:
        by = next((c for c in token.children if c.dep_ == "agent"), None)
        return Roles(_words(next(iter(by.children), None)) if by else None, _words(passive))
    if token.dep_ == "amod" or token.pos_ == "NOUN":
        owner = next((c for c in token.children if c.dep_ == "poss"), None)
        return Roles(_words(owner) if owner is not None else None, _complement(token))
    return Roles(_words(_subject(token)), _complement(token))


def _subject(token: Token) -> Token | None:
    at = token
    for _ in range(_HOPS):
        found = _child(at, _SUBJECTS)
        if found is not None:
            return _antecedent(at) if found.tag_ in ("WDT", "WP") else found
        if at.dep_ in ("relcl", "acl"):
            return at.head
        if at.dep_ not in _SHARING:
            return None
        at = at.head
    return None


def _antecedent(verb: Token) -> Token | None:
    return verb.head if verb.dep_ == "relcl" else None


def _complement(token: Token) -> str | None:
    direct = _child(token, _OBJECTS)
    pieces = [_words(direct)] if direct is not None else []
    for prep in (c for c in token.children if c.dep_ in ("prep", "prt")):
        pieces += [_words(c) for c in prep.children if c.dep_ == "pobj"]
    return " ".join(p for p in pieces if p) or None


def _child(token: Token, deps: tuple[str, ...]) -> Token | None:
    return next((c for c in token.children if c.dep_ in deps), None)


def _words(token: Token | None) -> str | None:
    """A phrase without its relative clauses; None for a pronoun, which could be anybody."""
    if token is None or token.pos_ == "PRON":
        return None
    left_out = {t.i for c in token.subtree if c.dep_ in ("relcl", "acl") for t in c.subtree}
    return " ".join(t.text for t in token.subtree if t.i not in left_out)
