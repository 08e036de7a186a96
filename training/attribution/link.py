"""Fit the linker on spans that a tagger found: a content's cue or none, a cue's source or none.

    python -m training.attribution.link --data polnear/train --dev polnear/dev \\
        --tagger early.onnx --tokenizer tokenizer.json --out linker.json

The tagger should have read the texts once at most: one that knows them misses nothing, and a linker
learns from it that nothing is ever missed.
"""

from __future__ import annotations

import argparse
import json
import random
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn

from onrecord.extract.boundaries import INFINITIVE, WORD
from onrecord.extract.encoding import load_tokenizer
from onrecord.extract.linking import FEATURES, Scene, near, table
from onrecord.extract.session import open_model
from onrecord.extract.tagging import Tagger
from onrecord.types import Span
from training.polnear import Gold, load

HIDDEN = 24
COMMON, MOSTLY = 4, 0.25  # a word's times in cues, and their share in all its times
MISSED = 0.2  # share of the cues that are taken away
LEAST = 0.5  # share of a span's characters in the gold span that it is taken for


@dataclass(frozen=True)
class Decision:
    """One choice: `rows` (answers and none, f), and the index of the right one."""

    rows: np.ndarray
    right: int


def covered(span: Span, others: Sequence[tuple[int, int]]) -> float:
    """The share of `span` that `others` cover."""
    shared = sum(max(0, min(span.end, e) - max(span.start, s)) for s, e in others)
    return shared / max(1, span.end - span.start)


def statement_of(span: Span, role: str, gold: Gold) -> int | None:
    """The index of the annotated statement that has `span` in a role."""
    shares = [covered(span, statement[role]) for statement in gold.statements]
    best = int(np.argmax(shares)) if shares else -1
    return best if best >= 0 and shares[best] >= LEAST else None


def decisions(scene: Scene, gold: Gold) -> tuple[list[Decision], list[Decision]]:
    """Content-to-cue and cue-to-source choices over the spans of one text."""
    cue_of: dict[int, Span] = {}
    for cue in scene.cues:
        k = statement_of(cue, "cue", gold)
        if k is not None:
            cue_of.setdefault(k, cue)
    contents, sources = [], []
    for content in scene.contents:
        answers = near(scene.cues, content)
        k = statement_of(content, "content", gold)
        right = cue_of.get(k) if k is not None else None
        at = answers.index(right) if right in answers else len(answers)
        contents.append(Decision(table(scene, content, answers, True), at))
    for k, cue in cue_of.items():
        answers = near(scene.sources, cue)
        wanted = gold.statements[k]["source"]
        shares = [covered(s, wanted) for s in answers]
        best = int(np.argmax(shares)) if shares else -1
        at = best if best >= 0 and shares[best] >= LEAST else len(answers)
        sources.append(Decision(table(scene, cue, answers, False), at))
    return contents, sources


def thinned(scene: Scene, rng: random.Random) -> Scene:
    """`scene` without some of its cues: what a tagger misses, however sure it is of the rest."""
    cues = tuple(c for c in scene.cues if rng.random() >= MISSED)
    return replace(scene, cues=cues)


def read(
    folder: Path, tagger: Tagger, thin: random.Random | None
) -> Iterator[tuple[list[Decision], list[Decision]]]:
    """The decisions of every text of a folder, over the tagger's spans.

    With `thin`, contents decide once more with some of the cues gone.
    """
    for options in load(folder).values():
        reading = tagger.read(options[0].text)
        if reading is not None:
            scene = tagger.scene(reading)
            contents, sources = decisions(scene, options[0])
            if thin:
                contents += decisions(thinned(scene, thin), options[0])[0]
            yield contents, sources


def words_of_speech(folder: Path) -> list[str]:
    """Words that mostly stand in cues: a content without one holds no attribution."""
    inside: Counter[str] = Counter()
    everywhere: Counter[str] = Counter()
    for options in load(folder).values():
        gold = options[0]
        everywhere.update(w.lower() for w in WORD.findall(gold.text))
        spans = {span for statement in gold.statements for span in statement["cue"]}
        inside.update(w.lower() for s, e in spans for w in WORD.findall(gold.text[s:e]))
    return sorted(w for w, n in inside.items() if n >= COMMON and n >= MOSTLY * everywhere[w])


