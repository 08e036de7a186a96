"""Instruments of one document: mentions gathered into things, with statuses and bindingness."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from onrecord.factuality import bindingness, makers, parties, statuses
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
        issuer=makers.issuer(tree, thing.heads, thing.spans),
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

    def value(verb: int) -> float:
        return voices.speaker.get(verb, voices.author.get(verb, 0.0))

    for head in thing.heads:
        for said in statuses.statuses(tree, head, thing.first.kind, value):
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
