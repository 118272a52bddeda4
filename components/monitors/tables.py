"""The table of this room; SQLite and PostgreSQL alike. Times are UTC seconds."""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, Float, MetaData, String, Table, Text

from components.replicas import signed_by

metadata = MetaData()

monitors = Table(
    "monitors",
    metadata,
    Column("key", String(64), primary_key=True),
    Column("account", String(64), nullable=False, index=True),
    Column("person", String(200), nullable=False, default=""),
    Column("by_id", String(120), nullable=False, default=""),
    Column("saved_id", String(36), nullable=False, default="", index=True),
    Column("name", String(200), nullable=False),
    Column("audience", Text, nullable=False),
    Column("asked_key", String(64), nullable=False, index=True),
    Column("frequency", String(20), nullable=False),
    Column("state", String(16), nullable=False),
    Column("vendor_id", BigInteger),
    Column("problem", Text, nullable=False, default=""),
    Column("lease", String(160), nullable=False, default=signed_by),
    Column("made_at", Float, nullable=False),
)
