"""`onrecord export`: what is on record as files for other programs."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Literal, cast

import click

from onrecord.apps.cli.options import database_option, format_option
from onrecord.apps.cli.report import show
from onrecord.apps.cli.services import Services, default_target

if TYPE_CHECKING:
    from onrecord.identity.actor_files import FileForm
    from onrecord.record.store import Store

What = Literal["statements", "actors", "decisions"]
EXPORT_EPILOG = """\b
Examples:
  onrecord export --format csv > statements.csv
  onrecord export actors > actors.jsonl
  onrecord export decisions --db iraq.db
"""
STATEMENT_COLUMNS = (
    "id", "doc", "voice", "form", "speaker_id", "speaker", "kind", "role", "affiliation", "act",
    "factuality", "said_at", "instrument", "content", "spans", "published", "outlet", "url",
)  # fmt: skip


@click.command(epilog=EXPORT_EPILOG, short_help="Write the record for other programs.")
@click.argument(
    "what",
    type=click.Choice(("statements", "actors", "decisions")),
    default="statements",
)
@format_option("jsonl", "csv")
@database_option
@click.pass_obj
def export(services: Services, what: What, form: str, db: str | None) -> None:
    """Write all statements, actors or decisions to standard output, a line each.

    Actors are merged as reviewers and rules decided, and come with those that files told of;
    `onrecord actors import` reads them back.
    """
    with services.store(db or default_target()) as store:
        for line in _lines(store, what, cast("FileForm", form)):
            show(line)


def _lines(store: Store, what: What, form: FileForm) -> Iterator[str]:
    from onrecord.identity.actor_files import actors_as

    if what == "statements":
        yield from _statements(store, form)
    elif what == "actors":
        merged = [row.actor for row in store.actors()]
        ids = {actor.id for actor in merged}
        same = store.clusters()
        alone = [actor for actor in store.known() if same.of(actor.id or "") not in ids]
        yield from actors_as(form, sorted([*merged, *alone], key=lambda a: a.id or ""))
    else:
        yield from _decisions(store, form)


def _statements(store: Store, form: FileForm) -> Iterator[str]:
    from onrecord.contract import dumps, statement_to_json
    from onrecord.identity.actor_files import csv_line

    if form == "csv":
        yield csv_line(STATEMENT_COLUMNS)
    for statement in store.iter_statements():
        document = store.document(statement.doc)
        if form == "jsonl":
            yield dumps(statement_to_json(statement, document))
            continue
        one = statement.speaker
        who = (one.id, one.name, one.kind, one.role, one.affiliation) if one else (None,) * 5
        yield csv_line(
            (
                statement.id, document.name, statement.voice, statement.form,
                *who,
                statement.act, statement.factuality,
                statement.said_at.value if statement.said_at else None, statement.instrument,
                statement.content.text,
                " ".join(f"{start}-{end}" for start, end in statement.content.spans),
                document.published, document.outlet, document.url,
            )
        )  # fmt: skip


def _decisions(store: Store, form: FileForm) -> Iterator[str]:
    from onrecord.contract import decision_to_json, dumps
    from onrecord.identity.actor_files import csv_line

    for at, decision in enumerate(store.decisions()):
        row = decision_to_json(decision)
        if form == "csv" and at == 0:
            yield csv_line(row)
        yield csv_line(row.values()) if form == "csv" else dumps(row)
