"""Weighing: which way evidence moves the probability, and which answer follows."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.types import Authority, Document, Excerpt, Proposition, Span, Statement
from onrecord.verdict.bearing import Commitment, Reading
from onrecord.verdict.matching import Match
from onrecord.verdict.retrieve import Candidate
from onrecord.verdict.stance import Stance
from onrecord.verdict.voices import Voice
from onrecord.verdict.weigh import judge, probability, weigh

PROPOSITION = Proposition("Has it?", "It has", "it", ("close",), (), "past")


def voice(
    lean: float,
    commitment: Commitment,
    authority: Authority = "decides",
    *,
    published: str = "2021-03-04",
    topical: float = 0.9,
    reports: int = 1,
    number: int = 1,
    value: float | None = None,
) -> Voice:
    text = "The plant has closed."
    document = Document(
        f"d{number}", f"d{number}", text, (Span(0, len(text)),), published=published
    )
    statement = Statement(
        f"s{number}", document.id, "author", None, None, None,
        Excerpt((Span(0, len(text)),), text), Span(0, len(text)), 0.9,
    )  # fmt: skip
    candidate = Candidate(statement, document, 0.8, 0.8)
    stance = Stance(max(lean, 0.0), max(-lean, 0.0), 0.0, 1 - topical)
    reading = Reading(candidate, stance, Match(value, True, True), commitment, lean, topical)
    return Voice(reading, (reading,), reports, authority)


def answer(*voices: Voice, proposition: Proposition = PROPOSITION) -> tuple[str, str]:
    judgement = judge(weigh(voices, proposition), proposition)
    return judgement.answer, judgement.status


@pytest.mark.parametrize(
    ("voices", "expected"),
    [
        ((), ("unknown", "none")),
        ((voice(0.9, "realised"),), ("yes", "happened")),
        ((voice(0.9, "decided"),), ("not_yet", "decided")),
        ((voice(0.8, "planned"),), ("not_yet", "planned")),
        ((voice(-0.9, "denied"),), ("no", "denied")),
        ((voice(0.1, "threatened", value=0.0),), ("no", "threatened")),
        ((voice(0.1, "proposed", value=0.0),), ("no", "proposed")),
        ((voice(0.3, "rumoured", "unnamed", value=1.0),), ("no", "rumoured")),
        ((voice(0.3, "realised", "unnamed", value=1.0),), ("unknown", "rumoured")),
        ((voice(0.9, "realised"), voice(-0.9, "denied", number=2)), ("disputed", "rumoured")),
        ((voice(0.5, "planned", "unnamed"), voice(-0.9, "denied", number=2)), ("no", "denied")),
    ],
)
def test_answers(voices: tuple[Voice, ...], expected: tuple[str, str]) -> None:
    assert answer(*voices) == expected


def test_a_decision_answers_a_question_about_the_future() -> None:
    asked = replace(PROPOSITION, aspect="future")
    assert answer(voice(0.9, "decided"), proposition=asked) == ("yes", "decided")


def test_a_negated_question_turns_the_answer_round() -> None:
    asked = replace(PROPOSITION, negated=True)
    assert answer(voice(-0.9, "denied"), proposition=asked)[0] == "yes"
    assert answer(voice(0.9, "realised"), proposition=asked)[0] == "no"


def test_a_voice_that_no_longer_stands_has_no_weight() -> None:
    fallen = replace(voice(0.9, "decided"), standing="disavowed")
    assert [w.weight for w in weigh([fallen], PROPOSITION)] == [0.0]
    assert answer(fallen, voice(-0.8, "denied", number=2))[0] == "no"


def test_a_fallen_announcement_alone_was_withdrawn() -> None:
    fallen = replace(voice(0.9, "decided"), standing="disavowed")
    assert answer(fallen, voice(-0.8, "denied", "observer", number=2)) == ("no", "withdrawn")


def test_more_reports_weigh_more_and_older_ones_less() -> None:
    (one,) = weigh([voice(0.5, "realised")], PROPOSITION)
    (many,) = weigh([voice(0.5, "realised", reports=8)], PROPOSITION)
    assert many.weight > one.weight
    old = voice(0.5, "realised", published="2020-12-01")
    both = weigh([old, voice(0.5, "realised", number=2)], PROPOSITION)
    assert both[0].weight > both[1].weight


@given(st.floats(0.2, 1.0), st.sampled_from(["decides", "party", "observer", "unnamed"]))
def test_evidence_for_never_lowers_the_probability(lean: float, authority: Authority) -> None:
    base = [voice(-0.5, "denied", number=1)]
    before = probability(weigh(base, PROPOSITION))
    more = [*base, voice(lean, "realised", authority, number=2)]
    assert probability(weigh(more, PROPOSITION)) >= before


@given(st.permutations(range(4)))
def test_the_order_of_voices_does_not_matter(order: list[int]) -> None:
    voices = [
        voice(0.8, "realised", number=1),
        voice(-0.6, "denied", number=2),
        voice(0.3, "planned", "unnamed", number=3),
        voice(-0.4, "denied", "observer", number=4),
    ]
    shuffled = [voices[i] for i in order]
    assert judge(weigh(shuffled, PROPOSITION), PROPOSITION) == judge(
        weigh(voices, PROPOSITION), PROPOSITION
    )
