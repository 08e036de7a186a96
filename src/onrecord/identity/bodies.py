"""Organisations, states and places: mentions of one body brought together."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType

from onrecord.identity.lexicon import lexicon
from onrecord.identity.mentions import Mention
from onrecord.identity.names import fold, institution_slug, misspelt
from onrecord.types import ActorKind

_SMALL = frozenset({"of", "the", "and", "for", "on", "in", "de", "a", "&", "to"})


@dataclass(slots=True)
class Body:
    """A body under construction; `mentions` index the text's mentions, in order."""

    name: str
    kind: ActorKind
    affiliation: str | None = None
    place: bool = False
    forms: list[str] = field(default_factory=list)
    mentions: list[int] = field(default_factory=list)


def group_bodies(
    mentions: Sequence[Mention], defined: Mapping[str, str] = MappingProxyType({})
) -> tuple[Body, ...]:
    """All organisations, states and places, short and abbreviated forms with the full ones.

    `defined` gives the full names that the text sets beside short ones.
    """
    bodies: dict[str, Body] = {}
    places: dict[str, int] = {}  # names are places' where the parser takes half of them so
    for i, mention in enumerate(mentions):
        if mention.label == "person":
            continue
        name, kind, affiliation = _canonical(mention)
        key = f"{kind}:{institution_slug(name)}"
        body = bodies.setdefault(key, Body(name, kind, affiliation))
        places[key] = places.get(key, 0) + (1 if mention.label == "place" else -1)
        body.place = places[key] >= 0
        body.mentions.append(i)
        if mention.name not in body.forms:
            body.forms.append(mention.name)
    return _merge(list(bodies.values()), defined)


def _canonical(mention: Mention) -> tuple[str, ActorKind, str | None]:
    lex = lexicon()
    if mention.label == "state":
        return lex.states[mention.name], "state", None
    body = lex.institutions.get(mention.name)
    if body is not None:
        # The table's name only where the text gives an abbreviation or another of its names.
        return body.name, "organisation", body.affiliation or None
    return mention.name, "organisation", None


def _merge(bodies: list[Body], defined: Mapping[str, str]) -> tuple[Body, ...]:
    long_first = sorted(range(len(bodies)), key=lambda i: -len(bodies[i].name))
    by_initials: dict[str, list[int]] = {}
    by_edge: dict[tuple[str, ...], list[int]] = {}
    by_first: dict[str, list[int]] = {}  # of 'Norpol News', whose other words only say its kind
    for i in long_first:
        words = fold(bodies[i].name).split()
        if bodies[i].kind == "organisation" and len(words) > 1:
            if set(words[1:]) <= lexicon().tails:
                by_first.setdefault(words[0], []).append(i)
            by_initials.setdefault(_initials(bodies[i].name), []).append(i)
            for size in range(1, len(words)):
                by_edge.setdefault(tuple(words[-size:]), []).append(i)
                if size > 1:
                    by_edge.setdefault(tuple(words[:size]), []).append(i)
    gone: set[int] = set()
    for i in reversed(long_first):
        target = _target(bodies[i], i, bodies, by_initials, by_edge, by_first)
        if target is None:
            full = defined.get(bodies[i].name)
            fits = [k for k, one in enumerate(bodies) if full in one.forms and k != i]
            target = fits[0] if len(fits) == 1 else _mistyped(bodies[i], i, bodies)
        if target is not None and target not in gone:
            _absorb(bodies[target], bodies[i])
            gone.add(i)
    return tuple(b for i, b in enumerate(bodies) if i not in gone)


def _target(
    body: Body,
    index: int,
    bodies: Sequence[Body],
    by_initials: dict[str, list[int]],
    by_edge: dict[tuple[str, ...], list[int]],
    by_first: dict[str, list[int]],
) -> int | None:
    """The one longer name that this body's name abbreviates."""
    if body.kind != "organisation" or body.place or body.name in lexicon().institutions:
        return None
    letters = body.name.replace(".", "")
    if len(letters) > 1 and letters.isupper() and letters.isalpha():
        fits = by_initials.get(letters, [])
        return fits[0] if len(fits) == 1 and fits[0] != index else None
    words = tuple(fold(body.name).split())
    if len(words) == 1 and words[0] not in lexicon().tails:
        # the longest come first; those that only go on from the shortest are not its rivals
        fits = [i for i in by_first.get(words[0], []) if i != index]
        shortest = tuple(fold(bodies[fits[-1]].name).split()) if fits else ()
        same = all(tuple(fold(bodies[i].name).split())[: len(shortest)] == shortest for i in fits)
        return fits[-1] if fits and same else None
    fits = [i for i in by_edge.get(words, []) if i != index]
    return fits[0] if len(fits) == 1 else None


def _mistyped(body: Body, index: int, bodies: Sequence[Body]) -> int | None:
    """The one body of a single word whose letters a name met once only puts in another order."""
    if len(body.mentions) > 1 or " " in body.name or body.kind != "organisation":
        return None
    word = fold(body.name)
    fits = [
        i
        for i, other in enumerate(bodies)
        if i != index and len(other.name) == len(body.name) and misspelt(fold(other.name), word)
    ]
    return fits[0] if len(fits) == 1 and bodies[fits[0]].kind == body.kind else None


def _initials(name: str) -> str:
    return "".join(w[0] for w in name.split() if w.lower() not in _SMALL and w[0].isupper())


def _absorb(target: Body, short: Body) -> None:
    target.mentions = sorted(target.mentions + short.mentions)
    target.forms += [f for f in short.forms if f not in target.forms]
