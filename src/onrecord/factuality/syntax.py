"""What the words around a predicate say of it: negation, modals, hedges, kind of complement."""

from __future__ import annotations

from onrecord.factuality.lexicon import signature
from onrecord.factuality.tree import Tree

NEGATORS = frozenset({"not", "n't", "never", "nt", "nor", "neither"})
NOTHING = frozenset({"nobody", "nothing", "none", "nowhere", "noone"})
WEAK_NEGATORS = frozenset({"hardly", "scarcely", "barely", "rarely", "seldom"})
FEW = frozenset({"little", "few"})
_ARGUMENTS = frozenset({"nsubj", "nsubjpass", "dobj", "attr", "expl", "oprd"})

# A modal's commitment where its clause is positive and where it is negated.
_MODALS = {
    "will": (2.0, -2.5), "wo": (2.0, -2.5), "'ll": (2.0, -2.5), "shall": (2.0, -2.5),
    "would": (1.0, -1.0), "'d": (1.0, -1.0), "may": (1.0, -1.0), "might": (1.0, -1.0),
    "could": (1.0, -2.5), "can": (1.0, -2.5), "ca": (1.0, -2.5), "should": (0.5, -0.5),
    "must": (0.5, -1.0), "ought": (0.5, -0.5), "need": (0.5, -1.0),
}  # fmt: skip
_PERFECT_MODALS = {
    "would": (-2.0, 1.5), "'d": (-2.0, 1.5), "should": (-2.0, 2.0), "could": (0.5, -2.0),
    "must": (2.0, -2.0), "may": (1.0, -1.0), "might": (1.0, -1.0), "ought": (-2.0, 2.0),
    "will": (2.0, -2.5),
}  # fmt: skip
_HEDGES = {
    "likely": 2.0, "probably": 2.0, "apparently": 1.5, "seemingly": 1.5, "presumably": 1.5,
    "perhaps": 1.0, "maybe": 1.0, "possibly": 1.0, "reportedly": 1.0, "allegedly": 0.5,
    "supposedly": 0.5, "potentially": 1.0, "conceivably": 1.0, "purportedly": 0.5,
    "ostensibly": 1.0, "arguably": 1.5, "almost": 2.0, "hopefully": 0.5, "nearly": -1.0,
    "unlikely": -1.5,
}  # fmt: skip
_MODAL_TAG = "MD"


def negated(tree: Tree, i: int) -> float:
    """1 plain, −1 negated, −0.7 weakly negated ("hardly", "little intention")."""
    sign = 1.0
    for c in tree.children[i]:
        if _negator(tree, i, c):
            sign = -sign
        elif tree.low[c] in WEAK_NEGATORS:
            sign *= -0.7
        elif tree.dep[c] in _ARGUMENTS:
            sign *= none_of(tree, c)
    return sign


def _negator(tree: Tree, i: int, c: int) -> bool:
    """Whether child c turns predicate i round."""
    word, dep = tree.low[c], tree.dep[c]
    if word == "nor" and c > i:
        # "neither signed nor sent": it negates what follows it
        return False
    if word in NEGATORS or (dep == "neg" and word != "no"):
        return True
    if word in NOTHING and dep in _ARGUMENTS:
        return True
    below = {tree.low[g] for g in tree.children[c]}
    if dep == "aux" and any(
        tree.dep[g] == "prep" and _in_no_way(tree, g) for g in tree.children[c]
    ):
        return True
    if (word == "longer" and "no" in below) or (dep in ("aux", "auxpass") and below & NEGATORS):
        return True
    return dep == "prep" and c < i and _in_no_way(tree, c)


def _in_no_way(tree: Tree, prep: int) -> bool:
    # "under no circumstances", "at no point", "in no way"
    noun = tree.child(prep, "pobj")
    return noun is not None and any(tree.low[c] == "no" for c in tree.children[noun])


def none_of(tree: Tree, noun: int) -> float:
    """−1 for a phrase with "no" or "neither", −0.7 with bare "little" or "few", else 1."""
    if tree.low[noun] == "one" and any(tree.low[c] == "no" for c in tree.children[noun]):
        return -1.0
    words = [tree.low[c] for c in tree.children[noun] if c < noun]
    if "no" in words or "neither" in words:
        return -1.0
    if any(w in FEW for w in words) and "a" not in words:
        return -0.7
    return 1.0


