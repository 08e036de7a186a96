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
        for verb in _signings(tree, head):
            names = _names(tree, _signer(tree, verb))
            if names:
                return names
    return None


def _signings(tree: Tree, head: int) -> Iterator[int]:
    """Verbs that say that the instrument was signed, and not that it will be or was not."""
    for c in tree.children[head]:
        if tree.dep[c] in ("acl", "relcl"):
            yield from (v for v in (c, *_conjuncts(tree, c)) if _signs(tree, v))
    verb = tree.head[head]
    if verb != head and tree.dep[head] in ("dobj", "nsubjpass") and _signs(tree, verb):
        yield verb
    # "bears the signature of", "over the signature of"
    for c in (*tree.children[verb], *tree.children[head]):
        for noun in (c, *tree.children[c]):
            if tree.lemma[noun] == "signature" and syntax.none_of(tree, noun) > 0:
                yield noun


def _signs(tree: Tree, verb: int) -> bool:
    done = syntax.modal(tree, verb) is None and not syntax.infinitive(tree, verb)
    return tree.lemma[verb] in ("sign", "initial") and done and syntax.negated(tree, verb) > 0


def _conjuncts(tree: Tree, i: int) -> list[int]:
    return [c for c in tree.children[i] if tree.dep[c] == "conj"]


def _signer(tree: Tree, verb: int) -> int | None:
    if tree.lemma[verb] == "signature":
        of = next((c for c in tree.children[verb] if tree.low[c] == "of"), None)
        return None if of is None else tree.child(of, "pobj")
    by = tree.child(verb, "agent", "prep")
    if by is not None and tree.low[by] == "by":
        return tree.child(by, "pobj")
    subject = tree.child(verb, "nsubj")
    return subject if subject is not None and tree.pos[subject] in ("PROPN", "NOUN") else None


def _names(tree: Tree, noun: int | None) -> str | None:
    """The name that a noun heads, and those joined to it, parted by semicolons."""
    if noun is None:
        return None
    joined = [noun]
    for at in joined:
        joined += [c for c in _conjuncts(tree, at) if tree.pos[c] == "PROPN"]
    return "; ".join(_name(tree, n) for n in joined)


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
    makers = [c for c in tree.children[head] if tree.dep[c] in ("acl", "relcl")]
    if tree.dep[head] == "nsubjpass":
        makers.append(tree.head[head])
    made = [v for v in makers if tree.lemma[v] in _MAKING - {"sign"}]
    for c in (*tree.children[head], *(c for v in made for c in tree.children[v])):
        noun = tree.child(c, "pobj") if tree.low[c] in ("from", "by") else None
        if noun is not None and tree.pos[noun] in ("PROPN", "NOUN"):
            return _name(tree, noun) if tree.pos[noun] == "PROPN" else _phrase(tree, noun, None)
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


def _phrase(tree: Tree, noun: int, limit: int | None) -> str:
    """A noun's phrase up to it, its article left off, and the place or house that it is "of"."""
    words = [j for j in tree.subtree(noun) if j <= noun and (limit is None or j < limit)]
    while len(words) > 1 and tree.pos[words[0]] in ("DET", "PUNCT", "SPACE"):
        words = words[1:]
    of = next((c for c in tree.children[noun] if tree.low[c] == "of"), None)
    place = None if of is None else tree.child(of, "pobj")
    last = noun if place is None or tree.pos[place] != "PROPN" else name_end(tree, place)
    return _entity(tree, words[0], last if limit is None or last < limit else noun)


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
