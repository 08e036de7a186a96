"""Tagged pieces become spans of whole words, in a text or in a stretch of it."""

from __future__ import annotations

import pytest

from onrecord.extract.attribution import OnnxAttributor
from onrecord.extract.decoding import PieceSpan
from onrecord.extract.session import load_model, shipped_tokenizer
from onrecord.extract.tagging import Tagger
from onrecord.types import Document, Heard, Span


@pytest.fixture(scope="module")
def attributor() -> OnnxAttributor:
    return OnnxAttributor(load_model("attribution-accurate", 1), shipped_tokenizer())


@pytest.fixture(scope="module")
def tagger(attributor: OnnxAttributor) -> Tagger:
    return attributor.tagger


@pytest.mark.parametrize(
    ("text", "first", "last", "words"),
    [
        ("The king's claim stands", 0, 3, "The king's"),  # the king ' | s
        ("The king's claim stands", 2, 5, "claim"),  # ' s claim
        ("Unrepentantly he left", 0, 2, "Unrepentantly"),
    ],
)
def test_spans_are_whole_words(
    tagger: Tagger, text: str, first: int, last: int, words: str
) -> None:
    reading = tagger.read(text)
    assert reading
    (span,) = reading.scene([PieceSpan("source", first, last, 1.0)]).sources
    assert text[span.start : span.end] == words


def test_a_line_break_is_no_span_and_ends_none(tagger: Tagger) -> None:
    text = "He left.\n\nShe stayed.\n"
    reading = tagger.read(text)
    assert reading
    # he left . | she stayed . |
    tagged = [PieceSpan("cue", 3, 4, 1.0), PieceSpan("content", 0, 4, 1.0)]
    scene = reading.scene([*tagged, PieceSpan("source", 3, 5, 1.0)])
    assert scene.cues == ()
    assert [text[s.start : s.end] for s in scene.contents] == ["He left."]
    assert [text[s.start : s.end] for s in scene.sources] == ["She"]


def test_a_stretch_is_read_as_a_text_of_its_own_with_its_place_kept(tagger: Tagger) -> None:
    text = "The paper said that the minister denied meeting the banker."
    reading = tagger.read(text)
    assert reading
    at = text.index("the minister")
    stretch = reading.range_of(Span(at, len(text)))
    ((ranged, scene),) = tagger.inside(reading, [stretch])
    assert ranged == stretch
    assert [text[s.start : s.end] for s in scene.sources] == ["the minister"]
    assert [text[s.start : s.end] for s in scene.cues] == ["denied"]


def test_no_words_no_attribution(attributor: OnnxAttributor) -> None:
    blank = Document("d", "d", " \n\n ", (Span(0, 4),))
    assert attributor(blank) == Heard(())


def test_what_a_source_says_that_another_said_is_found_inside(attributor: OnnxAttributor) -> None:
    text = "The paper said that the minister had denied meeting the banker in Rome."
    found = attributor(Document("d", "d", text, (Span(0, len(text)),))).attributions
    cues = {text[a.cue[0].start : a.cue[0].end]: a for a in found}
    assert set(cues) == {"said", "had denied"}
    outer, inner = cues["said"], cues["had denied"]
    assert outer.content[0].start <= inner.source[0].start
    assert inner.content[0].end <= outer.content[0].end
    assert inner.confidence <= outer.confidence


def test_a_quotation_without_a_cue_is_somebodys_and_not_the_authors(
    attributor: OnnxAttributor,
) -> None:
    text = 'The team came home late on Sunday night. "We were slow and we were cold all day."'
    (found,) = attributor(Document("d", "d", text, (Span(0, len(text)),))).attributions
    assert (found.source, found.cue) == ((), ())
    (content,) = found.content
    assert text[content.start : content.end] == text[text.index('"') :]
