"""What must hold of any documents at all."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from onrecord.contract import dumps
from onrecord.record import Store
from onrecord.record.filters import InstrumentFilter
from onrecord.record.tables import metadata
from onrecord.types import Extraction
from tests.contracts.values import QUICK
from tests.record.making import DIM, EXTRACTIONS, vectors

FEW = st.lists(EXTRACTIONS, max_size=3, unique_by=lambda made: made.document.id)


def filled(extractions: list[Extraction]) -> Store:
    store = Store.open()
    for extraction in extractions:
        store.add(extraction, vectors(extraction))
    return store


def dump(store: Store) -> str:
    """Every row of every table, as it lies there."""
    with store._reading() as connection:
        return "\n".join(
            repr(tuple(row))
            for table in metadata.sorted_tables
            for row in connection.execute(table.select())
        )


def listings(store: Store) -> str:
    """All that the store can tell."""
    table = store.vectors()
    return "\n".join(
        [
            *map(repr, store.documents()),
            *map(repr, store.statements()),
            *map(repr, store.iter_statements()),
            *map(repr, store.actors()),
            *map(repr, store.instruments()),
            repr((table.ids, table.published_by.tolist(), table.matrix.tolist())),
            dumps(store.counts()),
            store.fingerprint(),
        ]
    )


@QUICK
@given(FEW)
def test_what_is_added_comes_back(extractions: list[Extraction]) -> None:
    with filled(extractions) as store:
        for extraction in extractions:
            document = extraction.document
            assert store.document(document.id) == document
            wanted = {made.id: made for made in extraction.statements}
            assert store.statements_by_id(list(wanted)) == wanted
            assert store.instruments(InstrumentFilter(documents=[document.id])) == list(
                extraction.instruments
            )


@QUICK
@given(FEW)
def test_adding_twice_changes_no_byte(extractions: list[Extraction]) -> None:
    with filled(extractions) as store:
        before = dump(store)
        for extraction in extractions:
            assert store.add(extraction, vectors(extraction)) is False
        assert dump(store) == before


@QUICK
@given(FEW.flatmap(lambda made: st.tuples(st.just(made), st.permutations(made))))
def test_the_order_of_adding_shows_nowhere(orders: tuple[list[Extraction], ...]) -> None:
    first, second = (filled(order) for order in orders)
    with first, second:
        assert listings(first) == listings(second)


@QUICK
@given(FEW, st.dates())
def test_until_is_a_part_of_everything(extractions: list[Extraction], day: object) -> None:
    with filled(extractions) as store:
        asked = np.ones(DIM, dtype=np.float32)
        every, part = store.nearest(asked, 99), store.nearest(asked, 99, str(day))
        assert len(every) == len(store.vectors().ids)
        assert part == [found for found in every if found in part]
        dated = {d.id for d in store.documents() if d.published is not None}
        assert {s.doc for s in store.statements_by_id([name for name, _ in part]).values()} <= dated
