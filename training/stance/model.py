"""The stance network: the reading model's encoder over a passage and a claim."""

from __future__ import annotations

from pathlib import Path

import torch
from torch import Tensor, nn

from training.attribution.model import AttributionModel

CLASSES = ("for", "against", "discuss", "unrelated")
# the last output: log odds that the answer is yes, for what takes no side may still hint at one
OUTPUTS = len(CLASSES) + 1


class StanceModel(nn.Module):
    """A pair `[CLS] passage [SEP] claim [SEP]` to four class logits and the log odds of a yes.

    Its first `shared` layers and its word table stay those of the reading model, with which they
    are stored once.
    """

    def __init__(self, encoder: Path, layers: int, shared: int) -> None:
        super().__init__()
        base = AttributionModel(encoder, layers)
        self.encoder, self.words, self.shapes = base.encoder, base.words, base.shapes
        width = self.encoder.config.hidden_size
        self.sides = nn.Embedding(2, width)
        nn.init.zeros_(self.sides.weight)
        self.answer = nn.Sequential(
            nn.Dropout(0.1), nn.Linear(2 * width, 256), nn.GELU(), nn.Dropout(0.1)
        )
        self.classes = nn.Linear(256, OUTPUTS)
        kept = [self.words, self.encoder.embeddings, *self.encoder.encoder.layer[:shared]]
        for module in kept:
            module.requires_grad_(False)

    def forward(self, ids: Tensor, shapes: Tensor, mask: Tensor, sides: Tensor) -> Tensor:
        """Pieces, shapes, mask and sides `(b, t)` to `(b, 5)`."""
        vectors = self.words(ids) + self.shapes(shapes) + self.sides(sides)
        hidden = self.encoder(inputs_embeds=vectors, attention_mask=mask).last_hidden_state
        share = mask.unsqueeze(2).to(hidden.dtype)
        mean = (hidden * share).sum(1) / share.sum(1)
        out: Tensor = self.classes(self.answer(torch.cat([hidden[:, 0], mean], dim=1)))
        return out
