"""What a cue commits its source to, and how much of that the author takes on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.factuality import syntax
from onrecord.factuality.lexicon import ENACTING, Signature, signature
from onrecord.factuality.tree import Tree
from onrecord.factuality.vocabulary import words

DENIALS = frozenset(
    {
        "deny", "denial", "dismiss", "reject", "refute", "rebut", "dispute", "rule out", "dispel",
        "debunk", "repudiate", "shoot down", "disclaim", "rubbish", "brush off", "brush aside",
        "knock down", "play down", "pour cold",
    }
)  # fmt: skip
# Words that only say that something is said: what is said shows the act.
PLAIN = words(
    "say tell add write state note explain reply tweet comment remark describe call speak"
)
_FACTIVE = words(
    """confirm reveal acknowledge admit concede disclose realise realize know discover notice
    recognise recognize find show prove demonstrate confirmation admission establish"""
)
_DISTANT = words(
    """claim allege assertion allegation purport accuse accusation speculate speculation
    rumour rumor contend boast"""
)
# How far a source that thinks, rather than says, stands behind a finite complement.
_THOUGHTS = {
    "believe": 2.0, "think": 2.0, "expect": 1.5, "suspect": 1.5, "hope": 0.5, "fear": 1.0,
    "guess": 1.0, "suppose": 1.5, "doubt": -2.0, "wonder": 0.0, "ask": 0.0, "want": 0.5,
    "wish": -1.0, "speculate": 1.0, "worry": 1.0, "suggest": 1.5, "propose": 0.5, "demand": 0.5,
    "urge": 0.5, "recommend": 0.5, "request": 0.5, "insist on": 0.5, "seem": 1.5, "imagine": 1.0,
    "question": -0.5,
}  # fmt: skip
_THOUGHTS_NEGATED = {"believe": -1.5, "think": -1.5, "expect": -1.5, "doubt": 1.0, "deny": 1.0}

FACTIVE_SHARE = 0.9
NEUTRAL_SHARE = 1 / 3
DISTANT_SHARE = 0.15


@dataclass(frozen=True, slots=True)
class Cue:
    """The word of a cue that carries its meaning: token, keys, whether negated; and all `words`."""

    token: int
    keys: tuple[str, ...]
    negated: bool
    past: bool
    words: tuple[int, ...] = ()


def denial(keys: Sequence[str]) -> bool:
    """Whether any of a cue's keys denies."""
    return any(k in DENIALS for k in keys)


def read_cue(tree: Tree, tokens: Sequence[int]) -> Cue | None:
    """The cue in `tokens`: its highest content word; None where there is none."""
    words = [i for i in tokens if tree.pos[i] in ("VERB", "NOUN", "ADJ", "AUX", "PROPN")]
    if not words:
        return None
    verbs = [i for i in words if tree.pos[i] == "VERB"] or words
    inside = set(tokens)
    top = next((i for i in verbs if tree.head[i] not in inside or tree.head[i] == i), verbs[0])
    token = _carrier(tree, top, inside)
    is_negated = syntax.negated(tree, top) < 0
    return Cue(token, syntax.phrase(tree, token), is_negated, syntax.past(tree, top), tuple(words))


def _carrier(tree: Tree, top: int, inside: set[int]) -> int:
    """Past "is", "made", "issued", "began to" and "had been": the word that says the act."""
    for c in tree.children[top]:
        light = tree.lemma[top] in ("be", "have", "make", "issue", "give", "begin", "start", "go")
        if c in inside and light and tree.dep[c] in ("xcomp", "dobj", "attr", "acomp"):
            return c
    return top


def speaker_context(tree: Tree, cue: Cue | None, root: int) -> float:
    """How far a source commits to the clause of `root` by the cue alone, −3 to +3."""
    if cue is None:
        return 3.0
    if denial(cue.keys):
        return 1.0 if cue.negated else -3.0
    kind = syntax.complement_kind(tree, root)
    if kind == "whether":
        return 0.0
    if "vote" in cue.keys and tree.lemma[root] in ENACTING:
        # a body that votes to pass a thing has passed it
        return -3.0 if cue.negated else 3.0
    if kind in ("to", "ing", "np"):
        return _open_complement(cue, kind)
    for key in cue.keys:
        if cue.negated and key in _THOUGHTS_NEGATED:
            return _THOUGHTS_NEGATED[key]
        if key in _THOUGHTS:
            return _THOUGHTS[key]
    return 0.0 if cue.negated else 3.0


def _open_complement(cue: Cue, kind: str) -> float:
    for key in cue.keys:
        found = signature(key, kind)
        if found is not None:
            return Signature(*found).under(-3.0 if cue.negated else 3.0)
    return 0.5 if kind == "to" else 3.0


def author_share(cue: Cue | None) -> float:
    """The part of its source's commitment that a cue makes the author's, 0 to 1."""
    if cue is None:
        return NEUTRAL_SHARE
    if any(k in _FACTIVE for k in cue.keys) and not cue.negated:
        return FACTIVE_SHARE
    return DISTANT_SHARE if any(k in _DISTANT for k in cue.keys) else NEUTRAL_SHARE
