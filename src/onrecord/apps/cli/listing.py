"""Lists of what is on record, as tables or JSON Lines."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain, groupby, islice
from operator import attrgetter
from typing import TYPE_CHECKING

from onrecord.apps.cli.plain import Column, cells, clean, row, wrap
from onrecord.apps.cli.rows import (
    GAP,
    document_heading,
    heading,
    instrument_facts,
    statement_columns,
    statement_lines,
)
from onrecord.contract import (
    actor_to_json,
    document_to_json,
    dumps,
    instrument_to_json,
    statement_to_json,
)
from onrecord.types import Document, Extraction, Instrument, Role

if TYPE_CHECKING:
    from onrecord.record.filters import StatementFilter
    from onrecord.record.merging import ActorRow
    from onrecord.record.store import Store


def by_document(store: Store, wanted: StatementFilter, limit: int | None) -> Iterator[Extraction]:
    """The statements wanted, document by document, so that an archive never fills memory."""
    from onrecord.record.filters import InstrumentFilter

    found = islice(store.iter_statements(wanted), limit)
    for doc, group in groupby(found, key=attrgetter("doc")):
        told = tuple(store.instruments(InstrumentFilter(documents=[doc])))
        yield Extraction(store.document(doc), tuple(group), (), told)


def statements(found: Iterable[Extraction], form: str, width: int) -> Iterator[str]:
    """A row a statement, under its document's heading."""
    for extraction in found:
        document = extraction.document
        if form == "jsonl":
            yield from (dumps(statement_to_json(item, document)) for item in extraction.statements)
            continue
        columns = statement_columns(width)
        instruments = {item.id: item for item in extraction.instruments}
        yield from chain(document_heading(extraction, width), [""], heading(columns))
        for statement in extraction.statements:
            yield from statement_lines(statement, columns, instruments)
        yield ""


def actors(found: Iterable[ActorRow], form: str, width: int) -> Iterator[str]:
    """A row an actor, with how many statements it made and how many documents name it."""
    name, kind, figure = (width - 12 - 2 * 5 - 4 * GAP) * 2 // 5, 12, 5
    columns = (
        Column("name", name),
        Column("kind", kind),
        Column("said", figure, figures=True),
        Column("docs", figure, figures=True),
        Column("roles", width - name - kind - 2 * figure - 4 * GAP),
    )
    yield from _table(columns, (_actor(one, columns, form) for one in found), form)


def instruments(
    found: Sequence[Instrument], told: Mapping[str, Document], form: str, width: int
) -> Iterator[str]:
    """A row an instrument, with the document that tells of it."""
    names = [told[item.doc].name if item.doc in told else item.doc for item in found]
    name = _fitting(names, 8, width * 3 // 10)
    room = width - 10 - name - 3 * GAP
    columns = (
        Column("kind", 10),
        Column("title", room - room * 2 // 5),
        Column("what is known", room * 2 // 5),
        Column("in", name),
    )
    named = zip(found, names, strict=True)
    yield from _table(columns, (_instrument(*one, columns, form) for one in named), form)


def documents(found: Sequence[Document], form: str, width: int) -> Iterator[str]:
    """A row a document."""
    published = _fitting(map(_published, found), 9, 16)
    name = _fitting((document.name for document in found), 8, width * 3 // 10)
    outlet = _fitting((document.outlet or "" for document in found), 6, width // 5)
    columns = (
        Column("published", published),
        Column("outlet", outlet),
        Column("title", width - published - outlet - name - 3 * GAP),
        Column("name", name),
    )
    yield from _table(columns, (_document(item, columns, form) for item in found), form)


def _fitting(texts: Iterable[str], least: int, most: int) -> int:
    """Cells for a column that holds these texts, within bounds."""
    return max(least, min(max((cells(clean(text)) for text in texts), default=0), most))


def _table(columns: Sequence[Column], rows: Iterable[list[str]], form: str) -> Iterator[str]:
    """The rows, under a heading where it is a table and not empty."""
    for at, lines in enumerate(rows):
        if at == 0 and form == "table":
            yield from heading(columns)
        yield from lines


def _actor(found: ActorRow, columns: Sequence[Column], form: str) -> list[str]:
    actor = found.actor
    if form == "jsonl":
        counts = {"statements": found.statements, "documents": found.documents}
        return [dumps({**actor_to_json(actor), **counts})]
    roles = "; ".join(dict.fromkeys(filter(None, map(_role, actor.roles))))
    contents: list[list[str]] = [
        wrap(actor.name, columns[0].room),
        [actor.kind],
        [str(found.statements)],
        [str(found.documents)],
        wrap(roles, columns[4].room),
    ]
    return row(columns, contents, GAP)


def _role(role: Role) -> str:
    held = ", ".join(filter(None, (role.title, role.affiliation)))
    return f"former {held}" if role.former and held else held


def _instrument(item: Instrument, origin: str, columns: Sequence[Column], form: str) -> list[str]:
    if form == "jsonl":
        return [dumps(instrument_to_json(item))]
    contents: list[list[str]] = [
        [item.kind],
        wrap(item.title, columns[1].room),
        wrap(" · ".join(instrument_facts(item)) or "-", columns[2].room),
        wrap(origin, columns[3].room),
    ]
    return row(columns, contents, GAP)


def _document(document: Document, columns: Sequence[Column], form: str) -> list[str]:
    if form == "jsonl":
        return [dumps(document_to_json(document))]
    texts = (
        _published(document),
        document.outlet or "-",
        document.title or "-",
        document.name,
    )
    contents = [wrap(text, column.room) for text, column in zip(texts, columns, strict=True)]
    return row(columns, contents, GAP)


def _published(document: Document) -> str:
    """The date, and the hour and minute where they are known."""
    return clean(document.published or "-")[:16].replace("T", " ")
