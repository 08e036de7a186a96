"""Nouns that take up a named actor: 'the general', 'the former senator', 'the ministry'."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from onrecord.identity.cast import Entity
from onrecord.identity.kinds import lemma_of
from onrecord.identity.lexicon import lexicon
from onrecord.identity.names import fold
from onrecord.identity.phrases import complement, modifiers, possessor
from onrecord.types import Role

if TYPE_CHECKING:
    from spacy.tokens import Token

# Words that praise, blame or date somebody and say nothing of the post.
_NEUTRAL = frozenset(
    {"former", "top", "senior", "then", "ex", "veteran", "outgoing", "current", "star", "famous",
     "prominent", "longtime", "outspoken", "controversial", "popular", "influential", "powerful",
     "noted", "renowned", "respected", "embattled", "fiery", "celebrated", "acclaimed", "leading",
     "seasoned", "retired", "young", "old", "new", "first-term", "second-term", "local"}
)  # fmt: skip
_STEMS = {"democrat": "democratic", "republican": "republican"}
# Offices that have several names; the first may also stand for the others.
_SAME_OFFICE = (
    frozenset({"representative", "congressman", "congresswoman", "lawmaker", "legislator"}),
    frozenset({"senator", "lawmaker", "legislator"}),
    frozenset({"doctor", "physician", "surgeon"}),
    frozenset({"journalist", "reporter", "correspondent", "columnist", "anchor", "newsman"}),
    frozenset({"lawyer", "attorney", "counsel", "litigator"}),
    frozenset({"academic", "scholar", "professor"}),
    frozenset({"businessman", "businesswoman", "entrepreneur", "tycoon", "mogul", "magnate"}),
    frozenset({"author", "writer", "novelist"}),
    frozenset({"policeman", "policewoman", "officer", "detective"}),
    frozenset({"soldier", "infantryman", "marine"}),
    frozenset({"spokesman", "spokeswoman", "spokesperson"}),
    frozenset({"chairman", "chairwoman", "chair"}),
)


def takes_up(token: Token, entity: Entity, roles: Sequence[Role]) -> bool:
    """True where a definite noun phrase can only describe what the text says of the entity."""
    if entity.kind == "person":
        return any(_fits_role(token, role, _places(roles)) for role in roles)
    if entity.kind != "organisation":
        return False
    words = {w for form in entity.forms for w in fold(form).split()}
    if lemma_of(token) not in words or complement(token) is not None:
        return False
    return all(_stem(m.lower_) in words for m in modifiers(token)) and possessor(token) is None


def same_office(lemma: str, role: Role) -> bool:
    """True where a noun names the office of a role, under the same or another name."""
    title = role_words(role)
    if lemma in title or _STEMS.get(lemma, lemma) in title:
        return True
    return any(lemma in office and title & office for office in _SAME_OFFICE)


def _places(roles: Sequence[Role]) -> frozenset[str]:
    """Folded words of all places and bodies that a person's roles name: 'the Vermont senator'."""
    return frozenset(w for role in roles for w in fold(role.affiliation or "").split())


def _fits_role(token: Token, role: Role, places: frozenset[str]) -> bool:
    title = role_words(role)
    if not same_office(lemma_of(token), role):
        return False
    around = title | places
    lex = lexicon()
    around |= {fold(d) for d, state in lex.demonyms.items() if state == role.affiliation}
    for word in modifiers(token):
        plain = _stem(str(word.lower_))
        if plain not in _NEUTRAL and plain not in around:
            return False
        if plain in {"former", "ex"} and not role.former:
            return False
    inner, owner = complement(token), possessor(token)
    return all(w is None or fold(str(w.text)) in around for w in (inner, owner))


def role_words(role: Role) -> set[str]:
    """Folded words of a role's title, abbreviations written out."""
    titles = lexicon().titles
    words = fold((role.title or "").replace(".", " ")).split()
    return {titles.get(w, w) for w in words} | set(words)


def _stem(word: str) -> str:
    return fold(word)
