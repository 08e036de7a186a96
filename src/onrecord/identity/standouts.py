"""Whom a description means that the text ties to nobody: the one who alone stands out there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.identity.anaphora import role_words, same_office
from onrecord.identity.kinds import lemma_of
from onrecord.identity.lexicon import lexicon
from onrecord.identity.names import fold
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
GENERIC = {
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
        return bool(kinds & GENERIC[lemma])
    return entity.name.isupper() and GENERIC[lemma] is not _COMPANIES
