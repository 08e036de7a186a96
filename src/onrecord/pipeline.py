"""The order of the stages: a document in, an extraction out; a failure is a result."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from onrecord.errors import OnrecordError
from onrecord.stages import Attributor, Committer, Identifier
from onrecord.types import Document, Extraction, Failure

if TYPE_CHECKING:
    from onrecord.extract.embedding import Embedder
    from onrecord.extract.parse import SpacyParser


Level = Literal["accurate", "fast"]


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
        # one core is left to the parser, which works beside the tagger
        beside = threads or max(1, (os.cpu_count() or 2) - 1)
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
        from onrecord.extract.statements import build_statements

        self.parser.check(document)
        # the parser holds the interpreter and computes on one core; the tagger's model runs
        # outside the interpreter, on the others
        with ThreadPoolExecutor(1) as beside:
            reading = beside.submit(self.attributor, document)
            parse = self.parser(document)
            attributions = reading.result()
        models = {"attribution": self.attributor.version}
        statements = build_statements(document, parse, attributions, models)
        statements, instruments = self.committer(document, parse, statements)
        statements, actors, instruments = self.identifier(document, parse, statements, instruments)
        later = {"factuality": self.committer.version, "identity": self.identifier.version}
        named = tuple(replace(s, models={**s.models, **later}) for s in statements)
        return Extraction(document, named, actors, instruments)

    def run(self, documents: Iterable[Document | Failure]) -> Iterator[Extraction | Failure]:
        """One result for each input, in order; what fails is named and the rest goes on."""
        for item in documents:
            if isinstance(item, Failure):
                yield item
                continue
            try:
                yield self(item)
            except OnrecordError as error:
                yield error.failure()
