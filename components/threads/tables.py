"""The tables of this room; SQLite and PostgreSQL alike. Times are UTC seconds."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, Float, Integer, MetaData, String, Table, Text

from components.replicas import signed_by

metadata = MetaData()

threads = Table(
    "threads",
    metadata,
    Column("id", String(36), primary_key=True),
    Column("account", String(64), nullable=False, index=True),
    Column("title", String(200), nullable=False),
    Column("conversation_id", String(200), nullable=False, default=""),
    Column("created_at", Float, nullable=False),
    Column("updated_at", Float, nullable=False),
)

turns = Table(
    "turns",
    metadata,
    Column("thread_id", String(36), primary_key=True),
    Column("ordinal", Integer, primary_key=True),
    Column("prompt", Text, nullable=False),
    Column("state", String(16), nullable=False),
    Column("assistance", Text),
    Column("audience", Text),
    Column("match_count", Integer),
    Column("ticked", Text, nullable=False, default="[]"),
    Column("problem", Text, nullable=False, default=""),
    Column("charged", String(40), nullable=False, default=""),
    Column("advice", Text, nullable=False, default=""),
    Column("forgotten", Boolean, nullable=False, default=False),
    Column("asked_at", Float, nullable=False),
    Column("answered_at", Float),
    Column("lease", String(160), nullable=False, default=signed_by, server_default=""),
)
