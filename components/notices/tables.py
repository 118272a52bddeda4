"""The tables of this room; SQLite and PostgreSQL alike. Times are UTC seconds."""

from __future__ import annotations

from sqlalchemy import Column, Float, Index, Integer, MetaData, String, Table, Text

metadata = MetaData()

notices = Table(
    "notices",
    metadata,
    Column("key", String(160), primary_key=True),
    Column("account", String(64), nullable=False, index=True),
    Column("kind", String(20), nullable=False),
    Column("title", Text, nullable=False),
    Column("detail", Text, nullable=False, default=""),
    Column("page", String(40), nullable=False, default=""),
    Column("query", Text, nullable=False, default="{}"),
    Column("recipients", Text, nullable=False, default="[]"),
    Column("share", Float),
    Column("happened_at", Float, nullable=False),
    Column("spread_at", Float, index=True),
)

lines = Table(
    "notice_lines",
    metadata,
    Column("notice_key", String(160), primary_key=True),
    Column("person", String(200), primary_key=True),
    Column("account", String(64), nullable=False),
    Column("happened_at", Float, nullable=False),
    Column("read_at", Float),
    Index("notice_lines_by_person", "account", "person", "happened_at"),
)

choices = Table(
    "notice_choices",
    metadata,
    Column("account", String(64), primary_key=True),
    Column("person", String(200), primary_key=True),
    Column("chosen", Text, nullable=False),
    Column("updated_at", Float, nullable=False),
)

outbox = Table(
    "notice_outbox",
    metadata,
    Column("notice_key", String(160), primary_key=True),
    Column("person", String(200), primary_key=True),
    Column("way", String(10), primary_key=True),
    Column("account", String(64), nullable=False),
    Column("state", String(10), nullable=False),
    Column("tries", Integer, nullable=False, default=0),
    Column("due_at", Float, nullable=False),
    Column("not_before", Float, nullable=False),
    Column("claim", String(32), nullable=False, default=""),
    Column("claimed_until", Float),
    Column("problem", Text, nullable=False, default=""),
    Column("settled_at", Float),
    Index("notice_outbox_by_state", "state", "not_before"),
)
