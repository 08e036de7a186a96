"""Every span of every statement equals the text at its offsets, for any text."""

from __future__ import annotations

from collections.abc import Iterator

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from onrecord.pipeline import Pipeline
from onrecord.types import Excerpt, Extraction, Statement
from tests.articles import HARBOUR, document

SCRAPS = st.sampled_from(
    ["“", "”", '"', "said ", "Penhale ", "denied that ", "\n\n", "\r\n", "\u00a0", "…", "é", "😀 ",
     "if ", "He ", "the letter ", ", ", ". ", "voted to ", "\u200b", "İ", "'", "will leave "]
)  # fmt: skip


def excerpts(statement: Statement) -> Iterator[Excerpt]:
    for excerpt in (
        statement.source, statement.cue, statement.content, statement.condition, statement.horizon,
    ):  # fmt: skip
        if excerpt is not None:
            yield excerpt


def check(extraction: Extraction) -> None:
    text = extraction.document.text
    for statement in extraction.statements:
        assert 0 <= statement.sentence.start <= statement.sentence.end <= len(text)
        for excerpt in excerpts(statement):
            assert excerpt.spans
            assert all(0 <= s < e <= len(text) for s, e in excerpt.spans)
            assert list(excerpt.spans) == sorted(excerpt.spans)
            assert excerpt.text == " … ".join(text[s:e] for s, e in excerpt.spans)
        for event in statement.events:
            assert event.text == text[event.span.start : event.span.end]
            assert -3 <= event.author <= 3
        assert 0 <= statement.confidence <= 1
    for instrument in extraction.instruments:
        assert all(0 <= s < e <= len(text) for s, e in instrument.mentions)
        for change in instrument.statuses:
            assert change.evidence.text == " … ".join(text[s:e] for s, e in change.evidence.spans)


def test_spans_of_an_article(pipeline: Pipeline) -> None:
    extraction = pipeline(document(HARBOUR))
    check(extraction)
    assert {s.voice for s in extraction.statements} == {"attributed", "author"}


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@example("“Penhale ”He ")  # a line's end was once a cue
@given(st.lists(st.one_of(SCRAPS, st.text(max_size=12)), max_size=40).map("".join))
def test_spans_of_any_text(pipeline: Pipeline, text: str) -> None:
    check(pipeline(document(text)))


@settings(max_examples=8, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.integers(0, len(HARBOUR)), st.text(max_size=5))
def test_spans_of_a_damaged_article(pipeline: Pipeline, at: int, noise: str) -> None:
    check(pipeline(document(HARBOUR[:at] + noise + HARBOUR[at:])))


def test_the_same_text_gives_the_same_statements(pipeline: Pipeline) -> None:
    assert pipeline(document(HARBOUR)) == pipeline(document(HARBOUR))
