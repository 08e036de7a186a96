"""Where on the page each quotation of the evidence, and each status of an instrument, stands."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from onrecord.apps.web.marks import Place
from onrecord.apps.web.material import Material
from onrecord.apps.web.safe import line
from onrecord.types import Verdict

LONGEST_LABEL = 80


@dataclass(slots=True)
class Places:
    """Marks by document, and the links to them by statement and by (instrument, change)."""

    marks: dict[str, list[Place]] = field(default_factory=dict)
    statements: dict[str, str] = field(default_factory=dict)
    changes: dict[tuple[int, int], str] = field(default_factory=dict)


def places(verdict: Verdict, material: Material) -> Places:
    """The places of all that is cited and whose article is printed."""
    found = Places()
    for key, place in _quotes(verdict, material):
        doc = material.statements[key].doc
        if doc in material.documents:
            found.marks.setdefault(doc, []).append(place)
            found.statements.setdefault(key, f"#{place.id}")
    for at, view in enumerate(verdict.instruments):
        for k, change in enumerate(view.history):
            if change.doc not in material.documents or not change.evidence.spans:
                continue
            label = f"{line(view.title, LONGEST_LABEL)}: {change.status}"
            place = Place(
                f"i{at}c{k}", "status", change.evidence.spans, f"#i{at}", label, change.status
            )
            found.marks.setdefault(change.doc, []).append(place)
            found.changes[at, k] = f"#{place.id}"
    return found


def _quotes(verdict: Verdict, material: Material) -> Iterator[tuple[str, Place]]:
    """The evidence's own words, then the same utterance in other reports."""
    bears = {item.n: item.bears for item in verdict.evidence}
    for item in verdict.evidence:
        if item.statement in material.statements:
            kind = f"quote {item.bears}"
            n = item.n
            yield item.statement, Place(f"q{n}", kind, item.spans, f"#e{n}", _label(n), str(n))
    told: dict[int, int] = {}
    for one in verdict.considered:
        statement = material.statements.get(one.statement)
        if one.outcome != "repeat" or one.n is None or statement is None:
            continue
        n = one.n
        told[n] = told.get(n, 0) + 1
        kind = f"quote {bears.get(n, 'context')}"
        spans = statement.content.spans
        yield one.statement, Place(f"q{n}r{told[n]}", kind, spans, f"#e{n}", _label(n), str(n))


def _label(n: int) -> str:
    return f"Evidence {n}"
