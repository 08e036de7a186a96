"""Packed weights come back near what they were, and damage is an error."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import onnx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.errors import ModelError
from onrecord.extract import session
from onrecord.extract.packing import BLOCK, entries, entry, pack, unpack
from training.onnx_pack import move_out, save_packed


@given(st.integers(0, 2**32 - 1), st.booleans(), st.booleans(), st.sampled_from([0, 50, 128]))
def test_a_matrix_comes_back_near_what_it_was(
    seed: int, turned: bool, unsigned: bool, zero: int
) -> None:
    draw = np.random.default_rng(seed)
    size = (2 * BLOCK, 3) if turned else (3, 2 * BLOCK)
    numbers = draw.integers(0, 255, size=size)
    weights = numbers.astype(np.uint8) if unsigned else (numbers - 127).astype(np.int8)
    zero = zero if unsigned else 0
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
    save_packed(tmp_path / "w.npz", arrays)
    with np.load(tmp_path / "w.npz", allow_pickle=False) as loaded:
        assert (unpack(entry(loaded, "one")) == one).all()
        assert (unpack(entry(loaded, "two")) == two).all()


def test_a_graph_computes_with_the_matrix_that_was_packed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    matrix = np.random.default_rng(1).integers(-127, 128, size=(512, 256)).astype(np.int8)
    int8, int64 = onnx.TensorProto.INT8, onnx.TensorProto.INT64
    made = onnx.helper.make_graph(
        [
            onnx.helper.make_node("Cast", ["ids"], ["small"], to=int8),
            onnx.helper.make_node("MatMulInteger", ["small", "m"], ["product"]),
        ],
        "g",
        [onnx.helper.make_tensor_value_info("ids", int64, [1, 512])],
        [onnx.helper.make_tensor_value_info("product", onnx.TensorProto.INT32, [1, 256])],
        [onnx.numpy_helper.from_array(matrix, "m")],
    )
    opset = [onnx.helper.make_opsetid("", 17)]
    model = onnx.helper.make_model(made, opset_imports=opset, ir_version=9)
    arrays = move_out(model)
    (tmp_path / "assets").mkdir()
    save_packed(tmp_path / "assets" / "tiny-fast.npz", arrays)
    onnx.helper.set_model_props(model, {"onrecord": '{"version": "1"}'})
    onnx.save(model, str(tmp_path / "assets" / "tiny-fast.onnx"))
    assert (tmp_path / "assets" / "tiny-fast.onnx").stat().st_size < 2000
    monkeypatch.setattr(session, "files", lambda _: tmp_path)
    row = np.arange(512, dtype=np.int64)[None] % 50
    (found,) = session.load_model("tiny-fast").run(ids=row)
    kept = unpack(pack(matrix, 0, True)).astype(np.int32)
    assert (found == row.astype(np.int32) @ kept).all()


def test_damaged_weights_are_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "assets").mkdir()
    (tmp_path / "assets" / "attribution-fast.npz").write_bytes(b"PK\x03\x04 cut short")
    monkeypatch.setattr(session, "files", lambda _: tmp_path)
    with pytest.raises(ModelError, match=r"attribution-fast\.npz"):
        session.load_model("attribution-fast")
