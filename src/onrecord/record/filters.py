"""What a listing is narrowed to, and the conditions that say so in SQL."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import get_args

from sqlalchemy import ColumnElement, and_, exists, or_

from onrecord.errors import RecordError
from onrecord.record.folding import fold, phrases
from onrecord.record.tables import document, instrument, statement
from onrecord.record.times import Interval, interval
from onrecord.types import Act, Genre, InstrumentKind, InstrumentStatus, Voice

Condition = ColumnElement[bool]


@dataclass(frozen=True, slots=True)
class StatementFilter:
    """Which statements to list; all that is given must hold.

    `speaker` is a part of the name, `doc` a document's name or id, `instrument` a kind or an id.
    `since` and `until` are ISO 8601 times of the saying, else of publication. `as_of` leaves out
    whatever may have been said or published later. `contains` are words of the content, "those in
    quotes" side by side. The factuality bounds, −3 to +3, are inclusive. `opinion` keeps the
    author's judgements, or leaves them out; `conditional` what hangs on an "if", or does not;
    `horizon` what says how far it reaches, such as "by 2030", or does not.
    """

    speaker: str | None = None
    act: Act | None = None
    voice: Voice | None = None
    doc: str | None = None
    since: str | None = None
    until: str | None = None
    as_of: str | None = None
    contains: str | None = None
    instrument: str | None = None
    min_factuality: float | None = None
    max_factuality: float | None = None
    opinion: bool | None = None
    conditional: bool | None = None
    genre: Genre | None = None
    horizon: bool | None = None


@dataclass(frozen=True, slots=True)
class InstrumentFilter:
    """Which instruments to list; all that is given must hold.

    `party` is a part of the name of who issued or signed it or whom it is addressed to; `documents`
    are ids.
    """

    kind: InstrumentKind | None = None
    status: InstrumentStatus | None = None
    binding: bool | None = None
    party: str | None = None
    documents: Sequence[str] | None = None


@dataclass(frozen=True, slots=True)
class DocumentFilter:
    """Which documents to list; `outlet` is a part of the name, the rest as for statements."""

    outlet: str | None = None
    since: str | None = None
    until: str | None = None
    contains: str | None = None


def statement_conditions(wanted: StatementFilter) -> Iterator[Condition]:
    """Conditions on `statement` joined with `document`; RecordError for what cannot be read."""
    columns = statement.c
    if wanted.speaker is not None:
        yield columns.speaker_key.contains(fold(wanted.speaker), autoescape=True)
    if wanted.act is not None:
        yield columns.act == wanted.act
    if wanted.voice is not None:
        yield columns.voice == wanted.voice
    if wanted.doc is not None:
        yield or_(document.c.id == wanted.doc, document.c.name == wanted.doc)
    if wanted.since is not None:
        yield columns.said_by >= bounds(wanted.since).first
    if wanted.until is not None:
        yield columns.said_by <= bounds(wanted.until).last
    if wanted.as_of is not None:
        yield published_by(wanted.as_of)
        yield columns.said_from <= bounds(wanted.as_of).last
    if wanted.contains is not None:
        yield from _contains(columns.words, wanted.contains)
    if wanted.instrument is not None:
        yield _about(wanted.instrument)
    yield from _firmness(wanted)


def _firmness(wanted: StatementFilter) -> Iterator[Condition]:
    columns = statement.c
    if wanted.min_factuality is not None:
        yield columns.factuality >= wanted.min_factuality
    if wanted.max_factuality is not None:
        yield columns.factuality <= wanted.max_factuality
    if wanted.opinion is not None:
        yield columns.opinion == int(wanted.opinion)
    if wanted.conditional is not None:
        yield columns.conditional == int(wanted.conditional)
    if wanted.genre is not None:
        yield columns.genre == wanted.genre
    if wanted.horizon is not None:
        yield columns.horizon == int(wanted.horizon)


def instrument_conditions(wanted: InstrumentFilter) -> Iterator[Condition]:
    """Conditions on `instrument`."""
    columns = instrument.c
    if wanted.kind is not None:
        yield columns.kind == wanted.kind
    if wanted.status is not None:
        yield columns.statuses.contains(f" {wanted.status} ")
    if wanted.binding is not None:
        yield columns.binding == int(wanted.binding)
    if wanted.party is not None:
        yield columns.parties.contains(fold(wanted.party), autoescape=True)
    if wanted.documents is not None:
        yield columns.document.in_(wanted.documents)


def document_conditions(wanted: DocumentFilter) -> Iterator[Condition]:
    """Conditions on `document`; RecordError for what cannot be read."""
    if wanted.outlet is not None:
        yield document.c.outlet_key.contains(fold(wanted.outlet), autoescape=True)
    if wanted.since is not None:
        yield document.c.published_by >= bounds(wanted.since).first
    if wanted.until is not None:
        yield published_by(wanted.until)
    if wanted.contains is not None:
        yield from _contains(document.c.words, wanted.contains)


def published_by(until: str) -> Condition:
    """Published at `until` at the latest: a document that may be later, or has no date, is out."""
    return document.c.published_by <= bounds(until).last


def bounds(value: str) -> Interval:
    """The instants that a date in a filter can mean; RecordError where it is none."""
    try:
        return interval(value)
    except (ValueError, OverflowError) as error:
        raise RecordError(
            repr(value[:40]), "is no ISO 8601 date; write 2020-01-07 or 2020-01-07T18:30+00:00"
        ) from error


def _contains(column: ColumnElement[str], query: str) -> Iterator[Condition]:
    try:
        wanted = phrases(query)
    except ValueError as error:
        raise RecordError(repr(query[:40]), str(error)) from error
    for phrase in wanted:
        yield column.contains(phrase, autoescape=True)


def _about(kind_or_id: str) -> Condition:
    if kind_or_id not in get_args(InstrumentKind):
        return statement.c.instrument == kind_or_id
    same = and_(
        instrument.c.document == statement.c.document,
        instrument.c.id == statement.c.instrument,
        instrument.c.kind == kind_or_id,
    )
    return exists().where(same)
