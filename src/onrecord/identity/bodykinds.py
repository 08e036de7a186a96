"""The nouns by which a body may be called later, and the words in its name that agree with each."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from onrecord.identity.kinds import lemma_of
from onrecord.identity.lexicon import lexicon
from onrecord.identity.names import fold
from onrecord.identity.phrases import is_definite

if TYPE_CHECKING:
    from collections.abc import Mapping

    from spacy.tokens import Token

COMPANIES = frozenset({"inc", "corp", "co", "ltd", "llc", "company", "motors", "airlines", "bank"})
_OFFICES = frozenset({"agency", "bureau", "department", "service", "administration", "office"})
SOCIETIES = frozenset(
    {"association", "society", "foundation", "union", "alliance", "coalition", "league", "council",
     "federation", "network", "institute", "center", "centre", "organization", "organisation",
     "group", "committee", "fund", "pac"}
)  # fmt: skip
PAPERS = frozenset(
    {"times", "post", "news", "journal", "tribune", "herald", "gazette", "telegraph", "daily",
     "magazine", "review", "today", "sentinel", "globe", "chronicle", "examiner", "inquirer",
     "dispatch", "courier", "bulletin", "beacon", "guardian", "mirror", "mail", "register", "echo",
     "express", "observer", "enquirer", "argus", "leader", "standard"}
)  # fmt: skip
_STATIONS = frozenset({"news", "tv", "television", "radio", "broadcasting", "channel"})
_SCHOOLS = frozenset({"university", "college", "school", "academy", "institute"})
_COURTS = frozenset({"court", "tribunal"})
_OTHER_KINDS = frozenset(
    {"party", "house", "street", "senate", "congress", "tower", "army", "navy", "police",
     "parliament", "ministry", "commission", "church", "state", "states", "act", "war", "law"}
)  # fmt: skip
GENERIC = {
    "agency": _OFFICES, "bureau": _OFFICES, "department": frozenset({"department"}),
    "company": COMPANIES, "firm": COMPANIES, "giant": COMPANIES, "retailer": COMPANIES,
    "carrier": COMPANIES, "manufacturer": COMPANIES, "bank": frozenset({"bank"}),
    "maker": COMPANIES, "corporation": COMPANIES, "startup": COMPANIES,
    "group": SOCIETIES, "organization": SOCIETIES, "organisation": SOCIETIES,
    "nonprofit": SOCIETIES, "charity": SOCIETIES, "watchdog": SOCIETIES, "union": SOCIETIES,
    "newspaper": PAPERS, "paper": PAPERS, "magazine": PAPERS, "outlet": PAPERS,
    "publication": PAPERS, "site": PAPERS, "website": PAPERS, "tabloid": PAPERS,
    "network": _STATIONS, "broadcaster": _STATIONS, "channel": _STATIONS, "station": _STATIONS,
    "school": _SCHOOLS, "university": _SCHOOLS, "college": _SCHOOLS, "court": _COURTS,
}  # fmt: skip
"""By a noun for a body the words in names that agree with it."""
_KINDS = COMPANIES | _OFFICES | SOCIETIES | PAPERS | _STATIONS | _SCHOOLS | _COURTS | _OTHER_KINDS
# What a body's own name may stand before: 'the Norpol news agency'.
_AFTER_NAMES = frozenset(
    {"agency", "service", "company", "firm", "network", "newspaper", "magazine", "channel",
     "website", "site", "broadcaster", "outlet", "giant", "retailer", "airline", "nonprofit",
     "charity", "group", "organization", "organisation", "movement", "militia", "tabloid", "blog",
     "portal", "daily", "watchdog"}
)  # fmt: skip


_OF_PLACES = frozenset(
    {"customer", "product", "store", "sale", "factory", "plant", "worker", "employee"}
)
# What companies have.
_OF_COMPANIES = frozenset(
    {"ceo", "cfo", "executive", "share", "stock", "customer", "product", "store", "sale", "profit",
     "earning", "shareholder", "factory", "plant", "worker", "employee"}
)  # fmt: skip


def is_company(name: Token, place: bool) -> bool:
    """True for a body's name before or in possession of what companies have: 'Vantor shares'.

    Of places too there are workers and factories.
    """
    owned = name.dep_ in {"poss", "compound", "nmod"}
    return owned and lemma_of(name.head) in (_OF_COMPANIES - _OF_PLACES if place else _OF_COMPANIES)


def kinds_of(forms: Sequence[str]) -> frozenset[str]:
    """The words in a body's names that tell what kind of body it is."""
    return frozenset(w for form in forms for w in fold(form).split()) & _KINDS


def named_by(token: Token, at: Mapping[int, int]) -> int | None:
    """What `at` gives for the name right before a noun for its kind: 'the Norpol news agency'.

    'A Norpol agency' may be one of several; a department's group is a part of it.
    """
    if lemma_of(token) not in _AFTER_NAMES or token.tag_ != "NN" or not is_definite(token):
        return None
    names = [c for c in token.lefts if c.dep_ in {"compound", "nmod"} and c.i in at]
    if len(names) != 1 or any(c.dep_ == "poss" for c in token.lefts):
        return None
    name = names[0]
    known = lexicon().institutions.get(str(name.doc[name.left_edge.i : name.i + 1].text))
    part = known is not None and lemma_of(token) in {"group", "service", "agency"}
    return None if part else at[name.i]
