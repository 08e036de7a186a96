"""The first tables: documents, statements, actors, instruments, decisions."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

_Key = sa.String().with_variant(sa.String(collation="C"), "postgresql")


def upgrade() -> None:
    """Create the tables and their indices."""
    _documents()
    _statements()
    _actors()
    _instruments()
    _decisions()


def downgrade() -> None:
    """Drop the tables, and with them all that they hold."""
    for table in ("decision", "instrument", "actor", "statement", "document"):
        op.drop_table(table)


def _index(table: str, *columns: str, unique: bool = False) -> None:
    op.create_index(f"ix_{table}_{'_'.join(columns)}", table, list(columns), unique=unique)


def _part_of_document(table: str, *columns: sa.Column[object]) -> None:
    op.create_table(
        table,
        sa.Column("document", _Key, nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        *columns,
        sa.PrimaryKeyConstraint("document", "position", name=f"pk_{table}"),
        sa.ForeignKeyConstraint(
            ["document"], ["document.id"], name=f"fk_{table}_document", ondelete="CASCADE"
        ),
    )


def _documents() -> None:
    op.create_table(
        "document",
        sa.Column("id", _Key, nullable=False),
        sa.Column("name", _Key, nullable=False),
        sa.Column("digest", _Key, nullable=False),
        sa.Column("outlet", sa.Text()),
        sa.Column("outlet_key", _Key),
        sa.Column("author", sa.Text()),
        sa.Column("title", sa.Text()),
        sa.Column("published", sa.Text()),
        sa.Column("listed_at", sa.BigInteger(), nullable=False),
        sa.Column("published_by", sa.BigInteger()),
        sa.Column("url", sa.Text()),
        sa.Column("title_span", sa.Text()),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("metadata", sa.Text(), nullable=False),
        sa.Column("versions", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_document"),
    )
    _index("document", "listed_at", "id")
    _index("document", "name")
    _index("document", "digest")


def _statements() -> None:
    _part_of_document(
        "statement",
        sa.Column("listed_at", sa.BigInteger(), nullable=False),
        sa.Column("id", _Key, nullable=False),
        sa.Column("voice", _Key, nullable=False),
        sa.Column("act", _Key, nullable=False),
        sa.Column("speaker_id", _Key),
        sa.Column("speaker_name", sa.Text()),
        sa.Column("speaker_key", _Key),
        sa.Column("instrument", _Key),
        sa.Column("factuality", sa.Float()),
        sa.Column("said_at", sa.Text()),
        sa.Column("said_from", sa.BigInteger()),
        sa.Column("said_by", sa.BigInteger()),
        sa.Column("content", sa.Text(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("payload", sa.Text(), nullable=False),
        sa.Column("vector", sa.LargeBinary()),
    )
    _index("statement", "listed_at", "document", "position")
    _index("statement", "id", unique=True)
    _index("statement", "speaker_id")
    _index("statement", "act")
    _index("statement", "said_from")
    _index("statement", "instrument")


def _actors() -> None:
    _part_of_document(
        "actor",
        sa.Column("id", _Key),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("name_key", _Key, nullable=False),
        sa.Column("kind", _Key, nullable=False),
        sa.Column("payload", sa.Text(), nullable=False),
    )
    _index("actor", "id")


def _instruments() -> None:
    _part_of_document(
        "instrument",
        sa.Column("id", _Key, nullable=False),
        sa.Column("kind", _Key, nullable=False),
        sa.Column("payload", sa.Text(), nullable=False),
    )
    _index("instrument", "id")
    _index("instrument", "kind")


def _decisions() -> None:
    op.create_table(
        "decision",
        sa.Column("id", _Key, nullable=False),
        sa.Column("kind", _Key, nullable=False),
        sa.Column("subject", _Key, nullable=False),
        sa.Column("object", _Key),
        sa.Column("judgement", _Key, nullable=False),
        sa.Column("who", sa.Text(), nullable=False),
        sa.Column("at", _Key, nullable=False),
        sa.Column("note", sa.Text()),
        sa.PrimaryKeyConstraint("id", name="pk_decision"),
    )
    _index("decision", "subject")
    _index("decision", "object")
