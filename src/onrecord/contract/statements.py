"""Statements as rows of `extract --format jsonl` and lines of `--format attribution`."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from onrecord.contract.parts import (
    Row,
    excerpt_from_json,
    excerpt_to_json,
    maybe,
    ordered,
    span_from_json,
    span_to_json,
    spans_to_json,
    when_from_json,
    when_to_json,
)
from onrecord.types import Document, Event, Excerpt, Speaker, Statement


def statement_to_json(statement: Statement, document: Document | None = None) -> dict[str, Any]:
    """A row of the contract; nothing of the statement is lost.

    `doc` is the document's name where `document` is given, else its id, which `document` repeats.
    """
    return {
        "id": statement.id,
        "doc": document.name if document else statement.doc,
        "voice": statement.voice,
        "form": statement.form,
        "source": maybe(excerpt_to_json, statement.source),
        "cue": maybe(excerpt_to_json, statement.cue),
        "content": excerpt_to_json(statement.content),
        "speaker": maybe(_speaker_to_json, statement.speaker),
        "act": statement.act,
        "factuality": statement.factuality,
        "condition": maybe(excerpt_to_json, statement.condition),
        "said_at": maybe(when_to_json, statement.said_at),
        "instrument": statement.instrument,
        "confidence": statement.confidence,
        "models": ordered(statement.models),
        "document": statement.doc,
        "events": [_event_to_json(event) for event in statement.events],
        "horizon": maybe(excerpt_to_json, statement.horizon),
        "opinion": statement.opinion,
        "genre": statement.genre,
        "sentence": span_to_json(statement.sentence),
    }


def statement_from_json(row: Row) -> Statement:
    """The inverse of `statement_to_json`; raises KeyError where a key is missing."""
    return Statement(
        id=row["id"],
        doc=row["document"],
        voice=row["voice"],
        form=row["form"],
        source=maybe(excerpt_from_json, row["source"]),
        cue=maybe(excerpt_from_json, row["cue"]),
        content=excerpt_from_json(row["content"]),
        sentence=span_from_json(row["sentence"]),
        confidence=row["confidence"],
        speaker=maybe(_speaker_from_json, row["speaker"]),
        act=row["act"],
        factuality=row["factuality"],
        events=tuple(_event_from_json(event) for event in row["events"]),
        condition=maybe(excerpt_from_json, row["condition"]),
        horizon=maybe(excerpt_from_json, row["horizon"]),
        said_at=maybe(when_from_json, row["said_at"]),
        opinion=row["opinion"],
        # a record written by an earlier release lacks it
        genre=row.get("genre", "news"),
        instrument=row["instrument"],
        models=dict(row["models"]),
    )


def attribution_line(name: str, statements: Iterable[Statement]) -> dict[str, Any]:
    """One document's outermost attributions as spans; a role that one lacks is an empty list."""
    return {
        "doc": name,
        "statements": [
            {
                "source": _role_spans(statement.source),
                "cue": _role_spans(statement.cue),
                "content": _role_spans(statement.content),
            }
            for statement in outermost(statements)
        ],
    }


def outermost(statements: Iterable[Statement]) -> list[Statement]:
    """The attributed statements that have a cue and stand in no other's content.

    PARC 3 and PolNeAR annotate this layer. What a source says that another said lies below it; a
    quotation without any cue is, to them, no attribution.
    """
    attributed = [s for s in statements if s.voice == "attributed" and s.cue]
    return [s for s in attributed if not any(_holds(other, s) for other in attributed)]


def _holds(outer: Statement, inner: Statement) -> bool:
    """Whether all of `inner` lies in one piece of `outer`'s content, and `outer` is more."""
    start, end = _reach(inner)
    if _reach(outer) == (start, end):
        return False
    return any(s.start <= start and end <= s.end for s in outer.content.spans)


def _reach(statement: Statement) -> tuple[int, int]:
    """From the first character of a statement's spans to the last."""
    parts = [p.spans for p in (statement.source, statement.cue, statement.content) if p]
    return min(s.start for p in parts for s in p), max(s.end for p in parts for s in p)


def _role_spans(excerpt: Excerpt | None) -> list[list[int]]:
    return spans_to_json(excerpt.spans) if excerpt else []


def _speaker_to_json(speaker: Speaker) -> dict[str, Any]:
    return {
        "id": speaker.id,
        "name": speaker.name,
        "kind": speaker.kind,
        "role": speaker.role,
        "affiliation": speaker.affiliation,
        "how": speaker.how,
    }


def _speaker_from_json(row: Row) -> Speaker:
    return Speaker(row["id"], row["name"], row["kind"], row["role"], row["affiliation"], row["how"])


def _event_to_json(event: Event) -> dict[str, Any]:
    return {
        "span": span_to_json(event.span),
        "text": event.text,
        "lemma": event.lemma,
        "author": event.author,
        "speaker": event.speaker,
        "time": maybe(when_to_json, event.time),
    }


def _event_from_json(row: Row) -> Event:
    return Event(
        span=span_from_json(row["span"]),
        text=row["text"],
        lemma=row["lemma"],
        author=row["author"],
        speaker=row["speaker"],
        time=maybe(when_from_json, row["time"]),
    )
