"""The attribution model: a document in, source, cue and content spans out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from onrecord.extract.decoding import PieceSpan, constrain, softmax, spans_of, viterbi
from onrecord.extract.encoding import Pieces, encode, piece_id, shapes, windows
from onrecord.extract.linking import Group, Linker, Scene, group
from onrecord.extract.quotes import Quotation, quotations, snap
from onrecord.extract.session import Model
from onrecord.types import Attribution, Document, Span

OVERLAP = 96
BATCH = 4


class OnnxAttributor:
    """Tags source, cue and content over whole documents and links them into attributions."""

    def __init__(self, model: Model, tokenizer: Tokenizer) -> None:
        self._model = model
        self._tokenizer = tokenizer
        # the shipped weights know pieces alone; those of today's recipe know their shapes too
        self._shaped = "shapes" in model.inputs
        settings = model.settings
        self._labels: list[str] = settings["labels"]
        self._size: int = settings["size"]
        self._start = np.asarray(settings["start"], dtype=np.float64)
        transitions = np.asarray(settings["transitions"], dtype=np.float64)
        self._transitions = constrain(transitions, self._labels)
        self._cls = piece_id(tokenizer, "[CLS]")
        self._sep = piece_id(tokenizer, "[SEP]")

    @cached_property
    def _linker(self) -> Linker:
        """Read on use: the tagger alone serves the recipe that fits a linker."""
        return Linker.from_settings(self._model.settings["linker"])

    @property
    def version(self) -> str:
        """The model's name and content version."""
        return self._model.version

    def __call__(self, document: Document) -> tuple[Attribution, ...]:
        """The document's attributions, by the start of their first content."""
        text = document.masked
        scene = self.scene(text)
        if scene is None:
            return ()
        quoted = quotations(text)
        found = [_attribution(g, scene, quoted) for g in group(scene, self._linker)]
        return tuple(sorted(found, key=lambda a: (a.content[0], a.cue)))

    def scene(self, text: str) -> Scene | None:
        """The tagged spans of a text; None where it has no word."""
        pieces = encode(text, self._tokenizer)
        if not len(pieces):
            return None
        emissions = self._emissions(text, pieces)
        path = viterbi(emissions, self._transitions, self._start)
        tagged = spans_of(path, softmax(emissions), self._labels)
        by_role: dict[str, dict[Span, float]] = {"source": {}, "cue": {}, "content": {}}
        for found in tagged:
            by_role[found.role][_place(text, pieces, found)] = found.confidence
        sources, cues, contents = (tuple(sorted(by_role[role])) for role in by_role)
        sure = {span: chance for spans in by_role.values() for span, chance in spans.items()}
        return Scene(text, sources, cues, contents, sure)

    def _emissions(self, text: str, pieces: Pieces) -> NDArray[np.float32]:
        """Tag scores (n, k), each piece's from the window in which it stands most central."""
        columns = {"ids": pieces.ids}
        if self._shaped:
            columns["shapes"] = shapes(text, pieces)
        ranges = list(windows(len(pieces), self._size - 2, OVERLAP))
        best = np.full(len(pieces), -1, dtype=np.int64)
        out = np.zeros((len(pieces), len(self._labels)), dtype=np.float32)
        for k in range(0, len(ranges), BATCH):
            batch = ranges[k : k + BATCH]
            result = self._run(columns, batch)
            for row, (start, end) in enumerate(batch):
                width = end - start
                ahead = np.arange(width) if start else np.full(width, width)
                behind = np.arange(width)[::-1] if end < len(pieces) else np.full(width, width)
                # a text's own ends are no cut: nothing is missing beyond them
                depth = np.minimum(ahead, behind)
                better = depth > best[start:end]
                best[start:end][better] = depth[better]
                out[start:end][better] = result[row, 1 : width + 1][better]
        return out

    def _run(
        self, columns: Mapping[str, NDArray[np.int64]], batch: list[tuple[int, int]]
    ) -> NDArray[np.float32]:
        """Tag scores (b, t, k) of windows over `columns`, which hold a number for each piece."""
        width = max(end - start for start, end in batch) + 2
        inputs = {name: np.zeros((len(batch), width), dtype=np.int64) for name in columns}
        mask = np.zeros((len(batch), width), dtype=np.int64)
        for row, (start, end) in enumerate(batch):
            size = end - start
            for name, column in columns.items():
                inputs[name][row, 1 : size + 1] = column[start:end]
            inputs["ids"][row, 0], inputs["ids"][row, size + 1] = self._cls, self._sep
            mask[row, : size + 2] = 1
        return self._model.run(**inputs, mask=mask)[0]


def _place(text: str, pieces: Pieces, span: PieceSpan) -> Span:
    return _whole_words(text, int(pieces.starts[span.start]), int(pieces.ends[span.end - 1]))


def _attribution(found: Group, scene: Scene, quoted: Sequence[Quotation]) -> Attribution:
    """A group with quotation marks drawn in; confidence is the links' times its weakest span's."""
    spans = [found.cue, *found.contents, *([found.source] if found.source else [])]
    confidence = found.confidence * min(scene.confidence[s] for s in spans)
    contents = _disjoint(sorted(snap(scene.text, c, quoted) for c in found.contents))
    source = (found.source,) if found.source else ()
    return Attribution(source, (found.cue,), contents, confidence)


def _whole_words(text: str, start: int, end: int) -> Span:
    """A span grown to the ends of the words that its pieces cut."""
    while start > 0 and text[start - 1].isalnum() and text[start].isalnum():
        start -= 1
    while end < len(text) and text[end - 1].isalnum() and text[end].isalnum():
        end += 1
    return Span(start, end)


def _disjoint(spans: list[Span]) -> tuple[Span, ...]:
    """Sorted spans, those that touch or overlap made one."""
    out: list[Span] = []
    for span in spans:
        if out and span.start <= out[-1].end:
            out[-1] = Span(out[-1].start, max(out[-1].end, span.end))
        else:
            out.append(span)
    return tuple(out)
