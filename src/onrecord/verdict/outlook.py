"""What may come, and what would change the answer."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.types import Evidence, Proposition, Statement
from onrecord.verdict.bearing import Reading
from onrecord.verdict.explain import clip
from onrecord.verdict.weigh import Judgement, Weighed

MOST = 4


def outlook(readings: Sequence[Reading], numbers: dict[str, int]) -> tuple[str, ...]:
    """Forecasts, conditions and horizons on the topic, each citing its evidence."""
    out: list[str] = []
    for reading in readings:
        statement = reading.statement
        if statement.id not in numbers or not _looks_ahead(statement):
            continue
        who = statement.speaker.name if statement.speaker else "the author"
        out.append(f"{who}: {clip(statement.content.text, 160)} [{numbers[statement.id]}]")
    return tuple(dict.fromkeys(out))[:MOST]


def _looks_ahead(statement: Statement) -> bool:
    return bool(statement.act == "predict" or statement.horizon or statement.condition)


def would_change(
    judgement: Judgement,
    weighed: Sequence[Weighed],
    evidence: Sequence[Evidence],
    proposition: Proposition,
) -> tuple[str, ...]:
    """What, said or done by whom, would move the answer."""
    out: list[str] = []
    deciders = _deciders(weighed)
    named = (
        " or ".join(deciders) if deciders else f"someone able to decide for {proposition.subject}"
    )
    if judgement.answer in ("no", "not_yet", "unknown", "disputed"):
        out.append(f"A signed order, a decision or a confirmation by {named}.")
    if judgement.answer in ("yes", "not_yet"):
        out.append(f"A withdrawal, reversal or denial by {named}.")
    for weighed_voice in weighed:
        condition = weighed_voice.voice.best.statement.condition
        if condition is not None:
            out.append(f"Whether it comes to this: {clip(condition.text, 120)}.")
    fallen = [e for e in evidence if e.standing != "stands" and e.bears == "for"]
    out += [f"A signed or re-issued version of what [{e.n}] rests on." for e in fallen[:1]]
    return tuple(dict.fromkeys(out))[:MOST]


def _deciders(weighed: Sequence[Weighed]) -> list[str]:
    names: list[str] = []
    for item in weighed:
        speaker = item.voice.best.statement.speaker
        if item.voice.authority == "decides" and speaker is not None and speaker.name not in names:
            names.append(speaker.name)
    return names[:3]
