"""How statements bear on one another: retracts, supersedes, contradicts, supports, repeats."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from onrecord.links.parties import same_party, same_speaker
from onrecord.links.positions import Position, positions
from onrecord.links.repeats import repeat_groups
from onrecord.links.text import content_words
from onrecord.links.times import apart, later, said
from onrecord.types import Instrument, Link, LinkKind, Statement

# Share of the smaller set of argument words that two positions on one event must have in common.
LEAST_OVERLAP = 0.34
# Argument words they must share where both have at least as many.
LEAST_SHARED = 2
# Days past which agreement or conflict is no longer about one event; a change of mind takes longer.
DAYS_OF_CONFLICT = 30
DAYS_OF_CHANGE = 365
# Later positions compared with each one, per predicate and argument: bounds the work on archives.
_NEIGHBOURS = 40
_UNDATED = (0, 0)


def find_links(
    statements: Sequence[Statement], instruments: Sequence[Instrument]
) -> tuple[Link, ...]:
    """All links, sorted by kind, origin and target; the same for any order of the input."""
    ordered = sorted(statements, key=lambda s: s.id)
    links = [
        *_retractions(ordered, {i.id: i for i in instruments}),
        *_repeats(ordered),
        *_oppositions(ordered),
    ]
    best: dict[tuple[LinkKind, str, str], Link] = {}
    for link in sorted(links, key=lambda k: (-k.score, k.why)):
        best.setdefault((link.kind, link.origin, link.target), link)
    return tuple(best[key] for key in sorted(best))


def _retractions(
    statements: Sequence[Statement], instruments: Mapping[str, Instrument]
) -> Iterator[Link]:
    """Statements that take back an instrument, or their own side's earlier words."""
    by_word = _by_word(statements)
    for statement in statements:
        if statement.act != "retract":
            continue
        who = statement.speaker.name if statement.speaker is not None else "the text"
        instrument = instruments.get(statement.instrument or "")
        if instrument is not None:
            why = f"{who} takes back the {instrument.kind}: “{_short(statement)}”"
            yield Link("retracts", statement.id, instrument.id, _score(statement.confidence), why)
            continue
        for earlier, shared in _taken_back(statement, by_word):
            why = f"{who} takes back what was said earlier of {', '.join(sorted(shared)[:4])}"
            score = _score(statement.confidence * min(1.0, len(shared) / 4))
            yield Link("retracts", statement.id, earlier.id, score, why)


def _by_word(statements: Sequence[Statement]) -> dict[str, list[Statement]]:
    """Attributed statements under each content word, built only where something is taken back."""
    found: dict[str, list[Statement]] = {}
    if not any(s.act == "retract" and s.instrument is None for s in statements):
        return found
    for statement in statements:
        if statement.voice == "attributed" and statement.act != "retract":
            for word in content_words(statement.content.text):
                found.setdefault(word, []).append(statement)
    return found


def _taken_back(
    statement: Statement, by_word: Mapping[str, Sequence[Statement]]
) -> Iterator[tuple[Statement, frozenset[str]]]:
    """Earlier statements of the same side that share two content words or more."""
    words = content_words(statement.content.text)
    shared: dict[str, set[str]] = {}
    known: dict[str, Statement] = {}
    for word in sorted(words):
        for other in by_word.get(word, ()):
            shared.setdefault(other.id, set()).add(word)
            known[other.id] = other
    for other_id in sorted(shared):
        other = known[other_id]
        enough = len(shared[other_id]) >= LEAST_SHARED
        if enough and _before(other, statement) and same_party(statement.speaker, other.speaker):
            yield other, frozenset(shared[other_id])


def _before(one: Statement, other: Statement) -> bool:
    """Whether `one` was said before `other`: by date, or by place in one document."""
    if later(said(other.said_at), said(one.said_at)):
        return True
    return one.doc == other.doc and one.content.spans[0] < other.content.spans[0]


def _repeats(statements: Sequence[Statement]) -> Iterator[Link]:
    """Each report of an utterance linked to the report that stands for it."""
    for member, head in repeat_groups(statements, None).items():
        if member != head:
            yield Link("repeats", member, head, 0.9, "the same words of the same speaker")


def _oppositions(statements: Sequence[Statement]) -> Iterator[Link]:
    """Supports, contradicts and supersedes, from positions on one event."""
    taken = [p for s in statements for p in positions(s)]
    for one, other in _same_event(taken):
        link = _relation(one, other)
        if link is not None:
            yield link


def _same_event(taken: Sequence[Position]) -> Iterator[tuple[Position, Position]]:
    """Pairs, the earlier first, that share a predicate and enough arguments."""
    postings: dict[tuple[str, str], list[Position]] = {}
    for position in taken:
        for word in position.arguments:
            postings.setdefault((position.predicate, word), []).append(position)
    seen: set[tuple[str, str, str]] = set()
    for key in sorted(postings):
        near = sorted(postings[key], key=_order)
        for at, one in enumerate(near):
            for other in near[at + 1 : at + 1 + _NEIGHBOURS]:
                pair = (one.statement, other.statement, one.predicate)
                if one.statement == other.statement or pair in seen:
                    continue
                seen.add(pair)
                if _overlap(one, other) >= LEAST_OVERLAP:
                    yield one, other


def _order(position: Position) -> tuple[tuple[int, int], str, str, float]:
    return position.days or _UNDATED, position.statement, position.lemma, position.value


def _overlap(one: Position, other: Position) -> float:
    """Share of the smaller set of arguments that both have; 0 where too few are shared."""
    shared = len(one.arguments & other.arguments)
    smaller = min(len(one.arguments), len(other.arguments))
    if smaller == 0 or shared < min(LEAST_SHARED, smaller):
        return 0.0
    return shared / smaller


def _relation(earlier: Position, other: Position) -> Link | None:
    """The link from the later of two positions to the earlier, or None where they are apart."""
    gap = apart(earlier.days, other.days) or 0
    agree = earlier.value * other.value > 0
    same = same_speaker(earlier.speaker, other.speaker)
    reported = earlier.speaker is None and other.speaker is None
    if agree:
        if same or gap > DAYS_OF_CONFLICT or (reported and earlier.doc == other.doc):
            return None
        return _link("supports", earlier, other, "also commits to")
    if same_party(earlier.speaker, other.speaker) and later(other.days, earlier.days):
        if gap > DAYS_OF_CHANGE or other.act in ("predict", "believe"):
            return None
        return _link("supersedes", earlier, other, "later takes the opposite position on")
    if same or gap > DAYS_OF_CONFLICT:
        return None
    return _link("contradicts", earlier, other, "takes the opposite position on")


def _link(kind: LinkKind, earlier: Position, other: Position, verb: str) -> Link:
    shared = sorted(earlier.arguments & other.arguments)[:3]
    event = f"“{earlier.lemma}”" + (f" ({', '.join(shared)})" if shared else "")
    why = f"{other.who} {verb} {event}, after {earlier.who}"
    firmness = min(abs(earlier.value), abs(other.value), 3.0) / 3
    breadth = min(1.0, len(earlier.arguments & other.arguments) / 3)
    score = _overlap(earlier, other) * breadth * (0.5 + 0.5 * firmness)
    score *= min(earlier.confidence, other.confidence)
    return Link(kind, other.statement, earlier.statement, _score(score), why)


def _score(value: float) -> float:
    return round(min(1.0, max(0.0, value)), 4)


def _short(statement: Statement) -> str:
    text = " ".join(statement.content.text.split())
    return text if len(text) <= 80 else text[:79].rstrip() + "…"
