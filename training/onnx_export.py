"""Torch module to ONNX with int8 weights and onrecord's metadata."""

from __future__ import annotations

import hashlib
import tempfile
from pathlib import Path
from typing import Any

import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import nn

from training.onnx_pack import move_out, save_packed, stamp


def export_int8(
    model: nn.Module,
    outputs: tuple[str, ...],
    settings: dict[str, Any],
    path: Path,
    inputs: tuple[str, ...] = ("ids", "mask"),
) -> None:
    """Write `model`, called on `(ids, mask)` of shape (batch, pieces), to `path`."""
    proto = quantized(model, outputs, inputs)
    stamp(proto, settings)
    path.parent.mkdir(parents=True, exist_ok=True)
    onnx.save(proto, str(path))
    print(f"{path}: {path.stat().st_size / 1e6:.1f} MB")


def export_packed(
    model: nn.Module,
    outputs: tuple[str, ...],
    settings: dict[str, Any],
    path: Path,
    inputs: tuple[str, ...] = ("ids", "mask"),
) -> None:
    """Write the graph to `path` and its large matrices, in four bits, to the .npz beside it."""
    proto = quantized(model, outputs, inputs)
    weights = path.with_suffix(".npz")
    save_packed(weights, move_out(proto))
    digest = hashlib.sha256(weights.read_bytes()).hexdigest()
    stamp(proto, {**settings, "weights": digest})
    onnx.save(proto, str(path))
    for written in (path, weights):
        print(f"{written}: {written.stat().st_size / 1e6:.1f} MB")


def quantized(
    model: nn.Module, outputs: tuple[str, ...], inputs: tuple[str, ...]
) -> onnx.ModelProto:
    """The module as an ONNX graph with its matrices in eight bits."""
    model.eval()
    sample = tuple(torch.ones(2, 16, dtype=torch.long) for _ in inputs)
    axes = {name: {0: "batch", 1: "pieces"} for name in inputs}
    axes |= {name: {0: "batch"} for name in outputs}
    with tempfile.TemporaryDirectory() as folder:
        full = Path(folder) / "full.onnx"
        with torch.no_grad():
            torch.onnx.export(
                model,
                sample,
                str(full),
                input_names=list(inputs),
                output_names=list(outputs),
                dynamic_axes=axes,
                opset_version=17,
                dynamo=False,
            )
        target = Path(folder) / "int8.onnx"
        quantize_dynamic(
            str(full),
            str(target),
            weight_type=QuantType.QInt8,
            per_channel=True,
            op_types_to_quantize=["MatMul", "Gemm", "Gather"],
            extra_options={"MatMulConstBOnly": True},
        )
        return onnx.load(str(target))
