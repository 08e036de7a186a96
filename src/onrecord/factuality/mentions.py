"""Noun phrases that name an instrument: which kind, and what tells one from another."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.factuality.anaphora import PAPER_VERBS
from onrecord.factuality.instrument_words import GENERIC_ADJECTIVES, KINDS, MAKING, NEEDS, OTHER
from onrecord.factuality.tree import Tree
from onrecord.factuality.vocabulary import words
from onrecord.types import InstrumentKind

_PAYING = words("pay bring foot settle split run")
_ABOUT = frozenset({"on", "about", "against", "over", "regarding", "concerning"})
_LONGEST = 12
# What a paper comes in: "a copy of the order" is the order.
CARRIERS = frozenset({"copy", "draft", "text", "version", "page", "photograph", "scan", "summary"})
_RANKS = words(
    """brig gen col lt maj capt sgt adm cmdr gov sen rep dr mr mrs ms rev hon prof jr sr st"""
)
_DEFINITE = frozenset({"the", "this", "that", "its", "their", "his", "her", "our", "these"})


@dataclass(frozen=True, slots=True)
class Naming:
    """One mention: head and bounds as tokens, kind, definiteness, the words that tell it apart.

    `telling` stand before the head, `about` are what it is "on".
    """

    head: int
    first: int
    last: int
    kind: InstrumentKind
    noun: str
    definite: bool
    telling: frozenset[str]
    about: frozenset[str]
    proper: bool
    such: bool = False
    years: frozenset[str] = frozenset()


def namings(tree: Tree) -> Iterator[Naming]:
    """Mentions of instruments by their nouns, in order of the text.

    What is no instrument by itself ("the order") is one where the text has named one before.
    """
    known: set[str] = set()
    for i, lemma in enumerate(tree.lemma):
        kind = KINDS.get(lemma)
        if kind is None or tree.pos[i] not in ("NOUN", "PROPN"):
            continue
        if tree.dep[i] in ("compound", "amod", "nmod") and not _governs_participle(tree, i):
            continue
        if _instrumental(tree, i) or (lemma in known and _taken_up(tree, i)):
            known |= {lemma, "law"} if kind in ("bill", "law") else {lemma}
            yield _naming(tree, i, kind)


def _taken_up(tree: Tree, i: int) -> bool:
    """ "The order", "such an order": one that was named before."""
    if tree.tag[i] in ("NNS", "NNPS") or _within_name(tree, i) or _counted_out(tree, i):
        return False
    return any(tree.low[c] in _DEFINITE or tree.low[c] == "such" for c in tree.children[i])


def _governs_participle(tree: Tree, i: int) -> bool:
    """ "An order closing saunas", which parsers take for a kind of sauna."""
    following = i + 1 < len(tree) and tree.tag[i + 1] == "VBG"
    return following and tree.low[i - 1] in ("a", "an", "the") and i > 0


def phrase_start(tree: Tree, i: int) -> int:
    """First token of the noun phrase that ends in head i, read leftwards and not off the parse.

    Taggers stumble over "nonbinding" and the like, and take the phrase apart.
    """
    floor = max(tree.sentences[tree.sentence[i]][0], i - _LONGEST)
    first = i
    while first > floor and _continues(tree, first - 1):
        first -= 1
    while first < i and tree.tag[first] in ("HYPH", "POS", ":", "CC", "IN", "RB"):
        first += 1
    return first


def name_end(tree: Tree, last: int) -> int:
    """Last token of the name that token `last` is in.

    A rank's full stop ("Brig. Gen.") may have split it over two sentences.
    """
    while last + 1 < len(tree) and _goes_on(tree, last):
        last += 1
    return last


def _goes_on(tree: Tree, last: int) -> bool:
    following = last + 1
    if tree.low[following] == ".":
        named = following + 1 < len(tree) and tree.pos[following + 1] == "PROPN"
        return named and tree.low[last] in _RANKS
    return tree.pos[following] == "PROPN" and not tree.low[following].endswith("day")


def _continues(tree: Tree, i: int) -> bool:
    if tree.tag[i] in ("DT", "PRP$"):
        return True
    if i + 1 < len(tree) and tree.tag[i + 1] in ("DT", "PRP$"):
        return False
    if tree.low[i] == "of":
        # "Department of Defense letter": inside a name only.
        return tree.pos[i - 1] == "PROPN" and tree.pos[i + 1] == "PROPN" if i else False
    if tree.tag[i] in ("VBG", "VBN", "RB"):
        return tree.dep[i] in ("amod", "advmod") or tree.low[i].startswith(("non", "un", "self"))
    return tree.pos[i] in ("ADJ", "NOUN", "PROPN", "NUM", "X") or tree.tag[i] in (
        "HYPH", "POS", "AFX", "JJ", "XX",
    )  # fmt: skip


def _modifiers(tree: Tree, i: int) -> list[int]:
    """Tokens of the noun phrase before its head i."""
    return list(range(phrase_start(tree, i), i))


def _instrumental(tree: Tree, i: int) -> bool:
    noun = tree.lemma[i]
    before = {tree.low[j] for j in _modifiers(tree, i)}
    if tree.tag[i] in ("NNS", "NNPS") or before & OTHER.get(noun, frozenset()):
        return False
    if _within_name(tree, i) or _apposed_name(tree, i):
        return False
    if noun in ("act", "protocol"):
        return tree.tag[i] == "NNP" and bool(before)
    if tree.low[i - 1 : i] and tree.low[i - 1] in ("in", "and", "by", "of"):
        # "in order", "law and order", "by law", "rule of law", "in agreement"
        return noun not in ("order", "law", "agreement", "motion", "letter", "act")
    if _missing(tree, i) or _counted_out(tree, i):
        return False
    if noun == "law" and before <= {"the"}:
        # "the law" at large, unless it is told which
        return _made(tree, i) or _described(tree, i)
    needed = NEEDS.get(noun)
    if needed is None or before & needed:
        return noun not in ("law", "bill", "agreement") or bool(before)
    if noun in ("statement", "opinion"):
        return False
    return _made(tree, i) or (noun == "order" and (_directs(tree, i) or _rules(tree, i)))


def _described(tree: Tree, i: int) -> bool:
    """Whether a subject, a year or a clause tells which one is meant."""
    clause = any(tree.dep[c] in ("acl", "relcl") for c in tree.children[i])
    return clause or topic_end(tree, i) > i or bool(_years(tree, i))


def _rules(tree: Tree, i: int) -> bool:
    """ "The order bans jet skis", "a copy of the order", "the order went out"."""
    verb = tree.head[i]
    if tree.low[verb] == "of":
        return tree.lemma[tree.head[verb]] in CARRIERS
    if tree.dep[i] != "nsubj":
        return False
    went_out = tree.lemma[verb] == "go" and any(tree.low[c] == "out" for c in tree.children[verb])
    return tree.lemma[verb] in PAPER_VERBS or went_out


def _apposed_name(tree: Tree, i: int) -> bool:
    """ "The frigate Resolution": a proper name after the noun for what bears it."""
    return (
        tree.tag[i] == "NNP"
        and tree.text[tree.starts[i]].isupper()
        and i > 0
        and tree.tag[i - 1] == "NN"
        and tree.head[i - 1] == i
    )


def _missing(tree: Tree, i: int) -> bool:
    """ "Ended without a communiqué": there is none."""
    return tree.low[tree.head[i]] == "without" and tree.dep[i] == "pobj"


def _counted_out(tree: Tree, i: int) -> bool:
    """ "The letter of the law", "paid the bill": no paper is meant, or a reckoning."""
    noun, verb = tree.lemma[i], tree.head[i]
    if noun == "resolution":
        # "twice the resolution" is a measure
        around = [*tree.children[i], i - 2 if i > 1 else i]
        return any(tree.low[c] in ("twice", "half", "double", "times") for c in around)
    if noun == "bill" and any(tree.low[c] == "of" for c in tree.children[i]):
        return True
    if noun == "letter":
        of = [g for c in tree.children[i] if tree.low[c] == "of" for g in tree.children[c]]
        return any(tree.lemma[g] in ("law", "alphabet", "name") for g in of)
    return noun == "bill" and tree.dep[i] == "dobj" and tree.lemma[verb] in _PAYING


def _directs(tree: Tree, i: int) -> bool:
    """ "An order on mines", "the order closing the quarry", not "an order for two boats"."""
    kinds = {tree.low[c] for c in tree.children[i] if tree.dep[c] == "prep"}
    clause = any(tree.dep[c] in ("acl", "relcl") for c in tree.children[i])
    draft = any(tree.low[c] == "draft" for c in tree.children[i])
    return bool(kinds & {"on", "against", "over"}) or (clause and "for" not in kinds) or draft


def _within_name(tree: Tree, i: int) -> bool:
    """Whether head i is part of a person's name, a sum of money or a place, not a title of law."""
    for e in tree.entities:
        if e.first <= i <= e.last:
            if e.first == e.last and tree.low[phrase_start(tree, i)] in _DEFINITE:
                # "the Seabed Protection Bill", of which a recogniser takes the last word for a man
                return False
            return e.label in ("PERSON", "MONEY", "GPE") and tree.low[e.first] not in _DEFINITE
        if e.first > i:
            break
    return False


