"""Vectors of word pieces from an exported model, the very numbers that its heads will see."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from onrecord.extract.session import open_model
from training.attribution.model import BERT_SPECIAL

Row = tuple[NDArray[np.int64], NDArray[np.int64]]
_PIECES = 3000  # of a batch


class Reader:
    """Runs a model exported with `--vectors` over rows of piece ids and shapes."""

    def __init__(self, path: Path) -> None:
        self._model = open_model(path)
        self.width = int(self._model.session.get_outputs()[-1].shape[-1])

    def vectors(self, rows: Sequence[Row]) -> Iterator[tuple[int, NDArray[np.float32]]]:
        """Each row's place in `rows` and its pieces' vectors (n, width); like lengths together."""
        order = sorted(range(len(rows)), key=lambda k: len(rows[k][0]))
        batch: list[int] = []
        for k in order:
            if batch and (len(batch) + 1) * (len(rows[k][0]) + 2) > _PIECES:
                yield from self._run(rows, batch)
                batch = []
            batch.append(k)
        if batch:
            yield from self._run(rows, batch)

    def _run(
        self, rows: Sequence[Row], batch: Sequence[int]
    ) -> Iterator[tuple[int, NDArray[np.float32]]]:
        width = max(len(rows[k][0]) for k in batch) + 2
        ids, shapes, mask = np.zeros((3, len(batch), width), dtype=np.int64)
        for b, k in enumerate(batch):
            pieces, forms = rows[k]
            n = len(pieces)
            ids[b, 0], ids[b, n + 1] = BERT_SPECIAL["[CLS]"], BERT_SPECIAL["[SEP]"]
            ids[b, 1 : n + 1], shapes[b, 1 : n + 1], mask[b, : n + 2] = pieces, forms, 1
        found = self._model.run(ids=ids, shapes=shapes, mask=mask)[-1]
        for b, k in enumerate(batch):
            yield k, found[b, 1 : len(rows[k][0]) + 1]
