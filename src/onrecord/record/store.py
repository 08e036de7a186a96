"""The store: what was read, kept; one facade over SQLite and PostgreSQL."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext
from threading import RLock
from types import MappingProxyType, TracebackType
from typing import Self

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Connection, Engine, select
from sqlalchemy.exc import IntegrityError

from onrecord.contract import instrument_from_json
from onrecord.decisions import Decision, Judgement
from onrecord.errors import RecordError
from onrecord.identity.clusters import Clusters
from onrecord.record import decisions, known, reading, rows, writing
from onrecord.record.dialects import WRITES, in_memory, reads
from onrecord.record.faults import translated
from onrecord.record.filters import (
    Condition,
    DocumentFilter,
    InstrumentFilter,
    StatementFilter,
    bounds,
    document_conditions,
    instrument_conditions,
    statement_conditions,
)
from onrecord.record.merging import ActorRow, merged_actors
from onrecord.record.nearest import MOST_KEPT, nearest
from onrecord.record.opening import open_engine
from onrecord.record.suggesting import VERSION, Suggestion, suggest
from onrecord.record.tables import document, statement
from onrecord.types import (
    Actor,
    ActorKind,
    Document,
    Extraction,
    Instrument,
    Statement,
)

_EVERYTHING = StatementFilter()
_NO_VERSIONS: Mapping[str, str] = MappingProxyType({})
_IDS_AT_ONCE = 500
_PAGE = 500


class Store:
    """A record of documents and of what was said in them. Every method may raise RecordError."""

    def __init__(self, name: str, engine: Engine) -> None:
        self.name = name
        self._engine = engine
        # A record in memory has a single connection, which threads must take in turn.
        self._turn: AbstractContextManager[object] = (
            RLock() if in_memory(engine.url) else nullcontext()
        )
        self._reads = reads(engine)
        self._kept: tuple[int, reading.VectorTable] | None = None

    @classmethod
    def open(cls, target: str | None = None, *, timeout: float = 30.0) -> Self:
        """The record at a path or URL, made and migrated where needed; None: in memory.

        `timeout` is how many seconds to wait for others' locks.
        """
        return cls(*open_engine(target, timeout))

    def add(
        self,
        extraction: Extraction,
        vectors: NDArray[np.float32],
        versions: Mapping[str, str] = _NO_VERSIONS,
    ) -> bool:
        """Keep a document with all that it yields, or, where anything fails, nothing of it.

        `vectors` is (n_statements, dim); dim may be 0. `versions` are of models that statements
        do not name, the one of the vectors, say. False: the document was there already.
        """
        batches = writing.prepare(extraction, vectors, versions)
        added = extraction.document
        try:
            with self._writing() as connection:
                if _has(connection, added.id):
                    return False
                writing.write(connection, added.name, batches, vectors.shape[1])
        except IntegrityError as error:
            # Another process may have added the same document since we looked.
            if self.has(added.id):
                return False
            raise RecordError(
                added.name, "has a statement id that another document has; ids must be unique"
            ) from error
        return True

    def has(self, document_id: str) -> bool:
        """Whether the document is on record."""
        with self._reading() as connection:
            return _has(connection, document_id)

    def document(self, document_id: str) -> Document:
        """The document of that id; RecordError where it is not on record."""
        found = self.documents_by_id([document_id])
        if not found:
            raise RecordError(document_id, f"is no document of {self.name}")
        return found[document_id]

    def documents(
        self,
        *,
        outlet: str | None = None,
        since: str | None = None,
        until: str | None = None,
        contains: str | None = None,
        limit: int | None = None,
    ) -> list[Document]:
        """Documents in canonical order, narrowed as `DocumentFilter` says."""
        conditions = [*document_conditions(DocumentFilter(outlet, since, until, contains))]
        with self._reading() as connection:
            found = connection.execute(reading.document_query(conditions, limit))
            return [rows.document_from_row(row) for row in found]

    def documents_by_id(self, ids: Sequence[str]) -> dict[str, Document]:
        """Those of the documents that are on record."""
        found: dict[str, Document] = {}
        with self._reading() as connection:
            for part in _parts(ids):
                query = select(*reading.DOCUMENT).where(document.c.id.in_(part))
                made = map(rows.document_from_row, connection.execute(query))
                found.update((one.id, one) for one in made)
        return found

    def statements(
        self, filters: StatementFilter = _EVERYTHING, limit: int | None = None
    ) -> list[Statement]:
        """Statements in canonical order."""
        conditions = [*statement_conditions(filters)]
        with self._reading() as connection:
            found = connection.execute(reading.statement_query(conditions, limit))
            return [rows.statement_from_row(row) for row in found]

    def iter_statements(self, filters: StatementFilter = _EVERYTHING) -> Iterator[Statement]:
        """The same, a page in memory at a time; what is added meanwhile may or may not show."""
        conditions = [*statement_conditions(filters)]
        here: list[Condition] = []
        while True:
            with self._reading() as connection:
                query = reading.statement_query([*conditions, *here], _PAGE)
                page = connection.execute(query).all()
            yield from map(rows.statement_from_row, page)
            if len(page) < _PAGE:
                return
            here = [reading.after(page[-1])]

    def said_by(self, speakers: Sequence[str]) -> list[Statement]:
        """The statements of speakers of these ids, in canonical order."""
        found: list[Statement] = []
        with self._reading() as connection:
            for part in _parts(speakers):
                query = reading.statement_query([statement.c.speaker_id.in_(part)], None)
                found += [rows.statement_from_row(row) for row in connection.execute(query)]
        return found

    def statements_by_id(self, ids: Sequence[str]) -> dict[str, Statement]:
        """Those of the statements that are on record."""
        found: dict[str, Statement] = {}
        with self._reading() as connection:
            for part in _parts(ids):
                query = select(statement.c.payload).where(statement.c.id.in_(part))
                made = map(rows.statement_from_row, connection.execute(query))
                found.update((one.id, one) for one in made)
        return found

    def actors(
        self,
        name: str | None = None,
        kind: ActorKind | None = None,
        limit: int | None = None,
    ) -> list[ActorRow]:
        """Named actors, merged over documents; those with most statements first."""
        with self._reading() as connection:
            return merged_actors(connection, name, kind)[:limit]

    def actor_ids(self, documents: Sequence[str]) -> dict[str, frozenset[str]]:
        """The ids of the named actors of each of `documents`; those with none are left out."""
        with self._reading() as connection:
            return reading.actor_ids(connection, documents)

    def named(self, documents: Sequence[str]) -> dict[str, frozenset[tuple[ActorKind, str]]]:
        """Kind and name of all whom each of `documents` names; those with none are left out."""
        with self._reading() as connection:
            return reading.named(connection, documents)

    def decide(
        self, subject: str, other: str, judgement: Judgement, who: str, note: str | None = None
    ) -> Decision:
        """Keep a judgement on two actors, ids or `ID@DOCUMENT`; nothing is ever overwritten."""
        made = decisions.make(subject, other, judgement, who, note)
        with self._writing() as connection:
            missing = {subject, other} - decisions.known(connection, (subject, other))
            if missing:
                raise RecordError(
                    min(missing), f"is no actor of {self.name}; see `onrecord actors`"
                )
            decisions.write(connection, [made])
        return made

    def undo(self, decision_id: str, who: str, note: str | None = None) -> Decision:
        """Keep that a decision no longer counts, be it an undoing itself."""
        made = decisions.make(decision_id, None, "undo", who, note)
        with self._writing() as connection:
            if all(one.id != decision_id for one in decisions.read(connection)):
                raise RecordError(decision_id, f"is no decision of {self.name}")
            decisions.write(connection, [made])
        return made

    def decisions(self) -> tuple[Decision, ...]:
        """All decisions on actors, oldest first, the undone ones too."""
        with self._reading() as connection:
            return decisions.read(connection)

    def clusters(self) -> Clusters:
        """Which ids are one actor."""
        with self._reading() as connection:
            return decisions.current(connection)

    def keep_known(self, actors: Sequence[Actor], origin: str) -> None:
        """Keep actors that the file `origin` tells of; one of an id on record takes its place."""
        with self._writing() as connection:
            known.write(connection, actors, origin)

    def known(self, name: str | None = None) -> list[Actor]:
        """Actors that files told of; `name` is a part of a name or alias."""
        with self._reading() as connection:
            return list(known.read(connection, name))

    def known_as(self, ids: Collection[str], names: Collection[str]) -> list[Actor]:
        """Actors that files told of, by id: those of some ids, or of some names in full."""
        with self._reading() as connection:
            return known.of(connection, ids, names)

    def suggestions(self, least: float = 0.5, limit: int | None = None) -> list[Suggestion]:
        """Actors that may be one, likeliest first, of which nobody has judged yet."""
        with self._reading() as connection:
            named = [row.actor for row in merged_actors(connection, None, None)]
            texts = {actor.id for actor in named}
            named += [actor for actor in known.read(connection) if actor.id not in texts]
            made, same = decisions.read(connection), decisions.current(connection)
        return suggest(named, made, same, least)[:limit]

    def join(self, least: float) -> int:
        """Let the rules judge the same whatever scores `least` or more; how many decisions."""
        found = self.suggestions(least)
        who = decisions.rules(VERSION)
        made = [
            decisions.make(s.one.id or "", s.two.id or "", "same", who, s.found.why) for s in found
        ]
        with self._writing() as connection:
            decisions.write(connection, made)
        return len(made)

    def instruments(
        self, wanted: InstrumentFilter | None = None, limit: int | None = None
    ) -> list[Instrument]:
        """Instruments as each document tells of them, in canonical order."""
        conditions = list(instrument_conditions(wanted or InstrumentFilter()))
        with self._reading() as connection:
            found = connection.execute(reading.instrument_query(conditions, limit))
            return [instrument_from_json(json.loads(row.payload)) for row in found]

    def nearest(
        self, vector: NDArray[np.float32], most: int, until: str | None = None
    ) -> list[tuple[str, float]]:
        """At most `most` statements' ids with their cosine to `vector` (dim,), nearest first.

        A document without a date, or whose date may be later, is left out where `until` is given.
        """
        last = None if until is None else bounds(until).last
        return nearest(self.vectors(), vector, most, last)

    def vectors(self) -> reading.VectorTable:
        """All statements' vectors; up to a GiB of them stay in memory while nothing is added."""
        with self._reading() as connection:
            state = reading.document_count(connection)
            if self._kept is not None and self._kept[0] == state:
                return self._kept[1]
            table = reading.vector_table(connection)
        self._kept = (state, table) if table.matrix.nbytes <= MOST_KEPT else None
        return table

    def counts(self) -> dict[str, int]:
        """How many documents, statements, named actors, instruments and decisions."""
        with self._reading() as connection:
            return reading.counts(connection)

    def fingerprint(self) -> str:
        """SHA-256 over all that a verdict is a function of.

        These are the documents' ids, the versions of the models that read them, and, where files
        told of actors, these and the judgements on who is who.
        """
        digest = hashlib.sha256()
        with self._reading() as connection:
            for line in reading.version_lines(connection):
                digest.update(line.encode())
            told = False
            for line in known.state_lines(connection):
                digest.update(line.encode())
                told = True
            if told:
                # judgements move a verdict only by saying of whom a file tells
                for line in decisions.state_lines(connection):
                    digest.update(line.encode())
        return digest.hexdigest()

    def close(self) -> None:
        """Let go of the database; a record in memory is gone."""
        self._kept = None
        self._engine.dispose()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        with (
            self._turn,
            translated(self.name),
            self._engine.connect().execution_options(**self._reads) as connection,
        ):
            yield connection

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        with (
            self._turn,
            translated(self.name),
            self._engine.connect().execution_options(**WRITES) as connection,
            connection.begin(),
        ):
            yield connection


def _has(connection: Connection, document_id: str) -> bool:
    query = select(document.c.id).where(document.c.id == document_id)
    return connection.execute(query).first() is not None


def _parts(ids: Sequence[str]) -> Iterator[Sequence[str]]:
    """The ids, some hundreds at a time: databases bound how many values a query may have."""
    unique = sorted(set(ids))
    for start in range(0, len(unique), _IDS_AT_ONCE):
        yield unique[start : start + _IDS_AT_ONCE]
