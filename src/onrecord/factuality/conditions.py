"""What an act or a forecast hangs on, and how far a forecast reaches."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import chain, islice

from onrecord.factuality import syntax
from onrecord.factuality.tree import Tree
from onrecord.factuality.vocabulary import words
from onrecord.types import Excerpt, Span

_MARKS = frozenset({"if", "unless", "until", "provided", "providing", "lest", "assuming"})
_ASKING = words(
    """ask wonder know see determine decide question check doubt clear sure inquire enquire learn
    tell unclear uncertain find matter"""
)
_NOT_CONDITIONS = frozenset({"any", "so", "not", "anything", "ever", "possible"})
# A marker of several words opens the clause that its last word governs.
_OPENERS = re.compile(
    r"\b(?:as long as|so long as|provided that|providing that|on condition that"
    r"|on the condition that|in case(?: of)?|in the event(?: that| of)?|assuming that"
    r"|conditional on|contingent on|subject to|only if|depending on)\b",
    re.IGNORECASE,
)
_UNIT = r"(?:minutes?|hours?|days?|weeks?|months?|quarters?|years?|decades?|century)"
_SOME = r"(?:\w+[ -]){0,3}"
_HORIZON = re.compile(
    rf"\b(?:(?:with)?in(?:side)? (?:the )?(?:next|coming) {_SOME}{_UNIT}"
    rf"|(?:over|during|for|throughout) (?:the )?(?:course of )?(?:the )?"
    rf"(?:next|coming) {_SOME}{_UNIT}"
    rf"|(?:with)?in (?:the )?{_SOME}{_UNIT}(?! (?:ago|earlier|before))"
    rf"|(?:by|before|until|at|towards?) the (?:very )?end of (?:the |this |next )?\w+(?: \d{{4}})?"
    rf"|(?:by|before|until) (?:the )?(?:early |mid-?|late |next |this |coming )?"
    rf"(?:{_UNIT}|weekend|spring|summer|autumn|fall|winter|midnight|noon|(?:19|20)\d\d|tomorrow"
    r"|(?:mon|tues|wednes|thurs|fri|satur|sun)day"
    r"|(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.?"
    r"(?: \d{1,2}\b)?(?:,? \d{4})?)"
    rf"|(?:later|early|late) (?:this|next) {_UNIT}|next (?:\w+ )?{_UNIT}|tomorrow|tonight"
    r"|(?:soon|shortly|imminently|eventually)\b)",
    re.IGNORECASE,
)
_MAX_SCAN = 2000
_MAX_CLAUSES = 20


def condition(
    tree: Tree, content: Sequence[int], sentence: Span, root: int | None
) -> Excerpt | None:
    """The clause that the content's main event hangs on, in it or in its sentence, or None."""
    inside = set(content)
    around = tree.tokens([sentence])
    clauses = list(islice(chain(_clauses(tree, around), _inverted(tree, around)), _MAX_CLAUSES))
    ranked = sorted(clauses, key=lambda c: (c[0] not in inside, not _near(tree, c[0], root), c[0]))
    for head, first in ranked:
        if _governs(tree, head, root, inside):
            return _clause(tree, head, first, around[-1])
    return _opened(tree, sentence, inside)


