"""What one statement says of the event asked about: which way, and how far it goes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from onrecord.types import Act, Document, Span, Statement
from onrecord.verdict.matching import Fact, Match, Topic, match
from onrecord.verdict.retrieve import Candidate
from onrecord.verdict.stance import Stance, StanceModel

# How far a source goes, from the event as fact down to its denial.
Commitment = Literal[
    "realised", "decided", "planned", "proposed", "threatened", "rumoured", "denied", "silent"
]
# Factuality from which an event counts as fact, and as intended; and from which as denied.
FACT, INTENDED, DENIED = 2.5, 1.0, -1.0
# A statement less likely than this to be about the event at all is set aside.
LEAST_TOPICAL = 0.5
# A lean weaker than this takes no side.
LEAST_LEAN = 0.2

# Words said that are as few as this are read with their sentence.
LONGEST_PHRASE = 5
# What discusses the event as much as this may say whether it will come, and must say so as clearly.
LEAST_OPEN, LEAST_AHEAD = 0.25, 0.2

# How far the model is trusted on a statement that lacks some of those who take part, or has
# another do it.
PARTLY, OTHER = 0.3, 0.88
# How much of the lean the matched event's factuality makes, beside the model: where all who take
# part are there, and where they may be left unsaid.
RULED, RULED_UNSAID = 0.7, 0.15
# Ranks from which the model alone is least, and fully, trusted, and that least.
FAR, NEAR, LEAST_TRUST = 0.4, 0.7, 0.33
# How far it is trusted on how things are: a passage seldom says so in the question's own words.
STATE = 0.83

_BY_ACT: dict[Act, Commitment] = {
    "threaten": "threatened",
    "propose": "proposed",
    "demand": "proposed",
    "ask": "proposed",
    "predict": "rumoured",
    "believe": "rumoured",
}
_DECIDING: frozenset[Act] = frozenset({"announce", "promise", "order", "vote", "confirm"})
_AHEAD = re.compile(
    r"\b(will|would|shall|going to|plans? to|planned to|set to|due to|agreed? to|decided? to|"
    r"intends? to|intended to|scheduled|in (the )?(coming|next) \w+|prepar\w+ (to|for)|"
    r"getting ready)\b",
    re.IGNORECASE,
)
_DECIDED = re.compile(
    r"\b(agreed? to|decided? (to|on|that)|decision to|ordered|approved|signed|announced)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Reading:
    """A candidate read against the proposition.

    `lean` in [−1, 1]: how far it speaks for (+) or against (−) the event; `topical` in [0, 1]: how
    likely it is about the event at all; `match` says what of the event the statement has. `coming`
    is its stance on whether the event will come, asked where it discusses one that has not; `ahead`
    says that `lean` is of that.
    """

    candidate: Candidate
    stance: Stance
    match: Match
    commitment: Commitment
    lean: float
    topical: float
    coming: Stance | None = None
    ahead: bool = False

    @property
    def statement(self) -> Statement:
        """The statement read."""
        return self.candidate.statement


def passage(statement: Statement) -> str:
    """The statement as one sentence, its source by name, in the order of the text."""
    if statement.voice == "author":
        return statement.content.text
    return " ".join(" ".join(text for _, text in sorted(_pieces(statement))).split())


def told(statement: Statement, document: Document) -> str:
    """The passage, or its whole sentence where the words said are a mere phrase.

    "The council declared Gbagbo the victor": of "Gbagbo" alone nobody could tell what it answers.
    """
    if statement.voice == "author" or len(statement.content.text.split()) > LONGEST_PHRASE:
        return passage(statement)
    start, end = statement.sentence
    inside = all(start <= s.start and s.end <= end for s in statement.content.spans)
    return document.text[start:end] if inside else passage(statement)


def _pieces(statement: Statement) -> list[tuple[Span, str]]:
    out: list[tuple[Span, str]] = []
    named = statement.speaker.name if statement.speaker else None
    if statement.source is not None:
        out.append((statement.source.spans[0], named or statement.source.text))
    if statement.cue is not None:
        out.append((statement.cue.spans[0], statement.cue.text))
    out.append((statement.content.spans[0], statement.content.text))
    return out


def read(
    candidate: Candidate, topic: Topic, model: StanceModel, facts: Sequence[Fact] = ()
) -> Reading:
    """The reading of one candidate."""
    statement = candidate.statement
    text = topic.written_out(told(statement, candidate.document))
    stance = model(text, topic.proposition.question)
    if topic.proposition.negated:
        stance = stance.turned
    asked = topic.ahead if stance.discusses >= LEAST_OPEN else None
    coming = model(text, asked) if asked else None
    found = match(statement, candidate.document, topic, facts)
    return _read(candidate, stance, coming, found, topic)


def _read(
    candidate: Candidate, stance: Stance, coming: Stance | None, found: Match, topic: Topic
) -> Reading:
    statement = candidate.statement
    topical, lean = _combine(stance, found, topic, candidate.rank)
    ahead = False
    if coming is not None and abs(lean) < LEAST_LEAN:
        later = _combine(coming, found, topic, candidate.rank)
        if ahead := abs(later[1]) >= LEAST_AHEAD:
            topical, lean = later
    if found.value is None and lean < 0.0 and _denies(statement):
        # what is denied is another event, and the model takes one denial for another
        lean *= PARTLY
    commitment = commitment_of(statement, found.value, lean, ahead=ahead)
    if commitment in ("decided", "planned") and topic.placing.merely_votes(statement):
        # a vote that binds nobody asks for what it is about
        commitment = "proposed"
    if commitment in ("threatened", "proposed", "rumoured") and lean > -LEAST_LEAN:
        lean = max(lean, 0.0)
    return Reading(candidate, stance, found, commitment, lean, topical, coming, ahead)


def _combine(stance: Stance, found: Match, topic: Topic, rank: float) -> tuple[float, float]:
    """`(topical, lean)`: the model and the matched event together, the model alone without one."""
    side = stance.favours - stance.opposes
    topical = 1.0 - stance.unrelated
    if found.late:
        # the model sees the event, and not that it comes after the deadline
        side = -abs(side)
    if found.other:
        return topical * OTHER, side * OTHER
    if found.value is not None and found.fits:
        return 1.0, (1.0 - RULED) * side + RULED * found.value / 3.0
    if found.value is not None:
        # who takes part may be left unsaid: "We are not leaving unless they pay"
        return topical, (1.0 - RULED_UNSAID) * side + RULED_UNSAID * topical * found.value / 3.0
    trust = 1.0 if found.fits else PARTLY
    trust *= min(1.0, max(LEAST_TRUST, (rank - FAR) / (NEAR - FAR)))
    if topic.proposition.aspect == "state":
        trust *= STATE
    return topical * trust, side * trust


def _denies(statement: Statement) -> bool:
    """Whether every event of a statement is denied."""
    values = [e.author if e.speaker is None else e.speaker for e in statement.events]
    return bool(values) and max(values) <= DENIED


def commitment_of(
    statement: Statement, value: float | None, lean: float, *, ahead: bool = False
) -> Commitment:
    """How far the statement goes, by its act, the matched event, its wording, and the model."""
    if statement.act in ("deny", "retract"):
        return "realised" if lean >= LEAST_LEAN else "denied"
    if lean <= -LEAST_LEAN or (value is not None and value <= DENIED):
        return "denied"
    if statement.act in _BY_ACT:
        return _BY_ACT[statement.act]
    text = passage(statement)
    if ahead or (value is not None and value < FACT) or _AHEAD.search(text):
        if value is not None and value < INTENDED:
            return "rumoured"
        decided = statement.act in _DECIDING or _DECIDED.search(text)
        return "decided" if decided else "planned"
    return "realised" if lean >= LEAST_LEAN else "silent"
