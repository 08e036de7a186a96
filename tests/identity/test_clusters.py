"""Decisions: what they come to does not hang on their order, and none is lost."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.decisions import Decision, Judgement
from onrecord.identity.clusters import Clusters, clusters, judged, standing
from tests.contracts.values import QUICK

IDS = st.sampled_from([f"person:{c}" for c in "abcdefg"])
REVIEWER, RULE = "Mara", "onrecord names-1"


def decided(number: int, one: str, two: str, judgement: Judgement, who: str = REVIEWER) -> Decision:
    return Decision(f"{number:04}", one, two, judgement, who, f"2026-01-01T00:{number:02}:00+00:00")


def undone(number: int, what: Decision) -> Decision:
    return Decision(
        f"undo-{number}", what.id, None, "undo", REVIEWER, f"2026-01-02T00:{number:02}:00"
    )


JUDGED: tuple[Judgement, ...] = ("same", "different", "unsure")
LISTS = st.lists(
    st.tuples(IDS, IDS, st.sampled_from(JUDGED), st.booleans()),
    max_size=12,
).map(
    lambda rows: [
        decided(n, one, two, judgement, RULE if rule else REVIEWER)
        for n, (one, two, judgement, rule) in enumerate(rows)
        if one != two
    ]
)


def partition(found: Clusters) -> set[tuple[str, ...]]:
    return {found.members(f"person:{c}") for c in "abcdefg"}


@QUICK
@given(LISTS.flatmap(lambda made: st.tuples(st.just(made), st.permutations(made))))
def test_the_order_in_which_decisions_come_shows_nowhere(
    both: tuple[list[Decision], list[Decision]],
) -> None:
    assert clusters(both[0]).canonical == clusters(both[1]).canonical


@QUICK
@given(LISTS, IDS, IDS, st.sampled_from(["same", "different", "unsure"]))
def test_undoing_restores(made: list[Decision], one: str, two: str, judgement: Judgement) -> None:
    before = partition(clusters(made))
    last = decided(59, one, two, judgement)
    undo = undone(1, last)
    assert partition(clusters([*made, last, undo])) == before
    again = clusters([*made, last, undo, undone(2, undo)])
    assert partition(again) == partition(clusters([*made, last]))


@QUICK
@given(LISTS)
def test_what_a_judgement_parts_is_never_joined(made: list[Decision]) -> None:
    found = clusters(made)
    for (one, two), decision in judged(made).items():
        if decision.judgement == "different":
            assert found.of(one) != found.of(two)


@QUICK
@given(LISTS)
def test_every_same_counts_where_nothing_is_parted(made: list[Decision]) -> None:
    kept = [d for d in made if d.judgement == "same"]
    found = clusters(kept)
    assert all(found.of(d.subject) == found.of(d.object or "") for d in kept)
    assert standing(kept) == tuple(kept)


def test_a_person_goes_before_a_rule_and_the_later_before_the_earlier() -> None:
    first = decided(1, "person:a", "person:b", "different")
    rule = decided(2, "person:b", "person:a", "same", RULE)
    assert clusters([first, rule]).of("person:b") == "person:b"
    later = decided(3, "person:a", "person:b", "same")
    assert clusters([first, rule, later]).of("person:b") == "person:a"
    assert clusters([first, rule, later, undone(1, later)]).of("person:b") == "person:b"


def test_one_document_may_have_another_bearer_of_the_name() -> None:
    homes = {"person:a@d1": "person:a", "person:a@d2": "person:a"}
    parted = decided(1, "person:a@d1", "person:a", "different")
    found = clusters([parted, decided(2, "person:a@d2", "person:b", "unsure")], homes)
    assert found.of("person:a", "d1") == "person:a@d1"
    assert found.of("person:a", "d2") == "person:a"
    assert found.of("person:a", "d3") == "person:a"
    assert found.ids("person:a@d1") == ("person:a", "person:a@d1")


@pytest.mark.parametrize("swapped", [False, True])
def test_the_id_that_stands_for_a_group_is_the_fullest(swapped: bool) -> None:
    made = decided(1, "person:adel-mahdi", "person:adil-abdul-mahdi", "same")
    if swapped:
        made = replace(made, subject=made.object or "", object=made.subject)
    assert clusters([made]).of("person:adel-mahdi") == "person:adil-abdul-mahdi"
