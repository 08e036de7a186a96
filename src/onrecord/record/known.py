"""Actors that a file told of, kept beside those of the texts."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Sequence

from sqlalchemy import Connection, delete, insert, select

from onrecord.contract import actor_from_json, actor_to_json
from onrecord.errors import RecordError
from onrecord.record.folding import fold
from onrecord.record.rows import MAX_KEY, exact
from onrecord.record.tables import known
from onrecord.types import Actor

_AT_ONCE = 300
_PAGE = 1_000


def write(connection: Connection, actors: Sequence[Actor], origin: str) -> None:
    """Keep actors; one of an id that is there already takes its place. RecordError names a bad one.

    `origin` is the file's name.
    """
    by_id = {_id(actor): actor for actor in actors}
    rows = [
        {
            "id": identifier,
            "name": actor.name,
            "name_key": "\n".join(map(fold, (actor.name, *actor.aliases))),
            "kind": actor.kind,
            "origin": origin,
            "payload": exact(actor_to_json(actor)),
        }
        for identifier, actor in by_id.items()
    ]
    for start in range(0, len(rows), _AT_ONCE):
        part = rows[start : start + _AT_ONCE]
        connection.execute(delete(known).where(known.c.id.in_([row["id"] for row in part])))
        connection.execute(insert(known), part)


def read(connection: Connection, name: str | None = None) -> Iterator[Actor]:
    """Known actors by id; `name` is a part of a name or alias."""
    query = select(known.c.payload).order_by(known.c.id)
    if name is not None:
        query = query.where(known.c.name_key.contains(fold(name), autoescape=True))
    for row in connection.execute(query):
        yield actor_from_json(json.loads(row.payload))


def of(connection: Connection, ids: Collection[str], names: Collection[str]) -> list[Actor]:
    """Known actors with one of some ids, or that go by one of some names in full, by id."""
    wanted = {fold(name) for name in names}
    query = select(known.c.id, known.c.name_key).execution_options(yield_per=_PAGE)
    found = [
        row.id
        for row in connection.execute(query)
        if row.id in ids or not wanted.isdisjoint(row.name_key.split("\n"))
    ]
    out: list[Actor] = []
    for start in range(0, len(found), _AT_ONCE):
        part = select(known.c.payload).where(known.c.id.in_(found[start : start + _AT_ONCE]))
        out += [actor_from_json(json.loads(row.payload)) for row in connection.execute(part)]
    return sorted(out, key=lambda actor: actor.id or "")


def state_lines(connection: Connection) -> Iterator[str]:
    """Each known actor as it stands, by id."""
    query = select(known.c.id, known.c.payload).order_by(known.c.id)
    for row in connection.execute(query.execution_options(yield_per=_PAGE)):
        yield f"{row.id}\t{row.payload}\n"


def _id(actor: Actor) -> str:
    if actor.id is None or not actor.name.strip():
        raise RecordError(actor.name[:80] or "an actor", "has no id or no name; give both")
    if len(actor.id) > MAX_KEY or "\0" in actor.id + actor.name:
        raise RecordError(actor.id[:80], f"is no id of at most {MAX_KEY} characters")
    return actor.id
