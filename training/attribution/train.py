"""Train the attribution model on PolNeAR: data in, a checkpoint out.

python -m training.attribution.train --data polnear/train --encoder MODEL_DIR --out model.pt
"""

from __future__ import annotations

import argparse
import random
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn

from onrecord.extract.encoding import Pieces, encode, load_tokenizer
from training.attribution.model import (
    LABELS,
    LINK_SIZE,
    AttributionModel,
    distance_bucket,
)
from training.polnear import Gold, load

STRAIGHT = str.maketrans("“”‘’", "\"\"''")
CURLY = str.maketrans("\"'", "”’")


@dataclass
class Example:
    """A text as pieces, tags and links; a link is (asking piece, answering piece or -1)."""

    pieces: Pieces
    tags: np.ndarray
    source_links: list[tuple[int, int]]
    content_links: list[tuple[int, int]]


def first_last(pieces: Pieces, start: int, end: int) -> tuple[int, int] | None:
    """Half-open range of the pieces that touch `[start, end)`."""
    first = int(np.searchsorted(pieces.ends, start, side="right"))
    last = int(np.searchsorted(pieces.starts, end, side="left"))
    return (first, last) if first < last else None


def prepare(gold: Gold, text: str, tokenizer: object) -> Example:
    """Tags and links of one annotated text; a piece in two spans keeps the first."""
    pieces = encode(text, tokenizer)  # type: ignore[arg-type]
    tags = np.zeros(len(pieces), dtype=np.int64)
    sources: list[tuple[int, int]] = []
    contents: list[tuple[int, int]] = []
    for statement in gold.statements:
        where: dict[str, list[tuple[int, int]]] = {}
        for role, spans in statement.items():
            found = [first_last(pieces, s, e) for s, e in spans]
            where[role] = [f for f in found if f]
            begin = LABELS.index(f"B-{role}")
            for s, e in where[role]:
                if not tags[s:e].any():
                    tags[s:e] = begin + 1
                    tags[s] = begin
        if not where["cue"]:
            continue
        cue = where["cue"][0][0]
        sources.append((cue, where["source"][0][0] if where["source"] else -1))
        contents += [(s, cue) for s, _ in where["content"]]
    return Example(pieces, tags, sources, contents)


def cut(example: Example, size: int, rng: random.Random) -> list[tuple[int, int]]:
    """Windows over a text from a random start, so that every epoch cuts elsewhere."""
    n = len(example.pieces)
    inner = size - 2
    if n <= inner:
        return [(0, n)]
    starts = list(range(-rng.randrange(inner), n, inner))
    spans = [(max(0, s), min(n, s + inner)) for s in starts]
    return [(s, e) for s, e in spans if e - s > 8]


def link_loss(
    links: Tensor,
    rows: list[tuple[int, list[int], int]],
    bias: Tensor,
    none: Tensor | None,
    ask: int,
    answer: int,
) -> Tensor:
    """Cross-entropy of each asking piece over its candidate answers in one window."""
    total = links.new_zeros(())
    for asking, candidates, right in rows:
        query = links[asking, ask * LINK_SIZE : (ask + 1) * LINK_SIZE]
        keys = links[candidates, answer * LINK_SIZE : (answer + 1) * LINK_SIZE]
        delta = torch.tensor(candidates) - asking
        scores = keys @ query / LINK_SIZE**0.5 + bias[distance_bucket(delta)]
        if none is not None:
            scores = torch.cat([scores, none])
        total = total + nn.functional.cross_entropy(scores[None], torch.tensor([right]))
    return total


def window_links(example: Example, s: int, e: int) -> tuple[list, list]:
    """The link decisions that one window can see, in window coordinates (1 for [CLS])."""

    def inside(piece: int) -> bool:
        return s <= piece < e

    tags = example.tags[s:e]
    cue_at = [int(i) + 1 for i in np.flatnonzero(tags == LABELS.index("B-cue"))]
    source_at = [int(i) + 1 for i in np.flatnonzero(tags == LABELS.index("B-source"))]
    source_rows, content_rows = [], []
    for cue, source in example.source_links:
        if not inside(cue) or (source >= 0 and not inside(source)):
            continue
        target = source - s + 1
        if source >= 0 and target in source_at:
            source_rows.append((cue - s + 1, source_at, source_at.index(target)))
        elif source < 0 and source_at:
            source_rows.append((cue - s + 1, source_at, len(source_at)))
    for content, cue in example.content_links:
        if inside(content) and inside(cue) and len(cue_at) > 1 and cue - s + 1 in cue_at:
            content_rows.append((content - s + 1, cue_at, cue_at.index(cue - s + 1)))
    return source_rows, content_rows


