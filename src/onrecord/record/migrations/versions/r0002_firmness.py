"""Columns to filter by: opinion, condition, genre, an instrument's statuses, bindingness, parties.

Their values stand in the payloads already; what an earlier release did not know keeps its default.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

import sqlalchemy as sa
from alembic import op

from onrecord.record.folding import fold

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

_Key = sa.String().with_variant(sa.String(collation="C"), "postgresql")
_COLUMNS = {
    "statement": ("opinion", "conditional", "genre"),
    "instrument": ("binding", "statuses", "parties"),
}
_BATCH = 500


def upgrade() -> None:
    """Add the columns and fill them from what is stored."""
    for name in ("opinion", "conditional"):
        flag = sa.Column(name, sa.Integer(), nullable=False, server_default="0")
        op.add_column("statement", flag)
    op.add_column("statement", sa.Column("genre", _Key, nullable=False, server_default="news"))
    op.add_column("instrument", sa.Column("binding", sa.Integer()))
    for name in ("statuses", "parties"):
        op.add_column("instrument", sa.Column(name, _Key, nullable=False, server_default=""))
    _fill("statement", _of_statement)
    _fill("instrument", _of_instrument)


def downgrade() -> None:
    """Drop the columns; the payloads keep what they hold."""
    for table, columns in _COLUMNS.items():
        for column in columns:
            op.drop_column(table, column)


def _fill(name: str, values: Any) -> None:
    """Fill a table's new columns, a batch at a time, so that a large record fits in memory."""
    connection = op.get_bind()
    table = sa.table(
        name, *(sa.column(c) for c in ("document", "position", "payload")),
        *map(sa.column, _COLUMNS[name]),
    )  # fmt: skip
    place = (table.c.document, table.c.position)
    last: tuple[str, int] | None = None
    while True:
        query = sa.select(*place, table.c.payload).order_by(*place).limit(_BATCH)
        if last is not None:
            later = sa.and_(place[0] == last[0], place[1] > last[1])
            query = query.where(sa.or_(place[0] > last[0], later))
        rows = connection.execute(query).all()
        if not rows:
            return
        for row in rows:
            same = sa.and_(place[0] == row.document, place[1] == row.position)
            filled = values(json.loads(row.payload))
            connection.execute(sa.update(table).where(same).values(filled))
        last = (rows[-1].document, rows[-1].position)


def _of_statement(payload: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "opinion": int(payload["opinion"]),
        "conditional": int(payload["condition"] is not None),
        "genre": payload.get("genre", "news"),
    }


def _of_instrument(payload: Mapping[str, Any]) -> dict[str, Any]:
    binding = payload["binding"]
    statuses = dict.fromkeys(change["status"] for change in payload["statuses"])
    names = (payload["issuer"], payload["signatory"], payload.get("addressee"))
    return {
        "binding": None if binding is None else int(binding),
        "statuses": " ".join(["", *statuses, ""]) if statuses else "",
        "parties": "\n".join(fold(name) for name in names if name),
    }
