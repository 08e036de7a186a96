"""The record: documents and what they yield, kept in SQLite or PostgreSQL."""

from onrecord.record.filters import StatementFilter
from onrecord.record.merging import ActorRow
from onrecord.record.reading import VectorTable
from onrecord.record.store import Store

__all__ = ["ActorRow", "StatementFilter", "Store", "VectorTable"]
