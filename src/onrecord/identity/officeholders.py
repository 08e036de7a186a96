"""People of a text whom a description of a high office means: 'the French president'."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.identity.kinds import lemma_of
from onrecord.identity.lexicon import lexicon
from onrecord.identity.names import fold
from onrecord.identity.offices import LOOKED_OVER, Tenure, held_by
from onrecord.identity.phrases import is_plural
from onrecord.types import Role

if TYPE_CHECKING:
    from spacy.tokens import Token

    from onrecord.identity.cast import Entity

_FORMER = frozenset({"former", "ex", "onetime", "erstwhile"})
_NOW = frozenset({"current", "sitting", "incumbent", "outgoing", "new"})
# What may stand before "nominee" beside the party.
_PASSING = frozenset({"presidential", "presumptive", "g.o.p."})
_ARTICLES = frozenset({"the", "this", "that"})
_MARKS = frozenset({"'s", "’s", "'", "’", "-", "."})
# Names for whoever is first in a state, which say nothing without the state's name.
_LEADERS = frozenset({"leader", "ruler", "strongman", "dictator", "head of state", "autocrat"})
_FIRST = frozenset(
    {"president", "prime minister", "chancellor", "premier", "taoiseach", "king", "supreme leader",
     "leader"}
)  # fmt: skip
_SAME = {
    "premier": frozenset({"premier", "prime minister"}),
    "pontiff": frozenset({"pope"}),
    "secretary of defense": frozenset({"defense secretary"}),
    "secretary of the treasury": frozenset({"treasury secretary"}),
}
# Offices that every other body has too: without a state's name they say nothing.
_COMMON = frozenset({"king", "queen", "chancellor", "secretary general", "emperor"})
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_LONGEST = 7


@dataclass(frozen=True, slots=True)
class Office:
    """An office of a person named in the text, who may hold it at the text's date, or have held it.

    `sure`: the text's name is so full, or the office so well known, that no state need be named.
    `dated`: the text tells when it was written, if only roughly.
    """

    title: str
    country: str
    sure: bool
    holds: bool
    held: bool
    dated: bool


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a noun phrase asks for; `country` None where it names no state."""

    title: str
    country: str | None
    former: bool


def offices_of(
    entities: Sequence[Entity],
    roles: Mapping[int, Sequence[Role]],
    text: str,
    published: str | None,
) -> dict[int, tuple[Office, ...]]:
    """The offices of the people of a text, as of its date, or of such dates as it may have."""
    terms = {
        i: tuple(held_by(entity.forms))
        for i, entity in enumerate(entities)
        if entity.kind == "person"
    }
    if published:
        first = last = latest = published[:10]
    else:
        first, last = _window(_called(terms, roles), text)
        latest = last if first else f"{_last_year(text)}-12-31"
    dated = bool(published) or first > ""
    out: dict[int, tuple[Office, ...]] = {}
    for who, found in terms.items():
        made = tuple(
            Office(
                one.office.replace("-", " "),
                one.country,
                name == "full" or one.country == "United States",
                one.since <= last and one.until > first,
                one.since <= latest and (one.over(last) if published else one.until < last),
                dated,
            )
            for one, name in found
        )
        if any(o.holds or o.held for o in made):
            out[who] = made
    return out


def _called(
    terms: Mapping[int, Iterable[tuple[Tenure, str]]], roles: Mapping[int, Sequence[Role]]
) -> Iterator[Tenure]:
    """The terms of those whom the text calls by their office as one that they hold.

    Of nominations texts speak long after.
    """
    for who, found in terms.items():
        here = roles.get(who, ())
        titles = {fold(r.title) for r in here if r.title and not r.former and r.title[0].isupper()}
        titles -= {fold(r.title or "") for r in here if r.former}
        offices = (one for one, _ in found if not one.office.endswith("nominee"))
        yield from (one for one in offices if fold(one.office) in titles)


def _window(called: Iterable[Tenure], text: str) -> tuple[str, str]:
    """Between which days an undated text seems written: in the last term of which it speaks.

    A later year than the term's last shows that the title is one of courtesy.
    """
    year = _last_year(text)
    fitting = [one for one in called if year == LOOKED_OVER[:4] or one.until[:4] >= year]
    if not fitting:
        return "", LOOKED_OVER
    last = max(fitting, key=lambda one: one.since)
    return last.since, last.until


def _last_year(text: str) -> str:
    """The last year that a text names, or else the table's last."""
    years = (y for y in _YEAR.findall(text) if y <= LOOKED_OVER[:4])
    return max(years, default=LOOKED_OVER[:4])


def wanted(token: Token) -> Wanted | None:
    """What a singular phrase with this head describes, None where it says more than an office."""
    if is_plural(token) or token.i - token.left_edge.i > _LONGEST:
        return None
    words = list(token.doc[token.left_edge.i : token.i])
    if words and words[0].lower_ in _ARTICLES:
        words = words[1:]
    country, rest = _without_country([str(w.text) for w in words if w.text not in _MARKS])
    former = any(w.lower() in _FORMER for w in rest)
    rest = [w.lower() for w in rest if w.lower() not in _FORMER | _NOW]
    after = _complement(token)
    rest = ["republican" if w == "gop" else w for w in rest if w not in _PASSING]
    title = " ".join((*rest, lemma_of(token)))
    if after is not None:
        state = _state(after.removeprefix("the "))
        if state is None:
            title = f"{title} of {after.lower()}"
        elif country is None:
            country = state
        else:
            return None
    return Wanted(title, country, former)


def _complement(token: Token) -> str | None:
    """The words after 'of' in 'secretary of state'."""
    of = next((c for c in token.rights if c.dep_ == "prep" and c.lower_ == "of"), None)
    inner = None if of is None else next((c for c in of.rights if c.dep_ == "pobj"), None)
    return None if inner is None else str(inner.doc[inner.left_edge.i : inner.i + 1].text)


def _without_country(words: list[str]) -> tuple[str | None, list[str]]:
    for size in (3, 2, 1):
        for at in range(len(words) - size + 1):
            state = _state(" ".join(words[at : at + size]))
            if state is not None:
                return state, words[:at] + words[at + size :]
    return None, words


def _state(words: str) -> str | None:
    lex = lexicon()
    body = lex.institutions.get(words)
    return lex.states.get(words) or lex.demonyms.get(words) or (body.name if body else None)


def meets(asked: Wanted, office: Office) -> bool:
    """True where an office is the one asked for, held at the text's date or before as asked."""
    if asked.title in _LEADERS:
        titles, open_ = _FIRST, False
    else:
        titles = _SAME.get(asked.title, frozenset({asked.title}))
        open_ = asked.title not in _COMMON
    if office.title not in titles or not (office.held if asked.former else office.holds):
        return False
    return office.country == asked.country if asked.country else open_ and office.sure


def holders(
    token: Token, offices: Mapping[int, Sequence[Office]], among: Collection[int]
) -> tuple[int, ...]:
    """Those of some people whom a phrase with this head may mean, in order.

    Nobody, where several people of an undated text fit: one may not have come to the office yet.
    """
    asked = wanted(token)
    if asked is None:
        return ()
    fits = [who for who, held in offices.items() if any(meets(asked, one) for one in held)]
    if len(fits) > 1 and not all(one.dated for who in fits for one in offices[who]):
        return ()
    return tuple(who for who in sorted(fits) if who in among)
