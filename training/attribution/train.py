"""Train the attribution model on PolNeAR: data in, a checkpoint out.

python -m training.attribution.train --data polnear/train --encoder MODEL_DIR \\
    --tokenizer tokenizer.json --out model.pt
"""

from __future__ import annotations

import argparse
import random
import re
import time
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from itertools import chain, count
from math import ceil
from pathlib import Path

import numpy as np
import torch
from tokenizers import Tokenizer
from torch import Tensor, nn

from onrecord.extract.encoding import Pieces, encode, load_tokenizer, shapes
from onrecord.extract.quotes import quotations
from training.attribution.model import BERT_SPECIAL, LABELS, VIEWS, AttributionModel
from training.factuality.data import FactualityBatches
from training.polnear import Gold, load
from training.rounding import RoundedRows, plain, round_linear

STRAIGHT = str.maketrans("“”‘’", "\"\"''")
# other countries' and typesetters' marks, and none: (from, to) of equal length
STYLES = tuple(
    str.maketrans("“”", pair) for pair in ("‘’", "''", "«»", "„“", "  ", "””", "“ ", " ”")
)
AVERAGED_FROM = 0.75  # share of the steps; four-bit weights begin before it, or not at all
SHORTEST, SHORT = 4, 62  # pieces of a short window
ROW = 190  # pieces of sentences in a row, as in an article
_SENTENCE = re.compile(r"(?<=[.!?:])[\"”’']?[ \t]+(?=[\"“‘'A-Z])|[\r\n]+")


def perturbed(text: str, rng: random.Random, rate: float = 1.0) -> str:
    """`text`, at times with other quotation marks or other case; its length never changes."""
    draw = rng.random() / rate
    if draw < 0.15:
        text = text.translate(STRAIGHT)
    elif draw < 0.3:
        text = paired(text).translate(rng.choice(STYLES))
    draw = rng.random() / rate
    change = str.lower if draw < 0.05 else str.title if draw < 0.06 else str.upper
    if draw < 0.07:
        other = change(text)
        text = other if len(other) == len(text) else text
    return text


def paired(text: str) -> str:
    """`text` with straight double marks as opening and closing ones, by what stands before."""
    return re.sub(r'(?<!\S)"(?=\S)', "“", text).replace('"', "”")


@dataclass
class Example:
    """A text as pieces, their shapes and their tags."""

    pieces: Pieces
    shapes: np.ndarray
    tags: np.ndarray


Row = tuple[Example, int, int]


def first_last(pieces: Pieces, start: int, end: int) -> tuple[int, int] | None:
    """Half-open range of the pieces that touch `[start, end)`."""
    first = int(np.searchsorted(pieces.ends, start, side="right"))
    last = int(np.searchsorted(pieces.starts, end, side="left"))
    return (first, last) if first < last else None


def prepare(gold: Gold, text: str, tokenizer: Tokenizer) -> Example:
    """Tags of one annotated text; a piece in two spans keeps the first."""
    pieces = encode(text, tokenizer)
    tags = np.zeros(len(pieces), dtype=np.int64)
    for statement in gold.statements:
        for role, spans in statement.items():
            begin = LABELS.index(f"B-{role}")
            for start, end in spans:
                found = first_last(pieces, start, end)
                if found and not tags[slice(*found)].any():
                    tags[slice(*found)] = begin + 1
                    tags[found[0]] = begin
    return Example(pieces, shapes(text, pieces, quotations(text)), tags)


def cut(example: Example, size: int, rng: random.Random) -> list[tuple[int, int]]:
    """Windows over a text from a random start, so that every epoch cuts elsewhere."""
    n = len(example.pieces)
    inner = size - 2
    if n <= inner:
        return [(0, n)]
    starts = list(range(-rng.randrange(inner), n, inner))
    spans = [(max(0, s), min(n, s + inner)) for s in starts]
    return [(s, e) for s, e in spans if e - s > 8]