def _made(tree: Tree, i: int) -> bool:
    governor = tree.head[i]
    if tree.dep[i] == "pobj":
        governor = tree.head[governor]
    return tree.lemma[governor] in MAKING and tree.dep[i] in ("dobj", "nsubjpass", "pobj", "nsubj")


def _naming(tree: Tree, i: int, kind: InstrumentKind) -> Naming:
    before = _modifiers(tree, i)
    first = before[0] if before else i
    definite = any(tree.low[j] in _DEFINITE for j in before) or any(
        tree.tag[j] == "POS" for j in before
    )
    telling = frozenset(
        tree.lemma[j]
        for j in before
        if tree.pos[j] in ("NOUN", "PROPN", "ADJ") and tree.lemma[j] not in GENERIC_ADJECTIVES
    )
    proper = tree.pos[i] == "PROPN" and any(tree.pos[j] == "PROPN" for j in before)
    last = i
    about, noun = _subject_words(tree, i), _noun(tree.lemma[i])
    such = any(tree.low[c] == "such" for c in tree.children[i])
    return Naming(
        i, first, last, kind, noun, definite or proper, telling, about, proper, such,
        _years(tree, i),
    )  # fmt: skip


def _years(tree: Tree, i: int) -> frozenset[str]:
    """The years that tell which: "the 1974 treaty", "the order of 2015"."""
    own = [*_modifiers(tree, i), *(c for c in tree.children[i] if c > i)]
    of = [g for c in own if c > i and tree.low[c] == "of" for g in tree.children[c]]
    return frozenset(
        tree.low[j]
        for j in (*own, *of)
        if tree.tag[j] == "CD" and len(tree.low[j]) == 4 and tree.low[j].isdigit()
    )


