"""Noun phrases as names: offices with their holders, bodies with what they are "of"."""

from __future__ import annotations

from onrecord.factuality.mentions import name_end, phrase_start
from onrecord.factuality.tree import Tree
from onrecord.factuality.vocabulary import words

_MAX_OF = 4
_TITLES = words(
    """mayor president governor minister premier judge justice bishop archbishop senator professor
    captain colonel lieutenant general major sergeant admiral commander chancellor secretary
    director chairman ambassador sheriff prime vice deputy rear rev. dr. mr. mrs. ms."""
)
_TIMES = frozenset({"DATE", "TIME"})
_ALL = frozenset({"all", "every", "each", "both"})


def apposed(tree: Tree, noun: int) -> int:
    """Head of the name that follows an office, "the director, Salim Mwangi", or the noun."""
    name = tree.child(noun, "appos")
    described_ = tree.pos[noun] == "NOUN" and name is not None and tree.pos[name] == "PROPN"
    return name if described_ and name is not None else noun


def label(tree: Tree, i: int) -> str | None:
    """The recogniser's label of the entity that token i is in, or None."""
    return next((e.label for e in tree.entities if e.first <= i <= e.last), None)


def full_name(tree: Tree, noun: int) -> str:
    """A name as it stands, from the first word of its phrase, with the place that it is "of"."""
    first, last = min(phrase_start(tree, noun), noun), name_end(tree, noun)
    for e in tree.entities:
        if e.first > noun:
            break
        if e.label in _TIMES and first <= e.last < noun:
            first = e.last + 1
        elif e.label == "PERSON" and e.first <= noun <= e.last and e.first < e.last:
            first = e.first
    while first < noun and tree.low[first] in _TITLES and tree.pos[first + 1] == "PROPN":
        first += 1
    return plain(tree, first, max(last, of_end(tree, noun)))


def phrase(tree: Tree, noun: int, limit: int | None) -> str:
    """A noun's phrase up to it, its article left off, and the place or house that it is "of"."""
    words_ = [j for j in tree.subtree(noun) if j <= noun and (limit is None or j < limit)]
    times = [e.last for e in tree.entities if e.label in _TIMES and words_[0] <= e.last < noun]
    last = of_end(tree, noun)
    first = max([words_[0], *(t + 1 for t in times)])
    return plain(tree, first, last if limit is None or last < limit else noun)


def of_end(tree: Tree, noun: int) -> int:
    """The last token of "ministry of mines", "union of alpine villages", or the noun itself."""
    for _ in range(_MAX_OF):
        # "canton of Jura" inside "assembly of the canton of Jura"
        of = next((c for c in tree.children[noun] if tree.low[c] == "of" and c == noun + 1), None)
        place = None if of is None else tree.child(of, "pobj")
        if place is None:
            break
        noun = place
    return noun if tree.pos[noun] != "PROPN" else name_end(tree, noun)


def plain(tree: Tree, first: int, last: int) -> str:
    """Words on one line without a leading article."""
    while first < last and _article(tree, first):
        first += 1
    span = tree.span(first, last)
    return " ".join(tree.text[span.start : span.end].split())


def _article(tree: Tree, i: int) -> bool:
    return tree.pos[i] in ("DET", "PUNCT", "SPACE") and tree.low[i] not in _ALL
