"""Torch module to ONNX with int8 weights and onrecord's metadata."""

from __future__ import annotations

import hashlib
import json
import tempfile
from pathlib import Path
from typing import Any

import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import nn


def export_int8(
    model: nn.Module,
    outputs: tuple[str, ...],
    settings: dict[str, Any],
    path: Path,
    quantize: bool = True,
    inputs: tuple[str, ...] = ("ids", "mask"),
) -> None:
    """Write `model`, called on `(ids, mask)` of shape (batch, pieces), to `path`.

    The version in the metadata is the hash of the weights, so that a verdict can name them.
    """
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
        if quantize:
            quantize_dynamic(
                str(full),
                str(target),
                weight_type=QuantType.QInt8,
                per_channel=True,
                op_types_to_quantize=["MatMul", "Gemm", "Gather"],
                extra_options={"MatMulConstBOnly": True},
            )
        else:
            target = full
        proto = onnx.load(str(target))
        digest = hashlib.sha256(proto.SerializeToString())
        digest.update(json.dumps(settings, sort_keys=True).encode())
        stored = json.dumps({"version": digest.hexdigest()[:8], **settings}, sort_keys=True)
        onnx.helper.set_model_props(proto, {"onrecord": stored})
        path.parent.mkdir(parents=True, exist_ok=True)
        onnx.save(proto, str(path))
    print(f"{path}: {path.stat().st_size / 1e6:.1f} MB")
