"""Runs the migrations on the connection, and in the transaction, that the caller holds."""

from __future__ import annotations

from alembic import context

from onrecord.record.tables import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    version_table="onrecord_version",
    transactional_ddl=True,
)
with context.begin_transaction():
    context.run_migrations()
