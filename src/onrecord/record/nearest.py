"""The statements nearest in meaning to a vector, from a table that stays in memory."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from onrecord.record.reading import VectorTable

# Decimals of a similarity: what processors compute differently behind them changes no order.
DIGITS = 5
# Vectors of more bytes than this are read anew for each question and not kept.
MOST_KEPT = 1 << 30
# Rows compared at a time: what a comparison needs beside the table stays small.
ROWS = 50_000


def nearest(
    table: VectorTable, vector: NDArray[np.float32], most: int, last: int | None
) -> list[tuple[str, float]]:
    """At most `most` statements by cosine in [0, 1], nearest first, ties in canonical order.

    `vector` is (dim,). With `last`, microseconds since 1970 UTC, only statements of documents
    that were out by then.
    """
    if not table.ids or not table.matrix.shape[1]:
        return []
    similarity = np.empty(len(table.ids), dtype=np.float32)
    for start in range(0, len(similarity), ROWS):
        part = table.matrix[start : start + ROWS]
        similarity[start : start + ROWS] = np.clip(part @ vector, 0.0, 1.0).round(DIGITS)
    rows = np.arange(len(similarity))
    if last is not None:
        rows = rows[table.published_by <= last]
    order = rows[np.argsort(-similarity[rows], kind="stable")[:most]]
    return [(table.ids[row], float(similarity[row])) for row in order]
