"""A checkpoint to ONNX with packed weights, CRF and linker in the files' metadata.

    python -m training.attribution.export --checkpoint model.pt --linker linker.json \\
        --encoder MODEL_DIR --layers 8 --out attribution-accurate.onnx
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import torch

from training.attribution.model import ACTS, LABELS, VIEWS, AttributionModel
from training.onnx_export import export_packed


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--checkpoint", type=Path, required=True)
    parser.add_argument("--linker", type=Path, help="left out, the model tags and does not link")
    parser.add_argument("--encoder", type=Path, required=True)
    parser.add_argument("--layers", type=int, required=True)
    parser.add_argument("--out", type=Path, required=True, help="the graph's file, .onnx")
    parser.add_argument("--nesting", action="store_true", help="look inside contents too")
    parser.add_argument("--size", type=int, default=384)
    parser.add_argument("--vectors", action="store_true", help="give each piece's vector too")
    args = parser.parse_args()
    model = AttributionModel(args.encoder, args.layers)
    state = torch.load(args.checkpoint, map_location="cpu")
    model.load_state_dict(state, strict=False)
    trained = {name.split(".")[0] for name in state}
    model.gives = tuple(name for name in ("views", "acts") if name in trained)
    settings = {
        "labels": list(LABELS),
        "transitions": model.head.crf.transitions.tolist(),
        "start": model.head.crf.start.tolist(),
        "size": args.size,
    }
    if "views" in model.gives:
        settings["views"] = list(VIEWS)
    if "acts" in model.gives:
        settings["acts"] = list(ACTS)
    if args.linker:
        linker = json.loads(args.linker.read_text())
        settings["linker"] = {name: linker[name] for name in ("cue", "source")}
        settings["infinitives"] = linker["infinitives"]
        if args.nesting:
            settings["nesting"] = linker["nesting"]
    if args.vectors:
        model.gives = (*model.gives, "vectors")
    outputs = ("emissions", *model.gives)
    export_packed(model, outputs, settings, args.out, ("ids", "shapes", "mask"))


if __name__ == "__main__":
    main()
