"""The lists of what is on record, over a real one."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from click.testing import Result

from onrecord.apps.cli.plain import cells
from onrecord.record.store import Store
from onrecord.types import Actor, Extraction, Role
from tests.apps.cli.examples import EXTRACTION

Run = Callable[..., Result]
Listing = Callable[..., Result]


def second() -> Extraction:
    """Another article, a day later, with one statement."""
    document = replace(
        EXTRACTION.document,
        id="d2",
        name="pier",
        title="Pier to shut \x1b[31mat once\x1b[0m",
        outlet="Gull Rock Times",
        published="2031-05-07T18:30:00+00:00",
    )
    statement = replace(EXTRACTION.statements[0], id="s9", doc="d2", act="assert", factuality=2.0)
    minister = Actor(
        "a1", "Ines Calloway", "person", (Role("harbour minister", "Tern Bay", former=True),)
    )
    return Extraction(document, (statement,), (minister,), ())


@pytest.fixture
def listing(run: Run, tmp_path: Path) -> Listing:
    """Runs a command on a record of two articles."""
    target = str(tmp_path / "bay.db")
    with Store.open(target) as store:
        for extraction in (EXTRACTION, second()):
            store.add(extraction, np.zeros((len(extraction.statements), 4), np.float32))

    def invoke(*arguments: str) -> Result:
        return run(*arguments, "--db", target)

    return invoke


@pytest.mark.parametrize("noun", ["statements", "actors", "instruments", "documents"])
def test_tables_are_safe_and_fit(listing: Listing, noun: str) -> None:
    result = listing(noun)
    assert result.exit_code == 0
    assert result.stderr == ""
    lines = result.stdout.splitlines()
    assert len(lines) >= 3
    assert all(line.isprintable() and cells(line) <= 80 for line in lines)
    assert all(line == line.rstrip() for line in lines)


def test_statements_stand_under_their_documents(listing: Listing) -> None:
    shown = listing("statements").stdout
    first, after = shown.split("Pier to shut at once")
    assert first.startswith("Harbour bridge stays open, says minister\n")
    assert "[memo] A memo that leaked on Monday\n" in first
    assert after.startswith("\nGull Rock Times · R. Quill · 2031-05-07T18:30:00+00:00 · pier\n")


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        ((), ["s1", "s2", "s3", "s9"]),
        (("--limit", "2"), ["s1", "s2"]),
        (("--speaker", "calloway"), ["s1", "s9"]),
        (("--act", "deny"), ["s1"]),
        (("--voice", "author"), ["s3"]),
        (("--doc", "pier"), ["s9"]),
        (("--since", "2031-05-07"), ["s9"]),
        (("--until", "2031-05-06", "--act", "deny"), ["s1"]),
        (("--as-of", "2031-05-06", "--act", "assert"), []),
        (("--contains", '"close the bridge"'), ["s1", "s9"]),
        (("--instrument", "memo"), ["s2"]),
        (("--min-factuality", "1.5"), ["s9"]),
        (("--max-factuality", "-2"), ["s1"]),
    ],
)
def test_filters(listing: Listing, filters: tuple[str, ...], expected: list[str]) -> None:
    result = listing("statements", "--format", "jsonl", *filters)
    rows = [json.loads(line) for line in result.stdout.splitlines()]
    assert [row["id"] for row in rows] == expected
    assert result.exit_code == 0
    assert result.stderr == ("" if expected else "onrecord: no statements match\n")


def test_statements_name_their_documents(listing: Listing) -> None:
    [line] = listing("statements", "--format", "jsonl", "--doc", "d2").stdout.splitlines()
    assert json.loads(line)["doc"] == "pier"


def test_actors_are_merged(listing: Listing) -> None:
    [line] = listing("actors", "--format", "jsonl", "--name", "Ines").stdout.splitlines()
    row = json.loads(line)
    assert (row["name"], row["statements"], row["documents"]) == ("Ines Calloway", 2, 2)
    assert "former harbour minister, Tern" in listing("actors").stdout
    assert listing("actors", "--kind", "state").stderr == "onrecord: no actors match\n"


def test_instruments(listing: Listing) -> None:
    [line] = listing("instruments", "--format", "jsonl", "--kind", "memo").stdout.splitlines()
    assert json.loads(line)["binding"] is False
    assert listing("instruments", "--kind", "law").stderr == "onrecord: no instruments match\n"


def test_documents(listing: Listing) -> None:
    rows = listing("documents", "--format", "jsonl", "--outlet", "gull").stdout.splitlines()
    assert [json.loads(row)["name"] for row in rows] == ["pier"]
    assert "2031-05-07 18:30  Gull Rock" in listing("documents", "--since", "2031-05-07").stdout
    one = listing("documents", "--format", "jsonl", "--contains", "bridge", "--limit", "1")
    assert len(one.stdout.splitlines()) == 1


@pytest.mark.parametrize("noun", ["statements", "actors", "instruments", "documents"])
def test_a_record_that_is_not_there_is_not_made(run: Run, tmp_path: Path, noun: str) -> None:
    path = tmp_path / "none.db"
    result = run(noun, "--db", str(path))
    assert result.exit_code == 2
    assert result.stderr == (
        f"onrecord: {path}: there is no record here; begin one with "
        "`onrecord add PATH... --db FILE`\n"
    )
    assert not path.exists()


def test_wrong_use(listing: Listing, run: Run, tmp_path: Path) -> None:
    assert listing("statements", "--act", "shout").exit_code == 2
    assert listing("statements", "--min-factuality", "4").exit_code == 2
    result = listing("documents", "--since", "yesterday")
    assert result.exit_code == 2
    assert "is no ISO 8601 date" in result.stderr
    path = tmp_path / "notes.txt"
    path.write_text("These are notes, and no database at all.", encoding="utf-8")
    result = run("actors", "--db", str(path))
    assert result.exit_code == 2
    assert "is not a database" in result.stderr
    assert len(result.stderr.splitlines()) == 1
