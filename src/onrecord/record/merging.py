"""Actors of many documents, merged by id."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter
from typing import Any

from sqlalchemy import ColumnElement, Connection, func, select

from onrecord.contract import actor_from_json
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
    """Named actors, those with most statements first; `name` is a part of a name or alias."""
    wanted: list[ColumnElement[bool]] = [actor.c.id.is_not(None)]
    if name is not None:
        matching = select(actor.c.id).where(actor.c.name_key.contains(fold(name), autoescape=True))
        wanted.append(actor.c.id.in_(matching))
    mentions = (
        select(actor.c.id, actor.c.document, actor.c.payload)
        .where(*wanted)
        .order_by(actor.c.id, actor.c.document, actor.c.position)
    )
    said = _statement_counts(connection)
    result = connection.execution_options(yield_per=1_000).execute(mentions)
    grouped = groupby(result, key=attrgetter("id"))
    found = [_merge(who, group, said[who]) for who, group in grouped]
    kept = [row for row in found if kind in (None, row.actor.kind)]
    return sorted(kept, key=_rank)


def _statement_counts(connection: Connection) -> Counter[str]:
    by_speaker = (
        select(statement.c.speaker_id, func.count())
        .where(statement.c.speaker_id.is_not(None))
        .group_by(statement.c.speaker_id)
    )
    return Counter({row[0]: row[1] for row in connection.execute(by_speaker)})


def _rank(row: ActorRow) -> tuple[int, int, str, str]:
    return (-row.statements, -row.documents, row.actor.name, row.actor.id or "")


def _merge(who: str, mentions: Iterable[Any], statements: int) -> ActorRow:
    names: Counter[str] = Counter()
    kinds: Counter[ActorKind] = Counter()
    aliases: set[str] = set()
    roles: set[Role] = set()
    documents: set[str] = set()
    for mention in mentions:
        mentioned = actor_from_json(json.loads(mention.payload))
        names[mentioned.name] += 1
        kinds[mentioned.kind] += 1
        aliases.update(mentioned.aliases, [mentioned.name])
        roles.update(mentioned.roles)
        documents.add(mention.document)
    name = min(names, key=lambda text: (-names[text], -len(text), text))
    kind = min(kinds, key=lambda text: (-kinds[text], text))
    merged = Actor(
        id=who,
        name=name,
        kind=kind,
        roles=tuple(sorted(roles, key=_role_order)),
        aliases=tuple(sorted(aliases - {name})),
    )
    return ActorRow(merged, statements, len(documents))


def _role_order(role: Role) -> tuple[str, str, bool]:
    return (role.title or "", role.affiliation or "", role.former)
