"""Decisions on who is who: rows that are added and never changed, and what they come to."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import UTC, datetime

from sqlalchemy import Connection, insert, select

from onrecord.decisions import Decision, Judgement
from onrecord.errors import RecordError
from onrecord.identity.clusters import RULES, Clusters, by_rule, clusters, standing
from onrecord.record.tables import actor, decision
from onrecord.record.tables import known as known_actors

KIND = "actor"
_MANY = 300
_LONGEST = 500


def make(
    subject: str, other: str | None, judgement: Judgement, who: str, note: str | None
) -> Decision:
    """A decision as of now. RecordError where it names nobody who judged, or one actor twice."""
    if not who.strip():
        raise RecordError("the decision", "names nobody who judged; give a name")
    if subject == other:
        raise RecordError(subject, "cannot be compared with itself; name two actors")
    for text in (subject, other or "", who):
        if len(text) > _LONGEST or "\0" in text:
            raise RecordError(text[:80], f"is no id or name of at most {_LONGEST} characters")
    at = datetime.now(UTC).isoformat(timespec="microseconds")
    key = "|".join((KIND, subject, other or "", judgement, who, at, note or ""))
    made = hashlib.sha256(key.encode(errors="surrogatepass")).hexdigest()[:16]
    return Decision(made, subject, other, judgement, who, at, note)


def write(connection: Connection, made: Iterable[Decision]) -> None:
    """Keep decisions."""
    rows = [
        {
            "id": one.id,
            "kind": KIND,
            "subject": one.subject,
            "object": one.object,
            "judgement": one.judgement,
            "who": one.who,
            "at": one.at,
            "note": one.note,
        }
        for one in made
    ]
    if rows:
        connection.execute(insert(decision), rows)


def read(connection: Connection) -> tuple[Decision, ...]:
    """All decisions on actors, oldest first."""
    query = select(decision).where(decision.c.kind == KIND).order_by(decision.c.at, decision.c.id)
    return tuple(
        Decision(row.id, row.subject, row.object, row.judgement, row.who, row.at, row.note)
        for row in connection.execute(query)
    )


def state_lines(connection: Connection) -> Iterator[str]:
    """What the decisions that count say of whom, whenever they were made, in order."""
    counting = standing(read(connection))
    yield from sorted(
        f"{one.subject}\t{one.object}\t{one.judgement}\t{by_rule(one)}\n" for one in counting
    )


def known(connection: Connection, nodes: Collection[str]) -> frozenset[str]:
    """Those of the nodes that the record has: ids of actors, or `ID@DOCUMENT` of one document."""
    return frozenset(_ids(connection, nodes)) | frozenset(homes(connection, nodes))


def homes(connection: Connection, nodes: Collection[str]) -> Mapping[str, str]:
    """`{"ID@DOCUMENT": "ID"}` of those nodes that are one document's share of an actor."""
    split = {node: node.rpartition("@") for node in nodes if "@" in node}
    whole = frozenset(_ids(connection, split))
    found: dict[str, str] = {}
    for part in _parts(sorted(set(split) - whole)):
        wanted = {(split[node][0], split[node][2]): node for node in part}
        documents = {document for _, document in wanted}
        query = select(actor.c.id, actor.c.document).where(actor.c.document.in_(documents))
        for row in connection.execute(query):
            node = wanted.get((row.id, row.document))
            if node is not None:
                found[node] = row.id
    return found


def current(connection: Connection) -> Clusters:
    """Which actors are one, as all decisions together say."""
    made = read(connection)
    nodes = {n for d in made if d.judgement != "undo" for n in (d.subject, d.object) if n}
    return clusters(made, homes(connection, nodes))


def rules(version: str) -> str:
    """The name under which this release's own rules judge."""
    return f"{RULES}{version}"


def _ids(connection: Connection, nodes: Collection[str]) -> Iterator[str]:
    for part in _parts(sorted(nodes)):
        for column in (actor.c.id, known_actors.c.id):
            query = select(column).where(column.in_(part)).distinct()
            yield from (row.id for row in connection.execute(query))


def _parts(nodes: list[str]) -> Iterator[list[str]]:
    """Some hundreds at a time: databases bound how many values a query may have."""
    for start in range(0, len(nodes), _MANY):
        yield nodes[start : start + _MANY]
