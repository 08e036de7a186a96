"""Sentences with the factuality of their events, as batches of word pieces.

Three numbers are learned for a piece: the author's commitment to the event that begins there, that
of the source in whose mouth it stands, and whether an event begins there at all. What a corpus does
not say is left out of the loss (NaN).
"""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from spacy.tokens import Doc
from tokenizers import Tokenizer
from torch import Tensor

from onrecord.evaluation.factuality import GoldSentence, head_token, read_file
from onrecord.extract.encoding import encode, shapes
from onrecord.extract.parse import load_pipeline
from onrecord.extract.quotes import quotations
from training.attribution.model import BERT_SPECIAL
from training.factuality.templates import sentences
from training.factuality.wrap import Wrapped, wrap

# how often a corpus is read in one pass, and whether it marks every event of a sentence
CORPORA = {
    "uw": (3.0, True), "uds-ih2": (0.55, False), "meantime": (5.0, True),
    "cb": (4.0, False), "mv2": (1.0, False), "rp": (1.5, False),
}  # fmt: skip
OWN = 2500  # sentences of our own in a pass
AUTHOR, SPEAKER, EVENT = range(3)
WRAPPED = 0.25


@dataclass(frozen=True)
class Sentence:
    """A sentence as pieces, their shapes, and what is to be learned of each (n, 3)."""

    ids: NDArray[np.int64]
    shapes: NDArray[np.int64]
    targets: NDArray[np.float32]


@dataclass(frozen=True)
class Source:
    """A sentence of a corpus, its parse, and how its corpus is to be read."""

    gold: GoldSentence
    parse: Doc
    times: float
    whole: bool


class FactualityBatches:
    """Random batches over all six corpora, some sentences put into somebody's mouth."""

    def __init__(self, folder: Path, tokenizer: Tokenizer, pieces: int, seed: int) -> None:
        self.tokenizer, self.limit = tokenizer, pieces
        self.rng = random.Random(seed)
        self.sources = list(sources(folder))

    def epoch(self, size: int) -> Iterator[list[Sentence]]:
        """One pass as batches of like lengths; what values lose inside an article, rows keep."""
        windows = sorted(self.windows(size), key=lambda s: len(s.ids) + self.rng.random() * 8)
        batches: list[list[Sentence]] = [[]]
        for window in windows:
            if batches[-1] and (len(batches[-1]) + 1) * (len(window.ids) + 2) > self.limit:
                batches.append([])
            batches[-1].append(window)
        self.rng.shuffle(batches)
        yield from batches

    def sentence(self, source: Source) -> Sentence:
        """One reading of a sentence: as it is, in somebody's mouth, or in small letters."""
        wrapped = None
        if self.rng.random() < WRAPPED:
            wrapped = wrap(source.gold, source.parse, self.rng)
        text = wrapped.text if wrapped else source.gold.text
        if self.rng.random() < 0.05 and len(text.lower()) == len(text):
            text = text.lower()
        return self.taught(text, _lessons(source, wrapped))

    def own(self, count: int) -> Iterator[Sentence]:
        """Sentences of our own; what is reported teaches its speaker's view alone."""
        for text, start, value, author in sentences(count, self.rng):
            columns = (AUTHOR, SPEAKER) if author else (SPEAKER,)
            yield self.taught(
                text, [(start, EVENT, 1.0), *((start, column, value) for column in columns)]
            )

    def taught(self, text: str, lessons: Iterable[tuple[int, int, float]]) -> Sentence:
        """`text` as pieces, with each lesson at the piece in which its place lies."""
        pieces = encode(text, self.tokenizer)
        targets = np.full((len(pieces), 3), np.nan, dtype=np.float32)
        for start, column, value in lessons:
            targets[int(np.searchsorted(pieces.ends, start, side="right")), column] = value
        return Sentence(pieces.ids, shapes(text, pieces, quotations(text)), targets)

    def drawn(self, times: float) -> int:
        """A whole number that is `times` in the mean."""
        return int(times) + (self.rng.random() < times % 1)

    def windows(self, size: int) -> Iterator[Sentence]:
        """One pass as windows: half of the sentences alone, half in a row as in an article."""
        row: list[Sentence] = []
        drawn = [s for source in self.sources for s in [source] * self.drawn(source.times)]
        taught = [self.sentence(source) for source in drawn] + list(self.own(OWN))
        self.rng.shuffle(taught)
        for sentence in taught:
            if self.rng.random() < 0.5:
                yield sentence
            elif sum(len(s.ids) for s in row) + len(sentence.ids) > size:
                yield joined(row)
                row = [sentence]
            else:
                row.append(sentence)
        if row:
            yield joined(row)

    def tensors(self, batch: list[Sentence]) -> tuple[Tensor, Tensor, Tensor, Tensor]:
        """Piece ids, shapes, mask (b, t) and targets (b, t, 3)."""
        width = max(len(s.ids) for s in batch) + 2
        ids, forms, mask = torch.zeros(3, len(batch), width, dtype=torch.long)
        targets = torch.full((len(batch), width, 3), float("nan"))
        for b, sentence in enumerate(batch):
            n = len(sentence.ids)
            ids[b, 0], ids[b, n + 1] = BERT_SPECIAL["[CLS]"], BERT_SPECIAL["[SEP]"]
            ids[b, 1 : n + 1] = torch.from_numpy(sentence.ids)
            forms[b, 1 : n + 1] = torch.from_numpy(sentence.shapes)
            targets[b, 1 : n + 1] = torch.from_numpy(sentence.targets)
            mask[b, : n + 2] = 1
        return ids, forms, mask, targets


