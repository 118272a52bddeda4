"""The tables of this room; SQLite and PostgreSQL alike. Times are UTC seconds."""

from __future__ import annotations

from sqlalchemy import BigInteger, Boolean, Column, Float, LargeBinary, MetaData, String, Table, Text

metadata = MetaData()
blobs = Table(
    "shelf",
    metadata,
    Column("account", String(64), primary_key=True),
    Column("list_id", BigInteger, primary_key=True),
    Column("digest", String(64), nullable=False),
    Column("row_count", BigInteger, nullable=False),
    Column("put_at", Float, nullable=False),
    Column("body", LargeBinary, nullable=False),
)

own_lists = Table(
    "own_lists",
    metadata,
    Column("account", String(64), primary_key=True),
    Column("list_id", BigInteger, primary_key=True, autoincrement=False),
    Column("kind", String(20), nullable=False),
    Column("name", String(200), nullable=False),
    Column("recipe", Text, nullable=False),
    Column("made_at", Float, nullable=False),
)

verdicts = Table(
    "verdicts",
    metadata,
    Column("account", String(64), primary_key=True),
    Column("phone", String(10), primary_key=True),
    Column("national_dnc", Boolean),
    Column("state_dnc", Boolean),
    Column("dma", Boolean),
    Column("litigator", Boolean),
    Column("phone_type", String(20), nullable=False),
    Column("checked_at", Float, nullable=False),
    Column("source", String(120), nullable=False),
)
