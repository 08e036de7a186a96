"""What kind of actor a common noun phrase names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.identity.lexicon import lexicon
from onrecord.identity.phrases import complement, is_definite, is_plural
from onrecord.types import ActorKind

if TYPE_CHECKING:
    from spacy.tokens import Token

_PARTIES = frozenset({"republican", "democrat", "conservative", "liberal", "tory", "socialist"})


def kind_of(head: Token) -> ActorKind:
    """Person never: a phrase without a name is a document, a body, a group or unnamed."""
    lex = lexicon()
    lemma = lemma_of(head)
    inner = complement(head)
    if head.pos_ == "NUM" and inner is not None and lemma_of(inner) in lex.documents:
        return "document"
    if lemma in lex.collectives and inner is not None and is_plural(inner):
        return "unnamed" if lemma_of(inner) in lex.anonymous else "group"
    if lex.human(lemma) or _people(head):
        if lemma in lex.anonymous and not is_people_name(head):
            return "unnamed"
        return "group" if is_plural(head) else "unnamed"
    if lemma in lex.organisations and not (lemma in lex.documents and _indefinite(head)):
        return "unnamed" if is_plural(head) and lemma != "media" else "organisation"
    if lemma in lex.documents:
        return "document"
    proper = head.pos_ == "PROPN" and head.text[:1].isupper() and not is_plural(head)
    compound = any(c.dep_ == "compound" and c.text[:1].isupper() for c in head.lefts)
    if head.tag_ == "NNPS" and compound and head.text[:1].isupper():
        return "organisation"
    tail = proper and (lemma in lex.tails or is_definite(head) or compound)
    return "organisation" if tail else "unnamed"


def lemma_of(token: Token) -> str:
    """The lower-case singular of a noun, proper plurals included."""
    lemma = str(token.lemma_).lower()
    if token.tag_ == "NNPS" and lemma.endswith("s") and lemma == token.lower_:
        return lemma[:-1]
    return lemma


def is_people_name(token: Token) -> bool:
    """True for 'Democrats', 'Russians': the members of a party or a nation."""
    return token.ent_type_ == "NORP" and is_plural(token)


def _people(head: Token) -> bool:
    text = str(head.text)
    plural_demonym = text in lexicon().demonyms and head.pos_ in {"NOUN", "PROPN"}
    return is_people_name(head) or plural_demonym or lemma_of(head) in _PARTIES


def _indefinite(head: Token) -> bool:
    return any(c.dep_ == "det" and c.lower_ in {"a", "an"} for c in head.lefts)
