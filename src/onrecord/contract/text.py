"""JSON text that is the same for the same value, byte for byte."""

from __future__ import annotations

import json
from collections.abc import Mapping
from numbers import Integral, Real

PLACES = 4


def dumps(value: object, places: int | None = PLACES) -> str:
    """Compact JSON, keys in insertion order, reals rounded to `places` (None: as they are).

    Raises ValueError for NaN and infinities, TypeError for what JSON has no word for.
    """
    return json.dumps(
        value if places is None else _rounded(value, places),
        ensure_ascii=False,
        allow_nan=False,
        separators=(",", ":"),
        default=_number,
    )


def _rounded(value: object, places: int) -> object:
    if isinstance(value, float):
        # Adding zero turns −0.0 into 0.0, so that a sign nobody can see never changes the bytes.
        return round(value, places) + 0.0
    if isinstance(value, Mapping):
        return {key: _rounded(item, places) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_rounded(item, places) for item in value]
    if isinstance(value, Real) and not isinstance(value, Integral):
        return _rounded(float(value), places)
    return value


def _number(value: object) -> int | float:
    """A number of some other library, such as numpy, as one of Python's own."""
    if isinstance(value, Integral):
        return int(value)
    if isinstance(value, Real):
        return float(value)
    raise TypeError(f"no JSON for {type(value).__name__}")
