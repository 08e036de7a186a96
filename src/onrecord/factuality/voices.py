"""Commitments over a whole text: the author's, and those of sources read off the parse."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.factuality import commitment, cues, syntax
from onrecord.factuality.tree import Tree
from onrecord.factuality.vocabulary import words

_REPORTING = words(
    """say tell state report add write insist explain reassure assure call describe note claim
    confirm acknowledge admit announce argue declare inform"""
)


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

    A stand-in for attributions that were not found; those found take its place. A report within
    a report belongs to the inner speaker alone, so each token is walked once.
    """
    values: dict[int, float] = {}
    named: dict[int, str] = {}
    clauses = {clause: verb for verb, clause in _reports(tree)}
    for clause, verb in clauses.items():
        context = -3.0 if tree.lemma[verb] in cues.DENIALS else 3.0
        found = commitment.commitments(
            tree,
            clause,
            context,
            backshift=syntax.past(tree, verb),
            inside=lambda i: i not in clauses,
        )
        values.update(found)
        subject = tree.child(verb, "nsubj")
        if subject is not None:
            named.update(dict.fromkeys(found, _noun_phrase(tree, subject)))
    return values, named


def _reports(tree: Tree) -> Iterator[tuple[int, int]]:
    """Reporting verbs with a subject and what they report: pairs of verb and clause."""
    for i, lemma in enumerate(tree.lemma):
        if (lemma not in _REPORTING and lemma not in cues.DENIALS) or tree.pos[i] != "VERB":
            continue
        clause = tree.child(i, "ccomp")
        if tree.child(i, "nsubj") is None or clause is None or syntax.negated(tree, i) < 0:
            continue
        if syntax.complement_kind(tree, clause) != "whether" and not syntax.modal(tree, i):
            yield i, clause


def _noun_phrase(tree: Tree, noun: int) -> str:
    """The words of a subject up to its head, appositions left off."""
    first = min((j for j in tree.subtree(noun) if j <= noun and noun - j < 12), default=noun)
    span = tree.span(first, noun)
    return " ".join(tree.text[span.start : span.end].split())
