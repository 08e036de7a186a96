"""Actors from files of several forms, and back."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from onrecord.errors import InputError
from onrecord.identity.actor_files import actors_as, read_actors
from onrecord.types import Actor, Role

MINISTER = Actor(
    "person:ada-lund", "Ada Lund", "person",
    (Role("minister", "Norland", False, "2020-01", "2023"), Role("envoy", None, True)),
    ("A. Lund",), ("Norland",),
)  # fmt: skip


@pytest.mark.parametrize("form", ["jsonl", "csv"])
def test_what_is_written_is_read_back(tmp_path: Path, form: str) -> None:
    path = tmp_path / f"actors.{form}"
    path.write_text("\n".join(actors_as(form, [MINISTER])), encoding="utf-8")  # type: ignore[arg-type]
    assert read_actors(path) == (MINISTER,)


def test_follow_the_money(tmp_path: Path) -> None:
    path = tmp_path / "entities.json"
    told = {"name": ["Ada Lund"], "alias": ["A. Lund"], "position": ["Minister"], "country": ["no"]}
    path.write_text(
        json.dumps({"id": "ftm-1", "schema": "Person", "properties": told}), encoding="utf-8"
    )
    [actor] = read_actors(path)
    assert actor == Actor("ftm-1", "Ada Lund", "person", (Role("Minister", "no"),), ("A. Lund",))


def test_rows_of_a_wikidata_query(tmp_path: Path) -> None:
    path = tmp_path / "query.json"
    row = {
        "item": "http://example.org/entity/Q1", "itemLabel": "Ada Lund",
        "itemAltLabel": "A. Lund, Lund",
        "positionLabel": "minister", "affiliationLabel": "Norland", "start": "2020-01-05T00:00:00Z",
    }  # fmt: skip
    state = {"itemLabel": {"value": "Norland"}, "instanceLabel": {"value": "sovereign state"}}
    path.write_text(json.dumps([row, state]), encoding="utf-8")
    lund, norland = read_actors(path)
    assert (lund.id, lund.aliases) == ("wikidata:Q1", ("A. Lund", "Lund"))
    assert lund.roles == (Role("minister", "Norland", False, "2020-01-05", None),)
    assert (norland.id, norland.kind) == ("state:norland", "state")


@pytest.mark.parametrize(
    ("name", "text", "words"),
    [
        ("a.jsonl", "not json", "a.jsonl:1: is no JSON"),
        ("a.jsonl", "[1]", r"\[0\]: is no object"),
        ("a.jsonl", "", "holds no actors"),
        ("a.csv", 'name,kind,roles\nAda Lund,person,"minister,,last June"\n', "no date of ISO"),
        ("a.jsonl", '{"name": "", "kind": "person"}', "a.jsonl:1: needs"),
        ("a.jsonl", '{"schema": "Vessel", "properties": {"name": ["x"]}}', "a.jsonl:1: needs"),
        ("a.csv", "name,kind\nAda,unnamed\n", "a.csv:2: needs"),
    ],
)
def test_what_is_no_actor_is_named(tmp_path: Path, name: str, text: str, words: str) -> None:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match=words):
        read_actors(path)


def test_bytes_are_named(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(b"\xff\xfe")
    with pytest.raises(InputError, match="cannot be read as UTF-8"):
        read_actors(path)
