"""The attribution model: a document in, who is said to have said what out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cached_property

from tokenizers import Tokenizer

from onrecord.extract.confidence import Calibration
from onrecord.extract.linking import Group, Linker, Scene, group
from onrecord.extract.quotes import Quotation, form_of, quotations, snap
from onrecord.extract.session import Model
from onrecord.extract.tagging import Reading, Tagger
from onrecord.types import Attribution, Document, Span

_WORD = re.compile(r"[^\W\d_]+")
# a shorter quotation alone is a title, a nickname or a scare quote as often as somebody's words
_LOOSE_WORDS = 4
_THAT = re.compile(r"that\s+", re.IGNORECASE)


class OnnxAttributor:
    """Tags source, cue and content over whole documents and links them into attributions."""

    def __init__(self, model: Model, tokenizer: Tokenizer) -> None:
        self._model = model
        self.tagger = Tagger(model, tokenizer)
        self._linker = Linker.from_settings(model.settings["linker"])

    @cached_property
    def _calibration(self) -> Calibration:
        """Read on use: the recipe that fits it needs the rest."""
        return Calibration.from_settings(self._model.settings["calibration"])

    @cached_property
    def _nesting_words(self) -> frozenset[str]:
        """Words of which one stands in nearly every cue; none where the model does not nest."""
        return frozenset(self._model.settings.get("nesting", ()))

    @property
    def version(self) -> str:
        """The model's name and content version."""
        return self._model.version

    def __call__(self, document: Document) -> tuple[Attribution, ...]:
        """The document's attributions, those inside others too, by their first content."""
        reading = self.tagger.read(document.masked)
        if reading is None:
            return ()
        scene = self.tagger.scene(reading)
        quoted = quotations(reading.text)
        groups = self.groups(scene)
        outer = [self._attribution(g, scene, quoted) for g in groups]
        found = [*outer, *self._nested(reading, outer, quoted), *_loose(scene, groups, quoted)]
        return tuple(sorted(found, key=lambda a: (a.content[0], a.cue)))

    def groups(self, scene: Scene) -> list[Group]:
        """The attributions of a scene as spans that belong together."""
        return group(scene, self._linker)

    def _attribution(self, found: Group, scene: Scene, quoted: Sequence[Quotation]) -> Attribution:
        confidence = self._calibration.confidence(found, scene)
        return attribution_of(found, scene.text, quoted, confidence)

    def _nested(
        self, reading: Reading, outer: Sequence[Attribution], quoted: Sequence[Quotation]
    ) -> Iterator[Attribution]:
        """Attributions inside a content, which the tagger, whose tags are flat, cannot see.

        Each content with a word of speech in it is read again as a text of its own. What is found
        is no surer than the attribution that holds it.
        """
        holders: dict[tuple[int, int], Attribution] = {}
        for attribution in outer:
            for span in attribution.content:
                words = {w.lower() for w in _WORD.findall(reading.text, span.start, span.end)}
                if words & self._nesting_words:
                    that = _THAT.match(reading.text, span.start)
                    clause = Span(that.end() if that else span.start, span.end)
                    holders[reading.range_of(clause)] = attribution
        for ranged, scene in self.tagger.inside(reading, list(holders)):
            holder = holders[ranged]
            for found in self.groups(scene):
                if found.source is None:
                    continue
                inner = self._attribution(found, scene, quoted)
                contents = _within(inner.content, holder.content)
                if contents:
                    confidence = inner.confidence * holder.confidence
                    yield replace(inner, content=contents, confidence=confidence)


def _loose(
    scene: Scene, groups: Sequence[Group], quoted: Sequence[Quotation]
) -> Iterator[Attribution]:
    """Quotations that no cue was found for: somebody's words, and not the author's.

    Their confidence is the tagger's that they are a content at all.
    """
    linked = {content for found in groups for content in found.contents}
    for content in scene.contents:
        if content in linked:
            continue
        whole = snap(scene.text, content, quoted)
        words = scene.text[whole.start : whole.end].split()
        if len(words) >= _LOOSE_WORDS and form_of(scene.text, [whole], quoted) == "direct":
            yield Attribution((), (), (whole,), scene.confidence[content])


def attribution_of(
    found: Group, text: str, quoted: Sequence[Quotation], confidence: float
) -> Attribution:
    """A group with quotation marks drawn in."""
    contents = _disjoint(sorted(snap(text, c, quoted) for c in found.contents))
    source = (found.source,) if found.source else ()
    return Attribution(source, (found.cue,), contents, confidence)


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
