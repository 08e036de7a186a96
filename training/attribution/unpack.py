"""A shipped model as a checkpoint again, so that training can go on from what ships.

python -m training.attribution.unpack --model attribution-accurate.onnx --out shipped.pt \\
    --linker linker.json
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import torch
from onnx import numpy_helper
from torch import Tensor

from onrecord.extract.packing import entry, matrices_in, unpack
from training.attribution.model import LABELS

BARRED = -1000.0  # moves that no text may make score below this when decoded
LINKER = ("cue", "source", "nesting")


def checkpoint(path: Path) -> dict[str, Tensor]:
    """The weights of the model at `path`, under the names of the module that was exported."""
    proto = onnx.load(str(path), load_external_data=False)
    with np.load(path.with_suffix(".npz")) as packed:
        arrays: dict[str, Any] = {name: unpack(entry(packed, name)) for name in matrices_in(packed)}
    for tensor in proto.graph.initializer:
        if tensor.data_location != onnx.TensorProto.EXTERNAL:
            arrays[tensor.name] = numpy_helper.to_array(tensor)
    state = {
        name: torch.tensor(value)
        for name, value in arrays.items()
        if name.endswith((".weight", ".bias"))
    }
    for name in arrays:
        if name.endswith(".weight_quantized"):  # a table, whose rows are looked up
            stem = name.removesuffix("_quantized")
            state[stem] = torch.tensor(_floats(arrays, stem))
    for node in proto.graph.node:
        if node.op_type == "MatMulInteger":
            stem = node.input[1].removesuffix("_quantized")
            if f"{stem}_scale" in arrays:
                state[_module(node.name)] = torch.tensor(_floats(arrays, stem).T.copy())
    settings = _settings(proto)
    state |= _crf(settings)
    return state


def linker(path: Path) -> dict[str, Any]:
    """What the model at `path` links by, as `training.attribution.link` writes it."""
    settings = _settings(onnx.load(str(path), load_external_data=False))
    found = {name: settings["linker"][name] for name in LINKER if name in settings["linker"]}
    found |= {name: settings[name] for name in ("infinitives", "nesting") if name in settings}
    return found


def _crf(settings: dict[str, Any]) -> dict[str, Tensor]:
    """The CRF as it was trained: no move barred, and no leaning, which is set on dev."""
    moves, start = (torch.tensor(settings[name]) for name in ("transitions", "start"))
    lean = settings.get("leaning", 0.0)
    moves[:, LABELS.index("O")] += lean
    start[LABELS.index("O")] += lean
    return {
        "head.crf.transitions": torch.where(moves < BARRED, 0.0, moves),
        "head.crf.start": torch.where(start < BARRED, 0.0, start),
    }


def _settings(proto: onnx.ModelProto) -> dict[str, Any]:
    stored: dict[str, Any] = json.loads(
        next(p.value for p in proto.metadata_props if p.key == "onrecord")
    )
    return stored


def _floats(arrays: dict[str, Any], stem: str) -> Any:
    """The matrix `stem` in floating point."""
    numbers = arrays[f"{stem}_quantized"].astype(np.float32)
    zero = arrays[f"{stem}_zero_point"].astype(np.float32)
    return ((numbers - zero) * arrays[f"{stem}_scale"]).astype(np.float32)


def _module(node: str) -> str:
    """`/head/tagger/tagger.1/MatMul_quant` to `head.tagger.1.weight`."""
    names: list[str] = []
    for part in node.strip("/").split("/")[:-1]:
        if names and part.startswith(f"{names[-1]}."):  # a sequence repeats its own name
            names[-1] = part
        else:
            names.append(part)
    return ".".join([*names, "weight"])


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--model", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--linker", type=Path, help="where to write what it links by")
    args = parser.parse_args()
    state = checkpoint(args.model)
    torch.save(state, args.out)
    print(f"{len(state)} tensors")
    if args.linker:
        args.linker.write_text(json.dumps(linker(args.model)))


if __name__ == "__main__":
    main()
