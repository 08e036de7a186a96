"""What listings leave out, on every backend."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from onrecord.errors import RecordError
from onrecord.record import StatementFilter, Store
from onrecord.record.filters import InstrumentFilter
from onrecord.types import Excerpt, Extraction, Span, StatusChange, When
from tests.record.making import DIM, article, paper, said, vectors, whole


def add(store: Store, *extractions: Extraction) -> None:
    for extraction in extractions:
        store.add(extraction, vectors(extraction))


def found(store: Store, **filters: Any) -> list[str]:
    """Ids of the statements that the filters leave, the same from a list and from pages."""
    wanted = StatementFilter(**filters)
    listed = [made.id for made in store.statements(wanted)]
    assert [made.id for made in store.iter_statements(wanted)] == listed
    return listed


@pytest.fixture
def filled(store: Store) -> Store:
    one, two = article("one", "2021-03-04"), article("two", "2021-03-06")
    law = paper(two, "instrument:7", "law")
    add(
        store,
        whole(
            one,
            said(one, 0, "The U.S. isn’t leaving the Harbour", "Ada Lund"),
            said(one, 1, "Ferries leave daily", "Þór Åkesson", act="deny", factuality=-3.0),
            replace(said(one, 2, "All is quiet 100%", factuality=None), speaker=None),
        ),
        Extraction(
            two,
            (
                said(two, 0, "İstanbul ferries are leaving", act="vote", instrument="instrument:7"),
                said(
                    two, 1, "It was cold", voice="author", factuality=0.0,
                    said_at=When("2021-03-01", "day", "text"),
                ),
            ),
            (),
            (law,),
        ),
    )  # fmt: skip
    return store


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        ({}, ["doc-one-0", "doc-one-1", "doc-one-2", "doc-two-0", "doc-two-1"]),
        ({"speaker": "LUND"}, ["doc-one-0", "doc-two-0", "doc-two-1"]),
        ({"speaker": "þór ak"}, ["doc-one-1"]),
        ({"speaker": "%"}, []),
        ({"speaker": "_"}, []),
        ({"act": "deny"}, ["doc-one-1"]),
        ({"voice": "author"}, ["doc-two-1"]),
        ({"doc": "two"}, ["doc-two-0", "doc-two-1"]),
        ({"doc": "doc-two"}, ["doc-two-0", "doc-two-1"]),
        ({"doc": "TWO"}, []),
        ({"contains": "leaving"}, ["doc-one-0", "doc-two-0"]),
        ({"contains": "leav"}, []),
        ({"contains": "u.s."}, ["doc-one-0"]),
        ({"contains": "isn't"}, ["doc-one-0"]),
        ({"contains": "ISTANBUL"}, ["doc-two-0"]),
        ({"contains": "leaving ferries"}, ["doc-two-0"]),
        ({"contains": '"leaving ferries"'}, []),
        ({"contains": "“are leaving” ferries"}, ["doc-two-0"]),
        ({"instrument": "law"}, ["doc-two-0"]),
        ({"instrument": "instrument:7"}, ["doc-two-0"]),
        ({"instrument": "memo"}, []),
        ({"min_factuality": 0.0}, ["doc-one-0", "doc-two-0", "doc-two-1"]),
        ({"max_factuality": -1.0}, ["doc-one-1"]),
        ({"min_factuality": -3.0, "max_factuality": 0.0}, ["doc-one-1", "doc-two-1"]),
        ({"since": "2021-03-05"}, ["doc-two-0"]),
        ({"since": "2021-03-06T12:00"}, ["doc-two-0"]),
        ({"until": "2021-03-03"}, ["doc-two-1"]),
        ({"since": "2021-03-01", "until": "2021-03-04"},
         ["doc-one-0", "doc-one-1", "doc-one-2", "doc-two-1"]),
        ({"as_of": "2021-03-05"}, ["doc-one-0", "doc-one-1", "doc-one-2"]),
        ({"speaker": "lund", "contains": "leaving", "until": "2021-03"},
         ["doc-one-0", "doc-two-0"]),
    ],
)  # fmt: skip
def test_filters(filled: Store, filters: dict[str, Any], expected: list[str]) -> None:
    assert found(filled, **filters) == expected


@pytest.mark.parametrize(
    ("filters", "words"),
    [
        ({"since": "soon"}, "'soon': is no ISO 8601 date"),
        ({"until": "2021-02-30"}, "no ISO 8601 date"),
        ({"contains": "…"}, "a search needs a word"),
        ({"contains": "w " * 501}, "1000 characters at most"),
    ],
)
def test_a_filter_that_cannot_be_read_is_an_error(
    store: Store, filters: dict[str, Any], words: str
) -> None:
    with pytest.raises(RecordError, match=words):
        found(store, **filters)


def test_times_compare_whatever_their_offsets(store: Store) -> None:
    times = {
        "dawn": "2021-03-04T00:30:00+02:00",  # 3 March, 22:30 in UTC
        "noon": "2021-03-04T12:00:00Z",
        "naive": "2021-03-04 12:30",
        "night": "2021-03-04T22:00:00-05:00",  # 5 March, 03:00 in UTC
        "day": "2021-03-04",
        "never": None,
    }
    add(store, *(whole(article(name, time)) for name, time in times.items()))

    def names(**filters: str) -> list[str]:
        return [document.name for document in store.documents(**filters)]  # type: ignore[arg-type]

    assert names() == ["dawn", "day", "noon", "naive", "night", "never"]
    assert names(until="2021-03-03") == ["dawn"]
    assert names(until="2021-03-04") == ["dawn", "day", "noon", "naive"]
    assert names(until="2021-03-04T12:00:00+00:00") == ["dawn", "noon"]
    assert names(until="2021-03-04T07:00:00-05:00") == ["dawn", "noon"]
    assert names(since="2021-03-05") == ["night"]
    assert names(since="2021-03-04T12:15") == ["day", "naive", "night"]
    asked = np.ones(DIM, dtype=np.float32)
    assert [name for name, _ in store.nearest(asked, 9, "2021-03-03")] == ["doc-dawn-0"]


def test_documents_are_narrowed_too(store: Store) -> None:
    wharf = replace(article("wharf", outlet="The Wharf"), text="Only seagulls", body=())
    add(store, whole(article("gazette")), whole(wharf), whole(article("none", outlet=None)))

    def names(**filters: Any) -> list[str]:
        return [document.name for document in store.documents(**filters)]

    assert names(outlet="wharf") == ["wharf"]
    assert names(contains="ferry minister") == ["gazette", "none"]
    assert names(contains='"ferry wharf"') == ["wharf"]  # its title; the rest is furniture
    assert names(contains="seagulls") == []
    assert names(limit=2) == ["gazette", "none"]


def test_instruments_are_narrowed_too(filled: Store) -> None:
    assert [made.id for made in filled.instruments(InstrumentFilter(kind="law"))] == [
        "instrument:7"
    ]
    assert filled.instruments(InstrumentFilter(kind="memo")) == []
    assert filled.instruments(InstrumentFilter(documents=["doc-one"])) == []
    assert len(filled.instruments(InstrumentFilter(documents=["doc-two"]))) == 1


def test_firmness_narrows_statements(store: Store) -> None:
    one = article("one")
    hangs = replace(
        said(one, 1),
        condition=Excerpt((Span(0, 3),), "if it rains"),
        horizon=Excerpt((Span(4, 7),), "by May"),
    )
    add(store, whole(one, replace(said(one, 0), opinion=True, genre="opinion"), hangs))
    assert found(store, opinion=True) == ["doc-one-0"]
    assert found(store, opinion=False) == ["doc-one-1"]
    assert found(store, conditional=True) == ["doc-one-1"]
    assert found(store, conditional=False) == ["doc-one-0"]
    assert found(store, horizon=True) == ["doc-one-1"]
    assert found(store, horizon=False) == ["doc-one-0"]
    assert found(store, genre="opinion") == ["doc-one-0"]
    assert found(store, genre="release") == []


def test_instruments_are_narrowed_by_standing_and_parties(store: Store) -> None:
    one = article("one")
    change = StatusChange("disavowed", None, Excerpt((Span(0, 3),), "dis"), one.id)
    letter = replace(paper(one, "i:1", "letter"), statuses=(change,), signatory="Ada Lund")
    law = replace(paper(one, "i:2", "law"), binding=True, addressee="Port of Þórshöfn")
    add(store, replace(whole(one), instruments=(letter, law)))

    def ids(**wanted: Any) -> list[str]:
        return [made.id for made in store.instruments(InstrumentFilter(**wanted))]

    assert ids(status="disavowed") == ["i:1"]
    assert ids(status="draft") == []
    assert ids(binding=True) == ["i:2"]
    assert ids(binding=False) == []
    assert ids(party="lund") == ["i:1"]
    assert ids(party="þórshöfn") == ["i:2"]
    assert ids(kind="law", party="port") == ["i:2"]


def test_pages_join_without_a_gap(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("onrecord.record.store._PAGE", 2)
    days = ["2021-03-04", None, "2021-03-02", "2021-03-04", None]
    for number, day in enumerate(days):
        document = article(str(number), day)
        add(store, whole(document, *(said(document, at) for at in range(3))))
    assert len(found(store)) == 15


def test_reading_on_while_listing(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("onrecord.record.store._PAGE", 2)
    add(store, *(whole(article(str(number))) for number in range(5)))
    names = []
    for at, made in enumerate(store.iter_statements()):
        names.append(store.document(made.doc).name)
        add(store, whole(article(f"a{at}", "2020-01-01")))  # before what was listed already
    assert names == ["0", "1", "2", "3", "4"]
