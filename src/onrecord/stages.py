"""The verbs of onrecord: one Protocol for each stage, in the order of the data."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Protocol

from onrecord.types import (
    Actor,
    Document,
    Heard,
    Instrument,
    Link,
    Statement,
)

if TYPE_CHECKING:
    from spacy.tokens import Doc


class Parser(Protocol):
    """Sentences, dependencies and entities over a document's masked text; offsets hold."""

    def __call__(self, document: Document) -> Doc: ...


class Attributor(Protocol):
    """Who is said to have said what, as spans, and how firmly each word is put."""

    @property
    def version(self) -> str:
        """Name and version, as verdicts cite it."""
        ...

    def __call__(self, document: Document) -> Heard: ...


class Committer(Protocol):
    """How firmly: act, factuality, condition, time, instruments."""

    @property
    def version(self) -> str:
        """Name and version, as verdicts cite it."""
        ...

    def __call__(
        self,
        document: Document,
        parse: Doc,
        statements: Sequence[Statement],
        heard: Heard | None = None,
    ) -> tuple[tuple[Statement, ...], tuple[Instrument, ...]]: ...


class Identifier(Protocol):
    """Who: a speaker for each source, and the actors of the text.

    Instruments come back with their issuers and signatories resolved.
    """

    @property
    def version(self) -> str:
        """Name and version, as verdicts cite it."""
        ...

    def __call__(
        self,
        document: Document,
        parse: Doc,
        statements: Sequence[Statement],
        instruments: Sequence[Instrument],
    ) -> tuple[tuple[Statement, ...], tuple[Actor, ...], tuple[Instrument, ...]]: ...


class Linker(Protocol):
    """Repeats, contradicts, retracts, supersedes, over statements of many documents."""

    @property
    def version(self) -> str:
        """Name and version, as verdicts cite it."""
        ...

    def __call__(
        self, statements: Sequence[Statement], instruments: Sequence[Instrument]
    ) -> tuple[Link, ...]: ...
