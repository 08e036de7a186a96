"""The reading model: a document in, who is said to have said what, and how firmly, out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cached_property

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from onrecord.extract.boundaries import SENTENCE_END, WORD, split_infinitive
from onrecord.extract.confidence import Calibration
from onrecord.extract.decoding import Crf
from onrecord.extract.linking import Group, Linker, Page, Scene, distance, group
from onrecord.extract.quotes import form_of, snap
from onrecord.extract.session import Model
from onrecord.extract.tagging import Reading, Scores, Tagger
from onrecord.types import Attribution, Document, Heard, Span

# What is taken from "no span" around a cue that has no content, and the least chance of such a cue;
# from 1 to 2.5 and 0.8 to 0.85 usable F1 on dev moves by a twentieth of a point.
LOOK_AGAIN, SURE = 1.5, 0.85
_BESIDE = 3
_SENTENCE = 600
# a shorter quotation alone is a title, a nickname or a scare quote as often as somebody's words
_LOOSE_WORDS = 4
_THAT = re.compile(r"that\s+", re.IGNORECASE)


class OnnxAttributor:
    """Tags source, cue and content over whole documents and links them into attributions."""

    def __init__(self, model: Model, tokenizer: Tokenizer) -> None:
        self._model = model
        self.tagger = Tagger(model, tokenizer)
        self._linker = Linker.from_settings(model.settings["linker"])
        self._split = frozenset(model.settings.get("infinitives", ()))
        # one of them stands in nearly every cue; a model without them does not look inside contents
        self._nesting = frozenset(model.settings.get("nesting", ()))

    @cached_property
    def _calibration(self) -> Calibration:
        """Read on use: the recipe that fits it needs the rest."""
        return Calibration.from_settings(self._model.settings["calibration"])

    @property
    def version(self) -> str:
        """The model's name and content version."""
        return self._model.version

    def __call__(self, document: Document) -> Heard:
        """The document's attributions, those inside others too, by their first content."""
        reading = self.tagger.read(document.masked)
        if reading is None:
            return Heard(())
        scores = self.tagger.scores(reading)
        scene, groups = self.linked(reading, scores.tags)
        outer = [self._attribution(g, scene) for g in groups]
        found = [*outer, *self._nested(reading, outer), *_loose(scene, groups)]
        ordered = sorted(found, key=lambda a: (a.content[0], a.cue))
        return self._heard(reading, scores, ordered)

    def heard(self, document: Document, attributions: Sequence[Attribution]) -> Heard:
        """What the model makes of attributions that others found, as `__call__` does of its own."""
        reading = self.tagger.read(document.masked)
        if reading is None:
            return Heard(tuple(attributions))
        return self._heard(reading, self.tagger.scores(reading), attributions)

    def _heard(
        self, reading: Reading, scores: Scores, attributions: Sequence[Attribution]
    ) -> Heard:
        judged = tuple(
            replace(a, acts=reading.acts(scores, (a.source, a.cue, a.content)))
            for a in attributions
        )
        return Heard(judged, reading.views(scores))

    def linked(
        self, reading: Reading, emissions: NDArray[np.float32], crf: Crf | None = None
    ) -> tuple[Scene, list[Group]]:
        """The spans of a text by its tag scores, and which belong together.

        A cue that the tagger is sure of has a content. Where it got none, its sentence is decoded
        again with "no span" made less likely.
        """
        decoder = crf or self.tagger.crf
        scene = reading.scene(decoder.spans(emissions))
        groups = self.groups(scene)
        idle = _idle(scene, groups)
        if idle:
            leaning = emissions.copy()
            outside = decoder.labels.index("O")
            for cue in idle:
                first, last = reading.range_of(_sentence(reading.page.text, cue))
                leaning[first:last, outside] -= LOOK_AGAIN
            scene = reading.scene(decoder.spans(leaning))
            groups = self.groups(scene)
        return scene, groups

    def groups(self, scene: Scene) -> list[Group]:
        """The attributions of a scene as spans that belong together."""
        return group(scene, self._linker)

    def attribution(self, found: Group, page: Page, confidence: float) -> Attribution:
        """A group with quotation marks drawn in."""
        cue, contents = split_infinitive(page.text, found.cue, found.contents, self._split)
        whole = _disjoint(sorted(snap(page.text, c, page.quotations) for c in contents))
        source = (found.source,) if found.source else ()
        return Attribution(source, (cue,), whole, confidence)

    def _attribution(self, found: Group, scene: Scene) -> Attribution:
        confidence = self._calibration.confidence(found, scene)
        return self.attribution(found, scene.page, confidence)

    def _nested(self, reading: Reading, outer: Sequence[Attribution]) -> Iterator[Attribution]:
        """Attributions inside a content, which the tagger, whose tags are flat, cannot see.

        Each content with a word of speech in it is read again as a text of its own. What is found
        is no surer than the attribution that holds it.
        """
        text = reading.page.text
        holders: dict[tuple[int, int], Attribution] = {}
        for attribution in outer:
            for span in attribution.content:
                words = {w.lower() for w in WORD.findall(text, span.start, span.end)}
                if words & self._nesting:
                    that = _THAT.match(text, span.start)
                    clause = Span(that.end() if that else span.start, span.end)
                    holders[reading.range_of(clause)] = attribution
        for ranged, scene in self.tagger.inside(reading, list(holders)):
            holder = holders[ranged]
            for found in self.groups(scene):
                if found.source is None:
                    continue
                inner = self._attribution(found, scene)
                contents = _within(inner.content, holder.content)
                if contents:
                    confidence = inner.confidence * holder.confidence
                    yield replace(inner, content=contents, confidence=confidence)


