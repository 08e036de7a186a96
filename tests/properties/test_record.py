"""Adding twice changes nothing; the order of adding does not change the verdict."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import pytest

from onrecord.api import Record, open_record
from onrecord.contract import dumps, verdict_to_json
from onrecord.pipeline import Pipeline
from onrecord.types import Document
from tests.articles import HARBOUR, document

QUESTION = "Is the harbour board ending the night ferry?"
LATER = """Night ferry to end in June, board decides

The harbour board decided on Friday to end the night ferry in June, its chairman Osric Penhale \
announced. “We have signed the order,” he said.
"""
COPY = HARBOUR.replace("Harbour board says the ferry stays", "No end to night ferry")


@pytest.fixture
def documents() -> list[Document]:
    return [
        document(HARBOUR, name="first"),
        document(COPY, name="copy", outlet="Island Gazette"),
        document(LATER, name="later", published="2021-04-09"),
    ]


@pytest.fixture
def empty(pipeline: Pipeline) -> Iterator[Record]:
    with open_record(None, pipeline) as record:
        yield record


def ask(record: Record, documents: Sequence[Document], as_of: str | None = None) -> str:
    record.add(documents)
    return dumps(verdict_to_json(record.ask(QUESTION, as_of)))


def test_adding_twice_changes_nothing(empty: Record, documents: list[Document]) -> None:
    before = ask(empty, documents)
    again = empty.add(documents)
    assert [r.outcome for r in again] == ["unchanged"] * 3
    assert dumps(verdict_to_json(empty.ask(QUESTION))) == before


@pytest.mark.parametrize("order", [(0, 2, 1), (2, 1, 0), (1, 0, 2)])
def test_the_order_of_adding_does_not_matter(
    pipeline: Pipeline, documents: list[Document], order: tuple[int, ...]
) -> None:
    with open_record(None, pipeline) as one, open_record(None, pipeline) as other:
        assert ask(one, documents) == ask(other, [documents[i] for i in order])


def test_as_of_uses_nothing_published_later(pipeline: Pipeline, documents: list[Document]) -> None:
    with open_record(None, pipeline) as record:
        record.add(documents)
        verdict = record.ask(QUESTION, "2021-03-31")
        assert {e.doc for e in verdict.evidence} <= {"first", "copy"}
        assert "later" in {e.doc for e in record.ask(QUESTION, "2021-04-30").evidence}


def test_copies_of_one_story_are_one_report(empty: Record, documents: list[Document]) -> None:
    empty.add(documents[:2])
    verdict = empty.ask(QUESTION)
    assert verdict.evidence
    assert {e.reports for e in verdict.evidence} == {1}


def test_every_number_cited_is_evidence(empty: Record, documents: list[Document]) -> None:
    import re

    empty.add(documents)
    verdict = empty.ask(QUESTION)
    cited = {int(n) for n in re.findall(r"\[(\d+)\]", verdict.summary)}
    assert cited
    assert cited <= {e.n for e in verdict.evidence}
    sentences = [s for s in re.split(r"(?<=\]\.)\s", verdict.summary) if s]
    assert all(re.search(r"\[\d+\]\.?$", s) for s in sentences)
