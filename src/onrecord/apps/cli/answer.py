"""A verdict as text: the answer, its reasons, the evidence, and what would change it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from onrecord.apps.cli.explain import considered_lines
from onrecord.apps.cli.plain import clean, indent, pad, wrap
from onrecord.apps.words import ANSWERS, VERBS, office
from onrecord.types import Document, Evidence, InstrumentView, Statement, Verdict

MARGIN, BEARING = 5, 9
"""Cells for `[12]` and for `against`, with the blanks after them."""


@dataclass(frozen=True, slots=True)
class Sources:
    """The statements and documents behind the evidence, by id."""

    statements: Mapping[str, Statement] = field(default_factory=dict)
    documents: Mapping[str, Document] = field(default_factory=dict)


def answer_lines(
    verdict: Verdict, sources: Sources, width: int, explain: bool = False
) -> Iterator[str]:
    """The verdict in lines of at most `width` cells.

    `explain` opens every weight, and tells all that was retrieved and what became of it.
    """
    yield from wrap(opening(verdict), width)
    if verdict.summary:
        yield ""
        yield from wrap(verdict.summary, width)
    if verdict.evidence:
        yield from _section("Evidence")
        for item in verdict.evidence:
            yield from _evidence(item, sources, width, explain)
    if verdict.instruments:
        yield from _section("Instruments")
        for view in verdict.instruments:
            yield from indent(wrap(_instrument(view), width - 2), 2)
    if verdict.outlook:
        yield from _section("Outlook")
        yield from _list(verdict.outlook, width)
    if verdict.would_change:
        yield from _section("What would change this")
        yield from _list(verdict.would_change, width)
    if explain and verdict.considered:
        yield from _section("What was retrieved")
        yield from considered_lines(verdict.considered, width)
    yield ""
    yield from wrap(" · ".join(_figures(verdict)), width)


def opening(verdict: Verdict) -> str:
    """The answer in capitals, then the headline, which may begin with the answer itself."""
    label = ANSWERS[verdict.answer]
    headline = clean(verdict.headline)
    rest = headline[len(label) :]
    if headline.upper().startswith(label) and not rest[:1].isalnum():
        return label + rest
    return f"{label}. {headline}" if headline else f"{label}."


def _section(title: str) -> Iterator[str]:
    yield ""
    yield title


def _list(items: Iterable[str], width: int) -> Iterator[str]:
    for item in items:
        yield from indent(wrap(item, width - 4), 4, "  -")


def _figures(verdict: Verdict) -> Iterator[str]:
    yield f"As of {verdict.as_of}" if verdict.as_of else "As of all that is on record"
    yield f"status {verdict.status.replace('_', ' ')}"
    yield f"p(yes) {verdict.p_yes:.2f}"
    yield f"confidence {verdict.confidence:.2f}"


def _evidence(item: Evidence, sources: Sources, width: int, explain: bool) -> Iterator[str]:
    """Who, and how it bears; the words; how many reports, whether it stands, and where."""
    statement = sources.statements.get(item.statement)
    document = sources.documents.get(statement.doc if statement else item.doc)
    room = width - MARGIN - BEARING
    lines = wrap(_speaker(item, statement), room)
    lines += wrap(_quoted(item.quote, statement), room)
    lines += wrap(" · ".join(_circumstances(item, document)), room)
    if explain:
        lines += wrap(_weight(item), room)
    margin = pad(pad(f"[{item.n}]", MARGIN) + item.bears, MARGIN + BEARING)
    yield from indent(lines, MARGIN + BEARING, margin)


def _speaker(item: Evidence, statement: Statement | None) -> str:
    if item.speaker:
        name = clean(item.speaker)
    else:
        name = "The author" if statement and statement.voice == "author" else "Unnamed"
    if statement and statement.speaker and (held := clean(office(statement.speaker))):
        name += f", {held}" if held.casefold() not in name.casefold() else ""
    verb = f" {VERBS[statement.act]}:" if statement else ":"
    return f"{name} ({item.authority}){verb}"


def _quoted(quote: str, statement: Statement | None) -> str:
    """The words as they stand in the text; marks are added where they are a quotation."""
    quote = clean(quote)
    bare = not any(mark in quote for mark in '"“”‘')
    return f"“{quote}”" if bare and (statement is None or statement.form == "direct") else quote


def _circumstances(item: Evidence, document: Document | None) -> Iterator[str]:
    yield "1 report" if item.reports == 1 else f"{item.reports} reports"
    yield item.standing
    if document and document.outlet:
        yield clean(document.outlet)
    yield item.published or "no date"


def _weight(item: Evidence) -> str:
    features = " · ".join(f"{name} {value:.2f}" for name, value in sorted(item.features.items()))
    return clean(f"weight {item.weight:.2f} ({item.why})") + (f": {features}" if features else "")


def _instrument(view: InstrumentView) -> str:
    facts = [clean(view.title)]
    if view.statuses:
        facts.append(", ".join(view.statuses))
    if view.binding is not None:
        facts.append("binding" if view.binding else "non-binding")
    cited = "".join(f"[{n}]" for n in view.evidence)
    return f"{view.kind}: " + " · ".join(facts) + (f" {cited}" if cited else "")