def verbs_before_infinitives(folder: Path) -> list[str]:
    """Verbs whose infinitive annotators mostly give to the content: "vowed | to veto the bill"."""
    inside: Counter[str] = Counter()
    outside: Counter[str] = Counter()
    for options in load(folder).values():
        gold = options[0]
        for statement in gold.statements:
            start, end = statement["cue"][-1]
            cue = gold.text[start:end].lower()
            content = gold.text[statement["content"][0][0] :][:3].lower()
            if held := INFINITIVE.search(cue):
                inside[held[1]] += 1
            elif content == "to " and cue:
                outside[cue.split()[-1]] += 1
    return sorted(v for v, n in outside.items() if n > inside[v] and n + inside[v] >= COMMON)


class LinkNet(nn.Module):
    """A hidden layer over standardised features."""

    def __init__(self, rows: Tensor) -> None:
        super().__init__()
        self.mean, self.spread = rows.mean(0), rows.std(0).clamp_min(1e-3)
        self.hidden = nn.Linear(len(FEATURES), HIDDEN)
        self.out = nn.Linear(HIDDEN, 1, bias=False)

    def forward(self, rows: Tensor) -> Tensor:
        """`(..., f)` to scores `(...)`."""
        scores: Tensor = self.out(torch.tanh(self.hidden((rows - self.mean) / self.spread)))
        return scores.squeeze(-1)

    def stored(self) -> dict[str, list[object]]:
        """The weights as the package reads them, for features as they come."""
        with torch.no_grad():
            weights = self.hidden.weight / self.spread
            bias = self.hidden.bias - weights @ self.mean
        kept = {"weights": weights.T, "bias": bias, "out": self.out.weight[0]}
        return {
            name: np.round(value.detach().numpy().astype(float), 5).tolist()
            for name, value in kept.items()
        }


def padded(choices: Sequence[Decision]) -> tuple[Tensor, Tensor, Tensor]:
    """Features (n, widest, f), an additive mask (n, widest), right answers (n,)."""
    width = max(len(c.rows) for c in choices)
    rows = torch.zeros(len(choices), width, len(FEATURES))
    mask = torch.full((len(choices), width), float("-inf"))
    for i, choice in enumerate(choices):
        rows[i, : len(choice.rows)] = torch.from_numpy(choice.rows).float()
        mask[i, : len(choice.rows)] = 0.0
    return rows, mask, torch.tensor([c.right for c in choices])


def fit(choices: Sequence[Decision], epochs: int) -> LinkNet:
    """A network fitted by AdamW on the log-likelihood of the right answers."""
    net = LinkNet(torch.from_numpy(np.concatenate([c.rows for c in choices])).float())
    optimizer = torch.optim.AdamW(net.parameters(), lr=5e-3, weight_decay=0.02)
    batch = 256
    steps = epochs * (len(choices) // batch + 1)
    scheduler = torch.optim.lr_scheduler.OneCycleLR(optimizer, 1e-2, total_steps=steps)
    rows, mask, right = padded(choices)
    for _ in range(epochs):
        for index in torch.randperm(len(choices)).split(batch):
            loss = nn.functional.cross_entropy(net(rows[index]) + mask[index], right[index])
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            scheduler.step()
    return net


def accuracy(net: LinkNet, choices: Sequence[Decision]) -> float:
    """The share of choices that are right."""
    rows, mask, right = padded(choices)
    with torch.no_grad():
        return float(((net(rows) + mask).argmax(1) == right).float().mean())


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--dev", type=Path, required=True)
    parser.add_argument("--tagger", type=Path, required=True, help="an exported model, .onnx")
    parser.add_argument("--tokenizer", type=Path, required=True)
    parser.add_argument("--epochs", type=int, default=60)
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()
    torch.manual_seed(0)
    tagger = Tagger(open_model(args.tagger), load_tokenizer(args.tokenizer))
    parts = {
        "data": list(read(args.data, tagger, random.Random(1))),
        "dev": list(read(args.dev, tagger, None)),
    }
    kept: dict[str, object] = {}
    for k, decision in enumerate(("cue", "source")):
        choices = {name: [d for text in texts for d in text[k]] for name, texts in parts.items()}
        net = fit(choices["data"], args.epochs)
        for name in choices:
            share = accuracy(net, choices[name])
            print(f"{decision} on {name}: {share:.4f} of {len(choices[name])}")
        kept[decision] = net.stored()
    kept["nesting"] = words_of_speech(args.data)
    kept["infinitives"] = verbs_before_infinitives(args.data)
    args.out.write_text(json.dumps(kept))


if __name__ == "__main__":
    main()
