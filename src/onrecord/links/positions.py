"""What a statement commits its source to, event by event, in a form that can be compared."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.links.parties import is_named, name_tokens
from onrecord.links.text import content_words
from onrecord.links.times import Days, said
from onrecord.types import Act, Event, Speaker, Statement

# Least commitment, of 3, that counts as taking a side.
LEAST_COMMITMENT = 1.0

# Verbs that fit any event, so that sharing one says nothing.
_GENERIC_WORDS = """
be have do make take get go say tell ask give come see know think want need use try seem become
keep let put call plan expect continue start begin report note add speak talk
decision need way thing chance possibility
"""
_GENERIC = frozenset(_GENERIC_WORDS.split())

# Verbs that say the reverse of another: whoever stays does not leave.
_REVERSE = {
    "stay": "leave", "remain": "leave", "reject": "accept", "refuse": "accept",
    "proceed": "postpone", "lose": "win", "fail": "succeed", "decrease": "increase",
    "fall": "rise", "lower": "raise", "close": "open", "oppose": "support", "quit": "join",
}  # fmt: skip
_ENDINGS = ("ation", "ment", "ition", "ion", "ing", "al", "ure")
_IDLE_ACTS: frozenset[Act] = frozenset({"ask", "demand", "propose", "threaten"})


@dataclass(frozen=True, slots=True)
class Position:
    """One source's commitment to one event; `value` −3 to +3, its sign turned for reverse verbs."""

    statement: str
    doc: str
    speaker: Speaker | None
    act: Act
    predicate: str
    lemma: str
    value: float
    arguments: frozenset[str]
    days: Days | None
    confidence: float

    @property
    def who(self) -> str:
        """The speaker's name, or that the text itself says it."""
        return self.speaker.name if self.speaker is not None else "the report"


def positions(statement: Statement) -> Iterator[Position]:
    """The statement's commitments that take a side, the generic verbs' left out."""
    if statement.opinion or statement.act in _IDLE_ACTS:
        return
    speaker = statement.speaker if statement.voice == "attributed" else None
    names = name_tokens(speaker.name) if speaker is not None and is_named(speaker) else frozenset()
    words = content_words(statement.content.text)
    for event in statement.events:
        lemma = event.lemma.lower()
        value = _value(statement, event)
        if lemma in _GENERIC or abs(value) < LEAST_COMMITMENT:
            continue
        turned = lemma in _REVERSE
        predicate = predicate_key(_REVERSE.get(lemma, lemma))
        yield Position(
            statement=statement.id,
            doc=statement.doc,
            speaker=speaker,
            act=statement.act,
            predicate=predicate,
            lemma=lemma,
            value=-value if turned else value,
            arguments=frozenset(
                w for w in words if predicate_key(w) not in (predicate, predicate_key(lemma))
            )
            - names,
            days=said(statement.said_at),
            confidence=statement.confidence,
        )


def predicate_key(lemma: str) -> str:
    """A verb and the noun made from it under one key: `postpone` and `postponement`."""
    word = lemma.lower()
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            word = word[: -len(ending)]
            break
    return word.rstrip("e") if len(word) > 4 else word


def _value(statement: Statement, event: Event) -> float:
    """The source's own commitment: the speaker's for what is attributed, else the author's."""
    if statement.voice == "attributed" and event.speaker is not None:
        return event.speaker
    return event.author
