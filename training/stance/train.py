"""Train the stance model: does a passage answer a claim or question yes, no or not at all?

python -m training.stance.train --data DATA --encoder MPNET_DIR --reading accurate.pt \\
    --tokenizer tokenizer.json --out stance.pt

It starts from the checkpoint of the accurate reading model, and keeps its first layers.
"""

from __future__ import annotations

import argparse
import json
import random
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import torch
from tokenizers import Tokenizer
from torch import Tensor, nn

from onrecord.extract.encoding import load_tokenizer
from onrecord.verdict.stance import Pair, joined_pair
from training.attribution.train import AVERAGED_FROM, absorb
from training.rounding import RoundedRows, round_linear
from training.rounding import plain as unrounded
from training.stance.data import AGAINST, FOR, Row, epoch, load, plain
from training.stance.model import CLASSES, StanceModel

PREMISE_PIECES, HYPOTHESIS_PIECES = 176, 48
PIECES = 2600  # in a batch
HINT = 0.3  # what the log odds of a yes count beside the classes
Line = tuple[Row, Pair]


class Reader:
    """Rows to tensors; a passage is cut where the package cuts it."""

    def __init__(self, tokenizer: Tokenizer) -> None:
        self.tokenizer = tokenizer
        self.known: dict[tuple[str, str], Pair] = {}

    def line(self, row: Row) -> Line:
        """A row with its pieces, which are kept."""
        key = (row.premise, row.hypothesis)
        if key not in self.known:
            self.known[key] = joined_pair(*key, self.tokenizer, PREMISE_PIECES, HYPOTHESIS_PIECES)
        return row, self.known[key]

    def batches(self, rows: list[Row], rng: random.Random) -> list[list[Line]]:
        """All rows in batches of at most PIECES, pairs of like length together."""
        lines = [self.line(row) for row in rows]
        lines.sort(key=lambda line: len(line[1].ids) + 6 * rng.random())
        batches: list[list[Line]] = [[]]
        for line in lines:
            if batches[-1] and (len(batches[-1]) + 1) * len(line[1].ids) > PIECES:
                batches.append([])
            batches[-1].append(line)
        rng.shuffle(batches)
        return batches


def inputs(batch: list[Line]) -> tuple[Tensor, Tensor, Tensor, Tensor]:
    """Ids, shapes, mask and sides, each (b, t)."""
    width = max(len(pair.ids) for _, pair in batch)
    ids, shapes, mask, sides = torch.zeros(4, len(batch), width, dtype=torch.long)
    for b, (_, pair) in enumerate(batch):
        n = len(pair.ids)
        ids[b, :n], shapes[b, :n] = torch.from_numpy(pair.ids), torch.from_numpy(pair.shapes)
        sides[b, :n] = torch.from_numpy(pair.sides)
        mask[b, :n] = 1
    return ids, shapes, mask, sides


def loss_of(out: Tensor, batch: list[Line]) -> Tensor:
    """What the allowed classes lack of all, and the cross-entropy of yes where it is known."""
    allowed = torch.full((len(batch), len(CLASSES)), float("-inf"))
    yes = torch.full((len(batch),), float("nan"))
    for b, (row, _) in enumerate(batch):
        allowed[b, list(row.allowed)] = 0.0
        known = {(FOR,): True, (AGAINST,): False}.get(row.allowed, row.yes)
        if known is not None:
            yes[b] = float(known)
    weights = torch.tensor([row.weight for row, _ in batch])
    chances = out[:, : len(CLASSES)].log_softmax(1)
    loss = (-torch.logsumexp(chances + allowed, 1) * weights).mean()
    told = ~torch.isnan(yes)
    if told.any():
        hints = nn.functional.binary_cross_entropy_with_logits(
            out[told, -1], yes[told], weight=weights[told], reduction="sum"
        )
        loss = loss + HINT * hints / len(batch)
    return loss


