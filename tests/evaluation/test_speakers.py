"""Labels of sources: read, judged, and measured over texts."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from onrecord.errors import InputError
from onrecord.evaluation.speakers import GoldSource, Outcome, evaluate, figures, judge, read_file
from onrecord.pipeline import Pipeline
from onrecord.types import Span, Speaker

TEXT = (
    "Helena Brandt runs the harbour in Port Ansel.\r\n\r\n"
    "“The mine will close in May,” Ms. Brandt told reporters on Monday.\r\n\r\n"
    "She said the decision was final. A union official said it was not.\r\n"
)


def person(name: str) -> Speaker:
    return Speaker(f"person:{name}", name, "person", None, None, "named")


NOBODY = Speaker(None, "an official", "unnamed", None, None, "unnamed in the text")
CAMPAIGN = Speaker("organisation:campaign@d0", "campaign", "organisation", None, None, "described")


@pytest.mark.parametrize(
    ("gold", "speaker", "outcome"),
    [
        ("Ada Lund", person("Ada Lund"), "right"),
        ("Ada Lund", person("Ben Roe"), "wrong"),
        ("Ada Lund", NOBODY, "missed"),
        ("Ada Lund’s campaign", CAMPAIGN, "right"),
        ("Ada Lund", CAMPAIGN, "missed"),
        ("Ada Lund; Ben Roe", person("Ben Roe; Ada Lund"), "right"),
        ("Ada Lund; Ben Roe", person("Ada Lund"), "missed"),
        ("Ada Lund", person("Ada Lund; Ben Roe"), "wrong"),
        (None, NOBODY, "right"),
        (None, CAMPAIGN, "right"),
        (None, person("Ada Lund"), "wrong"),
    ],
)
def test_what_is_right(gold: str | None, speaker: Speaker, outcome: Outcome) -> None:
    assert judge(GoldSource("d", (Span(0, 1),), gold), speaker) == outcome


def row(words: str, gold: str | None, doc: str = "mine") -> str:
    start = TEXT.index(words)
    return json.dumps({"doc": doc, "source": [[start, start + len(words)]], "gold": gold})


def test_sources_of_a_text(pipeline: Pipeline, tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_bytes(TEXT.encode())
    labels = tmp_path / "labels.jsonl"
    lines = [
        row("Ms. Brandt", "Helena Brandt"),
        row("She", "Helena Brandt"),
        row("A union official", None),
        # no source at all, so that its own span is resolved
        row("Helena Brandt", "Ben Roe"),
    ]
    labels.write_text("\n".join(lines), encoding="utf-8")
    judged = list(evaluate(pipeline, read_file(labels), tmp_path, lambda _: None))
    assert [one.outcome for one in judged] == ["right", "right", "right", "wrong"]
    assert [one.found for one in judged] == [True, True, True, False]
    told = figures(judged)
    assert told == {"n": 4, "accuracy": 0.6667, "wrong": 0.3333, "unnamed_kept": 1.0}


def test_a_text_that_is_missing_or_another_is_named(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("It is short, and it is in English.", encoding="utf-8")
    for doc, words in (("quay", "no .*quay.txt"), ("mine", "has no characters")):
        label = GoldSource(doc, (Span(90, 95),), "Ada Lund")
        with pytest.raises(InputError, match=words):
            list(evaluate(None, [label], tmp_path, lambda _: None))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "line",
    [
        "not json",
        "[]",
        '{"doc": "a", "source": [[0, 3]]}',
        '{"doc": "a", "source": [], "gold": null}',
        '{"doc": "a", "source": [[3, 3]], "gold": null}',
        '{"doc": "a", "source": [[0, true]], "gold": null}',
        '{"doc": "a", "source": [[0, 3]], "gold": ""}',
        '{"doc": "a", "source": [[0, 3]], "gold": 3}',
    ],
)
def test_a_bad_row_is_named(tmp_path: Path, line: str) -> None:
    path = tmp_path / "labels.jsonl"
    path.write_text(row("She", None) + "\n" + line, encoding="utf-8")
    with pytest.raises(InputError, match=r"labels\.jsonl:2"):
        read_file(path)
