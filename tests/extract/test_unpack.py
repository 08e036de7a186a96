"""A shipped model read back for training: names of modules, and the CRF as it was trained."""

from __future__ import annotations

import pytest

pytest.importorskip("torch", reason="PyTorch is for training alone")
pytest.importorskip("transformers", reason="transformers is for training alone")
# named at run time, for the type checker of a plain checkout has neither
unpack = pytest.importorskip("training.attribution.unpack")


@pytest.mark.parametrize(
    ("node", "name"),
    [
        ("/head/tagger/tagger.1/MatMul_quant", "head.tagger.1.weight"),
        (
            "/encoder/encoder/layer.0/attention/attn/q/MatMul_quant",
            "encoder.encoder.layer.0.attention.attn.q.weight",
        ),
    ],
)
def test_a_node_names_its_module(node: str, name: str) -> None:
    assert unpack._module(node) == name


def test_no_move_is_barred_and_nothing_leans() -> None:
    settings = {"transitions": [[-0.1, -10000.0], [0.2, 0.3]], "start": [-0.2, -10000.0]}
    found = unpack._crf({**settings, "leaning": 0.1})
    moves, start = (found[f"head.crf.{name}"].tolist() for name in ("transitions", "start"))
    assert [round(value, 4) for row in moves for value in row] == [0.0, 0.0, 0.3, 0.3]
    assert [round(value, 4) for value in start] == [-0.1, 0.0]
