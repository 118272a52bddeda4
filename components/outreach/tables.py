"""The tables of this room; SQLite and PostgreSQL alike. Times are UTC seconds, days ISO dates.

`form` is a standard form (see `components/matching`), or, where `sealed`, its digest: enough to know it again, nothing to read.
"""

from __future__ import annotations

from sqlalchemy import BigInteger, Boolean, Column, Float, Integer, MetaData, String, Table, Text

metadata = MetaData()

suppressions = Table(
    "suppressions",
    metadata,
    Column("account", String(64), primary_key=True),
    Column("kind", String(10), primary_key=True),
    Column("form", String(300), primary_key=True),
    Column("sealed", Boolean, nullable=False),
    Column("source", String(200), nullable=False),
    Column("note", Text, nullable=False),
    Column("person", String(200), nullable=False),
    Column("added_at", Float, nullable=False),
    Column("act", Integer, nullable=False, index=True),
)
"""Who must not be contacted. `act` is the number of the act that added it."""

opted_out_owners = Table(
    "opted_out_owners",
    metadata,
    Column("account", String(64), primary_key=True),
    Column("form", String(300), primary_key=True),
    Column("owner", String(64), primary_key=True),
)
"""Whose phone an opted-out one is, as the lists tell: `form` is the phone's, `owner` a digest of name and mailing address."""

owners_sought = Table(
    "owners_sought",
    metadata,
    Column("account", String(64), primary_key=True),
    Column("list_id", BigInteger, primary_key=True, autoincrement=False),
    Column("digest", String(64), nullable=False),
    Column("act", Integer, nullable=False),
)
"""Up to which act the owners of opted-out phones were looked for in a list."""

vouched = Table(
    "vouched_exceptions",
    metadata,
    Column("account", String(64), primary_key=True),
    Column("phone", String(10), primary_key=True),
    Column("kind", String(20), primary_key=True),
    Column("on_day", String(10), nullable=False),
    Column("note", Text, nullable=False),
    Column("person", String(200), nullable=False),
    Column("vouched_at", Float, nullable=False),
)

acts = Table(
    "outreach_acts",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("account", String(64), nullable=False, index=True),
    Column("act", String(20), nullable=False),
    Column("kind", String(20), nullable=False),
    Column("form", String(300), nullable=False),
    Column("entries", Integer, nullable=False),
    Column("source", String(200), nullable=False),
    Column("note", Text, nullable=False),
    Column("person", String(200), nullable=False),
    Column("done_at", Float, nullable=False),
)
"""What was done, by whom and when: never changed, but for the `form` of somebody who was erased."""

receipts = Table(
    "outreach_receipts",
    metadata,
    Column("key", String(32), primary_key=True),
    Column("account", String(64), nullable=False, index=True),
    Column("made_at", Float, nullable=False),
    Column("person", String(200), nullable=False),
    Column("destination", String(40), nullable=False),
    Column("name", String(200), nullable=False),
    Column("digest", String(64), nullable=False),
    Column("size_bytes", BigInteger, nullable=False),
    Column("row_count", BigInteger, nullable=False),
    Column("asked", Text, nullable=False),
    Column("told", Text, nullable=False),
    Column("again_of", String(32), nullable=False),
)
"""What left, proven by its digest. `asked` and `told` are JSON without phones, e-mail addresses or names of people."""
