"""Values as rows of the tables, and back again."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from itertools import chain
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Row

from onrecord.contract import (
    actor_to_json,
    dumps,
    instrument_to_json,
    statement_from_json,
    statement_to_json,
)
from onrecord.contract.parts import spans_from_json, spans_to_json
from onrecord.errors import RecordError
from onrecord.record.folding import fold, words
from onrecord.record.times import Interval, interval
from onrecord.types import Actor, Document, Extraction, Instrument, Statement, When

VECTOR_TYPE = np.dtype("<f2")
"""Half precision, low byte first: what a stored vector is made of."""
MAX_KEY = 500
"""How long an id or a name may be, in characters."""
_LAST = 2**63 - 1
_INDEXED = frozenset({"id", "name", "document", "speaker_id", "instrument"})


def document_row(extraction: Extraction, versions: Mapping[str, str]) -> dict[str, Any]:
    """The row of an extraction's document; RecordError where its date cannot be read.

    `versions` are kept beside those that the statements name.
    """
    document = extraction.document
    published = published_interval(document)
    return _checked(
        document.name,
        {
            "id": document.id,
            "name": document.name,
            "digest": hashlib.sha256(document.text.encode(errors="surrogatepass")).hexdigest(),
            "outlet": document.outlet,
            "outlet_key": document.outlet and fold(document.outlet),
            "author": document.author,
            "title": document.title,
            "published": document.published,
            "listed_at": listed_at(published),
            "published_by": published and published.last,
            "url": document.url,
            "title_span": document.title_span and exact(spans_to_json([document.title_span])),
            "body": exact(spans_to_json(document.body)),
            "metadata": exact(dict(sorted(document.metadata.items()))),
            "versions": exact(_versions(extraction, versions)),
            "text": document.text,
            "words": words(" ".join(chain([document.title or ""], _article(document)))),
        },
    )


def document_from_row(row: Row[Any]) -> Document:
    """The document exactly as it was added."""
    return Document(
        id=row.id,
        name=row.name,
        text=row.text,
        body=spans_from_json(json.loads(row.body)),
        title=row.title,
        title_span=spans_from_json(json.loads(row.title_span))[0] if row.title_span else None,
        outlet=row.outlet,
        author=row.author,
        published=row.published,
        url=row.url,
        metadata=json.loads(row.metadata),
    )


def statement_rows(extraction: Extraction, vectors: NDArray[np.float32]) -> list[dict[str, Any]]:
    """The rows of an extraction's statements, in order; `vectors` is (n_statements, dim)."""
    published = published_interval(extraction.document)
    packed = vectors.astype(VECTOR_TYPE)
    return [
        _checked(extraction.document.name, _statement_row(at, statement, published, vector))
        for at, (statement, vector) in enumerate(zip(extraction.statements, packed, strict=True))
    ]


def _statement_row(
    position: int, statement: Statement, published: Interval | None, vector: NDArray[np.float16]
) -> dict[str, Any]:
    speaker = statement.speaker
    said = _said_interval(statement.said_at) or published
    return {
        "document": statement.doc,
        "position": position,
        "listed_at": listed_at(published),
        "id": statement.id,
        "voice": statement.voice,
        "act": statement.act,
        "speaker_id": speaker and speaker.id,
        "speaker_name": speaker and speaker.name,
        "speaker_key": speaker and fold(speaker.name),
        "instrument": statement.instrument,
        "factuality": statement.factuality,
        "said_at": statement.said_at and statement.said_at.value,
        "said_from": said and said.first,
        "said_by": said and said.last,
        "content": statement.content.text,
        "words": words(statement.content.text),
        "payload": exact(statement_to_json(statement)),
        "vector": vector.tobytes() or None,
        "opinion": int(statement.opinion),
        "conditional": int(statement.condition is not None),
        "genre": statement.genre,
        "horizon": int(statement.horizon is not None),
    }


