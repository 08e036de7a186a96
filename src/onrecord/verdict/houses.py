"""Whose spokesman "a club spokesman" is: bodies that a text calls by their kind, or not at all."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import takewhile

from onrecord.identity.names import fold
from onrecord.links.text import stem
from onrecord.types import ActorKind, Document, Statement
from onrecord.verdict.bodies import (
    KIND_WORDS,
    OPEN,
    attached,
    kind_words,
    kinds_of,
    office_kinds,
    speaks,
)
from onrecord.verdict.stakes import Stakes, states_in

# Sides that only a state has; a text that tells of one state leaves its name out.
_STATELY_WORDS = """
president minister premier chancellor government cabinet ministry army military navy
parliament king queen
"""
_STATELY = frozenset(_STATELY_WORDS.split())
_ORGANISERS = frozenset({"organiser", "organizer", "promoter"})
_EVENTS_WORDS = """
marathon festival olympic olympics game cup final race tour concert match fair expo conference
summit show championship grand prix tournament parade rally march regatta exhibition season
league gala ceremony carnival
"""
_EVENTS = frozenset(_EVENTS_WORDS.split())
_PLACED = frozenset({"in", "at", "from", "to", "near", "for", "outside"})


# An actor's kind and name.
Named = tuple[ActorKind, str]


@dataclass(frozen=True, slots=True)
class Scene:
    """What a document tells before a statement's source, and whom it names at all.

    `before` is the text as written; `bodies` and `people` are folded names.
    """

    before: str
    bodies: frozenset[str] = frozenset()
    people: frozenset[str] = frozenset()

    @classmethod
    def of(cls, statement: Statement, document: Document, named: Iterable[Named] = ()) -> Scene:
        """The scene of a statement of `document`, whose actors are `named`; the title is first."""
        if statement.source is not None:
            end = statement.source.spans[0].start
        else:
            end = statement.sentence.end
        text = f"{document.title or ''}\n{document.masked[: max(end, statement.sentence.start)]}"
        bodies = frozenset(fold(name) for kind, name in named if kind == "organisation")
        people = frozenset(fold(name) for kind, name in named if kind == "person")
        return cls(text, bodies, people)


def speaks_for_agent(title: str, house: str, at_stake: Stakes, scene: Scene) -> bool:
    """Whether whoever has a title speaks for the agent, as the text around it tells.

    `house` are the words for the body beside the title: "club", "" where there are none.
    """
    if at_stake.person or not (title or house):
        return False
    if title and _merely_attached(title, at_stake):
        return False
    noun = kind_words(house) or kind_words(title) - {stem("president")}
    if noun:
        fits = kinds_of(house if kind_words(house) else title)
        return (speaks(title) or not title) and _is_house(fits, noun, at_stake, scene)
    kinds = office_kinds(title)
    return bool(kinds) and not house and _is_house(kinds, frozenset(), at_stake, scene)


def organises(name: str, at_stake: Stakes, scene: Scene) -> bool:
    """Whether a group are the organisers of the event asked about."""
    told = {stem(w) for w in fold(name).split()}
    event = (at_stake.agent_names | at_stake.other_names) & _EVENTS
    return bool(told & _ORGANISERS and event and _named_at(fold(scene.before).split(), at_stake))


def of_state(title: str, at_stake: Stakes, scene: Scene) -> bool:
    """Whether a state's office or body without its name is of the agent: no other is named."""
    told = {stem(w) for w in re.findall(r"\w+", title.lower())}
    if not at_stake.agent_states or not told & _STATELY:
        return False
    named = states_in(scene.before)
    return bool(named) and named <= at_stake.agent_states


def _merely_attached(title: str, at_stake: Stakes) -> bool:
    own = kind_words(" ".join(at_stake.agent_names))
    return attached(" ".join(w for w in title.split() if stem(w.lower()) not in own))


def _is_house(kinds: frozenset[str], noun: frozenset[str], at_stake: Stakes, scene: Scene) -> bool:
    """Whether the agent is the body of such a kind that a text would mean at the end of a scene."""
    words = fold(scene.before).split()
    places = _named_at(words, at_stake)
    told = at_stake.kinds or kinds_of(" ".join(_called(words, places)))
    if not places or (at_stake.agent_states and not at_stake.kinds):
        return False
    if not at_stake.kinds and _is_person(words, at_stake, scene):
        return False
    own = noun & kind_words(" ".join(at_stake.agent_names))
    if not (told & kinds if told else kinds & OPEN) or not (own or at_stake.proper):
        return False
    last = places[-1]
    for body in scene.bodies:
        if _of_agent(body, at_stake):
            continue
        at = _last_place(words, body.split())
        if at is None:
            continue
        bears = bool(noun & kind_words(body))
        other = kinds_of(body) or OPEN
        if (bears and (at > last or not own)) or (at > last and not own and other & kinds):
            return False
    return True


def _called(words: list[str], places: list[int]) -> Iterator[str]:
    """The words for a kind of body that stand right behind the agent's name somewhere."""
    for at in places:
        yield from takewhile(lambda word: stem(word) in KIND_WORDS, words[at + 1 : at + 4])


def _is_person(words: list[str], at_stake: Stakes, scene: Scene) -> bool:
    """Whether the text takes the agent for a person.

    A body taken for one is told by its first word alone: "Harwick" for Harwick Rovers.
    """
    full = [parts for person in scene.people if len(parts := person.split()) > 1]
    for first in {parts[0] for parts in full if parts[-1] == at_stake.last}:
        going_on = {parts[1] for parts in full if parts[0] == first}
        after = (words[i + 1] for i, word in enumerate(words[:-1]) if word == first)
        if all(word in going_on for word in after):
            return True
    return False


def _named_at(words: list[str], at_stake: Stakes) -> list[int]:
    """The places of the words that name the agent."""
    telling = at_stake.telling
    return [i for i, word in enumerate(words) if {stem(word), word} & telling]


def _last_place(words: list[str], name: list[str]) -> int | None:
    """Where a body's name stands last; a place that something is in or comes from is no body."""
    size = len(name)
    for at in range(len(words) - size, -1, -1):
        if words[at : at + size] == name and not (at and words[at - 1] in _PLACED):
            return at
    return None


def _of_agent(body: str, at_stake: Stakes) -> bool:
    return bool({stem(w) for w in body.split()} & at_stake.telling)
