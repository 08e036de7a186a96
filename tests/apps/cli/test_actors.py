"""Actors in full and from files, reviewers' judgements, and exports, over a real record."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import Result

from onrecord.record.store import Store
from onrecord.types import Actor, Role, Speaker
from tests.record.making import article, said, vectors, whole

Run = Callable[..., Result]
LUND = Actor("person:ada-lund", "Ada Lund", "person", (Role("minister", "Norland"),), ("Lund",))
OTHER = Actor("person:ada-k-lund", "Ada K. Lund", "person")


@pytest.fixture
def shell(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs a command on a record of two articles that name one minister in two ways."""
    monkeypatch.setenv("ONRECORD_REVIEWER", "Mara")
    target = str(tmp_path / "ferry.db")
    with Store.open(target) as store:
        for name, actor in (("one", LUND), ("two", OTHER)):
            made = article(name)
            spoken = Speaker(actor.id, actor.name, actor.kind, None, None, "name")
            extraction = whole(made, replace(said(made), speaker=spoken), actor=actor)
            store.add(extraction, vectors(extraction))

    def invoke(*arguments: str) -> Result:
        return run(*arguments, "--db", target)

    return invoke


def rows(result: Result) -> list[dict[str, object]]:
    assert result.exit_code == 0, result.stderr
    return [json.loads(line) for line in result.stdout.splitlines()]


def test_a_pair_is_suggested_judged_and_taken_back(shell: Run) -> None:
    [pair] = rows(shell("review", "actors", "--format", "jsonl"))
    assert pair["why"] == "the same but for a middle name +0.90"
    assert "0.90  person:ada-k-lund  person:ada-lund" in shell("review", "actors").stdout
    made = shell("review", "same", str(LUND.id), str(OTHER.id), "--why", "one office").stdout
    [actor] = rows(shell("actors", "--format", "jsonl"))
    assert (actor["statements"], actor["documents"]) == (2, 2)
    assert shell("review", "actors").stderr == "onrecord: no pairs to judge\n"
    undone = shell("review", "undo", made.strip(), "--who", "Ben")
    assert undone.exit_code == 0
    assert len(rows(shell("actors", "--format", "jsonl"))) == 2
    first, second = rows(shell("review", "log", "--format", "jsonl"))
    assert (first["judgement"], first["who"], first["note"]) == ("same", "Mara", "one office")
    assert (second["judgement"], second["who"], second["subject"]) == ("undo", "Ben", first["id"])
    assert "same (undone) by Mara" in shell("review", "log").stdout


def test_the_rules_join_and_a_reviewer_parts(shell: Run) -> None:
    assert "1 pairs joined" in shell("review", "actors", "--join", "0.9").stderr
    assert len(rows(shell("actors", "--format", "jsonl"))) == 1
    assert shell("review", "different", str(LUND.id), str(OTHER.id)).exit_code == 0
    assert len(rows(shell("actors", "--format", "jsonl"))) == 2
    assert shell("review", "unsure", str(LUND.id), str(OTHER.id)).exit_code == 0


def test_a_judgement_on_nobody_is_refused(shell: Run) -> None:
    result = shell("review", "same", "person:nobody", str(LUND.id))
    assert (result.exit_code, result.stdout) == (2, "")
    assert "person:nobody: is no actor" in result.stderr
    assert "none: is no decision" in shell("review", "undo", "none").stderr


def test_an_actor_in_full(shell: Run) -> None:
    text = shell("actors", "show", "Lund").stdout
    assert "Ada Lund (person)" in text
    assert "  also        Lund" in text
    assert "  role        minister, Norland" in text
    assert "    announce: The ferry line will close in May" in text
    [row] = rows(shell("actors", "show", str(OTHER.id), "--format", "jsonl"))
    assert row["said"] == ["doc-two-0"]
    missing = shell("actors", "show", "Nobody")
    assert (missing.exit_code, missing.stdout) == (2, "")
    assert "Nobody: is no actor" in missing.stderr


def test_actors_from_a_file_tell_of_offices_and_come_out_again(shell: Run, tmp_path: Path) -> None:
    path = tmp_path / "ministers.csv"
    path.write_text(
        "id,name,kind,aliases,roles,speaks_for\n"
        "person:ada-lund,Ada Lund,person,A. Lund,"
        '"minister, Norland, 2020-01, 2023; envoy",Norland\n'
        ",Norland,state,,,\n",
        encoding="utf-8",
    )
    assert "2 actors taken from ministers.csv" in shell("actors", "import", str(path)).stderr
    text = shell("actors", "show", "person:ada-lund").stdout
    assert "minister, Norland (2020-01 to 2023)" in text
    assert "  speaks for  Norland" in text
    exported = rows(shell("export", "actors"))
    assert [one["id"] for one in exported] == [
        "person:ada-k-lund", "person:ada-lund", "state:norland",
    ]  # fmt: skip
    again = tmp_path / "again.csv"
    again.write_text(shell("export", "actors", "--format", "csv").stdout, encoding="utf-8")
    assert shell("actors", "import", str(again)).exit_code == 0
    assert rows(shell("export", "actors")) == exported


def test_a_bad_file_of_actors_is_named(shell: Run, tmp_path: Path) -> None:
    path = tmp_path / "bad.jsonl"
    path.write_text('{"name": "Ada", "kind": "unnamed"}\n', encoding="utf-8")
    result = shell("actors", "import", str(path))
    assert result.exit_code == 1
    assert f"{path}:1: needs" in result.stderr


def test_statements_and_decisions_are_exported(shell: Run) -> None:
    assert [row["id"] for row in rows(shell("export"))] == ["doc-one-0", "doc-two-0"]
    table = list(csv.DictReader(io.StringIO(shell("export", "--format", "csv").stdout)))
    assert [row["speaker"] for row in table] == ["Ada Lund", "Ada K. Lund"]
    assert table[0]["spans"] == "0-5"
    shell("review", "same", str(LUND.id), str(OTHER.id))
    [decision] = rows(shell("export", "decisions"))
    [line] = csv.DictReader(io.StringIO(shell("export", "decisions", "--format", "csv").stdout))
    assert line["id"] == decision["id"]
