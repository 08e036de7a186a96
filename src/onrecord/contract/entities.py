"""Actors, instruments and documents as JSON."""

from __future__ import annotations

from typing import Any

from onrecord.contract.parts import (
    Row,
    excerpt_from_json,
    excerpt_to_json,
    maybe,
    ordered,
    span_to_json,
    spans_from_json,
    spans_to_json,
    when_from_json,
    when_to_json,
)
from onrecord.decisions import Decision
from onrecord.types import Actor, Document, Instrument, Role, StatusChange


def actor_to_json(actor: Actor) -> dict[str, Any]:
    """`{"id", "name", "kind", "roles", "aliases", "speaks_for"}`."""
    return {
        "id": actor.id,
        "name": actor.name,
        "kind": actor.kind,
        "roles": [_role_to_json(role) for role in actor.roles],
        "aliases": list(actor.aliases),
        "speaks_for": list(actor.speaks_for),
    }


def _role_to_json(role: Role) -> dict[str, Any]:
    return {
        "title": role.title,
        "affiliation": role.affiliation,
        "former": role.former,
        "since": role.since,
        "until": role.until,
    }


def actor_from_json(row: Row) -> Actor:
    """The inverse of `actor_to_json`; raises KeyError where a key is missing."""
    # a record written by an earlier release has no dates and no `speaks_for`
    roles = tuple(
        Role(r["title"], r["affiliation"], r["former"], r.get("since"), r.get("until"))
        for r in row["roles"]
    )
    told = (tuple(row["aliases"]), tuple(row.get("speaks_for", ())))
    return Actor(row["id"], row["name"], row["kind"], roles, *told)


def decision_to_json(decision: Decision) -> dict[str, Any]:
    """`{"id", "subject", "object", "judgement", "who", "at", "note"}`."""
    return {
        "id": decision.id,
        "subject": decision.subject,
        "object": decision.object,
        "judgement": decision.judgement,
        "who": decision.who,
        "at": decision.at,
        "note": decision.note,
    }


def instrument_to_json(instrument: Instrument) -> dict[str, Any]:
    """All of an instrument as one document shows it; spans are offsets into `doc`."""
    return {
        "id": instrument.id,
        "kind": instrument.kind,
        "title": instrument.title,
        "doc": instrument.doc,
        "mentions": spans_to_json(instrument.mentions),
        "statuses": [_status_to_json(change) for change in instrument.statuses],
        "binding": instrument.binding,
        "binding_evidence": maybe(excerpt_to_json, instrument.binding_evidence),
        "issuer": instrument.issuer,
        "signatory": instrument.signatory,
        "date": maybe(when_to_json, instrument.date),
        "addressee": instrument.addressee,
        "binding_confidence": instrument.binding_confidence,
    }


def instrument_from_json(row: Row) -> Instrument:
    """The inverse of `instrument_to_json`; raises KeyError where a key is missing."""
    return Instrument(
        id=row["id"],
        kind=row["kind"],
        title=row["title"],
        doc=row["doc"],
        mentions=spans_from_json(row["mentions"]),
        statuses=tuple(_status_from_json(change) for change in row["statuses"]),
        binding=row["binding"],
        binding_evidence=maybe(excerpt_from_json, row["binding_evidence"]),
        issuer=row["issuer"],
        signatory=row["signatory"],
        date=maybe(when_from_json, row["date"]),
        # a record written by an earlier release lacks these
        addressee=row.get("addressee"),
        binding_confidence=row.get("binding_confidence", 0.0),
    )


def document_to_json(document: Document, *, text: bool = False) -> dict[str, Any]:
    """What is known about a document; its words, body and title spans only where `text` is set."""
    row: dict[str, Any] = {
        "id": document.id,
        "name": document.name,
        "title": document.title,
        "outlet": document.outlet,
        "author": document.author,
        "published": document.published,
        "url": document.url,
        "metadata": ordered(document.metadata),
    }
    if text:
        row["title_span"] = maybe(span_to_json, document.title_span)
        row["body"] = spans_to_json(document.body)
        row["text"] = document.text
    return row


def _status_to_json(change: StatusChange) -> dict[str, Any]:
    return {
        "status": change.status,
        "at": maybe(when_to_json, change.at),
        "evidence": excerpt_to_json(change.evidence),
        "doc": change.doc,
        "by": change.by,
    }


def _status_from_json(row: Row) -> StatusChange:
    return StatusChange(
        status=row["status"],
        at=maybe(when_from_json, row["at"]),
        evidence=excerpt_from_json(row["evidence"]),
        doc=row["doc"],
        by=row["by"],
    )