def _idle(scene: Scene, groups: Sequence[Group]) -> list[Span]:
    """Cues without a content that the tagger is sure of, right beside a source."""
    used = {found.cue for found in groups}
    return [
        cue
        for cue in scene.cues
        if cue not in used
        and scene.confidence[cue] >= SURE
        and any(distance(cue, source) < _BESIDE for source in scene.sources)
    ]


def _sentence(text: str, span: Span) -> Span:
    """The sentence or line around a span, by its stops, at most `_SENTENCE` characters each way."""
    start = max(0, span.start - _SENTENCE)
    for stop in SENTENCE_END.finditer(text, start, span.start):
        start = stop.end()
    end = SENTENCE_END.search(text, span.end)
    return Span(start, min(end.end() if end else len(text), span.end + _SENTENCE))


def _loose(scene: Scene, groups: Sequence[Group]) -> Iterator[Attribution]:
    """Quotations that no cue was found for: somebody's words, and not the author's.

    Their confidence is the tagger's that they are a content at all.
    """
    text, quoted = scene.page.text, scene.page.quotations
    linked = {content for found in groups for content in found.contents}
    for content in scene.contents:
        if content in linked:
            continue
        whole = snap(text, content, quoted)
        words = text[whole.start : whole.end].split()
        if len(words) >= _LOOSE_WORDS and form_of(text, [whole], quoted) == "direct":
            yield Attribution((), (), (whole,), scene.confidence[content])


def _disjoint(spans: list[Span]) -> tuple[Span, ...]:
    """Sorted spans, those that touch or overlap made one."""
    out: list[Span] = []
    for span in spans:
        if out and span.start <= out[-1].end:
            out[-1] = Span(out[-1].start, max(out[-1].end, span.end))
        else:
            out.append(span)
    return tuple(out)


def _within(spans: Sequence[Span], limits: Sequence[Span]) -> tuple[Span, ...]:
    """Those of `spans` that some limit holds, cut where a quotation mark drew them past it."""
    out = []
    for span in spans:
        for limit in limits:
            start, end = max(span.start, limit.start), min(span.end, limit.end)
            if start < end:
                out.append(Span(start, end))
    return tuple(out)
