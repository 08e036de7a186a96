"""What a text says of an instrument's standing: draft, signed, passed, withdrawn, disavowed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from onrecord.factuality import commitment, syntax
from onrecord.factuality import status_words as known
from onrecord.factuality.descriptions import (
    carrier,
    described,
    passive_participle,
    relative_role,
    trailing,
)
from onrecord.factuality.mentions import name_end
from onrecord.factuality.status_guards import (
    alleged,
    in_error,
    inverted,
    presupposed,
    put_name,
    should_not,
    to_come,
)
from onrecord.factuality.tree import Tree
from onrecord.types import InstrumentStatus

# A status counts from this commitment on.
FIRM = 2.0
Value = Callable[[int], float]


@dataclass(frozen=True, slots=True)
class Said:
    """A status and the tokens `[first, last]` of the words that give it; `at` is its predicate."""

    status: InstrumentStatus
    first: int
    last: int
    at: int


def statuses(tree: Tree, head: int, kind: str, value: Value) -> Iterator[Said]:
    """Statuses that the clause around the mention at token `head` gives.

    `value` is how far the source of a predicate, else the author, commits to it, −3 to +3.
    """
    copy = carrier(tree, head)
    yield from _modifying(tree, head)
    if copy is not None and tree.lemma[copy] == "draft":
        yield Said("draft", copy, head, copy)
    yield from _describing(tree, head, kind)
    for place in (head,) if copy is None else (head, copy):
        yield from _governing(tree, place, kind, value)


def _modifying(tree: Tree, head: int) -> Iterator[Said]:
    for c in tree.children[head]:
        if tree.dep[c] not in ("amod", "compound", "nmod"):
            continue
        if tree.low[c] in known.OF_ADJECTIVES:
            yield Said(known.OF_ADJECTIVES[tree.low[c]], min(c, head), max(c, head), c)
        elif tree.low[c] == "public" and any(tree.low[g] == "now" for g in tree.children[c]):
            yield Said("issued", min(c, head), max(c, head), c)


def _describing(tree: Tree, head: int, kind: str) -> Iterator[Said]:
    """ "Signed by", "leaked on Monday", "which was never signed", "which bears no signature"."""
    for verb in (*described(tree, head), *trailing(tree, head)):
        role = relative_role(tree, verb)
        if passive_participle(tree, verb):
            status = _verbal(tree, verb, kind)
            if status is not None and syntax.negated(tree, verb) > 0:
                yield Said(status, verb, _end(tree, verb), verb)
        elif role == "object":
            own = syntax.own_value(tree, verb, backshift=False)
            yield from _valued(tree, verb, kind, own)
        if role == "subject" or tree.dep[verb] == "conj":
            yield from _signatures(tree, verb)
        if role == "subject":
            yield from _moving(tree, verb, syntax.own_value(tree, verb, backshift=False))


def _end(tree: Tree, i: int) -> int:
    last = i
    for j in tree.subtree(i):
        if j > i and (j - last > 1 or tree.low[j] in (",", ";", "”")):
            break
        last = max(last, j)
    return name_end(tree, last) if tree.pos[last] == "PROPN" else last


def _verbal(tree: Tree, verb: int, kind: str) -> InstrumentStatus | None:
    for key in syntax.phrase(tree, verb):
        status = known.OF_VERBS.get(key)
        if status == "passed" and kind not in known.OF_VOTES:
            return None
        if status == "issued" and kind in ("bill", "law"):
            return None
        if status is not None:
            return status
    return None


def _governing(tree: Tree, head: int, kind: str, value: Value) -> Iterator[Said]:
    verb, dep = tree.head[head], tree.dep[head]
    if verb == head:
        return
    if dep in ("nsubj", "nsubjpass"):
        yield from _predicated(tree, verb, value(verb))
        yield from _signatures(tree, verb)
        yield from _moving(tree, verb, value(verb))
    if dep == "nsubj" and kind in known.OF_VOTES:
        if tree.lemma[verb] == "pass":
            yield from _valued(tree, verb, kind, value(verb))
        yield from _cleared(tree, verb, value(verb))
    if dep in ("dobj", "nsubjpass") or (dep == "nsubj" and tree.tag[verb] == "VBN"):
        for v in (verb, *_shared(tree, verb)):
            yield from _valued(tree, v, kind, _of_joined(tree, v, value))
    yield from _labelled(tree, head, value)
    if dep in ("dobj", "npadvmod", "nsubj", "nsubjpass"):
        yield from _leaking(tree, verb, value(verb))
    if dep == "pobj":
        yield from _through(tree, verb, value)


def _labelled(tree: Tree, head: int, value: Value) -> Iterator[Said]:
    """ "Called the letter a forgery", "dismissed it as a hoax", in whichever small clause."""
    small = tree.dep[head] == "nsubj" and tree.dep[tree.head[head]] in ("ccomp", "xcomp")
    verb = tree.head[tree.head[head]] if small else tree.head[head]
    if tree.lemma[verb] not in known.CALLING or not (small or tree.dep[head] == "dobj"):
        return
    named = [tree.head[head]] if small else []
    for c in tree.children[verb]:
        if tree.dep[c] in ("oprd", "xcomp", "ccomp"):
            named.append(c)
        elif tree.low[c] == "as":
            named += [g for g in tree.children[c] if tree.dep[g] == "pobj"]
    for word in named:
        status = known.OF_NOUNS.get(tree.lemma[word])
        if status is not None and value(verb) >= FIRM and not _denied(tree, word):
            yield Said(status, min(verb, word), word, verb)


def _cleared(tree: Tree, verb: int, value: float) -> Iterator[Said]:
    """ "The bill cleared the senate", "won approval", "became law"."""
    what = tree.child(verb, "dobj", "attr")
    if what is None or value < FIRM:
        return
    cleared = tree.lemma[verb] in ("clear", "win") and tree.lemma[what] in known.CHAMBERS
    if cleared or (tree.lemma[verb] == "become" and tree.lemma[what] == "law"):
        yield Said("passed", verb, what, verb)


def _shared(tree: Tree, verb: int) -> list[int]:
    """Verbs joined to one, without subject or object of their own, that share its object."""
    return [
        c
        for c in tree.children[verb]
        if tree.dep[c] == "conj" and tree.child(c, "nsubj", "nsubjpass", "dobj") is None
    ]


def _of_joined(tree: Tree, verb: int, value: Value) -> float:
    """A bare form joined to another ("to veto one and sign the other") is as firm as that one."""
    first = verb
    for a in tree.ancestors(verb):
        helped = tree.child(first, "aux", "auxpass") is not None
        if tree.tag[first] != "VB" or tree.dep[first] != "conj" or helped:
            break
        first = a
    if first == verb:
        return value(verb)
    return min(value(first), value(verb)) if tree.tag[first] == "VB" else 0.0


def _valued(tree: Tree, verb: int, kind: str, value: float) -> Iterator[Said]:
    """The status that a verb done to an instrument gives, at commitment `value`."""
    if inverted(tree, verb) or alleged(tree, verb) or to_come(tree, verb):
        return
    last = max([verb, *(c for c in tree.children[verb] if tree.dep[c] in ("prt", "agent"))])
    around = (c for c in tree.children[verb] if tree.dep[c] in ("aux", "auxpass", "neg"))
    first = min([verb, *around])
    regretted = should_not(tree, verb) or in_error(tree, verb)
    if tree.lemma[verb] in known.RELEASING and regretted:
        if in_error(tree, verb) and value >= FIRM:
            yield Said("issued", first, last, verb)
        yield Said("disavowed", first, last, verb)
        return
    if tree.lemma[verb] in known.ENFORCING and value <= -FIRM and syntax.modal(tree, verb):
        yield Said("withdrawn", first, last, verb)
        return
    status = _verbal(tree, verb, kind)
    if status is None:
        return
    if (value >= FIRM or presupposed(tree, verb)) and syntax.modal(tree, verb) is None:
        yield Said(status, first, last, verb)
    elif value <= -FIRM and status == "signed" and _passive(tree, verb):
        # "X has not signed it" says nothing of others' signatures
        yield Said("unsigned", first, last, verb)


def _passive(tree: Tree, verb: int) -> bool:
    passive = tree.child(verb, "auxpass") is not None
    return passive and tree.child(verb, "agent") is None and syntax.modal(tree, verb) is None


def _predicated(tree: Tree, verb: int, value: float) -> Iterator[Said]:
    """ "It was just a draft, a mistake", "it was not hers", "it does not reflect our view"."""
    negated = syntax.negated(tree, verb) < 0
    if negated and tree.lemma[verb] in known.REFLECTING:
        view = tree.child(verb, "dobj")
        if view is not None and tree.lemma[view] in known.STANCES:
            yield Said("disavowed", verb, view, verb)
    attribute = commitment.copular(tree, verb)
    if attribute is None or inverted(tree, verb) or alleged(tree, verb):
        return
    if negated and tree.low[attribute] in known.THEIRS:
        yield Said("disavowed", verb, attribute, verb)
    for word in [attribute, *_listed(tree, attribute)]:
        status = known.OF_NOUNS.get(tree.lemma[word]) or known.OF_NOUNS.get(tree.low[word])
        if status is not None and not negated and value >= 1.5 and not _denied(tree, word):
            first = min(j for j in tree.subtree(word) if j >= verb or j == word)
            yield Said(status, min(first, word), word, verb)


def _listed(tree: Tree, word: int) -> list[int]:
    found: list[int] = []
    for at in [word]:
        found.extend(c for c in tree.children[at] if tree.dep[c] in ("appos", "conj"))
    for at in list(found):
        found.extend(c for c in tree.children[at] if tree.dep[c] in ("appos", "conj"))
    return found


def _moving(tree: Tree, verb: int, value: float) -> Iterator[Said]:
    """ "The memo leaked", "the order went out", "it is on the ministry's website"."""
    active = tree.child(verb, "dobj", "auxpass") is None
    for key in syntax.phrase(tree, verb):
        status = known.SELF_MOVING.get(key)
        if status is not None and active and value >= FIRM and not alleged(tree, verb):
            last = max([verb, *(c for c in tree.children[verb] if tree.dep[c] == "prt")])
            yield Said(status, verb, last, verb)
    on = next((c for c in tree.children[verb] if tree.low[c] == "on"), None)
    site = None if on is None else tree.child(on, "pobj")
    posted = tree.lemma[verb] == "be" and site is not None and tree.lemma[site] == "website"
    if posted and site is not None and value >= FIRM:
        yield Said("issued", verb, site, verb)


def _leaking(tree: Tree, verb: int, value: float) -> Iterator[Said]:
    """ "Someone slipped reporters a copy", "a draft found its way to a blog"."""
    way = tree.child(verb, "dobj")
    found_way = tree.lemma[verb] == "find" and way is not None and tree.low[way] == "way"
    if value < FIRM or not (tree.lemma[verb] in known.SLIPPING or found_way):
        return
    press = [j for j in tree.subtree(verb) if j > verb and tree.low[j] in known.PRESS]
    if press:
        yield Said("leaked", verb, press[0], verb)


def _signatures(tree: Tree, verb: int) -> Iterator[Said]:
    """ "Carries no signature", "arrived without a signature", "bears the signatures of"."""
    for noun in (g for c in (verb, *tree.children[verb]) for g in tree.children[c]):
        if tree.lemma[noun] != "signature":
            continue
        missing = syntax.none_of(tree, noun) < 0 or tree.low[tree.head[noun]] == "without"
        if missing:
            yield Said("unsigned", min(verb, noun), noun, verb)
        elif any(tree.low[c] == "of" for c in tree.children[noun]):
            yield Said("signed", min(verb, noun), noun, verb)


def _denied(tree: Tree, word: int) -> bool:
    return any(tree.low[c] in ("not", "no", "never") for c in tree.children[word])


def _through(tree: Tree, prep: int, value: Value) -> Iterator[Said]:
    """ "Put her name to it", "did not stand by it", "knows nothing of it", "replied with it"."""
    governor, word = tree.head[prep], tree.low[prep]
    verb = tree.head[governor] if tree.pos[governor] in ("NOUN", "PRON") else governor
    if put_name(tree, prep) is not None and value(verb) >= FIRM:
        yield Said("signed", verb, prep, verb)
    elif _disowned_by_words(tree, prep, verb, value(verb)):
        yield Said("disavowed", verb, prep, verb)
    elif word == "with" and tree.lemma[verb] in known.ANSWERING and value(verb) >= FIRM:
        yield Said("issued", verb, prep, verb)


def _disowned_by_words(tree: Tree, prep: int, verb: int, value: float) -> bool:
    word, governor = tree.low[prep], tree.head[prep]
    unbacked = word == "by" and tree.lemma[verb] == "stand" and value <= -FIRM
    unknown = word == "of" and tree.low[governor] == "nothing" and tree.lemma[verb] == "know"
    distanced = word == "from" and tree.lemma[verb] == "distance" and value >= FIRM
    return unbacked or unknown or distanced
