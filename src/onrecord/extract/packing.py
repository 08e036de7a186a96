"""Weights kept in four bits, and the eight-bit matrices that the runtime computes with.

Numbers stand in blocks of 32 along a matrix's inner side and share a scale: 4.25 bits a weight on
disk. They are unpacked once, when a model is loaded, to the int8 that processors multiply fast.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

BLOCK = 32
STEP = 8  # a block's scale counts in eighths of an int8 step
PARTS = ("pairs", "scales", "layout")
SHARES = (1.0, 0.94, 0.88, 0.82, 0.76, 0.7)  # shares of a block's range: the best is kept


@dataclass(frozen=True, slots=True)
class Packed:
    """One matrix: `pairs` (n, 16) of 4-bit numbers, 8 meaning zero, and `scales` (n, 1), uint8.

    `layout` holds rows, columns, whether the matrix is kept turned, whether it is uint8 and not
    int8, and the number that stands for zero.
    """

    pairs: NDArray[np.uint8]
    scales: NDArray[np.uint8]
    layout: NDArray[np.int64]


def pack(weights: NDArray[np.int8] | NDArray[np.uint8], zero: int, turned: bool) -> Packed:
    """Pack a matrix; `turned` for blocks down its columns. ValueError where blocks do not fit."""
    kept = weights.T if turned else weights
    if kept.shape[1] % BLOCK:
        raise ValueError(f"{kept.shape[1]} weights do not divide into blocks of {BLOCK}")
    rows = (kept.astype(np.float32) - zero).reshape(-1, BLOCK)
    widest = np.abs(rows).max(axis=1, keepdims=True)
    best = np.full((len(rows), 1), np.inf, dtype=np.float32)
    numbers = np.zeros(rows.shape, dtype=np.uint8)
    scales = np.ones((len(rows), 1), dtype=np.uint8)
    for share in SHARES:
        scale = np.clip(np.ceil(widest * share / 7.5 * STEP), 1, 255)
        tried = np.clip(np.round(rows * STEP / scale), -8, 7)
        error = ((tried * scale / STEP - rows) ** 2).sum(axis=1, keepdims=True)
        better = error < best
        numbers = np.where(better, tried + 8, numbers).astype(np.uint8)
        scales = np.where(better, scale, scales).astype(np.uint8)
        best = np.where(better, error, best)
    pairs = numbers[:, ::2] | (numbers[:, 1::2] << 4)
    unsigned = weights.dtype == np.uint8
    layout = np.array([*kept.shape, turned, unsigned, zero], dtype=np.int64)
    return Packed(pairs.astype(np.uint8), scales, layout)


def unpack(packed: Packed) -> NDArray[np.int8] | NDArray[np.uint8]:
    """The matrix again, as near as four bits come."""
    rows, columns, turned, unsigned, zero = packed.layout.tolist()
    numbers = np.empty((len(packed.pairs), BLOCK), dtype=np.int16)
    numbers[:, ::2] = packed.pairs & 15
    numbers[:, 1::2] = packed.pairs >> 4
    numbers -= 8
    numbers *= packed.scales
    numbers += STEP // 2  # so that the shift rounds
    numbers >>= STEP.bit_length() - 1
    numbers += zero
    limits = np.iinfo(np.uint8 if unsigned else np.int8)
    clipped = np.clip(numbers, limits.min, limits.max).reshape(rows, columns)
    kept = np.ascontiguousarray(clipped.T) if turned else clipped
    return kept.astype(np.uint8) if unsigned else kept.astype(np.int8)


def entries(name: str, packed: Packed) -> dict[str, NDArray[np.generic]]:
    """The arrays of one matrix under the keys by which `entry` finds them."""
    return {f"{name}|{part}": getattr(packed, part) for part in PARTS}


def matrices_in(arrays: Mapping[str, NDArray[np.generic]]) -> list[str]:
    """Names of the matrices that a file of packed weights holds."""
    end = f"|{PARTS[0]}"
    return [key.removesuffix(end) for key in arrays if key.endswith(end)]


def entry(arrays: Mapping[str, NDArray[np.generic]], name: str) -> Packed:
    """One matrix of a file of packed weights; KeyError where it is not there."""
    pairs, scales, layout = (arrays[f"{name}|{part}"] for part in PARTS)
    return Packed(pairs.astype(np.uint8), scales.astype(np.uint8), layout.astype(np.int64))
