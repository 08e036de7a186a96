"""Packed weights come back near what they were, and damage is an error."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.errors import ModelError
from onrecord.extract import session
from onrecord.extract.packing import BLOCK, entries, entry, pack, unpack


@given(st.integers(0, 2**32 - 1), st.booleans(), st.sampled_from([0, 100, 128]))
def test_a_matrix_comes_back_within_a_step_of_its_block(seed: int, turned: bool, zero: int) -> None:
    draw = np.random.default_rng(seed)
    size = (2 * BLOCK, 3) if turned else (3, 2 * BLOCK)
    numbers = draw.integers(0, 255, size=size)
    weights = numbers.astype(np.uint8) if zero else (numbers - 127).astype(np.int8)
    again = unpack(pack(weights, zero, turned))
    assert again.dtype == weights.dtype
    assert again.shape == weights.shape
    error = np.abs(again.astype(np.int16) - weights.astype(np.int16))
    # sixteen levels over a range that the search may have narrowed to seven tenths
    assert error.max() <= 0.35 * np.abs(weights.astype(np.int16) - zero).max()
    assert error.mean() <= 0.06 * np.abs(weights.astype(np.int16) - zero).max()


def test_a_block_of_few_levels_comes_back_exactly() -> None:
    weights = np.tile(np.arange(-7, 8, dtype=np.int8), 5)[:64].reshape(2, 32)
    assert (unpack(pack(weights, 0, False)) == weights).all()


def test_uneven_rows_are_refused() -> None:
    with pytest.raises(ValueError, match="33 weights"):
        pack(np.zeros((2, 33), dtype=np.int8), 0, False)


def test_a_file_keeps_matrices_apart(tmp_path: Path) -> None:
    one = np.full((1, 32), 7, dtype=np.int8)
    two = np.full((32, 2), -7, dtype=np.int8)
    arrays = entries("one", pack(one, 0, False)) | entries("two", pack(two, 0, True))
    np.savez(tmp_path / "w.npz", allow_pickle=False, **arrays)
    with np.load(tmp_path / "w.npz", allow_pickle=False) as loaded:
        assert (unpack(entry(loaded, "one")) == one).all()
        assert (unpack(entry(loaded, "two")) == two).all()


def test_damaged_weights_are_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "assets").mkdir()
    (tmp_path / "assets" / "attribution.npz").write_bytes(b"PK\x03\x04 cut short")
    monkeypatch.setattr(session, "files", lambda _: tmp_path)
    with pytest.raises(ModelError, match=r"attribution\.npz"):
        session.load_model("attribution-fast")
