"""Names by different hands: which agree and which do not."""

from __future__ import annotations

import pytest

from onrecord.evaluation.naming import is_description, names_of, same_actor
from onrecord.types import ActorKind, Speaker

SAME = [
    ("Helena Brandt", "Dr. Helena Brandt"),
    ("Helena Brandt", "Mrs. Brandt"),
    ("Helena M. Brandt", "H. Brandt"),
    ("José Núñez", "jose nunez"),
    ("Tom Reyes", "Thomas Reyes"),
    ("Melia", "Melia Okoro"),
    ("the Daily Ledger", "Daily Ledger"),
    ("R.H.A.", "River and Harbour Authority"),
    ("RHA", "R.H.A."),
    ("Laura Jensen’s campaign", "the Jensen campaign"),
    ("Iraqi government", "Iraq"),
    ("government of Iraq", "Iraq's government"),
    ("U.S.", "United States"),
]
OTHERS = [
    ("Helena Brandt", "Anna Brandt"),
    ("Helena Brandt", "Helena Weber"),
    ("Jensen", "Jensen campaign"),
    ("Iraq", "Iran"),
    ("Iraq", "Iraqi parliament"),
    ("Daily Ledger", "Evening Ledger Post"),
    ("John Reyes Jr.", "John Reyes Sr."),
    ("", "Brandt"),
]


@pytest.mark.parametrize(("one", "two"), SAME)
def test_one_actor(one: str, two: str) -> None:
    assert same_actor(one, two)
    assert same_actor(two, one)


@pytest.mark.parametrize(("one", "two"), OTHERS)
def test_two_actors(one: str, two: str) -> None:
    assert not same_actor(one, two)
    assert not same_actor(two, one)


def test_a_label_may_name_several() -> None:
    assert names_of("Ada Lund; Ben Roe ;") == ("Ada Lund", "Ben Roe")


@pytest.mark.parametrize(
    ("identifier", "kind", "described"),
    [
        (None, "unnamed", True),
        ("organisation:campaign@d0", "organisation", True),
        ("group:voters", "group", True),
        ("organisation:harbour-institute", "organisation", False),
        ("person:ada-lund", "person", False),
    ],
)
def test_what_is_described_is_not_named(
    identifier: str | None, kind: ActorKind, described: bool
) -> None:
    assert is_description(Speaker(identifier, "x", kind, None, None, "")) is described
