"""Instruments of one document: mentions gathered into things, with statuses and bindingness."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from onrecord.factuality import commitment, parties, statuses
from onrecord.factuality.mentions import Naming, namings, topic_end
from onrecord.factuality.tree import Tree
from onrecord.factuality.vocabulary import words
from onrecord.types import (
    Document,
    Excerpt,
    Instrument,
    InstrumentKind,
    InstrumentStatus,
    StatusChange,
    When,
)

MAX_INSTRUMENTS = 60
MAX_MENTIONS = 80
# What "it" must be said to be before it is taken for an instrument.
_IT_IS = frozenset({"draft", "mistake", "error", "fake", "forgery", "hoax", "unsigned", "binding"})
_IT_DOES = words(
    """sign release issue publish leak send circulate withdraw rescind revoke disavow implement
    enforce veto ratify retract"""
)
# What binds, and how surely, where no words say: news calls an exception by its name.
_BY_KIND: dict[InstrumentKind, tuple[bool, float]] = {
    "law": (True, 0.8), "order": (True, 0.7), "ruling": (True, 0.7), "treaty": (True, 0.6),
    "letter": (False, 0.6), "memo": (False, 0.6), "communique": (False, 0.6),
}  # fmt: skip
_BY_TEXT = 0.9
# A paper's date is that of the first of these.
_MADE = frozenset({"issued", "signed", "passed"})
_ANAPHORIC = {"draft": ("letter", "memo", "resolution", "bill", "treaty", "order", "communique"),
              "document": ("letter", "memo", "communique", "order", "treaty"),
              "measure": ("resolution", "bill", "law"),
              "act": ("law",), "text": ("resolution", "bill", "treaty"),
              "missive": ("letter",)}  # fmt: skip


@dataclass(slots=True)
class Gathered:
    """One thing while its mentions are being gathered; `heads` are tokens."""

    first: Naming
    telling: set[str]
    about: set[str]
    heads: list[int] = field(default_factory=list)
    spans: list[tuple[int, int]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Voices:
    """Whose word counts at a token: commitments of sources, their names, times; the author's."""

    author: Mapping[int, float]
    speaker: Mapping[int, float]
    named: Mapping[int, str]
    said: Mapping[int, When | None]
    published: When | None


def gather(tree: Tree) -> list[Gathered]:
    """The instruments of a text, each with all its mentions, in order of first mention."""
    things: list[Gathered] = []
    named = {n.head: n for n in namings(tree)}
    for i in range(len(tree)):
        naming = named.get(i)
        if naming is not None:
            _place(tree, things, naming)
        elif tree.low[i] == "it" or tree.low[i] in _ANAPHORIC:
            _refer(tree, things, i)
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
    if len(thing.heads) < MAX_MENTIONS:
        thing.heads.append(head)
        thing.spans.append((first, last))


def _same(tree: Tree, thing: Gathered, naming: Naming) -> bool:
    """Whether a mention names a thing already known."""
    first = thing.first
    if first.noun != naming.noun and not (first.kind == naming.kind and _kin(first, naming)):
        return False
    shared = thing.telling & naming.telling or thing.about & naming.about
    parted = thing.about and naming.about and not shared
    if naming.definite:
        return bool(shared) or not (parted or (naming.telling and thing.telling))
    # A second "a letter" is another one, unless it is told by the same words.
    same_clause = tree.dep[naming.head] == "attr"
    return bool(shared) or same_clause


def _kin(a: Naming, b: Naming) -> bool:
    """Two nouns of one kind that news swaps freely: "accord" and "deal", "order" and "decree".

    A named act is "the act" or "the law" thereafter, not another act.
    """
    if "act" in (a.noun, b.noun):
        return b.definite and not b.telling and b.noun in ("law", "act")
    return b.definite


def _refer(tree: Tree, things: list[Gathered], i: int) -> None:
    """Take "it" or "the draft" for the last thing, where nothing else can be meant."""
    word = tree.low[i]
    near = [t for t in things if t.heads and tree.sentence[i] - tree.sentence[t.heads[-1]] <= 1]
    if word != "it":
        kinds = _ANAPHORIC[word]
        article = any(tree.low[c] in ("the", "this", "that") for c in tree.children[i])
        fit = [t for t in near if t.first.kind in kinds]
        if article and tree.pos[i] == "NOUN" and fit and tree.dep[i] not in ("compound", "attr"):
            first = min(c for c in tree.children[i] if tree.low[c] in ("the", "this", "that"))
            _add(fit[-1], i, min(first, i), i)
        return
    if not near or not _it_is_paper(tree, i):
        return
    latest = max(near, key=lambda t: t.heads[-1])
    _add(latest, i, i, i)


