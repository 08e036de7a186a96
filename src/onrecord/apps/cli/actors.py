"""`onrecord actors`: who spoke or is named; one actor in full; actors from files."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, get_args

import click

from onrecord.apps.cli import listing
from onrecord.apps.cli.look import listing_options, show_list
from onrecord.apps.cli.options import database_option, format_option
from onrecord.apps.cli.plain import clean, width, wrap
from onrecord.apps.cli.report import say, show
from onrecord.apps.cli.services import Services, default_target
from onrecord.errors import RecordError
from onrecord.types import ActorKind, Role

if TYPE_CHECKING:
    from onrecord.record.merging import ActorRow
    from onrecord.record.store import Store

ACTORS_EPILOG = """\b
Examples:
  onrecord actors --limit 20
  onrecord actors --name Milley --format jsonl
  onrecord actors show "Mark Esper"
  onrecord actors import ministers.csv
"""
_LATEST = 10


@click.group(
    epilog=ACTORS_EPILOG, short_help="List who spoke or is named.", invoke_without_command=True
)
@click.option("--name", help="A part of a name or an alias.")
@click.option("--kind", type=click.Choice(get_args(ActorKind)), help="What kind of actor it is.")
@listing_options
@click.pass_context
def actors(
    context: click.Context,
    db: str | None,
    form: str,
    limit: int | None,
    name: str | None,
    kind: ActorKind | None,
) -> None:
    """List actors, those with most statements first; what reviewers joined is one actor."""
    if context.invoked_subcommand is not None:
        return
    services: Services = context.obj
    with services.store(db or default_target()) as store:
        show_list(listing.actors(store.actors(name, kind, limit), form, width()), "actors")


@actors.command("show", short_help="Show one actor in full.")
@click.argument("name")
@format_option("table", "jsonl")
@database_option
@click.pass_obj
def show_actor(services: Services, name: str, form: str, db: str | None) -> None:
    """Show the actor of that NAME or id: other names, roles, for whom it speaks, what it said.

    Of several that fit, all are shown.
    """
    target = db or default_target()
    with services.store(target) as store:
        found = [row for row in store.actors() if row.actor.id == name] or store.actors(name)
        if not found:
            raise RecordError(name, f"is no actor of {target}; `onrecord actors` lists them")
        for row in found:
            for line in _in_full(store, row, form):
                show(line)


def _in_full(store: Store, row: ActorRow, form: str) -> Iterator[str]:
    from onrecord.contract import actor_to_json, dumps

    same = store.clusters()
    ids = same.ids(row.actor.id or "")
    said = [
        one
        for one in store.said_by(ids)
        if one.speaker is not None and same.of(one.speaker.id or "", one.doc) == row.actor.id
    ]
    if form == "jsonl":
        counts = {"statements": row.statements, "documents": row.documents}
        yield dumps({**actor_to_json(row.actor), **counts, "said": [one.id for one in said]})
        return
    yield clean(f"{row.actor.name} ({row.actor.kind})")
    facts = [("id", row.actor.id or "")]
    facts += [("also", alias) for alias in row.actor.aliases]
    facts += [("role", held) for held in dict.fromkeys(map(_held, row.actor.roles)) if held]
    facts += [("speaks for", name) for name in row.actor.speaks_for]
    facts.append(("statements", f"{row.statements} in {row.documents} documents"))
    yield from (f"  {label:<12}{clean(text)}" for label, text in facts)
    for one in said[-_LATEST:]:
        head = f"{one.act}: {one.content.text}"
        yield from (f"    {line}" for line in wrap(head, width() - 4)[:2])


def _held(role: Role) -> str:
    held = ", ".join(filter(None, (role.title, role.affiliation)))
    dates = " to ".join(filter(None, (role.since, role.until)))
    if role.until is None and role.since:
        dates = f"from {role.since}"
    elif role.since is None and role.until:
        dates = f"until {role.until}"
    return (f"former {held}" if role.former and held else held) + (f" ({dates})" if dates else "")


@actors.command("import", short_help="Take actors from a file.")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@database_option
@click.pass_obj
def take(services: Services, file: Path, db: str | None) -> None:
    """Take actors from FILE: names, kinds, roles with dates, for whom they speak.

    FILE is JSON Lines, JSON or CSV with our own keys (see `onrecord export actors`), entities of
    FollowTheMoney, or the rows of a Wikidata query. One of an id on record takes its place.
    """
    from onrecord.identity.actor_files import read_actors

    found = read_actors(file)
    with services.store(db or default_target()) as store:
        store.keep_known(found, file.name)
    say("", f"{len(found)} actors taken from {file.name}; `onrecord review actors` compares them")
