"""A checkpoint to ONNX with packed weights, CRF and linker in the files' metadata.

    python -m training.attribution.export --checkpoint model.pt --linker linker.json \\
        --encoder MODEL_DIR --layers 8 --out FOLDER
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import torch

from training.attribution.model import LABELS, AttributionModel
from training.onnx_export import export_packed


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--checkpoint", type=Path, required=True)
    parser.add_argument("--linker", type=Path, required=True)
    parser.add_argument("--encoder", type=Path, required=True)
    parser.add_argument("--layers", type=int, required=True)
    parser.add_argument("--out", type=Path, required=True, help="the folder of assets")
    parser.add_argument("--size", type=int, default=384)
    args = parser.parse_args()
    model = AttributionModel(args.encoder, args.layers)
    model.load_state_dict(torch.load(args.checkpoint, map_location="cpu"))
    shared = {
        "labels": list(LABELS),
        "size": args.size,
        "linker": json.loads(args.linker.read_text()),
    }
    settings = {
        name: {
            "transitions": head.crf.transitions.tolist(),
            "start": head.crf.start.tolist(),
            **shared,
        }
        for name, head in (("accurate", model.full), ("fast", model.fast))
    }
    export_packed(model, settings, args.out, "attribution", ("ids", "shapes", "mask"))


if __name__ == "__main__":
    main()
