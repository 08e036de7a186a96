"""Documents to fill a record with: a plain one for examples, any at all for properties."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from hypothesis import strategies as st
from numpy.typing import NDArray

from onrecord.types import (
    Act,
    Actor,
    Document,
    Excerpt,
    Extraction,
    Instrument,
    InstrumentKind,
    Role,
    Span,
    Speaker,
    Statement,
    Voice,
    When,
)
from tests.contracts.values import ACTORS, DOCUMENTS, INSTRUMENTS, STATEMENTS

DIM = 4
MINISTER = Actor(
    "person:ada-lund", "Ada Lund", "person", (Role("Minister", "Norland"),), ("Minister Lund",)
)


def article(
    name: str, published: str | None = "2021-03-04", outlet: str | None = "Harbour Gazette"
) -> Document:
    """A short invented article; its id is `doc-<name>`."""
    text = f"No. {name}. The ferry line will close in May, the minister said."
    body = (Span(0, len(text)),)
    return Document(f"doc-{name}", name, text, body, f"Ferry {name}", None, outlet, None, published)


def said(
    document: Document,
    position: int = 0,
    content: str = "The ferry line will close in May",
    speaker: str = "Ada Lund",
    *,
    act: Act = "announce",
    voice: Voice = "attributed",
    factuality: float | None = 2.5,
    said_at: When | None = None,
    instrument: str | None = None,
) -> Statement:
    """A statement of `document`, in words that need not stand there."""
    return Statement(
        id=f"{document.id}-{position}",
        doc=document.id,
        voice=voice,
        form="indirect",
        source=None,
        cue=None,
        content=Excerpt((Span(0, 5),), content),
        sentence=Span(0, 9),
        confidence=0.9,
        speaker=Speaker(f"person:{speaker}", speaker, "person", None, None, "name"),
        act=act,
        factuality=factuality,
        said_at=said_at,
        instrument=instrument,
        models={"extract": "1"},
    )


def paper(document: Document, name: str, kind: InstrumentKind) -> Instrument:
    """An instrument that `document` tells of."""
    return Instrument(name, kind, f"the {kind}", document.id, (Span(0, 3),))


def whole(document: Document, *statements: Statement, actor: Actor = MINISTER) -> Extraction:
    """An extraction of `document` with one actor; one plain statement where none is given."""
    return Extraction(document, statements or (said(document),), (actor,), ())


def vectors(extraction: Extraction, dim: int = DIM) -> NDArray[np.float32]:
    """(n_statements, dim) numbers that half precision holds exactly, other ones in each row."""
    count = len(extraction.statements)
    start = sum(extraction.document.id.encode()) % 100
    return np.arange(start, start + count * dim, dtype=np.float32).reshape(count, dim)


def _at_home(
    document: Document,
    statements: Sequence[Statement],
    actors: Sequence[Actor],
    instruments: Sequence[Instrument],
) -> Extraction:
    own = [
        replace(made, id=f"{document.id}/{at}", doc=document.id)
        for at, made in enumerate(statements)
    ]
    told = [replace(made, doc=document.id) for made in instruments]
    return Extraction(document, tuple(own), tuple(actors), tuple(told))


EXTRACTIONS = st.builds(
    _at_home,
    DOCUMENTS,
    st.lists(STATEMENTS, max_size=2),
    st.lists(ACTORS, max_size=2),
    st.lists(INSTRUMENTS, max_size=2),
)
