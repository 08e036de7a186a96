"""Stands in for the package's functions, so that only the command line is under test."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, cast

from onrecord.api import AddResult, Record
from onrecord.apps.cli.answer import Sources
from onrecord.apps.cli.services import Services
from onrecord.apps.web.material import Material
from onrecord.document.options import ReadOptions
from onrecord.errors import QuestionError
from onrecord.evaluation.factuality import GoldSentence
from onrecord.evaluation.speakers import GoldSource
from onrecord.evaluation.stance import GoldPair
from onrecord.pipeline import Pipeline
from onrecord.types import Document, Excerpt, Extraction, Failure, Verdict
from tests.apps.cli.examples import DENIAL, DOCUMENT, EXTRACTION, VERDICT, copy_of

UNREADABLE = Failure("bad.txt", "input", "is empty; give a file with text")


class FakePipeline:
    """Yields the example for every document; one called `broken` fails."""

    versions: Mapping[str, str] = {"attribution": "1"}

    def run(self, documents: Iterable[Document | Failure]) -> Iterator[Extraction | Failure]:
        for item in documents:
            if isinstance(item, Failure):
                yield item
            elif item.name == "broken":
                yield Failure(item.name, "model", "cannot be read by the model")
            elif item.name == "interrupt":
                raise KeyboardInterrupt
            elif item.name == "wait":
                yield copy_of("first")
                time.sleep(30)
            elif item.name == "half":
                words = Excerpt(DENIAL.content.spans, "half \ud83d a character")
                yield replace(EXTRACTION, statements=(replace(DENIAL, content=words),))
            else:
                yield replace(EXTRACTION, document=item)


@dataclass
class FakeRecord:
    """Keeps names and questions; every question has the example's verdict."""

    names: list[str] = field(default_factory=list)
    asked: list[tuple[str, str | None]] = field(default_factory=list)

    def adding(self, documents: Iterable[Document | Failure]) -> Iterator[AddResult]:
        for item in documents:
            if isinstance(item, Failure):
                yield AddResult(item.name, "failed", 0, item)
            elif item.name in self.names:
                yield AddResult(item.name, "unchanged", 0, None)
            else:
                self.names.append(item.name)
                yield AddResult(item.name, "added", 3, None)

    def ask(self, question: str, as_of: str | None = None) -> Verdict:
        if not question.endswith("?"):
            raise QuestionError(question, "is not a yes/no question")
        self.asked.append((question, as_of))
        return VERDICT


@dataclass
class FakeServices(Services):
    """`bad*` paths fail to be read; any other is the example under that name."""

    record: FakeRecord = field(default_factory=FakeRecord)
    opened: list[str | None] = field(default_factory=list)
    options: list[ReadOptions] = field(default_factory=list)

    def read(
        self, paths: Sequence[str], options: ReadOptions, warn: Callable[[Failure], None]
    ) -> Iterator[Document | Failure]:
        self.options.append(options)
        for path in paths:
            if path.startswith("warned"):
                warn(Failure(path, "date", "has no date; give --published"))
            name = path.rpartition("/")[2].removesuffix(".txt")
            yield UNREADABLE if path.startswith("bad") else replace(DOCUMENT, name=name)

    def pipeline(self) -> Pipeline:
        return cast(Pipeline, FakePipeline())

    def check(self, question: str) -> None:
        if not question.endswith("?"):
            raise QuestionError(question, "is not a yes/no question")

    def create(self, target: str) -> Record:
        self.opened.append(target)
        return cast(Record, self.record)

    def memory(self) -> Record:
        self.opened.append(None)
        return cast(Record, self.record)

    def sources(self, record: Record, verdict: Verdict) -> Sources:
        return Sources({s.id: s for s in EXTRACTION.statements}, {DOCUMENT.id: DOCUMENT})

    def material(self, record: Record, verdict: Verdict) -> Material:
        statements = {s.id: s for s in EXTRACTION.statements}
        return Material(statements, {DOCUMENT.id: DOCUMENT}, {DOCUMENT.id: EXTRACTION.statements})

    def evaluate_factuality(
        self, gold: Sequence[GoldSentence], progress: Callable[[int], None]
    ) -> Mapping[str, float]:
        progress(len(gold))
        return {"n": sum(len(sentence.events) for sentence in gold)}

    def evaluate_speakers(
        self, labels: Sequence[GoldSource], texts: Path, progress: Callable[[int], None]
    ) -> Mapping[str, float]:
        progress(len(labels))
        return {"n": len(labels), "accuracy": 1.0}

    def evaluate_stance(
        self, gold: Sequence[GoldPair], progress: Callable[[int], None]
    ) -> Mapping[str, Any]:
        progress(len(gold))
        return {"n": len(gold), "accuracy": 1.0}

    def evaluate_ask(
        self, rows: Sequence[Mapping[str, Any]], progress: Callable[[int], None]
    ) -> Mapping[str, float]:
        progress(len(rows))
        return {"n": len(rows), "accuracy": 1.0}


def main() -> None:
    """The command line over the fakes, for tests that need a process of its own."""
    from onrecord.apps.cli.main import cli

    cli(prog_name="onrecord", obj=FakeServices())


__all__ = ["FakePipeline", "FakeRecord", "FakeServices", "copy_of", "main"]

if __name__ == "__main__":
    main()
