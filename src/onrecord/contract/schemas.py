"""The JSON Schemas (draft 2020-12) that ship with the package."""

from __future__ import annotations

import json
from importlib.resources import files
from typing import Any, cast

SCHEMAS = ("statement", "verdict", "attribution")


def load_schema(name: str) -> dict[str, Any]:
    """The schema of one row or answer; raises ValueError for a name not in `SCHEMAS`."""
    if name not in SCHEMAS:
        raise ValueError(f"no schema {name!r}; there are: {', '.join(SCHEMAS)}")
    text = files("onrecord").joinpath("schema", f"{name}.schema.json").read_text("utf-8")
    return cast(dict[str, Any], json.loads(text))
