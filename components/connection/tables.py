"""The table of this room; SQLite and PostgreSQL alike. Times are UTC seconds."""

from __future__ import annotations

from sqlalchemy import Column, Float, MetaData, String, Table, Text

metadata = MetaData()

connections = Table(
    "connections",
    metadata,
    Column("account", String(64), primary_key=True),
    Column("found", Text, nullable=False),
    Column("found_at", Float, nullable=False),
)
