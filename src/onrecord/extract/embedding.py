"""Sentence vectors, for retrieval by meaning and for telling repeats."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from onrecord.extract.session import Model

SIZE = 384


class Embedder:
    """Texts to vectors of length one, each computed alone so that it never depends on the rest."""

    def __init__(self, model: Model, tokenizer: Tokenizer) -> None:
        self._model = model
        self._tokenizer = tokenizer
        self._pieces: int = model.settings["pieces"]

    @property
    def version(self) -> str:
        """The model's name and content version."""
        return self._model.version

    def __call__(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Vectors (n, 384); a text past the model's limit counts by its beginning."""
        out = np.zeros((len(texts), SIZE), dtype=np.float32)
        for row, text in enumerate(texts):
            ids = self._tokenizer.encode(text).ids
            if len(ids) > self._pieces:
                ids = [*ids[: self._pieces - 1], ids[-1]]
            line = np.asarray([ids], dtype=np.int64)
            (vectors,) = self._model.run(ids=line, mask=np.ones_like(line))
            out[row] = vectors[0]
        return out
