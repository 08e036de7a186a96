"""What a text says of an instrument's standing: draft, signed, passed, disavowed, binding."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.factuality import commitment, syntax
from onrecord.factuality.mentions import name_end
from onrecord.factuality.tree import Tree
from onrecord.types import InstrumentStatus

_OF_VERBS: dict[str, InstrumentStatus] = {
    "sign": "signed", "initial": "signed", "pass": "passed", "approve": "passed",
    "adopt": "passed", "ratify": "passed", "enact": "passed", "endorse": "passed",
    "veto": "vetoed", "leak": "leaked", "issue": "issued", "publish": "issued",
    "release": "issued", "send": "issued", "deliver": "issued", "circulate": "issued",
    "withdraw": "withdrawn", "rescind": "withdrawn", "revoke": "withdrawn", "retract": "withdrawn",
    "scrap": "withdrawn", "pull": "withdrawn", "repeal": "withdrawn", "overturn": "withdrawn",
    "annul": "withdrawn", "void": "withdrawn", "quash": "withdrawn", "cancel": "withdrawn",
    "abandon": "withdrawn", "nullify": "withdrawn",
    "disavow": "disavowed", "disown": "disavowed", "repudiate": "disavowed",
    "renounce": "disavowed",
    "walk back": "disavowed", "supersede": "superseded", "replace": "superseded",
    "take back": "withdrawn", "post": "issued",
    "draft": "draft", "hand down": "issued",
}  # fmt: skip
_OF_VOTES = frozenset({"resolution", "bill", "law", "treaty"})
_OF_PAPERS = frozenset({"letter", "memo", "communique", "order", "ruling", "treaty"})
_OF_ADJECTIVES: dict[str, InstrumentStatus] = {
    "draft": "draft", "unsigned": "unsigned", "leaked": "leaked", "signed": "signed",
    "vetoed": "vetoed", "withdrawn": "withdrawn", "rescinded": "withdrawn",
    "superseded": "superseded", "proposed": "draft", "unfinished": "draft",
    "unauthorised": "disavowed", "unauthorized": "disavowed", "disavowed": "disavowed",
}  # fmt: skip
_OF_NOUNS: dict[str, InstrumentStatus] = {
    "draft": "draft", "mistake": "disavowed", "error": "disavowed", "fake": "disavowed",
    "forgery": "disavowed", "hoax": "disavowed", "fabrication": "disavowed",
    "inauthentic": "disavowed", "unauthorised": "disavowed", "unauthorized": "disavowed",
    "unsigned": "unsigned", "void": "withdrawn", "leak": "leaked",
}  # fmt: skip
_RELEASING = frozenset({"release", "send", "publish", "issue", "post", "circulate", "leak"})
_ENFORCING = frozenset({"implement", "enforce"})
_NOT_BINDING = re.compile(
    r"\b(?:non-?\s?binding|not (?:\w+ ){0,2}binding|symbolic|purely advisory|advisory"
    r"|no (?:legal|binding) (?:force|effect|weight)|not enforceable|unenforceable|toothless)\b",
    re.IGNORECASE,
)
_BINDING = re.compile(r"\b(?:legally |fully )?binding\b", re.IGNORECASE)
_MAX_SCAN = 600


@dataclass(frozen=True, slots=True)
class Said:
    """A status and the tokens `[first, last]` of the words that give it; `at` is its predicate."""

    status: InstrumentStatus
    first: int
    last: int
    at: int


def statuses(
    tree: Tree, head: int, kind: str, values: dict[int, float], speaker: dict[int, float]
) -> Iterator[Said]:
    """Statuses that the clause around the mention at token `head` gives.

    `values` and `speaker` are commitments by token: the author's, and inside an attribution
    its source's, which go first.
    """
    yield from _modifying(tree, head)
    yield from _participles(tree, head, kind)
    yield from _governing(tree, head, kind, values, speaker)


def _modifying(tree: Tree, head: int) -> Iterator[Said]:
    for c in tree.children[head]:
        if tree.dep[c] in ("amod", "compound", "nmod") and tree.low[c] in _OF_ADJECTIVES:
            yield Said(_OF_ADJECTIVES[tree.low[c]], c, max(c, head), c)


def _participles(tree: Tree, head: int, kind: str) -> Iterator[Said]:
    """ "Signed by", "leaked on Monday", "which was never signed"."""
    for c in tree.children[head]:
        if tree.dep[c] == "acl" and tree.tag[c] == "VBN":
            for verb in (c, *_shared(tree, c)):
                status = _verbal(tree, verb, kind)
                if status is not None and syntax.negated(tree, verb) > 0:
                    yield Said(status, verb, _end(tree, verb), verb)
        elif tree.dep[c] == "relcl":
            passive = tree.child(c, "nsubjpass") is not None
            object_ = any(
                tree.low[g] in ("which", "that") and tree.dep[g] == "dobj" for g in tree.children[c]
            )
            if passive or object_:
                value = syntax.own_value(tree, c, backshift=False)
                yield from _valued(tree, c, kind, value)


def _end(tree: Tree, i: int) -> int:
    last = i
    for j in tree.subtree(i):
        if j > i and (j - last > 1 or tree.low[j] in (",", ";", "”")):
            break
        last = max(last, j)
    return name_end(tree, last) if tree.pos[last] == "PROPN" else last


def _verbal(tree: Tree, verb: int, kind: str) -> InstrumentStatus | None:
    for key in syntax.phrase(tree, verb):
        status = _OF_VERBS.get(key)
        if status == "passed" and kind not in _OF_VOTES:
            return None
        if status == "issued" and kind in ("bill", "law"):
            return None
        if status is not None:
            return status
    return None


def _governing(
    tree: Tree, head: int, kind: str, values: dict[int, float], speaker: dict[int, float]
) -> Iterator[Said]:
    verb, dep = tree.head[head], tree.dep[head]
    if verb == head:
        return
    if dep in ("nsubj", "nsubjpass"):
        yield from _predicated(tree, verb, values, speaker)
        yield from _bare(tree, verb)
    if dep == "nsubj" and tree.lemma[verb] == "pass" and kind in _OF_VOTES:
        yield from _valued(tree, verb, kind, _value(verb, values, speaker))
    if dep in ("dobj", "nsubjpass") or (dep == "nsubj" and tree.tag[verb] == "VBN"):
        for v in (verb, *_shared(tree, verb)):
            yield from _valued(tree, v, kind, _value(v, values, speaker))


def _shared(tree: Tree, verb: int) -> list[int]:
    return [
        c
        for c in tree.children[verb]
        if tree.dep[c] == "conj" and tree.child(c, "nsubj", "nsubjpass", "dobj") is None
    ]


def _value(verb: int, values: dict[int, float], speaker: dict[int, float]) -> float:
    return speaker.get(verb, values.get(verb, 0.0))


def _valued(tree: Tree, verb: int, kind: str, value: float) -> Iterator[Said]:
    """The status that a verb done to an instrument gives, at commitment `value`."""
    last = max([verb, *(c for c in tree.children[verb] if tree.dep[c] in ("prt", "agent"))])
    first = min(
        [verb, *(c for c in tree.children[verb] if tree.dep[c] in ("aux", "auxpass", "neg"))]
    )
    regretted = _should_not(tree, verb) or _in_error(tree, verb)
    if tree.lemma[verb] in _RELEASING and regretted:
        yield Said("disavowed", first, last, verb)
        return
    if tree.lemma[verb] in _ENFORCING and value <= -2 and syntax.modal(tree, verb):
        yield Said("withdrawn", first, last, verb)
        return
    status = _verbal(tree, verb, kind)
    if status is None:
        return
    if value >= 2.0 and syntax.modal(tree, verb) is None:
        yield Said(status, first, last, verb)
    elif value <= -2 and status == "signed" and _passive(tree, verb):
        # "X has not signed it" says nothing of others' signatures
        yield Said("unsigned", first, last, verb)


def _in_error(tree: Tree, verb: int) -> bool:
    """ "Sent by mistake", "released in error"."""
    return any(
        tree.lemma[g] in ("mistake", "error")
        for c in tree.children[verb]
        if tree.low[c] in ("by", "in")
        for g in tree.children[c]
    )


def _passive(tree: Tree, verb: int) -> bool:
    passive = tree.child(verb, "auxpass") is not None
    return passive and tree.child(verb, "agent") is None and syntax.modal(tree, verb) is None


def _should_not(tree: Tree, verb: int) -> bool:
    return (
        syntax.modal(tree, verb) in ("should", "ought")
        and syntax.negated(tree, verb) < 0
        and syntax.perfect(tree, verb)
    )


def _predicated(
    tree: Tree, verb: int, values: dict[int, float], speaker: dict[int, float]
) -> Iterator[Said]:
    """ "It was just a draft, a mistake": what a copula says of its subject."""
    if tree.lemma[verb] in ("leak", "emerge", "surface") and _value(verb, values, speaker) >= 2:
        yield Said("leaked", verb, verb, verb)
    attribute = commitment.copular(tree, verb)
    if attribute is None:
        return
    for word in [attribute, *_listed(tree, attribute)]:
        status = _OF_NOUNS.get(tree.lemma[word]) or _OF_NOUNS.get(tree.low[word])
        sign = syntax.negated(tree, verb)
        value = _value(verb, values, speaker)
        if status is not None and sign > 0 and value >= 1.5 and not _denied(tree, word):
            first = min(j for j in tree.subtree(word) if j >= verb or j == word)
            yield Said(status, min(first, word), word, verb)


def _listed(tree: Tree, word: int) -> list[int]:
    found: list[int] = []
    for at in [word]:
        found.extend(c for c in tree.children[at] if tree.dep[c] in ("appos", "conj"))
    for at in list(found):
        found.extend(c for c in tree.children[at] if tree.dep[c] in ("appos", "conj"))
    return found


def _bare(tree: Tree, verb: int) -> Iterator[Said]:
    """ "Carries no signature", "arrived without a signature"."""
    for noun in (g for c in (verb, *tree.children[verb]) for g in tree.children[c]):
        if tree.lemma[noun] != "signature":
            continue
        missing = syntax.none_of(tree, noun) < 0 or tree.low[tree.head[noun]] == "without"
        if missing:
            yield Said("unsigned", min(verb, noun), noun, verb)


def _denied(tree: Tree, word: int) -> bool:
    return any(tree.low[c] in ("not", "no", "never") for c in tree.children[word])


def binding(tree: Tree, head: int) -> tuple[bool, int, int] | None:
    """Whether the mention at `head` is called binding, with the tokens that say so, or None."""
    for first, last in _binding_regions(tree, head):
        start = tree.starts[first]
        end = min(tree.ends[last], start + _MAX_SCAN)
        for pattern, answer in ((_NOT_BINDING, False), (_BINDING, True)):
            found = pattern.search(tree.text, start, end)
            if found is None:
                continue
            a, b = tree.token_at(found.start()), tree.token_at(found.end() - 1)
            if a is not None and b is not None:
                return answer, a, b
    return None


def _binding_regions(tree: Tree, head: int) -> Iterator[tuple[int, int]]:
    start = head
    while start and head - start < 8 and _in_phrase(tree, start - 1, head):
        start -= 1
    yield start, head
    verb = tree.head[head]
    if tree.dep[head] == "nsubj" and tree.lemma[verb] in ("be", "remain", "carry", "have"):
        yield verb, _end_of_clause(tree, verb)


def _in_phrase(tree: Tree, i: int, head: int) -> bool:
    if tree.low[i] in ("-", "–") or tree.pos[i] in ("ADJ", "NOUN", "PROPN", "ADV", "X"):
        return True
    return tree.tag[i] in ("VBG", "VBN", "JJ", "DT", "AFX", "HYPH") and tree.low[i] not in ("the",)


def _end_of_clause(tree: Tree, verb: int) -> int:
    _, end = tree.sentences[tree.sentence[verb]]
    for j in range(verb, end):
        if tree.low[j] in (",", ";", "but", "and", "”"):
            return j
    return end - 1
