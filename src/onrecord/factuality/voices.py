"""Commitments over a whole text: the author's, and those of sources read off the parse."""

from __future__ import annotations

from collections import Counter

from onrecord.factuality import commitment, cues, syntax
from onrecord.factuality.tree import Tree
from onrecord.factuality.vocabulary import words

_REPORTING = words(
    """say tell state report add write insist explain reassure assure call describe note claim
    confirm acknowledge admit announce argue declare inform"""
)

# Reports within reports: each is walked again, so the depth is bounded.
MAX_NESTING = 3


def author_values(tree: Tree) -> dict[int, float]:
    """The author's commitment to every clause head of the text, by token."""
    values: dict[int, float] = {}
    for first, end in tree.sentences:
        for root in range(first, end):
            if tree.head[root] == root and tree.pos[root] not in ("SPACE", "PUNCT"):
                values.update(commitment.commitments(tree, root))
    return values


def reported(tree: Tree) -> tuple[dict[int, float], dict[int, str]]:
    """What clauses under reporting verbs say: their speakers' commitments and names, by token.

    A stand-in for attributions that were not found; those found take its place.
    """
    values: dict[int, float] = {}
    named: dict[int, str] = {}
    nested: Counter[int] = Counter()
    for i, lemma in enumerate(tree.lemma):
        denies = lemma in cues.DENIALS
        if (lemma not in _REPORTING and not denies) or tree.pos[i] != "VERB":
            continue
        subject = tree.child(i, "nsubj")
        clause = tree.child(i, "ccomp")
        if subject is None or clause is None or syntax.negated(tree, i) < 0:
            continue
        if syntax.complement_kind(tree, clause) == "whether" or syntax.modal(tree, i):
            continue
        if nested[clause] >= MAX_NESTING:
            continue
        context = -3.0 if denies else 3.0
        found = commitment.commitments(tree, clause, context, backshift=syntax.past(tree, i))
        nested.update(found)
        values.update(found)
        name = _noun_phrase(tree, subject)
        named.update(dict.fromkeys(found, name))
    return values, named


def _noun_phrase(tree: Tree, noun: int) -> str:
    """The words of a subject up to its head, appositions left off."""
    first = min((j for j in tree.subtree(noun) if j <= noun and noun - j < 12), default=noun)
    span = tree.span(first, noun)
    return " ".join(tree.text[span.start : span.end].split())
