"""The table of this room; SQLite and PostgreSQL alike. Times are UTC seconds."""

from __future__ import annotations

from sqlalchemy import Column, Float, Integer, MetaData, String, Table, Text

metadata = MetaData()

acts = Table(
    "retention_acts",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("done_at", Float, nullable=False),
    Column("person", String(200), nullable=False),
    Column("told", Text, nullable=False),
)
"""What was taken away and when. `told` is JSON: how many of each kind, and for how many days it was kept."""
