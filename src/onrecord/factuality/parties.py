"""Who an instrument is from and to: issuer, signatory, addressee, as the text names them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from onrecord.factuality import syntax
from onrecord.factuality.mentions import name_end, phrase_start
from onrecord.factuality.tree import Tree

_MAKING = frozenset({"issue", "write", "send", "pass", "adopt", "approve", "sign"})
_SENDING = frozenset({"send", "write", "address", "deliver", "submit", "hand", "forward"})
Places = Sequence[tuple[int, int]]


def signatory(tree: Tree, heads: Sequence[int]) -> str | None:
    """Who signed the instrument whose mentions have these heads."""
    for head in heads:
        for c in tree.children[head]:
            if tree.lemma[c] == "sign" and tree.dep[c] in ("acl", "relcl"):
                name = _agent(tree, c)
                if name is not None:
                    return name
        verb = tree.head[head]
        if tree.lemma[verb] == "sign" and tree.dep[head] == "nsubjpass":
            name = _agent(tree, verb)
            if name is not None:
                return name
    return None


def _agent(tree: Tree, verb: int) -> str | None:
    by = tree.child(verb, "agent", "prep")
    noun = None if by is None or tree.low[by] != "by" else tree.child(by, "pobj")
    return None if noun is None else _name(tree, noun)


def _name(tree: Tree, noun: int) -> str:
    """A name as it stands, from the first word of its phrase."""
    return _entity(tree, min(phrase_start(tree, noun), noun), name_end(tree, noun))


def issuer(tree: Tree, heads: Sequence[int], places: Places) -> str | None:
    """Who made it: its possessor, "from" whom it comes, the body that its name begins with.

    `places` are the mentions' tokens, first and last, beside their `heads`.
    """
    for head, (first, _) in zip(heads, places, strict=True):
        found = _owner(tree, first, head) or _sender(tree, head) or _body(tree, first, head)
        if found is not None:
            return found
    return next((m for h in heads if (m := _maker(tree, h)) is not None), None)


def _owner(tree: Tree, first: int, head: int) -> str | None:
    possessive = next((j for j in range(first, head) if tree.tag[j] == "POS"), None)
    if possessive is None or possessive == first:
        return None
    while first < possessive - 1 and tree.pos[first] in ("DET", "PUNCT", "SPACE"):
        first += 1
    return _entity(tree, first, possessive - 1)


def _sender(tree: Tree, head: int) -> str | None:
    for c in tree.children[head]:
        noun = tree.child(c, "pobj") if tree.low[c] in ("from", "by") else None
        if noun is not None:
            return _name(tree, noun)
    return None


def _body(tree: Tree, first: int, head: int) -> str | None:
    for e in tree.entities:
        if e.first > head:
            break
        if e.label in ("ORG", "GPE", "NORP") and first <= e.first and e.last < head:
            start = (
                e.first + 1 if tree.low[e.first] in ("the", "a") and e.first < e.last else e.first
            )
            return _entity(tree, start, e.last)
    return None


def _maker(tree: Tree, head: int) -> str | None:
    """The subject of "issued", "passed" or "voted to pass" with the instrument as its object."""
    verb = tree.head[head]
    if (
        tree.dep[head] != "dobj"
        or tree.lemma[verb] not in _MAKING
        or syntax.negated(tree, verb) < 0
    ):
        return None
    subject = tree.child(verb, "nsubj")
    if subject is None and tree.dep[verb] == "xcomp":
        subject = tree.child(tree.head[verb], "nsubj")
    if subject is None or tree.pos[subject] == "PRON" or tree.pos[subject] not in ("NOUN", "PROPN"):
        return None
    return _phrase(tree, subject, head)


def _entity(tree: Tree, first: int, last: int) -> str:
    span = tree.span(first, last)
    return " ".join(tree.text[span.start : span.end].split())


def _phrase(tree: Tree, noun: int, limit: int) -> str:
    words = [j for j in tree.subtree(noun) if j <= noun and j < limit]
    while len(words) > 1 and tree.pos[words[0]] in ("DET", "PUNCT", "SPACE"):
        words = words[1:]
    return _entity(tree, words[0], noun)


def addressee(tree: Tree, heads: Sequence[int]) -> str | None:
    """To whom it goes: "a letter to X", "sent X the letter", "the memo, addressed to X"."""
    for head in heads:
        for noun in _recipients(tree, head):
            if tree.pos[noun] in ("PROPN", "NOUN"):
                return _name(tree, noun) if tree.pos[noun] == "PROPN" else _plain(tree, noun)
    return None


def _recipients(tree: Tree, head: int) -> Iterator[int]:
    verbs = [c for c in tree.children[head] if tree.dep[c] in ("acl", "relcl")]
    governor = tree.head[head]
    if tree.dep[head] in ("dobj", "nsubjpass") and governor != head:
        verbs.append(governor)
    senders = [v for v in verbs if tree.lemma[v] in _SENDING and syntax.negated(tree, v) > 0]
    for holder in (head, *senders):
        for c in tree.children[holder]:
            if tree.low[c] == "to" and tree.dep[c] in ("prep", "dative"):
                noun = tree.child(c, "pobj")
                if noun is not None:
                    yield noun
            elif tree.dep[c] == "dative" and holder != head:
                yield c


def _plain(tree: Tree, noun: int) -> str:
    first = min(phrase_start(tree, noun), noun)
    while first < noun and tree.pos[first] in ("DET", "PUNCT", "SPACE"):
        first += 1
    return _entity(tree, first, noun)
