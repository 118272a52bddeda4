"""The table of this room; SQLite and PostgreSQL alike. Times are UTC seconds."""

from __future__ import annotations

from sqlalchemy import Column, Float, Integer, LargeBinary, MetaData, String, Table, Text

metadata = MetaData()

uploads = Table(
    "uploads",
    metadata,
    Column("key", String(32), primary_key=True),
    Column("account", String(64), nullable=False, index=True),
    Column("purpose", String(20), nullable=False),
    Column("name", String(200), nullable=False),
    Column("row_count", Integer, nullable=False),
    Column("told", Text, nullable=False),
    Column("choices", Text, nullable=False),
    Column("batch_key", String(64), nullable=False, index=True),
    Column("made_at", Float, nullable=False),
    Column("body", LargeBinary, nullable=False),
    Column("problems", LargeBinary),
)
