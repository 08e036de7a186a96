"""Whose word counts: the standing of a speaker towards the event asked about."""

from __future__ import annotations

import re
from collections.abc import Iterable

from onrecord.links.parties import is_named, name_tokens, same_name
from onrecord.links.text import stem, words
from onrecord.types import Authority, Speaker
from onrecord.verdict.bodies import (
    KIND_WORDS,
    PRIVATE,
    attached,
    is_spokes,
    kind_words,
    kinds_of,
    speaks,
)
from onrecord.verdict.houses import Scene, of_state, organises, speaks_for_agent
from onrecord.verdict.stakes import Stakes, states_in

# Offices whose holders speak for a state or its government.
_OFFICES_WORDS = """
president minister premier chancellor secretary king queen emir sultan taoiseach government
ministry cabinet ambassador spokesman spokeswoman spokesperson general admiral chairman chief
commander parliament congress senate governor envoy chairwoman chair
"""
_OFFICES = frozenset(_OFFICES_WORDS.split())
# Words by which a title is not held now: no more, not yet, or only sought.
_NOT_NOW_WORDS = """
former ex then onetime erstwhile late retired incoming elect designate nominee candidate shadow
contender hopeful disgraced ousted would-be
"""
_NOT_NOW = frozenset(_NOT_NOW_WORDS.split())
# Offices that go by these titles in the United States and hardly anywhere else.
_AMERICAN = re.compile(
    r"\b(secretary of (state|defense|defence|the treasury|homeland security)|"
    r"(defense|treasury|homeland security|state department) secretary|joint chiefs|"
    r"white house|pentagon|attorney general|u\.?s\.?)\b",
    re.IGNORECASE,
)


def authority_of(
    speaker: Speaker | None, at_stake: Stakes, scene: Scene | None = None
) -> Authority:
    """How a speaker stands to the event; the text's own author is an observer.

    `scene` tells whose spokesman is meant where the text does not say so beside him.
    """
    if speaker is None or speaker.how == "byline":
        return "observer"
    about = f"{speaker.name} {speaker.role or ''} {speaker.affiliation or ''}"
    states = states_in(about)
    if _AMERICAN.search(about):
        states |= {"United States"}
    if speaker.kind == "unnamed" or not is_named(speaker):
        return "decides" if _unnamed_decides(speaker, about, states, at_stake, scene) else "unnamed"
    foreign = _is_foreign(states, at_stake)
    if not foreign and _is_named(speaker, at_stake) and not _is_side(speaker, at_stake):
        return "decides"
    if is_past(speaker.role):
        return "observer"
    if not foreign and _is_agent(speaker, about, states, at_stake, scene):
        return "decides"
    if states & at_stake.other_states and _speaks_for_state(speaker, about):
        return "party"
    if _touches((speaker.name, speaker.affiliation), at_stake.other_names):
        return "party"
    if not foreign and _shares((speaker.name, speaker.affiliation), at_stake):
        return "party"
    return "observer"


def _is_foreign(states: frozenset[str], at_stake: Stakes) -> bool:
    """Whether a speaker is of another state where only a kind tells the agent from other bodies.

    "The Swedish parliament" beside "the Norwegian parliament".
    """
    alike = bool(at_stake.telling) and at_stake.telling <= KIND_WORDS
    return alike and bool(states and at_stake.agent_states) and not states & at_stake.agent_states


def is_past(role: str | None) -> bool:
    """Whether a title is one that its bearer does not hold now, or not yet."""
    return bool({w for part in words(role or "") for w in (part, *part.split("-"))} & _NOT_NOW)


def _unnamed_decides(
    speaker: Speaker,
    about: str,
    states: frozenset[str],
    at_stake: Stakes,
    scene: Scene | None,
) -> bool:
    """ "A Pentagon spokesman" has no name and speaks for a side all the same."""
    told = {stem(w) for w in words(about)}
    if is_past(about) or _is_foreign(states, at_stake):
        return False
    if states & at_stake.agent_states and told & _OFFICES:
        return True
    if is_spokes(about) and _shares((speaker.name, speaker.affiliation), at_stake):
        return True
    if scene is None:
        return False
    title, house = _parted(speaker.name)
    if speaker.affiliation is not None and not kind_words(speaker.affiliation):
        # a house with a name of its own is no other's
        return False
    return speaks_for_agent(title, house, at_stake, scene) or (
        not states and told & _OFFICES != set() and of_state(about, at_stake, scene)
    )


