"""The graded questions: the strong ones are read rightly, and a malformed line is named."""

from __future__ import annotations

from pathlib import Path

import pytest

from bench import question_cases
from onrecord.pipeline import Pipeline


def test_there_are_enough_cases() -> None:
    cases = list(question_cases.read_cases())
    assert len(cases) >= 120
    assert len({case.question for case in cases}) > len(cases) - 3


def test_strong_cases_are_read_rightly(pipeline: Pipeline) -> None:
    results = list(question_cases.run(pipeline))
    assert [(r.name, r.wrong) for r in results if r.grade != "weak" and r.wrong] == []


def test_wrong_readings_are_told(tmp_path: Path, pipeline: Pipeline) -> None:
    path = tmp_path / "cases.txt"
    path.write_text(
        "weak | - | Did it rain in Lima? | claim It snowed in Lima; negated; until 2031-01-01\n"
        "weak | - | When did it rain? | claim It rained\n"
        "weak | - | Did it rain in Lima? | refused\n",
        encoding="utf-8",
    )
    reading, refused, expected = question_cases.run(pipeline, path)
    assert reading.wrong == (
        "It rained in Lima, not It snowed in Lima", "affirmed, not negated",
        "none, not 2031-01-01",
    )  # fmt: skip
    assert refused.wrong[0].startswith("refused: a 'when' question")
    assert expected.wrong == ("not refused, but read as: It rained in Lima",)


@pytest.mark.parametrize("expectation", ["colour red", "negated twice", "claim", "perhaps"])
def test_a_bad_expectation_is_named(tmp_path: Path, expectation: str) -> None:
    path = tmp_path / "cases.txt"
    path.write_text(f"strong | - | Did it rain? | {expectation}\n", encoding="utf-8")
    with pytest.raises(ValueError, match=r"cases\.txt:1: expect claim"):
        list(question_cases.read_cases(path))
