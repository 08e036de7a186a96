"""The verdict in words: a headline, and a summary in which every sentence cites its evidence."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.types import Evidence
from onrecord.verdict.weigh import Judgement

_HEAD = {
    "yes": "YES.",
    "not_yet": "NOT YET.",
    "no": "NO.",
    "disputed": "DISPUTED.",
    "unknown": "UNKNOWN.",
}
_WHY = {
    "happened": "Sources placed to know say that it has happened.",
    "under_way": "Sources placed to know say that it is under way.",
    "decided": "Someone able to decide it has decided it.",
    "planned": "Someone able to decide it says that it is planned.",
    "proposed": "It has been proposed or demanded, not decided.",
    "threatened": "It has been threatened, not done.",
    "rumoured": "It is reported, but nobody placed to know confirms it.",
    "denied": "Those who speak to it deny it.",
    "withdrawn": "What announced it has been taken back.",
    "none": "Nothing on record bears on it.",
}
_DENIED_BY_DECIDERS = "Those who would decide it deny it."
_QUOTED = 140
# A voice far lighter than the heaviest stays in the list of evidence and out of the summary.
WORTH_SAYING = 0.4


def headline(judgement: Judgement, evidence: Sequence[Evidence], outlook: Sequence[str]) -> str:
    """One line: the answer and the reason."""
    head = _HEAD[judgement.answer]
    if judgement.answer == "no" and outlook:
        head = "NO, at least not yet."
    if judgement.answer == "disputed":
        return f"{head} Standing statements of comparable authority conflict."
    why = _WHY[judgement.status]
    deciders = any(e.bears == "against" and e.authority == "decides" for e in evidence)
    if judgement.status == "denied" and deciders:
        why = _DENIED_BY_DECIDERS
    return f"{head} {why}"


def summary(judgement: Judgement, evidence: Sequence[Evidence]) -> str:
    """Two to four sentences, each ending in the numbers of what it rests on."""
    if not evidence:
        return "Nothing on record bears on the question."
    out: list[str] = []
    first, second = ("for", "against")
    if judgement.answer in ("no", "unknown"):
        first, second = second, first
    standing = [e for e in evidence if e.standing == "stands"]
    for side in (first, second):
        told = [e for e in standing if e.bears == side]
        told = [e for e in told[:2] if e.weight >= WORTH_SAYING * standing[0].weight]
        out += [_sentence(e) for e in told]
    fallen = [e for e in evidence if e.standing != "stands" and e.bears != "context"][:1]
    out += [f"{_who(e)}’s words no longer count ({e.why}) [{e.n}]." for e in fallen]
    if not out or (judgement.status in ("threatened", "proposed") and len(out) < 3):
        context = [e for e in standing if e.bears == "context"][:2]
        out = [_sentence(e) for e in context] + out
    return " ".join(out)


def _who(evidence: Evidence) -> str:
    return evidence.speaker or f"{evidence.doc} (in the author’s voice)"


def _sentence(evidence: Evidence) -> str:
    """The words as they stand in the text: no quotation mark is added to what is not quoted."""
    quote = clip(evidence.quote, _QUOTED).rstrip(" ,;:")
    reports = f", in {evidence.reports} reports" if evidence.reports > 1 else ""
    return f"{_who(evidence)}: {quote}{reports} [{evidence.n}]."


def clip(text: str, size: int) -> str:
    """`text` on one line, cut at a word where longer than `size`."""
    line = " ".join(text.split())
    if len(line) <= size:
        return line
    return line[:size].rsplit(" ", 1)[0].rstrip(",;:") + " …"
