"""Which tokens stand inside quotation marks."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

from onrecord.types import Span, Statement

if TYPE_CHECKING:
    from spacy.tokens import Doc

_MARKS = re.compile("[“”\"«»\n]|''")

# Marks that open and close alike; some archives write two apostrophes.
_EITHER = frozenset({'"', "''"})


def quoted_spans(text: str) -> tuple[Span, ...]:
    """Stretches inside double quotation marks; one left open ends with its line."""
    out: list[Span] = []
    opened = -1
    for match in _MARKS.finditer(text):
        mark, at = match.group(), match.start()
        closes = mark in "”»\n" or mark in _EITHER
        if opened >= 0 and closes:
            out.append(Span(opened, at))
            opened = -1
        elif opened < 0 and (mark in "“«" or mark in _EITHER):
            opened = match.end()
    if opened >= 0:
        out.append(Span(opened, len(text)))
    return tuple(out)


def quoted_tokens(parse: Doc, statements: Iterable[Statement]) -> tuple[bool, ...]:
    """A flag for each token: inside marks, or inside the content of a direct statement."""
    spans = list(quoted_spans(parse.text))
    spans += [span for s in statements if s.form == "direct" for span in s.content.spans]
    spans.sort()
    flags = []
    at, reach = 0, -1
    for token in parse:
        while at < len(spans) and spans[at].start <= token.idx:
            reach = max(reach, spans[at].end)
            at += 1
        flags.append(token.idx < reach)
    return tuple(flags)
