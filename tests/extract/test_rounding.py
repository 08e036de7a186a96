"""Training that knows of the packing: needs PyTorch, which only the recipes use."""

from __future__ import annotations

import importlib
from typing import Any

import numpy as np
import pytest

from onrecord.extract.packing import BLOCK, pack, unpack

torch = pytest.importorskip("torch", reason="needs the extra `train`")


def rounding() -> Any:
    """The module, hidden from the type checker, which may stand where PyTorch is not."""
    return importlib.import_module("training.rounding")


def test_a_rounded_map_is_one_that_packing_changes_little() -> None:
    plain, round_linear = rounding().plain, rounding().round_linear
    torch.manual_seed(1)
    layer = torch.nn.Sequential(torch.nn.Linear(512, 256))
    before = layer[0].weight.detach().clone()
    round_linear(layer)
    shown = layer[0].weight
    error = float((shown.detach() - before).abs().max() / before.abs().max())
    assert 0.01 < error < 0.2
    shown.sum().backward()
    (kept,) = (p for name, p in layer.named_parameters() if name.endswith("original"))
    assert float(kept.grad.min()) == float(kept.grad.max()) == 1.0  # passed on as it is
    state = plain(layer.state_dict())
    assert set(state) == {"0.weight", "0.bias"}
    assert torch.equal(state["0.weight"], before)


def test_the_rounding_is_that_of_the_packed_file() -> None:
    block_scales, rounded = rounding().block_scales, rounding().rounded
    numbers = np.random.default_rng(3).normal(size=(64, BLOCK)).astype(np.float32)
    scale = float(np.abs(numbers).max()) / 127
    int8 = np.clip(np.round(numbers / scale), -127, 127).astype(np.int8)
    packed = unpack(pack(int8, 0, False)).astype(np.float32) * scale
    blocks = torch.from_numpy(numbers)
    learned = rounded(blocks, block_scales(blocks)).numpy()
    by_packing, by_training = (np.abs(x - numbers).mean() for x in (packed, learned))
    assert by_training == pytest.approx(by_packing, rel=0.05)
