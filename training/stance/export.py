"""A stance checkpoint, and the plain sentence encoder, to int8 ONNX.

python -m training.stance.export --checkpoint stance.pt --encoder MODEL_DIR --out FOLDER
"""

from __future__ import annotations

import argparse
from pathlib import Path

import torch
from torch import Tensor, nn
from transformers import BertModel

from training.onnx_export import export_int8
from training.stance.train import HYPOTHESIS_PIECES, PREMISE_PIECES, StanceModel


class SentenceEncoder(nn.Module):
    """Mean-pooled, length-normalised sentence vectors of the encoder as published."""

    def __init__(self, encoder: Path) -> None:
        super().__init__()
        self.encoder = BertModel.from_pretrained(
            str(encoder), add_pooling_layer=False, attn_implementation="sdpa"
        )

    def forward(self, ids: Tensor, mask: Tensor) -> Tensor:
        """`(b, t)` pieces to vectors `(b, 384)` of length one."""
        hidden = self.encoder(input_ids=ids, attention_mask=mask).last_hidden_state
        share = mask.unsqueeze(2).to(hidden.dtype)
        return nn.functional.normalize((hidden * share).sum(1) / share.sum(1), dim=1)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--checkpoint", type=Path)
    parser.add_argument("--encoder", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()
    if args.checkpoint is None:
        export_int8(
            SentenceEncoder(args.encoder),
            ("vectors",),
            {"pieces": 128},
            args.out / "embedding.onnx",
        )
        return
    model = StanceModel(args.encoder)
    model.load_state_dict(torch.load(args.checkpoint, map_location="cpu"))
    settings = {
        "labels": ["for", "against", "discuss", "unrelated"],
        "premise_pieces": PREMISE_PIECES,
        "hypothesis_pieces": HYPOTHESIS_PIECES,
    }
    export_int8(
        model, ("logits",), settings, args.out / "stance.onnx", inputs=("ids", "mask", "types")
    )


if __name__ == "__main__":
    main()
