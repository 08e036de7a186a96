"""Spans, excerpts and times: the small values that the larger ones are made of."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, TypeVar

from onrecord.types import Excerpt, Span, When

Row = Mapping[str, Any]
_Value = TypeVar("_Value")
_Result = TypeVar("_Result")


def maybe(convert: Callable[[_Value], _Result], value: _Value | None) -> _Result | None:
    """`convert(value)`, or None where there is no value."""
    return None if value is None else convert(value)


def ordered(mapping: Mapping[str, Any]) -> dict[str, Any]:
    """The same mapping with sorted keys: how it was built must not show in the output."""
    return {key: mapping[key] for key in sorted(mapping)}


def span_to_json(span: Span) -> list[int]:
    """`[start, end]` in code points."""
    return [span.start, span.end]


def span_from_json(pair: Sequence[int]) -> Span:
    """The inverse of `span_to_json`; raises ValueError unless given two numbers."""
    start, end = pair
    return Span(start, end)


def spans_to_json(spans: Iterable[Span]) -> list[list[int]]:
    """`[[start, end], ...]`, in the order given."""
    return [span_to_json(span) for span in spans]


def spans_from_json(pairs: Iterable[Sequence[int]]) -> tuple[Span, ...]:
    """The inverse of `spans_to_json`."""
    return tuple(span_from_json(pair) for pair in pairs)


def excerpt_to_json(excerpt: Excerpt) -> dict[str, Any]:
    """`{"spans", "text"}`."""
    return {"spans": spans_to_json(excerpt.spans), "text": excerpt.text}


def excerpt_from_json(row: Row) -> Excerpt:
    """The inverse of `excerpt_to_json`."""
    return Excerpt(spans_from_json(row["spans"]), row["text"])


def when_to_json(when: When) -> dict[str, Any]:
    """`{"value", "precision", "from", "span"}`; `span` is null where no words gave the time."""
    return {
        "value": when.value,
        "precision": when.precision,
        "from": when.origin,
        "span": maybe(span_to_json, when.span),
    }


def when_from_json(row: Row) -> When:
    """The inverse of `when_to_json`; `span` may be absent."""
    return When(row["value"], row["precision"], row["from"], maybe(span_from_json, row.get("span")))
