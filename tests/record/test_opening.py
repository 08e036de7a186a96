"""Opening a record: new, old, not one at all."""

from __future__ import annotations

import sqlite3
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import text

from onrecord.errors import RecordError
from onrecord.record import StatementFilter, Store, opening
from onrecord.record.filters import InstrumentFilter
from onrecord.record.tables import metadata
from onrecord.types import Excerpt, Span, StatusChange
from tests.record.making import article, paper, said, vectors, whole


def refusal(target: str, timeout: float = 0.1) -> str:
    with pytest.raises(RecordError) as caught:
        Store.open(target, timeout=timeout)
    message = str(caught.value)
    assert "\n" not in message
    return message


def test_a_kept_record_is_there_again(kept_target: str) -> None:
    extraction = whole(article("one"))
    with Store.open(kept_target) as store:
        store.add(extraction, vectors(extraction))
        before = store.fingerprint()
    with Store.open(kept_target) as store:
        assert store.documents() == [extraction.document]
        assert store.fingerprint() == before


def test_migrations_make_the_tables_that_the_code_knows(kept_target: str) -> None:
    with Store.open(kept_target) as store, store._reading() as connection:
        context = MigrationContext.configure(
            connection, opts={"version_table": "onrecord_version", "compare_type": True}
        )
        assert compare_metadata(context, metadata) == []


def test_the_newest_revision_is_the_one_that_the_code_names() -> None:
    config = Config()
    config.set_main_option("script_location", "onrecord.record:migrations")
    scripts = ScriptDirectory.from_config(config)
    assert scripts.get_heads() == [opening.HEAD]
    assert {made.revision for made in scripts.walk_revisions()} == opening.KNOWN


def test_a_record_from_a_newer_release_is_refused_and_left_alone(kept_target: str) -> None:
    with Store.open(kept_target) as store, store._writing() as connection:
        connection.execute(text("UPDATE onrecord_version SET version_num = '9999'"))
    assert "was made by a newer onrecord" in refusal(kept_target)
    assert "upgrade onrecord" in refusal(kept_target)


def test_a_path_and_a_url_name_the_same_file(tmp_path: Path) -> None:
    path = tmp_path / "it's a record.db"
    extraction = whole(article("one"))
    with Store.open(f"sqlite:///{path}") as store:
        store.add(extraction, vectors(extraction))
    with Store.open(str(path)) as store:
        assert store.has("doc-one")
    assert sorted(tmp_path.iterdir()) == [path]


def test_records_in_memory_are_apart() -> None:
    extraction = whole(article("one"))
    with Store.open() as one, Store.open() as two, Store.open("sqlite://") as three:
        one.add(extraction, vectors(extraction))
        assert not two.has("doc-one")
        assert not three.has("doc-one")


def test_a_text_file_is_refused_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "notes.txt"
    path.write_text("The ferry line will close in May. " * 200)
    before = path.read_bytes()
    assert "notes.txt: is not a database; give the path of a record" in refusal(str(path))
    assert path.read_bytes() == before


def test_a_damaged_record_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "record.db"
    Store.open(str(path)).close()
    path.write_bytes(path.read_bytes()[:5_000] + b"\xff" * 20_000)
    assert "is damaged" in refusal(str(path))


def test_an_empty_file_becomes_a_record(tmp_path: Path) -> None:
    path = tmp_path / "new.db"
    path.touch()
    with Store.open(str(path)) as store:
        assert store.counts()["documents"] == 0


def test_the_database_of_another_program_is_refused_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE bookmarks (url TEXT)")
    connection.close()
    before = path.read_bytes()
    assert "is the database of another program" in refusal(str(path))
    assert path.read_bytes() == before


def test_a_folder_is_refused(tmp_path: Path) -> None:
    assert "is a folder; give the path of a file" in refusal(str(tmp_path))


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    message = refusal(str(tmp_path / "no" / "record.db"))
    assert f"create {tmp_path / 'no'} first" in message


@pytest.mark.skipif(sys.platform != "linux", reason="no folder that even root cannot write")
def test_a_folder_that_cannot_be_written_is_named() -> None:
    assert "check that its folder exists and may be written" in refusal("/proc/record.db")


def test_a_record_that_another_program_holds_is_said_to_be_in_use(tmp_path: Path) -> None:
    path = str(tmp_path / "record.db")
    holder = sqlite3.connect(path, isolation_level=None)
    holder.execute("BEGIN EXCLUSIVE")
    assert "is in use by another program; try again" in refusal(path)
    holder.execute("ROLLBACK")
    holder.close()


def test_adding_while_another_program_writes_is_said_to_be_in_the_way(tmp_path: Path) -> None:
    path = str(tmp_path / "record.db")
    extraction = whole(article("one"))
    with Store.open(path, timeout=0.1) as store:
        holder = sqlite3.connect(path, isolation_level=None)
        holder.execute("BEGIN IMMEDIATE")
        with pytest.raises(RecordError, match="is in use by another program"):
            store.add(extraction, vectors(extraction))
        assert store.documents() == []  # readers are not in each other's way
        holder.execute("ROLLBACK")
        holder.close()
        assert store.add(extraction, vectors(extraction)) is True


@pytest.mark.parametrize(
    ("target", "words"),
    [
        ("mysql://ada:secret@localhost/x", "is of no known kind; use sqlite:/// or postgresql://"),
        ("://", "is no URL"),
        ("postgresql://ada:secret@127.0.0.1:1/x", "cannot be reached"),
    ],
)
def test_urls_that_lead_nowhere(target: str, words: str) -> None:
    pytest.importorskip("psycopg")
    message = refusal(target)
    assert words in message
    assert "secret" not in message


def test_postgresql_without_its_driver_names_the_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "psycopg", None)
    assert "pip install 'onrecord[postgres]'" in refusal("postgresql://localhost/x")


def test_a_record_of_the_first_release_gains_the_columns_that_filters_need(tmp_path: Path) -> None:
    from alembic import command

    one = article("one")
    part = Excerpt((Span(0, 3),), "if")
    held = replace(said(one), condition=part, horizon=part, opinion=True)
    change = StatusChange("leaked", None, Excerpt((Span(0, 3),), "No."), one.id)
    letter = replace(paper(one, "i:1", "letter"), statuses=(change,), issuer="Ada Lund")
    extraction = replace(whole(one, held), instruments=(letter,))
    target = str(tmp_path / "record.db")
    with Store.open(target) as store:
        store.add(extraction, vectors(extraction))
        with store._writing() as connection:
            config = Config()
            config.set_main_option("script_location", "onrecord.record:migrations")
            config.attributes["connection"] = connection
            command.downgrade(config, "0001")
    with Store.open(target) as store:
        wanted = StatementFilter(opinion=True, conditional=True, horizon=True)
        assert store.statements(wanted) == [held]
        narrowed = InstrumentFilter(status="leaked", party="lund")
        assert store.instruments(narrowed) == [letter]


def test_the_revision_goes_back_to_nothing(tmp_path: Path) -> None:
    from alembic import command

    with Store.open(str(tmp_path / "record.db")) as store, store._writing() as connection:
        config = Config()
        config.set_main_option("script_location", "onrecord.record:migrations")
        config.attributes["connection"] = connection
        command.downgrade(config, "base")
        left = connection.execute(text("SELECT name FROM sqlite_master WHERE type = 'table'"))
        assert [row.name for row in left] == ["onrecord_version"]
