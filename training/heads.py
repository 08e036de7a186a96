"""Train the heads for factuality and acts on a reading model whose encoder stays as it is.

python -m training.heads --model vectors.onnx --checkpoint model.pt [--factuality FOLDER] \\
    --polnear polnear/train --tokenizer tokenizer.json --out model-heads.pt

`vectors.onnx` is the checkpoint, exported with `--vectors`. What the model tags does not change;
without `--factuality`, the head for factuality does not either.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn

from onrecord.extract.encoding import load_tokenizer
from training.acts.train import learn
from training.attribution.model import VIEWS, Views
from training.factuality.data import FactualityBatches
from training.vectors import Reader

SIZE, BATCH, EPOCHS, SEED = 382, 512, 30, 7
QUIET = 0.25  # share kept of the pieces that only teach where no event begins
HELD = 0.1  # of the pieces, to watch


def pieces(batches: FactualityBatches, reader: Reader, passes: int) -> tuple[Tensor, Tensor]:
    """Vectors (n, width) of the pieces that a corpus speaks of, and what it says of each (n, 3)."""
    rng = np.random.default_rng(SEED)
    vectors, targets = [], []
    for _ in range(passes):
        windows = list(batches.windows(SIZE))
        for k, found in reader.vectors([(w.ids, w.shapes) for w in windows]):
            wanted = windows[k].targets
            told = ~np.isnan(wanted).all(axis=1)
            quiet = np.isnan(wanted[:, :2]).all(axis=1) & (wanted[:, 2] == 0)
            told &= ~quiet | (rng.random(len(wanted)) < QUIET)
            vectors.append(found[told].astype(np.float16))
            targets.append(wanted[told])
    return torch.from_numpy(np.concatenate(vectors)), torch.from_numpy(np.concatenate(targets))


def loss_of(views: Tensor, wanted: Tensor) -> Tensor:
    """Huber's loss on the commitments that are known, cross-entropy on where events begin."""
    known = ~torch.isnan(wanted)
    firm, begins = known.clone(), known.clone()
    firm[:, VIEWS.index("event")] = False
    begins[:, : VIEWS.index("event")] = False
    how = nn.functional.huber_loss(views[firm], wanted[firm], delta=1.5)
    where = nn.functional.binary_cross_entropy_with_logits(views[begins], wanted[begins])
    return how + where


def fit(vectors: Tensor, targets: Tensor) -> Views:
    """The head for factuality, an average of its last epochs."""
    torch.manual_seed(SEED)
    head = Views(vectors.shape[1])
    average = torch.optim.swa_utils.AveragedModel(head)
    optimizer = torch.optim.AdamW(head.parameters(), lr=2e-3, weight_decay=0.05)
    order = torch.randperm(len(vectors))
    cut = int(len(order) * HELD)
    held, kept = order[:cut], order[cut:]
    schedule = torch.optim.lr_scheduler.CosineAnnealingLR(optimizer, EPOCHS)
    for epoch in range(EPOCHS):
        for batch in kept[torch.randperm(len(kept))].split(BATCH):
            drawn = nn.functional.dropout(vectors[batch].float(), 0.15)
            loss = loss_of(head(drawn), targets[batch])
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
        schedule.step()
        if epoch >= EPOCHS * 2 // 3:
            average.update_parameters(head)
        if epoch % 10 == 9:
            with torch.no_grad():
                watched = float(loss_of(head(vectors[held].float()), targets[held]))
            print(f"epoch {epoch + 1}: loss {watched:.4f} on pieces set aside", flush=True)
    module: Views = average.module
    return module


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--model", type=Path, required=True, help="exported with --vectors")
    parser.add_argument("--checkpoint", type=Path, required=True)
    parser.add_argument("--factuality", type=Path, help="left out: acts alone")
    parser.add_argument("--polnear", type=Path, required=True, help="the train split")
    parser.add_argument("--tokenizer", type=Path, required=True)
    parser.add_argument("--passes", type=int, default=2)
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()
    reader, tokenizer = Reader(args.model), load_tokenizer(args.tokenizer)
    state = torch.load(args.checkpoint, map_location="cpu")
    if args.factuality:
        batches = FactualityBatches(args.factuality, tokenizer, 0, SEED)
        vectors, targets = pieces(batches, reader, args.passes)
        print(f"{len(vectors)} pieces", flush=True)
        views = fit(vectors, targets)
        state |= {f"views.{name}": value for name, value in views.state_dict().items()}
    state |= learn(args.polnear, reader, tokenizer)
    torch.save(state, args.out)


if __name__ == "__main__":
    main()
