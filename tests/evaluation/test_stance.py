"""Figures of stance: labels of several schemes, and rows that are not pairs."""

from __future__ import annotations

from pathlib import Path

import pytest

from onrecord.errors import InputError
from onrecord.evaluation.stance import GoldPair, evaluate, figures, label_of, read_file
from onrecord.verdict.stance import Stance

DOUBTFUL = Stance(0.3, 0.1, 0.25, 0.35)


@pytest.mark.parametrize(
    ("labels", "expected"),
    [
        ({"entailment", "contradiction", "neutral"}, "neutral"),
        ({"entailment", "neutral"}, "neutral"),
        ({"agree", "disagree", "discuss"}, "discuss"),
        ({"agree", "disagree", "discuss", "unrelated"}, "unrelated"),
        ({"entailed", "not-entailed"}, "not-entailed"),
        ({"entailment", "contradiction"}, "entailment"),
    ],
)
def test_what_a_set_does_not_name_is_its_neutral_label(labels: set[str], expected: str) -> None:
    assert label_of(DOUBTFUL, frozenset(labels)) == expected


def test_macro_f1_is_over_the_labels_that_occur() -> None:
    found = figures(["a", "a", "b"], ["a", "b", "b"])
    assert found["accuracy"] == pytest.approx(0.6667)
    assert found["f1"] == {"a": 0.6667, "b": 0.6667}
    assert found["macro_f1"] == pytest.approx(0.6667)


def test_every_pair_is_read_and_told_of() -> None:
    told: list[int] = []
    gold = [GoldPair("p", "h", "entailment"), GoldPair("q", "h", "contradiction")]
    answers = {"p": Stance(0.9, 0.1, 0, 0), "q": Stance(0.8, 0.2, 0, 0)}
    found = evaluate(lambda premise, _: answers[premise], gold, told.append)
    assert found["accuracy"] == 0.5
    assert sum(told) == 2


@pytest.mark.parametrize(
    ("content", "what"),
    [
        ('{"premise": "p", "hypothesis": "h"}', "label"),
        ('["p", "h", "agree"]', "label"),
        ("nothing", "JSON"),
        ('{"premise": 1, "hypothesis": "h", "label": "agree"}', "texts"),
        ('{"premise": "p", "hypothesis": "h", "label": "maybe"}', "labels"),
    ],
)
def test_a_row_that_is_no_pair_is_named(tmp_path: Path, content: str, what: str) -> None:
    path = tmp_path / "pairs.jsonl"
    path.write_text(content)
    with pytest.raises(InputError, match=what):
        read_file(path)
