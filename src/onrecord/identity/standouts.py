"""Whom a description means that the text ties to nobody: the one who alone stands out there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.identity.anaphora import role_words, same_office
from onrecord.identity.bodykinds import COMPANIES, GENERIC, kinds_of
from onrecord.identity.kinds import lemma_of
from onrecord.identity.lexicon import lexicon
from onrecord.identity.parties import party_asked, party_of
from onrecord.identity.phrases import aged, complement, modifiers, possessor
from onrecord.identity.referents import LEAST, Reading
from onrecord.identity.salience import clear_best, controllers

if TYPE_CHECKING:
    from spacy.tokens import Token

_MARGIN, _SOLE = 2.0, 2.5
# Among those of the party that a description names.
_OWN = 2.0
# A body that the text has called so is likelier than one of which it says nothing.
_CALLED = 1.5
# Who is so called has a campaign.
_RUNNING = frozenset(
    {"nominee", "candidate", "contender", "frontrunner", "front-runner", "hopeful", "challenger",
     "incumbent"}
)  # fmt: skip
# Bodies of no told kind that may be called so where they have just spoken.
_LOOSE = frozenset(
    {"group", "organization", "organisation", "company", "firm", "nonprofit", "publication", "site",
     "website", "outlet", "network", "newspaper", "paper"}
)  # fmt: skip
_SPOKES = frozenset({"spokesman", "spokeswoman", "spokesperson", "representative"})
_DOES = 0.7
_SINCE, _REACH = 3, 12


def gender_fits(reading: Reading, token: Token, who: int) -> bool:
    """False where a noun such as 'businesswoman' tells another gender than the text of `who`."""
    gender = lexicon().gendered.get(lemma_of(token))
    other = reading.referents[who].gender
    return not gender or not other or gender == other


# What people are who hold no office.
_TRADES = frozenset(
    {"businessman", "businesswoman", "billionaire", "millionaire", "mogul", "tycoon", "magnate",
     "entrepreneur", "actor", "actress", "singer", "musician", "rapper", "comedian", "star",
     "celebrity", "model", "novelist", "financier", "heiress", "novice", "newcomer"}
)  # fmt: skip


_SEATS = frozenset(
    {"senator", "representative", "governor", "congressman", "congresswoman", "mayor", "judge"}
)


def _sits(reading: Reading, who: int) -> bool:
    """True for a person whom the text gives a senator's, a governor's or another such title."""
    return any(role_words(r) & _SEATS for r in reading.roles.get(who, ()) if not r.former)


def _party(reading: Reading, who: int) -> str | None:
    return party_of(reading.roles.get(who, ()), reading.offices.get(who, ()))


def sole(reading: Reading, token: Token) -> int | None:
    """The person who alone stands out where a source is described: 'the billionaire said'.

    Whoever has another post in the text is not meant, nor is a candidate who does not run.
    """
    lemma = lemma_of(token)
    if not (lemma in lexicon().public or aged(token)) or possessor(token) is not None:
        return None
    if lemma in lexicon().titles.values() and not modifiers(token):
        return None

    asked = party_asked(token)

    def person(who: int) -> bool:
        one = reading.referents[who]
        if one.kind != "person" or one.joined or not gender_fits(reading, token, who):
            return False
        return not (lemma in _TRADES and _sits(reading, who)) and _party(reading, who) in {
            None,
            asked or _party(reading, who),
        }

    scored = reading.scored(token, person)
    own = {w: s for w, s in scored.items() if asked and _party(reading, w) == asked}
    best = clear_best(own, _OWN, LEAST) if own else clear_best(scored, _SOLE, LEAST)
    if best is None:
        return None
    same = any(same_office(lemma, role) for role in reading.roles.get(best, ()))
    free = aged(token) or (lemma in _RUNNING and best in reading.running)
    if not same and not free and not _holds_none(reading, best):
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


def sole_body(reading: Reading, token: Token) -> int | None:
    """The body that alone stands out where a source is called 'the agency' or 'the company'.

    It must bear that kind in its name, or have been called so; of initials the kind is open, though
    no company goes by them alone here.
    """
    lemma = lemma_of(token)
    if lemma not in GENERIC or possessor(token) is not None or complement(token) is not None:
        return None
    called = reading.called.get(GENERIC[lemma], set())
    firms = reading.called.get(COMPANIES, set())

    def body(who: int) -> bool:
        entity = reading.referents[who].entity
        kind = None if entity is None else reading.cast.entities[entity].kind
        return kind == "organisation" and not (
            reading.cast.entities[who].place and who not in firms
        )

    spoken_for = _spoken_for(reading, token)
    if spoken_for is not None and body(spoken_for):
        return spoken_for
    scored = reading.scored(token, body)
    fits = {w for w in reading.seen if body(w) and (w in called or _is_kind(reading, w, lemma))}
    sure = {w for w in fits if w in called or kinds_of(reading.cast.entities[w].forms)}
    sure = {w for w in sure if _active(reading, w)}
    if len(sure) == 1 and _near(reading, token, min(sure)):
        best: int | None = min(sure)
    else:
        for who in called & scored.keys():
            scored[who] *= _CALLED
        best = clear_best(scored, _MARGIN, LEAST / 2)
    if best is None or described_since(reading, lemma, best):
        return None
    if best in fits:
        return best
    return best if lemma in _LOOSE and _spoke(reading, token, best) else None


def _spoken_for(reading: Reading, token: Token) -> int | None:
    """The body in 'a Vantor spokeswoman said that the company …'."""
    for i in controllers(token):
        subject = reading.parse[i]
        if lemma_of(subject) not in _SPOKES:
            continue
        inner = complement(subject)
        near = (*modifiers(subject), possessor(subject), inner)
        found = {reading.names[t.i] for t in near if t is not None and t.i in reading.names}
        if len(found) == 1:
            return found.pop()
    return None


def _near(reading: Reading, token: Token, who: int) -> bool:
    """True for a body named not too long before: the only one of its kind is still in mind."""
    last = max((one.clock for one in reading.past if one.who == who), default=-_REACH)
    return reading.clocks[token.i] - last <= _REACH


def described_since(reading: Reading, lemma: str, who: int) -> bool:
    """True where another body without a name was called so after `who` was last met."""
    for one in reversed(reading.past):
        if one.who == who:
            return False
        head = reading.referents[one.who].head
        if head is not None and lemma_of(reading.parse[head]) == lemma:
            return True
    return False


def _active(reading: Reading, who: int) -> bool:
    """True for a body that the text has had do or say something, as no building does."""
    return any(one.who == who and one.weight >= _DOES for one in reading.past)


def _is_kind(reading: Reading, who: int, lemma: str) -> bool:
    """Whether a body's name says that it is an agency, a bank and so on, or is initials."""
    entity = reading.cast.entities[who]
    kinds = kinds_of(entity.forms)
    if kinds:
        return bool(kinds & GENERIC[lemma])
    return entity.name.isupper() and GENERIC[lemma] is not COMPANIES


def _spoke(reading: Reading, token: Token, who: int) -> bool:
    """True for a body of which neither name nor table tells a kind, and which spoke just before."""
    entity = reading.cast.entities[who]
    if kinds_of(entity.forms) or any(f in lexicon().institutions for f in entity.forms):
        return False
    clock = reading.clocks[token.i]
    near = (o for o in reading.past if o.who == who and clock - o.clock <= _SINCE)
    return any(one.at in reading.speaking for one in near)
