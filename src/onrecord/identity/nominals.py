"""Nouns that take up somebody named, or that name somebody by description alone."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from onrecord.identity.anaphora import same_office, takes_up
from onrecord.identity.bodykinds import GENERIC, named_by
from onrecord.identity.brackets import is_state
from onrecord.identity.kinds import kind_of, lemma_of
from onrecord.identity.lexicon import lexicon
from onrecord.identity.officeholders import holders
from onrecord.identity.phrases import (
    aged,
    complement,
    is_definite,
    is_plural,
    modifiers,
    phrase_text,
    possessor,
)
from onrecord.identity.referents import LEAST, Reading, Referent
from onrecord.identity.salience import clear_best
from onrecord.identity.standouts import described_since, gender_fits, sole, sole_body
from onrecord.types import ActorKind

if TYPE_CHECKING:
    from spacy.tokens import Token

_MARGIN = 2.0
_LONGEST, _WORDS = 6, 8
_OF_STATES = frozenset(
    {"congressman", "congresswoman", "representative", "senator", "lawmaker", "governor"}
)
_NOBODY = frozenset({"%", "percent", "half", "third", "quarter", "majority", "none", "nobody"})


def meet_noun(reading: Reading, token: Token) -> None:
    """Bind a common noun to whom it takes up, else note a new referent."""
    lemma = lemma_of(token)
    if lemma in _NOBODY or _named_beside(reading, token):
        return
    kind = kind_of(token)
    human = lexicon().human(lemma) or aged(token)
    if not human and kind not in {"organisation", "document", "group"}:
        return
    if human and token.dep_ == "attr":
        return
    beside = None if human else _body_beside(reading, token)
    if beside is not None:
        reading.called.setdefault(GENERIC.get(lemma, frozenset({lemma})), set()).add(beside)
        return
    plural = is_plural(token) or kind == "group"
    several = lemma == "group" and (complement(token) is not None or modifiers(token))
    definite = is_definite(token) and not several
    if definite and not plural and kind != "document":
        entity = _taken_up(reading, token, human)
        if entity is None and human:
            entity = _in_office(reading, token)
        if entity is None and human:
            entity = _of_state(reading, token)
        acts = human and token.dep_ in {"nsubj", "nsubjpass"} and not reading.quoted[token.i]
        if entity is None and (token.i in reading.speaking or acts):
            entity = sole(reading, token) if human else sole_body(reading, token)
        if entity is not None:
            reading.bind(token, entity)
            return
    nominal = _nominal(reading, token, kind, plural, definite)
    if reading.referents[nominal].head != token.i:
        reading.bound[token.i] = nominal
        reading.via[token.i] = reading.referents[nominal].name
    reading.note(token, nominal)


def _named_beside(reading: Reading, token: Token) -> bool:
    """True where the noun only describes a person named next to it."""
    if any(t.i in reading.names and t.ent_type_ == "PERSON" for t in _right_of(token)):
        return True
    near = [c for c in token.children if c.dep_ in {"appos", "compound"}]
    names = [c for c in near if c.ent_type_ == "PERSON" and c.i > token.i]
    return bool(names) or (token.dep_ == "appos" and token.head.ent_type_ == "PERSON")


def _body_beside(reading: Reading, token: Token) -> int | None:
    """The body named next to a noun: 'Vantor, the parent company', 'the agency Norpol'."""
    if is_plural(token):
        return None
    before = named_by(token, reading.names)
    if before is not None and _is_body(reading, before):
        return before
    around = [c for c in token.rights if c.dep_ == "appos"]
    # 'a maker called Vantor'
    calls = [c for c in token.rights if c.dep_ == "acl" and c.lower_ in {"called", "named"}]
    around += [c for one in calls for c in one.rights if c.dep_ in {"oprd", "dobj", "attr"}]
    if token.dep_ in {"appos", "compound"}:
        around.append(token.head)
    for other in around:
        who = reading.names.get(other.i)
        if who is not None and reading.referents[who].kind == "organisation":
            return who
    return None


def _is_body(reading: Reading, who: int) -> bool:
    one = reading.referents[who].entity
    known = None if one is None else reading.cast.entities[one]
    return known is not None and known.kind == "organisation" and not known.place


def _right_of(token: Token) -> Iterator[Token]:
    """The words that go on a description: 'the actress and activist Jane Roe'."""
    for at in token.doc[token.i + 1 : token.i + _LONGEST]:
        if at.pos_ not in {"NOUN", "PROPN", "ADJ", "CCONJ"}:
            return
        yield at


def _taken_up(reading: Reading, token: Token, human: bool) -> int | None:
    """The named actor of whom the text says what the noun says."""
    entities = reading.cast.entities
    seen = sorted(w for w in reading.seen if w < len(entities))
    fits = [w for w in seen if _matches(reading, token, w, human)]
    if not human and not modifiers(token):
        fits = [w for w in fits if not described_since(reading, lemma_of(token), w)]
    if len(fits) < 2:
        return fits[0] if fits else None
    return clear_best(reading.scored(token, lambda who: who in fits), _MARGIN, LEAST)


def _in_office(reading: Reading, token: Token) -> int | None:
    """The one person named so far who held the high office that a phrase describes."""
    fits = [
        who
        for who in holders(token, reading.offices, reading.seen)
        if gender_fits(reading, token, who)
    ]
    if len(fits) < 2:
        return fits[0] if fits else None
    return clear_best(reading.scored(token, lambda who: who in fits), _MARGIN, LEAST)


def _of_state(reading: Reading, token: Token) -> int | None:
    """The only lawmaker or governor so far, called by a state that the text has not told of him."""
    place = " ".join(str(m.text) for m in modifiers(token))
    if lemma_of(token) not in _OF_STATES or not is_state(place) or possessor(token) is not None:
        return None
    seen = (w for w in sorted(reading.seen) if w < len(reading.cast.entities))
    posts = {w: [r for r in reading.roles.get(w, ()) if not r.former] for w in seen}
    fits = [w for w, held in posts.items() if any(same_office(lemma_of(token), r) for r in held)]
    if len(fits) != 1 or not gender_fits(reading, token, fits[0]):
        return None
    elsewhere = any(is_state(r.affiliation or "") for r in posts[fits[0]])
    return None if elsewhere else fits[0]


def _matches(reading: Reading, token: Token, who: int, human: bool) -> bool:
    entity = reading.cast.entities[who]
    if human != (entity.kind == "person") or not gender_fits(reading, token, who):
        return False
    return takes_up(token, entity, reading.roles.get(who, ()))


def _nominal(reading: Reading, token: Token, kind: ActorKind, plural: bool, definite: bool) -> int:
    """A referent for a phrase without a name; 'the source' takes up 'a source'."""
    key = f"{lemma_of(token)}/{plural}"
    known = reading.nominals.get(key)
    owner = _owner(reading, token)
    plain = possessor(token) is None and not modifiers(token) and complement(token) is None
    if known is not None and known >= 0:
        same = owner is not None and reading.referents[known].owner == owner
        if same or (definite and plain):
            return known
    edge = token.left_edge.i
    name = phrase_text(reading.parse, range(max(edge, token.i - _WORDS), token.i + 1))
    gender = lexicon().gendered.get(lemma_of(token))
    made = Referent(kind, name, gender, plural, None, token.i, (), owner)
    reading.referents.append(made)
    who = len(reading.referents) - 1
    # Two campaigns in one text leave "the campaign" open; "the source" is the latest one.
    rival = known is not None and kind == "organisation"
    reading.nominals[key] = -1 if rival else who
    return who


def _owner(reading: Reading, token: Token) -> int | None:
    """The named actor to whom a body belongs: 'the Roe campaign', 'her campaign'."""
    for word in (possessor(token), *modifiers(token)):
        who = None if word is None else reading.names.get(word.i, reading.bound.get(word.i))
        if who is not None and reading.referents[who].entity is not None:
            return who
    return None
