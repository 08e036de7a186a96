"""What the commands call. Everything heavy is imported on use, so that `--help` is instant."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any

from onrecord.apps.cli.answer import Sources
from onrecord.errors import RecordError
from onrecord.types import Document, Failure, Verdict

if TYPE_CHECKING:
    from onrecord.api import Record
    from onrecord.apps.web.material import Material
    from onrecord.document.options import ReadOptions
    from onrecord.evaluation.factuality import GoldSentence
    from onrecord.evaluation.speakers import GoldSource
    from onrecord.evaluation.stance import GoldPair
    from onrecord.pipeline import Level, Pipeline
    from onrecord.record.store import Store

Warn = Callable[[Failure], None]

DATABASE_VARIABLE = "ONRECORD_DB"
DEFAULT_DATABASE = "record.db"


class Services:
    """The package's functions as the commands see them; tests put others in their place."""

    level: Level = "accurate"
    _pipeline: Pipeline | None = None

    def read(
        self, paths: Sequence[str], options: ReadOptions, warn: Warn
    ) -> Iterator[Document | Failure]:
        """Documents of files, folders and `-`, each failure in its place."""
        from onrecord.document.read import read_all

        return read_all(paths, options, stdin=sys.stdin.buffer, warn=warn)

    def pipeline(self) -> Pipeline:
        """The pipeline of this release, loaded once. Raises ModelError."""
        if self._pipeline is None:
            from onrecord.pipeline import Pipeline

            self._pipeline = Pipeline.default(level=self.level)
        return self._pipeline

    def check(self, question: str) -> None:
        """Raises QuestionError where no yes or no could answer, before anything is read."""
        from onrecord.verdict.question import parse_question

        parse_question(question, self.pipeline().parser.nlp)

    def create(self, target: str) -> Record:
        """The record at `target`, made where there is none. Raises RecordError."""
        from onrecord.api import open_record

        return open_record(target, self._pipeline, self.level)

    def existing(self, target: str) -> Record:
        """The record at `target`. Raises RecordError where there is none."""
        require(target)
        return self.create(target)

    def memory(self) -> Record:
        """An empty record that is gone when the command ends."""
        from onrecord.api import open_record

        return open_record(None, self._pipeline, self.level)

    def store(self, target: str) -> Store:
        """What the record at `target` holds, to look at. Raises RecordError."""
        from onrecord.record.store import Store

        require(target)
        return Store.open(target)

    def sources(self, record: Record, verdict: Verdict) -> Sources:
        """The statements and documents that a verdict's evidence names."""
        statements = record.store.statements_by_id([item.statement for item in verdict.evidence])
        ids = [statement.doc for statement in statements.values()]
        return Sources(statements, record.store.documents_by_id(ids))

    def material(self, record: Record, verdict: Verdict) -> Material:
        """What a page shows besides the verdict."""
        from onrecord.apps.web.material import material

        return material(record.store, verdict)

    def evaluate_factuality(
        self, gold: Sequence[GoldSentence], progress: Callable[[int], None]
    ) -> Mapping[str, float]:
        """Figures of the views of annotated events; `progress` hears of each sentence done."""
        from onrecord.evaluation.factuality import evaluate

        return evaluate(self.pipeline(), gold, progress)

    def evaluate_speakers(
        self, labels: Sequence[GoldSource], texts: Path, progress: Callable[[int], None]
    ) -> Mapping[str, float]:
        """Figures of whom labelled sources are resolved to; `texts` is the texts' folder."""
        from onrecord.evaluation.speakers import evaluate, figures

        return figures(tuple(evaluate(self.pipeline(), labels, texts, progress)))

    def evaluate_stance(
        self, gold: Sequence[GoldPair], progress: Callable[[int], None]
    ) -> Mapping[str, Any]:
        """Figures of the stance of annotated pairs; `progress` hears of each that is done."""
        from onrecord.api import stance_model
        from onrecord.evaluation.stance import evaluate

        return evaluate(stance_model().of_text, gold, progress)

    def evaluate_ask(
        self, rows: Sequence[Mapping[str, Any]], progress: Callable[[int], None]
    ) -> Mapping[str, float]:
        """Figures of the answers to `rows`; `progress` hears of each that is done."""
        from onrecord.api import ask_snippets
        from onrecord.verdict.evaluate import evaluate_ask

        return evaluate_ask(rows, ask_snippets(self.pipeline()), progress)


def from_first_document(
    items: Iterator[Document | Failure], fail: Callable[[Failure], None]
) -> Iterator[Document | Failure] | None:
    """`items` from the first document on, failures before it told to `fail`; None: no document.

    Models are loaded and records made only once there is something to read.
    """
    for item in items:
        if isinstance(item, Document):
            return chain([item], items)
        fail(item)
    return None


def default_target() -> str:
    """The record that commands use where `--db` is not given."""
    return os.environ.get(DATABASE_VARIABLE) or DEFAULT_DATABASE


def file_of(target: str) -> Path | None:
    """The SQLite file that `target` names; None for a database that is not a file."""
    if target.startswith("sqlite:///"):
        name = target.removeprefix("sqlite:///").partition("?")[0]
        return Path(name) if name and name != ":memory:" else None
    return None if "://" in target else Path(target)


def exists(target: str) -> bool:
    """Whether there can be a record at `target`; a server is only known when it is opened."""
    path = file_of(target)
    return path is None or path.is_file()


def require(target: str) -> None:
    """Raises RecordError, saying how to begin one, where `target` is a file that is not there."""
    if not exists(target):
        raise RecordError(
            target, "there is no record here; begin one with `onrecord add PATH... --db FILE`"
        )