def sentences(example: Example, text: str, rng: random.Random) -> list[tuple[int, int]]:
    """Short windows of one to three whole sentences; none cuts a span.

    Whole articles teach nothing of a lone sentence, headline or snippet.
    """
    ends = [0, *(m.end() for m in _SENTENCE.finditer(text)), len(text)]
    bounds = sorted({int(np.searchsorted(example.pieces.starts, end)) for end in ends})
    inside = {i for i, label in enumerate(LABELS) if label.startswith("I-")}
    tags = [*example.tags.tolist(), 0]
    bounds = [b for b in bounds if tags[b] not in inside]
    found = []
    k = 0
    while k + 1 < len(bounds):
        last = min(len(bounds) - 1, k + rng.choice((1, 1, 2, 3)))
        if SHORTEST <= bounds[last] - bounds[k] <= SHORT:
            found.append((bounds[k], bounds[last]))
        k = last
    return found


def chunks(rows: list[Row], size: int) -> Iterator[list[Row]]:
    """Lists of `size` rows; an incomplete last one is left out."""
    for k in range(0, len(rows) - size + 1, size):
        yield rows[k : k + size]


class Batches:
    """Random windows over all texts, an annotator and a style of quotation marks drawn for each.

    `short` is the share of the texts that are read once more, sentence by sentence.
    """

    def __init__(
        self, data: Path, tokenizer: Path, size: int, batch: int, seed: int, short: float
    ) -> None:
        self.tokenizer = load_tokenizer(tokenizer)
        self.golds = list(load(data).values())
        self.size, self.batch, self.short = size, batch, short
        self.rng = random.Random(seed)

    def pieces(self) -> int:
        """Word pieces in all texts."""
        return sum(len(encode(g[0].text, self.tokenizer)) for g in self.golds)

    def epoch(self) -> Iterator[list[Row]]:
        """Batches of windows in random order, long and short ones apart."""
        long, short = [], []
        for options in self.golds:
            gold = self.rng.choice(options)
            example = prepare(gold, perturbed(gold.text, self.rng), self.tokenizer)
            long += [(example, s, e) for s, e in cut(example, self.size, self.rng)]
            if self.rng.random() < self.short:
                text = perturbed(gold.text, self.rng, 3.0)
                example = prepare(gold, text, self.tokenizer)
                short += [(example, s, e) for s, e in sentences(example, text, self.rng)]
        self.rng.shuffle(long)
        self.rng.shuffle(short)
        batches = list(chunks(long, self.batch))
        batches += chunks(short, self.batch * self.size // (SHORT + 2))
        self.rng.shuffle(batches)
        yield from batches

    def tensors(self, batch: list[Row]) -> tuple[Tensor, ...]:
        """Piece ids, shapes, mask and tags, each (b, t); some pieces are hidden."""
        width = max(e - s for _, s, e in batch) + 2
        ids, forms, mask, tags = torch.zeros(4, len(batch), width, dtype=torch.long)
        cls, sep, hidden = (BERT_SPECIAL[f"[{name}]"] for name in ("CLS", "SEP", "MASK"))
        for b, (example, s, e) in enumerate(batch):
            n = e - s
            ids[b, 0], ids[b, n + 1] = cls, sep
            ids[b, 1 : n + 1] = torch.from_numpy(example.pieces.ids[s:e])
            forms[b, 1 : n + 1] = torch.from_numpy(example.shapes[s:e])
            tags[b, 1 : n + 1] = torch.from_numpy(example.tags[s:e])
            mask[b, : n + 2] = 1
        # hiding a few pieces stands in for dropout, which is slow on a CPU
        drawn = (torch.rand(ids.shape) < 0.06) & (ids != cls) & (ids != sep) & (mask == 1)
        return torch.where(drawn, torch.full_like(ids, hidden), ids), forms, mask, tags


def loss_of(model: AttributionModel, tensors: tuple[Tensor, ...], bf16: bool) -> Tensor:
    """The CRF's loss on a batch."""
    ids, forms, mask, tags = tensors
    with torch.autocast("cpu", dtype=torch.bfloat16, enabled=bf16):
        emissions = model.head(model.hidden(ids, forms, mask))
    loss: Tensor = model.head.crf(emissions.float(), tags, mask.bool())
    return loss


def firmness_loss(model: AttributionModel, tensors: tuple[Tensor, ...], bf16: bool) -> Tensor:
    """Huber's loss on the commitments that a batch knows, cross-entropy on where events begin."""
    ids, forms, mask, targets = tensors
    with torch.autocast("cpu", dtype=torch.bfloat16, enabled=bf16):
        views = model.views(model.hidden(ids, forms, mask))
    known = ~torch.isnan(targets)
    values, wanted = views.float()[known], targets[known]
    event = torch.zeros_like(known)
    event[..., VIEWS.index("event")] = True
    is_event = event[known]
    how = nn.functional.huber_loss(values[~is_event], wanted[~is_event], delta=1.5)
    found = nn.functional.binary_cross_entropy_with_logits(values[is_event], wanted[is_event])
    return how + found


def optimizer_for(
    model: AttributionModel, lr: float, decay: float, head_rate: float
) -> torch.optim.AdamW:
    """AdamW: the rate falls by `decay` a layer downwards; the head has a rate of its own."""
    layers = len(model.encoder.encoder.layer)
    groups: dict[tuple[float, float], list[nn.Parameter]] = {}
    for name, parameter in model.named_parameters():
        pretrained = not name.startswith(("head.", "shapes.", "views.", "acts."))
        depth = int(name.split(".")[3]) + 1 if ".layer." in name else 0
        rate = lr * decay ** (layers - depth) if pretrained else head_rate
        shrink = 0.01 if pretrained and parameter.ndim > 1 else 0.0
        groups.setdefault((rate, shrink), []).append(parameter)
    return torch.optim.AdamW(
        [{"params": p, "lr": rate, "weight_decay": w} for (rate, w), p in groups.items()]
    )


def absorb(average: dict[str, Tensor], model: nn.Module) -> None:
    """Move a running average of the weights towards the model's."""
    with torch.no_grad():
        for name, value in model.state_dict().items():
            if name in average:
                average[name].mul_(0.98).add_(value, alpha=0.02)
            else:
                average[name] = value.clone().float()


def descend(loss: Tensor, model: nn.Module, optimizer: torch.optim.Optimizer) -> None:
    """One step down the gradient of `loss`, which is clipped to length 1."""
    optimizer.zero_grad()
    loss.backward()
    nn.utils.clip_grad_norm_(model.parameters(), 1.0)
    optimizer.step()


Step = partial[Tensor]


def steps_of(args: argparse.Namespace, model: AttributionModel) -> tuple[int, Iterator[Step]]:
    """How many steps there are, and each as a function that gives its loss, the two kinds mixed."""
    batches = Batches(args.data, args.tokenizer, args.size, args.batch, args.seed, args.short)
    per_epoch = batches.pieces() * (1 + args.short) / (args.size - 2) / args.batch * 1.1
    left = [max(1, round(args.epochs * per_epoch)), 0]
    tagging = chain.from_iterable(batches.epoch() for _ in count())
    if args.factuality:
        limit = args.size * args.batch
        firm = FactualityBatches(args.factuality, batches.tokenizer, limit, args.seed)
        whole = [batch for _ in range(ceil(args.passes)) for batch in firm.epoch(ROW)]
        passes = whole[: round(len(whole) * args.passes / ceil(args.passes))]
        left[1] = len(passes)
        print(f"{left[0]} steps of attribution, {left[1]} of factuality", flush=True)
    rng = random.Random(args.seed)

    def mixed() -> Iterator[Step]:
        while any(left):
            if rng.random() * sum(left) < left[0]:
                left[0] -= 1
                tensors = batches.tensors(next(tagging))
                yield partial(loss_of, model, tensors, args.bf16)
            else:
                left[1] -= 1
                yield partial(firmness_loss, model, firm.tensors(passes.pop()), args.bf16)

    return sum(left), mixed()


def save(state: dict[str, Tensor], untaught: set[str], path: Path) -> None:
    """Write the weights; a head that nothing taught is left out, so that it is not shipped."""
    kept = {name: value for name, value in state.items() if name.split(".")[0] not in untaught}
    torch.save(plain(kept), path)


def train(args: argparse.Namespace) -> None:
    """Run all steps, the rate falling linearly; the averaged weights go to `args.out`."""
    torch.manual_seed(args.seed)
    model = AttributionModel(args.encoder, args.layers)
    untaught = {"acts"} if args.factuality else {"acts", "views"}
    if args.resume:
        state = torch.load(args.resume, map_location="cpu")
        untaught -= {name.split(".")[0] for name in state}
        # a checkpoint may lack heads that nothing taught
        model.load_state_dict(state, strict=False)
    optimizer = optimizer_for(model, args.lr, args.decay, args.head_rate)
    steps, batches = steps_of(args, model)
    warm = max(1, steps // 16)
    scheduler = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda i: min((i + 1) / warm, max(0.02, (steps - i) / (steps - warm)))
    )
    print(f"{steps} steps", flush=True)
    average: dict[str, Tensor] = {}
    began, running = time.time(), {"loss_of": [0.0], "firmness_loss": [0.0]}
    model.train()
    for step, loss_now in enumerate(batches, 1):
        if args.rounded_from is not None and step == max(1, round(args.rounded_from * steps)):
            round_linear(model)
            model.words = RoundedRows(model.words)
        loss = loss_now()
        descend(loss, model, optimizer)
        scheduler.step()
        # an average of the last quarter's weights is steadier than the last step
        if step > AVERAGED_FROM * steps:
            absorb(average, model)
        running[loss_now.func.__name__].append(float(loss.detach()))
        if step % 25 == 0:
            means = [f"{sum(v) / len(v):.4f}" for v in running.values()]
            rate = (time.time() - began) / step
            print(f"step {step}/{steps} loss {' '.join(means)} {rate:.2f} s/step", flush=True)
            running = {name: [values[-1]] for name, values in running.items()}
        if step % 200 == 0:
            save(average or model.state_dict(), untaught, args.out)
    save(average or model.state_dict(), untaught, args.out)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--encoder", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--tokenizer", type=Path, required=True, help="BERT's tokenizer.json")
    parser.add_argument("--layers", type=int, default=8, help="how many layers to keep")
    parser.add_argument("--epochs", type=float, default=2.5)
    parser.add_argument("--batch", type=int, default=11)
    parser.add_argument("--size", type=int, default=384)
    parser.add_argument("--lr", type=float, default=1e-4)
    parser.add_argument("--decay", type=float, default=0.93, help="of the rate, a layer downwards")
    parser.add_argument("--head-rate", type=float, default=1e-3, help="of what starts from nothing")
    parser.add_argument("--short", type=float, default=0.2, help="texts read again by sentences")
    parser.add_argument("--resume", type=Path, help="a checkpoint to go on from")
    parser.add_argument("--factuality", type=Path, help="the folder of the six corpora's files")
    parser.add_argument("--passes", type=float, default=4.0, help="over those corpora")
    parser.add_argument(
        "--rounded-from",
        type=float,
        help=f"share of the steps before four-bit weights, under {AVERAGED_FROM}; left out: never",
    )
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--bf16", action="store_true")
    args = parser.parse_args()
    if args.rounded_from is not None and not 0 <= args.rounded_from < AVERAGED_FROM:
        parser.error(f"--rounded-from must lie in [0, {AVERAGED_FROM})")
    train(args)


if __name__ == "__main__":
    main()
