"""One document into the record, all of it or nothing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Connection, Table, func, insert, select

from onrecord.errors import RecordError
from onrecord.record import rows
from onrecord.record.tables import actor, document, instrument, statement
from onrecord.types import Extraction

Batches = list[tuple[Table, list[dict[str, Any]]]]


def prepare(
    extraction: Extraction, vectors: NDArray[np.float32], versions: Mapping[str, str]
) -> Batches:
    """All rows of a document, parents first; RecordError for what no record can hold."""
    _check(extraction, vectors)
    source = extraction.document
    return [
        (document, [rows.document_row(extraction, versions)]),
        (statement, rows.statement_rows(extraction, vectors)),
        (actor, rows.actor_rows(source, extraction.actors)),
        (instrument, rows.instrument_rows(source, extraction.instruments)),
    ]


def write(connection: Connection, name: str, batches: Batches, dim: int) -> None:
    """Insert prepared rows; RecordError where vectors of another size are on record already."""
    found = vector_size(connection)
    if dim and found not in (None, dim):
        raise RecordError(
            name,
            f"comes with vectors of {dim} numbers, the record has {found};"
            " build a new record with this model",
        )
    for table, batch in batches:
        if batch:
            connection.execute(insert(table), batch)


def vector_size(connection: Connection) -> int | None:
    """How many numbers the vectors on record have; None where there are none yet."""
    query = select(func.length(statement.c.vector)).where(statement.c.vector.is_not(None))
    size = connection.execute(query.limit(1)).scalar()
    return None if size is None else int(size) // rows.VECTOR_TYPE.itemsize


def _check(extraction: Extraction, vectors: NDArray[np.float32]) -> None:
    for problem in _problems(extraction, vectors):
        raise RecordError(extraction.document.name, problem)


def _problems(extraction: Extraction, vectors: NDArray[np.float32]) -> Iterator[str]:
    statements = extraction.statements
    if vectors.ndim != 2 or len(vectors) != len(statements):
        yield (
            f"comes with vectors of shape {vectors.shape} for {len(statements)} statements;"
            " give one row a statement"
        )
    if not np.isfinite(vectors).all():
        yield "comes with vectors that are not finite; check the model that made them"
    if any(made.doc != extraction.document.id for made in statements):
        yield "comes with statements of another document; add each document by itself"
    if len({made.id for made in statements}) < len(statements):
        yield "comes with two statements of one id; give each its own"
