"""From a target (nothing, a path, a URL) to a database with our tables in it."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Connection, Engine, inspect, text
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError

from onrecord.errors import RecordError
from onrecord.record.dialects import (
    WRITES,
    in_memory,
    is_foreign,
    lock_for_migration,
    make_engine,
    settle,
)
from onrecord.record.faults import translated
from onrecord.record.tables import metadata

HEAD = "0004"
"""The newest revision of the tables; a test holds it to what `migrations/` says."""
KNOWN = frozenset({"0001", "0002", "0003", "0004"})
_VERSION_TABLE = "onrecord_version"
_BACKENDS = {
    "sqlite": "sqlite",
    "postgresql": "postgresql+psycopg",
    "postgres": "postgresql+psycopg",
}


def open_engine(target: str | None, timeout: float) -> tuple[str, Engine]:
    """The record's name, for messages, and an engine on its migrated database.

    `target` is None (in memory), a URL or a file's path. Raises RecordError.
    """
    name = "the record in memory" if target is None else target
    url = _url(target)
    if target is not None:
        name = target if _is_path(target) else url.render_as_string(hide_password=True)
    _check_path(name, url)
    try:
        engine = make_engine(url, timeout)
    except ModuleNotFoundError as error:
        raise RecordError(
            name, f"needs {error.name}; install it with: pip install 'onrecord[postgres]'"
        ) from error
    try:
        with translated(name):
            if in_memory(url):
                _create(engine)
            else:
                _prepare(name, engine)
                settle(engine, timeout)
    except RecordError:
        engine.dispose()
        raise
    return name, engine


def _is_path(target: str) -> bool:
    return "://" not in target


def _url(target: str | None) -> URL:
    if target is None:
        return URL.create("sqlite")
    if _is_path(target):
        return URL.create("sqlite", database=target)
    try:
        url = make_url(target)
    except ArgumentError as error:
        raise RecordError(target, "is no URL; write sqlite:///record.db, say") from error
    backend = _BACKENDS.get(url.get_backend_name())
    if backend is None:
        hidden = url.render_as_string(hide_password=True)
        raise RecordError(hidden, "is of no known kind; use sqlite:/// or postgresql://")
    return url.set(drivername=backend)


def _check_path(name: str, url: URL) -> None:
    """Say what SQLite would only call 'unable to open'."""
    if url.get_backend_name() != "sqlite" or in_memory(url):
        return
    path = Path(str(url.database))
    if path.is_dir():
        raise RecordError(name, "is a folder; give the path of a file")
    if not path.parent.is_dir():
        raise RecordError(name, f"has no folder to be in; create {path.parent} first")


def _create(engine: Engine) -> None:
    """The tables in memory, where none were ever older; a test holds them to the migrations."""
    with engine.connect().execution_options(**WRITES) as connection, connection.begin():
        metadata.create_all(connection)


def _prepare(name: str, engine: Engine) -> None:
    """Bring the tables up to `HEAD`, in one transaction; most openings find nothing to do."""
    with engine.connect() as connection:
        if _revision(connection) == HEAD:
            return
    with engine.connect().execution_options(**WRITES) as connection, connection.begin():
        lock_for_migration(connection)
        # Asked again: another process may have migrated while this one waited for the lock.
        revision = _revision(connection)
        _refuse(name, revision, connection)
        if revision != HEAD:
            _migrate(connection)


def _refuse(name: str, revision: str | None, connection: Connection) -> None:
    if revision is not None and revision not in KNOWN:
        raise RecordError(
            name,
            f"was made by a newer onrecord (its tables are at {revision}, this one knows {HEAD});"
            " upgrade onrecord, or give another file",
        )
    tables = frozenset(inspect(connection).get_table_names())
    if revision is None and is_foreign(tables - {_VERSION_TABLE}, _ours(), connection.engine):
        raise RecordError(name, "is the database of another program; give the path of a new file")


def _ours() -> frozenset[str]:
    return frozenset(metadata.tables)


def _revision(connection: Connection) -> str | None:
    """The revision that the database is at; None where it has no tables of ours yet."""
    if not inspect(connection).has_table(_VERSION_TABLE):
        return None
    found = connection.execute(text(f"SELECT version_num FROM {_VERSION_TABLE}")).scalar()
    return None if found is None else str(found)


def _migrate(connection: Connection) -> None:
    # Imported here because opening a record that is up to date has no need of Alembic.
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", "onrecord.record:migrations")
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
