"""The baselines of the speakers' bench, and the labels that ship."""

from __future__ import annotations

import pytest

from bench import graded
from bench.speakers import SYSTEMS, faults, last_named, markdown, nearest_person
from onrecord.evaluation.speakers import GoldSource, Judged, judge, read_file
from onrecord.identity.context import build_context
from onrecord.identity.naming import unnamed
from onrecord.pipeline import Pipeline
from onrecord.types import Span
from tests.identity.conftest import make_document

TEXT = (
    "Helena Brandt said the mine would close. “It is over,” she told Pavel Novak, an engineer. "
    "She added that it was final."
)


def spans(words: str) -> tuple[Span, ...]:
    start = TEXT.index(words)
    return (Span(start, start + len(words)),)


def test_baselines(pipeline: Pipeline) -> None:
    document = make_document(TEXT)
    context = build_context(document, pipeline.parser(document), (), ())
    first, last = spans("Helena Brandt"), spans("She added")
    assert nearest_person(context, first).name == "Helena Brandt"
    assert nearest_person(context, last).name == "Pavel Novak"
    assert last_named(context, last, [*first]).name == "Helena Brandt"
    assert last_named(context, spans("she told"), []).kind == "unnamed"


def test_the_table_and_the_faults() -> None:
    document = make_document(TEXT)
    label = GoldSource(document.name, spans("she told"), "Helena Brandt")
    speaker = unnamed("she", None)
    judged = [Judged(label, speaker, True, judge(label, speaker))]
    assert "| onrecord | 0.0 | 0.0 | 0.0 |" in markdown(dict.fromkeys(SYSTEMS, judged))
    assert next(faults(judged)).startswith("missed d0:")


@pytest.mark.parametrize(
    ("name", "least"), [("dev", 15), ("held", 15), ("train", 40), ("train-held", 20)]
)
def test_labels_are_sound_and_enough(name: str, least: int) -> None:
    labels = read_file(graded.CASES / f"speakers-{name}.jsonl")
    assert len({label.doc for label in labels}) >= least
    assert any(label.gold is None for label in labels)


@pytest.mark.parametrize("part", ["", "train-"])
def test_no_text_is_both_tuned_on_and_held(part: str) -> None:
    tuned, held = (
        {label.doc for label in read_file(graded.CASES / f"speakers-{name}.jsonl")}
        for name in (part.removesuffix("-") or "dev", f"{part}held")
    )
    assert not tuned & held
