"""The pipeline reads ahead, and gives one result for each input, in order, all the same."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from onrecord.api import Record
from onrecord.errors import InputError
from onrecord.pipeline import AHEAD, Pipeline
from onrecord.record.store import Store
from onrecord.types import Attribution, Document, Extraction, Failure, Heard, Span


class Tagger:
    """Says that the first word said the third; cannot read a text that says so."""

    version = "tagger-1"

    def __call__(self, document: Document) -> Heard:
        if "unreadable" in document.text:
            raise InputError(document.name, "unreadable")
        return Heard((Attribution((Span(0, 3),), (Span(4, 8),), (Span(9, 13),), 0.5),))


@pytest.fixture
def quick(pipeline: Pipeline) -> Pipeline:
    return replace(pipeline, attributor=Tagger())


def text(name: str, words: str = "Ann said nothing new.") -> Document:
    return Document(name, name, words, (Span(0, len(words)),))


def names(results: Iterator[Extraction | Failure]) -> list[str]:
    return [r.name if isinstance(r, Failure) else r.document.name for r in results]


def test_results_come_in_order_and_failures_in_their_place(quick: Pipeline) -> None:
    items: list[Document | Failure] = [
        text("a"),
        Failure("b", "input", "no such file; look again"),
        text("c", "an unreadable text"),
        text("d"),
        text("e"),
    ]
    results = list(quick.run(iter(items)))
    assert names(iter(results)) == ["a", "b", "c", "d", "e"]
    assert [isinstance(r, Failure) for r in results] == [False, True, True, False, False]


def test_no_more_is_read_than_is_needed(quick: Pipeline) -> None:
    read: list[str] = []

    def endless() -> Iterator[Document]:
        while True:
            read.append(f"d{len(read)}")
            yield text(read[-1])

    results = quick.run(endless())
    assert names(next(results) for _ in range(3)) == ["d0", "d1", "d2"]
    assert len(read) <= 3 + AHEAD
    results.close()  # type: ignore[attr-defined]
    assert len(read) <= 3 + AHEAD


def test_a_record_tells_of_what_it_knows_without_waiting_for_something_new(quick: Pipeline) -> None:
    with Record(Store.open(None), quick) as record:
        record.add([text("a")])
        again = (text("a") for _ in iter(int, 1))
        results = record.adding(again)
        assert [next(results).outcome for _ in range(3)] == ["unchanged"] * 3


def test_one_text_alone_fails_with_its_own_error(quick: Pipeline) -> None:
    with pytest.raises(InputError, match="unreadable"):
        quick(text("a", "an unreadable text"))


def test_a_record_tells_of_each_input_in_order(quick: Pipeline) -> None:
    with Record(Store.open(None), quick) as record:
        assert [r.outcome for r in record.add([text("a")])] == ["added"]
        failure = Failure("x", "input", "no such file; look again")
        items: list[Document | Failure] = [
            text("a"),
            text("b"),
            failure,
            text("b"),
            text("c", "unreadable"),
            text("a"),
        ]
        results = record.add(items)
        assert [r.name for r in results] == ["a", "b", "x", "b", "c", "a"]
        outcomes = ["unchanged", "added", "failed", "unchanged", "failed", "unchanged"]
        assert [r.outcome for r in results] == outcomes
        assert [bool(r.statements) for r in results] == [o == "added" for o in outcomes]
