"""The instruments of one text: mentions by noun, pronoun and "the document", one thing each."""

from __future__ import annotations

from dataclasses import dataclass, field

from onrecord.factuality import anaphora
from onrecord.factuality.mentions import Naming, namings
from onrecord.factuality.tree import Tree
from onrecord.factuality.vocabulary import words
from onrecord.types import InstrumentKind

MAX_INSTRUMENTS = 60
MAX_MENTIONS = 80
# Sentences within which "the document" takes up a paper.
_NEAR = 3
_PAPERS: tuple[InstrumentKind, ...] = ("letter", "memo", "communique", "order", "treaty")
_ANAPHORIC: dict[str, tuple[InstrumentKind, ...]] = {
    "draft": ("letter", "memo", "resolution", "bill", "treaty", "order", "communique", "ruling"),
    "document": (*_PAPERS, "resolution", "bill", "ruling"),
    "measure": ("resolution", "bill", "law", "order"),
    "act": ("law", "bill"),
    "text": ("resolution", "bill", "treaty", "ruling", "communique", "letter", "law"),
    "missive": ("letter",),
    "note": ("letter", "memo"),
    "decision": ("ruling", "order"),
    "instruction": ("memo", "order"),
    "declaration": ("communique", "resolution"),
}
_DEMONSTRATIVES = frozenset({"the", "this", "that"})
_OTHER = words("new another second third fourth fifth other later earlier newer")
# "The first letter ... the second": another of the kind, named by its place alone.
_ORDINALS = words("second third fourth other latter")
_REPLACING = frozenset({"supersede", "replace"})


@dataclass(slots=True)
class Gathered:
    """One thing while its mentions are being gathered; `heads` are tokens."""

    first: Naming
    telling: set[str]
    about: set[str]
    heads: list[int] = field(default_factory=list)
    spans: list[tuple[int, int]] = field(default_factory=list)


def gather(tree: Tree) -> list[Gathered]:
    """The instruments of a text, each with all its mentions, in order of first mention."""
    things: list[Gathered] = []
    named = {n.head: n for n in namings(tree)}
    waiting: list[int] = []
    for i in range(len(tree)):
        naming = named.get(i) or _another(tree, things, i)
        if naming is not None:
            _place(tree, things, naming)
        elif tree.low[i] in ("it", "its"):
            if not _pronoun(tree, things, i):
                waiting.append(i)
        elif tree.low[i] in _ANAPHORIC:
            _nominal(tree, things, i)
    for i in waiting:
        _forward(tree, things, i)
    return things


def _place(tree: Tree, things: list[Gathered], naming: Naming) -> None:
    thing = next((t for t in reversed(things) if _same(tree, t, naming)), None)
    if thing is None:
        if len(things) >= MAX_INSTRUMENTS:
            return
        thing = Gathered(naming, set(), set())
        things.append(thing)
    thing.telling |= naming.telling
    thing.about |= naming.about
    _add(thing, naming.head, naming.first, naming.last)


def _add(thing: Gathered, head: int, first: int, last: int) -> None:
    if len(thing.heads) >= MAX_MENTIONS:
        return
    at = sum(h < head for h in thing.heads)
    thing.heads.insert(at, head)
    thing.spans.insert(at, (first, last))


def _same(tree: Tree, thing: Gathered, naming: Naming) -> bool:
    """Whether a mention names a thing already known."""
    first = thing.first
    if first.noun != naming.noun and not (first.kind == naming.kind and _kin(first, naming)):
        return False
    if _apart(tree, thing, naming):
        return False
    if naming.such:
        return True
    shared = thing.telling & naming.telling or thing.about & naming.about
    parted = thing.about and naming.about and not shared
    if naming.definite:
        return bool(shared) or not (parted or (naming.telling and thing.telling))
    # A second "a letter" is another one, unless it is told by the same words.
    same_clause = tree.dep[naming.head] == "attr"
    return bool(shared) or same_clause


