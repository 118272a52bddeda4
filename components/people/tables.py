"""The tables of this room; SQLite and PostgreSQL alike. Times are UTC seconds, limits are credits, None means no limit."""

from __future__ import annotations

from sqlalchemy import BigInteger, Boolean, Column, Float, MetaData, String, Table, UniqueConstraint

metadata = MetaData()

people = Table(
    "people",
    metadata,
    Column("id", String(32), primary_key=True),
    Column("issuer", String(300), nullable=False),
    Column("subject", String(300), nullable=False),
    Column("email", String(320), nullable=False),
    Column("name", String(200), nullable=False),
    Column("role", String(16), nullable=False),
    Column("role_from", String(16), nullable=False),
    Column("max_order_credits", BigInteger),
    Column("max_daily_credits", BigInteger),
    Column("max_monthly_credits", BigInteger),
    Column("active", Boolean, nullable=False),
    Column("came_by", String(200), nullable=False),
    Column("joined_at", Float, nullable=False),
    Column("last_seen_at", Float, nullable=False),
    UniqueConstraint("issuer", "subject"),
)

invitations = Table(
    "invitations",
    metadata,
    Column("code_digest", String(64), primary_key=True),
    Column("email", String(320), nullable=False, index=True),
    Column("role", String(16), nullable=False),
    Column("max_order_credits", BigInteger),
    Column("max_daily_credits", BigInteger),
    Column("max_monthly_credits", BigInteger),
    Column("invited_by", String(200), nullable=False),
    Column("made_at", Float, nullable=False),
    Column("expires_at", Float, nullable=False),
    Column("used_by", String(32), nullable=False),
    Column("used_at", Float),
)
