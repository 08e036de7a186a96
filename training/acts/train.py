"""What pieces say for each act, learned on the vectors of a reading model that stays as it is.

Learns from `labels.jsonl` (PolNeAR's train split: names, offsets and our labels) and `own.txt`. The
rules' act is given, with a weight that is learned too: it is printed, and pinned as
`act_votes.RULED`.
"""

from __future__ import annotations

import json
import random
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from tokenizers import Tokenizer
from torch import Tensor, nn

from bench.attribution_cases import parse
from onrecord.evaluation.brat import Triple
from onrecord.extract.encoding import encode, shapes
from onrecord.extract.parse import SpacyParser, load_pipeline
from onrecord.extract.quotes import quotations
from onrecord.extract.statements import build_statements
from onrecord.factuality.act_votes import ACTS
from onrecord.factuality.stage import Committer
from onrecord.types import Attribution, Document, Span
from training.attribution.model import ROLES
from training.attribution.train import first_last
from training.vectors import Reader

HERE = Path(__file__).parent
AROUND = 180  # pieces of a window around a statement
FOLDS, SEED, STEPS, DECAY = 5, 7, 250, 0.3


@dataclass(frozen=True)
class Lesson:
    """A text with one attribution, its act, and the act that the rules read."""

    text: str
    triple: Triple
    act: int
    ruled: int


