"""Listings of the record, always in canonical order: published, document id, position.

Documents without a date come last. The order of adding shows nowhere.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Connection, Row, Select, func, select, tuple_

from onrecord.record.filters import Condition
from onrecord.record.rows import VECTOR_TYPE
from onrecord.record.tables import actor, decision, document, instrument, statement
from onrecord.record.writing import vector_size
from onrecord.types import ActorKind

NEVER = np.iinfo(np.int64).max
"""Stands for the date of publication of a document that has none: after all dates."""
CHUNK = 1_000
"""How many rows are in memory at a time where a listing is folded into something smaller."""
DOCUMENT = tuple(column for column in document.c if column is not document.c.words)
"""The columns of a document but for the folded copy of its words, which only searches need."""
_DOCUMENT_ORDER = (document.c.listed_at, document.c.id)
_STATEMENT_ORDER = (statement.c.listed_at, statement.c.document, statement.c.position)


@dataclass(frozen=True, slots=True)
class VectorTable:
    """Statements' ids and their vectors, in canonical order: `matrix` is (n, dim) float32.

    `published_by` (n,) is the last instant of publication in microseconds since 1970 UTC, NEVER
    where there is no date. A statement that was added without a vector has a row of zeros.
    """

    ids: tuple[str, ...]
    published_by: NDArray[np.int64]
    matrix: NDArray[np.float32]


def document_query(conditions: Sequence[Condition], limit: int | None) -> Select[Any]:
    """Documents in canonical order."""
    return select(*DOCUMENT).where(*conditions).order_by(*_DOCUMENT_ORDER).limit(limit)


def statement_query(conditions: Sequence[Condition], limit: int | None) -> Select[Any]:
    """Statements in canonical order, with what `after` needs to go on from a row."""
    query = select(statement.c.payload, *_STATEMENT_ORDER).select_from(statement.join(document))
    return query.where(*conditions).order_by(*_STATEMENT_ORDER).limit(limit)


def instrument_query(conditions: Sequence[Condition], limit: int | None) -> Select[Any]:
    """Instruments, one for each document that tells of it, in canonical order."""
    query = select(instrument.c.payload).select_from(instrument.join(document)).where(*conditions)
    return query.order_by(*_DOCUMENT_ORDER, instrument.c.position).limit(limit)


def actor_ids(connection: Connection, documents: Sequence[str]) -> dict[str, frozenset[str]]:
    """Named actors' ids by document."""
    query = select(actor.c.document, actor.c.id).where(
        actor.c.document.in_(documents), actor.c.id.is_not(None)
    )
    found: dict[str, set[str]] = {}
    for row in connection.execute(query):
        found.setdefault(row.document, set()).add(row.id)
    return {document: frozenset(ids) for document, ids in found.items()}


def named(
    connection: Connection, documents: Sequence[str]
) -> dict[str, frozenset[tuple[ActorKind, str]]]:
    """Kind and name of each document's actors, those left out whom it only describes."""
    query = select(actor.c.document, actor.c.id, actor.c.kind, actor.c.name).where(
        actor.c.document.in_(documents), actor.c.id.is_not(None)
    )
    found: dict[str, set[tuple[ActorKind, str]]] = {}
    for row in connection.execute(query):
        # the id of a description ends in its document
        if not row.id.endswith(f"@{row.document}"):
            found.setdefault(row.document, set()).add((row.kind, row.name))
    return {document: frozenset(actors) for document, actors in found.items()}


def after(row: Row[Any]) -> Condition:
    """What comes after a row of `statement_query` in canonical order."""
    return tuple_(*_STATEMENT_ORDER) > (row.listed_at, row.document, row.position)


def vector_table(connection: Connection) -> VectorTable:
    """The vectors of all statements."""
    columns = (statement.c.id, document.c.published_by, statement.c.vector)
    query = select(*columns).select_from(statement.join(document)).order_by(*_STATEMENT_ORDER)
    counted = select(func.count()).select_from(statement)
    size = (connection.execute(counted).scalar_one(), vector_size(connection) or 0)
    matrix = np.zeros(size, dtype=np.float32)
    published_by = np.full(size[0], NEVER, dtype=np.int64)
    ids: list[str] = []
    for chunk in _chunks(connection, query):
        _fill(matrix, len(ids), [row.vector for row in chunk])
        dates = [NEVER if row.published_by is None else row.published_by for row in chunk]
        published_by[len(ids) : len(ids) + len(chunk)] = dates
        ids.extend(row.id for row in chunk)
    return VectorTable(tuple(ids), published_by, matrix)


def document_count(connection: Connection) -> int:
    """How many documents there are; none is ever changed or taken away, so that it tells states."""
    count: int = connection.execute(select(func.count()).select_from(document)).scalar_one()
    return count


def version_lines(connection: Connection) -> Iterator[str]:
    """Document ids and the versions of the models that read them, sorted by id."""
    query = select(document.c.id, document.c.versions).order_by(document.c.id)
    for chunk in _chunks(connection, query):
        for row in chunk:
            yield f"{row.id}\t{row.versions}\n"


def counts(connection: Connection) -> dict[str, int]:
    """How many documents, statements, distinct named actors, instruments and decisions."""
    queries = {
        "documents": select(func.count()).select_from(document),
        "statements": select(func.count()).select_from(statement),
        "actors": select(func.count(actor.c.id.distinct())),
        "instruments": select(func.count(instrument.c.id.distinct())),
        "decisions": select(func.count()).select_from(decision),
    }
    return {name: connection.execute(query).scalar_one() for name, query in queries.items()}


def _chunks(connection: Connection, query: Select[Any]) -> Iterator[Sequence[Row[Any]]]:
    result = connection.execution_options(yield_per=CHUNK).execute(query)
    yield from result.partitions()


def _fill(matrix: NDArray[np.float32], start: int, blobs: Sequence[bytes | None]) -> None:
    """Write stored vectors into the rows from `start` on."""
    blank = bytes(matrix.shape[1] * VECTOR_TYPE.itemsize)
    joined = b"".join(blank if blob is None else blob for blob in blobs)
    matrix[start : start + len(blobs)] = np.frombuffer(joined, VECTOR_TYPE).reshape(
        len(blobs), matrix.shape[1]
    )
