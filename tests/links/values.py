"""Statements and instruments in the few words that a test needs."""

from __future__ import annotations

from onrecord.types import (
    Act,
    ActorKind,
    Event,
    Excerpt,
    Form,
    Instrument,
    InstrumentKind,
    InstrumentStatus,
    Span,
    Speaker,
    Statement,
    StatusChange,
    When,
)


def make_speaker(
    name: str,
    *,
    id_: str | None = "same",
    kind: ActorKind = "person",
    affiliation: str | None = None,
) -> Speaker:
    """A speaker whose id follows from the name unless given."""
    made = name.lower().replace(" ", "-") if id_ == "same" else id_
    return Speaker(made, name, kind, None, affiliation, "test")


def make_statement(
    id_: str,
    content: str,
    speaker: Speaker | None = None,
    *,
    doc: str | None = None,
    form: Form | None = "indirect",
    act: Act = "assert",
    factuality: float | None = None,
    said: str | None = None,
    events: tuple[tuple[str, float], ...] = (),
    author: bool = False,
    instrument: str | None = None,
    opinion: bool = False,
) -> Statement:
    """An attributed statement, or with `author` a sentence in the author's own voice."""
    span = Span(0, max(1, len(content)))
    return Statement(
        id=id_,
        doc=doc or f"doc-{id_}",
        voice="author" if author else "attributed",
        form=None if author else form,
        source=None,
        cue=None,
        content=Excerpt((span,), content),
        sentence=span,
        confidence=0.9,
        speaker=speaker,
        act=act,
        factuality=factuality,
        events=tuple(
            Event(span, lemma, lemma, value, None if author else value) for lemma, value in events
        ),
        said_at=When(said, "day", "published") if said else None,
        opinion=opinion,
        instrument=instrument,
    )


def make_instrument(
    id_: str,
    title: str,
    *,
    kind: InstrumentKind = "letter",
    doc: str | None = None,
    statuses: tuple[tuple[InstrumentStatus, str | None, str | None], ...] = (),
    binding: bool | None = None,
    told: bool = True,
    issuer: str | None = None,
    signatory: str | None = None,
) -> Instrument:
    """An instrument; `statuses` are (status, day, by)."""
    doc = doc or f"doc-{id_}"
    words = Excerpt((Span(0, 4),), "such")
    return Instrument(
        id=id_,
        kind=kind,
        title=title,
        doc=doc,
        mentions=(Span(0, 4),),
        statuses=tuple(
            StatusChange(status, When(day, "day", "text") if day else None, words, doc, by)
            for status, day, by in statuses
        ),
        binding=binding,
        binding_evidence=words if binding is not None and told else None,
        issuer=issuer,
        signatory=signatory,
    )
