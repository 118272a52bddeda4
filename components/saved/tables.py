"""The tables of this room; SQLite and PostgreSQL alike. Times are UTC seconds, days are ISO dates in UTC."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, Float, Integer, MetaData, String, Table, Text

metadata = MetaData()

saved = Table(
    "saved_audiences",
    metadata,
    Column("id", String(36), primary_key=True),
    Column("account", String(64), nullable=False, index=True),
    Column("name", String(120), nullable=False),
    Column("tags", Text, nullable=False, default="[]"),
    Column("audience", Text, nullable=False),
    Column("watched", Boolean, nullable=False, default=False),
    Column("created_at", Float, nullable=False),
    Column("updated_at", Float, nullable=False),
    Column("deleted_at", Float),
)

counts = Table(
    "watched_counts",
    metadata,
    Column("saved_id", String(36), primary_key=True),
    Column("day", String(10), primary_key=True),
    Column("audience_key", String(16), primary_key=True),
    Column("matches", Integer, nullable=False),
    Column("counted_at", Float, nullable=False),
)

pins = Table(
    "pins",
    metadata,
    Column("account", String(64), primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("audience", Text, nullable=False),
    Column("pinned_at", Float, nullable=False),
)
