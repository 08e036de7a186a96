"""A checkpoint to int8 ONNX, with the CRF and the linker in the file's metadata.

    python -m training.attribution.export --checkpoint model.pt --linker linker.json \\
        --encoder MODEL_DIR --out FILE.onnx
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import torch
from torch import Tensor, nn

from training.attribution.model import LABELS, AttributionModel
from training.onnx_export import export_int8


class Tagger(nn.Module):
    """The part that runs: pieces to emissions. The link head only helped to train the encoder."""

    def __init__(self, model: AttributionModel) -> None:
        super().__init__()
        self.model = model

    def forward(self, ids: Tensor, mask: Tensor) -> Tensor:
        """`(b, t)` pieces to emissions `(b, t, 7)`."""
        return self.model(ids, mask)[0]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--checkpoint", type=Path, required=True)
    parser.add_argument("--linker", type=Path, required=True)
    parser.add_argument("--encoder", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--size", type=int, default=256)
    parser.add_argument("--float", action="store_true")
    args = parser.parse_args()
    model = AttributionModel(args.encoder)
    model.load_state_dict(torch.load(args.checkpoint, map_location="cpu"))
    settings = {
        "labels": list(LABELS),
        "size": args.size,
        "transitions": model.crf.transitions.tolist(),
        "start": model.crf.start.tolist(),
        "linker": json.loads(args.linker.read_text()),
    }
    export_int8(Tagger(model), ("emissions",), settings, args.out, quantize=not args.float)


if __name__ == "__main__":
    main()