def _parted(phrase: str) -> tuple[str, str]:
    """Title and house of "a spokesman for the court", "the bank's governor", "a club spokesman"."""
    plain = re.sub(r"^(?:an?|the|its|their|one)\s+", "", phrase.strip(), flags=re.IGNORECASE)
    for mark in (" for ", " of ", " at ", " from "):
        if mark in plain:
            title, house = plain.split(mark, 1)
            return title, house
    owned = re.match(r"(.+?)['’]s?\s+(.+)", plain)
    if owned:
        return owned[2], owned[1]
    told = plain.split()
    return (told[-1], " ".join(told[:-1])) if len(told) > 1 else (plain, "")


def _is_agent(
    speaker: Speaker,
    about: str,
    states: frozenset[str],
    at_stake: Stakes,
    scene: Scene | None,
) -> bool:
    if states & at_stake.agent_states and _speaks_for_state(speaker, about):
        return True
    if _shares((speaker.affiliation, speaker.role), at_stake):
        return not _is_side(speaker, at_stake)
    if scene is None:
        # without the text around it the kind alone tells whether a body is the agent
        return bool(_kind_alone(speaker) & at_stake.agent_names)
    if speaker.kind in ("organisation", "group"):
        if organises(speaker.name, at_stake, scene):
            return True
        # only what is described and not named may be another name for the agent
        common = kind_words(speaker.name) and len(name_tokens(speaker.name)) == 1
        return bool(common) and speaks_for_agent("", speaker.name, at_stake, scene)
    if speaker.kind != "person":
        return False
    house = speaker.affiliation or ""
    if house and len(name_tokens(house) - KIND_WORDS):
        return False
    role = speaker.role or ""
    if speaks_for_agent(role, house, at_stake, scene):
        return True
    return not states and bool(_titles(role)) and of_state(role, at_stake, scene)


def _kind_alone(speaker: Speaker) -> frozenset[str]:
    told = frozenset(stem(w) for w in name_tokens(speaker.affiliation or speaker.name))
    return told if told <= KIND_WORDS else frozenset()


def _titles(role: str) -> set[str]:
    return {stem(w) for w in words(role)} & _OFFICES


def _speaks_for_state(speaker: Speaker, about: str) -> bool:
    """A state, one of its bodies, or a person who holds one of its offices."""
    if speaker.kind == "state":
        return True
    if speaker.kind == "organisation":
        kinds = kinds_of(speaker.name)
        return not kinds or not kinds <= PRIVATE
    if speaker.kind != "person":
        return False
    return bool(_OFFICES & {stem(w) for w in words(about)}) or bool(_AMERICAN.search(about))


def _is_side(speaker: Speaker, at_stake: Stakes) -> bool:
    """Whether a speaker belongs to the agent, or stands against it, and does not speak for it.

    "Dorvane workers", the union at Dorvane, a Dorvane shareholder.
    """
    own = kind_words(" ".join(at_stake.agent_names))
    if speaker.kind == "person":
        role = " ".join(w for w in words(speaker.role or "") if stem(w) not in own)
        return attached(role) and not speaks(" ".join(set(words(role)) - {"union"}))
    if speaker.kind == "group":
        return attached(speaker.name)
    union = "union" in kinds_of(speaker.name) and "union" not in kinds_of(" ".join(own))
    return union or (speaker.kind == "organisation" and attached(speaker.name) and not own)


def _is_named(speaker: Speaker, at_stake: Stakes) -> bool:
    """Whether the agent's name may be the speaker's: a surname that two people share is not."""
    if speaker.kind == "person" and len(name_tokens(speaker.name)) > 1:
        telling = [frozenset({word}) for word in at_stake.telling]
        return bool(telling) and all(_touches((speaker.name,), word) for word in telling)
    return _shares((speaker.name,), at_stake)


def _shares(names: Iterable[str | None], at_stake: Stakes) -> bool:
    """Whether a name of the speaker's has a word that tells the agent from others."""
    return _touches(names, at_stake.telling)


def _touches(names: Iterable[str | None], wanted: frozenset[str]) -> bool:
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
