"""The attribution network: an encoder over word pieces and their shapes, a CRF over role tags."""

from __future__ import annotations

import json
from pathlib import Path
from typing import get_args

import torch
from torch import Tensor, nn
from transformers import AutoModel

from onrecord.extract.encoding import SHAPES
from onrecord.types import Act

LABELS = ("O", "B-source", "I-source", "B-cue", "I-cue", "B-content", "I-content")
# MPNet's vocabulary is BERT's, four special pieces before it and one behind: shipped models share
# BERT's tokenizer, so its rows are put in BERT's order, the special ones where BERT has its own.
BERT_SPECIAL = {"[PAD]": 0, "[CLS]": 101, "[SEP]": 102, "[MASK]": 103}
MPNET_SHIFT = 4
MPNET_SPECIAL = {"[PAD]": "<pad>", "[CLS]": "<s>", "[SEP]": "</s>", "[MASK]": "<mask>"}


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


class Head(nn.Module):
    """Vectors to tag scores, with the CRF that was trained on them."""

    def __init__(self, width: int) -> None:
        super().__init__()
        self.tagger = nn.Sequential(
            nn.Dropout(0.1),
            nn.Linear(width, 384),
            nn.GELU(),
            nn.Dropout(0.1),
            nn.Linear(384, len(LABELS)),
        )
        self.crf = Crf(len(LABELS))

    def forward(self, hidden: Tensor) -> Tensor:
        """`(b, t, width)` to emissions `(b, t, 7)`."""
        scores: Tensor = self.tagger(hidden)
        return scores


VIEWS = ("author", "speaker", "event")
ROLES = ("source", "cue", "content")
ACTS: tuple[str, ...] = get_args(Act)


class Views(nn.Module):
    """Vectors to three numbers a piece: the author's and the speaker's commitment, −3 to 3, to the
    event that begins there, and the log odds that one begins there."""

    def __init__(self, width: int) -> None:
        super().__init__()
        # small enough to stay in eight bits
        self.layers = nn.Sequential(nn.Linear(width, 128), nn.GELU(), nn.Linear(128, len(VIEWS)))

    def forward(self, hidden: Tensor) -> Tensor:
        """`(b, t, width)` to `(b, t, 3)`."""
        views: Tensor = self.layers(hidden)
        return views


class AttributionModel(nn.Module):
    """An encoder's first `layers` layers, with two heads on the last: tags, and how firmly."""

    def __init__(self, encoder: Path, layers: int) -> None:
        super().__init__()
        self.encoder = AutoModel.from_pretrained(
            str(encoder),
            add_pooling_layer=False,
            attention_probs_dropout_prob=0.0,
            hidden_dropout_prob=0.0,
        )
        self.encoder.encoder.layer = self.encoder.encoder.layer[:layers]
        words = self.encoder.get_input_embeddings()
        if self.encoder.config.model_type == "mpnet":
            words = reordered(words, encoder)
            self.encoder.embeddings.word_embeddings = None
        self.words = words
        width = self.encoder.config.hidden_size
        self.shapes = nn.Embedding(SHAPES, width)
        nn.init.zeros_(self.shapes.weight)
        self.head = Head(width)
        self.views = Views(width)
        # what a piece says for each act, one set of numbers for each role that it may stand in
        self.acts = nn.Linear(width, len(ROLES) * len(ACTS))
        nn.init.zeros_(self.acts.weight)
        nn.init.zeros_(self.acts.bias)
        # what `forward` gives beside the emissions
        self.gives: tuple[str, ...] = ("views", "acts")

    def hidden(self, ids: Tensor, shapes: Tensor, mask: Tensor) -> Tensor:
        """Pieces, shapes and mask `(b, t)` to vectors `(b, t, width)`."""
        vectors: Tensor = self.encoder(
            inputs_embeds=self.words(ids) + self.shapes(shapes), attention_mask=mask
        ).last_hidden_state
        return vectors

    def forward(self, ids: Tensor, shapes: Tensor, mask: Tensor) -> tuple[Tensor, ...]:
        """Pieces, shapes and mask `(b, t)` to emissions `(b, t, 7)` and what `gives` names.

        Views are `(b, t, 3)`, acts `(b, t, 42)`, vectors `(b, t, width)`.
        """
        hidden = self.hidden(ids, shapes, mask)
        heads = {"views": self.views, "acts": self.acts, "vectors": nn.Identity()}
        return (self.head(hidden), *(heads[name](hidden) for name in self.gives))


def reordered(words: nn.Embedding, encoder: Path) -> nn.Embedding:
    """MPNet's word vectors in the order of BERT's vocabulary."""
    vocabulary = json.loads((encoder / "tokenizer.json").read_text())["model"]["vocab"]
    # the file lists a few pieces twice; ids count, and those of BERT's own are contiguous
    count = max(vocabulary.values()) - MPNET_SHIFT
    weight = words.weight.detach()[MPNET_SHIFT : MPNET_SHIFT + count].clone()
    for bert, mpnet in MPNET_SPECIAL.items():
        weight[BERT_SPECIAL[bert]] = words.weight.detach()[vocabulary[mpnet]]
    return nn.Embedding.from_pretrained(weight, freeze=False)
