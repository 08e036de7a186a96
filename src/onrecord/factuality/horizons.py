"""How far a forecast, promise or threat reaches: "within the next few years", "by 2030"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from onrecord.factuality import syntax
from onrecord.factuality.time_mentions import Mention
from onrecord.factuality.tree import Tree
from onrecord.types import Excerpt, Span

_UNIT = r"(?:minutes?|hours?|days?|weeks?|months?|quarters?|years?|decades?|century|centuries)"
_SOME = r"(?:(?-i:[a-z0-9]+)[ -]){0,3}"
_PART = r"(?:start|beginning|middle|end|close|turn)"
_SEASON = r"(?:spring|summer|autumn|fall|winter|christmas|easter|ramadan)"
_MONTH = (
    r"jan(?:uary|\.)?|feb(?:ruary|\.)?|mar(?:ch|\.)?|apr(?:il|\.)?|may|june?|july?"
    r"|aug(?:ust|\.)?|sept?(?:ember|\.)?|oct(?:ober|\.)?|nov(?:ember|\.)?|dec(?:ember|\.)?"
)
_HORIZON = re.compile(
    rf"\b(?:(?:with)?in(?:side)? (?:the )?(?:next|coming) {_SOME}{_UNIT}"
    rf"|(?:over|during|for|throughout) (?:the )?(?:course of )?(?:the )?"
    rf"(?:next|coming) {_SOME}{_UNIT}"
    rf"|(?:with)?in (?:the )?{_SOME}{_UNIT}(?! (?:ago|earlier|before))"
    rf"|(?:by|before|until|at|towards?) the (?:very )?{_PART} of (?:the |this |next )?\w+"
    r"(?: \d{4})?"
    rf"|(?:by|before|until) (?:the )?(?:early |mid-?|late |next |this |coming )?"
    rf"(?:{_UNIT}|weekend|{_SEASON}|midnight|noon|(?:19|20)\d\d|tomorrow"
    rf"|(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:{_MONTH})(?: \d{{1,2}}\b)?(?:,? \d{{4}})?)"
    rf"|in (?:the )?(?:early |mid-?|late )?(?:{_SEASON}|(?:{_MONTH})(?: \d{{4}})?)\b"
    rf"|(?:later|early|late) (?:this|next) {_UNIT}|next (?:\w+ )?(?:{_UNIT}|{_SEASON})"
    r"|tomorrow|tonight|sooner or later"
    r"|(?:soon|shortly|imminently|eventually)\b)",
    re.IGNORECASE,
)
_PREPOSITIONS = frozenset({"in", "on", "by", "before", "within", "until", "over", "during", "at"})
_MAX_SCAN = 2000
_MAX_CLIMB = 30


def horizon(
    tree: Tree,
    sentence: Span,
    content: Sequence[int],
    root: int | None,
    times: Sequence[Mention],
) -> Excerpt | None:
    """How far what the content foretells reaches, or None; `times` are those of its sentence."""
    if not content:
        return None
    inside = set(content)
    for first, last in (*_expressions(tree, sentence, content), *_stated(tree, times)):
        if first in inside and _bounds(tree, first, last, root):
            return tree.excerpt(first, last)
    return _taken(tree, root)


def _expressions(tree: Tree, sentence: Span, content: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Expressions that name a stretch to come, as first and last tokens."""
    start, end = tree.starts[content[0]], tree.ends[content[-1]]
    end = min(end, start + _MAX_SCAN, sentence.end if sentence.end > start else end)
    for found in _HORIZON.finditer(tree.text, start, end):
        first, last = tree.token_at(found.start()), tree.token_at(found.end() - 1)
        if first is not None and last is not None:
            yield first, last


def _stated(tree: Tree, times: Sequence[Mention]) -> Iterator[tuple[int, int]]:
    """Days, months and seasons with the preposition before them: "on Friday", "in the spring"."""
    for mention in times:
        first = mention.first
        if first and tree.low[first - 1] == "the":
            first -= 1
        if first and tree.low[first - 1] in _PREPOSITIONS:
            yield first - 1, mention.last


def _bounds(tree: Tree, first: int, last: int, root: int | None) -> bool:
    """Whether a time belongs to the main event: to no subject, condition or relative clause."""
    inside = range(first, last + 1)
    below = next((i for i in inside if tree.head[i] not in inside), first)
    for climbed, a in enumerate(tree.ancestors(below)):
        if below == root:
            return True
        if climbed >= _MAX_CLIMB:
            return False
        if tree.dep[below] in ("relcl", "acl", "nsubj", "nsubjpass", "csubj"):
            return False
        if tree.dep[below] == "advcl" and syntax.mark(tree, below) is not None:
            return False
        below = a
    return True


def _taken(tree: Tree, root: int | None) -> Excerpt | None:
    """ "It will take ten years"."""
    if root is None or tree.lemma[root] not in ("take", "last", "need"):
        return None
    for c in tree.children[root]:
        long = tree.dep[c] in ("dobj", "npadvmod") and re.fullmatch(_UNIT, tree.low[c])
        if c > root and long:
            return tree.excerpt(min(tree.subtree(c)), c)
    return None
