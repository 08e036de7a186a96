"""Train the attribution model on PolNeAR: data in, a checkpoint out.

    python -m training.attribution.train --data polnear/train --encoder MODEL_DIR --out model.pt
"""

from __future__ import annotations

import argparse
import random
import time
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


def link_loss(links: Tensor, rows: list[tuple[int, list[int], int]], bias: Tensor,
              none: Tensor | None, ask: int, answer: int) -> Tensor:
    """Cross-entropy of each asking piece over its candidate answers in one window."""
    total = links.new_zeros(())
    for asking, candidates, right in rows:
        query = links[asking, ask * LINK_SIZE:(ask + 1) * LINK_SIZE]
        keys = links[candidates, answer * LINK_SIZE:(answer + 1) * LINK_SIZE]
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


def train(args: argparse.Namespace) -> None:
    torch.manual_seed(args.seed)
    rng = random.Random(args.seed)
    tokenizer = load_tokenizer(args.encoder / "tokenizer.json")
    cls, sep, masked = (tokenizer.token_to_id(f"[{name}]") for name in ("CLS", "SEP", "MASK"))
    golds = list(load(args.data).values())
    model = AttributionModel(args.encoder)
    body = list(model.encoder.named_parameters())
    decay = [p for n, p in body if p.ndim > 1]
    plain = [p for n, p in body if p.ndim <= 1]
    heads = [p for n, p in model.named_parameters() if not n.startswith("encoder.")]
    optimizer = torch.optim.AdamW([
        {"params": decay, "lr": args.lr, "weight_decay": 0.01},
        {"params": plain, "lr": args.lr, "weight_decay": 0.0},
        {"params": heads, "lr": 1e-3, "weight_decay": 0.0},
    ])
    pieces_total = sum(len(encode(g[0].text, tokenizer)) for g in golds)
    steps = max(1, round(args.epochs * pieces_total / (args.size - 2) / args.batch * 1.1))
    warm = max(1, steps // 16)
    scheduler = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda i: min((i + 1) / warm, max(0.02, (steps - i) / (steps - warm)))
    )
    average: dict[str, Tensor] = {}
    step, began, running = 0, time.time(), 0.0
    model.train()
    while step < steps:
        rows = []
        for options in golds:
            gold = rng.choice(options)
            text, draw = gold.text, rng.random()
            if draw < 0.15:
                text = text.translate(STRAIGHT)
            elif draw < 0.2:
                text = text.translate(CURLY)
            example = prepare(gold, text, tokenizer)
            rows += [(example, s, e) for s, e in cut(example, args.size, rng)]
        rng.shuffle(rows)
        for k in range(0, len(rows) - args.batch + 1, args.batch):
            if step >= steps:
                break
            batch = rows[k:k + args.batch]
            width = max(e - s for _, s, e in batch) + 2
            ids = torch.zeros(len(batch), width, dtype=torch.long)
            mask = torch.zeros(len(batch), width, dtype=torch.long)
            tags = torch.zeros(len(batch), width, dtype=torch.long)
            for b, (example, s, e) in enumerate(batch):
                n = e - s
                ids[b, 0], ids[b, n + 1] = cls, sep
                ids[b, 1:n + 1] = torch.from_numpy(example.pieces.ids[s:e])
                tags[b, 1:n + 1] = torch.from_numpy(example.tags[s:e])
                mask[b, :n + 2] = 1
            # hiding a few pieces stands in for dropout, which is slow on a CPU
            hidden = (torch.rand(ids.shape) < 0.06) & (ids != cls) & (ids != sep) & (mask == 1)
            ids = torch.where(hidden, torch.full_like(ids, masked), ids)
            with torch.autocast("cpu", dtype=torch.bfloat16, enabled=args.bf16):
                emissions, links = model(ids, mask)
            emissions, links = emissions.float(), links.float()
            loss = model.crf(emissions, tags, mask.bool())
            decisions, extra = 0, emissions.new_zeros(())
            for b, (example, s, e) in enumerate(batch):
                source_rows, content_rows = window_links(example, s, e)
                extra = extra + link_loss(links[b], source_rows, model.source_bias,
                                          model.no_source, 0, 1)
                extra = extra + link_loss(links[b], content_rows, model.content_bias, None, 2, 3)
                decisions += len(source_rows) + len(content_rows)
            loss = loss + 0.1 * extra / max(1, decisions)
            optimizer.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimizer.step()
            scheduler.step()
            step += 1
            # an average of the last third's weights is steadier than the last step
            if step > steps * 2 // 3:
                with torch.no_grad():
                    for name, value in model.state_dict().items():
                        if name in average:
                            average[name].mul_(0.98).add_(value, alpha=0.02)
                        else:
                            average[name] = value.clone().float()
            running += float(loss.detach())
            if step % 50 == 0:
                rate = (time.time() - began) / step
                print(f"step {step}/{steps} loss {running / 50:.4f} {rate:.2f} s/step", flush=True)
                running = 0.0
            if step % 400 == 0 or step == steps:
                torch.save(model.state_dict(), args.out.with_suffix(".last.pt"))
                if average:
                    torch.save(average, args.out)


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
