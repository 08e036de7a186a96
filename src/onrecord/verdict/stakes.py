"""Who the event asked about belongs to, read from the proposition's subject and objects."""

from __future__ import annotations

import re
from dataclasses import dataclass

from onrecord.identity.lexicon import lexicon
from onrecord.identity.names import fold
from onrecord.links.text import content_words
from onrecord.types import Proposition
from onrecord.verdict.bodies import KIND_WORDS, kinds_of

_WORD = re.compile(r"[\w.]+(?:[-'’][\w.]+)*")
_LEAST_NAME = 4


@dataclass(frozen=True, slots=True)
class Stakes:
    """Who the proposition's event belongs to: its agent, and those it is done to or with.

    States are canonical names; names are folded words of other capitalised phrases. `person`: the
    agent is a person by the given name; `proper`: the agent has a name and is not only described;
    `last` is the agent's last word, in lower case; `kinds` are of body, as its words tell.
    """

    agent_states: frozenset[str]
    agent_names: frozenset[str]
    other_states: frozenset[str]
    other_names: frozenset[str]
    person: bool = False
    proper: bool = True
    last: str = ""
    kinds: frozenset[str] = frozenset()

    def joined(self, other: Stakes) -> Stakes:
        """All that either names."""
        return Stakes(
            self.agent_states | other.agent_states,
            self.agent_names | other.agent_names,
            self.other_states | other.other_states,
            self.other_names | other.other_names,
            self.person or other.person,
            self.proper or other.proper,
            self.last or other.last,
            self.kinds | other.kinds,
        )

    @property
    def telling(self) -> frozenset[str]:
        """The words of the agent's name that tell it from others, all where none does.

        "Ostrava" of "Bank of Ostrava", "Prado" of "Luis Prado". A state's name is no such word:
        not everybody from Norway speaks for it.
        """
        given = lexicon().given if self.person else {}
        plain = frozenset(w for w in self.agent_names if not self._of_state(w))
        return frozenset(w for w in plain - KIND_WORDS if w not in given) or plain

    def _of_state(self, word: str) -> bool:
        return bool(self.agent_states & states_in(word.capitalize()))


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
        not agent_states and _is_person(proposition.subject),
        any(c.isupper() for c in proposition.subject),
        (fold(proposition.subject).split() or [""])[-1],
        kinds_of(proposition.subject),
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


def _is_person(subject: str) -> bool:
    """Whether a subject is a given name and a family name, and no body that begins like one."""
    words = [m.group() for m in _WORD.finditer(subject)]
    capital = [w for w in words if w[:1].isupper()]
    if len(capital) < 2 or capital[0].lower() not in lexicon().given:
        return False
    return not content_words(subject) & KIND_WORDS
