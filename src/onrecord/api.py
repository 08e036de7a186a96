"""The functions that programs and apps call: read, extract, open, and a record's add and ask."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal, Self

from onrecord.pipeline import Level, Pipeline
from onrecord.types import Document, Extraction, Failure, Span, Statement, Verdict

if TYPE_CHECKING:
    from onrecord.record.store import Store
    from onrecord.verdict.answer import Answerer, Hearing
    from onrecord.verdict.stance import StanceModel


@dataclass(frozen=True, slots=True)
class AddResult:
    """What became of one input; `failure` is set where `outcome` is `failed`."""

    name: str
    outcome: Literal["added", "unchanged", "failed"]
    statements: int
    failure: Failure | None = None


class Record:
    """A store with the stages that fill it and answer from it; models load when first needed."""

    def __init__(
        self, store: Store, pipeline: Pipeline | None = None, level: Level = "accurate"
    ) -> None:
        self.store = store
        self._pipeline = pipeline
        self._level = level
        self._answerer: Answerer | None = None

    @property
    def pipeline(self) -> Pipeline:
        """The extraction stages."""
        if self._pipeline is None:
            self._pipeline = Pipeline.default(level=self._level)
        return self._pipeline

    @property
    def answerer(self) -> Answerer:
        """The verdict stage."""
        if self._answerer is None:
            self._answerer = _answerer(self.pipeline)
        return self._answerer

    def add(self, documents: Iterable[Document | Failure]) -> tuple[AddResult, ...]:
        """Add what is new, one result for each input; each document is kept whole or not at all."""
        return tuple(self.adding(documents))

    def adding(self, documents: Iterable[Document | Failure]) -> Iterator[AddResult]:
        """The same one by one, as the results are asked for: for archives, and for progress."""
        for result in self.pipeline.run(map(self._known, documents)):
            yield result if isinstance(result, AddResult) else self._keep(result)

    def _known(self, item: Document | Failure) -> Document | AddResult:
        """What is known of an input before it is read; a document that is to be read."""
        if isinstance(item, Failure):
            return AddResult(item.name, "failed", 0, item)
        return AddResult(item.name, "unchanged", 0) if self.store.has(item.id) else item

    def _keep(self, result: Extraction | Failure) -> AddResult:
        if isinstance(result, Failure):
            return AddResult(result.name, "failed", 0, result)
        vectors = self.pipeline.embedder([s.content.text for s in result.statements])
        added = self.store.add(result, vectors, self.pipeline.versions)
        outcome: Literal["added", "unchanged"] = "added" if added else "unchanged"
        count = len(result.statements) if added else 0
        return AddResult(result.document.name, outcome, count)

    def ask(self, question: str, as_of: str | None = None) -> Verdict:
        """The verdict on a yes/no question, from what was published by `as_of` (ISO 8601)."""
        return self.answerer(self.store, question, as_of)

    def close(self) -> None:
        """Close the store."""
        self.store.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exc: object) -> None:
        self.close()


def stance_model() -> StanceModel:
    """The stance model that ships."""
    from onrecord.extract.session import load_model, shipped_tokenizer
    from onrecord.verdict.stance import StanceModel

    return StanceModel(load_model("stance"), shipped_tokenizer())


def _answerer(pipeline: Pipeline) -> Answerer:
    from onrecord.verdict.answer import Answerer

    models = dict(pipeline.versions)
    return Answerer(pipeline.parser.nlp, pipeline.embedder, stance_model(), models)


def open_record(
    target: str | None = None, pipeline: Pipeline | None = None, level: Level = "accurate"
) -> Record:
    """The record at a URL or path, made where there is none; None is one in memory.

    `level` names the attribution model to load where no `pipeline` is given.
    """
    from onrecord.record.store import Store

    return Record(Store.open(target), pipeline, level)


def read(path: str | Path, **options: str) -> Document:
    """One text or HTML file as a document; options are `published`, `outlet`, `author`, `title`."""
    from onrecord.document.options import ReadOptions
    from onrecord.document.read import read as read_file

    return read_file(path, ReadOptions(**options))  # type: ignore[arg-type]


def extract(document: Document, pipeline: Pipeline | None = None) -> tuple[Statement, ...]:
    """The statements of one document; pass a pipeline to load the models once for many."""
    return (pipeline or Pipeline.default())(document).statements


def snippet(text: str, position: int) -> Document:
    """A loose passage as a document of its own, undated."""
    digest = hashlib.sha256(f"{position}|{text}".encode()).hexdigest()[:16]
    return Document(digest, f"snippet-{position + 1}", text, (Span(0, len(text)),))


def ask_snippets(pipeline: Pipeline) -> Callable[[str, Sequence[str]], tuple[float, str]]:
    """A function from a question and loose passages to (p_yes, answer), for `eval ask`."""
    answerer = _answerer(pipeline)

    def ask(question: str, snippets: Sequence[str]) -> tuple[float, str]:
        with _of_snippets(pipeline, snippets) as store:
            verdict = answerer(store, question)
        return verdict.p_yes, verdict.answer

    return ask


def hear_snippets(pipeline: Pipeline) -> Callable[[str, Sequence[str]], Hearing]:
    """A function from a question and loose passages to all that they say of it."""
    answerer = _answerer(pipeline)

    def hear(question: str, snippets: Sequence[str]) -> Hearing:
        with _of_snippets(pipeline, snippets) as store:
            return answerer.hear(store, question)

    return hear


def _of_snippets(pipeline: Pipeline, snippets: Sequence[str]) -> Store:
    """A record in memory of loose passages."""
    from onrecord.record.store import Store

    store = Store.open(None)
    documents = [snippet(text, n) for n, text in enumerate(snippets) if text.strip()]
    for extraction in map(pipeline, documents):
        texts = [s.content.text for s in extraction.statements]
        store.add(extraction, pipeline.embedder(texts))
    return store
