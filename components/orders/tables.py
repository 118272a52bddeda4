"""The tables of this room; SQLite and PostgreSQL alike. Times are stored as UTC seconds, so that both give the same back."""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Column,
    Float,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
)

from components.replicas import signed_by

metadata = MetaData()

orders = Table(
    "orders",
    metadata,
    Column("key", String(64), primary_key=True),
    Column("account", String(64), nullable=False, index=True),
    Column("kind", String(20), nullable=False),
    Column("person", String(200), nullable=False, default=""),
    Column("name", String(200), nullable=False),
    Column("wanted", Text, nullable=False),
    Column("wanted_key", String(64), nullable=False),
    Column("state", String(16), nullable=False),
    Column("requested_count", Integer, nullable=False),
    Column("max_credits", BigInteger, nullable=False),
    Column("vendor_id", BigInteger),
    Column("workflow_id", String(120), nullable=False, default=""),
    Column("stage", String(80), nullable=False, default=""),
    Column("percent", Integer, nullable=False, default=0),
    Column("rows_total", Integer, nullable=False, default=0),
    Column("rows_fetched", Integer, nullable=False, default=0),
    Column("actual_count", Integer),
    Column("credits_deducted", BigInteger),
    Column("balance_before", BigInteger),
    Column("estimated_wait_s", Float),
    Column("batch_key", String(64), index=True),
    Column("part", Integer, nullable=False, default=1),
    Column("reason", Text, nullable=False, default=""),
    Column("note", Text, nullable=False, default=""),
    Column("not_before", Float),
    Column("created_at", Float, nullable=False),
    Column("placed_at", Float),
    Column("ready_at", Float),
    Column("by_id", String(32), nullable=False, default="", server_default=""),
    Column("approved_by", String(200), nullable=False, default="", server_default=""),
    UniqueConstraint("account", "kind", "vendor_id"),
    Index("orders_by_state", "state"),
    Index("orders_by_person", "by_id", "created_at"),
)

batches = Table(
    "batches",
    metadata,
    Column("key", String(64), primary_key=True),
    Column("account", String(64), nullable=False, index=True),
    Column("person", String(200), nullable=False, default=""),
    Column("kind", String(20), nullable=False),
    Column("name", String(200), nullable=False),
    Column("source", Text, nullable=False),
    Column("list_id", BigInteger),
    Column("row_count", Integer, nullable=False),
    Column("created_at", Float, nullable=False),
    Column("brought", LargeBinary, nullable=False),
)

order_bodies = Table(
    "order_bodies",
    metadata,
    Column("order_key", String(64), primary_key=True),
    Column("body", LargeBinary, nullable=False),
)

instants = Table(
    "instants",
    metadata,
    Column("key", String(64), primary_key=True),
    Column("account", String(64), nullable=False, index=True),
    Column("person", String(200), nullable=False, default=""),
    Column("kind", String(20), nullable=False),
    Column("subject", Text, nullable=False),
    Column("asked", Text, nullable=False),
    Column("asked_key", String(64), nullable=False, index=True),
    Column("state", String(16), nullable=False),
    Column("answer", Text),
    Column("credits", BigInteger),
    Column("problem", Text, nullable=False, default=""),
    Column("charged", String(40), nullable=False, default=""),
    Column("advice", Text, nullable=False, default=""),
    Column("asked_at", Float, nullable=False),
    Column("answered_at", Float),
    Column("lease", String(160), nullable=False, default=signed_by, server_default=""),
)

row_pages = Table(
    "row_pages",
    metadata,
    Column("order_key", String(64), primary_key=True),
    Column("page", Integer, primary_key=True),
    Column("total_rows", Integer, nullable=False),
    Column("row_count", Integer, nullable=False),
    Column("body", LargeBinary, nullable=False),
)

vendor_files = Table(
    "vendor_files",
    metadata,
    Column("order_key", String(64), primary_key=True),
    Column("bytes_plain", BigInteger, nullable=False),
    Column("body", LargeBinary, nullable=False),
)

activity = Table(
    "activity",
    metadata,
    Column("key", String(80), primary_key=True),
    Column("account", String(64), nullable=False, index=True),
    Column("person", String(200), nullable=False, default=""),
    Column("kind", String(40), nullable=False),
    Column("subject", Text, nullable=False),
    Column("max_credits", BigInteger, nullable=False),
    Column("credits", BigInteger),
    Column("outcome", String(16), nullable=False),
    Column("detail", Text, nullable=False, default=""),
    Column("started_at", Float, nullable=False),
    Column("finished_at", Float),
    Column("by_id", String(32), nullable=False, default="", server_default=""),
    Column("lease", String(160), nullable=False, default=signed_by, server_default=""),
    Index("activity_by_time", "account", "started_at"),
    Index("activity_by_person", "by_id", "started_at"),
)

approvals = Table(
    "approvals",
    metadata,
    Column("id", String(32), primary_key=True),
    Column("key", String(64), nullable=False, index=True),
    Column("account", String(64), nullable=False),
    Column("kind", String(20), nullable=False),
    Column("name", String(200), nullable=False),
    Column("wanted", Text, nullable=False),
    Column("brought", LargeBinary),
    Column("requested_count", Integer, nullable=False),
    Column("max_credits", BigInteger, nullable=False),
    Column("by_id", String(32), nullable=False),
    Column("person", String(200), nullable=False),
    Column("note", Text, nullable=False),
    Column("state", String(16), nullable=False),
    Column("decided_by", String(200), nullable=False),
    Column("answer", Text, nullable=False),
    Column("asked_at", Float, nullable=False),
    Column("expires_at", Float, nullable=False),
    Column("decided_at", Float),
    Index("approvals_by_state", "account", "state"),
)

balances = Table(
    "balances",
    metadata,
    Column("account", String(64), primary_key=True),
    Column("at", Float, primary_key=True),
    Column("balance", BigInteger, nullable=False),
)

webhooks = Table(
    "webhooks",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("received_at", Float, nullable=False),
    Column("kind", String(40), nullable=False),
    Column("vendor_id", BigInteger),
    Column("name", Text, nullable=False, default=""),
    Column("verdict", String(20), nullable=False),
    Column("body", LargeBinary, nullable=False),
    Index("webhooks_by_job", "kind", "vendor_id"),
)
