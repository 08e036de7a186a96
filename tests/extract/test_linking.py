"""Linking chooses by what lies between, not by nearness alone."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.extract.decoding import constrain, softmax, spans_of, viterbi
from onrecord.extract.linking import FEATURES, Linker, Page, Scene, group, table
from onrecord.extract.session import load_model
from onrecord.types import Span

LABELS = ("O", "B-source", "I-source", "B-cue", "I-cue", "B-content", "I-content")


def spans(text: str, *words: str) -> tuple[Span, ...]:
    return tuple(Span(text.index(w), text.index(w) + len(w)) for w in words)


@pytest.fixture(scope="module")
def linker() -> Linker:
    return Linker.from_settings(load_model("attribution-accurate").settings["linker"])


def test_one_weight_for_each_feature(linker: Linker) -> None:
    text = "Ann said yes"
    scene = Scene(Page(text), spans(text, "Ann"), spans(text, "said"), spans(text, "yes"))
    rows = table(scene, scene.contents[0], scene.cues, True)
    assert rows.shape == (2, len(FEATURES))  # one answer, and none
    assert len(FEATURES) == len(linker.cue.weights) == len(linker.source.weights)


@given(st.lists(st.integers(0, 60), min_size=2, max_size=16, unique=True), st.integers(0, 2))
def test_features_of_any_spans_are_numbers(bounds: list[int], role: int) -> None:
    text = "Ann said: “We go.” That is it, and Bo says that\nno. “Yes” " + "x" * 10
    cut = sorted(bounds)
    found = [Span(s, e) for s, e in zip(cut[::2], cut[1::2], strict=False)]
    parts = [tuple(found[(k + role) % 3 :: 3]) for k in range(3)]
    scene = Scene(Page(text), parts[0], parts[1], parts[2])
    for asking in scene.contents:
        rows = table(scene, asking, scene.cues, True)
        assert rows.shape == (len(scene.cues) + 1, len(FEATURES))
        assert np.isfinite(rows).all()
        assert rows[:, -1].tolist() == [0.0] * len(scene.cues) + [1.0]


def test_a_content_whose_cue_was_missed_is_not_put_into_anothers_mouth(linker: Linker) -> None:
    text = (
        "The senator denies that the wells are dry. The minister has his own idea of it. "
        "Ann said the road is closed."
    )
    scene = Scene(
        Page(text),
        spans(text, "The senator", "Ann"),
        spans(text, "said"),
        spans(text, "that the wells are dry", "the road is closed"),
        {},
    )
    (only,) = group(scene, linker)
    assert only.contents == spans(text, "the road is closed")


def test_content_before_its_cue_in_one_sentence(linker: Linker) -> None:
    text = "Ben warned of delays. “The road is closed,” Ann said. Later it rained."
    scene = Scene(
        Page(text),
        spans(text, "Ben", "Ann"),
        spans(text, "warned", "said"),
        spans(text, "of delays", "“The road is closed,”"),
    )
    links = {text[g.cue.start : g.cue.end]: g for g in group(scene, linker)}
    assert links["said"].contents == spans(text, "“The road is closed,”")
    assert links["said"].source == spans(text, "Ann")[0]
    assert links["warned"].source == spans(text, "Ben")[0]


def test_content_on_both_sides_of_its_cue(linker: Linker) -> None:
    text = "“We have a plan,” Ann said, “and it will work.”"
    scene = Scene(
        Page(text),
        spans(text, "Ann"),
        spans(text, "said"),
        spans(text, "“We have a plan,”", "“and it will work.”"),
    )
    (only,) = group(scene, linker)
    assert len(only.contents) == 2


def test_a_cue_without_content_is_no_attribution(linker: Linker) -> None:
    text = "Ann said nothing"
    assert group(Scene(Page(text), spans(text, "Ann"), spans(text, "said"), ()), linker) == []


def test_viterbi_never_enters_a_span_from_outside() -> None:
    transitions = constrain(np.zeros((7, 7)), LABELS)
    emissions = np.zeros((3, 7), dtype=np.float32)
    emissions[:, 2] = 5.0  # inside a source, with no beginning
    path = viterbi(emissions, transitions, np.where(np.arange(7) == 2, -1e4, 0.0))
    assert LABELS[path[0]] != "I-source"
    assert [s.role for s in spans_of(path, softmax(emissions), LABELS)] == ["source"]
