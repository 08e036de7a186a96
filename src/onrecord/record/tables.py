"""The tables of the record, as SQLAlchemy knows them; `migrations/` holds how they came to be."""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
)

# Bytewise order everywhere, so that a listing is the same on every database.
_Key = String().with_variant(String(collation="C"), "postgresql")

metadata = MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "fk": "fk_%(table_name)s_%(referred_table_name)s",
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    }
)

# `*_from` and `*_by` are the first and the last instant that a date can mean, in microseconds
# since 1970 UTC; `listed_at` is the first of publication, or, for a document without a date, the
# last of all: canonical order is by it, document id and position. `*_key`, `words` and `parties`
# are folded text to search in (see folding.py); `statuses` are names between blanks.
document = Table(
    "document",
    metadata,
    Column("id", _Key, primary_key=True),
    Column("name", _Key, nullable=False),
    Column("digest", _Key, nullable=False),
    Column("outlet", Text),
    Column("outlet_key", _Key),
    Column("author", Text),
    Column("title", Text),
    Column("published", Text),
    Column("listed_at", BigInteger, nullable=False),
    Column("published_by", BigInteger),
    Column("url", Text),
    Column("title_span", Text),
    Column("body", Text, nullable=False),
    Column("metadata", Text, nullable=False),
    Column("versions", Text, nullable=False),
    Column("text", Text, nullable=False),
    Column("words", Text, nullable=False),
    Index(None, "listed_at", "id"),
    Index(None, "name"),
    Index(None, "digest"),
)

statement = Table(
    "statement",
    metadata,
    Column("document", ForeignKey("document.id", ondelete="CASCADE"), primary_key=True),
    Column("position", Integer, primary_key=True, autoincrement=False),
    Column("listed_at", BigInteger, nullable=False),
    Column("id", _Key, nullable=False),
    Column("voice", _Key, nullable=False),
    Column("act", _Key, nullable=False),
    Column("speaker_id", _Key),
    Column("speaker_name", Text),
    Column("speaker_key", _Key),
    Column("instrument", _Key),
    Column("factuality", Float),
    Column("said_at", Text),
    Column("said_from", BigInteger),
    Column("said_by", BigInteger),
    Column("content", Text, nullable=False),
    Column("words", Text, nullable=False),
    Column("payload", Text, nullable=False),
    Column("vector", LargeBinary),
    Column("opinion", Integer, nullable=False, server_default="0"),
    Column("conditional", Integer, nullable=False, server_default="0"),
    Column("genre", _Key, nullable=False, server_default="news"),
    Column("horizon", Integer, nullable=False, server_default="0"),
    Index(None, "listed_at", "document", "position"),
    Index(None, "id", unique=True),
    Index(None, "speaker_id"),
    Index(None, "act"),
    Index(None, "said_from"),
    Index(None, "instrument"),
)

actor = Table(
    "actor",
    metadata,
    Column("document", ForeignKey("document.id", ondelete="CASCADE"), primary_key=True),
    Column("position", Integer, primary_key=True, autoincrement=False),
    Column("id", _Key),
    Column("name", Text, nullable=False),
    Column("name_key", _Key, nullable=False),
    Column("kind", _Key, nullable=False),
    Column("payload", Text, nullable=False),
    Index(None, "id"),
)

instrument = Table(
    "instrument",
    metadata,
    Column("document", ForeignKey("document.id", ondelete="CASCADE"), primary_key=True),
    Column("position", Integer, primary_key=True, autoincrement=False),
    Column("id", _Key, nullable=False),
    Column("kind", _Key, nullable=False),
    Column("payload", Text, nullable=False),
    Column("binding", Integer),
    Column("statuses", _Key, nullable=False, server_default=""),
    Column("parties", _Key, nullable=False, server_default=""),
    Index(None, "id"),
    Index(None, "kind"),
)

# Actors that a file told of, with dated roles; `origin` names the file.
known = Table(
    "known",
    metadata,
    Column("id", _Key, primary_key=True),
    Column("name", Text, nullable=False),
    Column("name_key", _Key, nullable=False),
    Column("kind", _Key, nullable=False),
    Column("origin", Text, nullable=False),
    Column("payload", Text, nullable=False),
    Index(None, "kind"),
)

# A reviewer's judgement is an edge that is added and never rewritten: no foreign keys, because
# it must outlive the rows that it judges.
decision = Table(
    "decision",
    metadata,
    Column("id", _Key, primary_key=True),
    Column("kind", _Key, nullable=False),
    Column("subject", _Key, nullable=False),
    Column("object", _Key),
    Column("judgement", _Key, nullable=False),
    Column("who", Text, nullable=False),
    Column("at", _Key, nullable=False),
    Column("note", Text),
    Index(None, "subject"),
    Index(None, "object"),
)
