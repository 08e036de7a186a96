"""Which voices still stand: what was disavowed, superseded or overtaken no longer counts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from onrecord.links.instruments import InstrumentGroup, disavowals
from onrecord.links.times import days, said
from onrecord.types import Instrument, Speaker
from onrecord.verdict.authority import same_actor
from onrecord.verdict.bearing import FACT, LEAST_LEAN, LEAST_TOPICAL, Reading
from onrecord.verdict.retrieve import Candidate
from onrecord.verdict.voices import Voice

# How far taking back an announcement speaks against what it announced.
TAKEN_BACK = 0.5
# The lean from which a report tells an event plainly.
PLAIN = 0.6
# A decision or a fact this firm overtakes what was said against it before.
_FIRM = frozenset({"realised", "decided"})


def spoken_by(candidate: Candidate, instruments: Sequence[Instrument]) -> Candidate:
    """The candidate, an attribution without a source given to the instrument in its sentence."""
    statement = candidate.statement
    if statement.voice != "attributed" or statement.source is not None or statement.speaker:
        return candidate
    start, end = statement.sentence
    for found in instruments:
        if found.doc == statement.doc and any(start <= m.start < end for m in found.mentions):
            name, house = found.title, found.issuer
            speaker = Speaker(
                f"document:{found.id}", name, "document", None, house, "named in its sentence"
            )
            owned = replace(statement, speaker=speaker, instrument=found.id)
            return replace(candidate, statement=owned)
    return candidate


def disowning(readings: Sequence[Reading], groups: Sequence[InstrumentGroup]) -> list[Reading]:
    """The readings, those that take back an instrument which speaks to the event turned against it.

    That a letter was a mistake says nothing of the event by itself; of a letter that announced it,
    it says that the announcement does not count.
    """
    speaking = {
        r.statement.instrument for r in readings if _speaks(r) and r.topical >= LEAST_TOPICAL
    }
    told = {m for g in groups if speaking & set(g.members) for m in g.members}
    out = []
    for reading in readings:
        takes_back = reading.statement.act == "retract" and reading.statement.instrument in told
        if takes_back and reading.match.value is None:
            reading = replace(reading, commitment="denied", lean=-TAKEN_BACK, topical=1.0)
        out.append(reading)
    return out


def _speaks(reading: Reading) -> bool:
    speaker = reading.statement.speaker
    return speaker is not None and speaker.kind == "document" and reading.lean > -LEAST_LEAN


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
        # by its own side first; who else may take a thing back is not yet told apart
        taken_back = disavowals(group, affiliations) or [
            s for s in group.statuses if s.status in ("disavowed", "withdrawn")
        ]
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


def _made_known(later: Voice) -> bool:
    """A decision or deed told by one who decides, or told plainly as fact of the very event."""
    reading = later.best
    if reading.commitment in _FIRM and later.authority == "decides":
        return True
    value = reading.match.value
    told = value is not None and value >= FACT and reading.match.fits and reading.lean >= PLAIN
    return told and reading.commitment == "realised" and later.authority != "unnamed"


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
    if theirs.lean > 0 and _made_known(later):
        return f"overtaken by what {who.name if who else 'a later report'} made known later"
    return ""
