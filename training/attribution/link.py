"""Fit the linker on gold spans: which cue a content has, which source a cue.

python -m training.attribution.link --data polnear/train --dev polnear/dev --out linker.json
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import numpy as np
import torch

from onrecord.extract.linking import FEATURES, Scene, features, near
from onrecord.types import Span
from training.polnear import Gold, load

Decision = tuple[np.ndarray, int]  # features (answers, f), index of the right one


def decisions(gold: Gold) -> tuple[list[Decision], list[Decision]]:
    """Content-to-cue and cue-to-source choices of one annotated text."""
    spans = {
        role: sorted({Span(*x) for s in gold.statements for x in s[role]})
        for role in ("source", "cue", "content")
    }
    scene = Scene(gold.text, tuple(spans["source"]), tuple(spans["cue"]), tuple(spans["content"]))
    contents: list[Decision] = []
    sources: list[Decision] = []
    for statement in gold.statements:
        cue = Span(*statement["cue"][0])
        for piece in statement["content"]:
            asking = Span(*piece)
            answers = near(scene.cues, asking)
            if cue in answers and len(answers) > 1:
                rows = [features(scene, asking, a, answers, True) for a in answers]
                contents.append((np.stack(rows), answers.index(cue)))
        answers = near(scene.sources, cue)
        right = [answers.index(Span(*s)) for s in statement["source"] if Span(*s) in answers]
        if answers and (right or not statement["source"]):
            rows = [features(scene, cue, a, answers, False) for a in answers]
            sources.append((np.stack(rows), right[0] if right else len(rows)))
    return contents, sources


def padded(
    rows: list[Decision], with_none: bool
) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
    """Features (n, widest, f), an additive mask (n, widest or one more for none), right answers."""
    width = max(len(x) for x, _ in rows)
    table = torch.zeros(len(rows), width, len(FEATURES))
    mask = torch.full((len(rows), width + with_none), float("-inf"))
    right = torch.zeros(len(rows), dtype=torch.long)
    for i, (x, answer) in enumerate(rows):
        table[i, : len(x)] = torch.from_numpy(x).float()
        mask[i, : len(x)] = 0.0
        right[i] = width if answer == len(x) else answer
    if with_none:
        mask[:, width] = 0.0
    return table, mask, right


def scores(
    table: torch.Tensor, mask: torch.Tensor, weights: torch.Tensor, none: torch.Tensor | None
) -> torch.Tensor:
    """Scores of all answers, that of none last where it is a choice."""
    raw = table @ weights
    if none is not None:
        raw = torch.cat([raw, none.expand(len(raw), 1)], dim=1)
    return raw + mask


def fit(rows: list[Decision], with_none: bool) -> tuple[torch.Tensor, torch.Tensor | None]:
    """Weights by L-BFGS on the penalised log-likelihood."""
    table, mask, right = padded(rows, with_none)
    weights = torch.zeros(len(FEATURES), requires_grad=True)
    none = torch.zeros(1, requires_grad=True) if with_none else None
    parameters = [weights] + ([none] if none is not None else [])
    optimizer = torch.optim.LBFGS(parameters, max_iter=60, line_search_fn="strong_wolfe")

    def closure() -> torch.Tensor:
        optimizer.zero_grad()
        loss = torch.nn.functional.cross_entropy(scores(table, mask, weights, none), right)
        loss = loss + 1e-4 * (weights**2).sum()
        loss.backward()
        return loss

    optimizer.step(closure)
    return weights.detach(), None if none is None else none.detach()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--dev", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()
    torch.manual_seed(0)
    parts = {}
    for name, folder in (("train", args.data), ("dev", args.dev)):
        contents, sources = [], []
        for options in load(folder).values():
            c, s = decisions(options[0])
            contents += c
            sources += s
        parts[name] = (contents, sources)
    content, _ = fit(parts["train"][0], False)
    source, none = fit(parts["train"][1], True)
    assert none is not None
    for name in ("train", "dev"):
        for k, (w, n) in enumerate(((content, None), (source, none))):
            rows = parts[name][k]
            table, mask, answers = padded(rows, n is not None)
            right = float((scores(table, mask, w, n).argmax(1) == answers).float().mean())
            print(f"{name} {('content to cue', 'cue to source')[k]} {right:.4f} of {len(rows)}")
    args.out.write_text(
        json.dumps(
            {
                "content": [round(float(v), 5) for v in content],
                "source": [round(float(v), 5) for v in source],
                "none": round(float(none), 5),
            }
        )
    )


if __name__ == "__main__":
    main()