def _clauses(tree: Tree, around: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Heads of conditional clauses and the tokens that open them."""
    for i in around:
        if tree.low[i] not in _MARKS or tree.dep[i] not in ("mark", "prep", "advmod", "aux"):
            continue
        head = tree.head[i]
        if tree.low[i] == "until" and tree.dep[i] != "mark":
            continue
        if tree.dep[head] in ("ccomp", "relcl") or not _conditional(tree, i, head):
            continue
        yield head, _with_only(tree, i)


def _conditional(tree: Tree, i: int, head: int) -> bool:
    before = tree.low[i - 1] if i else ""
    after = tree.low[i + 1] if i + 1 < len(tree) else ""
    if tree.low[i] != "if":
        return True
    if before in ("even", "as", "what") or after in _NOT_CONDITIONS:
        return False
    owner = tree.head[head]
    asks = tree.lemma[owner] in _ASKING or (before and tree.lemma[i - 1] in _ASKING)
    return not (asks and head > owner and before != ",")


def _with_only(tree: Tree, i: int) -> int:
    return i - 1 if i and tree.low[i - 1] == "only" else i


def _inverted(tree: Tree, around: Sequence[int]) -> Iterator[tuple[int, int]]:
    """ "Should they refuse", "were it to pass", "had he known"."""
    for i in around:
        if tree.low[i] not in ("should", "were", "had"):
            continue
        head = tree.head[i] if tree.dep[i] in ("aux", "auxpass") else i
        subject = tree.child(head, "nsubj", "nsubjpass")
        opens = i == around[0] or tree.low[i - 1] in (",", "“", '"', "that", "and", "but")
        clause_like = tree.dep[head] in ("advcl", "ccomp") or opens
        if subject is None or not i < subject or not clause_like:
            continue
        last = tree.last_word(tree.sentence[i])
        if tree.low[last] != "?":
            yield head, i


def _near(tree: Tree, head: int, root: int | None) -> bool:
    return root is not None and (tree.head[head] == root or head == root)


def _governs(tree: Tree, head: int, root: int | None, inside: set[int]) -> bool:
    """Whether a clause belongs to the content's event and not to some relative clause."""
    if head == root:
        return False
    owner = tree.head[head]
    if root is None:
        return True
    if any(tree.dep[a] == "relcl" and a != root for a in [owner, *_up_to(tree, owner, root)]):
        return False
    if head in inside:
        return True
    # Outside the content: only where it modifies the content's event or its report.
    if syntax.mark(tree, head) == "until":
        return False
    return owner in inside or owner == root or (tree.head[root] == owner and head < owner)


def _up_to(tree: Tree, i: int, root: int) -> list[int]:
    found: list[int] = []
    for a in tree.ancestors(i):
        if a == root or len(found) > 50:
            break
        found.append(a)
    return found


def _clause(tree: Tree, head: int, first: int, end: int) -> Excerpt:
    words = [i for i in tree.subtree(head) if first <= i <= end]
    last = words[0] if words else first
    for i in words:
        # A gap means that the parse jumped over another clause; a closing quote ends this one.
        if i - last > 3 or tree.low[i] in ("”", "''"):
            break
        last = i
    return tree.excerpt(first, last)


def _opened(tree: Tree, sentence: Span, inside: set[int]) -> Excerpt | None:
    text = tree.text[sentence.start : min(sentence.end, sentence.start + _MAX_SCAN)]
    found = _OPENERS.search(text)
    if found is None:
        return None
    first = tree.token_at(sentence.start + found.start())
    last = tree.token_at(sentence.start + found.end() - 1)
    if first is None or last is None or not (inside and min(inside) <= first <= max(inside)):
        return None
    governed = tree.head[last] if tree.dep[last] in ("mark", "advmod") else last
    words = [i for i in tree.subtree(governed) if i >= first]
    return tree.excerpt(first, words[-1]) if words and words[-1] > last else None


def horizon(tree: Tree, sentence: Span, content: Sequence[int], future: bool) -> Excerpt | None:
    """How far a forecast reaches ("by the end of the month"), or None."""
    if not future or not content:
        return None
    start, end = tree.starts[content[0]], tree.ends[content[-1]]
    end = min(end, start + _MAX_SCAN, sentence.end if sentence.end > start else end)
    for found in _HORIZON.finditer(tree.text, start, end):
        first, last = tree.token_at(found.start()), tree.token_at(found.end() - 1)
        if first is not None and last is not None and not _in_condition(tree, first):
            return tree.excerpt(first, last)
    return None


def _in_condition(tree: Tree, i: int) -> bool:
    return any(syntax.mark(tree, a) in _MARKS for a in tree.ancestors(i))
