"""Set a model's leaning towards finding more, and its confidence, on annotated texts.

    python -m training.attribution.calibrate --dev polnear/dev --model attribution-accurate.onnx \\
        --tokenizer tokenizer.json

Both go into the model's metadata. The leaning is what is taken from the score of "no span"; the
confidence is a logistic regression, whose error is measured on folds that it was not fitted on.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import onnx
import torch
from numpy.typing import NDArray

from onrecord.evaluation.attribution import AttributionScore, normalise, usable
from onrecord.evaluation.brat import GoldText, Triple, read_folder
from onrecord.extract.attribution import OnnxAttributor
from onrecord.extract.confidence import FEATURES, features
from onrecord.extract.decoding import Crf
from onrecord.extract.encoding import load_tokenizer
from onrecord.extract.session import open_model
from onrecord.extract.tagging import Reading
from training.onnx_pack import stamp

LEANINGS = (0.0, 0.15, 0.3, 0.45)
FOLDS = 5


@dataclass(frozen=True)
class Read:
    """A gold text with its reading and tag scores."""

    gold: GoldText
    reading: Reading
    emissions: NDArray[np.float32]


def leaning(crf: Crf, amount: float) -> Crf:
    """`crf` with `amount` taken from each "O"."""
    outside = crf.labels.index("O")
    transitions, start = crf.transitions.copy(), crf.start.copy()
    transitions[:, outside] -= amount
    start[outside] -= amount
    return Crf(crf.labels, transitions, start)


def found_in(read: Read, crf: Crf, attributor: OnnxAttributor) -> list[tuple[Triple, np.ndarray]]:
    """The attributions of one text, each with its features of confidence."""
    scene, groups = attributor.linked(read.reading, read.emissions, crf)
    out = []
    for group in groups:
        a = attributor.attribution(group, scene.page, 1.0)
        out.append((Triple(a.source, a.cue, a.content), features(group, scene)))
    return out


def right(read: Read, triples: Sequence[Triple]) -> list[bool]:
    """Which of the found attributions are usable."""
    text = read.gold.text
    wanted = [normalise(t, text) for t in read.gold.triples]
    return [any(usable(normalise(t, text), w) for w in wanted if w.content) for t in triples]


def f1(reads: Sequence[Read], crf: Crf, attributor: OnnxAttributor) -> float:
    """Usable statements' F1 in percent."""
    total = AttributionScore()
    for read in reads:
        triples = [t for t, _ in found_in(read, crf, attributor)]
        total.add(read.gold.text, read.gold.triples, triples)
    return float(total.usable.scores()["f1"])


def fit(rows: torch.Tensor, labels: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
    """Weights (f,) and intercept of a logistic regression with a light penalty."""
    mean, spread = rows.mean(0), rows.std(0).clamp_min(1e-3)
    scaled = (rows - mean) / spread
    weights = torch.zeros(rows.shape[1], dtype=rows.dtype, requires_grad=True)
    bias = torch.zeros(1, dtype=rows.dtype, requires_grad=True)
    optimizer = torch.optim.LBFGS([weights, bias], max_iter=100, line_search_fn="strong_wolfe")

    def closure() -> torch.Tensor:
        optimizer.zero_grad()
        scores = scaled @ weights + bias
        loss = torch.nn.functional.binary_cross_entropy_with_logits(scores, labels)
        loss = loss + 1e-3 * (weights**2).sum()
        loss.backward()
        return loss

    optimizer.step(closure)
    plain = (weights / spread).detach()
    return plain, (bias - (plain * mean).sum()).detach()


def calibration_error(chances: np.ndarray, labels: np.ndarray) -> float:
    """Expected calibration error over ten bins of equal count."""
    order = np.argsort(chances)
    bins = np.array_split(order, 10)
    gaps = [abs(chances[b].mean() - labels[b].mean()) * len(b) for b in bins if len(b)]
    return float(sum(gaps) / len(chances))


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--dev", type=Path, required=True)
    parser.add_argument("--model", type=Path, required=True)
    parser.add_argument("--tokenizer", type=Path, required=True)
    args = parser.parse_args()
    model = open_model(args.model)
    attributor = OnnxAttributor(model, load_tokenizer(args.tokenizer))
    reads = []
    for gold in read_folder(args.dev):
        reading = attributor.tagger.read(gold.text)
        if reading is not None:
            reads.append(Read(gold, reading, attributor.tagger.scores(reading).tags))
    crf = Crf.from_settings(model.settings)
    scores = {amount: f1(reads, leaning(crf, amount), attributor) for amount in LEANINGS}
    print("usable F1 by leaning:", scores)
    best = max(LEANINGS, key=lambda amount: scores[amount])
    chosen = leaning(crf, best)

    rows, labels, fold = [], [], []
    for k, read in enumerate(reads):
        found = found_in(read, chosen, attributor)
        rows += [row for _, row in found]
        labels += right(read, [triple for triple, _ in found])
        fold += [k % FOLDS] * len(found)
    x = torch.from_numpy(np.array(rows))
    y = torch.tensor(labels, dtype=x.dtype)
    folds = np.array(fold)
    chances = np.zeros(len(rows))
    for k in range(FOLDS):
        held = torch.from_numpy(folds == k)
        weights, bias = fit(x[~held], y[~held])
        chances[folds == k] = torch.sigmoid(x[held] @ weights + bias).numpy()
    truth = y.numpy()
    plain = np.full_like(chances, truth.mean())
    print(f"confidence on held folds: error {calibration_error(chances, truth):.4f}")
    print(f"Brier {((chances - truth) ** 2).mean():.4f}, {((plain - truth) ** 2).mean():.4f} plain")
    weights, bias = fit(x, y)
    calibration = {
        "features": list(FEATURES),
        "weights": [round(float(w), 5) for w in weights],
        "intercept": round(float(bias), 5),
    }
    settings = {k: v for k, v in model.settings.items() if k != "version"}
    settings |= {"transitions": chosen.transitions.tolist(), "start": chosen.start.tolist()}
    settings |= {"calibration": calibration, "leaning": best + settings.get("leaning", 0.0)}
    proto = onnx.load(str(args.model), load_external_data=False)
    del proto.metadata_props[:]
    stamp(proto, settings)
    onnx.save(proto, str(args.model))


if __name__ == "__main__":
    main()
