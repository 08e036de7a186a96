"""How far a source commits to each predicate of a clause: one walk down the parse."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from onrecord.factuality import syntax
from onrecord.factuality.lexicon import ENACTING, LIGHT_VERBS, Signature
from onrecord.factuality.tree import MAX_SUBTREE, Tree
from onrecord.factuality.vocabulary import words

CONDITIONAL = frozenset({"if", "unless", "lest", "should", "provided", "providing", "until"})
_CLAUSES = frozenset({"ccomp", "xcomp", "csubj", "csubjpass"})
_PHRASES = frozenset(
    {"nsubj", "nsubjpass", "dobj", "attr", "acomp", "oprd", "pobj", "dative", "appos", "agent"}
)
_EXISTENTIAL = frozenset({"be", "exist", "have", "see", "know"})
_GENERIC_HEADS = frozenset({"anyone", "anybody", "whoever", "those", "anything"})
SAYINGS = words(
    """report claim allegation rumour rumor suggestion speculation accusation assertion notion idea
    story charge assumption contention"""
)
_REPORTS = words("say tell state report add write declare insist reply announce warn claim argue")


@dataclass(frozen=True, slots=True)
class Step:
    """A token still to be walked: its context −3 to +3 and whether "would" is reported "will"."""

    token: int
    context: float
    backshift: bool


def predicative(tree: Tree, i: int) -> bool:
    """Whether token i heads a clause: a verb, or an adjective or noun with a subject."""
    if tree.pos[i] in ("VERB", "AUX"):
        return tree.dep[i] not in ("aux", "auxpass", "amod")
    return any(tree.dep[c] in ("nsubj", "nsubjpass") for c in tree.children[i])


def copular(tree: Tree, i: int) -> int | None:
    """The adjective or noun that token i, a form of "be" or the like, predicates, or None."""
    if tree.lemma[i] not in ("be", "become", "remain", "seem", "appear", "stay", "'s"):
        return None
    return tree.child(i, "acomp", "attr", "oprd")


def commitments(
    tree: Tree,
    root: int,
    context: float = 3.0,
    *,
    backshift: bool = False,
    inside: Callable[[int], bool] | None = None,
) -> dict[int, float]:
    """Commitment −3 to +3 to each clause head and embedding noun under `root`.

    `context` is how far the source commits to what `root` heads; `inside` limits the walk.
    """
    context = _root_context(tree, root, context)
    # What a clause takes for granted holds even under a denial, but not in a question.
    ground = 0.0 if context == 0 else 3.0
    values: dict[int, float] = {}
    pending = [Step(root, context, backshift)]
    while pending and len(values) < MAX_SUBTREE:
        step = pending.pop()
        if step.token in values:
            continue
        value = step.context
        if predicative(tree, step.token):
            value = _value(tree, step)
        values[step.token] = value
        for child in tree.children[step.token]:
            pending.extend(
                s
                for s in _child_steps(tree, step, value, child, ground)
                if inside is None or inside(s.token)
            )
    return values


def _root_context(tree: Tree, root: int, context: float) -> float:
    if syntax.mark(tree, root) in ("whether", "if", "unless"):
        return 0.0
    if syntax.questioned(tree, root):
        return 0.0
    return min(context, 0.5) if imperative(tree, root) else context


def imperative(tree: Tree, root: int) -> bool:
    """ "Close the gate": a bare verb that heads its sentence."""
    return (
        tree.head[root] == root
        and tree.tag[root] == "VB"
        and tree.pos[root] == "VERB"
        and not any(tree.dep[c] in ("aux", "nsubj", "nsubjpass") for c in tree.children[root])
    )


def _value(tree: Tree, step: Step) -> float:
    i = step.token
    own = syntax.own_value(tree, i, backshift=step.backshift)
    value = step.context * own / 3
    if abs(value) > 1 and not syntax.perfect(tree, i) and _consequent(tree, i):
        value = 1.0 if value > 0 else -1.0
    return value


def _consequent(tree: Tree, i: int) -> bool:
    """Whether predicate i hangs on an "if"; "even if" and tensed reports do not."""
    open_clause = syntax.modal(tree, i) is not None or syntax.infinitive(tree, i)
    present = tree.tag[i] in ("VBZ", "VBP", "VB") and tree.lemma[i] not in _REPORTS
    if not (open_clause or present):
        return False
    for c in tree.children[i]:
        if tree.dep[c] == "advcl" and syntax.mark(tree, c) in ("if", "unless"):
            return not any(tree.low[g] == "even" for g in tree.children[c] + tree.children[i])
    return False


def _child_steps(tree: Tree, step: Step, value: float, child: int, ground: float) -> list[Step]:
    """Where the walk goes on from `step` through `child`, with what context."""
    i, dep = step.token, tree.dep[child]
    if dep in ("punct", "det", "aux", "auxpass", "neg", "cc", "mark", "compound", "case"):
        return []
    shift = step.backshift or (tree.lemma[i] in _REPORTS and syntax.past(tree, i))
    if dep in ("prep", "agent"):
        return _through_preposition(tree, step, value, child, ground, shift)
    return [Step(child, _edge(tree, step, value, child, ground), shift)]


def _edge(tree: Tree, step: Step, value: float, child: int, ground: float) -> float:
    i, dep = step.token, tree.dep[child]
    if dep == "conj":
        return _conjunct(tree, step, value, child)
    if dep in _CLAUSES:
        return _complement(tree, i, value, child)
    if dep == "advcl":
        return _adverbial(tree, i, value, child, step.context, ground)
    if dep == "acl":
        return _noun_clause(tree, i, value, child, ground)
    if dep == "relcl":
        if value < 0 and tree.lemma[i] in SAYINGS:
            return value
        return 0.5 if tree.low[i] in _GENERIC_HEADS else ground
    if dep in _PHRASES:
        return _argument(tree, i, value, child, ground)
    if dep == "parataxis":
        return step.context
    return value


def _conjunct(tree: Tree, step: Step, value: float, child: int) -> float:
    """A conjunct without auxiliary and subject of its own shares those of the first."""
    i = step.token
    if any(tree.low[c] == "nor" for c in tree.children[i]):
        return -abs(step.context)
    own = any(tree.dep[c] in ("nsubj", "nsubjpass", "aux", "auxpass") for c in tree.children[child])
    shares = tree.tag[child] == tree.tag[i] and tree.tag[i] in ("VB", "VBN", "VBG", "JJ")
    if not predicative(tree, i) or (shares and not own):
        return value
    return step.context


def _complement(tree: Tree, i: int, value: float, child: int) -> float:
    kind = syntax.complement_kind(tree, child)
    if tree.low[i] == "too" or any(
        tree.low[c] == "too" and tree.dep[c] == "advmod" for c in tree.children[i]
    ):
        return -2.0 * value / 3 if kind == "to" else value
    if kind == "whether":
        return 0.0
    if tree.lemma[i] == "vote" and tree.lemma[child] in ENACTING:
        return value
    if kind == "to" and tree.lemma[i] == "be":
        return 2.0 * value / 3
    found = _of_subject(tree, i, child, kind) or syntax.embeds(tree, i, kind)
    if found is not None:
        return Signature(*found).under(value)
    # An unknown verb: finite clauses are mostly taken as said, infinitives as open.
    return {"to": 0.5, "ing": value, "that": max(1.5 * value / 3, 1.0), "np": value}.get(kind, 0.0)


def _of_subject(tree: Tree, i: int, child: int, kind: str) -> tuple[float, float] | None:
    """Signature for what stands before "is impossible" or "is inevitable", None for the rest."""
    if not tree.dep[child].startswith(("csubj", "nsubj")):
        return None
    predicated = copular(tree, i)
    return None if predicated is None else syntax.embeds(tree, predicated, kind)


def _adverbial(
    tree: Tree, i: int, value: float, child: int, context: float, ground: float
) -> float:
    word = syntax.mark(tree, child)
    if word in ("if", "unless"):
        return _antecedent(tree, i, child)
    if word == "for" and syntax.infinitive(tree, child):
        return _complement(tree, i, value, child)
    if word == "until":
        return 0.5
    if word in ("so", "lest", "before"):
        return 0.5 if word != "before" else ground / 2
    if word in CONDITIONAL or any(
        tree.low[c] in ("should", "were") and tree.dep[c] in ("aux", "auxpass") and c == first
        for first in [min(tree.subtree(child))]
        for c in tree.children[child]
    ):
        return 0.5
    if syntax.infinitive(tree, child):
        found = syntax.embeds(tree, i, "to")
        # An infinitive of purpose where the head embeds nothing.
        return Signature(*found).under(value) if found is not None else 0.5
    if word is not None:
        return ground
    return context


def _antecedent(tree: Tree, i: int, child: int) -> float:
    """0 for an open condition; a counterfactual one says that its opposite is so."""
    unreal = syntax.perfect(tree, i) and syntax.modal(tree, i) in ("would", "could", "'d")
    had = any(tree.low[c] in ("had", "'d") and tree.dep[c] == "aux" for c in tree.children[child])
    if had or unreal:
        return -2.0
    return 0.5 if syntax.mark(tree, child) == "if" else 0.0


def _noun_clause(tree: Tree, i: int, value: float, child: int, ground: float) -> float:
    kind = syntax.complement_kind(tree, child)
    if tree.pos[i] in ("VERB", "AUX"):
        # A parse that hangs a clause on the verb rather than on its object.
        return _complement(tree, i, value, child)
    if tree.tag[child] in ("VBN", "VBG") and not syntax.finite(tree, child):
        return ground
    if value < 0 and tree.lemma[i] in SAYINGS:
        # To deny a report is to deny what it says.
        return value
    found = syntax.embeds(tree, i, kind)
    if found is not None:
        return Signature(*found).under(value)
    return 0.5 if kind == "to" else value


def _argument(tree: Tree, i: int, value: float, child: int, ground: float) -> float:
    """Context of a noun phrase: the clause's where it is light, else by the verb's signature."""
    dep = tree.dep[child]
    if dep in ("attr", "acomp", "oprd", "appos"):
        return value
    if dep in ("nsubj", "nsubjpass"):
        passive = dep == "nsubjpass"
        found = syntax.embeds(tree, i, "np") if passive else _of_subject(tree, i, child, "np")
        return Signature(*found).under(value) if found is not None else ground
    if tree.lemma[i] in LIGHT_VERBS | _EXISTENTIAL:
        return value
    found = syntax.embeds(tree, i, "np")
    if found is not None:
        return Signature(*found).under(value)
    return value if value > 0 or syntax.none_of(tree, child) < 0 else ground


def _through_preposition(
    tree: Tree, step: Step, value: float, prep: int, ground: float, shift: bool
) -> list[Step]:
    i, word = step.token, tree.low[prep]
    steps: list[Step] = []
    for c in tree.children[prep]:
        if tree.dep[c] not in ("pobj", "pcomp", "prep", "advcl", "ccomp"):
            continue
        context = _preposition_context(tree, i, value, word, c, ground)
        steps.append(Step(c, context, shift))
    return steps


def _preposition_context(
    tree: Tree, i: int, value: float, word: str, child: int, ground: float
) -> float:
    if word == "without":
        return -ground
    if word in ("despite", "after", "by", "since", "following", "amid"):
        return ground
    if word == "before":
        return ground / 2
    kind = "ing" if tree.dep[child] == "pcomp" else "np"
    found = syntax.embeds(tree, i, kind)
    if found is not None and word in ("of", "for", "to", "on", "from", "about", "in", "over"):
        return Signature(*found).under(value)
    if kind == "ing":
        return 0.5 if word == "for" else value
    # What a phrase names is mostly taken for granted: "did not answer the request".
    return value if value > 0 or tree.lemma[i] in _EXISTENTIAL else ground
