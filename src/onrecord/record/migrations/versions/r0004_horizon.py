"""A column to filter by: whether a statement says how far what it foretells reaches.

The value stands in the payloads of releases that read horizons; others keep the default.
"""

from __future__ import annotations

import json

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

_BATCH = 500


def upgrade() -> None:
    """Add the column and fill it from what is stored, a batch at a time."""
    flag = sa.Column("horizon", sa.Integer(), nullable=False, server_default="0")
    op.add_column("statement", flag)
    connection = op.get_bind()
    table = sa.table("statement", *map(sa.column, ("document", "position", "payload", "horizon")))
    place = (table.c.document, table.c.position)
    query = sa.select(*place, table.c.payload).order_by(*place).limit(_BATCH)
    rows = connection.execute(query).all()
    while rows:
        for row in rows:
            if json.loads(row.payload).get("horizon") is not None:
                same = sa.and_(place[0] == row.document, place[1] == row.position)
                connection.execute(sa.update(table).where(same).values(horizon=1))
        document, position = rows[-1].document, rows[-1].position
        later = sa.and_(place[0] == document, place[1] > position)
        rows = connection.execute(query.where(sa.or_(place[0] > document, later))).all()


def downgrade() -> None:
    """Drop the column; the payloads keep what they hold."""
    op.drop_column("statement", "horizon")
