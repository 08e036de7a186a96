"""A stance checkpoint, and the plain sentence encoder, to ONNX with packed weights.

python -m training.stance.export --checkpoint stance.pt --encoder MPNET_DIR --out FOLDER
python -m training.stance.export --encoder MINILM_DIR --out FOLDER

FOLDER already holds the accurate attribution model, with which the stance model shares layers.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import torch
from torch import Tensor, nn
from transformers import BertModel

from training.onnx_export import export_packed
from training.stance.model import CLASSES, StanceModel
from training.stance.train import HYPOTHESIS_PIECES, PREMISE_PIECES


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
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--checkpoint", type=Path, help="left out: the sentence encoder")
    parser.add_argument("--encoder", type=Path, required=True)
    parser.add_argument("--layers", type=int, default=8)
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()
    if args.checkpoint is None:
        encoder = SentenceEncoder(args.encoder)
        export_packed(encoder, ("vectors",), {"pieces": 128}, args.out / "embedding.onnx")
        return
    model = StanceModel(args.encoder, args.layers, shared=0)
    model.load_state_dict(torch.load(args.checkpoint, map_location="cpu"))
    settings = {
        "labels": list(CLASSES),
        "premise_pieces": PREMISE_PIECES,
        "hypothesis_pieces": HYPOTHESIS_PIECES,
    }
    names = ("ids", "shapes", "mask", "sides")
    reading = args.out / "attribution-accurate.npz"
    export_packed(model, ("logits",), settings, args.out / "stance.onnx", names, reading)


if __name__ == "__main__":
    main()
