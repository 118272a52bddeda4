"""The tables of this room. Times are UTC seconds."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, Float, Integer, MetaData, String, Table, Text

metadata = MetaData()

accounts = Table(
    "accounts",
    metadata,
    Column("key", String(64), primary_key=True),
    Column("mode", String(10), nullable=False),
    Column("name", String(80), nullable=False),
    Column("colour", String(10), nullable=False),
    Column("slot", String(100), nullable=False),
    Column("sealed", Text, nullable=False, default=""),
    Column("max_order_credits", Integer),
    Column("max_daily_credits", Integer),
    Column("everyone", Boolean, nullable=False),
    Column("created_at", Float, nullable=False),
    Column("archived_at", Float),
)

account_tokens = Table(
    "account_tokens",
    metadata,
    Column("mark", String(64), primary_key=True),
    Column("account", String(64), nullable=False, index=True),
    Column("tied_at", Float, nullable=False),
)
"""Every token that was ever an account's, by its keyed hash: never the token."""

account_members = Table(
    "account_members",
    metadata,
    Column("account", String(64), primary_key=True),
    Column("person", String(64), primary_key=True),
    Column("added_by", String(200), nullable=False, default=""),
    Column("added_at", Float, nullable=False),
)

account_looks = Table(
    "account_looks",
    metadata,
    Column("person", String(64), primary_key=True),
    Column("account", String(64), nullable=False),
    Column("at", Float, nullable=False),
)
"""From which account each person looked last."""
