"""Quotation marks as evidence: where quotations run, and how a span relates to them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.types import Form, Span

OPEN, CLOSE, STRAIGHT = "“«„", "”»", '"'
MARKS = frozenset(OPEN + CLOSE + STRAIGHT)
EDGE = frozenset(" \t\r\n\"'“”‘’«»„`,.;:!?—–-()[]…\u00a0")
# A paragraph that opens a quotation and does not close it is continued by the next one only if
# that one opens again; a longer run is a lost mark.
_PARAGRAPH = re.compile(r"[^\r\n]+")
# A single mark before a word and not after one, unless letters are left out there ('em, '90s).
_SINGLE_OPEN = re.compile(
    r"(?<![\w.,!?'’‘])[‘'’](?=\w)(?!(?:em|tis|twas|til|till|cause|bout|round|n)\b|\d0s\b)",
    re.IGNORECASE,
)
_SINGLE_CLOSE = re.compile(r"(?<=[\w.,!?…;:%)])['’](?!\w)")
_STOPS = frozenset(".,!?…;:")


@dataclass(frozen=True, slots=True)
class Quotation:
    """A quotation with its marks: `[start, end)`; `closed` is False at a paragraph's open end."""

    start: int
    end: int
    closed: bool


def quotations(text: str) -> tuple[Quotation, ...]:
    """Quotations of `text`, paragraph by paragraph, in order.

    Double marks come first; single ones (British print) count where no double quotation runs.
    """
    found: list[Quotation] = []
    for match in _PARAGRAPH.finditer(text):
        double = _double(text, match.start(), match.end())
        found += double
        found += _single(text, match.start(), match.end(), double)
    return tuple(sorted(found, key=lambda q: q.start))


def _double(text: str, start: int, end: int) -> list[Quotation]:
    found: list[Quotation] = []
    opened: int | None = None
    for i in range(start, end):
        mark = text[i]
        if mark not in MARKS:
            continue
        if opened is None:
            if mark in CLOSE and not _opens(text, i):
                continue
            opened = i
        elif mark in CLOSE or mark == STRAIGHT:
            found.append(Quotation(opened, i + 1, True))
            opened = None
    if opened is not None:
        found.append(Quotation(opened, end, False))
    return found


def _single(text: str, start: int, end: int, double: Sequence[Quotation]) -> list[Quotation]:
    """Closed single-marked quotations outside `double`; an open one may be an apostrophe."""
    found: list[Quotation] = []
    starts = [q.start for q in double]
    opens = []
    for match in _SINGLE_OPEN.finditer(text, start, end):
        before = bisect_right(starts, match.start()) - 1
        if before < 0 or double[before].end <= match.start():
            opens.append(match.start())
    for k, at in enumerate(opens):
        if found and at < found[-1].end:
            continue
        limit = opens[k + 1] if k + 1 < len(opens) else end
        closes = [m.end() for m in _SINGLE_CLOSE.finditer(text, at + 1, limit)]
        # "the workers' pay" has a closing mark's shape: one behind a stop is surer
        sure = [c for c in closes if text[c - 2] in _STOPS]
        if closes:
            found.append(Quotation(at, (sure or closes)[0], True))
    return found


def _opens(text: str, at: int) -> bool:
    """A closing mark before a word and after a space is an opening one, mistyped."""
    before = text[at - 1] if at else " "
    after = text[at + 1] if at + 1 < len(text) else " "
    return before.isspace() and not after.isspace()


def snap(text: str, span: Span, quoted: Sequence[Quotation]) -> Span:
    """`span` with the marks that belong to it: whole quotations at its ends, never half of one."""
    start, end = span
    for quote in quoted:
        if quote.end <= start - 2 or quote.start >= end + 3:
            continue
        inner_start, inner_end = _trim(text, quote.start, quote.end)
        if inner_start == inner_end:
            continue
        if start <= inner_start < end and quote.start < start:
            start = quote.start
        if start < inner_end <= end and quote.closed and quote.end > end:
            end = quote.end
    return Span(start, end)


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start] in EDGE:
        start += 1
    while end > start and text[end - 1] in EDGE:
        end -= 1
    return start, end


def form_of(text: str, spans: Sequence[Span], quoted: Sequence[Quotation]) -> Form:
    """Direct where all words stand in quotation marks, indirect where none do, else mixed."""
    inside = outside = 0
    for span in spans:
        for i in range(span.start, span.end):
            if not text[i].isalnum():
                continue
            if any(q.start <= i < q.end for q in quoted):
                inside += 1
            else:
                outside += 1
    if not inside:
        return "indirect"
    return "direct" if outside <= 0.1 * inside else "mixed"
