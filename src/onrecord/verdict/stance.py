"""The stance model: how a passage answers a claim or question."""

from __future__ import annotations

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
    def bears(self) -> float:
        """The probability that the passage takes a side."""
        return self.favours + self.opposes


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
