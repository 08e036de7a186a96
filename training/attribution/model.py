"""The attribution network: an encoder, a CRF over source/cue/content tags, biaffine links."""

from __future__ import annotations

from pathlib import Path

import torch
from torch import Tensor, nn
from transformers import BertModel

LABELS = ("O", "B-source", "I-source", "B-cue", "I-cue", "B-content", "I-content")
LINK_SIZE = 64
DISTANCES = 13  # signed logarithmic buckets of the distance in pieces


def distance_bucket(delta: Tensor) -> Tensor:
    """Signed log2 bucket in [0, DISTANCES) of a distance in pieces."""
    magnitude = torch.log2(delta.abs().float().clamp(min=1)).floor().clamp(max=5).long() + 1
    magnitude = torch.where(delta == 0, torch.zeros_like(magnitude), magnitude)
    return DISTANCES // 2 + torch.sign(delta) * magnitude


class Crf(nn.Module):
    """Linear-chain CRF; `transitions[a, b]` scores b after a."""

    def __init__(self, labels: int) -> None:
        super().__init__()
        self.transitions = nn.Parameter(torch.zeros(labels, labels))
        self.start = nn.Parameter(torch.zeros(labels))

    def forward(self, emissions: Tensor, tags: Tensor, mask: Tensor) -> Tensor:
        """Mean negative log-likelihood per piece; emissions (b, t, k), tags and mask (b, t)."""
        steps = emissions.shape[1]
        alpha = self.start + emissions[:, 0]
        for t in range(1, steps):
            scores = alpha.unsqueeze(2) + self.transitions
            step = torch.logsumexp(scores, dim=1) + emissions[:, t]
            alpha = torch.where(mask[:, t, None], step, alpha)
        picked = emissions.gather(2, tags.unsqueeze(2)).squeeze(2)
        moves = self.transitions[tags[:, :-1], tags[:, 1:]] * mask[:, 1:]
        gold = self.start[tags[:, 0]] + (picked * mask).sum(1) + moves.sum(1)
        return (torch.logsumexp(alpha, dim=1) - gold).sum() / mask.sum()


class AttributionModel(nn.Module):
    """Pieces to tag emissions and to the four projections that score links."""

    def __init__(self, encoder: Path) -> None:
        super().__init__()
        self.encoder = BertModel.from_pretrained(
            str(encoder),
            add_pooling_layer=False,
            attn_implementation="sdpa",
            attention_probs_dropout_prob=0.0,
            hidden_dropout_prob=0.0,
        )
        width = self.encoder.config.hidden_size
        self.dropout = nn.Dropout(0.1)
        self.tagger = nn.Sequential(
            nn.Linear(width, width), nn.GELU(), nn.Dropout(0.1), nn.Linear(width, len(LABELS))
        )
        self.crf = Crf(len(LABELS))
        # cue asks for its source; content asks for its cue
        self.links = nn.Linear(width, 4 * LINK_SIZE)
        self.source_bias = nn.Parameter(torch.zeros(DISTANCES))
        self.content_bias = nn.Parameter(torch.zeros(DISTANCES))
        self.no_source = nn.Parameter(torch.zeros(1))

    def forward(self, ids: Tensor, mask: Tensor) -> tuple[Tensor, Tensor]:
        """`(b, t)` pieces to emissions `(b, t, 7)` and link projections `(b, t, 256)`."""
        hidden = self.encoder(input_ids=ids, attention_mask=mask).last_hidden_state
        hidden = self.dropout(hidden)
        return self.tagger(hidden), self.links(hidden)
