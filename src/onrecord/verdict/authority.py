"""Whose word counts: the standing of a speaker towards the event asked about."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from onrecord.identity.lexicon import lexicon
from onrecord.links.parties import is_named, name_tokens, same_name
from onrecord.links.text import content_words, stem, words
from onrecord.types import Authority, Proposition, Speaker

# Offices whose holders speak for a state or its government.
_OFFICES_WORDS = """
president minister premier chancellor secretary king queen emir sultan taoiseach government
ministry cabinet ambassador spokesman spokeswoman spokesperson general admiral chairman chief
commander parliament congress senate governor envoy
"""
_OFFICES = frozenset(_OFFICES_WORDS.split())
_PAST = frozenset({"former", "ex", "then", "onetime"})
# Offices that go by these titles in the United States and hardly anywhere else.
_AMERICAN = re.compile(
    r"\b(secretary of (state|defense|defence|the treasury|homeland security)|"
    r"(defense|treasury|homeland security|state department) secretary|joint chiefs|"
    r"white house|pentagon|attorney general|u\.?s\.?)\b",
    re.IGNORECASE,
)
_WORD = re.compile(r"[\w.]+(?:[-'’][\w.]+)*")
_LEAST_NAME = 4


@dataclass(frozen=True, slots=True)
class Stakes:
    """Who the proposition's event belongs to: its agent, and those it is done to or with.

    States are canonical names; names are folded words of other capitalised phrases.
    """

    agent_states: frozenset[str]
    agent_names: frozenset[str]
    other_states: frozenset[str]
    other_names: frozenset[str]

    def joined(self, other: Stakes) -> Stakes:
        """All that either names."""
        return Stakes(
            self.agent_states | other.agent_states,
            self.agent_names | other.agent_names,
            self.other_states | other.other_states,
            self.other_names | other.other_names,
        )


def stakes(proposition: Proposition) -> Stakes:
    """The agent and the others, read from the proposition's subject and objects."""
    objects = " ".join(proposition.objects)
    agent_states = states_in(proposition.subject)
    other_states = states_in(objects) - agent_states
    return Stakes(
        agent_states,
        _names(proposition.subject),
        other_states,
        _names(objects) - _names(proposition.subject),
    )


def states_in(text: str) -> frozenset[str]:
    """Canonical names of the states that a text names: by name, people, capital or institution."""
    tables = lexicon()
    tokens = [_bare(m.group()) for m in _WORD.finditer(text)]
    found: set[str] = set()
    for size in (4, 3, 2, 1):
        for i in range(len(tokens) - size + 1):
            phrase = " ".join(tokens[i : i + size])
            state = tables.states.get(phrase) or tables.demonyms.get(phrase)
            state = state or tables.capitals.get(phrase)
            if state is None and phrase in tables.institutions:
                state = tables.states.get(tables.institutions[phrase].affiliation)
            if state is not None:
                found.add(state)
    return frozenset(found)


def _bare(word: str) -> str:
    return re.sub(r"['’]s?$", "", word) if not word.endswith(".") or "." in word[:-1] else word[:-1]


def _names(text: str) -> frozenset[str]:
    """Folded stems of a phrase's content words, short ones left out."""
    return frozenset(w for w in content_words(text) if len(w) >= _LEAST_NAME)


def authority_of(speaker: Speaker | None, at_stake: Stakes) -> Authority:
    """How a speaker stands to the event; the text's own author is an observer."""
    if speaker is None or speaker.how == "byline":
        return "observer"
    about = f"{speaker.name} {speaker.role or ''} {speaker.affiliation or ''}"
    states = states_in(about)
    if _AMERICAN.search(about):
        states |= {"United States"}
    if speaker.kind == "unnamed" or not is_named(speaker):
        # "a Pentagon spokesman" has no name and speaks for a side all the same
        told = {stem(w) for w in words(about)}
        speaks = states & at_stake.agent_states and told & _OFFICES and not told & _PAST
        return "decides" if speaks else "unnamed"
    if _is_agent(speaker, about, states, at_stake):
        return "decides"
    if states & at_stake.other_states and _speaks_for_state(speaker, about):
        return "party"
    if _shares_name((speaker.name, speaker.affiliation), at_stake.other_names):
        return "party"
    return "observer"


def _is_agent(speaker: Speaker, about: str, states: frozenset[str], at_stake: Stakes) -> bool:
    if states & at_stake.agent_states and _speaks_for_state(speaker, about):
        return True
    return _shares_name((speaker.name, speaker.affiliation, speaker.role), at_stake.agent_names)


def _speaks_for_state(speaker: Speaker, about: str) -> bool:
    """A state, one of its bodies, or a person who holds one of its offices."""
    if speaker.kind in ("state", "organisation"):
        return True
    if speaker.kind != "person" or (speaker.role or "").lower().startswith(("former", "ex-")):
        return False
    return bool(_OFFICES & {stem(w) for w in words(about)}) or bool(_AMERICAN.search(about))


def _shares_name(names: Iterable[str | None], wanted: frozenset[str]) -> bool:
    """Whether a name of the speaker's and a name at stake have a telling word in common."""
    told = frozenset(stem(w) for name in names for w in name_tokens(name))
    # "Olympic Committee" and "Olympics", "Google" and "Google's": one word's forms
    return any(
        a == b or (len(min(a, b, key=len)) >= 5 and (a.startswith(b) or b.startswith(a)))
        for a in told
        for b in wanted
    )


def same_actor(one: Speaker | None, other: Speaker | None) -> bool:
    """Whether two speakers are the same named actor."""
    if one is None or other is None or not is_named(one) or not is_named(other):
        return False
    return one.id == other.id or (one.kind == other.kind and same_name(one.name, other.name))
