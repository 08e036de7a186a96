"""The schemas that ship say exactly what onrecord prints."""

from __future__ import annotations

import json
from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator, ValidationError

from onrecord import types as t
from onrecord.contract import (
    SCHEMAS,
    attribution_line,
    dumps,
    load_schema,
    outermost,
    statement_to_json,
    verdict_to_json,
)
from tests.contracts.values import NAMES, QUICK, STATEMENTS, VERDICTS

ENUMS = [
    ("statement", ["properties", "voice"], t.Voice),
    ("statement", ["properties", "act"], t.Act),
    ("statement", ["$defs", "speaker", "properties", "kind"], t.ActorKind),
    ("statement", ["$defs", "when", "properties", "precision"], t.Precision),
    ("verdict", ["properties", "answer"], t.Answer),
    ("verdict", ["properties", "status"], t.Status),
    ("verdict", ["$defs", "evidence", "properties", "bears"], t.Bearing),
    ("verdict", ["$defs", "evidence", "properties", "standing"], t.Standing),
    ("verdict", ["$defs", "evidence", "properties", "authority"], t.Authority),
    ("verdict", ["$defs", "considered", "properties", "outcome"], t.Outcome),
    ("verdict", ["$defs", "instrument", "properties", "kind"], t.InstrumentKind),
    (
        "verdict",
        ["$defs", "instrument", "properties", "statuses", "items"],
        t.InstrumentStatus,
    ),
]
STATEMENT_KEYS = [
    "id", "doc", "voice", "form", "source", "cue", "content", "speaker", "act", "factuality",
    "condition", "said_at", "instrument", "confidence", "models",
]  # fmt: skip
VERDICT_KEYS = [
    "question", "proposition", "as_of", "answer", "status", "p_yes", "confidence", "headline",
    "summary", "evidence", "instruments", "outlook", "would_change", "versions",
]  # fmt: skip
EVIDENCE_KEYS = [
    "n", "statement", "doc", "bears", "weight", "standing", "reports", "quote", "spans",
    "speaker", "authority", "published", "why",
]  # fmt: skip


def check(name: str, value: dict[str, Any]) -> dict[str, Any]:
    """The value as printed and read again, if its schema holds."""
    printed: dict[str, Any] = json.loads(dumps(value))
    Draft202012Validator(load_schema(name)).validate(printed)
    return printed


@pytest.mark.parametrize("name", SCHEMAS)
def test_a_schema_is_one(name: str) -> None:
    Draft202012Validator.check_schema(load_schema(name))


def test_an_unknown_schema_is_refused() -> None:
    with pytest.raises(ValueError, match="statement, verdict, attribution"):
        load_schema("../types")


@pytest.mark.parametrize(("name", "path", "literal"), ENUMS)
def test_a_schema_knows_every_word(name: str, path: list[str], literal: Any) -> None:
    node = load_schema(name)
    for step in path:
        node = node[step]
    assert node["enum"] == list(get_args(literal))


@QUICK
@given(STATEMENTS)
def test_a_statement_has_the_keys_of_the_contract_first(statement: t.Statement) -> None:
    row = check("statement", statement_to_json(statement))
    assert list(row)[: len(STATEMENT_KEYS)] == STATEMENT_KEYS
    assert list(row) == list(load_schema("statement")["properties"])


@QUICK
@given(VERDICTS)
def test_a_verdict_has_the_keys_of_the_contract(verdict: t.Verdict) -> None:
    assert "considered" not in verdict_to_json(verdict)
    row = check("verdict", verdict_to_json(verdict, explain=True))
    assert list(row) == [*VERDICT_KEYS, "considered"] == list(load_schema("verdict")["properties"])
    for item in row["considered"]:
        assert list(item) == list(load_schema("verdict")["$defs"]["considered"]["properties"])
    for item in row["evidence"]:
        assert list(item) == [*EVIDENCE_KEYS, "features"]
    for view in row["instruments"]:
        assert list(view) == ["id", "kind", "title", "statuses", "binding", "evidence"]


@QUICK
@given(NAMES, st.lists(STATEMENTS, max_size=3))
def test_an_attribution_line_has_the_outermost_attributed_statements(
    name: str, statements: list[t.Statement]
) -> None:
    line = check("attribution", attribution_line(name, statements))
    assert list(line) == ["doc", "statements"]
    shown = outermost(statements)
    assert all(made.voice == "attributed" and made.cue for made in shown)
    candidates = [made for made in statements if made.voice == "attributed" and made.cue]
    assert bool(shown) == bool(candidates)
    for row, made in zip(line["statements"], shown, strict=True):
        assert row["content"] == [list(span) for span in made.content.spans]
        assert row["cue"] == [list(span) for span in (made.cue.spans if made.cue else ())]


@QUICK
@given(STATEMENTS, st.sampled_from([*STATEMENT_KEYS, "events", "horizon", "opinion", "sentence"]))
def test_a_schema_misses_a_missing_key(statement: t.Statement, key: str) -> None:
    row = statement_to_json(statement)
    del row[key]
    with pytest.raises(ValidationError, match=key):
        check("statement", row)


def test_times_and_excerpts_look_as_the_contract_says() -> None:
    said = t.Excerpt((t.Span(0, 5), t.Span(9, 12)), "There … are")
    statement = t.Statement(
        "s1", "d1", "author", None, None, None, said, t.Span(0, 20), 0.5,
        said_at=t.When("2021-03", "month", "text", t.Span(30, 40)),
        models={"b": "2", "a": "1"},
    )  # fmt: skip
    row = statement_to_json(statement)
    assert row["content"] == {"spans": [[0, 5], [9, 12]], "text": "There … are"}
    assert row["said_at"] == {
        "value": "2021-03",
        "precision": "month",
        "from": "text",
        "span": [30, 40],
    }
    assert list(row["models"]) == ["a", "b"]
