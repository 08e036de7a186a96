"""`onrecord add`: documents into the record."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import click

from onrecord.apps.cli.options import (
    database_option,
    model_option,
    paths_argument,
    read_options,
    reading_options,
)
from onrecord.apps.cli.report import Failures, progress, show, warn
from onrecord.apps.cli.services import Services, default_target, from_first_document
from onrecord.types import Document, Failure

if TYPE_CHECKING:
    from onrecord.api import AddResult, Record

EPILOG = """\b
Examples:
  onrecord add coverage/
  onrecord add monday.jsonl tuesday.jsonl --db iraq.db
  onrecord add coverage/ --db postgresql://localhost/archive
"""


@dataclass(slots=True)
class Summary:
    """What adding came to; failures are named as they happen."""

    outcomes: Counter[str] = field(default_factory=Counter)
    statements: int = 0
    failures: Failures = field(default_factory=Failures)

    def count(self, result: AddResult) -> None:
        """Takes in one document's result."""
        if result.failure:
            self.fail(result.failure)
            return
        self.outcomes[result.outcome] += 1
        if result.outcome == "added":
            self.statements += result.statements

    def fail(self, failure: Failure) -> None:
        """Names and counts a failure."""
        self.outcomes["failed"] += 1
        self.failures.add(failure)

    @property
    def kept(self) -> int:
        """Documents of these inputs that are in the record now."""
        return self.outcomes["added"] + self.outcomes["unchanged"]

    def __str__(self) -> str:
        added = _plural(self.outcomes["added"], "document")
        parts = [f"added {added}, {_plural(self.statements, 'statement')}"]
        parts += [f"{n} {name}" for name in ("unchanged", "failed") if (n := self.outcomes[name])]
        return "; ".join(parts)


@click.command(epilog=EPILOG, short_help="Add documents to the record.")
@paths_argument(required=True)
@database_option
@reading_options
@model_option
@click.pass_obj
def add(
    services: Services,
    paths: tuple[str, ...],
    db: str | None,
    published: str | None,
    outlet: str | None,
    author: str | None,
    title: str | None,
) -> None:
    """Add PATH to the record, which is made where there is none.

    Each document is added whole or not at all. Adding one again changes nothing, so a run that
    was interrupted is taken up by running it again.
    """
    options = read_options(published, outlet, author, title)
    documents = services.read(paths, options, warn)
    summary = take_in(lambda: services.create(db or default_target()), documents)[1]
    show(str(summary))
    summary.failures.finish()


def take_in(
    begin: Callable[[], Record], items: Iterator[Document | Failure]
) -> tuple[Record | None, Summary]:
    """Adds to the record that `begin` opens; there is none where nothing could be read."""
    summary = Summary()
    documents = from_first_document(items, summary.fail)
    if documents is None:
        return None, summary
    record = begin()
    with progress("adding") as advance:
        for result in record.adding(documents):
            summary.count(result)
            advance(1)
    return record, summary


def _plural(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
