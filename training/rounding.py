"""Training that knows of the packing: weights are rounded on the way forward, not backward.

The straight-through estimator of Bengio et al. (2013), with the blocks of the packed file:
a matrix that has learned to do with four bits loses less when it is stored in them.
"""

from __future__ import annotations

import torch
from torch import Tensor, nn
from torch.nn.utils import parametrize

from onrecord.extract.packing import BLOCK, SHARES
from training.onnx_pack import LEAST

REFRESH = 40  # steps for which a block keeps its scale: the search for it is slow
STORED = ".parametrizations.weight.original"


def block_scales(weights: Tensor) -> Tensor:
    """The best step of each block of `weights` (n, BLOCK), as (n, 1)."""
    widest = weights.abs().amax(dim=1, keepdim=True).clamp_min(1e-8)
    best = torch.full_like(widest, float("inf"))
    scales = widest / 7.5
    for share in SHARES:
        scale = widest * share / 7.5
        error = (weights - rounded(weights, scale)).pow_(2).sum(dim=1, keepdim=True)
        scales = torch.where(error < best, scale, scales)
        best = torch.minimum(best, error)
    return scales


def rounded(weights: Tensor, scales: Tensor) -> Tensor:
    """`weights` (n, BLOCK) as four-bit multiples of their block's scale."""
    return (weights / scales).round_().clamp_(-8, 7).mul_(scales)


class FourBits(nn.Module):
    """A parametrisation that shows a matrix (out, in) as it will be when unpacked."""

    def __init__(self) -> None:
        super().__init__()
        self.scales: Tensor | None = None
        self.age = 0

    def forward(self, weight: Tensor) -> Tensor:
        """The rounded matrix, whose gradient is passed on as it is."""
        with torch.no_grad():
            blocks = weight.detach().reshape(-1, BLOCK)
            if self.scales is None or self.age >= REFRESH:
                self.scales, self.age = block_scales(blocks), 0
            self.age += 1
            change = rounded(blocks, self.scales).reshape(weight.shape) - weight.detach()
        return weight + change


class RoundedRows(nn.Module):
    """An embedding whose rows are rounded when they are looked up, for the table is large."""

    def __init__(self, words: nn.Embedding) -> None:
        super().__init__()
        self.weight = words.weight

    def forward(self, ids: Tensor) -> Tensor:
        """Rows `(..., width)` of `ids`."""
        rows = nn.functional.embedding(ids, self.weight)
        with torch.no_grad():
            blocks = rows.detach().reshape(-1, BLOCK)
            change = rounded(blocks, block_scales(blocks)).reshape(rows.shape) - rows.detach()
        return rows + change


def round_linear(model: nn.Module) -> None:
    """Make every linear map of `model` that will be packed compute with rounded weights."""
    for module in model.modules():
        if isinstance(module, nn.Linear) and module.weight.numel() >= LEAST:
            parametrize.register_parametrization(module, "weight", FourBits(), unsafe=True)


def plain(state: dict[str, Tensor]) -> dict[str, Tensor]:
    """A state's weights under the names that they have without the parametrisation."""
    return {name.replace(STORED, ".weight"): value for name, value in state.items()}
