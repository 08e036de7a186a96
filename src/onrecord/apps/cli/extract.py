"""`onrecord extract`: statements of documents, without a record."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from contextlib import nullcontext

import click

from onrecord.apps.cli.options import (
    format_option,
    model_option,
    paths_argument,
    read_options,
    reading_options,
)
from onrecord.apps.cli.plain import width
from onrecord.apps.cli.report import Advance, Failures, progress, show, warn
from onrecord.apps.cli.rows import extraction_lines
from onrecord.apps.cli.services import Services, from_first_document
from onrecord.types import Extraction

EPILOG = """\b
Examples:
  onrecord extract article.txt --published 2020-01-07
  onrecord extract coverage/ --format jsonl > statements.jsonl
  curl -s https://example.org/story | onrecord extract - --format jsonl
  onrecord extract article.txt --format html > marked.html
"""


@click.command(epilog=EPILOG, short_help="Print who says what in documents.")
@paths_argument(required=True)
@format_option("table", "jsonl", "attribution", "html")
@reading_options
@model_option
@click.pass_obj
def extract(
    services: Services,
    paths: tuple[str, ...],
    form: str,
    published: str | None,
    outlet: str | None,
    author: str | None,
    title: str | None,
) -> None:
    """Print who says what in PATH, and how firmly.

    PATH is a text, HTML or JSON Lines file, a folder, or - for standard input. The table gives
    the speaker, the act, the factuality from -3 (certainly not) to +3 (certainly), and the words.
    """
    failures = Failures()
    options = read_options(published, outlet, author, title)
    documents = from_first_document(services.read(paths, options, warn), failures.add)
    if documents is not None:
        _print(failures.drop(services.pipeline().run(documents)), form)
    failures.finish()


def _print(extractions: Iterable[Extraction], form: str) -> None:
    """Prints each document's output as soon as it is there."""
    # A bar and data on one terminal would write over each other.
    shown = nullcontext(lambda done: None) if sys.stdout.isatty() else progress("extracting")
    with shown as advance:
        if form == "html":
            from onrecord.apps.web.page import marked_page

            for piece in marked_page(_counted(extractions, advance)):
                show(piece, line_break=False)
            return
        for extraction in extractions:
            output = _formatted(extraction, form)
            if output:
                show(output)
            advance(1)


def _counted(extractions: Iterable[Extraction], advance: Advance) -> Iterator[Extraction]:
    """The same, each told to `advance` once it is dealt with."""
    for extraction in extractions:
        yield extraction
        advance(1)


def _formatted(extraction: Extraction, form: str) -> str:
    """One document's output; empty where it has no rows."""
    from onrecord.contract import attribution_line, dumps, statement_to_json

    document, statements = extraction.document, extraction.statements
    if form == "attribution":
        return dumps(attribution_line(document.name, statements))
    if form == "jsonl":
        return "\n".join(dumps(statement_to_json(item, document)) for item in statements)
    return "\n".join(extraction_lines(extraction, width()))