def _apart(tree: Tree, thing: Gathered, naming: Naming) -> bool:
    """Whether the clause has two: one inside the other's phrase, or one that replaces the other."""
    head = naming.head
    if thing.first.years and naming.years and not thing.first.years & naming.years:
        return True
    if any(a in thing.heads for a in tree.ancestors(head)):
        return True
    verb = tree.head[head] if tree.low[tree.head[head]] != "by" else tree.head[tree.head[head]]
    if tree.lemma[verb] not in _REPLACING or verb == head:
        return False
    others = {c for c in tree.children[verb] if tree.dep[c] in ("nsubj", "nsubjpass", "dobj")}
    if tree.dep[verb] == "relcl":
        others.add(tree.head[verb])
    return bool(others & set(thing.heads))


def _kin(a: Naming, b: Naming) -> bool:
    """Two nouns of one kind that news swaps freely: "accord" and "deal", "order" and "decree".

    A named act is "the act" or "the law" thereafter, not another act.
    """
    if "act" in (a.noun, b.noun):
        return b.definite and not b.telling and b.noun in ("law", "act")
    return b.definite


def _another(tree: Tree, things: list[Gathered], i: int) -> Naming | None:
    """ "A new one", "the second": one more of the kind that was named last."""
    near = [t for t in things if 0 <= tree.sentence[i] - tree.sentence[t.heads[-1]] <= 1]
    if not near:
        return None
    latest = max(near, key=lambda t: t.heads[-1])
    before = [c for c in tree.children[i] if c < i]
    if tree.low[i] == "one":
        fresh = any(tree.low[c] in _OTHER for c in before)
    else:
        told = latest.telling & {"first", "one"} or {"two", "first"} & set(latest.first.telling)
        bare = bool(before) and all(tree.low[c] == "the" for c in before)
        subject = tree.dep[i] in ("nsubj", "nsubjpass")
        fresh = tree.low[i] in _ORDINALS and bare and subject and bool(told)
    if not fresh:
        return None
    first = latest.first
    return Naming(
        i, min(before, default=i), i, first.kind, first.noun, False, frozenset({tree.low[i]}),
        frozenset(), False,
    )  # fmt: skip


def _pronoun(tree: Tree, things: list[Gathered], i: int) -> bool:
    papers = {head: n for n, t in enumerate(things) for head in t.heads}
    kinds = {n: t.first.kind for n, t in enumerate(things)}
    found = anaphora.antecedent(tree, i, papers, kinds)
    if found is None:
        return False
    _add(things[found], i, i, i)
    return True


def _nominal(tree: Tree, things: list[Gathered], i: int) -> None:
    """Take "the document" for the last paper that may be called so."""
    kinds = _ANAPHORIC[tree.low[i]]
    article = [c for c in tree.children[i] if tree.low[c] in _DEMONSTRATIVES and c < i]
    if not article or tree.pos[i] != "NOUN" or tree.dep[i] in ("compound", "attr", "appos"):
        return
    fit = [
        t
        for t in things
        if t.first.kind in kinds and tree.sentence[i] - tree.sentence[t.heads[-1]] <= _NEAR
    ]
    if fit:
        latest = max(fit, key=lambda t: t.heads[-1])
        _add(latest, i, article[0], i)


def _forward(tree: Tree, things: list[Gathered], i: int) -> None:
    """ "It was leaked, it was unsigned: the memo ...": the paper is named after the pronoun."""
    if _pronoun(tree, things, i):
        return
    first, end = tree.sentences[tree.sentence[i]]
    earlier = [j for j in range(first, i) if tree.pos[j] in ("NOUN", "PROPN")]
    near = [t for t in things if i < t.heads[0] < end or (t.heads[0] < i and first <= t.heads[0])]
    fit = anaphora.fitness(tree, i)
    if earlier or len(near) != 1 or fit is None or anaphora.expletive(tree, i):
        return
    (thing,) = near
    if fit >= 1 and (tree.sentence[i] == 0 or fit >= 4):
        _add(thing, i, i, i)