def lessons(data: Path, labels: Path = HERE / "labels.jsonl") -> Iterator[Lesson]:
    """All labelled attributions, with what the rules make of them."""
    parser, committer = SpacyParser(load_pipeline()), Committer()
    by_doc: dict[str, list[tuple[Triple, str]]] = {}
    for line in labels.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        spans = (tuple((s, e) for s, e in row[role]) for role in ROLES)
        by_doc.setdefault(row["doc"], []).append((Triple(*spans), row["act"]))
    for doc, held in sorted(by_doc.items()):
        text = (data / "text" / f"{doc}.txt").read_bytes().decode("utf-8")
        yield from _ruled(parser, committer, text, held)
    for line in (HERE / "own.txt").read_text(encoding="utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            act, _, marked = line.partition(" | ")
            text, triples = parse(marked)
            yield from _ruled(parser, committer, text, [(t, act) for t in triples])


def _ruled(
    parser: SpacyParser, committer: Committer, text: str, held: Sequence[tuple[Triple, str]]
) -> Iterator[Lesson]:
    document = Document("text", "text", text, (Span(0, len(text)),))
    attributions = [
        Attribution(*(tuple(Span(*s) for s in part) for part in (t.source, t.cue, t.content)), 1.0)
        for t, _ in held
    ]
    parsed = parser(document)
    statements = build_statements(document, parsed, attributions, {})
    filled, _ = committer(document, parsed, statements)
    by_content = {s.content.spans: s.act for s in filled if s.voice == "attributed"}
    for (triple, act), attribution in zip(held, attributions, strict=True):
        if attribution.content in by_content:
            ruled = ACTS.index(by_content[attribution.content])
            yield Lesson(text, triple, ACTS.index(act), ruled)  # type: ignore[arg-type]


def features(found: Sequence[Lesson], reader: Reader, tokenizer: Tokenizer) -> Tensor:
    """Each role's mean vector, (n, 3, width)."""
    windows = [_window(lesson, tokenizer) for lesson in found]
    out = torch.zeros(len(found), len(ROLES), reader.width)
    for k, vectors in reader.vectors([(ids, shaped) for ids, shaped, _ in windows]):
        for r, inside in enumerate(windows[k][2]):
            if inside:
                out[k, r] = torch.from_numpy(vectors[inside].mean(axis=0))
    return out


Window = tuple[NDArray[np.int64], NDArray[np.int64], list[list[int]]]


def _window(lesson: Lesson, tokenizer: Tokenizer) -> Window:
    """Pieces and shapes around an attribution, and where each role's pieces stand in them."""
    text = lesson.text
    pieces = encode(text, tokenizer)
    shaped = shapes(text, pieces, quotations(text))
    parts = (lesson.triple.source, lesson.triple.cue, lesson.triple.content)
    ranges = [[r for s, e in part if (r := first_last(pieces, s, e))] for part in parts]
    low = min(first for role in ranges for first, _ in role)
    high = max(last for role in ranges for _, last in role)
    start = max(0, (low + high - AROUND) // 2)
    end = min(len(pieces), start + AROUND)
    roles = [
        [i - start for a, b in role for i in range(a, b) if start <= i < end] for role in ranges
    ]
    return pieces.ids[start:end], shaped[start:end], roles


class Votes(nn.Module):
    """The linear map that is learned, and the weight of the rules' word."""

    def __init__(self, width: int) -> None:
        super().__init__()
        self.weight = nn.Parameter(torch.zeros(len(ROLES), width, len(ACTS)))
        self.bias = nn.Parameter(torch.zeros(len(ACTS)))
        self.ruled = nn.Parameter(torch.tensor(1.5))

    def forward(self, roles: Tensor, ruled: Tensor) -> Tensor:
        """`(n, 3, width)` and the rules' acts `(n,)` to log odds `(n, 14)`."""
        said = torch.einsum("nrw,rwa->na", roles, self.weight) + self.bias
        return said + self.ruled * nn.functional.one_hot(ruled, len(ACTS))


def fit(roles: Tensor, ruled: Tensor, acts: Tensor) -> Votes:
    """Cross-entropy with rarer acts weighted by the root of their rarity."""
    torch.manual_seed(SEED)
    votes = Votes(roles.shape[2])
    counts = torch.bincount(acts, minlength=len(ACTS)).clamp_min(1).float()
    weights = (counts.mean() / counts).sqrt().clamp(0.3, 3.0)
    optimizer = torch.optim.AdamW(votes.parameters(), lr=3e-3, weight_decay=DECAY)
    for _ in range(STEPS):
        drawn = nn.functional.dropout(roles, 0.2)
        loss = nn.functional.cross_entropy(votes(drawn, ruled), acts, weights, label_smoothing=0.05)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    return votes


def macro_f1(gold: Tensor, predicted: Tensor) -> float:
    """The mean F1 over the acts in `gold`, in percent."""
    pairs = Counter(zip(gold.tolist(), predicted.tolist(), strict=True))
    scores = []
    for act in set(gold.tolist()):
        held = sum(n for (g, _), n in pairs.items() if g == act)
        found = sum(n for (_, p), n in pairs.items() if p == act)
        scores.append(200 * pairs[act, act] / (held + found))
    return sum(scores) / len(scores)


def learn(data: Path, reader: Reader, tokenizer: Tokenizer) -> dict[str, Tensor]:
    """The weights and bias of the model's map to acts; prints what five folds reach."""
    found = list(lessons(data))
    roles = features(found, reader, tokenizer)
    acts = torch.tensor([lesson.act for lesson in found])
    ruled = torch.tensor([lesson.ruled for lesson in found])
    print(f"{len(found)} acts; rules alone: macro F1 {macro_f1(acts, ruled):.1f}", flush=True)
    order = list(range(len(found)))
    random.Random(SEED).shuffle(order)
    guessed = torch.zeros(len(found), dtype=torch.long)
    for fold in range(FOLDS):
        out = torch.tensor(order[fold::FOLDS])
        kept = torch.tensor([i for k, i in enumerate(order) if k % FOLDS != fold])
        votes = fit(roles[kept], ruled[kept], acts[kept])
        guessed[out] = votes(roles[out], ruled[out]).argmax(1)
    right = float((guessed == acts).float().mean())
    print(f"five folds: accuracy {right:.3f}, macro F1 {macro_f1(acts, guessed):.1f}", flush=True)
    votes = fit(roles, ruled, acts)
    print(f"the rules' word weighs {float(votes.ruled):.2f}", flush=True)
    bias = torch.zeros(len(ROLES), len(ACTS))
    bias[ROLES.index("content")] = votes.bias.detach()
    weight = votes.weight.detach().permute(0, 2, 1).reshape(-1, roles.shape[2])
    return {"acts.weight": weight.contiguous(), "acts.bias": bias.reshape(-1)}
