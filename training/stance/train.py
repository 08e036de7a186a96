"""Train the stance model: does a sentence answer a claim or question yes, no or not at all?

python -m training.stance.train --data DATA --encoder MODEL_DIR --out stance.pt
"""

from __future__ import annotations

import argparse
import json
import random
import time
from pathlib import Path

import torch
from torch import Tensor, nn
from transformers import BertModel

from onrecord.extract.encoding import load_tokenizer
from training.attribution.train import AVERAGED_FROM, absorb, descend
from training.rounding import RoundedRows
from training.stance.data import Row, epoch, load, plain

PREMISE_PIECES, HYPOTHESIS_PIECES = 176, 48
PIECES = 2400  # in a batch, padding included


class StanceModel(nn.Module):
    """A pair `[CLS] premise [SEP] hypothesis [SEP]` to four logits."""

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
        self.head = nn.Sequential(
            nn.Linear(2 * width, width), nn.GELU(), nn.Dropout(0.1), nn.Linear(width, 4)
        )

    def forward(self, ids: Tensor, mask: Tensor, types: Tensor) -> Tensor:
        """`(b, t)` pieces, mask and segments to logits `(b, 4)`."""
        hidden = self.encoder(
            input_ids=ids, attention_mask=mask, token_type_ids=types
        ).last_hidden_state
        share = mask.unsqueeze(2).to(hidden.dtype)
        mean = (hidden * share).sum(1) / share.sum(1)
        return self.head(torch.cat([hidden[:, 0], mean], dim=1))


def collate(rows: list[Row], tokenizer: object) -> tuple[Tensor, Tensor, Tensor, Tensor, Tensor]:
    """Rows to ids, mask, segments (b, t), allowed classes (b, 4) and weights (b,)."""
    encoded = []
    for row in rows:
        premise = tokenizer.encode(row.premise, add_special_tokens=False).ids[:PREMISE_PIECES]
        claim = tokenizer.encode(row.hypothesis, add_special_tokens=False).ids[:HYPOTHESIS_PIECES]
        encoded.append((premise, claim))
    cls, sep = tokenizer.token_to_id("[CLS]"), tokenizer.token_to_id("[SEP]")
    width = max(len(p) + len(c) + 3 for p, c in encoded)
    ids = torch.zeros(len(rows), width, dtype=torch.long)
    mask, types = torch.zeros_like(ids), torch.zeros_like(ids)
    allowed = torch.full((len(rows), 4), float("-inf"))
    for i, (premise, claim) in enumerate(encoded):
        line = [cls, *premise, sep, *claim, sep]
        ids[i, : len(line)] = torch.tensor(line)
        mask[i, : len(line)] = 1
        types[i, len(premise) + 2 : len(line)] = 1
        allowed[i, list(rows[i].allowed)] = 0.0
    return ids, mask, types, allowed, torch.tensor([r.weight for r in rows])


def measure(model: StanceModel, rows: list[Row], tokenizer: object) -> dict[str, float]:
    """Accuracy over for, against, neither, and its macro F1."""
    model.eval()
    gold, guess = [], []
    with torch.no_grad():
        for k in range(0, len(rows), 64):
            batch = rows[k : k + 64]
            ids, mask, types, _, _ = collate(batch, tokenizer)
            p = model(ids, mask, types).softmax(1)
            three = torch.stack([p[:, 0], p[:, 1], p[:, 2] + p[:, 3]], 1)
            guess += three.argmax(1).tolist()
            gold += [min(min(r.allowed), 2) if len(r.allowed) < 3 else 2 for r in batch]
    model.train()
    scores = []
    for c in range(3):
        tp = sum(g == c == p for g, p in zip(gold, guess, strict=True))
        size = gold.count(c) + guess.count(c)
        if gold.count(c):
            scores.append(2 * tp / size if size else 0.0)
    right = sum(g == p for g, p in zip(gold, guess, strict=True)) / len(gold)
    return {"n": len(gold), "accuracy": round(right, 3), "f1": round(sum(scores) / len(scores), 3)}


