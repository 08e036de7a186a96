"""A text read from its start: what each pronoun and each taking-up noun refers to."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from onrecord.identity.anaphora import takes_up
from onrecord.identity.cast import Cast, Entity
from onrecord.identity.kinds import kind_of, lemma_of
from onrecord.identity.lexicon import Gender, lexicon
from onrecord.identity.phrases import is_definite, is_plural, modifiers, phrase_text, possessor
from onrecord.identity.salience import Occurrence, clear_best, prominence, scores
from onrecord.types import ActorKind, Role

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_MARGIN, _LEAST = 1.5, 0.2
_IT_MARGIN = 2.0
SINGULAR: dict[str, Gender] = {
    "he": "male", "him": "male", "his": "male", "she": "female", "her": "female", "hers": "female",
}  # fmt: skip
PLURAL = frozenset({"they", "them", "their"})
NEUTER = frozenset({"it", "its"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "pobj", "dobj", "dative", "attr", "ROOT", "appos"})


@dataclass(slots=True)
class Referent:
    """What words of the text stand for: a named entity, or a phrase without a name."""

    kind: ActorKind
    name: str
    gender: Gender | None
    plural: bool
    entity: int | None = None
    head: int | None = None


@dataclass(frozen=True, slots=True)
class Discourse:
    """Referents, and the referent and last name form behind each token that was bound."""

    referents: tuple[Referent, ...]
    bound: Mapping[int, int]
    via: Mapping[int, str]


@dataclass(slots=True)
class _Reading:
    parse: Doc
    cast: Cast
    roles: Mapping[int, Sequence[Role]]
    quoted: Sequence[bool]
    speaking: frozenset[int]
    clocks: Sequence[int]
    referents: list[Referent] = field(default_factory=list)
    past: list[Occurrence] = field(default_factory=list)
    bound: dict[int, int] = field(default_factory=dict)
    via: dict[int, str] = field(default_factory=dict)
    last_form: dict[int, str] = field(default_factory=dict)
    nominals: dict[str, int] = field(default_factory=dict)
    seen: set[int] = field(default_factory=set)


def read_discourse(
    parse: Doc,
    cast: Cast,
    roles: Mapping[int, Sequence[Role]],
    quoted: Sequence[bool],
    speaking: frozenset[int],
) -> Discourse:
    """Bind pronouns and nouns; `roles` are of entities, `speaking` the heads of sources."""
    reading = _Reading(parse, cast, roles, quoted, speaking, _clocks(parse, quoted))
    reading.referents = [
        Referent(e.kind, e.name, e.gender, False, i) for i, e in enumerate(cast.entities)
    ]
    heads = {parse[m.start : m.end].root.i: k for k, m in enumerate(cast.mentions)}
    inside = {i for m in cast.mentions for i in range(m.start, m.end)}
    for token in parse:
        if token.i in heads:
            _meet_name(reading, token, heads[token.i])
        elif token.i not in inside:
            _meet(reading, token)
    return Discourse(tuple(reading.referents), reading.bound, reading.via)


def _clocks(parse: Doc, quoted: Sequence[bool]) -> tuple[int, ...]:
    """For each token the number of sentences so far that say something outside quotations."""
    out: list[int] = []
    count = 0
    for sentence in parse.sents:
        count += any(not quoted[t.i] and t.is_alpha for t in sentence)
        out += [count] * len(sentence)
    return tuple(out)


def _meet_name(reading: _Reading, token: Token, index: int) -> None:
    who = reading.cast.of[index]
    if who is None:
        return
    mention = reading.cast.mentions[index]
    factor = 1.0 if mention.trusted else 0.3
    _note(reading, token, who, factor)
    reading.last_form[who] = mention.name


def _note(reading: _Reading, token: Token, who: int, factor: float = 1.0) -> None:
    i = token.i
    reading.seen.add(who)
    weight = factor * prominence(token, i in reading.speaking)
    reading.past.append(Occurrence(i, who, weight, reading.quoted[i], reading.clocks[i]))


def _meet(reading: _Reading, token: Token) -> None:
    word = str(token.lower_)
    if token.pos_ == "PRON" or word in SINGULAR:
        if word in SINGULAR:
            _bind(reading, token, _person_fits(reading, SINGULAR[word]), _MARGIN, SINGULAR[word])
        elif word in PLURAL:
            _bind(reading, token, lambda who: reading.referents[who].plural, _MARGIN, None)
        elif word in NEUTER:
            _bind(reading, token, _body_fits(reading), _IT_MARGIN, None)
    elif token.pos_ in {"NOUN", "PROPN"} and token.dep_ in _SUBJECTS:
        _meet_noun(reading, token)


def _person_fits(reading: _Reading, gender: Gender) -> Callable[[int], bool]:
    def fits(who: int) -> bool:
        referent = reading.referents[who]
        human = referent.kind == "person" or (referent.entity is None and _singular(referent))
        return human and referent.gender in (None, gender)

    return fits


def _singular(referent: Referent) -> bool:
    return referent.kind == "unnamed" and not referent.plural


def _body_fits(reading: _Reading) -> Callable[[int], bool]:
    kinds = {"organisation", "state", "document"}
    return lambda who: reading.referents[who].kind in kinds


def _bind(
    reading: _Reading,
    token: Token,
    fits: Callable[[int], bool],
    margin: float,
    gender: Gender | None,
) -> None:
    i = token.i
    scored = scores(
        token, reading.clocks[i], reading.past, reading.parse.__getitem__, fits, reading.quoted[i]
    )
    # A person known to be of the pronoun's gender is likelier than one who may be of either.
    if gender is not None:
        for one in scored:
            scored[one] *= 1.25 if reading.referents[one].gender == gender else 1.0
    who = clear_best(scored, margin, _LEAST)
    if who is None:
        return
    reading.bound[i] = who
    reading.via[i] = reading.last_form.get(who, reading.referents[who].name)
    if gender is not None and reading.referents[who].gender is None:
        reading.referents[who].gender = gender
    _note(reading, token, who)


def _meet_noun(reading: _Reading, token: Token) -> None:
    if _named_beside(reading, token):
        return
    kind = kind_of(token)
    lemma = lemma_of(token)
    human = lexicon().human(lemma)
    if not human and kind not in {"organisation", "document", "group"}:
        return
    plural = is_plural(token) or kind == "group"
    definite = is_definite(token) and lemma != "group"
    if definite and not plural and kind != "document":
        entity = _taken_up(reading, token, human)
        if entity is not None:
            reading.bound[token.i] = entity
            reading.via[token.i] = reading.last_form.get(entity, reading.referents[entity].name)
            _note(reading, token, entity)
            return
    nominal = _nominal(reading, token, kind, plural, definite)
    if reading.referents[nominal].head != token.i:
        reading.bound[token.i] = nominal
        reading.via[token.i] = reading.referents[nominal].name
    _note(reading, token, nominal)


def _named_beside(reading: _Reading, token: Token) -> bool:
    """True where the noun only describes a person named next to it."""
    near = [c for c in token.children if c.dep_ in {"appos", "compound"}]
    names = [c for c in near if c.ent_type_ == "PERSON" and c.i > token.i]
    return bool(names) or (token.dep_ == "appos" and token.head.ent_type_ == "PERSON")


def _taken_up(reading: _Reading, token: Token, human: bool) -> int | None:
    entities = reading.cast.entities
    seen = sorted(w for w in reading.seen if w < len(entities))
    fits = [w for w in seen if _matches(token, entities[w], reading.roles.get(w, ()), human)]
    if len(fits) == 1:
        return fits[0]
    if len(fits) < 2:
        return None
    i = token.i
    scored = scores(
        token,
        reading.clocks[i],
        reading.past,
        reading.parse.__getitem__,
        lambda who: who in fits,
        reading.quoted[i],
    )
    return clear_best(scored, _IT_MARGIN, _LEAST)


def _matches(token: Token, entity: Entity, roles: Sequence[Role], human: bool) -> bool:
    if human != (entity.kind == "person"):
        return False
    gender = lexicon().gendered.get(lemma_of(token))
    if gender and entity.gender and gender != entity.gender:
        return False
    return takes_up(token, entity, roles)


def _nominal(reading: _Reading, token: Token, kind: ActorKind, plural: bool, definite: bool) -> int:
    """A referent for a phrase without a name; 'the source' takes up 'a source'."""
    key = f"{lemma_of(token)}/{plural}"
    known = reading.nominals.get(key)
    again = definite and possessor(token) is None and not modifiers(token)
    if again and known is not None and known >= 0:
        return known
    edge = token.left_edge.i
    name = phrase_text(reading.parse, range(max(edge, token.i - 8), token.i + 1))
    gender = lexicon().gendered.get(lemma_of(token))
    reading.referents.append(Referent(kind, name, gender, plural, None, token.i))
    who = len(reading.referents) - 1
    # Two campaigns in one text leave "the campaign" open; "the source" is the latest one.
    rival = known is not None and kind == "organisation"
    reading.nominals[key] = -1 if rival else who
    return who
