"""Put the map to acts of one exported model into another whose encoder is the same.

    python -m training.acts.graft --from heads.onnx --into attribution-accurate.onnx

A model that was taken apart, given the map and exported again is rounded to four bits once more;
this leaves all that it has as it is.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any

import onnx

from training.onnx_pack import stamp

OUTPUT = "acts"


def graft(giver: onnx.ModelProto, taker: onnx.ModelProto) -> None:
    """Add to `taker` what in `giver` leads from a tensor of both to the acts.

    Raises ValueError where `taker` reads acts already.
    """
    if any(o.name == OUTPUT for o in taker.graph.output):
        raise ValueError("the model has a map to acts")
    made = {name: node for node in giver.graph.node for name in node.output}
    weights = {w.name: w for w in giver.graph.initializer}
    known = {name for node in taker.graph.node for name in node.output}
    nodes: list[onnx.NodeProto] = []
    wanted, taken = [OUTPUT], set[str]()
    while wanted:
        name = wanted.pop()
        if name in weights:
            taken.add(name)
        elif name not in known and made[name] not in nodes:
            nodes.append(made[name])
            wanted.extend(made[name].input)
    fresh = {name: f"{OUTPUT}/{name}" for name in taken}
    for node in reversed(nodes):
        own = taker.graph.node.add()
        own.CopyFrom(node)
        own.input[:] = [fresh.get(name, name) for name in node.input]
    for name in sorted(taken):
        own_weight = taker.graph.initializer.add()
        own_weight.CopyFrom(weights[name])
        own_weight.name = fresh[name]
    taker.graph.output.append(next(o for o in giver.graph.output if o.name == OUTPUT))


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--from", dest="giver", type=Path, required=True)
    parser.add_argument("--into", dest="taker", type=Path, required=True, help="changed in place")
    args = parser.parse_args()
    giver = onnx.load(str(args.giver), load_external_data=False)
    taker = onnx.load(str(args.taker), load_external_data=False)
    graft(giver, taker)
    settings = {**_settings(taker), OUTPUT: _settings(giver)[OUTPUT]}
    del settings["version"], taker.metadata_props[:]
    stamp(taker, settings)
    onnx.save(taker, str(args.taker))


def _settings(proto: onnx.ModelProto) -> dict[str, Any]:
    found: dict[str, Any] = json.loads({p.key: p.value for p in proto.metadata_props}["onrecord"])
    return found


if __name__ == "__main__":
    main()
