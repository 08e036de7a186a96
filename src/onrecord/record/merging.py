"""Actors of many documents, merged by id."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter
from typing import Any

from sqlalchemy import ColumnElement, Connection, func, or_, select

from onrecord.contract import actor_from_json
from onrecord.identity.clusters import Clusters
from onrecord.record import decisions, known
from onrecord.record.folding import fold
from onrecord.record.tables import actor, statement
from onrecord.types import Actor, ActorKind, Role


@dataclass(frozen=True, slots=True)
class ActorRow:
    """An actor as all documents together show it, and how many statements and documents."""

    actor: Actor
    statements: int
    documents: int


def merged_actors(
    connection: Connection, name: str | None, kind: ActorKind | None
) -> list[ActorRow]:
    """Named actors, those with most statements first; `name` is a part of a name or alias.

    Ids that decisions join are one actor, under the id that stands for them.
    """
    same = decisions.current(connection)
    said = _statement_counts(connection, same)
    told: dict[str, list[Actor]] = {}
    for one in known.read(connection):
        told.setdefault(same.of(one.id or ""), []).append(one)
    found = [
        _merge(who, group, said[who], told.get(who, ()))
        for who, group in _shares(connection, name, same)
    ]
    kept = [row for row in found if kind in (None, row.actor.kind)]
    return sorted(kept, key=_rank)


def _shares(
    connection: Connection, name: str | None, same: Clusters
) -> Iterator[tuple[str, Iterable[Any]]]:
    """Each actor's rows of all documents; those whom decisions touch come last."""
    touched = same.touched
    wanted: list[ColumnElement[bool]] = [actor.c.id.is_not(None)]
    if name is not None:
        matching = select(actor.c.id).where(actor.c.name_key.contains(fold(name), autoescape=True))
        found = frozenset(row.id for row in connection.execute(matching.distinct()))
        joined = {i for one in found & touched for i in same.ids(one)}
        wanted.append(or_(actor.c.id.in_(matching), actor.c.id.in_(sorted(joined))))
    query = (
        select(actor.c.id, actor.c.document, actor.c.payload)
        .where(*wanted)
        .order_by(actor.c.id, actor.c.document, actor.c.position)
    )
    result = connection.execution_options(yield_per=1_000).execute(query)
    apart: dict[str, list[Any]] = {}
    for identifier, group in groupby(result, key=attrgetter("id")):
        if identifier not in touched:
            yield identifier, group
            continue
        for row in group:
            apart.setdefault(same.of(identifier, row.document), []).append(row)
    yield from apart.items()


def _statement_counts(connection: Connection, same: Clusters) -> Counter[str]:
    """How many statements each actor made, under the id that stands for it."""
    columns = (statement.c.speaker_id, statement.c.document)
    by_speaker = (
        select(*columns, func.count()).where(statement.c.speaker_id.is_not(None)).group_by(*columns)
    )
    found: Counter[str] = Counter()
    for speaker, document, count in connection.execute(by_speaker):
        found[same.of(speaker, document)] += count
    return found


def _rank(row: ActorRow) -> tuple[int, int, str, str]:
    return (-row.statements, -row.documents, row.actor.name, row.actor.id or "")


def _merge(who: str, mentions: Iterable[Any], statements: int, told: Iterable[Actor]) -> ActorRow:
    """One actor of its rows in the texts and of what files tell; their names and roles count."""
    names: Counter[str] = Counter()
    kinds: Counter[ActorKind] = Counter()
    everything = list(told)
    documents: set[str] = set()
    for mention in mentions:
        mentioned = actor_from_json(json.loads(mention.payload))
        names[mentioned.name] += 1
        kinds[mentioned.kind] += 1
        documents.add(mention.document)
        everything.append(mentioned)
    aliases = {alias for one in everything for alias in (one.name, *one.aliases)}
    roles = {role for one in everything for role in one.roles}
    speaks_for = {name for one in everything for name in one.speaks_for}
    name = min(names, key=lambda text: (-names[text], -len(text), text))
    kind = min(kinds, key=lambda text: (-kinds[text], text))
    merged = Actor(
        id=who,
        name=name,
        kind=kind,
        roles=tuple(sorted(roles, key=_role_order)),
        aliases=tuple(sorted(aliases - {name})),
        speaks_for=tuple(sorted(speaks_for)),
    )
    return ActorRow(merged, statements, len(documents))


def _role_order(role: Role) -> tuple[str, str, bool, str, str]:
    dates = (role.since or "", role.until or "")
    return (role.title or "", role.affiliation or "", role.former, *dates)
