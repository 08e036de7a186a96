"""What was retrieved for a question and what became of each statement, so that it can be seen."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from onrecord.types import Considered, Evidence, Outcome
from onrecord.verdict.bearing import LEAST_TOPICAL, Reading
from onrecord.verdict.retrieve import LIMIT, Candidate
from onrecord.verdict.weigh import Weighed


def considered(
    readings: Sequence[Reading],
    unread: Sequence[Candidate],
    weighed: Sequence[Weighed],
    evidence: Sequence[Evidence],
) -> tuple[Considered, ...]:
    """All that was retrieved, in the order in which it was: what was read, then what was not."""
    cited = {e.statement: e for e in evidence}
    heads = {r.statement.id: w for w in weighed for r in w.voice.readings}
    read = [_read(r, heads.get(r.statement.id), cited) for r in readings]
    return (*read, *(_unread(c) for c in unread))


def _read(reading: Reading, voice: Weighed | None, cited: Mapping[str, Evidence]) -> Considered:
    made = _considered(reading.candidate, *_outcome(reading, voice, cited))
    return replace(made, topical=round(reading.topical, 4), lean=round(reading.lean, 4))


def _outcome(
    reading: Reading, voice: Weighed | None, cited: Mapping[str, Evidence]
) -> tuple[Outcome, int | None, str]:
    """What became of a reading, the evidence that it is in, and why."""
    if voice is None:
        why = f"about the event with {reading.topical:.2f}, where {LEAST_TOPICAL:.2f} is needed"
        return "off_topic", None, why
    head = voice.voice.best.statement.id
    item = cited.get(head)
    if item is None:
        why = f"weight {voice.weight:.2f}, no room beside the {len(cited)} shown"
        return "lighter", None, why
    if head != reading.statement.id:
        return "repeat", item.n, f"the same utterance as [{item.n}]"
    return "evidence", item.n, f"{item.bears}, weight {item.weight:.2f}"


def _unread(candidate: Candidate) -> Considered:
    why = f"rank {candidate.rank:.2f}, behind the {LIMIT} that are read in full"
    return _considered(candidate, "unread", None, why)


def _considered(candidate: Candidate, outcome: Outcome, n: int | None, why: str) -> Considered:
    statement, document = candidate.statement, candidate.document
    return Considered(
        statement=statement.id,
        doc=document.name,
        speaker=statement.speaker.name if statement.speaker else None,
        quote=statement.content.text,
        published=document.published,
        similarity=round(candidate.similarity, 4),
        words=round(candidate.words, 4),
        topical=None,
        lean=None,
        outcome=outcome,
        n=n,
        why=why,
    )
