"""Text to word pieces with character offsets, and word pieces to overlapping windows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from onrecord.errors import ModelError
from onrecord.extract.quotes import Quotation

# A line break carries meaning in news (paragraphs, captions, transcripts) and word-piece
# vocabularies drop it; one of BERT's reserved pieces stands for it.
BREAK_PIECE = "[unused1]"
# Shapes of a piece: lower, Capitalised or ALL CAPITALS, times inside a quotation or not, times
# after white space or not. An uncased vocabulary hides the first and the last from the encoder.
SHAPES = 12
_QUOTED, _SPACED = 3, 6


@dataclass(frozen=True, slots=True)
class Pieces:
    """The word pieces of one text: `ids` (n,), and their code-point spans `starts`, `ends` (n,)."""

    ids: NDArray[np.int64]
    starts: NDArray[np.int64]
    ends: NDArray[np.int64]

    def __len__(self) -> int:
        return int(self.ids.shape[0])


def load_tokenizer(path: Path) -> Tokenizer:
    """The tokenizer at `path`, with padding and truncation off so that no piece is lost."""
    tokenizer = Tokenizer.from_file(str(path))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    return tokenizer


def piece_id(tokenizer: Tokenizer, piece: str) -> int:
    """The id of a special piece; ModelError where the vocabulary lacks it."""
    found: int | None = tokenizer.token_to_id(piece)
    if found is None:
        raise ModelError("tokenizer.json", f"the vocabulary has no {piece}; install onrecord again")
    return found


def encode(text: str, tokenizer: Tokenizer) -> Pieces:
    """Word pieces of `text` without special pieces, a `BREAK_PIECE` for each run of line breaks."""
    break_id = piece_id(tokenizer, BREAK_PIECE)
    lines: list[tuple[int, str]] = []
    at = 0
    for line in text.splitlines(keepends=True):
        if line.strip():
            lines.append((at, line))
        at += len(line)
    ids: list[int] = []
    spans: list[tuple[int, int]] = []
    encodings = tokenizer.encode_batch([line for _, line in lines], add_special_tokens=False)
    for (offset, line), encoding in zip(lines, encodings, strict=True):
        ids.extend(encoding.ids)
        spans.extend((offset + s, offset + e) for s, e in encoding.offsets)
        end = offset + len(line)
        ids.append(break_id)
        spans.append((end, end))
    bounds = np.asarray(spans, dtype=np.int64).reshape(-1, 2)
    return Pieces(np.asarray(ids, dtype=np.int64), bounds[:, 0], bounds[:, 1])


def shapes(text: str, pieces: Pieces, quoted: Sequence[Quotation]) -> NDArray[np.int64]:
    """The shape (n,), in [0, SHAPES), of each piece of `text`, whose quotations are `quoted`."""
    inside = np.zeros(len(text) + 1, dtype=np.int64)
    for quotation in quoted:
        inside[quotation.start : quotation.end] = _QUOTED
    out = np.zeros(len(pieces), dtype=np.int64)
    bounds = zip(pieces.starts.tolist(), pieces.ends.tolist(), strict=True)
    for i, (start, end) in enumerate(bounds):
        piece = text[start:end]
        if piece[:1].isupper():
            out[i] = 2 if len(piece) > 1 and piece.isupper() else 1
        if start == 0 or text[start - 1].isspace():
            out[i] += _SPACED
    return out + inside[pieces.starts]


def windows(count: int, size: int, overlap: int) -> Iterator[tuple[int, int]]:
    """As few ranges of at most `size` as cover `count` pieces, of one width but for rounding.

    Neighbours share at least `overlap`.
    """
    if not count:
        return
    many = max(1, -(-(count - overlap) // (size - overlap)))
    width = -(-(count + (many - 1) * overlap) // many)
    for k in range(many):
        start = min(k * (width - overlap), count - width)
        yield start, start + width
