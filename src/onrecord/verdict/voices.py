"""Readings gathered into voices: one utterance counts once, however many printed it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from onrecord.extract.embedding import Embedder
from onrecord.links.copies import copy_groups
from onrecord.links.repeats import repeat_groups
from onrecord.types import Authority, Standing
from onrecord.verdict.bearing import Reading
from onrecord.verdict.placing import ORDER, Placing


@dataclass(frozen=True, slots=True)
class Voice:
    """One utterance: its best reading, all its readings, and independent `reports` of it."""

    best: Reading
    readings: tuple[Reading, ...]
    reports: int
    authority: Authority
    standing: Standing = "stands"
    because: str = ""


def gather(readings: Sequence[Reading], embedder: Embedder, placing: Placing) -> tuple[Voice, ...]:
    """Voices in the order of their best readings; copies of one wire story are one report."""
    if not readings:
        return ()
    statements = [r.statement for r in readings]
    documents = {r.candidate.document.id: r.candidate.document for r in readings}
    copies = copy_groups({d.id: d.masked for d in documents.values()})
    vectors = embedder([s.content.text for s in statements])
    groups = repeat_groups(statements, np.asarray(vectors, dtype=np.float32))
    heads = _join_copies(readings, groups, copies)
    members: dict[str, list[Reading]] = {}
    for reading in readings:
        members.setdefault(heads[reading.statement.id], []).append(reading)
    voices = [_voice(group, copies, placing) for group in members.values()]
    return tuple(sorted(voices, key=lambda v: order(v.best)))


def order(reading: Reading) -> tuple[float, str, str]:
    """Strongest first; ties by date and id, so that nothing depends on the order of adding."""
    strength = abs(reading.lean) * reading.topical
    published = reading.candidate.document.published or "~"
    return (-round(strength, 4), published, reading.statement.id)


def _join_copies(
    readings: Sequence[Reading], groups: Mapping[str, str], copies: Mapping[str, str]
) -> dict[str, str]:
    """Groups of repeats, those that hold the same words in copies of one story made one."""
    heads = dict(groups)
    seen: dict[tuple[str, str], str] = {}
    for reading in sorted(readings, key=lambda r: r.statement.id):
        words = " ".join(reading.statement.content.text.lower().split())
        key = (copies[reading.candidate.document.id], words)
        head = heads[reading.statement.id]
        if key in seen and seen[key] != head:
            other = seen[key]
            heads = {k: (other if v == head else v) for k, v in heads.items()}
        else:
            seen[key] = head
    return heads


def _voice(group: Sequence[Reading], copies: Mapping[str, str], placing: Placing) -> Voice:
    ranked = sorted(group, key=order)
    standings = [placing(r.statement, r.candidate.document) for r in ranked]
    best = min(range(len(ranked)), key=lambda i: (ORDER.index(standings[i]), i))
    reports = len({copies[r.candidate.document.id] for r in ranked})
    return Voice(ranked[best], tuple(ranked), reports, standings[best])
