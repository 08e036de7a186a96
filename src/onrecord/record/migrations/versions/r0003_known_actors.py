"""Actors known from a file and not from a text: `known`."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

_Key = sa.String().with_variant(sa.String(collation="C"), "postgresql")


def upgrade() -> None:
    """Create the table and its index."""
    op.create_table(
        "known",
        sa.Column("id", _Key, nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("name_key", _Key, nullable=False),
        sa.Column("kind", _Key, nullable=False),
        sa.Column("origin", sa.Text(), nullable=False),
        sa.Column("payload", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_known"),
    )
    op.create_index("ix_known_kind", "known", ["kind"])


def downgrade() -> None:
    """Drop the table, and with it all that was imported."""
    op.drop_table("known")
