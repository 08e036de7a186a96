"""Who signed an instrument and to whom it goes, as the text names them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from onrecord.factuality import syntax
from onrecord.factuality.descriptions import described, trailing
from onrecord.factuality.mentions import phrase_start
from onrecord.factuality.phrases import apposed, full_name, label, of_end, plain
from onrecord.factuality.status_guards import put_name
from onrecord.factuality.tree import Tree

_SENDING = frozenset({"send", "write", "address", "deliver", "submit", "hand", "forward", "post"})
_PERSONAL = frozenset({"he", "she", "they"})


def signatory(tree: Tree, heads: Sequence[int]) -> str | None:
    """Who signed the instrument whose mentions have these heads."""
    initialled: str | None = None
    for head in heads:
        for verb in _signings(tree, head):
            names = _names(tree, _signer(tree, verb))
            if names and tree.lemma[verb] != "initial":
                return names
            initialled = initialled or names
    return initialled


def _signings(tree: Tree, head: int) -> Iterator[int]:
    """Verbs that say that the instrument was signed, and not that it will be or was not."""
    clauses = [*described(tree, head), *trailing(tree, head)]
    yield from (v for v in clauses if _signs(tree, v))
    verb = tree.head[head]
    if verb != head and tree.dep[head] in ("dobj", "nsubjpass"):
        yield from (v for v in (verb, *_conjuncts(tree, verb)) if _signs(tree, v))
    if tree.dep[head] == "pobj":
        yield from _names_put(tree, verb)
    # "bears the signature of", "over the signature of"
    for holder in (verb, head, *clauses):
        for noun in (g for c in (holder, *tree.children[holder]) for g in tree.children[c]):
            if tree.lemma[noun] == "signature" and syntax.none_of(tree, noun) > 0:
                yield noun


def _names_put(tree: Tree, prep: int) -> Iterator[int]:
    """ "Put her name to it"."""
    verb = put_name(tree, prep)
    if verb is not None and _done(tree, verb):
        yield verb


def _signs(tree: Tree, verb: int) -> bool:
    return tree.lemma[verb] in ("sign", "initial") and _done(tree, verb)


def _done(tree: Tree, verb: int) -> bool:
    open_ = syntax.modal(tree, verb) is not None or syntax.infinitive(tree, verb)
    return not open_ and syntax.negated(tree, verb) > 0


def _conjuncts(tree: Tree, i: int) -> list[int]:
    return [c for c in tree.children[i] if tree.dep[c] == "conj"]


def _signer(tree: Tree, verb: int) -> int | None:
    if tree.lemma[verb] == "signature":
        return _object_of(tree, verb, "of")
    by = _object_of(tree, verb, "by")
    if by is not None:
        return by
    subject = tree.child(verb, "nsubj")
    if subject is None and tree.dep[verb] == "conj":
        subject = tree.child(tree.head[verb], "nsubj")
    if subject is None:
        return None
    if tree.pos[subject] == "PRON" or tree.low[subject] == "it":
        return _meant(tree, subject)
    return subject if tree.pos[subject] in ("PROPN", "NOUN") else None


def _object_of(tree: Tree, i: int, prep: str) -> int | None:
    """The noun under one of the prepositions of token i."""
    of = next((c for c in tree.children[i] if tree.low[c] == prep), None)
    return None if of is None else tree.child(of, "pobj")


def _meant(tree: Tree, pronoun: int) -> int | None:
    """Who "he" or "it" is, read off the clause: the nearest fit subject before it, or None."""
    personal = tree.low[pronoun] in _PERSONAL
    if not personal and tree.low[pronoun] != "it":
        return None
    for j in range(pronoun - 1, max(-1, pronoun - 80), -1):
        if tree.sentence[pronoun] - tree.sentence[j] > 1:
            return None
        if tree.dep[j] != "nsubj" or tree.pos[j] not in ("NOUN", "PROPN"):
            continue
        if label(tree, j) in (("PERSON",) if personal else ("GPE", "ORG", "NORP")):
            return j
    return None


def _names(tree: Tree, noun: int | None) -> str | None:
    """The name that a noun heads, and those joined to it, parted by semicolons."""
    if noun is None:
        return None
    joined = [noun]
    for at in joined:
        joined += [c for c in _conjuncts(tree, at) if tree.pos[c] == "PROPN"]
    return "; ".join(full_name(tree, apposed(tree, n)) for n in joined)


def addressee(tree: Tree, heads: Sequence[int]) -> str | None:
    """To whom it goes: "a letter to X", "sent X the letter", "the memo, addressed to X"."""
    for head in heads:
        for noun in _recipients(tree, head):
            if tree.pos[noun] in ("PROPN", "NOUN"):
                return _to(tree, noun)
    return None


def _to(tree: Tree, noun: int) -> str:
    named = apposed(tree, noun)
    if tree.pos[named] == "PROPN":
        return full_name(tree, named)
    return plain(tree, min(phrase_start(tree, noun), noun), of_end(tree, noun))


def _recipients(tree: Tree, head: int) -> Iterator[int]:
    verbs = list(described(tree, head))
    governor = tree.head[head]
    if tree.dep[head] in ("dobj", "nsubjpass") and governor != head:
        verbs.append(governor)
        # "withdrew its letter to the journal", whatever the parse hangs the rest on
        beside = head + 1 < len(tree) and tree.low[head + 1] == "to"
        noun = tree.child(head + 1, "pobj") if beside else None
        if noun is not None:
            yield noun
    senders = [v for v in verbs if tree.lemma[v] in _SENDING and syntax.negated(tree, v) > 0]
    for holder in (head, *senders):
        for c in tree.children[holder]:
            if tree.low[c] == "to" and tree.dep[c] in ("prep", "dative"):
                noun = tree.child(c, "pobj")
                if noun is not None:
                    yield noun
            elif tree.dep[c] == "dative" and holder != head:
                yield c
