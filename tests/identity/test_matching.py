"""Names across documents: variants, namesakes, and what is worth comparing at all."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.identity.blocking import LARGEST, candidates, keys
from onrecord.identity.matching import match
from onrecord.types import Actor, ActorKind, Role
from tests.contracts.values import ACTORS, QUICK

VARIANTS = [
    ("Adil Abdul-Mahdi", "Adil Abdul Mahdi"),
    ("Adil Abdul Mahdi", "Adel Abdel Mahdi"),
    ("José Núñez Vega", "Jose Nunez Vega"),
    ("Viktor Orbán", "Orbán Viktor"),
    ("Muammar Gaddafi", "Moammar Qaddafi"),
    ("Mohammed al-Sadr", "Muhammad Sadr"),
    ("Thomas J. Reyes", "Thomas Reyes"),
    ("William Hartley", "Bill Hartley"),
    ("Aleksandr Petrov", "Alexander Petrov"),
    ("Kim Jong-un", "Kim Jong Un"),
]
NAMESAKES = [
    ("Helena Brandt", "Anna Brandt"),
    ("Thomas J. Reyes", "Thomas K. Reyes"),
    ("John Hale Jr.", "John Hale Sr."),
    ("Paul Weber", "Paul Weaver"),
    ("Weber", "Paul Weber"),
    ("Martin Keller", "Marta Keller"),
]
BODIES = [
    ("Vantor Inc.", "Vantor"),
    ("R.H.A.", "River and Harbour Authority"),
    ("Bank of Norland", "The Bank of Norland"),
]


def person(name: str, *roles: Role) -> Actor:
    return Actor(f"person:{name}", name, "person", roles)


def body(name: str) -> Actor:
    return Actor(f"organisation:{name}", name, "organisation")


@pytest.mark.parametrize(("one", "two"), VARIANTS)
def test_variants_are_likely_one_and_are_compared(one: str, two: str) -> None:
    found = match(person(one), person(two))
    assert found.score >= 0.8, found.why
    assert keys(person(one)) & keys(person(two))


@pytest.mark.parametrize(("one", "two"), NAMESAKES)
def test_namesakes_are_not(one: str, two: str) -> None:
    assert match(person(one), person(two)).score < 0.5


@pytest.mark.parametrize(("one", "two"), BODIES)
def test_bodies(one: str, two: str) -> None:
    assert match(body(one), body(two)).score >= 0.7
    assert keys(body(one)) & keys(body(two))


def test_roles_count_and_are_told() -> None:
    minister, striker = Role("minister", "Norland"), Role("striker", "Harbour Rovers")
    same = match(person("T. Reyes", minister), person("Thomas Reyes", minister))
    other = match(person("T. Reyes", minister), person("Thomas Reyes", striker))
    assert same.score > 0.8 > 0.65 > other.score
    assert "a role in common +0.08" in same.why
    assert same.score == pytest.approx(sum(same.features.values()))


@QUICK
@given(ACTORS, ACTORS)
def test_matching_is_symmetric_and_bounded(one: Actor, two: Actor) -> None:
    found = match(one, two)
    assert found == match(two, one)
    assert 0 <= found.score <= 1


@QUICK
@given(st.lists(ACTORS, max_size=8))
def test_each_pair_is_compared_once_and_shares_a_block(actors: list[Actor]) -> None:
    pairs = list(candidates(actors))
    assert len(pairs) == len(set(pairs))
    assert all(i < j and keys(actors[i]) & keys(actors[j]) for i, j in pairs)


@pytest.mark.parametrize("kind", ["person", "organisation"])
def test_a_crowd_of_one_name_stays_near_linear(kind: ActorKind) -> None:
    crowd = [Actor(f"{kind}:{n}", "Ada Lund", kind) for n in range(20 * LARGEST)]
    assert len(list(candidates(crowd))) < 10 * len(crowd)