def joined(sentences: list[Sentence]) -> Sentence:
    """Sentences one behind another, each of which ends in a line break's piece."""
    return Sentence(
        np.concatenate([s.ids for s in sentences]),
        np.concatenate([s.shapes for s in sentences]),
        np.concatenate([s.targets for s in sentences]),
    )


def sources(folder: Path) -> Iterator[Source]:
    """All sentences of the corpora in `folder`, parsed."""
    nlp = load_pipeline()
    for name, (times, whole) in CORPORA.items():
        golds = list(read_file(folder / f"{name}-train.jsonl"))
        for gold, parse in zip(golds, nlp.pipe(g.text for g in golds), strict=True):
            yield Source(gold, parse, times, whole)


def _lessons(source: Source, wrapped: Wrapped | None) -> Iterator[tuple[int, int, float]]:
    """What a reading teaches: a place in its text, a column of the targets, a value."""
    parse = source.parse
    heads = {parse[head_token(parse, event.span)].idx: event.value for event in source.gold.events}
    if wrapped is None:
        for start, value in heads.items():
            yield start, AUTHOR, value
            if not _reported(parse, start):
                yield start, SPEAKER, value
        moved = {start: start for start in (t.idx for t in parse)}
    else:
        for start, value in wrapped.speaker.items():
            yield start, SPEAKER, value
        for start, value in wrapped.author.items():
            yield start, AUTHOR, value
            yield start, EVENT, 1.0
        moved = wrapped.moved
    for token in parse:
        if source.whole or token.idx in heads:
            yield moved[token.idx], EVENT, float(token.idx in heads)


def _reported(parse: Doc, start: int) -> bool:
    """Whether the word at `start` stands under a word of saying: then it is not the author's."""
    token = next(t for t in parse if t.idx == start)
    return any(t.lemma_.lower() in SAID for t in token.ancestors)


SAID = frozenset(
    {
        "say", "tell", "state", "report", "add", "write", "declare", "insist", "announce", "warn",
        "claim", "argue", "deny", "believe", "think", "suggest", "accuse", "allege", "predict",
        "expect", "hope", "fear", "ask", "demand", "call", "note", "explain", "confirm", "admit",
        "according",
    }
)  # fmt: skip
