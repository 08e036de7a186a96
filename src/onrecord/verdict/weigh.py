"""From standing voices to a probability, an answer and a status: few parameters, each named.

A weighted sum was chosen over a graph of arguments because every term of it can be shown beside
the voice that it came from, and because its few parameters can be fitted on little data.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from math import exp, log2

from onrecord.links.times import days
from onrecord.types import Answer, Authority, Bearing, Proposition, Status
from onrecord.verdict.bearing import LEAST_LEAN, LEAST_TOPICAL, Commitment, Reading
from onrecord.verdict.voices import Voice

# How much a word of each authority counts on what was done, and on what will be done.
ON_FACT: Mapping[Authority, float] = {
    "decides": 1.0, "party": 0.9, "observer": 0.85, "unnamed": 0.5,
}  # fmt: skip
ON_INTENT: Mapping[Authority, float] = {
    "decides": 1.0, "party": 0.5, "observer": 0.45, "unnamed": 0.3,
}  # fmt: skip
# How much of a yes each commitment is, for an event asked about as past or present, and as future.
AS_FACT: Mapping[Commitment, float] = {
    "realised": 1.0, "decided": 0.75, "planned": 0.56, "rumoured": 0.2, "silent": 0.15,
    "proposed": 0.1, "threatened": 0.1, "denied": 1.0,
}  # fmt: skip
AS_FUTURE: Mapping[Commitment, float] = {
    **AS_FACT,
    "decided": 1.0,
    "planned": 0.8,
    "rumoured": 0.35,
}
OPINION = 0.5
INDIRECT = 0.95
# Days in which a voice loses half of its weight against the newest one.
HALF_LIFE = 20.0
# What each further independent report adds, in doublings.
REPORT = 0.15
# The second voice on a side counts this much of the first, the third of the second, and so on.
FADE = 0.05
# The logit of yes: a prior for events asked about, and what a full voice on either side moves.
PRIOR, FOR, AGAINST = -1.67, 3.6, 1.0
# Verbs for what is done by deciding it; the deed that it is about may come later.
_DECISION_VERBS = """
postpone delay defer cancel suspend reschedule abandon scrap shelve approve authorise authorize
adopt ratify ban prohibit legalise legalize appoint nominate select recognise recognize extend
"""
DECISIONS = frozenset(_DECISION_VERBS.split())
# A passage without the predicate asked about must affirm it as clearly as this.
LEAST_TOLD = 0.72
# Similarity and probability from which a passage without the predicate is about the event.
CLOSE = 0.55
# The weight of a best voice from which an answer is as sure as its probability; that of mere talk.
FULL_SUPPORT, LEAST_SUPPORT = 0.4, 0.2
# Sides whose best voices are as near as this, and both by those placed to know, are in dispute.
COMPARABLE = 0.8


@dataclass(frozen=True, slots=True)
class Weighed:
    """A voice with its bearing and weight, and the features that made the weight."""

    voice: Voice
    bears: Bearing
    weight: float
    features: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Judgement:
    """The answer, why, and how sure."""

    answer: Answer
    status: Status
    p_yes: float
    confidence: float


def weigh(
    voices: Sequence[Voice], proposition: Proposition, without: frozenset[str] = frozenset()
) -> tuple[Weighed, ...]:
    """Each voice's weight in [0, 1]: the product of its features; standing ones first.

    Features named in `without` count as 1: what they are worth can be measured so.
    """
    dated = [d for v in voices if (d := days(v.best.candidate.document.published))]
    newest = max((d[1] for d in dated), default=None)
    out = [_weighed(v, proposition, newest, without) for v in voices]
    return tuple(
        sorted(out, key=lambda w: (w.bears == "context", -w.weight, w.voice.best.statement.id))
    )


def _weighed(
    voice: Voice, proposition: Proposition, newest: int | None, without: frozenset[str]
) -> Weighed:
    reading = voice.best
    features = _features(voice, reading, proposition, newest)
    features |= dict.fromkeys(without & features.keys(), 1.0)
    weight = 1.0
    for value in features.values():
        weight *= value
    return Weighed(voice, _bears(reading), round(min(1.0, weight), 4), features)


def _bears(reading: Reading) -> Bearing:
    if reading.topical < LEAST_TOPICAL or abs(reading.lean) < LEAST_LEAN:
        return "context"
    if reading.commitment in ("threatened", "proposed"):
        return "context"
    if reading.match.value is None and 0 < reading.lean < LEAST_TOLD:
        return "context"
    return "for" if reading.lean > 0 else "against"


def _features(
    voice: Voice, reading: Reading, proposition: Proposition, newest: int | None
) -> dict[str, float]:
    statement = reading.statement
    intent = reading.commitment in ("decided", "planned", "denied")
    steps = AS_FUTURE if proposition.aspect == "future" else AS_FACT
    when = days(reading.candidate.document.published)
    age = max(0, newest - when[1]) if newest is not None and when is not None else 0
    features = {
        "lean": abs(reading.lean),
        "topical": reading.topical,
        "commitment": steps[reading.commitment],
        "authority": (ON_INTENT if intent else ON_FACT)[voice.authority],
        "standing": 1.0 if voice.standing == "stands" else 0.0,
        "opinion": OPINION if statement.opinion else 1.0,
        "directness": 1.0 if statement.form == "direct" else INDIRECT,
        "recency": 0.5 ** (age / HALF_LIFE),
        "reports": 1.0 + REPORT * log2(voice.reports),
    }
    return {name: round(value, 4) for name, value in features.items()}


def mass(weighed: Sequence[Weighed], side: Bearing) -> float:
    """The standing weights of a side, each further voice faded."""
    weights = sorted((w.weight for w in weighed if w.bears == side), reverse=True)
    return sum(w * FADE**rank for rank, w in enumerate(weights))


def probability(weighed: Sequence[Weighed]) -> float:
    """The probability in (0, 1) that the event has happened or will, as the question has it."""
    logit = PRIOR + FOR * mass(weighed, "for") - AGAINST * mass(weighed, "against")
    return 1.0 / (1.0 + exp(-logit))


def judge(weighed: Sequence[Weighed], proposition: Proposition) -> Judgement:
    """The answer by the semantics of the verdict; `p_yes` is of the question as asked."""
    p = probability(weighed)
    best = {side: _best(weighed, side) for side in ("for", "against")}
    context = [w for w in weighed if w.bears == "context" and w.voice.standing == "stands"]
    merely = _merely(context)
    answer, status = _decide(p, best["for"], best["against"], weighed, merely, proposition)
    confidence = _confidence(p, answer, best)
    if proposition.negated:
        flipped: dict[Answer, Answer] = {"yes": "no", "no": "yes", "not_yet": "yes"}
        answer, p = flipped.get(answer, answer), 1.0 - p
    return Judgement(answer, status, round(p, 4), round(confidence, 4))


def _confidence(p: float, answer: Answer, best: Mapping[str, Weighed | None]) -> float:
    """How sure the answer is: as `p` has it, the less so the less its best voice weighs."""
    if answer in ("unknown", "disputed"):
        return 0.5
    voice = best["against" if answer == "no" else "for"]
    support = voice.weight if voice is not None else LEAST_SUPPORT
    return 0.5 + (max(p, 1.0 - p) - 0.5) * min(1.0, support / FULL_SUPPORT)


def _best(weighed: Sequence[Weighed], side: str) -> Weighed | None:
    standing = [w for w in weighed if w.bears == side and w.weight > 0]
    return standing[0] if standing else None


def _merely(context: Sequence[Weighed]) -> Status | None:
    """The status that a threat, a proposal or talk of it gives where nothing firmer stands."""
    for name in ("threatened", "proposed"):
        if any(w.voice.best.commitment == name and _on_the_event(w.voice.best) for w in context):
            return "threatened" if name == "threatened" else "proposed"
    open_ones = [w for w in context if _open_ahead(w.voice.best)]
    if any(w.voice.authority == "decides" and w.voice.best.statement.condition for w in open_ones):
        return "threatened"
    return "rumoured" if open_ones else None


def _open_ahead(reading: Reading) -> bool:
    """Whether a reading leaves open both whether the event has come and whether it will."""
    coming = reading.coming
    return coming is not None and coming.discusses >= CLOSE and _on_the_event(reading)


def _on_the_event(reading: Reading) -> bool:
    """Whether a reading that takes no side is about the very event, not just about its subject."""
    if reading.match.value is not None:
        return reading.topical >= LEAST_TOPICAL
    close = reading.candidate.similarity >= CLOSE and reading.stance.discusses >= CLOSE
    return close and reading.match.fits


def _decide(
    p: float,
    favour: Weighed | None,
    oppose: Weighed | None,
    weighed: Sequence[Weighed],
    merely: Status | None,
    proposition: Proposition,
) -> tuple[Answer, Status]:
    if favour is None and oppose is None and _taken_back(weighed):
        return "no", "withdrawn"
    if favour is None and oppose is None:
        return ("no", merely) if merely else ("unknown", "none")
    if favour is not None and oppose is not None and _disputed(favour, oppose):
        return "disputed", "rumoured"
    if p >= 0.5 and favour is not None:
        return _yes(favour, proposition)
    if favour is not None and _to_come(favour, weighed, proposition):
        return "not_yet", "decided" if favour.voice.best.commitment == "decided" else "planned"
    if oppose is None and favour is not None:
        return _short_of_yes(favour, merely, proposition)
    return "no", _status_of_no(weighed, merely)


def _disputed(favour: Weighed, oppose: Weighed) -> bool:
    low, high = sorted((favour.weight, oppose.weight))
    known = ("decides", "party")
    placed = (favour.voice.authority in known) == (oppose.voice.authority in known)
    return low >= COMPARABLE * high and low >= 0.25 and placed


def _yes(favour: Weighed, proposition: Proposition) -> tuple[Answer, Status]:
    commitment = favour.voice.best.commitment
    if commitment == "decided":
        return (
            "yes" if _is_decision(proposition) or proposition.aspect == "future" else "not_yet"
        ), "decided"
    if commitment == "planned":
        return ("yes" if proposition.aspect == "future" else "not_yet"), "planned"
    if commitment == "rumoured":
        return "unknown", "rumoured"
    if _is_decision(proposition):
        return "yes", "decided"
    return "yes", "under_way" if proposition.aspect == "present" else "happened"


def _to_come(favour: Weighed, weighed: Sequence[Weighed], proposition: Proposition) -> bool:
    """Whether what has not happened is decided or planned, by all that is said of it."""
    if proposition.aspect == "future" or favour.voice.best.commitment not in ("decided", "planned"):
        return False
    return probability([_as_future(w) for w in weighed]) >= 0.5


def _as_future(weighed: Weighed) -> Weighed:
    commitment = weighed.voice.best.commitment
    grown = weighed.weight * AS_FUTURE[commitment] / AS_FACT[commitment]
    return replace(weighed, weight=min(1.0, grown))


def _is_decision(proposition: Proposition) -> bool:
    """Whether what is asked is itself a decision: whoever has taken it has done it."""
    return bool(proposition.predicate) and proposition.predicate[0] in DECISIONS


def _short_of_yes(
    favour: Weighed, merely: Status | None, proposition: Proposition
) -> tuple[Answer, Status]:
    """For-evidence alone that is too weak: an intention is not yet, a mere account is not known.

    Where there are only others' expectations beside a threat or a proposal, that is all there is;
    and what others only expect has not happened.
    """
    commitment = favour.voice.best.commitment
    if commitment in ("decided", "planned") and favour.voice.authority == "decides":
        return "not_yet", "decided" if commitment == "decided" else "planned"
    if merely is not None and commitment != "realised":
        return "no", merely
    if commitment in ("planned", "rumoured") and proposition.aspect != "future":
        return "no", "rumoured"
    return "unknown", "rumoured"


def _status_of_no(weighed: Sequence[Weighed], merely: Status | None) -> Status:
    if _taken_back(weighed):
        against = _best(weighed, "against")
        if against is None or against.voice.authority != "decides":
            return "withdrawn"
    if merely is not None and not _denied_by_decider(weighed):
        return merely
    return "denied"


def _taken_back(weighed: Sequence[Weighed]) -> bool:
    """Whether something that spoke for the event was disavowed or retracted."""
    return any(w.bears == "for" and w.voice.standing in ("disavowed", "retracted") for w in weighed)


def _denied_by_decider(weighed: Sequence[Weighed]) -> bool:
    return any(
        w.bears == "against" and w.weight > 0 and w.voice.authority == "decides" for w in weighed
    )
