"""The verdict in words: a headline, and a summary in which every sentence cites its evidence."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from onrecord.types import Answer, Bearing, Evidence, Proposition, Standing, Status
from onrecord.verdict.bearing import Commitment
from onrecord.verdict.telling import in_title, named, tidy, told, within
from onrecord.verdict.weigh import Judgement, Weighed

_HEAD: Mapping[Answer, str] = {
    "yes": "YES.",
    "not_yet": "NOT YET.",
    "no": "NO.",
    "disputed": "DISPUTED.",
    "unknown": "UNKNOWN.",
}
# Why, where one who decides stands behind it, and where nobody of that authority does.
_BY_DECIDERS: Mapping[Status, str] = {
    "happened": "{who} {says} that it has happened.",
    "under_way": "{who} {says} that it is under way.",
    "decided": "{who}, able to decide it, {has} decided it.",
    "planned": "{who}, able to decide it, {says} that it is planned.",
    "denied": "{who}, who would decide it, {denies} it.",
}
# How far a voice must go that the reason of a status is laid to.
_COMMITTED: Mapping[Status, tuple[Commitment, ...]] = {
    "happened": ("realised",),
    "under_way": ("realised",),
    "decided": ("decided", "realised"),
    "planned": ("planned", "decided"),
    "denied": ("denied",),
}
_OTHERWISE: Mapping[Status, str] = {
    "happened": "It is reported as fact.",
    "under_way": "It is reported to be under way.",
    "decided": "It is reported as decided.",
    "planned": "It is reported as planned.",
    "proposed": "It has been proposed or demanded, and not decided.",
    "threatened": "It has been threatened, and not done.",
    "rumoured": "It is reported, but nobody placed to know confirms it.",
    "denied": "What is on record speaks against it.",
    "withdrawn": "What announced it has been taken back.",
    "none": "Nothing on record bears on it.",
}
_DISPUTED = "Statements of comparable authority stand against each other."
# A voice far lighter than the heaviest stays in the list of evidence and out of the summary.
WORTH_SAYING = 0.4
MOST_OF_A_SIDE = 2
# The side that is told first; where the answer takes none, that of the heaviest voice.
_FIRST: Mapping[Answer, Bearing] = {"yes": "for", "not_yet": "for", "no": "against"}


def headline(
    judgement: Judgement, shown: Sequence[Weighed], outlook: Sequence[str], claim: Proposition
) -> str:
    """One line: the answer and the reason."""
    head = _HEAD[judgement.answer]
    if judgement.answer == "disputed":
        return f"{head} {_DISPUTED}"
    if claim.negated and judgement.answer in ("yes", "no"):
        # "it" would be what is denied to one reader, and its contrary to another
        bears = "bears" if judgement.answer == "yes" else "does not bear"
        return f"{head} The record {bears} this out: “{claim.text}.”"
    if judgement.answer == "no" and outlook and claim.aspect != "state":
        head = "NO, at least not yet."
    return f"{head} {_reason(judgement, shown)}"


def _reason(judgement: Judgement, shown: Sequence[Weighed]) -> str:
    committed = _COMMITTED.get(judgement.status, ())
    names = [
        name
        for w in shown
        if w.voice.authority == "decides" and w.voice.standing == "stands" and w.weight > 0
        if w.bears != "context" and w.voice.best.commitment in committed
        if (name := _name(w)) is not None
    ]
    who = list(dict.fromkeys(name.rstrip(",") for name in names))
    pattern = _BY_DECIDERS.get(judgement.status)
    if pattern is None or not who:
        return _OTHERWISE[judgement.status]
    if len(who) > 1:
        return _many(judgement.status)
    comma = "," if "," in who[0] and not pattern.startswith("{who},") else ""
    return pattern.format(who=who[0] + comma, says="says", has="has", denies="denies")


def _name(weighed: Weighed) -> str | None:
    """The speaker as a subject; None for a mere pronoun, and for a headline's bare nouns."""
    statement, document = weighed.voice.best.statement, weighed.voice.best.candidate.document
    return None if in_title(statement, document) else named(statement, document)


