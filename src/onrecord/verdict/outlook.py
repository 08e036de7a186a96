"""What may come, and what would change the answer."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from onrecord.links.parties import is_named
from onrecord.types import Evidence
from onrecord.verdict.bearing import Reading
from onrecord.verdict.telling import articled, named, tidy, told, within
from onrecord.verdict.weigh import Judgement, Weighed

MOST = 4
MOST_CONDITIONS = 2
_AHEAD = ("predict", "threaten", "promise")


def outlook(
    judgement: Judgement, shown: Sequence[Weighed], evidence: Sequence[Evidence]
) -> tuple[str, ...]:
    """Forecasts, threats and promises on the topic that still stand, each citing its evidence."""
    out: list[str] = []
    since = _settled_since(judgement, shown)
    for weighed, item in zip(shown, evidence, strict=True):
        reading = weighed.voice.best
        if item.standing != "stands" or not _looks_ahead(reading):
            continue
        if since is not None and (item.published or "") < since and weighed.bears != "for":
            continue
        out.append(f"{told(reading.statement, reading.candidate.document)} [{item.n}].")
    return tuple(dict.fromkeys(out))[:MOST]


def _settled_since(judgement: Judgement, shown: Sequence[Weighed]) -> str | None:
    """When what is now so was made known: forecasts from before then are overtaken."""
    if judgement.answer not in ("yes", "not_yet"):
        return None
    best = next((w for w in shown if w.bears == "for" and w.weight > 0), None)
    return best.voice.best.candidate.document.published if best is not None else None


def _looks_ahead(reading: Reading) -> bool:
    statement = reading.statement
    if statement.act in _AHEAD or statement.horizon is not None:
        return True
    return statement.condition is not None and reading.match.value is not None


def would_change(
    judgement: Judgement, shown: Sequence[Weighed], evidence: Sequence[Evidence]
) -> tuple[str, ...]:
    """What, said or done by whom, would move the answer."""
    out: list[str] = []
    deciders = _deciders(shown)
    if judgement.answer in ("no", "not_yet", "unknown", "disputed"):
        out.append(
            f"A decision, an order or a confirmation by {_either(deciders)}."
            if deciders
            else "Word from somebody able to decide it, or a report of it as fact."
        )
    if judgement.answer in ("yes", "not_yet"):
        out.append(
            f"A denial, a reversal or a withdrawal by {_either(deciders)}."
            if deciders
            else "A denial or a reversal by somebody placed to know."
        )
    out += list(_conditions(shown, evidence))[:MOST_CONDITIONS]
    out += list(_renewals(shown, evidence))[:1]
    return tuple(dict.fromkeys(out))[:MOST]


def _conditions(shown: Sequence[Weighed], evidence: Sequence[Evidence]) -> Iterator[str]:
    """What voices that still stand make the event hang on."""
    for weighed, item in zip(shown, evidence, strict=True):
        statement = weighed.voice.best.statement
        if statement.condition is None or item.standing != "stands":
            continue
        if not _looks_ahead(weighed.voice.best):
            continue
        attributed = statement.voice == "attributed"
        document = weighed.voice.best.candidate.document
        who = named(statement, document, first=False) if attributed else item.speaker
        if who is None:
            continue
        words = tidy(statement.condition.text, 120)
        yield f"Whether a condition is met that {within(who)} names: “{words}” [{item.n}]."


def _renewals(shown: Sequence[Weighed], evidence: Sequence[Evidence]) -> Iterator[str]:
    """Papers that spoke for the event and no longer count."""
    for weighed, item in zip(shown, evidence, strict=True):
        speaker = weighed.voice.best.statement.speaker
        if item.standing == "stands" or weighed.bears != "for":
            continue
        if speaker is not None and speaker.kind == "document":
            yield f"The {speaker.name.lower()} [{item.n}] being signed or issued anew."


def _deciders(shown: Sequence[Weighed]) -> list[str]:
    """Those who decide, by name, heaviest first."""
    names: list[str] = []
    for item in shown:
        speaker = item.voice.best.statement.speaker
        if item.voice.authority != "decides" or speaker is None or not is_named(speaker):
            continue
        name = articled(speaker, item.voice.best.candidate.document)
        if speaker.name[:1].isupper() and name not in names:
            names.append(name)
    return names[:3]


def _either(names: Sequence[str]) -> str:
    """`A`, `A or B`, `A, B or C`."""
    *before, last = names
    return f"{', '.join(before)} or {last}" if before else last
