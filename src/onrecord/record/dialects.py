"""All that is particular to one database: SQLite's pragmas and locks, PostgreSQL's."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, text
from sqlalchemy.engine import URL
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import StaticPool

WRITES = {"onrecord_writes": True}
"""Execution options of a connection that will write."""

_BUSY = {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}
_PAUSE = 0.02
# Any number will do, as long as every release takes the same.
_MIGRATION_LOCK = 5_712_094_166_027


def make_engine(url: URL, timeout: float) -> Engine:
    """An engine whose locks are waited for up to `timeout` seconds; opens nothing yet."""
    if url.get_backend_name() == "sqlite":
        return _sqlite_engine(url, timeout)
    wait = f"-clock_timeout={round(timeout * 1000)}"
    arguments: dict[str, object] = {"options": " ".join(filter(None, (_option(url), wait)))}
    if "connect_timeout" not in url.query:
        # The shortest that the driver knows is two seconds.
        arguments["connect_timeout"] = max(2, round(timeout))
    return create_engine(url, pool_pre_ping=True, connect_args=arguments)


def reads(engine: Engine) -> dict[str, Any]:
    """Execution options of a connection that reads: all its queries see the same record."""
    # SQLite sees one state for the length of a transaction as it is.
    return {} if engine.dialect.name == "sqlite" else {"isolation_level": "REPEATABLE READ"}


def in_memory(url: URL) -> bool:
    """Whether nothing is kept once the engine is gone."""
    return url.get_backend_name() == "sqlite" and url.database in (None, "", ":memory:")


def is_busy(error: Exception) -> bool:
    """Whether another connection holds a lock that this one waited for in vain."""
    original = error.orig if isinstance(error, DBAPIError) else error
    if isinstance(original, sqlite3.Error):
        # Extended codes keep the primary one in their lowest byte.
        return (getattr(original, "sqlite_errorcode", 0) & 0xFF) in _BUSY
    # PostgreSQL: lock_not_available, serialization_failure, deadlock_detected.
    return getattr(original, "sqlstate", None) in {"55P03", "40001", "40P01"}


def is_foreign(tables: frozenset[str], ours: frozenset[str], engine: Engine) -> bool:
    """Whether a database without our version table belongs to some other program.

    A SQLite file is one program's own; in PostgreSQL only tables of the same name are in the way.
    """
    return bool(tables if engine.dialect.name == "sqlite" else tables & ours)


def lock_for_migration(connection: Connection) -> None:
    """Keep other processes from migrating until this transaction ends."""
    # SQLite needs nothing here: a transaction that writes already holds the only write lock.
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(:k)"), {"k": _MIGRATION_LOCK})


def settle(engine: Engine, timeout: float) -> None:
    """Let readers and a writer of a SQLite file work at once. Changes the file: only for ours."""
    if engine.dialect.name != "sqlite":
        return
    pooled = engine.raw_connection()
    try:
        connection = pooled.driver_connection
        if not isinstance(connection, sqlite3.Connection) or _journal(connection) != "delete":
            return
        _patiently(lambda: connection.execute("PRAGMA journal_mode = WAL"), timeout)
    finally:
        pooled.close()
    # Connections learn how the file is kept when they are made.
    engine.dispose()


def _option(url: URL) -> str:
    value = url.query.get("options", "")
    return value if isinstance(value, str) else " ".join(value)


def _sqlite_engine(url: URL, timeout: float) -> Engine:
    engine = create_engine(
        url,
        connect_args={"timeout": timeout, "check_same_thread": False},
        **({"poolclass": StaticPool} if in_memory(url) else {}),
    )

    def connect(connection: sqlite3.Connection, _record: object) -> None:
        # The driver must not begin transactions by itself: it leaves DDL out of them.
        connection.isolation_level = None
        connection.execute("PRAGMA foreign_keys = ON")
        if _journal(connection) == "wal":
            # A crash of the process loses nothing then, and a power cut no more than the last
            # documents; adding them again is safe.
            connection.execute("PRAGMA synchronous = NORMAL")

    def begin(connection: Connection) -> None:
        writes = connection.get_execution_options().get("onrecord_writes")
        # Taking the write lock at once rules out the deadlock of two readers that both want it.
        words = "BEGIN IMMEDIATE" if writes else "BEGIN"
        _patiently(lambda: connection.exec_driver_sql(words), timeout)

    event.listen(engine, "connect", connect)
    event.listen(engine, "begin", begin)
    return engine


def _journal(connection: sqlite3.Connection) -> str:
    return str(connection.execute("PRAGMA journal_mode").fetchone()[0])


def _patiently(action: Callable[[], object], timeout: float) -> None:
    """Do `action`, again where a lock is in the way that SQLite does not wait for by itself."""
    deadline = time.monotonic() + timeout
    while True:
        try:
            action()
            return
        except (sqlite3.OperationalError, DBAPIError) as error:
            if not is_busy(error) or time.monotonic() >= deadline:
                raise
            time.sleep(_PAUSE)
