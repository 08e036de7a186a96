"""The map to acts of one model, put into another that has the same encoder."""

from __future__ import annotations

import numpy as np
import pytest

onnx = pytest.importorskip("onnx", reason="training needs the extra `train`")
runtime = pytest.importorskip("onnxruntime")
graft = pytest.importorskip("training.acts.graft").graft

WEIGHTS = np.array([[1.0, 2.0], [3.0, 4.0]], dtype=np.float32)


def model(*, acts: bool, scale: float):  # type: ignore[no-untyped-def]
    """An encoder that multiplies by `scale`, its views, and the acts over its vectors."""
    helper, floats = onnx.helper, onnx.TensorProto.FLOAT
    kept = {"scale": np.array([scale], dtype=np.float32)}
    nodes = [
        helper.make_node("Mul", ["ids", "scale"], ["vectors"]),
        helper.make_node("Neg", ["vectors"], ["views"]),
    ]
    names = ["views"]
    if acts:
        kept["scores"] = WEIGHTS
        nodes.append(helper.make_node("MatMul", ["vectors", "scores"], ["acts"]))
        names.append("acts")
    told = [helper.make_tensor_value_info(n, floats, [1, 2]) for n in ("ids", *names)]
    stored = [onnx.numpy_helper.from_array(value, name) for name, value in kept.items()]
    graph = helper.make_graph(nodes, "model", told[:1], told[1:], stored)
    opset = helper.make_opsetid("", 17)
    return helper.make_model(graph, opset_imports=[opset], ir_version=8)


def test_the_taker_keeps_its_weights_and_gains_the_acts() -> None:
    taker = model(acts=False, scale=10.0)
    graft(model(acts=True, scale=1.0), taker)
    onnx.checker.check_model(taker)
    session = runtime.InferenceSession(taker.SerializeToString())
    views, acts = session.run(["views", "acts"], {"ids": np.array([[1.0, 0.5]], dtype=np.float32)})
    assert views.tolist() == [[-10.0, -5.0]]
    assert acts.tolist() == [[25.0, 40.0]]


def test_a_model_with_acts_takes_no_others() -> None:
    with pytest.raises(ValueError, match="has a map to acts"):
        graft(model(acts=True, scale=1.0), model(acts=True, scale=1.0))