def modal(tree: Tree, i: int) -> str | None:
    """The modal auxiliary of predicate i, as written, or None."""
    for c in tree.children[i]:
        if tree.dep[c] in ("aux", "auxpass") and (
            tree.tag[c] == _MODAL_TAG or tree.low[c] in ("wo", "ca", "'ll")
        ):
            return tree.low[c] if tree.low[c] != "'d" or tree.tag[c] == _MODAL_TAG else None
    return None


def perfect(tree: Tree, i: int) -> bool:
    """Whether predicate i stands in a perfect tense."""
    return any(tree.dep[c] == "aux" and tree.lemma[c] in ("have", "'ve") for c in tree.children[i])


def infinitive(tree: Tree, i: int) -> bool:
    """Whether predicate i is a to-infinitive."""
    return any(tree.dep[c] == "aux" and tree.tag[c] == "TO" for c in tree.children[i])


def past(tree: Tree, i: int) -> bool:
    """Whether predicate i, or its first auxiliary, is in a past tense."""
    for c in tree.children[i]:
        if tree.dep[c] in ("aux", "auxpass"):
            return tree.tag[c] == "VBD" or tree.low[c] in ("has", "have", "'ve")
    return tree.tag[i] in ("VBD", "VBN")


def mark(tree: Tree, i: int) -> str | None:
    """The subordinator of clause i ("if", "because"), or None."""
    for c in tree.children[i]:
        if tree.dep[c] == "mark" and tree.low[c] != "to":
            return tree.low[c]
        if tree.dep[c] == "advmod" and tree.low[c] in ("when", "whenever", "once") and c < i:
            return tree.low[c]
    return None


def questioned(tree: Tree, i: int) -> bool:
    """Whether clause i is asked: its own question mark, or its sentence's."""
    if any(tree.low[c] == "?" for c in tree.children[i]):
        return True
    return tree.low[tree.last_word(tree.sentence[i])] == "?" and tree.dep[i] != "relcl"


def finite(tree: Tree, i: int) -> bool:
    """Whether clause i has an auxiliary, a subordinator or a subject of its own."""
    deps = ("aux", "auxpass", "mark", "nsubj", "nsubjpass")
    return any(tree.dep[c] in deps for c in tree.children[i])


def complement_kind(tree: Tree, i: int) -> str:
    """How clause i is embedded: `that`, `to`, `ing`, `whether` or `np`."""
    if mark(tree, i) in ("whether", "if"):
        return "whether"
    if infinitive(tree, i):
        return "to"
    if tree.pos[i] not in ("VERB", "AUX") and not any(
        tree.dep[c] in ("cop", "nsubj", "aux") for c in tree.children[i]
    ):
        return "np"
    has_auxiliary = any(tree.dep[c] in ("aux", "auxpass") for c in tree.children[i])
    if tree.tag[i] == "VBG" and not has_auxiliary:
        return "ing"
    return "that"


def phrase(tree: Tree, i: int) -> tuple[str, ...]:
    """Keys for predicate i, the most specific first: with its particle, then alone."""
    lemma = tree.lemma[i]
    keys = [
        f"{lemma} {tree.low[c]}"
        for c in tree.children[i]
        if tree.dep[c] in ("prt", "prep", "advmod") and 0 < c - i <= 3
    ]
    return (*keys, lemma)


def embeds(tree: Tree, i: int, kind: str) -> tuple[float, float] | None:
    """Signature of predicate i for complements of `kind`, particles minded, or None."""
    for key in phrase(tree, i):
        found = signature(key, kind)
        if found is not None:
            return found
    return None


def hedge(tree: Tree, i: int) -> float | None:
    """The cap on commitment that an adverb of predicate i sets, or None."""
    caps = [
        _HEDGES[tree.low[c]]
        for c in tree.children[i]
        if tree.low[c] in _HEDGES and tree.dep[c] not in ("acomp", "oprd", "attr", "amod")
    ]
    return min(caps, default=None)


def own_value(tree: Tree, i: int, *, backshift: bool) -> float:
    """Commitment −3 to +3 that predicate i carries by itself, its context left out.

    `backshift`: reported in the past, so that "would" stands for "will".
    """
    sign = negated(tree, i)
    verb = modal(tree, i)
    value = 3.0 * sign
    if verb is not None:
        if backshift and verb in ("would", "'d"):
            verb = "will"
        table = _PERFECT_MODALS if perfect(tree, i) else _MODALS
        positive, negative = table.get(verb, _MODALS.get(verb, (1.0, -1.0)))
        value = positive if sign > 0 else negative * -sign
    cap = hedge(tree, i)
    if cap is None:
        return value
    if cap < 0:
        return cap if value > 0 else -cap
    return max(-cap, min(cap, value))
