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
        _plain(value, places), ensure_ascii=False, allow_nan=False, separators=(",", ":")
    )


def _plain(value: object, places: int | None) -> object:
    if value is None or isinstance(value, str | bool):
        return value
    if isinstance(value, Integral):
        return int(value)
    if isinstance(value, Real):
        return _real(float(value), places)
    if isinstance(value, Mapping):
        return {key: _plain(item, places) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(item, places) for item in value]
    raise TypeError(f"no JSON for {type(value).__name__}")


def _real(value: float, places: int | None) -> float:
    # Adding zero turns −0.0 into 0.0, so that a sign nobody can see never changes the bytes.
    return (value if places is None else round(value, places)) + 0.0
