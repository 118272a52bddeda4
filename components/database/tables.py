"""The table of this room: what a database knows about itself. Times are UTC seconds."""

from __future__ import annotations

from sqlalchemy import Column, Float, MetaData, String, Table, Text

metadata = MetaData()

marks = Table(
    "marks",
    metadata,
    Column("name", String(20), primary_key=True),
    Column("value", Text, nullable=False),
    Column("made_at", Float, nullable=False),
)
