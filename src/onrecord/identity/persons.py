"""'I' and 'you': who speaks in a quotation or in a turn of an interview, and who is asked there."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from onrecord.identity.context import Context
from onrecord.identity.interviews import turn_at
from onrecord.identity.naming import byline, of_entity
from onrecord.identity.phrases import covered
from onrecord.types import Speaker

if TYPE_CHECKING:
    from spacy.tokens import Token

FIRST = frozenset({"i", "me", "my", "mine", "we", "us", "our", "ours"})
SECOND = frozenset({"you", "your", "yours"})
_ONE = frozenset({"i", "me", "my", "mine"})


def first_person(
    context: Context,
    head: Token,
    tokens: Sequence[int],
    resolve: Callable[[Sequence[int]], Speaker | None],
) -> Speaker | None:
    """Inside a statement's content, its speaker; in a turn, whose it is; else the author.

    `resolve` finds the speaker of a source by its tokens.
    """
    around = [
        s
        for s in context.statements
        if s.voice == "attributed"
        and s.source is not None
        and any(a <= head.idx < b for a, b in s.content.spans)
        and not any(a <= head.idx < b for a, b in s.source.spans)
    ]
    if not around:
        return _own_words(context, head)
    nearest = min(around, key=lambda s: sum(b - a for a, b in s.content.spans))
    assert nearest.source is not None
    source = covered(context.parse, nearest.source.spans)
    if set(source) & set(tokens):
        return _of_turn(context, head)
    found = resolve(source)
    if found is None or (found.kind != "person" and head.lower_ in _ONE):
        return None
    step = found.how if "→" in found.how else f"{found.name} ({found.how})"
    how = f"{head.text} → {step}"
    return Speaker(found.id, found.name, found.kind, found.role, found.affiliation, how)


def _own_words(context: Context, head: Token) -> Speaker | None:
    """Outside quotations: whose turn it is, or in no turn the author."""
    if turn_at(context.turns, head.idx) is not None:
        return _of_turn(context, head)
    inside = context.document.author is not None and head.lower_ in _ONE
    return byline(context) if inside else None


def _of_turn(context: Context, head: Token) -> Speaker | None:
    turn = turn_at(context.turns, head.idx)
    if turn is None or head.lower_ not in _ONE:
        return None
    if turn.speaker is None:
        return byline(context) if turn.asks and context.document.author else None
    return of_entity(context, turn.speaker, None, str(head.text))


def second_person(context: Context, head: Token) -> Speaker | None:
    """'You' in an interviewer's question: who is asked."""
    turn = turn_at(context.turns, head.idx)
    if turn is None or turn.addressed is None:
        return None
    return of_entity(context, turn.addressed, None, str(head.text))


def of_turn(context: Context, at: int) -> tuple[Speaker | None, bool]:
    """Who speaks at a code point of an interview's answer, and whether it is such an answer.

    (None, True): an answer by nobody known.
    """
    turn = turn_at(context.turns, at)
    if turn is None or (turn.asks and turn.speaker is None):
        return None, False
    if turn.speaker is None:
        return None, True
    return of_entity(context, turn.speaker, None, "words of a turn"), True
