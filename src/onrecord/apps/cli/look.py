"""`onrecord statements|instruments|documents`: a look at the record."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TypeVar, get_args

import click

from onrecord.apps.cli import listing
from onrecord.apps.cli.options import as_of_option, database_option, format_option
from onrecord.apps.cli.plain import width
from onrecord.apps.cli.report import say, show
from onrecord.apps.cli.services import Services, default_target
from onrecord.types import Act, Genre, InstrumentKind, InstrumentStatus, Voice

Command = TypeVar("Command", bound=Callable[..., object])

STATEMENTS_EPILOG = """\b
Examples:
  onrecord statements --speaker Esper --act deny
  onrecord statements --contains '"no plans"' --since 2020-01-06 --db iraq.db
  onrecord statements --instrument letter --format jsonl
  onrecord statements --act threaten --conditional --genre news
"""
INSTRUMENTS_EPILOG = """\b
Examples:
  onrecord instruments --kind resolution --non-binding
  onrecord instruments --status disavowed --party Pentagon
  onrecord instruments --db iraq.db --format jsonl
"""
DOCUMENTS_EPILOG = """\b
Examples:
  onrecord documents --outlet Courier --until 2020-01-06
  onrecord documents --contains parliament --format jsonl
"""


def listing_options(command: Command) -> Command:
    """`--db`, `--format` and `--limit`, which every list has."""
    limit = click.option("--limit", type=click.IntRange(min=1), help="Stop after so many.")
    return database_option(format_option("table", "jsonl")(limit(command)))


def period_options(command: Command) -> Command:
    """`--since` and `--until`."""
    since = click.option("--since", metavar="DATE", help="Not earlier than this ISO date.")
    until = click.option("--until", metavar="DATE", help="Not later than this ISO date.")
    return since(until(command))


@click.command(epilog=STATEMENTS_EPILOG, short_help="List what was said, by publication.")
@click.option("--speaker", help="A part of the speaker's name.")
@click.option(
    "--act",
    metavar="ACT",
    type=click.Choice(get_args(Act)),
    help=f"What kind of act it is: {', '.join(get_args(Act))}.",
)
@click.option("--voice", type=click.Choice(get_args(Voice)), help="Reported, or the author's.")
@click.option("--doc", help="A document's name or id.")
@period_options
@as_of_option
@click.option("--contains", metavar="WORDS", help='Words of the content; "in quotes" together.')
@click.option("--instrument", help="An instrument's id, or a kind such as letter.")
@click.option("--opinion/--no-opinion", default=None, help="The author's judgements, or not.")
@click.option("--conditional/--unconditional", default=None, help="What hangs on an if, or not.")
@click.option("--horizon/--no-horizon", default=None, help="What says by when, or not.")
@click.option("--genre", type=click.Choice(get_args(Genre)), help="What kind of text it is in.")
@click.option("--min-factuality", type=click.FloatRange(-3, 3), help="At least so firm.")
@click.option("--max-factuality", type=click.FloatRange(-3, 3), help="At most so firm.")
@listing_options
@click.pass_obj
def statements(
    services: Services,
    db: str | None,
    form: str,
    limit: int | None,
    speaker: str | None,
    act: Act | None,
    voice: Voice | None,
    doc: str | None,
    since: str | None,
    until: str | None,
    as_of: str | None,
    contains: str | None,
    instrument: str | None,
    min_factuality: float | None,
    max_factuality: float | None,
    opinion: bool | None,
    conditional: bool | None,
    horizon: bool | None,
    genre: Genre | None,
) -> None:
    """List statements, by publication; all filters that are given must hold."""
    from onrecord.record.filters import StatementFilter

    wanted = StatementFilter(
        speaker=speaker,
        act=act,
        voice=voice,
        doc=doc,
        since=since,
        until=until,
        as_of=as_of,
        contains=contains,
        instrument=instrument,
        min_factuality=min_factuality,
        max_factuality=max_factuality,
        opinion=opinion,
        conditional=conditional,
        horizon=horizon,
        genre=genre,
    )
    with services.store(db or default_target()) as store:
        found = listing.by_document(store, wanted, limit)
        show_list(listing.statements(found, form, width()), "statements")


@click.command(epilog=INSTRUMENTS_EPILOG, short_help="List letters, resolutions, orders.")
@click.option("--kind", type=click.Choice(get_args(InstrumentKind)), help="What kind it is.")
@click.option(
    "--status",
    metavar="STATUS",
    type=click.Choice(get_args(InstrumentStatus)),
    help=f"Given to it by a text: {', '.join(get_args(InstrumentStatus))}.",
)
@click.option("--binding/--non-binding", default=None, help="Whether it binds, where known.")
@click.option("--party", help="A part of the name of its issuer, signatory or addressee.")
@listing_options
@click.pass_obj
def instruments(
    services: Services,
    db: str | None,
    form: str,
    limit: int | None,
    kind: InstrumentKind | None,
    status: InstrumentStatus | None,
    binding: bool | None,
    party: str | None,
) -> None:
    """List letters, resolutions, orders and the like, as each document tells of them."""
    from onrecord.record.filters import InstrumentFilter

    wanted = InstrumentFilter(kind, status, binding, party)
    with services.store(db or default_target()) as store:
        found = store.instruments(wanted, limit)
        told = store.documents_by_id([item.doc for item in found])
        show_list(listing.instruments(found, told, form, width()), "instruments")


@click.command(epilog=DOCUMENTS_EPILOG, short_help="List what was read.")
@click.option("--outlet", help="A part of the outlet's name.")
@period_options
@click.option("--contains", metavar="WORDS", help='Words of the text; "in quotes" together.')
@listing_options
@click.pass_obj
def documents(
    services: Services,
    db: str | None,
    form: str,
    limit: int | None,
    outlet: str | None,
    since: str | None,
    until: str | None,
    contains: str | None,
) -> None:
    """List documents, by publication; those without a date come last."""
    with services.store(db or default_target()) as store:
        found = store.documents(
            outlet=outlet, since=since, until=until, contains=contains, limit=limit
        )
        show_list(listing.documents(found, form, width()), "documents")


def show_list(lines: Iterable[str], noun: str) -> None:
    """Prints lines as they come; an empty list is said so, and is no failure."""
    empty = True
    for line in lines:
        show(line)
        empty = False
    if empty:
        say("", f"no {noun} match")