def _many(status: Status) -> str:
    """The same where more than one of those who decide say so."""
    several = {
        "happened": "Those who decide it say that it has happened.",
        "under_way": "Those who decide it say that it is under way.",
        "decided": "Those able to decide it have decided it.",
        "planned": "Those able to decide it say that it is planned.",
    }
    return several.get(status, "Those who would decide it deny it.")


def summary(judgement: Judgement, shown: Sequence[Weighed], evidence: Sequence[Evidence]) -> str:
    """A few sentences, each ending in the number of what it rests on."""
    if not evidence:
        return "Nothing on record bears on the question."
    pairs = list(zip(shown, evidence, strict=True))
    teller = _Teller()
    out = list(_sides(judgement, pairs, teller))
    out += [_fallen(w, e) for w, e in pairs if not _stands(e) and e.bears != "context"][:1]
    if not out or (judgement.status in ("threatened", "proposed") and len(out) < 3):
        context = [(w, e) for w, e in pairs if e.bears == "context" and _stands(e)]
        out = [teller.sentence(w, e) for w, e in context[:2]] + out
    return " ".join(out)


class _Teller:
    """Tells voices one after another; who was named before goes by a shorter name."""

    def __init__(self) -> None:
        self._met: set[str] = set()

    def sentence(self, weighed: Weighed, item: Evidence, opening: str = "") -> str:
        reading = weighed.voice.best
        statement, document = reading.statement, reading.candidate.document
        name = statement.speaker.name if statement.speaker else ""
        words = told(statement, document, first=name not in self._met)
        self._met.add(name)
        if opening:
            words = f"{opening} {within(words)}"
        reports = f", in {item.reports} reports" if item.reports > 1 else ""
        return f"{words}{reports} [{item.n}]."


def _stands(item: Evidence) -> bool:
    return item.standing == "stands"


def _sides(
    judgement: Judgement, pairs: Sequence[tuple[Weighed, Evidence]], teller: _Teller
) -> Iterator[str]:
    """What stands for the answer, then what stands against it and is heavy enough to be told."""
    standing = [(w, e) for w, e in pairs if _stands(e) and e.bears != "context"]
    if not standing:
        return
    heaviest = max(standing, key=lambda pair: pair[1].weight)[1]
    first = _FIRST.get(judgement.answer, heaviest.bears)
    begun = False
    for side in (first, "against" if first == "for" else "for"):
        told = [(w, e) for w, e in standing if e.bears == side]
        told = [(w, e) for w, e in told if e.weight >= WORTH_SAYING * heaviest.weight]
        for rank, (w, e) in enumerate(told[:MOST_OF_A_SIDE]):
            turn = begun and rank == 0 and side != first
            yield teller.sentence(w, e, "Against this," if turn else "")
            begun = True


_FALLEN: Mapping[Standing, str] = {
    "superseded": "it was superseded",
    "retracted": "it was taken back",
    "disavowed": "it was disavowed",
}


def _fallen(weighed: Weighed, item: Evidence) -> str:
    """What no longer counts, and why."""
    statement = weighed.voice.best.statement
    who = _name(weighed) if statement.voice == "attributed" else None
    where = weighed.voice.best.candidate.document.outlet or item.doc
    words = tidy(statement.content.text, 120)
    quote = words if any(mark in words for mark in '“”"') else f"“{words}”"
    said = f"What {within(who)} said" if who else f"What {where} reported"
    return f"{said} ({quote}) no longer counts: {_because(weighed, item)} [{item.n}]."


def _because(weighed: Weighed, item: Evidence) -> str:
    because = weighed.voice.because
    if because.startswith("overtaken"):
        return f"it was {because}"
    title, colon, change = because.rpartition(": ")
    if colon and item.standing == "disavowed":
        article = "the " if title[:1].islower() else ""
        return f"{article}{title} was {change}"
    return because or _FALLEN.get(item.standing, "it was superseded")
