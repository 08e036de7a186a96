"""The bench of actors at scale, on few."""

from __future__ import annotations

from bench.actors import measure, people


def test_mentions_are_the_same_each_time() -> None:
    assert list(people(20)) == list(people(20))


def test_joins_are_right_and_few_pairs_are_compared() -> None:
    found = measure(600)
    assert found["joins_right"] > 0.9
    assert found["actors"] < found["names"]
    assert found["pairs"] < 10 * found["names"]