def statement_from_row(row: Row[Any]) -> Statement:
    """The statement exactly as it was added."""
    return statement_from_json(json.loads(row.payload))


def actor_rows(document: Document, actors: tuple[Actor, ...]) -> list[dict[str, Any]]:
    """A row for each actor of a document, in order."""
    return [
        _checked(
            document.name,
            {
                "document": document.id,
                "position": position,
                "id": actor.id,
                "name": actor.name,
                "name_key": "\n".join(map(fold, (actor.name, *actor.aliases))),
                "kind": actor.kind,
                "payload": exact(actor_to_json(actor)),
            },
        )
        for position, actor in enumerate(actors)
    ]


def instrument_rows(
    document: Document, instruments: tuple[Instrument, ...]
) -> list[dict[str, Any]]:
    """A row for each instrument of a document, in order."""
    return [
        _checked(
            document.name,
            {
                "document": document.id,
                "position": position,
                "id": instrument.id,
                "kind": instrument.kind,
                "payload": exact(instrument_to_json(instrument)),
                "binding": None if instrument.binding is None else int(instrument.binding),
                "statuses": _statuses(instrument),
                "parties": _parties(instrument),
            },
        )
        for position, instrument in enumerate(instruments)
    ]


def _statuses(instrument: Instrument) -> str:
    """The names of all its statuses, each between blanks."""
    names = dict.fromkeys(change.status for change in instrument.statuses)
    return " ".join(["", *names, ""]) if names else ""


def _parties(instrument: Instrument) -> str:
    names = (instrument.issuer, instrument.signatory, instrument.addressee)
    return "\n".join(fold(name) for name in names if name)


def published_interval(document: Document) -> Interval | None:
    """When a document may have been published; None where it bears no date."""
    if document.published is None:
        return None
    try:
        return interval(document.published)
    except (ValueError, OverflowError) as error:
        raise RecordError(
            document.name,
            f"is published on {document.published[:40]!r}, which is no ISO 8601 date;"
            " write 2020-01-07, say",
        ) from error


def listed_at(published: Interval | None) -> int:
    """Where a document stands in canonical order: those without a date come last."""
    return published.first if published else _LAST


def exact(value: object) -> str:
    """JSON that loses nothing: what is stored is not rounded."""
    return dumps(value, places=None)


def _said_interval(when: When | None) -> Interval | None:
    """When a statement may have been made; None leaves it to its document's date."""
    if when is None:
        return None
    try:
        return interval(when.value, when.precision)
    except (ValueError, OverflowError):
        # Words such as "the other day" may come through as they stand; the payload keeps them.
        return None


def _versions(extraction: Extraction, others: Mapping[str, str]) -> dict[str, list[str]]:
    """Every version of every model that had a part in the document's rows, sorted."""
    found = {model: {version} for model, version in others.items()}
    for statement in extraction.statements:
        for stage, version in statement.models.items():
            found.setdefault(stage, set()).add(version)
    return {stage: sorted(found[stage]) for stage in sorted(found)}


def _article(document: Document) -> list[str]:
    return [document.text[start:end] for start, end in document.body]


def _checked(name: str, row: Mapping[str, Any]) -> dict[str, Any]:
    """The row, if every database can hold it: UTF-8 without NUL, and short keys."""
    for column, value in row.items():
        if isinstance(value, str) and (problem := _problem(column, value)):
            raise RecordError(name[:80], problem)
    return dict(row)


def _problem(column: str, value: str) -> str:
    """What is wrong with a text, or nothing."""
    if "\0" in value:
        return f"has a NUL character in its {column}; remove it"
    if column in _INDEXED and len(value) > MAX_KEY:
        return f"has a {column} of {len(value)} characters; {MAX_KEY} at most"
    try:
        value.encode()
    except UnicodeEncodeError:
        return f"has half a character in its {column}, a lone surrogate; remove it"
    return ""