def topic_end(tree: Tree, i: int) -> int:
    """Last token of what head i is said to be "on" or "about"; i itself where nothing is said."""
    last = i
    # what follows at once is its topic, even where the parse hangs it on the verb
    beside = i + 1 if i + 1 < len(tree) and tree.low[i + 1] in _ABOUT else i
    for c in {*tree.children[i], beside}:
        noun = tree.child(c, "pobj") if tree.low[c] in _ABOUT and c > i else None
        if noun is not None and noun - i <= _LONGEST // 2 and not _temporal(tree, noun):
            last = max(last, noun)
    return last


def _temporal(tree: Tree, noun: int) -> bool:
    """Whether a noun is a day or another time: "the order on Tuesday" is not about Tuesdays."""
    inside = (e.label for e in tree.entities if e.first <= noun <= e.last)
    return any(label in ("DATE", "TIME") for label in inside)


def _subject_words(tree: Tree, i: int) -> frozenset[str]:
    """What an instrument is about: "night trains" of "the memo on night trains"."""
    return frozenset(
        tree.lemma[j]
        for j in range(i + 1, topic_end(tree, i) + 1)
        if tree.pos[j] in ("NOUN", "PROPN", "ADJ")
    )


def _noun(lemma: str) -> str:
    return {"memorandum": "memo", "judgement": "judgment", "communiqué": "communique"}.get(
        lemma, lemma
    )
