"""The tables of this room; SQLite and PostgreSQL alike. Times are UTC seconds by the database's own clock."""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, Float, Index, Integer, LargeBinary, MetaData, String, Table

metadata = MetaData()

replicas = Table(
    "replicas",
    metadata,
    Column("name", String(120), primary_key=True),
    Column("lease", String(160), nullable=False),
    Column("version", String(40), nullable=False),
    Column("started_at", Float, nullable=False),
    Column("seen_at", Float, nullable=False),
)

metered_calls = Table(
    "metered_calls",
    metadata,
    Column("id", BigInteger().with_variant(Integer, "sqlite"), primary_key=True, autoincrement=True),
    Column("account", String(64), nullable=False),
    Column("meter", String(20), nullable=False),
    Column("at", Float, nullable=False),
    Column("held_until", Float),
    Index("metered_calls_by_time", "account", "meter", "at"),
)

shared_answers = Table(
    "shared_answers",
    metadata,
    Column("account", String(64), primary_key=True),
    Column("question", String(64), primary_key=True),
    Column("at", Float, nullable=False),
    Column("body", LargeBinary, nullable=False),
    Index("shared_answers_by_time", "at"),
)
