"""The rules' act and the model's log odds."""

from __future__ import annotations

from onrecord.factuality.act_votes import ACTS, RULED, weighed


def votes(**odds: float) -> list[float]:
    return [odds.get(act, 0.0) for act in ACTS]


def test_without_a_vote_the_rules_stand() -> None:
    assert weighed("deny", ()) == "deny"


def test_a_clear_vote_overrules_and_a_faint_one_does_not() -> None:
    assert weighed("assert", votes(deny=RULED + 0.1)) == "deny"
    assert weighed("assert", votes(deny=RULED - 0.1)) == "assert"


def test_what_the_rules_read_as_taken_back_stands() -> None:
    votes = [9.0 if act == "assert" else 0.0 for act in ACTS]
    assert weighed("retract", votes) == "retract"
