"""The files of graded cases and labels are sound, and a malformed line is named."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from bench import (
    acts,
    condition_cases,
    factuality_cases,
    graded,
    instrument_cases,
    stories,
    time_cases,
)


def test_there_are_enough_cases() -> None:
    firm = list(factuality_cases.read_cases())
    kinds = Counter(case.kind for case in firm)
    assert set(kinds) == factuality_cases.KINDS
    assert min(kinds.values()) >= 8
    for cases, held in (
        (condition_cases.read_cases, condition_cases.HELD),
        (instrument_cases.read_cases, instrument_cases.HELD),
    ):
        assert len(list(cases())) >= 60
        assert len(list(cases(held))) >= 20
    assert len(list(time_cases.read_cases())) + len(list(instrument_cases.read_cases())) >= 120


def test_there_are_enough_labels_and_half_are_held() -> None:
    labels = list(acts.read_labels())
    assert len(labels) >= 400
    held = [label for label in labels if label.part == "held"]
    assert abs(2 * len(held) - len(labels)) < 20
    assert {label.act for label in held} == set(acts.ACTS)


@pytest.mark.parametrize("text", ["perhaps | a | b | c\n", "strong | too few\n"])
def test_a_bad_line_is_named(tmp_path: Path, text: str) -> None:
    path = tmp_path / "cases.txt"
    path.write_text("# head\n" + text, encoding="utf-8")
    with pytest.raises(ValueError, match=r"cases\.txt:2: "):
        list(graded.lines(path, 3))


def test_bad_values_are_named(tmp_path: Path) -> None:
    path = tmp_path / "cases.txt"
    path.write_text("strong | plain | It *rained*. | author 3..1\n", encoding="utf-8")
    with pytest.raises(ValueError, match=r"cases\.txt:1: write author"):
        list(factuality_cases.read_cases(path))
    path.write_text("strong | It *rains*. | if it snows | none\n", encoding="utf-8")
    with pytest.raises(ValueError, match=r"cases\.txt:1: the text has no 'if it snows'"):
        list(condition_cases.read_cases(path))
    path.write_text("strong | 2020-01-01 | It rained. | event none\n", encoding="utf-8")
    with pytest.raises(ValueError, match=r"cases\.txt:1: mark one word"):
        list(time_cases.read_cases(path))
    path.write_text(
        "strong\n2020-01-01: A letter.\n= letter | none | colour red\n", encoding="utf-8"
    )
    with pytest.raises(ValueError, match=r"cases\.txt:1: fields are"):
        list(instrument_cases.read_cases(path))


def test_macro_f1_counts_each_act_alike() -> None:
    mean, scores = acts.macro_f1({("deny", "deny"): 9, ("vote", "deny"): 1})
    assert scores["vote"] == 0
    assert scores["deny"] == pytest.approx(18 / 19)
    assert mean == pytest.approx(9 / 19)
    rows = list(acts.table({("deny", "deny"): 9}))
    assert rows[0].count("|") == rows[2].count("|") == len(acts.ACTS) + 2


def test_stories_are_whole() -> None:
    for folder in stories.FOLDERS.values():
        found = [path for path in folder.iterdir() if path.is_dir()]
        assert len(found) >= 6
        for story in found:
            rows = list(stories.read_rows(story))
            assert len(list(story.glob("*.txt"))) >= 6, story.name
            assert len({row.as_of for row in rows}) >= 3, story.name
