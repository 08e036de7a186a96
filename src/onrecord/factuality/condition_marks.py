"""Words that open a condition, and look-alikes that do not: "even if", "asked if", "as if"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onrecord.factuality import syntax
from onrecord.factuality.tree import Tree
from onrecord.factuality.vocabulary import words

_MARKS = frozenset({"if", "unless", "lest"})
_PROVISOS = frozenset({"provided", "providing", "assuming", "supposing"})
# Markers of several words; what they open follows the last.
_PHRASES = tuple(
    tuple(phrase.split())
    for phrase in (
        "as long as", "so long as", "on condition that", "on the condition that",
        "in the event that", "in the event of", "in case of", "in case", "conditional on",
        "conditional upon", "contingent on", "contingent upon", "subject to", "dependent on",
        "in the absence of",
    )
)  # fmt: skip
# These leave open only what is still to come.
_OF_FUTURE = frozenset({"until", "once", "when", "after"})
_ASKING = words(
    """ask wonder know see determine decide question check doubt clear sure inquire enquire learn
    tell unclear uncertain find matter say specify indicate confirm disclose discuss care mind
    sure on of about over unsure debate consider examine"""
)
_NOT_CONDITIONS = frozenset({"any", "anything", "ever", "possible", "only", "at"})
_NOT_BEFORE = frozenset({"even", "as", "what", "whether", "or"})
_ALWAYS = words(
    """word doubt exception delay warning fail hesitation question trial charge charges name
    incident success notice permission interruption comment"""
)
_POSSIBLE = words("will would could can cannot may might shall 'll wo ca must should")
AFTERTHOUGHTS = frozenset({"that", "is", "but", "and", "at", "least"})
_OPENING = frozenset({",", "“", '"', "``", "‘", "that", "and", "but", "—", "–", ":", ";"})


@dataclass(frozen=True, slots=True)
class Opening:
    """A marker's tokens `[first, last]`, the head of what it opens, and what that depends on.

    `whole` where the marker may stand alone ("if not").
    """

    first: int
    last: int
    head: int
    owner: int
    whole: bool = False


def openings(tree: Tree, around: Sequence[int]) -> Iterator[Opening]:
    """The conditions that open among the tokens `around`, in order of the text."""
    begin = around[0] if around else 0
    for i in around:
        found = _marked(tree, i) or _proviso(tree, i) or _phrase(tree, i) or _future(tree, i)
        found = found or _inverted(tree, i, begin) or _without(tree, i) or _imperative(tree, i)
        if found is not None:
            yield found


def _marked(tree: Tree, i: int) -> Opening | None:
    """ "If the vote fails", "unless they pay", "only if", "if not"."""
    if tree.low[i] not in _MARKS or tree.dep[i] not in ("mark", "prep", "advmod", "aux"):
        return None
    head = tree.head[i]
    alone = i + 1 < len(tree) and tree.low[i + 1] in ("not", "so")
    if tree.dep[head] == "relcl" or (tree.dep[head] == "ccomp" and _asked(tree, i, head)):
        return None
    if tree.low[i] == "if" and (not _conditional(tree, i, head) or (alone and not _opens(tree, i))):
        return None
    return Opening(_with_only(tree, i), i + alone, head, tree.head[head], alone)


def _opens(tree: Tree, i: int) -> bool:
    """Whether token i begins its sentence, quotation marks and "and" aside."""
    first, _ = tree.sentences[tree.sentence[i]]
    while first < i and tree.low[first] in _OPENING:
        first += 1
    return first == i


def _conditional(tree: Tree, i: int, head: int) -> bool:
    before = tree.low[i - 1] if i else ""
    after = tree.low[i + 1] if i + 1 < len(tree) else ""
    if before in _NOT_BEFORE or after in _NOT_CONDITIONS:
        return False
    return not _asked(tree, i, head)


def _asked(tree: Tree, i: int, head: int) -> bool:
    """Whether it is an indirect question: "asked if", "unclear if", "no word on if"."""
    owner = tree.head[head]
    if i and tree.lemma[i - 1] in _ASKING:
        return True
    return tree.lemma[owner] in _ASKING and head > owner and bool(i) and tree.low[i - 1] != ","


def _with_only(tree: Tree, i: int) -> int:
    return i - 1 if i and tree.low[i - 1] == "only" else i


def _proviso(tree: Tree, i: int) -> Opening | None:
    """ "Provided (that) the state signs", not "they provided tents" or "provided by"."""
    if tree.low[i] not in _PROVISOS or tree.child(i, "nsubj", "nsubjpass", "aux", "auxpass"):
        return None
    following = i + 1
    if following < len(tree) and tree.low[following] == "that":
        following += 1
    if following >= len(tree) or tree.tag[following] in ("IN", "TO", ",", ".", "RB"):
        return None
    # a participle after a noun ("tents provided the town") needs a subject of its own clause
    owner = tree.head[i] if tree.dep[i] != "mark" else tree.head[tree.head[i]]
    clausal = tree.dep[i] in ("mark", "prep", "advcl") or tree.low[following - 1] == "that"
    if not clausal or (tree.dep[i] == "advcl" and not _still_open(tree, owner)):
        return None
    clause = tree.child(i, "ccomp")
    head = tree.head[i] if tree.dep[i] == "mark" else i if clause is None else clause
    return Opening(i, following - 1, head, owner)


def _phrase(tree: Tree, i: int) -> Opening | None:
    for phrase in _PHRASES:
        last = i + len(phrase) - 1
        if tree.low[i] != phrase[0] or tuple(tree.low[i : last + 1]) != phrase:
            continue
        if last + 1 >= len(tree) or tree.tag[last + 1] == "CD":
            # "as long as ten metres"
            return None
        if i and tree.low[i - 1] == "just":
            return None
        top = _top(tree, i, last)
        head = tree.head[last] if tree.dep[last] in ("mark", "prep", "advmod") else top
        inside = i <= head <= last
        return Opening(i, last, top if inside else head, _owner(tree, i, last, head))
    return None


def _top(tree: Tree, first: int, last: int) -> int:
    """The token of a marker that hangs on something outside it."""
    tokens = range(first, last + 1)
    return next((j for j in tokens if tree.head[j] not in tokens), first)


def _owner(tree: Tree, first: int, last: int, head: int) -> int:
    """What the condition depends on: the first governor outside marker and clause."""
    inside = {*range(first, last + 1), head}
    for a in tree.ancestors(_top(tree, first, last)):
        if a not in inside:
            return a
    return tree.head[head]


def _future(tree: Tree, i: int) -> Opening | None:
    """ "Until the treaty is signed", "once one is found", "only when": of what is yet to come."""
    word = tree.low[i]
    only = bool(i) and tree.low[i - 1] == "only"
    if word not in _OF_FUTURE or (word in ("when", "after") and not only):
        return None
    if tree.dep[i] not in ("mark", "advmod", "prep") or tree.head[i] < i:
        return None
    head = tree.head[i]
    if tree.pos[head] not in ("VERB", "AUX") and tree.child(head, "nsubj", "nsubjpass") is None:
        return None
    owner = tree.head[head]
    if head == owner or tree.dep[head] in ("relcl", "ccomp") or not _still_open(tree, owner):
        return None
    return Opening(_with_only(tree, i), i, head, owner)


def _still_open(tree: Tree, verb: int) -> bool:
    """Whether a verb tells of what has not come about: a modal, an infinitive, an order."""
    if syntax.perfect(tree, verb) and syntax.modal(tree, verb) is None:
        return False
    if syntax.modal(tree, verb) is not None or syntax.infinitive(tree, verb):
        return True
    return not syntax.past(tree, verb) and tree.tag[verb] in ("VB", "VBZ", "VBP", "VBG")


def _inverted(tree: Tree, i: int, begin: int) -> Opening | None:
    """ "Should they refuse", "were it to pass", "had he known"."""
    if tree.low[i] not in ("should", "were", "had"):
        return None
    head = tree.head[i] if tree.dep[i] in ("aux", "auxpass") else i
    subject = tree.child(head, "nsubj", "nsubjpass")
    opens = i == begin or tree.low[i - 1] in _OPENING
    if subject is None or not i < subject or not (tree.dep[head] in ("advcl", "ccomp") or opens):
        return None
    if i and tree.low[i - 1] == "even":
        return None
    if tree.low[tree.last_word(tree.sentence[i])] == "?":
        return None
    return Opening(i, i, head, tree.head[head])


def _without(tree: Tree, i: int) -> Opening | None:
    """ "Without new pumps, the mine will close": of what may or will be."""
    if tree.low[i] not in ("without", "absent", "barring") or tree.dep[i] != "prep":
        return None
    noun, owner = tree.child(i, "pobj", "pcomp"), tree.head[i]
    if noun is None or tree.low[noun] in _ALWAYS or tree.pos[owner] not in ("VERB", "AUX"):
        return None
    if syntax.modal(tree, owner) not in _POSSIBLE:
        return None
    return Opening(i, i, i, owner)


def _imperative(tree: Tree, i: int) -> Opening | None:
    """ "Pay or we will strike", "lift the ban and we will sign": an order that is a condition."""
    if tree.tag[i] != "VB" or tree.child(i, "nsubj", "nsubjpass", "aux", "mark") is not None:
        return None
    quoted = i > 0 and tree.low[i - 1] in _OPENING
    if tree.dep[i] in ("conj", "advcl", "aux") or (tree.dep[i] == "xcomp" and not quoted):
        return None
    for c in tree.children[i]:
        joined = tree.dep[c] == "conj" and syntax.modal(tree, c) in ("will", "'ll", "shall")
        if joined and tree.child(c, "nsubj") is not None:
            cc = next((g for g in tree.children[i] if tree.dep[g] == "cc" and i < g < c), None)
            if cc is not None:
                first = min(g for g in tree.subtree(i) if tree.pos[g] != "PUNCT")
                return Opening(first, cc - 1, c, c, whole=True)
    return None
