"""Clauses that describe a paper: "signed by", "which was never sent", wherever they hang."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.factuality.mentions import CARRIERS
from onrecord.factuality.status_words import OF_VERBS
from onrecord.factuality.tree import Tree

_RELATIVES = frozenset({"which", "that", "who", "whom"})
_REACH = 12


def described(tree: Tree, head: int) -> Iterator[int]:
    """Heads of the participles and relative clauses of a noun, those joined to them with them.

    Parsers hang some under the last word of its phrase: "a draft order on musicians leaked".
    """
    for noun in (head, *_within(tree, head)):
        for c in tree.children[noun]:
            if c > head and tree.dep[c] in ("acl", "relcl"):
                yield c
                yield from (v for v in tree.children[c] if tree.dep[v] == "conj")


def trailing(tree: Tree, head: int) -> Iterator[int]:
    """ "Issued the memo on Monday, signed by the chief": participles that end the clause."""
    verb = tree.head[head]
    if verb != head and tree.dep[head] in ("dobj", "nsubjpass"):
        for c in tree.children[verb]:
            if c > head and tree.dep[c] == "advcl" and tree.tag[c] == "VBN":
                yield c


def _within(tree: Tree, head: int) -> list[int]:
    """Nouns in the phrases that follow a head: what it is on, of, for or against."""
    preps = [c for c in tree.children[head] if tree.dep[c] == "prep" and c > head]
    if head + 1 < len(tree) and tree.dep[head + 1] == "prep":
        # "veto the bill on ferries, which": whatever the parse hangs "on ferries" on
        preps.append(head + 1)
    nouns = [g for c in preps for g in tree.children[c] if tree.dep[g] == "pobj"]
    return [n for n in nouns if n - head <= _REACH]


def passive_participle(tree: Tree, verb: int) -> bool:
    """ "Signed on Monday", "handed down by the court": no subject or auxiliary of its own."""
    deps = ("nsubj", "nsubjpass", "aux", "auxpass", "dobj")
    return tree.tag[verb] in ("VBN", "VBD") and tree.child(verb, *deps) is None


def relative_role(tree: Tree, verb: int) -> str | None:
    """Whether a relative clause has its noun as subject or object: `subject`, `object` or None."""
    for c in tree.children[verb]:
        if tree.low[c] in _RELATIVES:
            if tree.dep[c] in ("nsubjpass", "dobj", "pobj"):
                return "object" if tree.dep[c] != "pobj" else None
            if tree.dep[c] == "nsubj":
                return "subject"
    if tree.dep[verb] == "conj" and tree.child(verb, "nsubj", "nsubjpass") is None:
        return relative_role(tree, tree.head[verb]) if tree.head[verb] != verb else None
    bare = tree.child(verb, "nsubj") is not None and tree.child(verb, "dobj") is None
    return "object" if bare and tree.child(verb, "prep") is None else None


def carrier(tree: Tree, head: int) -> int | None:
    """The copy or draft that a paper comes in: token of "copy" in "a copy of the order"."""
    prep = tree.head[head]
    if tree.low[prep] != "of" or tree.dep[head] != "pobj":
        return None
    noun = tree.head[prep]
    return noun if tree.lemma[noun] in CARRIERS else None


def telling_clause(tree: Tree, head: int) -> range:
    """Tokens of the clause that says what a paper does: "closing the quarries", or none."""
    for c in tree.children[head]:
        gerund = tree.dep[c] == "acl" and tree.tag[c] == "VBG"
        active = tree.dep[c] == "relcl" and relative_role(tree, c) == "subject"
        if c < head or not (gerund or active) or tree.lemma[c] in OF_VERBS:
            continue
        words = [j for j in tree.subtree(c) if head < j <= c + _REACH]
        first = min(words, default=c)
        if first - head > 3 or any(tree.pos[j] == "PUNCT" for j in range(head + 1, first)):
            continue
        return range(first, _last(tree, first, words) + 1)
    return range(0)


def _last(tree: Tree, first: int, words: list[int]) -> int:
    """Where an unbroken run of words ends, at a comma or a time at the latest."""
    times = {e.first for e in tree.entities if e.label in ("DATE", "TIME")}
    last = first
    for j in words:
        if j - last > 1 or tree.pos[j] == "PUNCT" or j in times:
            break
        last = j
    while last > first and tree.pos[last] in ("ADP", "DET", "CCONJ", "SCONJ"):
        last -= 1
    return last
