"""Annotated sentences as prose, and the figures over them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.evaluation.factuality import (
    GoldEvent,
    GoldSentence,
    author_and_speaker,
    evaluate,
    figures,
    read_events,
)
from onrecord.evaluation.tokenised import prose
from onrecord.pipeline import Pipeline
from onrecord.types import Span


@pytest.mark.parametrize(
    ("tokens", "text"),
    [
        ("The firm 's plan , it said , is off .", "The firm's plan, it said, is off."),
        ("They do n't know -LRB- yet -RRB- .", "They don't know (yet)."),
        ("`` Go , '' he said .", "“Go,” he said."),
        ('" Go , " he said .', '"Go," he said.'),
    ],
)
def test_tokens_become_prose(tokens: str, text: str) -> None:
    assert prose(tokens.split(" "))[0] == text


@given(st.lists(st.text(min_size=1, max_size=6), max_size=12))
def test_every_token_stands_where_it_is_said_to(tokens: list[str]) -> None:
    text, spans = prose(tokens)
    assert len(spans) == len(tokens)
    for token, (start, end) in zip(tokens, spans, strict=True):
        assert len(text[start:end]) == end - start
        if token not in ("``", "''") and not token.startswith("-"):
            assert text[start:end] == token


def test_figures_of_a_line_and_of_a_constant() -> None:
    assert figures([1, 2, 3], [2, 4, 6]) == {"n": 3, "mae": 2.0, "pearson_r": 1.0}
    assert figures([1, 2], [1, 1]) == {"n": 2, "mae": 0.5, "pearson_r": 0.0}


def test_a_fact_and_what_did_not_happen_are_told_apart(pipeline: Pipeline) -> None:
    text = "The council closed the bridge, but it did not close the road."
    places = [Span(text.index(w), text.index(w) + len(w)) for w in ("closed", "close the")]
    gold = GoldSentence(text, tuple(GoldEvent(Span(s.start, s.start + 5), 0.0) for s in places))
    fact, denied = read_events(pipeline, gold)
    assert fact.found
    assert fact.value > 1.5
    assert denied.value < -1.5
    assert evaluate(pipeline, [gold], lambda _: None)["n"] == 2


def test_a_speaker_may_be_surer_than_the_author(pipeline: Pipeline) -> None:
    text = "The minister denied that the ministry had sold the ferries."
    author, speaker = author_and_speaker(pipeline, text, text.index("sold"))
    assert speaker < -1.5
    assert speaker <= author
