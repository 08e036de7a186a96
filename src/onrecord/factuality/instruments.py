"""Instruments of one document: mentions gathered into things, with statuses and bindingness."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from onrecord.factuality import commitment, statuses, syntax
from onrecord.factuality.mentions import Naming, name_end, namings, phrase_start
from onrecord.factuality.tree import Tree
from onrecord.factuality.vocabulary import words
from onrecord.types import Document, Excerpt, Instrument, InstrumentStatus, StatusChange, When

MAX_INSTRUMENTS = 60
MAX_MENTIONS = 80
# What "it" must be said to be before it is taken for an instrument.
_IT_IS = frozenset({"draft", "mistake", "error", "fake", "forgery", "hoax", "unsigned", "binding"})
_IT_DOES = words(
    """sign release issue publish leak send circulate withdraw rescind revoke disavow implement
    enforce veto ratify retract"""
)
_MAKING = frozenset({"issue", "write", "send", "pass", "adopt", "approve", "sign"})
_ANAPHORIC = {"draft": ("letter", "memo", "resolution", "bill", "treaty", "order", "communique"),
              "document": ("letter", "memo", "communique", "order", "treaty"),
              "measure": ("resolution", "bill", "law"),
              "missive": ("letter",)}  # fmt: skip


@dataclass(slots=True)
class Gathered:
    """One thing while its mentions are being gathered; `heads` are tokens."""

    first: Naming
    telling: set[str]
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
        elif tree.low[i] in ("it", "draft", "document", "measure", "missive"):
            _refer(tree, things, i)
    return things


def _place(tree: Tree, things: list[Gathered], naming: Naming) -> None:
    thing = next((t for t in reversed(things) if _same(tree, t, naming)), None)
    if thing is None:
        if len(things) >= MAX_INSTRUMENTS:
            return
        thing = Gathered(naming, set())
        things.append(thing)
    thing.telling |= naming.telling
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
    shared = thing.telling & naming.telling
    if naming.definite:
        return bool(shared) or not naming.telling or not thing.telling
    # A second "a letter" is another one, unless it is told by the same words.
    same_clause = tree.dep[naming.head] == "attr"
    return bool(shared) or same_clause


def _kin(a: Naming, b: Naming) -> bool:
    """Two nouns of one kind that news swaps freely: "accord" and "deal", "order" and "decree"."""
    return b.definite and a.noun not in ("act",) and b.noun not in ("act",)


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
    tree: Tree, document: Document, things: Sequence[Gathered], voices: Voices
) -> tuple[Instrument, ...]:
    """The gathered things as instruments of `document`."""
    return tuple(_instrument(tree, document, thing, voices) for thing in things)


def _instrument(tree: Tree, document: Document, thing: Gathered, voices: Voices) -> Instrument:
    kind = thing.first.kind
    changes = tuple(_changes(tree, document, thing, voices))
    if kind == "bill" and any(c.status == "signed" for c in changes):
        kind = "law"
    bound = next((b for h in thing.heads if (b := statuses.binding(tree, h)) is not None), None)
    mentions = tuple(tree.span(a, b) for a, b in thing.spans)
    return Instrument(
        id=instrument_id(document.id, thing.first.kind, mentions[0].start),
        kind=kind,
        title=_title(tree, thing),
        doc=document.id,
        mentions=mentions,
        statuses=changes,
        binding=None if bound is None else bound[0],
        binding_evidence=None if bound is None else tree.excerpt(bound[1], bound[2]),
        issuer=_issuer(tree, thing),
        signatory=_signatory(tree, thing),
    )


def instrument_id(document: str, kind: str, start: int) -> str:
    """Sixteen hex digits over document, kind and the offset of the first mention."""
    return hashlib.sha256(f"{document}{kind}{start}".encode()).hexdigest()[:16]


def _changes(
    tree: Tree, document: Document, thing: Gathered, voices: Voices
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
            at = voices.said.get(said.at, voices.published)
            yield StatusChange(said.status, at, _evidence(tree, said), document.id, by)


def _evidence(tree: Tree, said: statuses.Said) -> Excerpt:
    return tree.excerpt(min(said.first, said.last), max(said.first, said.last))


def _title(tree: Tree, thing: Gathered) -> str:
    """The mention with the most telling words, article and judgement left off."""

    def weight(n: int) -> tuple[int, int]:
        first, last = thing.spans[n]
        words = [j for j in range(first, last + 1) if tree.pos[j] in ("NOUN", "PROPN", "ADJ")]
        return len(words), -n

    best = max(range(len(thing.spans)), key=weight)
    first, last = thing.spans[best]
    while first < last and tree.pos[first] in ("DET", "PRON", "PUNCT", "SPACE"):
        first += 1
    span = tree.span(first, last)
    return " ".join(tree.text[span.start : span.end].split())


def _signatory(tree: Tree, thing: Gathered) -> str | None:
    for head in thing.heads:
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


def _issuer(tree: Tree, thing: Gathered) -> str | None:
    """Who made it: its possessor, "from" whom it comes, the body that its name begins with."""
    for head, (first, _) in zip(thing.heads, thing.spans, strict=True):
        found = _owner(tree, first, head) or _sender(tree, head) or _body(tree, first, head)
        if found is not None:
            return found
    return next((m for h in thing.heads if (m := _maker(tree, h)) is not None), None)


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
