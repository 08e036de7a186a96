"""Texts cut into tokens, as treebanks give them, set as prose again."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.types import Span

_CLOSING = frozenset(",.;:?!%)]}”…'’")
_OPENING = frozenset("([{“$£€")
_CLITICS = ("n't", "n’t", "'s", "’s", "'re", "’re", "'ve", "’ve", "'ll", "’ll", "'d", "’d", "'m")
_BRACKETS = {
    "-LRB-": "(", "-RRB-": ")", "-LSB-": "[", "-RSB-": "]", "-LCB-": "{", "-RCB-": "}",
    "``": "“", "''": "”",
}  # fmt: skip


def prose(tokens: Sequence[str]) -> tuple[str, list[Span]]:
    """The tokens as running text, and where in it each of them stands."""
    pieces: list[str] = []
    spans: list[Span] = []
    at, glued, straight = 0, True, 0
    for token in tokens:
        word = _BRACKETS.get(token, token)
        closes = word in _CLOSING or word.lower() in _CLITICS
        opens = word in _OPENING
        if word == '"':
            straight += 1
            opens, closes = straight % 2 == 1, straight % 2 == 0
        if not (glued or closes):
            pieces.append(" ")
            at += 1
        spans.append(Span(at, at + len(word)))
        pieces.append(word)
        at += len(word)
        glued = opens
    return "".join(pieces), spans
