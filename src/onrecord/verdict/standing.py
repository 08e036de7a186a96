"""Which voices still stand: what was disavowed, superseded or overtaken no longer counts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from onrecord.links.instruments import InstrumentGroup, disavowals
from onrecord.links.times import days, said
from onrecord.verdict.authority import same_actor
from onrecord.verdict.bearing import LEAST_LEAN
from onrecord.verdict.voices import Voice

# A decision or a fact this firm overtakes what was said against it before.
_FIRM = frozenset({"realised", "decided"})


def settle(voices: Sequence[Voice], instruments: Sequence[InstrumentGroup]) -> tuple[Voice, ...]:
    """The voices with their standing as of the latest among them."""
    out = [_disavowed(v, instruments, voices) for v in voices]
    for i, voice in enumerate(out):
        if voice.standing != "stands":
            continue
        later = [w for w in out if w.standing == "stands" and _after(w, voice)]
        for other in later:
            why = _overtaken(voice, other)
            if why:
                out[i] = replace(voice, standing="superseded", because=why)
                break
    return tuple(out)


def _disavowed(
    voice: Voice, instruments: Sequence[InstrumentGroup], voices: Sequence[Voice]
) -> Voice:
    statement = voice.best.statement
    speaker = statement.speaker
    if statement.instrument is None or speaker is None or speaker.kind != "document":
        return voice
    affiliations = {
        v.best.statement.speaker.name: v.best.statement.speaker.affiliation
        for v in voices
        if v.best.statement.speaker is not None
    }
    for group in instruments:
        if statement.instrument not in group.members:
            continue
        taken_back = disavowals(group, affiliations)
        if taken_back:
            change = taken_back[0]
            by = f" by {change.by}" if change.by else ""
            return replace(
                voice, standing="disavowed", because=f"{group.title}: {change.status}{by}"
            )
    return voice


def _when(voice: Voice) -> tuple[int, int] | None:
    statement = voice.best.statement
    return said(statement.said_at) or days(voice.best.candidate.document.published)


def _after(later: Voice, earlier: Voice) -> bool:
    one, other = _when(later), _when(earlier)
    return one is not None and other is not None and one[0] > other[1]


def _overtaken(voice: Voice, later: Voice) -> str:
    """Why `later` takes the place of `voice`, or nothing where it does not."""
    mine, theirs = voice.best, later.best
    if abs(theirs.lean) < LEAST_LEAN or abs(mine.lean) < LEAST_LEAN:
        return ""
    if (mine.lean > 0) == (theirs.lean > 0):
        return ""
    who = theirs.statement.speaker
    if later.authority == "decides" and same_actor(mine.statement.speaker, who):
        return f"{who.name if who else 'the same source'} later took the opposite position"
    if theirs.commitment in _FIRM and theirs.lean > 0 and later.authority == "decides":
        return f"overtaken by what {who.name if who else 'a later report'} made known later"
    return ""
