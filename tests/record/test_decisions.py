"""Decisions on actors: kept on every backend, undone, and there after a document is read again."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import delete

from onrecord.decisions import Decision
from onrecord.errors import RecordError
from onrecord.record import Store
from onrecord.record.tables import document
from onrecord.types import Actor, Role, Speaker
from tests.contracts.values import QUICK
from tests.record.making import article, said, vectors, whole

MAHDI = Actor("person:adil-abdul-mahdi", "Adil Abdul Mahdi", "person", (Role("premier", "Irania"),))
ADEL = Actor("person:adel-abdl-mahdi", "Adel Abdl Mahdi", "person")
LUND = Actor("person:ada-lund", "Ada Lund", "person")


def keep(store: Store, name: str, actor: Actor, published: str = "2021-03-04") -> None:
    made = article(name, published)
    spoken = Speaker(actor.id, actor.name, actor.kind, None, None, "name")
    extraction = whole(made, replace(said(made), speaker=spoken), actor=actor)
    store.add(extraction, vectors(extraction))


def ids(store: Store) -> dict[str | None, tuple[int, int]]:
    return {row.actor.id: (row.statements, row.documents) for row in store.actors()}


def test_two_spellings_become_one_actor_and_part_again(store: Store) -> None:
    keep(store, "one", MAHDI)
    keep(store, "two", ADEL)
    made = store.decide(MAHDI.id or "", ADEL.id or "", "same", "Mara", "one premier")
    [row] = store.actors()
    assert (row.actor.id, row.statements, row.documents) == (MAHDI.id, 2, 2)
    assert row.actor.aliases == ("Adel Abdl Mahdi",)
    assert row.actor.roles == MAHDI.roles
    assert [r.actor.id for r in store.actors(name="adel abdl")] == [MAHDI.id]
    undone = store.undo(made.id, "Mara", "two premiers")
    assert ids(store) == {MAHDI.id: (1, 1), ADEL.id: (1, 1)}
    store.undo(undone.id, "Mara")
    assert ids(store) == {MAHDI.id: (2, 2)}
    assert [d.judgement for d in store.decisions()] == ["same", "undo", "undo"]
    assert store.counts()["decisions"] == 3
    assert store.decisions()[0] == made


def test_namesakes_in_two_documents_part(store: Store) -> None:
    for name in ("one", "two", "three"):
        keep(store, name, LUND)
    assert ids(store) == {LUND.id: (3, 3)}
    store.decide(f"{LUND.id}@doc-two", LUND.id or "", "different", "Mara", "the painter")
    assert ids(store) == {LUND.id: (2, 2), f"{LUND.id}@doc-two": (1, 1)}
    store.decide(f"{LUND.id}@doc-three", f"{LUND.id}@doc-two", "same", "Mara")
    assert ids(store) == {LUND.id: (1, 1), f"{LUND.id}@doc-three": (2, 2)}


def test_decisions_outlive_what_they_judge(store: Store) -> None:
    keep(store, "one", MAHDI)
    keep(store, "two", ADEL)
    store.decide(MAHDI.id or "", ADEL.id or "", "same", "Mara")
    with store._writing() as connection:
        connection.execute(delete(document))
    assert store.actors() == []
    keep(store, "two", ADEL)
    keep(store, "one", MAHDI)
    assert ids(store) == {MAHDI.id: (2, 2)}


def test_the_rules_suggest_and_join_and_give_way(store: Store) -> None:
    keep(store, "one", MAHDI)
    keep(store, "two", ADEL)
    keep(store, "three", LUND)
    [suggested] = store.suggestions(0.5)
    assert {suggested.one.id, suggested.two.id} == {MAHDI.id, ADEL.id}
    assert suggested.found.why.startswith("another spelling of the same sounds +0.85")
    assert store.join(0.8) == 1
    assert ids(store) == {MAHDI.id: (2, 2), LUND.id: (1, 1)}
    assert store.decisions()[0].who == "onrecord names-1"
    store.decide(MAHDI.id or "", ADEL.id or "", "different", "Mara")
    assert len(ids(store)) == 3
    assert (store.suggestions(0.5), store.join(0.5)) == ([], 0)


@pytest.mark.parametrize(
    ("one", "two", "who", "words"),
    [
        ("person:nobody", "person:ada-lund", "Mara", "person:nobody: is no actor"),
        ("person:ada-lund", "person:ada-lund@none", "Mara", "is no actor"),
        ("person:ada-lund", "person:ada-lund", "Mara", "cannot be compared with itself"),
        ("person:ada-lund", "person:ada-lund@doc-one", " ", "names nobody who judged"),
        ("x" * 501, "person:ada-lund", "Mara", "at most 500 characters"),
    ],
)
def test_what_cannot_be_decided_is_named(
    store: Store, one: str, two: str, who: str, words: str
) -> None:
    keep(store, "one", LUND)
    with pytest.raises(RecordError, match=words):
        store.decide(one, two, "same", who)
    with pytest.raises(RecordError, match="is no decision"):
        store.undo("none", "Mara")
    assert store.decisions() == ()


@QUICK
@given(st.lists(st.sampled_from(["one-two", "two-three", "one-three", "undo"]), max_size=8))
def test_no_decision_is_ever_lost(steps: list[str]) -> None:
    with Store.open() as store:
        for name in ("one", "two", "three"):
            keep(store, name, replace(LUND, id=f"person:{name}"))
        made: list[Decision] = []
        for step in steps:
            if step == "undo":
                made += [store.undo(made[-1].id, "Mara")] if made else []
            else:
                one, two = step.split("-")
                made.append(store.decide(f"person:{one}", f"person:{two}", "same", "Mara"))
        assert sorted(store.decisions(), key=lambda d: d.id) == sorted(made, key=lambda d: d.id)
