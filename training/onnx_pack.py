"""The large matrices of a quantised ONNX graph moved to a packed file beside it."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import onnx
from numpy.typing import NDArray
from onnx import numpy_helper

from onrecord.extract.packing import BLOCK, entries, pack

LEAST = 100_000
_INTEGERS = (onnx.TensorProto.INT8, onnx.TensorProto.UINT8)


def move_out(model: onnx.ModelProto) -> dict[str, NDArray[np.generic]]:
    """Packed arrays of every large integer matrix; in `model` they become external, in place."""
    constants = {t.name: t for t in model.graph.initializer}
    readers = {name: node.op_type for node in model.graph.node for name in node.input}
    out: dict[str, NDArray[np.generic]] = {}
    for tensor in model.graph.initializer:
        if tensor.data_type not in _INTEGERS or int(np.prod(tensor.dims)) < LEAST:
            continue
        turned = readers[tensor.name] != "Gather"  # a matrix's blocks run down its columns
        if tensor.dims[0 if turned else 1] % BLOCK:
            continue
        point = constants.get(tensor.name.removesuffix("_quantized") + "_zero_point")
        signed = tensor.data_type == onnx.TensorProto.INT8
        zero = 0 if signed or point is None else int(numpy_helper.to_array(point).flat[0])
        out |= entries(tensor.name, pack(numpy_helper.to_array(tensor), zero, turned))
        tensor.ClearField("raw_data")
        tensor.data_location = onnx.TensorProto.EXTERNAL
        place = tensor.external_data.add()
        place.key, place.value = "location", "packed"
    return out


def save_packed(path: Path, arrays: dict[str, NDArray[np.generic]]) -> None:
    """Write the arrays as an uncompressed .npz, which NumPy reads without pickles."""
    np.savez(path, **arrays)  # type: ignore[arg-type]


def pack_file(path: Path) -> None:
    """Pack a quantised model's matrices into the .npz beside it; its metadata stays."""
    proto = onnx.load(str(path))
    save_packed(path.with_suffix(".npz"), move_out(proto))
    onnx.save(proto, str(path))
