"""The samples that ship, asked as `make demo` asks them, and the JSON against its schemas."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from onrecord.api import Record, open_record
from onrecord.contract import dumps, load_schema, statement_to_json, verdict_to_json
from onrecord.document.read import read_all
from onrecord.pipeline import Pipeline
from onrecord.types import Document, Span, Verdict

SAMPLES = Path(__file__).parents[2] / "samples"
LEAVING = "Is the US leaving Iraq?"
POSTPONED = "Have the Tokyo Olympics been postponed?"


@pytest.fixture(scope="module")
def record(pipeline: Pipeline) -> Iterator[Record]:
    with open_record(None, pipeline) as opened:
        results = opened.add(read_all([str(SAMPLES)]))
        assert {r.outcome for r in results} == {"added"}
        yield opened


@pytest.mark.parametrize(
    ("question", "as_of", "answer", "status"),
    [
        (LEAVING, "2020-01-07", "no", "denied"),
        (POSTPONED, "2020-03-20", "no", "denied"),
        (POSTPONED, "2020-03-25", "yes", "decided"),
        (LEAVING, "2019-12-31", "unknown", "none"),
    ],
)
def test_answers(record: Record, question: str, as_of: str, answer: str, status: str) -> None:
    verdict = record.ask(question, as_of)
    assert (verdict.answer, verdict.status) == (answer, status)


def test_one_record_may_hold_both_stories(record: Record) -> None:
    names = {e.doc for e in record.ask(POSTPONED, "2020-03-25").evidence if e.bears != "context"}
    texts = {p.stem for p in (SAMPLES / "tokyo-2020").glob("*.txt")}
    assert names <= texts


def test_json_is_the_contracts(record: Record) -> None:
    verdict = json.loads(dumps(verdict_to_json(record.ask(LEAVING, "2020-01-07"))))
    Draft202012Validator(load_schema("verdict")).validate(verdict)
    schema = Draft202012Validator(load_schema("statement"))
    statements = record.store.statements()
    assert statements
    for statement in statements:
        schema.validate(json.loads(dumps(statement_to_json(statement))))


def test_every_quotation_stands_in_its_document(record: Record) -> None:
    verdict: Verdict = record.ask(LEAVING, "2020-01-07")
    known = record.store.statements_by_id([e.statement for e in verdict.evidence])
    assert len(known) == len(verdict.evidence) > 0
    for evidence in verdict.evidence:
        text = record.store.document(known[evidence.statement].doc).text
        assert evidence.quote == " … ".join(text[s:e] for s, e in evidence.spans)


def test_nothing_later_is_used(record: Record) -> None:
    for evidence in record.ask(POSTPONED, "2020-03-20").evidence:
        assert evidence.published is not None
        assert evidence.published[:10] <= "2020-03-20"


def test_a_letter_taken_back_no_longer_counts(pipeline: Pipeline) -> None:
    text = (
        "A letter signed by Col. Ada Brand said the army “will be leaving the island in the "
        "coming days.”\n\nGen. Otto Lind, the army's chief of staff, told reporters the letter "
        "was a “draft,” a “mistake,” and that it “should not have been released.”\n"
    )
    document = Document("b" * 16, "b", text, (Span(0, len(text)),), published="2021-05-05")
    with open_record(None, pipeline) as opened:
        opened.add([document])
        verdict = opened.ask("Is the army leaving the island?")
        letter = next(i for i in opened.store.instruments() if i.kind == "letter")
    assert "disavowed" in {s.status for s in letter.statuses}
    assert verdict.answer == "no"
    assert "disavowed" in {e.standing for e in verdict.evidence}