def measure(model: StanceModel, rows: list[Row], reader: Reader) -> dict[str, float]:
    """Accuracy over for, against, neither, its macro F1, and the accuracy of yes where known."""
    model.eval()
    gold: list[int] = []
    guess: list[int] = []
    told: list[bool] = []
    with torch.no_grad():
        for batch in reader.batches(rows, random.Random(0)):
            with torch.autocast("cpu", dtype=torch.bfloat16):
                out = model(*inputs(batch))
            p = out.float()[:, : len(CLASSES)].softmax(1)
            three = torch.stack([p[:, 0], p[:, 1], p[:, 2] + p[:, 3]], 1)
            guess += three.argmax(1).tolist()
            gold += [min(min(r.allowed), 2) if len(r.allowed) < 3 else 2 for r, _ in batch]
            told += [
                bool(o > 0) == r.yes
                for o, (r, _) in zip(out[:, -1].tolist(), batch, strict=True)
                if r.yes is not None
            ]
    model.train()
    scores = []
    for c in range(3):
        right = sum(g == c == p for g, p in zip(gold, guess, strict=True))
        size = gold.count(c) + guess.count(c)
        if gold.count(c):
            scores.append(2 * right / size if size else 0.0)
    accuracy = sum(g == p for g, p in zip(gold, guess, strict=True)) / len(gold)
    out_of = {
        "n": len(gold),
        "accuracy": round(accuracy, 3),
        "f1": round(float(np.mean(scores)), 3),
    }
    return out_of | ({"yes": round(sum(told) / len(told), 3)} if told else {})


def steps_of(
    args: argparse.Namespace, rows: dict[str, list[Row]], reader: Reader
) -> Iterator[list[Line]]:
    """Every batch of all epochs."""
    rng = random.Random(args.seed)
    left = args.epochs
    while left > 0:
        batches = reader.batches(epoch(rows, rng), rng)
        yield from batches[: round(len(batches) * min(1.0, left))]
        left -= 1


def optimizer_for(model: StanceModel, lr: float) -> torch.optim.AdamW:
    """AdamW over what learns; what starts from nothing has a rate of its own."""
    named = [(n, p) for n, p in model.named_parameters() if p.requires_grad]
    new = ("answer.", "classes.", "sides.")
    return torch.optim.AdamW(
        [
            {"params": [p for n, p in named if not n.startswith(new)], "lr": lr},
            {"params": [p for n, p in named if n.startswith(new)], "lr": 5e-4},
        ],
        weight_decay=0.01,
    )


def train(args: argparse.Namespace) -> None:
    """Run all steps, the rate falling linearly; the averaged weights go to `args.out`."""
    torch.manual_seed(args.seed)
    with open(args.data / "ask" / "argus-val.jsonl", encoding="utf-8") as handle:
        barred = {plain(json.loads(line)["question"]) for line in handle}
    rows, held = load(args.data, barred)
    reader = Reader(load_tokenizer(args.tokenizer))
    model = StanceModel(args.encoder, args.layers, args.shared)
    state = torch.load(args.reading, map_location="cpu")
    own = model.state_dict().keys()
    model.load_state_dict({n: v for n, v in state.items() if n in own}, strict=False)
    optimizer = optimizer_for(model, args.lr)
    batches = list(steps_of(args, rows, reader))
    steps = len(batches)
    print(f"{steps} steps", flush=True)
    warm = max(1, steps // 16)
    scheduler = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda i: min((i + 1) / warm, max(0.02, (steps - i) / (steps - warm)))
    )
    average: dict[str, Tensor] = {}
    began, running = time.time(), 0.0
    model.train()
    for step, batch in enumerate(batches, 1):
        if step == max(1, round(args.rounded_from * steps)):
            round_linear(model)
            model.words = RoundedRows(model.words)
        with torch.autocast("cpu", dtype=torch.bfloat16):
            out = model(*inputs(batch))
        loss = loss_of(out.float(), batch)
        optimizer.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimizer.step()
        scheduler.step()
        if step > AVERAGED_FROM * steps:
            absorb(average, model)
        running += float(loss.detach())
        if step % 50 == 0:
            rate = (time.time() - began) / step
            print(f"step {step}/{steps} loss {running / 50:.4f} {rate:.2f} s/step", flush=True)
            running = 0.0
        if step % 200 == 0:
            torch.save(unrounded(average or model.state_dict()), args.out)
    torch.save(unrounded(average or model.state_dict()), args.out)
    rng = random.Random(args.seed)
    for name, part in sorted(held.items()):
        sample = rng.sample(part, min(len(part), 300))
        print(f"{name} {measure(model, sample, reader)}", flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--encoder", type=Path, required=True)
    parser.add_argument("--reading", type=Path, required=True, help="the accurate model's weights")
    parser.add_argument("--tokenizer", type=Path, required=True, help="BERT's tokenizer.json")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--layers", type=int, default=8)
    parser.add_argument("--shared", type=int, default=3, help="layers that stay as they are")
    parser.add_argument("--epochs", type=float, default=1.5)
    parser.add_argument("--lr", type=float, default=6e-5)
    parser.add_argument("--rounded-from", type=float, default=0.5)
    parser.add_argument("--seed", type=int, default=7)
    train(parser.parse_args())


if __name__ == "__main__":
    main()