def _it_is_paper(tree: Tree, i: int) -> bool:
    verb = tree.head[i]
    if tree.dep[i] in ("nsubjpass", "dobj"):
        return tree.lemma[verb] in _IT_DOES
    if tree.dep[i] != "nsubj":
        return False
    attribute = commitment.copular(tree, verb)
    return attribute is not None and tree.lemma[attribute] in _IT_IS


def build(
    tree: Tree,
    document: Document,
    things: Sequence[Gathered],
    voices: Voices,
    dated: Callable[[int], When | None],
) -> tuple[Instrument, ...]:
    """The gathered things as instruments of `document`; `dated` gives a predicate's own time."""
    return tuple(_instrument(tree, document, thing, voices, dated) for thing in things)


def _instrument(
    tree: Tree,
    document: Document,
    thing: Gathered,
    voices: Voices,
    dated: Callable[[int], When | None],
) -> Instrument:
    kind = thing.first.kind
    changes = tuple(_changes(tree, document, thing, voices, dated))
    if kind == "bill" and any(c.status == "signed" for c in changes):
        kind = "law"
    bound = next((b for h in thing.heads if (b := statuses.binding(tree, h)) is not None), None)
    mentions = tuple(tree.span(a, b) for a, b in thing.spans)
    by_kind = _BY_KIND.get(kind, (None, 0.0))
    return Instrument(
        id=instrument_id(document.id, thing.first.kind, mentions[0].start),
        kind=kind,
        title=_title(tree, thing),
        doc=document.id,
        mentions=mentions,
        statuses=changes,
        binding=by_kind[0] if bound is None else bound[0],
        binding_confidence=by_kind[1] if bound is None else _BY_TEXT,
        binding_evidence=None if bound is None else tree.excerpt(bound[1], bound[2]),
        issuer=parties.issuer(tree, thing.heads, thing.spans),
        signatory=parties.signatory(tree, thing.heads),
        addressee=parties.addressee(tree, thing.heads),
        date=_date(tree, thing, changes, dated),
    )


def instrument_id(document: str, kind: str, start: int) -> str:
    """Sixteen hex digits over document, kind and the offset of the first mention."""
    return hashlib.sha256(f"{document}{kind}{start}".encode()).hexdigest()[:16]


def _date(
    tree: Tree,
    thing: Gathered,
    changes: Sequence[StatusChange],
    dated: Callable[[int], When | None],
) -> When | None:
    """When it was made: "dated 5 May", else the stated day of its signing, passing or issue."""
    for head in thing.heads:
        for c in tree.children[head]:
            if tree.low[c] == "dated" and (when := dated(c)) is not None:
                return when
    made = (c.at for c in changes if c.status in _MADE and c.at is not None)
    return next((at for at in made if at.origin == "text"), None)


def _changes(
    tree: Tree,
    document: Document,
    thing: Gathered,
    voices: Voices,
    dated: Callable[[int], When | None],
) -> Iterator[StatusChange]:
    seen: set[tuple[InstrumentStatus, str | None]] = set()
    author, speaker = dict(voices.author), dict(voices.speaker)
    for head in thing.heads:
        found = list(statuses.statuses(tree, head, thing.first.kind, author, speaker))
        for said in found:
            by = voices.named.get(said.at)
            if (said.status, by) in seen:
                continue
            seen.add((said.status, by))
            at = dated(said.at) or voices.said.get(said.at, voices.published)
            yield StatusChange(said.status, at, _evidence(tree, said), document.id, by)


def _evidence(tree: Tree, said: statuses.Said) -> Excerpt:
    return tree.excerpt(min(said.first, said.last), max(said.first, said.last))


def _title(tree: Tree, thing: Gathered) -> str:
    """The mention with the most telling words, article and judgement left off."""

    def weight(n: int) -> tuple[int, int]:
        first, last = thing.spans[n]
        whole = range(first, topic_end(tree, last) + 1)
        words = [j for j in whole if tree.pos[j] in ("NOUN", "PROPN", "ADJ")]
        return len(words), -n

    best = max(range(len(thing.spans)), key=weight)
    first, last = thing.spans[best]
    last = max((topic_end(tree, last), last))
    while first < last and tree.pos[first] in ("DET", "PRON", "PUNCT", "SPACE"):
        first += 1
    span = tree.span(first, last)
    return " ".join(tree.text[span.start : span.end].split())
