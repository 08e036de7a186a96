"""Instruments of one document: mentions gathered into things, with statuses and bindingness."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from onrecord.factuality import bindingness, makers, parties, statuses
from onrecord.factuality.descriptions import telling_clause
from onrecord.factuality.gathering import Gathered
from onrecord.factuality.mentions import topic_end
from onrecord.factuality.tree import Tree
from onrecord.types import (
    Document,
    Excerpt,
    Instrument,
    InstrumentKind,
    InstrumentStatus,
    StatusChange,
    When,
)

# What binds, and how surely, where no words say: news calls an exception by its name.
_BY_KIND: dict[InstrumentKind, tuple[bool, float]] = {
    "law": (True, 0.8), "order": (True, 0.7), "ruling": (True, 0.7), "treaty": (True, 0.6),
    "letter": (False, 0.6), "memo": (False, 0.6), "communique": (False, 0.6),
}  # fmt: skip
_BY_TEXT = 0.9
# A paper's date is that of the first of these.
_MADE = frozenset({"issued", "signed", "passed"})
_BEGINNINGS = frozenset({"draft", "unsigned"})
_OTHER_CLAUSES = frozenset({"relcl", "ccomp", "advcl", "conj", "punct", "parataxis"})
_MAX_CLAUSE = 40
_TELLING = ("NOUN", "PROPN", "ADJ")


@dataclass(frozen=True, slots=True)
class Voices:
    """Whose word counts at a token: commitments of sources, their names, times; the author's."""

    author: Mapping[int, float]
    speaker: Mapping[int, float]
    named: Mapping[int, str]
    said: Mapping[int, When | None]
    published: When | None


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
    bound = next((b for h in thing.heads if (b := bindingness.binding(tree, h)) is not None), None)
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
        issuer=makers.issuer(tree, thing.heads, thing.spans, kind),
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
        own = dated(head)
        if own is not None and own.precision == "day":
            # "the letter of 5 May"
            return own
    made = (c.at for c in changes if c.status in _MADE and c.at is not None)
    return next((at for at in made if at.origin == "text"), None)


def _changes(
    tree: Tree,
    document: Document,
    thing: Gathered,
    voices: Voices,
    dated: Callable[[int], When | None],
) -> list[StatusChange]:
    found: dict[tuple[InstrumentStatus, str | None], StatusChange] = {}

    def value(verb: int) -> float:
        return voices.speaker.get(verb, voices.author.get(verb, 0.0))

    for said in _said(tree, thing, value):
        by = voices.named.get(said.at)
        known = found.get((said.status, by))
        own = _when(tree, said.at, dated)
        if known is None:
            at = own or voices.said.get(said.at, voices.published)
            evidence = _evidence(tree, said)
            found[said.status, by] = StatusChange(said.status, at, evidence, document.id, by)
        elif own is not None and (known.at is None or known.at.origin != "text"):
            # told twice, the second time with its day
            found[said.status, by] = replace(known, at=own)
    return _settled(list(found.values()))


def _settled(changes: list[StatusChange]) -> list[StatusChange]:
    """What was a draft or unsigned when first named was so before it was signed, not after."""
    ends = [c for c in changes if c.status in _MADE and c.at is not None and c.at.origin == "text"]

    def settled(change: StatusChange) -> StatusChange:
        assumed = change.at is not None and change.at.origin == "published"
        later = [e for e in ends if e.evidence.spans[0] > change.evidence.spans[0]]
        begun = change.status in _BEGINNINGS and assumed
        return replace(change, at=later[0].at) if begun and later else change

    return [settled(change) for change in changes]


def _said(tree: Tree, thing: Gathered, value: statuses.Value) -> list[statuses.Said]:
    """All that is said of a thing's standing; one that is out was drafted and is no draft."""
    kind = thing.first.kind
    found = [said for head in thing.heads for said in statuses.statuses(tree, head, kind, value)]
    out = any(said.status in _MADE for said in found)
    return [s for s in found if not (out and s.status == "draft" and tree.pos[s.at] == "VERB")]


def _when(tree: Tree, verb: int, dated: Callable[[int], When | None]) -> When | None:
    """The time of a verb; else a day that the parse hangs on a noun or participle of its clause."""
    own = dated(verb)
    if own is not None:
        return own
    below = [verb]
    for i in below:
        for c in tree.children[i]:
            if tree.dep[c] not in _OTHER_CLAUSES and len(below) < _MAX_CLAUSE:
                below.append(c)
    days = (dated(i) for i in below[1:] if tree.pos[i] in ("NOUN", "PROPN", "VERB"))
    return next((w for w in days if w is not None and w.precision in ("minute", "day")), None)


def _evidence(tree: Tree, said: statuses.Said) -> Excerpt:
    return tree.excerpt(min(said.first, said.last), max(said.first, said.last))


def _title(tree: Tree, thing: Gathered) -> str:
    """The mention with the most telling words, article left off, and the clause that tells more."""

    def weight(n: int) -> tuple[int, int]:
        return sum(tree.pos[j] in _TELLING for part in parts[n] for j in part), -n

    parts = [_title_parts(tree, h, s) for h, s in zip(thing.heads, thing.spans, strict=True)]
    best = max(range(len(parts)), key=weight)
    pieces = [tree.span(part[0], part[-1]) for part in parts[best] if part]
    return " ".join(word for a, b in pieces for word in tree.text[a:b].split())


def _title_parts(tree: Tree, head: int, span: tuple[int, int]) -> tuple[range, range]:
    """Tokens of a mention with its topic, and of a clause that says what it does."""
    first, last = span
    while first < last and tree.pos[first] in ("DET", "PRON", "PUNCT", "SPACE"):
        first += 1
    end = max(topic_end(tree, head), last)
    clause = range(0) if end > last else telling_clause(tree, head)
    return range(first, end + 1), clause
