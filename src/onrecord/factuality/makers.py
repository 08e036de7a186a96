"""Who made an instrument: its issuer, as the text names it."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.factuality import syntax
from onrecord.factuality.descriptions import described
from onrecord.factuality.phrases import apposed, full_name, label, phrase, plain
from onrecord.factuality.status_words import OF_VOTES
from onrecord.factuality.tree import Tree
from onrecord.factuality.vocabulary import words

_MAKING = frozenset({"issue", "write", "send", "pass", "adopt", "approve", "sign", "publish",
                     "release", "dictate", "circulate"})  # fmt: skip
# Who takes a paper back made it, as a rule, where it is called theirs.
_UNMAKING = words("withdraw rescind revoke retract disavow")
_ANSWERING = frozenset({"answer", "reply", "respond", "write", "say"})
_AUTHORS = frozenset({"author", "writer", "sender"})
_OWN = frozenset({"its", "his", "her", "their"})
Places = Sequence[tuple[int, int]]


def issuer(tree: Tree, heads: Sequence[int], places: Places, kind: str) -> str | None:
    """Who made it: its possessor, "from" whom it comes, the body that its name begins with.

    `places` are the mentions' tokens, first and last, beside their `heads`.
    """
    for head, (first, _) in zip(heads, places, strict=True):
        found = _owner(tree, first, head) or _sender(tree, head) or _body(tree, first, head)
        if found is not None:
            return found
    made = (m for h in heads if (m := _maker(tree, h, kind)) is not None)
    return next(made, None) or next((a for h in heads if (a := _author(tree, h))), None)


def _owner(tree: Tree, first: int, head: int) -> str | None:
    possessive = next((j for j in range(first, head) if tree.tag[j] == "POS"), None)
    if possessive is None or possessive == first:
        return None
    if tree.tag[head] == "NNP" and tree.tag[possessive + 1] == "NNP":
        # "the Women's Health Protection Act"
        return None
    return plain(tree, first, possessive - 1)


def _sender(tree: Tree, head: int) -> str | None:
    makers = list(described(tree, head))
    if tree.dep[head] == "nsubjpass":
        makers.append(tree.head[head])
    made = [v for v in makers if tree.lemma[v] in _MAKING - {"sign"}]
    for c in (*tree.children[head], *(c for v in made for c in tree.children[v])):
        noun = tree.child(c, "pobj") if tree.low[c] in ("from", "by") else None
        if noun is not None and tree.pos[noun] in ("PROPN", "NOUN"):
            noun = apposed(tree, noun)
            return full_name(tree, noun) if tree.pos[noun] == "PROPN" else phrase(tree, noun, None)
    return None


def _body(tree: Tree, first: int, head: int) -> str | None:
    for e in tree.entities:
        if e.first > head:
            break
        made = e.label in ("ORG", "GPE", "NORP") and tree.tag[head] != "NNP"
        if made and first <= e.first and e.last < head:
            return plain(tree, e.first, e.last)
    return None


def _maker(tree: Tree, head: int, kind: str) -> str | None:
    """The subject of "issued" or "voted to pass", of what a letter says or its writer does."""
    verb, dep = tree.head[head], tree.dep[head]
    if dep == "pobj":
        return _writer_beside(tree, head)
    own = any(tree.dep[c] == "poss" and tree.low[c] in _OWN for c in tree.children[head])
    undone = tree.lemma[verb] in _UNMAKING and own
    signed = tree.lemma[verb] == "sign" and kind in OF_VOTES
    if dep != "dobj" or signed or not (tree.lemma[verb] in _MAKING or undone):
        return _writer_within(tree, head)
    bare = tree.tag[verb] == "VB" and tree.child(verb, "aux") is None
    if syntax.negated(tree, verb) < 0 or bare:
        return None
    subject = tree.child(verb, "nsubj")
    if subject is None and tree.dep[verb] in ("xcomp", "conj"):
        subject = tree.child(tree.head[verb], "nsubj")
    return _of_subject(tree, subject, head)


def _of_subject(tree: Tree, subject: int | None, limit: int | None) -> str | None:
    if subject is None or tree.pos[subject] not in ("NOUN", "PROPN"):
        return None
    named = apposed(tree, subject)
    if named != subject:
        return full_name(tree, named)
    if label(tree, subject) == "PERSON" or tree.pos[subject] == "PROPN":
        return full_name(tree, subject)
    return phrase(tree, subject, limit)


def _writer_beside(tree: Tree, head: int) -> str | None:
    """ "In a letter to staff, the director asks", "she answered with a letter"."""
    prep = tree.head[head]
    verb = tree.head[prep]
    fresh = not any(tree.low[c] in ("the", "this", "that") for c in tree.children[head])
    fronted = tree.low[prep] == "in" and prep < verb
    answered = tree.low[prep] in ("with", "in", "by") and tree.lemma[verb] in _ANSWERING
    if tree.pos[verb] != "VERB" or not fresh or not (fronted or answered):
        return _writer_within(tree, head)
    return _of_subject(tree, tree.child(verb, "nsubj"), None)


def _writer_within(tree: Tree, head: int) -> str | None:
    """ "The letter in which Ilse Holm asks", "the letter in which they announced a strike"."""
    for clause in tree.children[head]:
        if tree.dep[clause] != "relcl":
            continue
        inside = any(
            tree.low[c] == "in" and tree.child(c, "pobj") is not None and c < clause
            for c in tree.children[clause]
        )
        subject = tree.child(clause, "nsubj")
        if not inside or subject is None:
            continue
        if tree.pos[subject] == "PRON":
            subject = tree.child(tree.head[head], "nsubj")
        return _of_subject(tree, subject, None)
    return None


def _author(tree: Tree, head: int) -> str | None:
    """ "The author, Jonas Petrauskas": named as its writer in the next sentence."""
    _, end = tree.sentences[tree.sentence[head]]
    for j in range(head + 1, min(len(tree), end + 40)):
        if tree.sentence[j] - tree.sentence[head] > 1:
            return None
        name = tree.child(j, "appos") if tree.lemma[j] in _AUTHORS else None
        if name is not None and tree.pos[name] == "PROPN":
            return full_name(tree, name)
    return None