class Batches:
    """Random windows over all texts, an annotator and a style of quotation marks drawn for each."""

    def __init__(self, data: Path, encoder: Path, size: int, batch: int, seed: int) -> None:
        self.tokenizer = load_tokenizer(encoder / "tokenizer.json")
        names = ("CLS", "SEP", "MASK")
        self.cls, self.sep, self.hidden = (self.tokenizer.token_to_id(f"[{n}]") for n in names)
        self.golds = list(load(data).values())
        self.size, self.batch = size, batch
        self.rng = random.Random(seed)

    def pieces(self) -> int:
        """Word pieces in all texts."""
        return sum(len(encode(g[0].text, self.tokenizer)) for g in self.golds)

    def epoch(self) -> Iterator[list[tuple[Example, int, int]]]:
        """Batches of windows in random order; an incomplete last one is left out."""
        rows = []
        for options in self.golds:
            gold = self.rng.choice(options)
            text, draw = gold.text, self.rng.random()
            if draw < 0.15:
                text = text.translate(STRAIGHT)
            elif draw < 0.2:
                text = text.translate(CURLY)
            example = prepare(gold, text, self.tokenizer)
            rows += [(example, s, e) for s, e in cut(example, self.size, self.rng)]
        self.rng.shuffle(rows)
        for k in range(0, len(rows) - self.batch + 1, self.batch):
            yield rows[k : k + self.batch]

    def tensors(self, batch: list[tuple[Example, int, int]]) -> tuple[Tensor, Tensor, Tensor]:
        """Piece ids, mask and tags, each (b, t); some pieces are hidden."""
        width = max(e - s for _, s, e in batch) + 2
        ids = torch.zeros(len(batch), width, dtype=torch.long)
        mask = torch.zeros(len(batch), width, dtype=torch.long)
        tags = torch.zeros(len(batch), width, dtype=torch.long)
        for b, (example, s, e) in enumerate(batch):
            n = e - s
            ids[b, 0], ids[b, n + 1] = self.cls, self.sep
            ids[b, 1 : n + 1] = torch.from_numpy(example.pieces.ids[s:e])
            tags[b, 1 : n + 1] = torch.from_numpy(example.tags[s:e])
            mask[b, : n + 2] = 1
        # hiding a few pieces stands in for dropout, which is slow on a CPU
        drawn = (torch.rand(ids.shape) < 0.06) & (ids != self.cls) & (ids != self.sep)
        return torch.where(drawn & (mask == 1), torch.full_like(ids, self.hidden), ids), mask, tags


def loss_of(
    model: AttributionModel, batches: Batches, batch: list[tuple[Example, int, int]], bf16: bool
) -> Tensor:
    """The CRF's loss, and a tenth of the mean loss of link decisions."""
    ids, mask, tags = batches.tensors(batch)
    with torch.autocast("cpu", dtype=torch.bfloat16, enabled=bf16):
        emissions, links = model(ids, mask)
    emissions, links = emissions.float(), links.float()
    decisions, extra = 0, emissions.new_zeros(())
    for b, (example, s, e) in enumerate(batch):
        source_rows, content_rows = window_links(example, s, e)
        none = model.no_source
        extra = extra + link_loss(links[b], source_rows, model.source_bias, none, 0, 1)
        extra = extra + link_loss(links[b], content_rows, model.content_bias, None, 2, 3)
        decisions += len(source_rows) + len(content_rows)
    return model.crf(emissions, tags, mask.bool()) + 0.1 * extra / max(1, decisions)


def optimizer_for(model: AttributionModel, lr: float) -> torch.optim.AdamW:
    """AdamW: decay on the encoder's matrices alone, a higher rate for the heads."""
    body = list(model.encoder.named_parameters())
    heads = [p for n, p in model.named_parameters() if not n.startswith("encoder.")]
    return torch.optim.AdamW(
        [
            {"params": [p for _, p in body if p.ndim > 1], "lr": lr, "weight_decay": 0.01},
            {"params": [p for _, p in body if p.ndim <= 1], "lr": lr, "weight_decay": 0.0},
            {"params": heads, "lr": 1e-3, "weight_decay": 0.0},
        ]
    )


def absorb(average: dict[str, Tensor], model: nn.Module) -> None:
    """Move a running average of the weights towards the model's."""
    with torch.no_grad():
        for name, value in model.state_dict().items():
            if name in average:
                average[name].mul_(0.98).add_(value, alpha=0.02)
            else:
                average[name] = value.clone().float()


def train(args: argparse.Namespace) -> None:
    """Run all steps, the rate falling linearly; the averaged weights go to `args.out`."""
    torch.manual_seed(args.seed)
    batches = Batches(args.data, args.encoder, args.size, args.batch, args.seed)
    model = AttributionModel(args.encoder)
    optimizer = optimizer_for(model, args.lr)
    per_epoch = batches.pieces() / (args.size - 2) / args.batch * 1.1
    steps = max(1, round(args.epochs * per_epoch))
    warm = max(1, steps // 16)
    scheduler = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda i: min((i + 1) / warm, max(0.02, (steps - i) / (steps - warm)))
    )
    average: dict[str, Tensor] = {}
    step, began, running = 0, time.time(), 0.0
    model.train()
    while step < steps:
        for batch in batches.epoch():
            loss = loss_of(model, batches, batch, args.bf16)
            optimizer.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimizer.step()
            scheduler.step()
            step += 1
            # an average of the last third's weights is steadier than the last step
            if step > steps * 2 // 3:
                absorb(average, model)
            running += float(loss.detach())
            if step % 50 == 0:
                rate = (time.time() - began) / step
                print(f"step {step}/{steps} loss {running / 50:.4f} {rate:.2f} s/step", flush=True)
                running = 0.0
            if step == steps:
                break
    torch.save(average or model.state_dict(), args.out)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--encoder", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--epochs", type=float, default=6)
    parser.add_argument("--batch", type=int, default=16)
    parser.add_argument("--size", type=int, default=256)
    parser.add_argument("--lr", type=float, default=1.5e-4)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--bf16", action="store_true")
    train(parser.parse_args())


if __name__ == "__main__":
    main()
