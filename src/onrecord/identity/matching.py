"""How likely two names, with what texts tell of their bearers, are one actor's; every step told."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from onrecord.identity.lexicon import lexicon
from onrecord.identity.names import fold, same_given, suffix
from onrecord.identity.skeletons import initials, skeleton, words_of
from onrecord.types import Actor

_SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})
FORMS = frozenset(
    {"inc", "corp", "co", "ltd", "llc", "plc", "ag", "sa", "gmbh", "corporation", "company",
     "limited", "the", "of", "and", "for"}
)  # fmt: skip
_SHARED_ROLE, _SHARED_HOUSE, _OTHER_HOUSE = 0.08, 0.08, -0.1


@dataclass(frozen=True, slots=True)
class Match:
    """A score in [0, 1], the numbers that it is the sum of, and the same in words."""

    score: float
    features: Mapping[str, float]
    why: str


NO_MATCH = Match(0.0, {}, "nothing in common")


def match(one: Actor, two: Actor) -> Match:
    """How likely two actors are one; symmetric. Kinds that differ never match."""
    if one.kind != two.kind:
        return Match(0.0, {}, "kinds that differ")
    best: tuple[float, str] = (0.0, "names that differ")
    for left in _names(one):
        for right in _names(two):
            compared = (
                person_names(left, right) if one.kind == "person" else body_names(left, right)
            )
            if compared[0] < 0:
                return Match(0.0, {}, compared[1])
            best = max(best, compared)
    if best[0] == 0:
        return Match(0.0, {}, best[1])
    features = {best[1]: best[0], **dict(_known(one, two))}
    score = round(min(1.0, max(0.0, sum(features.values()))), 4)
    why = ", ".join(f"{name} {value:+.2f}" for name, value in features.items())
    return Match(score, features, why)


def _names(actor: Actor) -> tuple[str, ...]:
    """The full names of an actor: a surname alone is anybody's."""
    names = (actor.name, *actor.aliases)
    full = tuple(n for n in dict.fromkeys(names) if actor.kind != "person" or len(words_of(n)) > 1)
    return full or (actor.name,)


def person_names(one: str, two: str) -> tuple[float, str]:
    """How alike two personal names are, and how; below 0 where they cannot be one person's."""
    if suffix(one) != suffix(two) and (suffix(one) and suffix(two)):
        return -1.0, "one is junior, the other senior"
    left, right = (_without_suffix(words_of(name)) for name in (one, two))
    if not left or not right:
        return 0.0, "names that differ"
    if left == right:
        alone = len(left) == 1
        return (0.5, "the same single name") if alone else (0.95, "the same name")
    if len(left) == 1 or len(right) == 1:
        return 0.0, "a part of a name"
    if sorted(left) == sorted(right) or "".join(left) == "".join(right):
        return 0.93, "the same words in another order or joined"
    if len(left) == len(right) and [*map(skeleton, left)] == [*map(skeleton, right)]:
        return 0.85, "another spelling of the same sounds"
    if sorted(map(skeleton, left)) == sorted(map(skeleton, right)):
        return 0.8, "another spelling in another order"
    return _in_part(left, right)


def _in_part(left: tuple[str, ...], right: tuple[str, ...]) -> tuple[float, str]:
    if skeleton(left[-1]) != skeleton(right[-1]):
        return 0.0, "surnames that differ"
    middle = [{w[0] for w in words[1:-1]} for words in (left, right)]
    if middle[0] and middle[1] and not middle[0] & middle[1]:
        return 0.0, "middle names that differ"
    first = left[0], right[0]
    if first[0] == first[1]:
        return 0.9, "the same but for a middle name"
    if min(map(len, first)) == 1:
        return (0.7 if first[0][0] == first[1][0] else 0.0), "an initial for the given name"
    if same_given(*first) and left[-1] == right[-1]:
        return 0.8, "a short form of the given name"
    if skeleton(first[0]) == skeleton(first[1]):
        return 0.8, "another spelling, and a middle name"
    return 0.0, "given names that differ"


def _without_suffix(words: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(w for w in words if w not in _SUFFIXES)


def body_names(one: str, two: str) -> tuple[float, str]:
    """How alike two names of organisations, states or documents are, and how."""
    table = lexicon().institutions
    known = [table[name].name if name in table else name for name in (one, two)]
    if fold(known[0]) == fold(known[1]):
        return 0.95, "the same name"
    left, right = (tuple(w for w in words_of(n) if w not in FORMS) for n in known)
    if left and left == right:
        return 0.93, "the same but for the form of the company or an article"
    if left and sorted(left) == sorted(right):
        return 0.85, "the same words in another order"
    for short, full in (known, known[::-1]):
        letters = short.replace(".", "")
        if len(letters) > 2 and letters.isupper() and initials(full) == letters.lower():
            return 0.7, "initials of the other"
    if len(left) == len(right) > 1 and [*map(skeleton, left)] == [*map(skeleton, right)]:
        return 0.75, "another spelling of the same sounds"
    return 0.0, "names that differ"


def _known(one: Actor, two: Actor) -> Iterator[tuple[str, float]]:
    """What roles and affiliations add to the likeness of names, or take from it."""
    titles = [_words(r.title for r in a.roles) for a in (one, two)]
    houses = [_words(r.affiliation for r in a.roles) for a in (one, two)]
    if titles[0] & titles[1]:
        yield "a role in common", _SHARED_ROLE
    if houses[0] & houses[1]:
        yield "an affiliation in common", _SHARED_HOUSE
    elif houses[0] and houses[1] and not titles[0] & titles[1]:
        yield "other roles and affiliations", _OTHER_HOUSE


def _words(texts: Iterable[str | None]) -> frozenset[str]:
    return frozenset(fold(" ".join(filter(None, texts))).split()) - FORMS
