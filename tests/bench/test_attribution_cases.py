"""The file of graded cases is sound, and a case is only right when all of it is."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import pytest

from bench.attribution import FLOORS
from bench.attribution_cases import Case, is_right, parse, read_cases, run
from onrecord.evaluation.brat import Triple
from onrecord.pipeline import Pipeline


def test_marks_become_spans_and_leave_the_text() -> None:
    text, found = parse("[s1 Ann] [c1 said] [t1 that [s2 Bo] [c2 denied] [t2 it]].¶End")
    assert text == "Ann said that Bo denied it.\n\nEnd"
    words = [[text[s:e] for role in (t.source, t.cue, t.content) for s, e in role] for t in found]
    assert sorted(words) == [["Ann", "said", "that Bo denied it"], ["Bo", "denied", "it"]]


@pytest.mark.parametrize("marked", ["[s Ann said", "Ann] said"])
def test_marks_that_do_not_pair_are_refused(marked: str) -> None:
    with pytest.raises(ValueError, match="mark"):
        parse(marked)


def test_a_malformed_line_is_named(tmp_path: Path) -> None:
    (tmp_path / "cases.txt").write_text("# head\nstrong | [s Ann said\n", encoding="utf-8")
    with pytest.raises(ValueError, match=r"cases\.txt:2: a mark is never closed"):
        list(read_cases(tmp_path / "cases.txt"))


def test_there_are_enough_cases_of_each_kind() -> None:
    cases = list(read_cases())
    counts = Counter(case.grade for case in cases)
    assert len(cases) >= 200
    assert counts["break"] >= 40
    assert len({case.text for case in cases}) == len(cases)
    for case in cases:
        assert all(t.cue or t.source for t in case.triples), case.line
        assert all(t.content for t in case.triples), case.line


def test_a_case_is_wrong_with_one_attribution_too_many_or_too_few() -> None:
    text, found = parse("[s Ann] [c said] [t it rained].")
    case = Case(1, "strong", text, found)
    assert is_right(case, found)
    assert not is_right(case, ())
    assert not is_right(case, (*found, Triple(((0, 3),), (), ((4, 8),))))


def test_no_grade_falls_below_its_floor(pipeline: Pipeline) -> None:
    floors = json.loads(FLOORS.read_text())["cases"]
    found = run(pipeline)
    assert set(floors) == set(found)
    for grade, counts in found.items():
        assert counts["right"] >= floors[grade], f"{grade}: {counts}"
