"""The act that a cue names by itself, or beside what stands under it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.factuality import cues, syntax
from onrecord.factuality.act_words import BENCH, BY_CUE, LAYING_OUT, MINE, PROPOSALS
from onrecord.factuality.cues import Cue
from onrecord.factuality.tree import Tree
from onrecord.types import Act


@dataclass(frozen=True, slots=True)
class Said:
    """What an act is read from: the content's root, its value, where it may look, who speaks."""

    root: int
    value: float
    tokens: frozenset[int]
    source: frozenset[str]


def named_act(tree: Tree, cue: Cue, said: Said | None) -> Act | None:
    """What the cue names; None where it only says that something is said."""
    found = named(cue.keys) or _elsewhere(tree, cue)
    lemmas = {tree.lemma[i] for i in cue.words}
    laid_out = said is not None and tree.lemma[said.root] in PROPOSALS
    if lemmas & PROPOSALS or (laid_out and lemmas & LAYING_OUT):
        return "propose"
    if said is None:
        return found
    if found == "propose" and "suggest" in cue.keys and _says_so(tree, said):
        return None
    if found == "promise" and "agree" in cue.keys and _says_so(tree, said):
        return None
    if found == "order" and "rule" in cue.keys and not is_open(tree, said.root):
        # a court's finding orders; anybody else's is only said
        return "order" if said.source & BENCH else "assert"
    return found


def states(tree: Tree, cue: Cue, said: Said) -> bool:
    """ "Declared that the war was just" makes nothing of one's own known."""
    subject = tree.child(said.root, "nsubj", "nsubjpass")
    own = subject is not None and (tree.low[subject] in MINE or tree.low[subject] in said.source)
    return "declare" in cue.keys and subject is not None and not own


def _says_so(tree: Tree, said: Said) -> bool:
    """A clause with a subject of its own that puts nothing forward: "that the talks were over"."""
    if tree.tag[said.root] in ("VBG", "VB") and is_open(tree, said.root):
        return False
    subject = tree.child(said.root, "nsubj", "nsubjpass", "expl", "csubj")
    modal = syntax.modal(tree, said.root)
    return subject is not None and modal not in ("should", "ought", "must")


def _elsewhere(tree: Tree, cue: Cue) -> Act | None:
    """What another word of the cue names: "her frank acknowledgment", "wanted to know"."""
    lemmas = [tree.lemma[i] for i in cue.words]
    if any(lemma in cues.PLAIN for lemma in lemmas):
        return None
    return named(lemmas)


def named(keys: Sequence[str]) -> Act | None:
    """The act that the first of `keys` to name one names."""
    for key in keys:
        for act, words in BY_CUE:
            if key in words:
                return act
    return None


def is_open(tree: Tree, root: int) -> bool:
    """Whether a clause is an infinitive or has a modal: not said to be so."""
    return syntax.infinitive(tree, root) or syntax.modal(tree, root) is not None
