"""The table of this room; SQLite and PostgreSQL alike. Times are UTC seconds."""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, Float, LargeBinary, MetaData, String, Table

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
