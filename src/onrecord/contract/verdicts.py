"""Verdicts as `ask --format json` prints them."""

from __future__ import annotations

from typing import Any

from onrecord.contract.parts import ordered, spans_to_json
from onrecord.types import Considered, Evidence, InstrumentView, Verdict


def verdict_to_json(verdict: Verdict, *, explain: bool = False) -> dict[str, Any]:
    """The contract's answer; each piece of evidence also opens its weight into `features`.

    `explain` adds the key `considered`: all that was retrieved, and what became of it.
    """
    row: dict[str, Any] = {
        "question": verdict.question,
        "proposition": verdict.proposition,
        "as_of": verdict.as_of,
        "answer": verdict.answer,
        "status": verdict.status,
        "p_yes": verdict.p_yes,
        "confidence": verdict.confidence,
        "headline": verdict.headline,
        "summary": verdict.summary,
        "evidence": [_evidence_to_json(item) for item in verdict.evidence],
        "instruments": [_view_to_json(view) for view in verdict.instruments],
        "outlook": list(verdict.outlook),
        "would_change": list(verdict.would_change),
        "versions": ordered(verdict.versions),
    }
    if explain:
        row["considered"] = [_considered_to_json(item) for item in verdict.considered]
    return row


def _evidence_to_json(item: Evidence) -> dict[str, Any]:
    return {
        "n": item.n,
        "statement": item.statement,
        "doc": item.doc,
        "bears": item.bears,
        "weight": item.weight,
        "standing": item.standing,
        "reports": item.reports,
        "quote": item.quote,
        "spans": spans_to_json(item.spans),
        "speaker": item.speaker,
        "authority": item.authority,
        "published": item.published,
        "why": item.why,
        "features": ordered(item.features),
    }


def _view_to_json(view: InstrumentView) -> dict[str, Any]:
    return {
        "id": view.id,
        "kind": view.kind,
        "title": view.title,
        "statuses": list(view.statuses),
        "binding": view.binding,
        "evidence": list(view.evidence),
    }


def _considered_to_json(item: Considered) -> dict[str, Any]:
    return {
        "statement": item.statement,
        "doc": item.doc,
        "speaker": item.speaker,
        "quote": item.quote,
        "published": item.published,
        "similarity": item.similarity,
        "words": item.words,
        "topical": item.topical,
        "lean": item.lean,
        "outcome": item.outcome,
        "n": item.n,
        "why": item.why,
    }
