"""The order of the stages: a document in, an extraction out; a failure is a result."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal, TypeVar

from onrecord.errors import OnrecordError
from onrecord.stages import Attributor, Committer, Identifier
from onrecord.types import Document, Extraction, Failure, Heard

if TYPE_CHECKING:
    from onrecord.extract.embedding import Embedder
    from onrecord.extract.parse import SpacyParser


AHEAD = 2  # texts that the tagger may read while an earlier one is parsed
Level = Literal["accurate", "fast"]
Passed = TypeVar("Passed")


@dataclass(frozen=True)
class Pipeline:
    """The stages that turn one document into statements, actors and instruments."""

    parser: SpacyParser
    attributor: Attributor
    committer: Committer
    identifier: Identifier
    embedder: Embedder

    @classmethod
    def default(cls, threads: int = 0, level: Level = "accurate") -> Pipeline:
        """The stages that ship, loaded; `threads` 0 leaves the choice to the runtime.

        `level` says which of the two attribution models reads.
        """
        from onrecord.extract.attribution import OnnxAttributor
        from onrecord.extract.embedding import Embedder
        from onrecord.extract.parse import SpacyParser, load_pipeline
        from onrecord.extract.session import load_model, shipped_tokenizer
        from onrecord.factuality.stage import Committer as RuleCommitter
        from onrecord.identity.stage import Identifier as RuleIdentifier

        tokenizer = shipped_tokenizer()
        # the fast model keeps pace with the parser on the cores that this one leaves; the accurate
        # one is what the rest waits for
        beside = threads or (0 if level == "accurate" else max(1, (os.cpu_count() or 2) - 1))
        return cls(
            SpacyParser(load_pipeline()),
            OnnxAttributor(load_model(f"attribution-{level}", beside), tokenizer),
            RuleCommitter(),
            RuleIdentifier(),
            Embedder(load_model("embedding", threads), tokenizer),
        )

    @property
    def versions(self) -> Mapping[str, str]:
        """Names and versions of all that shapes a statement."""
        return {
            "parser": self.parser.version,
            "attribution": self.attributor.version,
            "factuality": self.committer.version,
            "identity": self.identifier.version,
            "embedding": self.embedder.version,
        }

    def __call__(self, document: Document) -> Extraction:
        """All that `document` yields; OnrecordError where it cannot be used."""
        (result,) = self._results([document])
        if isinstance(result, OnrecordError):
            raise result
        return result

    def run(
        self, documents: Iterable[Document | Passed]
    ) -> Iterator[Extraction | Failure | Passed]:
        """One result for each input, in order; what fails is named and the rest goes on.

        What is no document passes through in its place. Reads `AHEAD` inputs past the one whose
        result it gives.
        """
        for result in self._results(documents):
            yield result.failure() if isinstance(result, OnrecordError) else result

    def _results(
        self, documents: Iterable[Document | Passed]
    ) -> Iterator[Extraction | OnrecordError | Passed]:
        # the parser holds the interpreter and computes on one core; the tagger's model runs
        # outside the interpreter, on the others, and goes on to the next texts meanwhile
        beside = ThreadPoolExecutor(1)
        waiting: deque[Document | Passed] = deque()
        tagged: deque[Future[Heard]] = deque()

        def next_result() -> Extraction | OnrecordError | Passed:
            item = waiting.popleft()
            if isinstance(item, Document):
                return self._result(item, tagged.popleft())
            return item

        try:
            for item in documents:
                waiting.append(item)
                if isinstance(item, Document):
                    tagged.append(beside.submit(self._tag, item))
                if len(waiting) > AHEAD:
                    yield next_result()
            while waiting:
                yield next_result()
        finally:
            beside.shutdown(cancel_futures=True)

    def _tag(self, document: Document) -> Heard:
        self.parser.check(document)
        return self.attributor(document)

    def _result(self, document: Document, reading: Future[Heard]) -> Extraction | OnrecordError:
        from onrecord.extract.statements import build_statements

        try:
            parse = self.parser(document)
            heard = reading.result()
            models = {"attribution": self.attributor.version}
            statements = build_statements(document, parse, heard.attributions, models)
            statements, instruments = self.committer(document, parse, statements, heard)
            statements, actors, instruments = self.identifier(
                document, parse, statements, instruments
            )
        except OnrecordError as error:
            return error
        later = {"factuality": self.committer.version, "identity": self.identifier.version}
        named = tuple(replace(s, models={**s.models, **later}) for s in statements)
        return Extraction(document, named, actors, instruments)
