"""The tagger: a text in, source, cue and content spans out, each with its probability."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from onrecord.extract.decoding import Crf, PieceSpan
from onrecord.extract.encoding import Pieces, encode, piece_id, shapes, windows
from onrecord.extract.linking import Page, Scene
from onrecord.extract.session import Model
from onrecord.types import Span, View

OVERLAP = 96
BATCH = 4
_INSIDE_BATCH = 24  # stretches are short: more of them make a matrix worth multiplying

# what a possessor leaves at the head of the span behind it
_CLITIC = re.compile(r"['’]s\s+")

Range = tuple[int, int]


@dataclass(frozen=True)
class Scores:
    """What the model says of each of n pieces: tag scores (n, k), views (n, 3), acts (n, 3 * 14).

    A model may lack the last two, which are then (n, 0).

    Views are the author's and the speaker's commitment, −3 to +3, to an event that begins at the
    piece, and the log odds that one does. Acts are what a piece says for each act, should it stand
    in a source, in a cue or in a content.
    """

    tags: NDArray[np.float32]
    views: NDArray[np.float32]
    acts: NDArray[np.float32]


@dataclass(frozen=True)
class Reading:
    """A text as the model sees it: its pieces, and a number a piece for each input."""

    page: Page
    pieces: Pieces
    columns: Mapping[str, NDArray[np.int64]]

    def scene(self, tagged: Sequence[PieceSpan]) -> Scene:
        """Tagged pieces as spans of the text by role."""
        by_role: dict[str, dict[Span, float]] = {"source": {}, "cue": {}, "content": {}}
        for found in tagged:
            span = self._place(found)
            if span.start < span.end:
                by_role[found.role][span] = found.confidence
        sources, cues, contents = (tuple(sorted(by_role[role])) for role in by_role)
        sure = {span: chance for spans in by_role.values() for span, chance in spans.items()}
        return Scene(self.page, sources, cues, contents, sure)

    def range_of(self, span: Span) -> Range:
        """The pieces `[first, last)` that lie in `span`."""
        first = int(np.searchsorted(self.pieces.starts, span.start))
        return first, int(np.searchsorted(self.pieces.ends, span.end, side="right"))

    def views(self, scores: Scores) -> tuple[View, ...]:
        """How firmly each word is put: what its first piece shows."""
        if not scores.views.shape[1]:
            return ()
        starts, text = self.pieces.starts, self.page.text
        first = [
            i
            for i, at in enumerate(starts.tolist())
            if at < len(text) and text[at].isalnum() and not (at and text[at - 1].isalnum())
        ]
        shown = scores.views[first]
        author, speaker = np.clip(shown[:, :2], -3, 3).round(2).T.tolist()
        chance = (1 / (1 + np.exp(-shown[:, 2]))).round(3).tolist()
        return tuple(map(View, starts[first].tolist(), author, speaker, chance))

    def acts(self, scores: Scores, roles: Sequence[Sequence[Span]]) -> tuple[float, ...]:
        """What the pieces of a source, a cue and a content say for each act, added up.

        Each role's pieces count by their mean.
        """
        known = scores.acts.shape[1] // len(roles)
        total = np.zeros(known, dtype=np.float32)
        for k, spans in enumerate(roles):
            inside = [slice(*self.range_of(span)) for span in spans]
            votes = [scores.acts[pieces, k * known : (k + 1) * known] for pieces in inside]
            said = np.concatenate(votes) if votes else np.zeros((0, known), dtype=np.float32)
            if len(said):
                total += said.mean(axis=0)
        return tuple(total.round(3).tolist())

    def _place(self, span: PieceSpan) -> Span:
        """The span in the text, without white space at its ends; empty where it is a line break."""
        text = self.page.text
        start, end = int(self.pieces.starts[span.start]), int(self.pieces.ends[span.end - 1])
        while start < end and text[start].isspace():
            start += 1
        while start < end and text[end - 1].isspace():
            end -= 1
        return _whole_words(text, start, end) if start < end else Span(start, start)


class Tagger:
    """Runs the model over windows of a text, or over stretches of it by themselves."""

    def __init__(self, model: Model, tokenizer: Tokenizer) -> None:
        self._model = model
        self._tokenizer = tokenizer
        self._size: int = model.settings["size"]
        self.crf = Crf.from_settings(model.settings)
        self._tags = len(self.crf.labels)
        self._views = len(model.settings.get("views", ()))
        self._acts = 3 * len(model.settings.get("acts", ()))
        self._cls = piece_id(tokenizer, "[CLS]")
        self._sep = piece_id(tokenizer, "[SEP]")

    def read(self, text: str) -> Reading | None:
        """A text's pieces; None where it has no word."""
        pieces = encode(text, self._tokenizer)
        if not len(pieces):
            return None
        page = Page(text)
        forms = shapes(text, pieces, page.quotations)
        return Reading(page, pieces, {"ids": pieces.ids, "shapes": forms})

    def scene(self, reading: Reading) -> Scene:
        """The tagged spans of a whole text."""
        return reading.scene(self.crf.spans(self.scores(reading).tags))

    def inside(self, reading: Reading, ranges: Sequence[Range]) -> Iterator[tuple[Range, Scene]]:
        """Each stretch and its tagged spans, read as if it were a text of its own.

        One that is longer than a window is left out.
        """
        held = [(s, e) for s, e in ranges if 0 < e - s <= self._size - 2]
        held.sort(key=lambda r: r[1] - r[0])
        for k in range(0, len(held), _INSIDE_BATCH):
            batch = held[k : k + _INSIDE_BATCH]
            scores = self._run(reading.columns, batch)
            for row, (start, end) in enumerate(batch):
                tagged = self.crf.spans(scores[row, 1 : end - start + 1, : self._tags])
                yield (start, end), reading.scene([t.moved(start) for t in tagged])

    def scores(self, reading: Reading) -> Scores:
        """Each piece's scores, from the window in which it stands most central."""
        count = len(reading.pieces)
        ranges = list(windows(count, self._size - 2, OVERLAP))
        best = np.full(count, -1, dtype=np.int64)
        out = np.zeros((count, self._tags + self._views + self._acts), dtype=np.float32)
        for k in range(0, len(ranges), BATCH):
            batch = ranges[k : k + BATCH]
            result = self._run(reading.columns, batch)
            for row, (start, end) in enumerate(batch):
                width = end - start
                ahead = np.arange(width) if start else np.full(width, width)
                behind = np.arange(width)[::-1] if end < count else np.full(width, width)
                # a text's own ends are no cut: nothing is missing beyond them
                depth = np.minimum(ahead, behind)
                better = depth > best[start:end]
                best[start:end][better] = depth[better]
                out[start:end][better] = result[row, 1 : width + 1][better]
        tags, views, acts = np.split(out, [self._tags, self._tags + self._views], axis=1)
        return Scores(tags, views, acts)

    def _run(
        self, columns: Mapping[str, NDArray[np.int64]], batch: Sequence[Range]
    ) -> NDArray[np.float32]:
        """Tag scores and views, side by side, (b, t, k + 3), of windows over `columns`.

        These hold a number for each piece.
        """
        width = max(end - start for start, end in batch) + 2
        inputs = {name: np.zeros((len(batch), width), dtype=np.int64) for name in columns}
        mask = np.zeros((len(batch), width), dtype=np.int64)
        for row, (start, end) in enumerate(batch):
            size = end - start
            for name, column in columns.items():
                inputs[name][row, 1 : size + 1] = column[start:end]
            inputs["ids"][row, 0], inputs["ids"][row, size + 1] = self._cls, self._sep
            mask[row, : size + 2] = 1
        return np.concatenate(self._model.run(**inputs, mask=mask), axis=-1)


def _whole_words(text: str, start: int, end: int) -> Span:
    """A span grown to the ends of the words that its pieces cut; "the king's" is not cut at "'"."""
    clitic = _CLITIC.match(text, start)
    if clitic and start and text[start - 1].isalnum() and clitic.end() < end:
        start = clitic.end()
    while start > 0 and text[start - 1].isalnum() and text[start].isalnum():
        start -= 1
    if text[end - 1] in "'’" and end < len(text) and text[end].isalnum():
        end += 1
    while end < len(text) and text[end - 1].isalnum() and text[end].isalnum():
        end += 1
    return Span(start, end)
