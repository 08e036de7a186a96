"""The large matrices of a quantised ONNX graph moved to a packed file beside it."""

from __future__ import annotations

import argparse
import hashlib
import json
from pathlib import Path
from typing import Any

import numpy as np
import onnx
from numpy.typing import NDArray
from onnx import numpy_helper

from onrecord.extract.packing import BLOCK, entries, pack

LEAST = 100_000
_INTEGERS = (onnx.TensorProto.INT8, onnx.TensorProto.UINT8)


def move_out(model: onnx.ModelProto, least: int = LEAST) -> dict[str, NDArray[np.generic]]:
    """Packed arrays of matrices of `least` integers or more; in `model` they become external."""
    constants = {t.name: t for t in model.graph.initializer}
    readers = {name: node.op_type for node in model.graph.node for name in node.input}
    out: dict[str, NDArray[np.generic]] = {}
    for tensor in model.graph.initializer:
        if tensor.data_type not in _INTEGERS or int(np.prod(tensor.dims)) < least:
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
    """Write the arrays as a compressed .npz, which NumPy reads without pickles.

    Four-bit numbers are uneven enough that deflating them saves a twelfth.
    """
    np.savez_compressed(path, **arrays)  # type: ignore[arg-type]


def stamp(proto: onnx.ModelProto, settings: dict[str, Any]) -> None:
    """Put `settings` into the metadata, with the hash of all as version: a verdict names it."""
    digest = hashlib.sha256(proto.SerializeToString())
    digest.update(json.dumps(settings, sort_keys=True).encode())
    stored = json.dumps({"version": digest.hexdigest()[:8], **settings}, sort_keys=True)
    onnx.helper.set_model_props(proto, {"onrecord": stored})


def pack_file(path: Path, least: int = LEAST) -> None:
    """Pack a quantised model's matrices into the .npz beside it; its version becomes another."""
    proto = onnx.load(str(path))
    stored = {p.key: p.value for p in proto.metadata_props}["onrecord"]
    settings = json.loads(stored)
    del settings["version"], proto.metadata_props[:]
    weights = path.with_suffix(".npz")
    save_packed(weights, move_out(proto, least))
    stamp(proto, {**settings, "weights": hashlib.sha256(weights.read_bytes()).hexdigest()})
    onnx.save(proto, str(path))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("path", type=Path, help="a quantised model, .onnx; changed in place")
    parser.add_argument("--least", type=int, default=LEAST, help="numbers of the smallest matrix")
    args = parser.parse_args()
    pack_file(args.path, args.least)


if __name__ == "__main__":
    main()
