"""`onrecord ask`: a question, answered from the record or from documents at hand."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING

import click

from onrecord.apps.cli.add import take_in
from onrecord.apps.cli.answer import answer_lines
from onrecord.apps.cli.options import (
    as_of_option,
    database_option,
    format_option,
    model_option,
    paths_argument,
    published_option,
    read_options,
)
from onrecord.apps.cli.plain import width
from onrecord.apps.cli.report import Failures, say, show, warn
from onrecord.apps.cli.services import Services, default_target, exists
from onrecord.types import Document, Failure, Verdict

if TYPE_CHECKING:
    from onrecord.api import Record

EPILOG = """\b
Examples:
  onrecord ask "Is the US leaving Iraq?" coverage/ --as-of 2020-01-07
  onrecord ask "Did the parliament vote to expel the troops?" article.txt
  onrecord ask "Have the Games been postponed?" --db tokyo.db --format json
  onrecord ask "Is the mine closing?" --db mine.db --format html > mine.html
"""


@click.command(epilog=EPILOG, short_help="Answer a yes/no question.")
@click.argument("question")
@paths_argument(required=False)
@database_option
@as_of_option
@published_option
@format_option("text", "json", "html")
@model_option
@click.option(
    "--explain",
    is_flag=True,
    help="Show what was retrieved, what was set aside and why, and what made each weight.",
)
@click.pass_obj
def ask(
    services: Services,
    question: str,
    paths: tuple[str, ...],
    db: str | None,
    as_of: str | None,
    published: str | None,
    form: str,
    explain: bool,
) -> None:
    """Answer a yes/no QUESTION, with the evidence.

    With PATH and no --db the answer rests on those inputs alone and nothing is kept. With both,
    the inputs are added to the record first. Without PATH the record answers.
    """
    failures = Failures()
    if paths:
        services.check(question)
        documents = services.read(paths, read_options(published), warn)
        record, failures = _gathered(services, documents, db)
    else:
        record = _existing(services, db)
    verdict = record.ask(question, as_of=as_of)
    show(_formatted(services, record, verdict, form, explain))
    failures.finish()


def _formatted(
    services: Services, record: Record, verdict: Verdict, form: str, explain: bool
) -> str:
    """The verdict in the form that was asked for."""
    if form == "json":
        from onrecord.contract import dumps, verdict_to_json

        return dumps(verdict_to_json(verdict, explain=explain))
    if form == "html":
        from onrecord.apps.web.page import answer_page

        return answer_page(verdict, services.material(record, verdict), explain=explain)
    sources = services.sources(record, verdict)
    return "\n".join(answer_lines(verdict, sources, width(), explain))


def _gathered(
    services: Services, documents: Iterator[Document | Failure], db: str | None
) -> tuple[Record, Failures]:
    """The record with the documents in it. Ends the command where it would answer from nothing."""
    begin = services.memory if db is None else partial(services.create, db)
    record, summary = take_in(begin, documents)
    if record is None and db is not None and exists(db):
        record = services.existing(db)
    if record is None or (db is None and not summary.kept):
        say("", "none of the inputs could be read, so there is nothing to answer from")
        raise click.exceptions.Exit(1)
    return record, summary.failures


def _existing(services: Services, db: str | None) -> Record:
    """The record that answers where no inputs are given."""
    target = db or default_target()
    if db is None and not exists(target):
        raise click.UsageError(
            f"there is nothing to answer from: give PATH, or --db with a record ({target} is not "
            "there; `onrecord add PATH...` begins it)"
        )
    return services.existing(target)
