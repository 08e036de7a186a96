"""Nouns that take up somebody named, or that name somebody by description alone."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from onrecord.identity.anaphora import role_words, same_office, takes_up
from onrecord.identity.kinds import kind_of, lemma_of
from onrecord.identity.lexicon import lexicon
from onrecord.identity.names import fold
from onrecord.identity.officeholders import holders
from onrecord.identity.phrases import (
    complement,
    is_definite,
    is_plural,
    modifiers,
    phrase_text,
    possessor,
)
from onrecord.identity.referents import LEAST, Reading, Referent
from onrecord.identity.salience import clear_best, controllers
from onrecord.types import ActorKind

if TYPE_CHECKING:
    from spacy.tokens import Token

_MARGIN, _SOLE = 2.0, 2.5
_LONGEST, _WORDS = 6, 8
# A body that the text has called so is likelier than one of which it says nothing.
_CALLED = 1.5
_NOBODY = frozenset({"%", "percent", "half", "third", "quarter", "majority", "none", "nobody"})

# Who is so called has a campaign.
_RUNNING = frozenset(
    {"nominee", "candidate", "contender", "frontrunner", "front-runner", "hopeful", "challenger",
     "incumbent"}
)  # fmt: skip
_COMPANIES = frozenset({"inc", "corp", "co", "ltd", "llc", "company", "motors", "airlines", "bank"})
_OFFICES = frozenset({"agency", "bureau", "department", "service", "administration", "office"})
_SOCIETIES = frozenset(
    {"association", "society", "foundation", "union", "alliance", "coalition", "league", "council",
     "federation", "network", "institute", "center", "centre", "organization", "organisation",
     "group", "committee", "fund", "pac"}
)  # fmt: skip
_PAPERS = frozenset(
    {"times", "post", "news", "journal", "tribune", "herald", "gazette", "telegraph", "daily",
     "magazine", "review", "today"}
)  # fmt: skip
# The words in a name that agree with each noun by which a body may be called later.
_GENERIC = {
    "agency": _OFFICES, "bureau": _OFFICES, "department": frozenset({"department"}),
    "company": _COMPANIES, "firm": _COMPANIES, "giant": _COMPANIES, "retailer": _COMPANIES,
    "carrier": _COMPANIES, "manufacturer": _COMPANIES, "bank": frozenset({"bank"}),
    "maker": _COMPANIES, "corporation": _COMPANIES, "startup": _COMPANIES,
    "group": _SOCIETIES, "organization": _SOCIETIES, "organisation": _SOCIETIES,
    "nonprofit": _SOCIETIES, "charity": _SOCIETIES, "watchdog": _SOCIETIES, "union": _SOCIETIES,
    "newspaper": _PAPERS, "paper": _PAPERS, "magazine": _PAPERS, "network": _PAPERS,
    "outlet": _PAPERS,
}  # fmt: skip
_OTHER_KINDS = frozenset(
    {"university", "college", "party", "court", "house", "street", "senate", "congress", "tower",
     "army", "navy", "police", "parliament", "ministry", "commission", "school", "church", "state",
     "states", "act", "war", "law"}
)  # fmt: skip
_KINDS = _COMPANIES | _OFFICES | _SOCIETIES | _PAPERS | _OTHER_KINDS


def meet_noun(reading: Reading, token: Token) -> None:
    """Bind a common noun to whom it takes up, else note a new referent."""
    lemma = lemma_of(token)
    if lemma in _NOBODY or _named_beside(reading, token):
        return
    kind = kind_of(token)
    human = lexicon().human(lemma)
    if not human and kind not in {"organisation", "document", "group"}:
        return
    if human and token.dep_ == "attr":
        return
    beside = None if human else _body_beside(reading, token)
    if beside is not None:
        reading.called.setdefault(_GENERIC.get(lemma, frozenset({lemma})), set()).add(beside)
        return
    plural = is_plural(token) or kind == "group"
    definite = is_definite(token) and lemma != "group"
    if definite and not plural and kind != "document":
        entity = _taken_up(reading, token, human)
        if entity is None and human:
            entity = _in_office(reading, token)
        acts = human and token.dep_ in {"nsubj", "nsubjpass"} and not reading.quoted[token.i]
        if entity is None and (token.i in reading.speaking or acts):
            entity = _sole(reading, token) if human else _sole_body(reading, token)
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
    around = [c for c in token.rights if c.dep_ == "appos"]
    if token.dep_ in {"appos", "compound"}:
        around.append(token.head)
    for other in around:
        who = reading.names.get(other.i)
        if who is not None and reading.referents[who].kind == "organisation":
            return who
    return None


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
    if len(fits) < 2:
        return fits[0] if fits else None
    return clear_best(reading.scored(token, lambda who: who in fits), _MARGIN, LEAST)


def _in_office(reading: Reading, token: Token) -> int | None:
    """The one person named so far who held the high office that a phrase describes."""
    fits = [
        who
        for who in holders(token, reading.offices, reading.seen)
        if _gender_fits(reading, token, who)
    ]
    if len(fits) < 2:
        return fits[0] if fits else None
    return clear_best(reading.scored(token, lambda who: who in fits), _MARGIN, LEAST)


def _matches(reading: Reading, token: Token, who: int, human: bool) -> bool:
    entity = reading.cast.entities[who]
    if human != (entity.kind == "person") or not _gender_fits(reading, token, who):
        return False
    return takes_up(token, entity, reading.roles.get(who, ()))


def _gender_fits(reading: Reading, token: Token, who: int) -> bool:
    gender = lexicon().gendered.get(lemma_of(token))
    other = reading.referents[who].gender
    return not gender or not other or gender == other


def _sole(reading: Reading, token: Token) -> int | None:
    """The person who alone stands out where a source is described: 'the billionaire said'.

    Whoever has another post in the text is not meant, nor is a candidate who does not run.
    """
    lemma = lemma_of(token)
    if lemma not in lexicon().public or possessor(token) is not None:
        return None
    if lemma in lexicon().titles.values() and not modifiers(token):
        return None

    def person(who: int) -> bool:
        one = reading.referents[who]
        return one.kind == "person" and not one.joined and _gender_fits(reading, token, who)

    best = clear_best(reading.scored(token, person), _SOLE, LEAST)
    if best is None:
        return None
    same = any(same_office(lemma, role) for role in reading.roles.get(best, ()))
    if not same and not _holds_none(reading, best):
        return None
    if lemma in _RUNNING and best not in reading.running:
        return None
    return None if best in _above(reading, token) else best


def _above(reading: Reading, token: Token) -> frozenset[int]:
    """Who says or does what a noun stands in: nobody describes himself so."""
    places = controllers(token)
    found = (reading.names.get(i, reading.bound.get(i)) for i in places)
    return frozenset(who for who in found if who is not None)


def _holds_none(reading: Reading, who: int) -> bool:
    """True for a person of whom the text tells no office or post, or only that he runs for one."""
    harmless = lexicon().public | lexicon().gendered.keys()
    titles = (role_words(role) for role in reading.roles.get(who, ()))
    return all(words & harmless or not words for words in titles)


def _sole_body(reading: Reading, token: Token) -> int | None:
    """The body that alone stands out where a source is called 'the agency' or 'the company'.

    It must bear that kind in its name, or have been called so; of initials the kind is open, though
    no company goes by them alone here.
    """
    lemma = lemma_of(token)
    if lemma not in _GENERIC or possessor(token) is not None or complement(token) is not None:
        return None
    called = reading.called.get(_GENERIC[lemma], set())

    def body(who: int) -> bool:
        entity = reading.referents[who].entity
        kind = None if entity is None else reading.cast.entities[entity].kind
        return kind == "organisation" and not reading.cast.entities[who].place

    scored = reading.scored(token, body)
    for who in called & scored.keys():
        scored[who] *= _CALLED
    best = clear_best(scored, _MARGIN, LEAST / 2)
    return best if best is not None and (best in called or _is_kind(reading, best, lemma)) else None


def _is_kind(reading: Reading, who: int, lemma: str) -> bool:
    """Whether a body's name says that it is an agency, a bank and so on, or is initials."""
    entity = reading.cast.entities[who]
    kinds = {w for form in entity.forms for w in fold(form).split()} & _KINDS
    if kinds:
        return bool(kinds & _GENERIC[lemma])
    return entity.name.isupper() and _GENERIC[lemma] is not _COMPANIES


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
