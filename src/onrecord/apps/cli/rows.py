"""Statements and instruments as rows of a plain table."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from onrecord.apps.cli.plain import Column, clean, pad, row, wrap
from onrecord.apps.words import figure, office
from onrecord.types import Extraction, Instrument, Statement

ACT, FIGURE, GAP = 8, 4, 2
"""Cells for the longest act (`announce`), for a factuality (`-2.5`), and between columns."""


def statement_columns(width: int) -> tuple[Column, ...]:
    """Who, act, factuality and words, over `width` cells; the words get most of it."""
    who = max(20, width // 4 + 2)
    words = width - who - ACT - FIGURE - 3 * GAP
    return (
        Column("who", who),
        Column("act", ACT),
        Column("fact", FIGURE, figures=True),
        Column("what", words),
    )


def heading(columns: Sequence[Column]) -> Iterator[str]:
    """The columns' titles, underlined."""
    yield from row(columns, [[column.title] for column in columns], GAP)
    yield from row(columns, [["-" * column.room] for column in columns], GAP)


def document_heading(extraction: Extraction, width: int) -> Iterator[str]:
    """The title, then outlet, author and date, as far as they are known, and what is no news."""
    document = extraction.document
    yield from wrap(document.title or document.name, width)
    known = (document.outlet, document.author, document.published)
    facts = [fact for fact in known if fact] or ["no outlet, no date"]
    name = [document.name] if document.title else []
    kinds = dict.fromkeys(s.genre for s in extraction.statements if s.genre != "news")
    yield from wrap(" · ".join([*facts, *name, *kinds]), width)


def extraction_lines(extraction: Extraction, width: int) -> Iterator[str]:
    """One document: its heading, its statements, its instruments, and a blank line."""
    yield from document_heading(extraction, width)
    yield ""
    if extraction.statements:
        columns = statement_columns(width)
        instruments = {item.id: item for item in extraction.instruments}
        yield from heading(columns)
        for statement in extraction.statements:
            yield from statement_lines(statement, columns, instruments)
    else:
        yield "no statements"
    if extraction.instruments:
        yield ""
        yield from instrument_block(extraction.instruments, width)
    yield ""


def statement_lines(
    statement: Statement,
    columns: Sequence[Column],
    instruments: Mapping[str, Instrument],
) -> list[str]:
    """One statement, with its condition, time and instrument under its words."""
    who, act, _, what = columns
    words = wrap(statement.content.text, what.room)
    for note in _notes(statement, instruments):
        words += wrap(note, what.room)
    contents = [
        _who(statement, who.room),
        wrap(statement.act, act.room),
        [figure(statement.factuality)],
        words,
    ]
    return row(columns, contents, GAP)


def instrument_block(instruments: Iterable[Instrument], width: int) -> Iterator[str]:
    """The instruments under a heading: kind, title and what is known of each."""
    yield "instruments"
    margin = 14
    for item in instruments:
        facts = instrument_facts(item)
        text = " · ".join([*_named(item), *facts]) or "nothing further"
        for at, line in enumerate(wrap(text, width - margin)):
            yield pad("  " + item.kind if at == 0 else "", margin) + line


def instrument_facts(item: Instrument) -> list[str]:
    """Statuses in their order, whether it binds, its parties and its date."""
    facts = []
    statuses = list(dict.fromkeys(change.status for change in item.statuses))
    if statuses:
        facts.append(", ".join(statuses))
    if item.binding is not None:
        guess = item.binding_evidence is None and item.binding_confidence > 0
        facts.append("presumably " * guess + ("binding" if item.binding else "non-binding"))
    if item.issuer:
        facts.append(f"by {clean(item.issuer)}")
    if item.signatory:
        facts.append(f"signed by {clean(item.signatory)}")
    if item.addressee:
        facts.append(f"to {clean(item.addressee)}")
    if item.date:
        facts.append(f"of {clean(item.date.value)}")
    return facts


def _who(statement: Statement, room: int) -> list[str]:
    """The speaker's name, and the office indented beneath it."""
    if statement.voice == "author":
        return [*wrap("author", room), *(["  opinion"] if statement.opinion else [])]
    speaker = statement.speaker
    if speaker is None:
        return wrap(statement.source.text if statement.source else "nobody named", room)
    lines = wrap(speaker.name, room)
    return lines + ["  " + line for line in wrap(office(speaker), room - 2)]


def _notes(statement: Statement, instruments: Mapping[str, Instrument]) -> Iterator[str]:
    if statement.condition:
        yield f"[if] {statement.condition.text}"
    if statement.horizon:
        yield f"[until] {statement.horizon.text}"
    said = statement.said_at
    if said and said.origin == "text":
        yield f"[said] {said.value}"
    if statement.instrument:
        yield _instrument_note(statement.instrument, instruments.get(statement.instrument))


def _instrument_note(key: str, item: Instrument | None) -> str:
    if item is None:
        return f"[instrument] {key}"
    return " ".join([f"[{item.kind}]", *_named(item)])


def _named(item: Instrument) -> list[str]:
    """The title, unless it says no more than the kind does."""
    title = clean(item.title)
    return [] if title.casefold() == item.kind else [title]
