"""For any text: no crash, spans within the text, values on the scale, the same twice."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord.factuality.dates import resolve
from onrecord.factuality.stage import Committer
from onrecord.types import Excerpt, Instrument, Span, Statement

from .conftest import by_author, document

if TYPE_CHECKING:
    from spacy.language import Language

_VOCABULARY = """
the a letter memo draft it was “ ” ? . , if unless said denied that to will would not no
    signed passed resolution nonbinding voted council Monday 2015 threatened sign mistake İ ’s
    should have been released n’t bill of and neither without
"""
_WORDS = st.sampled_from([*_VOCABULARY.split(), "\n\n"])
_TEXTS = st.one_of(st.text(max_size=80), st.lists(_WORDS, max_size=40).map(" ".join))


def _excerpts(statement: Statement) -> Iterator[Excerpt]:
    if statement.condition is not None:
        yield statement.condition
    if statement.horizon is not None:
        yield statement.horizon


def _check(text: str, statements: tuple[Statement, ...], found: tuple[Instrument, ...]) -> None:
    for statement in statements:
        for excerpt in _excerpts(statement):
            assert excerpt.text == " … ".join(text[a:b] for a, b in excerpt.spans)
        for event in statement.events:
            assert text[event.span.start : event.span.end] == event.text
            assert -3 <= event.author <= 3
            assert event.speaker is None or -3 <= event.speaker <= 3
        assert statement.factuality is None or -3 <= statement.factuality <= 3
    for instrument in found:
        assert all(0 <= a < b <= len(text) for a, b in instrument.mentions)
        for change in instrument.statuses:
            assert change.evidence.text == " … ".join(text[a:b] for a, b in change.evidence.spans)


@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(text=_TEXTS, cuts=st.tuples(st.integers(0, 80), st.integers(0, 80), st.integers(0, 80)))
def test_any_text(nlp: Language, text: str, cuts: tuple[int, int, int]) -> None:
    doc = document(text)
    parse = nlp(doc.masked)
    statements = by_author(nlp, doc)
    a, b, c = sorted(min(n, len(text)) for n in cuts)
    if statements:
        first = statements[0]
        statements.append(
            replace(
                first,
                id="cut",
                voice="attributed",
                source=Excerpt((Span(0, a),), text[:a]),
                cue=Excerpt((Span(a, b),), text[a:b]),
                content=Excerpt((Span(b, c),), text[b:c]),
            )
        )
    filled, found = Committer()(doc, parse, statements)
    assert [s.id for s in filled] == [s.id for s in statements]
    _check(text, filled, found)
    assert Committer()(doc, parse, statements) == (filled, found)


@given(words=st.text(max_size=60))
def test_any_words_of_time(words: str) -> None:
    found = resolve(words, None)
    assert found is None or found.value[:4].isdigit()
