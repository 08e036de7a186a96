"""Whether a text says that an instrument binds, and in which words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.factuality import syntax
from onrecord.factuality.tree import Tree

# Answer, and the first and last token of the words for it.
Bound = tuple[bool, int, int]
_NOT_BINDING = re.compile(
    r"\b(?:non-?\s?binding|not (?:\w+ ){0,2}binding|symbolic|purely advisory|advisory"
    r"|no (?:legal|binding) (?:force|effect|weight)|not enforceable|unenforceable|toothless"
    r"|guidance only)\b",
    re.IGNORECASE,
)
_BINDING = re.compile(r"\b(?:legally |fully )?binding\b", re.IGNORECASE)
_MAX_SCAN = 600
_BINDING_VERBS = frozenset({"bind", "oblige", "commit", "compel"})
_MAKING_DUE = frozenset({"require", "force"})
_HEEDING = frozenset({"follow", "obey", "heed", "observe", "comply", "implement", "enforce"})
_FLOUTING = frozenset({"ignore", "disregard", "flout", "overlook"})
_NOBODY = frozenset({"nobody", "nothing", "none"})
_CALLING = frozenset({"call", "deem", "consider", "describe", "label", "declare", "make"})


def binding(tree: Tree, head: int) -> Bound | None:
    """Whether the mention at `head` is said to bind, with the tokens that say so, or None."""
    for first, last in _binding_regions(tree, head):
        start = tree.starts[first]
        end = min(tree.ends[last], start + _MAX_SCAN)
        for pattern, answer in ((_NOT_BINDING, False), (_BINDING, True)):
            found = pattern.search(tree.text, start, end)
            if found is None:
                continue
            a, b = tree.token_at(found.start()), tree.token_at(found.end() - 1)
            if a is not None and b is not None:
                return answer, a, b
    return next(_by_clause(tree, head), None)


def _by_clause(tree: Tree, head: int) -> Iterator[Bound]:
    """ "It binds every ministry", "obliges no one", "must comply with it", "free to ignore"."""
    verb, dep = tree.head[head], tree.dep[head]
    if dep in ("nsubj", "nsubjpass") and tree.low[verb] == "nonbinding":
        # taken for a verb at the end of "the resolution is nonbinding"
        yield False, verb, verb
    if dep == "nsubj":
        for v in (verb, *(c for c in tree.children[verb] if tree.dep[c] == "conj")):
            yield from _obliging(tree, v)
    if dep == "pobj":
        by, verb = verb, tree.head[verb]
        if tree.lemma[verb] == "bind" and tree.low[by] == "by":
            yield syntax.negated(tree, verb) > 0, verb, by
            return
        if tree.low[by] != "with":
            return
    if dep in ("dobj", "pobj"):
        yield from _heeding(tree, verb)


def _obliging(tree: Tree, verb: int) -> Iterator[Bound]:
    if tree.lemma[verb] not in _BINDING_VERBS | _MAKING_DUE or syntax.modal(tree, verb) is not None:
        return
    if syntax.mark(tree, verb) in ("whether", "if") or syntax.infinitive(tree, verb):
        return
    whom = tree.child(verb, "dobj")
    none = whom is not None and (
        syntax.none_of(tree, whom) < 0 or tree.low[whom] in _NOBODY or _no_one(tree, whom)
    )
    negated = any(tree.dep[c] == "neg" or tree.low[c] == "not" for c in tree.children[verb])
    if none or negated or tree.lemma[verb] in _BINDING_VERBS:
        yield not (none or negated), verb, verb if whom is None else max(verb, whom)


def _no_one(tree: Tree, noun: int) -> bool:
    return tree.low[noun] == "one" and tree.low[noun - 1] == "no"


def _heeding(tree: Tree, verb: int) -> Iterator[Bound]:
    """What those may or must do whom it is addressed to."""
    owner = tree.head[verb]
    if tree.lemma[verb] in _FLOUTING and tree.lemma[owner] == "free":
        yield False, owner, verb
    if tree.lemma[verb] not in _HEEDING:
        return
    if syntax.modal(tree, verb) == "must" and syntax.negated(tree, verb) > 0:
        yield True, verb, verb
    elif tree.dep[verb] == "xcomp" and tree.lemma[owner] in ("have", "need"):
        yield syntax.negated(tree, owner) > 0, owner, verb


def _caller(tree: Tree, verb: int) -> int:
    """The verb of "called it symbolic", whichever way the small clause is parsed."""
    small = tree.dep[verb] in ("ccomp", "xcomp") and tree.pos[verb] != "VERB"
    return tree.head[verb] if small else verb


def _binding_regions(tree: Tree, head: int) -> Iterator[tuple[int, int]]:
    start = head
    while start and head - start < 8 and _in_phrase(tree, start - 1, head):
        start -= 1
    yield start, head
    verb = tree.head[head]
    if (
        tree.dep[head] in ("dobj", "nsubj", "nsubjpass")
        and tree.lemma[_caller(tree, verb)] in _CALLING
    ):
        said = tree.child(_caller(tree, verb), "oprd", "ccomp", "xcomp")
        if said is not None:
            yield head, max(tree.subtree(said))
    if tree.dep[head] == "nsubj" and tree.lemma[verb] in ("be", "remain", "carry", "have"):
        yield verb, _end_of_clause(tree, verb)


def _in_phrase(tree: Tree, i: int, head: int) -> bool:
    if tree.low[i] in ("-", "–") or tree.pos[i] in ("ADJ", "NOUN", "PROPN", "ADV", "X"):
        return True
    return tree.tag[i] in ("VBG", "VBN", "JJ", "DT", "AFX", "HYPH") and tree.low[i] not in ("the",)


def _end_of_clause(tree: Tree, verb: int) -> int:
    _, end = tree.sentences[tree.sentence[verb]]
    for j in range(verb, end):
        if tree.low[j] in (",", ";", "but", "and", "”"):
            return j
    return end - 1