def batches_of(rows: list[Row], rng: random.Random) -> list[list[Row]]:
    """Rows in random batches of some PIECES, pairs of like length together: padding is wasted."""
    rows = sorted(rows, key=lambda row: _length(row) + 8 * rng.random())
    batches: list[list[Row]] = [[]]
    for row in rows:
        if batches[-1] and (len(batches[-1]) + 1) * _length(row) > PIECES:
            batches.append([])
        batches[-1].append(row)
    rng.shuffle(batches)
    return batches


def _length(row: Row) -> float:
    """Word pieces, roughly: English has one to some four and a half characters."""
    premise, claim = len(row.premise) / 4.4, len(row.hypothesis) / 4.4
    return min(premise, PREMISE_PIECES) + min(claim, HYPOTHESIS_PIECES) + 3


def optimizer_for(model: StanceModel, lr: float) -> torch.optim.AdamW:
    """AdamW; the head, which starts from nothing, has a rate of its own."""
    named = list(model.named_parameters())
    body = [p for n, p in named if n.startswith("encoder.")]
    heads = [p for n, p in named if not n.startswith("encoder.")]
    groups = [{"params": body, "lr": lr}, {"params": heads, "lr": 5e-4}]
    return torch.optim.AdamW(groups, weight_decay=0.01)


def loss_of(model: StanceModel, batch: list[Row], tokenizer: object) -> Tensor:
    """What the allowed classes lack of all."""
    ids, mask, types, allowed, weights = collate(batch, tokenizer)
    with torch.autocast("cpu", dtype=torch.bfloat16):
        logits = model(ids, mask, types)
    chances = logits.float().log_softmax(1)
    return (-torch.logsumexp(chances + allowed, 1) * weights).mean()


def train(args: argparse.Namespace) -> None:
    """Run all steps, the rate falling linearly; the averaged weights go to `args.out`."""
    torch.manual_seed(args.seed)
    rng = random.Random(args.seed)
    tokenizer = load_tokenizer(args.encoder / "tokenizer.json")
    with open(args.data / "ask" / "argus-val.jsonl", encoding="utf-8") as handle:
        barred = {plain(json.loads(line)["question"]) for line in handle}
    rows, held = load(args.data, barred)
    model = StanceModel(args.encoder)
    if args.resume is not None:
        model.load_state_dict(torch.load(args.resume, map_location="cpu"))
    # the table of words ships in four bits, so that it is seen in them from the first step
    words = RoundedRows(model.encoder.embeddings.word_embeddings)
    model.encoder.embeddings.word_embeddings = words
    optimizer = optimizer_for(model, args.lr)
    shares = [1.0] * int(args.epochs) + [args.epochs % 1] * (args.epochs % 1 > 0)
    batches = [b for share in shares for b in batches_of(epoch(rows, rng, share), rng)]
    steps = len(batches)
    warm = max(1, steps // 16)
    print(f"{steps} steps", flush=True)
    scheduler = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda i: min((i + 1) / warm, max(0.02, (steps - i) / (steps - warm)))
    )
    average: dict[str, Tensor] = {}
    began, running = time.time(), 0.0
    model.train()
    for step, batch in enumerate(batches, 1):
        loss = loss_of(model, batch, tokenizer)
        descend(loss, model, optimizer)
        scheduler.step()
        # an average of the last quarter's weights is steadier than the last step
        if step > AVERAGED_FROM * steps:
            absorb(average, model)
        running += float(loss.detach())
        if step % 100 == 0:
            rate = (time.time() - began) / step
            print(f"step {step}/{steps} loss {running / 100:.4f} {rate:.2f} s/step", flush=True)
            running = 0.0
        if step % 1000 == 0:
            torch.save(average or model.state_dict(), args.out)
    torch.save(average, args.out)
    model.load_state_dict(average)
    for name, part in sorted(held.items()):
        sample = rng.sample(part, min(len(part), 400))
        print(f"{name} {measure(model, sample, tokenizer)}", flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--encoder", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--resume", type=Path, help="a checkpoint to go on from")
    parser.add_argument("--epochs", type=float, default=3.0)
    parser.add_argument("--lr", type=float, default=1e-4)
    parser.add_argument("--seed", type=int, default=7)
    train(parser.parse_args())


if __name__ == "__main__":
    main()
