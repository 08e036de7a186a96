"""Whether a verb tells what befell an instrument: not where it is a claim, a plan or an "if"."""

from __future__ import annotations

from onrecord.factuality import status_words as known
from onrecord.factuality import syntax
from onrecord.factuality.tree import Tree

_MAX_CLIMB = 6
_NAMES = frozenset({"name", "signature"})
_PUTTING = frozenset({"put", "set", "add", "append", "affix", "lend"})


def inverted(tree: Tree, verb: int) -> bool:
    """ "Had she signed it", "should he refuse": a condition, not a report."""
    first = next((c for c in tree.children[verb] if tree.dep[c] in ("aux", "auxpass")), None)
    subject = tree.child(verb, "nsubj", "nsubjpass")
    return (
        first is not None
        and subject is not None
        and first < subject
        and tree.low[first] in ("had", "should", "were")
        and not syntax.questioned(tree, verb)
    )


def put_name(tree: Tree, prep: int) -> int | None:
    """The verb of "put her name to it", whichever word the parse hangs "to" on, or None."""
    governor = tree.head[prep]
    verb = tree.head[governor] if tree.lemma[governor] in _NAMES else governor
    name = tree.child(verb, "dobj")
    named = name is not None and tree.lemma[name] in _NAMES
    return verb if named and tree.low[prep] == "to" and tree.lemma[verb] in _PUTTING else None


def to_come(tree: Tree, verb: int) -> bool:
    """ "He was to sign it": a plan."""
    return syntax.infinitive(tree, verb) and tree.lemma[tree.head[verb]] == "be"


def presupposed(tree: Tree, verb: int) -> bool:
    """ "Leaked before it was issued": it was issued."""
    owner = tree.head[verb]
    return (
        syntax.mark(tree, verb) in ("before", "after", "since")
        and syntax.negated(tree, verb) > 0
        and syntax.past(tree, verb)
        and syntax.past(tree, owner)
        and syntax.negated(tree, owner) > 0
    )


def alleged(tree: Tree, verb: int) -> bool:
    """Whether it is only claimed: "a union claims that he signed", "rumours that it was sent"."""
    below = verb
    for climbed, a in enumerate(tree.ancestors(verb)):
        if climbed >= _MAX_CLIMB:
            return False
        inside = tree.dep[below] in ("ccomp", "xcomp", "pcomp", "acl")
        if inside and tree.lemma[a] in known.ALLEGING | known.ALLEGATIONS:
            return True
        below = a
    return False


def in_error(tree: Tree, verb: int) -> bool:
    """ "Sent by mistake", "released in error", "mistakenly published"."""
    if any(tree.low[c] in known.MISTAKENLY for c in tree.children[verb]):
        return True
    return any(
        tree.lemma[g] in ("mistake", "error", "accident")
        for c in tree.children[verb]
        if tree.low[c] in ("by", "in")
        for g in tree.children[c]
    )


def should_not(tree: Tree, verb: int) -> bool:
    """ "Should not have been released"."""
    return (
        syntax.modal(tree, verb) in ("should", "ought")
        and syntax.negated(tree, verb) < 0
        and syntax.perfect(tree, verb)
    )
