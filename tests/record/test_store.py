"""One contract for every backend: what is added comes back, once, whole, or not at all."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from onrecord.errors import RecordError
from onrecord.record import Store
from onrecord.record import rows as rows_module
from onrecord.record.reading import NEVER
from onrecord.types import Actor, Extraction, Role
from tests.record.making import DIM, MINISTER, article, paper, said, vectors, whole


def add(store: Store, extraction: Extraction) -> bool:
    return store.add(extraction, vectors(extraction))


def test_what_was_added_comes_back(store: Store) -> None:
    document = replace(
        article("one"), author="B. Holm", url="https://example.org/1", metadata={"b": "2", "a": "1"}
    )
    told = paper(document, "instrument:1", "memo")
    extraction = Extraction(document, (said(document, 0), said(document, 1)), (MINISTER,), (told,))
    assert add(store, extraction) is True
    assert store.has(document.id)
    assert store.document(document.id) == document
    assert store.statements() == list(extraction.statements)
    assert store.instruments() == [told]
    assert [row.actor for row in store.actors()] == [MINISTER]
    assert store.counts() == {
        "documents": 1, "statements": 2, "actors": 1, "instruments": 1, "decisions": 0,
    }  # fmt: skip


def test_adding_again_changes_nothing(store: Store) -> None:
    extraction = whole(article("one"))
    add(store, extraction)
    before = store.fingerprint()
    changed = replace(extraction, statements=())
    assert add(store, changed) is False
    assert store.fingerprint() == before
    assert store.statements() == list(extraction.statements)


def test_a_document_without_statements_is_kept(store: Store) -> None:
    extraction = Extraction(article("bare"), (), (), ())
    assert store.add(extraction, np.zeros((0, DIM), np.float32))
    assert store.documents() == [extraction.document]


def test_a_failure_in_the_middle_leaves_nothing(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    add(store, whole(article("one")))
    clashing = replace(said(article("two")), id="doc-one-0")
    with pytest.raises(RecordError, match="two: has a statement id that another document has"):
        add(store, whole(article("two"), clashing))
    assert not store.has("doc-two")
    assert store.counts()["documents"] == 1
    assert add(store, whole(article("two"))) is True


def test_a_row_that_cannot_be_made_leaves_nothing(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(rows_module, "instrument_rows", broken)
    with pytest.raises(KeyboardInterrupt):
        add(store, whole(article("one")))
    assert store.counts()["documents"] == 0


@pytest.mark.parametrize(
    ("shape", "words"),
    [((2, DIM), "one row a statement"), ((1,), "one row a statement")],
)
def test_vectors_must_fit_the_statements(store: Store, shape: tuple[int, ...], words: str) -> None:
    with pytest.raises(RecordError, match=words):
        store.add(whole(article("one")), np.zeros(shape, np.float32))


def test_vectors_must_be_numbers(store: Store) -> None:
    with pytest.raises(RecordError, match="not finite"):
        store.add(whole(article("one")), np.full((1, DIM), np.nan, np.float32))


def test_vectors_of_another_model_are_refused(store: Store) -> None:
    add(store, whole(article("one")))
    two = whole(article("two"))
    with pytest.raises(RecordError, match="vectors of 8 numbers, the record has 4"):
        store.add(two, vectors(two, 8))
    assert store.counts()["documents"] == 1


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"text": "half a pair \ud83d"}, "half a character in its text"),
        ({"text": "nul \0 here"}, "NUL character in its text"),
        ({"name": "n" * 501}, "501 characters; 500 at most"),
        ({"published": "last Tuesday"}, "no ISO 8601 date"),
    ],
)
def test_what_no_database_holds_is_refused_on_all(
    store: Store, change: dict[str, str], words: str
) -> None:
    document = replace(article("one"), **change)  # type: ignore[arg-type]
    with pytest.raises(RecordError, match=words):
        add(store, whole(document))
    assert store.counts()["documents"] == 0


def test_statements_of_another_document_are_refused(store: Store) -> None:
    with pytest.raises(RecordError, match="statements of another document"):
        add(store, whole(article("one"), said(article("two"))))


def test_statements_of_one_id_are_refused(store: Store) -> None:
    document = article("one")
    with pytest.raises(RecordError, match="two statements of one id"):
        add(store, whole(document, said(document), said(document)))


def test_an_unknown_document_is_an_error(store: Store) -> None:
    with pytest.raises(RecordError, match="doc-9: is no document of"):
        store.document("doc-9")


def test_many_are_found_by_id_and_the_unknown_left_out(store: Store) -> None:
    for number in range(3):
        add(store, whole(article(str(number))))
    wanted = ["doc-2", "doc-0", "doc-9", *(f"doc-x{n}" for n in range(1_200))]
    assert sorted(store.documents_by_id(wanted)) == ["doc-0", "doc-2"]
    assert sorted(store.statements_by_id(["doc-1-0", "doc-7-0"])) == ["doc-1-0"]


def test_actors_of_many_documents_become_one(store: Store) -> None:
    here = Actor("p:1", "A. Lund", "person", (Role("Minister", "Norland"),), ("Lund",))
    later = Actor("p:1", "Ada Lund", "person", (Role("Minister", "Norland", True),), ("Lund",))
    nobody = Actor(None, "an official", "unnamed")
    for name, actor in (("one", later), ("two", here), ("three", later)):
        document = article(name)
        speaks = [said(document, at, speaker="1") for at in range(2)]
        speaks = [
            replace(made, speaker=replace(made.speaker, id="p:1")) if made.speaker else made
            for made in speaks
        ]
        add(store, Extraction(document, tuple(speaks), (actor, nobody), ()))
    (row,) = store.actors()
    assert (row.actor.name, row.actor.aliases) == ("Ada Lund", ("A. Lund", "Lund"))
    assert [role.former for role in row.actor.roles] == [False, True]
    assert (row.statements, row.documents) == (6, 3)
    assert store.actors(name="a. lúnd") == [row]
    assert store.actors(name="%") == []
    assert store.actors(kind="state") == []
    assert store.actors(limit=0) == []


def test_vectors_come_in_order_and_as_they_were(store: Store) -> None:
    late, early = whole(article("late", "2021-03-05")), whole(article("early", "2021-03-03"))
    undated = whole(article("undated", None))
    for extraction in (late, undated, early):
        add(store, extraction)
    table = store.vectors()
    assert table.ids == ("doc-early-0", "doc-late-0", "doc-undated-0")
    assert list(np.diff(table.published_by) > 0) == [True, True]
    assert table.published_by[2] == NEVER
    assert table.matrix.dtype == np.float32
    expected = np.vstack([vectors(early), vectors(late), vectors(undated)])
    np.testing.assert_array_equal(table.matrix, expected)


def test_the_nearest_come_first_and_none_that_was_out_later(store: Store) -> None:
    made = [whole(article(name, day)) for name, day in (("b", "2021-03-05"), ("a", "2021-03-03"))]
    east, north = (np.array(v, dtype=np.float32) for v in ((1, 0), (0, 1)))
    assert store.nearest(east, 5) == []
    store.add(made[0], np.stack([east]))
    store.add(made[1], np.stack([(east + north) / 2]))
    assert store.nearest(east, 5) == [("doc-b-0", 1.0), ("doc-a-0", 0.5)]
    assert store.nearest(north, 5) == [("doc-a-0", 0.5), ("doc-b-0", 0.0)]
    assert store.nearest(-east, 5) == [("doc-a-0", 0.0), ("doc-b-0", 0.0)]
    assert store.nearest(east, 1) == [("doc-b-0", 1.0)]
    assert store.nearest(east, 5, "2021-03-03") == [("doc-a-0", 0.5)]


def test_what_is_kept_of_vectors_is_never_stale(store: Store) -> None:
    add(store, whole(article("one")))
    first = store.vectors()
    assert store.vectors() is first
    add(store, whole(article("two")))
    assert store.vectors().ids == ("doc-one-0", "doc-two-0")


def test_a_statement_without_a_vector_has_zeros(store: Store) -> None:
    one, two = whole(article("one")), whole(article("two"))
    store.add(one, vectors(one, 0))
    assert store.vectors().matrix.shape == (1, 0)
    add(store, two)
    np.testing.assert_array_equal(store.vectors().matrix, np.vstack([[0] * DIM, vectors(two)]))


def test_an_empty_record_lists_nothing(store: Store) -> None:
    assert not any([store.statements(), store.documents(), store.actors(), store.instruments()])
    assert list(store.iter_statements()) == []
    assert store.vectors().matrix.shape == (0, 0)
    assert set(store.counts().values()) == {0}


def test_the_fingerprint_knows_documents_and_models(store: Store) -> None:
    seen = {store.fingerprint()}
    add(store, whole(article("one")))
    seen.add(store.fingerprint())
    two = article("two")
    add(store, whole(two, replace(said(two), models={"extract": "2"})))
    seen.add(store.fingerprint())
    assert len(seen) == 3
    with Store.open() as other:
        extraction = whole(two)
        other.add(extraction, vectors(extraction), {"embedding": "3"})
        seen.add(other.fingerprint())
    assert len(seen) == 4
    with Store.open() as other:
        add(other, whole(two))
        add(other, whole(article("one")))
        assert other.fingerprint() not in seen


def test_the_fingerprint_knows_what_files_tell_and_who_is_who(store: Store) -> None:
    add(store, whole(article("one")))
    seen = {store.fingerprint()}
    told = replace(MINISTER, id="file:1", roles=(Role("head", "Norland Ports", since="2018"),))
    store.keep_known([told], "a file")
    seen.add(store.fingerprint())
    store.keep_known([replace(told, speaks_for=("Norland Ports",))], "a file")
    seen.add(store.fingerprint())
    store.keep_known([replace(told, speaks_for=("Norland Ports",))], "the same from another file")
    assert store.fingerprint() in seen
    store.decide("person:ada-lund", "file:1", "same", "a reviewer")
    seen.add(store.fingerprint())
    assert len(seen) == 4


def test_known_actors_by_id_and_by_name_in_full(store: Store) -> None:
    harbour = Actor("file:2", "Norland Ports", "organisation", (), ("NP",))
    store.keep_known([replace(MINISTER, id="file:1"), harbour], "a file")
    assert [a.id for a in store.known_as({"file:2"}, {"ada LUND"})] == ["file:1", "file:2"]
    assert [a.id for a in store.known_as((), {"np"})] == ["file:2"]
    assert store.known_as((), {"Lund", "Ports"}) == []


def test_whom_documents_name(store: Store) -> None:
    extraction = whole(article("one"))
    add(store, extraction)
    name = extraction.document.id
    assert ("person", "Ada Lund") in store.named([name])[name]
    assert store.named(["nothing"]) == {}
