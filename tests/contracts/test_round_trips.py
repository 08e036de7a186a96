"""What is written as JSON comes back as it was."""

from __future__ import annotations

import json

import pytest
from hypothesis import given

from onrecord.contract import (
    actor_from_json,
    actor_to_json,
    document_to_json,
    dumps,
    instrument_from_json,
    instrument_to_json,
    statement_from_json,
    statement_to_json,
)
from onrecord.types import Actor, Document, Instrument, Statement
from tests.contracts.values import ACTORS, DOCUMENTS, INSTRUMENTS, QUICK, STATEMENTS


@QUICK
@given(STATEMENTS)
def test_a_statement_comes_back_whole(statement: Statement) -> None:
    row = json.loads(dumps(statement_to_json(statement), places=None))
    assert statement_from_json(row) == statement


@QUICK
@given(STATEMENTS, DOCUMENTS)
def test_naming_the_document_loses_nothing(statement: Statement, document: Document) -> None:
    row = statement_to_json(statement, document)
    assert row["doc"] == document.name
    assert statement_from_json(row) == statement


@QUICK
@given(ACTORS)
def test_an_actor_comes_back_whole(actor: Actor) -> None:
    assert actor_from_json(json.loads(dumps(actor_to_json(actor)))) == actor


@QUICK
@given(INSTRUMENTS)
def test_an_instrument_comes_back_whole(instrument: Instrument) -> None:
    assert instrument_from_json(json.loads(dumps(instrument_to_json(instrument)))) == instrument


@QUICK
@given(DOCUMENTS)
def test_a_document_shows_its_text_only_when_asked(document: Document) -> None:
    short, full = document_to_json(document), document_to_json(document, text=True)
    assert {"text", "body", "title_span"} == full.keys() - short.keys()
    assert full["text"] == document.text


def test_a_row_that_lacks_a_key_is_refused() -> None:
    with pytest.raises(KeyError, match="document"):
        statement_from_json({"id": "s1", "doc": "gazette"})
