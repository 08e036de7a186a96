"""The stance model: how a passage answers a claim or question."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from tokenizers import Tokenizer

from onrecord.extract.decoding import softmax
from onrecord.extract.encoding import piece_id
from onrecord.extract.session import Model


@dataclass(frozen=True, slots=True)
class Stance:
    """Probabilities that a passage answers yes, answers no, only discusses, or is unrelated."""

    favours: float
    opposes: float
    discusses: float
    unrelated: float

    @property
    def turned(self) -> Stance:
        """The stance towards the contrary."""
        return Stance(self.opposes, self.favours, self.discusses, self.unrelated)

    @property
    def bears(self) -> float:
        """The probability that the passage takes a side."""
        return self.favours + self.opposes


# Where a long text may be cut, and the most windows of it that are read.
_SENTENCE = re.compile(r"(?<=[.!?])[\"”’']?\s+|[\r\n]+")
MOST_WINDOWS = 12


class StanceModel:
    """Pairs of a passage and a claim, each scored alone so that it never depends on the rest."""

    def __init__(self, model: Model, tokenizer: Tokenizer) -> None:
        self._model = model
        self._tokenizer = tokenizer
        self._limits: tuple[int, int] = (
            model.settings["premise_pieces"],
            model.settings["hypothesis_pieces"],
        )
        self._cls = piece_id(tokenizer, "[CLS]")
        self._sep = piece_id(tokenizer, "[SEP]")

    @property
    def version(self) -> str:
        """The model's name and content version."""
        return self._model.version

    def __call__(self, passage: str, claim: str) -> Stance:
        """The stance of `passage` towards `claim`."""
        first = self._tokenizer.encode(passage, add_special_tokens=False).ids[: self._limits[0]]
        second = self._tokenizer.encode(claim, add_special_tokens=False).ids[: self._limits[1]]
        ids = np.asarray([[self._cls, *first, self._sep, *second, self._sep]], dtype=np.int64)
        types = np.zeros_like(ids)
        types[0, len(first) + 2 :] = 1
        (logits,) = self._model.run(ids=ids, mask=np.ones_like(ids), types=types)
        favours, opposes, discusses, unrelated = (float(p) for p in softmax(logits[0]))
        return Stance(favours, opposes, discusses, unrelated)

    def of_text(self, text: str, claim: str) -> Stance:
        """The stance of a text of any length: its windows', each counting as it is on the topic."""
        found = [self(window, claim) for window in self._windows(text)]
        related = [1.0 - stance.unrelated for stance in found]
        most, total = max(related), sum(related) or 1.0

        def mean(values: list[float]) -> float:
            return most * sum(values) / total

        return Stance(
            mean([s.favours for s in found]),
            mean([s.opposes for s in found]),
            mean([s.discusses for s in found]),
            1.0 - most,
        )

    def _windows(self, text: str) -> Iterator[str]:
        """Runs of whole sentences, each as long as the model reads; at most MOST_WINDOWS."""
        starts = [0, *(m.end() for m in _SENTENCE.finditer(text)), len(text)]
        begin = given = 0
        for i, end in enumerate(starts[1:], 1):
            longer = starts[i + 1] if i + 1 < len(starts) else None
            if longer is not None and len(self._pieces(text[begin:longer])) <= self._limits[0]:
                continue
            if given == MOST_WINDOWS:
                return
            yield text[begin:end]
            begin, given = end, given + 1

    def _pieces(self, text: str) -> list[int]:
        ids: list[int] = self._tokenizer.encode(text, add_special_tokens=False).ids
        return ids
