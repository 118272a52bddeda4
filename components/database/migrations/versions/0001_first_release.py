"""The tables of the first release. A database that was made before revisions were counted has them already."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Create what is missing."""
    _orders()
    _row_pages()
    _vendor_files()
    _activity()
    _webhooks()
    _saved_audiences()
    _watched_counts()
    _threads()
    _turns()
    _shelf()


def _orders() -> None:
    op.create_table(
        "orders",
        sa.Column("key", sa.String(length=64), primary_key=True),
        sa.Column("account", sa.String(length=64), nullable=False),
        sa.Column("person", sa.String(length=200), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("audience", sa.Text(), nullable=False),
        sa.Column("audience_key", sa.String(length=64), nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("requested_count", sa.Integer(), nullable=False),
        sa.Column("max_credits", sa.BigInteger(), nullable=False),
        sa.Column("list_id", sa.BigInteger()),
        sa.Column("workflow_id", sa.String(length=120), nullable=False),
        sa.Column("stage", sa.String(length=80), nullable=False),
        sa.Column("percent", sa.Integer(), nullable=False),
        sa.Column("rows_total", sa.Integer(), nullable=False),
        sa.Column("rows_fetched", sa.Integer(), nullable=False),
        sa.Column("actual_count", sa.Integer()),
        sa.Column("credits_deducted", sa.BigInteger()),
        sa.Column("balance_before", sa.BigInteger()),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("not_before", sa.Float()),
        sa.Column("created_at", sa.Float(), nullable=False),
        sa.Column("placed_at", sa.Float()),
        sa.Column("ready_at", sa.Float()),
        sa.UniqueConstraint("account", "list_id"),
        if_not_exists=True,
    )
    op.create_index("ix_orders_account", "orders", ["account"], if_not_exists=True)
    op.create_index("orders_by_state", "orders", ["state"], if_not_exists=True)


def _row_pages() -> None:
    op.create_table(
        "row_pages",
        sa.Column("order_key", sa.String(length=64), primary_key=True),
        sa.Column("page", sa.Integer(), primary_key=True),
        sa.Column("total_rows", sa.Integer(), nullable=False),
        sa.Column("row_count", sa.Integer(), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        if_not_exists=True,
    )


def _vendor_files() -> None:
    op.create_table(
        "vendor_files",
        sa.Column("order_key", sa.String(length=64), primary_key=True),
        sa.Column("bytes_plain", sa.BigInteger(), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        if_not_exists=True,
    )


def _activity() -> None:
    op.create_table(
        "activity",
        sa.Column("key", sa.String(length=80), primary_key=True),
        sa.Column("account", sa.String(length=64), nullable=False),
        sa.Column("person", sa.String(length=200), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("max_credits", sa.BigInteger(), nullable=False),
        sa.Column("credits", sa.BigInteger()),
        sa.Column("outcome", sa.String(length=16), nullable=False),
        sa.Column("detail", sa.Text(), nullable=False),
        sa.Column("started_at", sa.Float(), nullable=False),
        sa.Column("finished_at", sa.Float()),
        if_not_exists=True,
    )
    op.create_index("ix_activity_account", "activity", ["account"], if_not_exists=True)


def _webhooks() -> None:
    op.create_table(
        "webhooks",
        sa.Column("id", sa.Integer(), primary_key=True, autoincrement=True),
        sa.Column("received_at", sa.Float(), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("list_id", sa.BigInteger()),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("verdict", sa.String(length=20), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        if_not_exists=True,
    )


def _saved_audiences() -> None:
    op.create_table(
        "saved_audiences",
        sa.Column("id", sa.String(length=36), primary_key=True),
        sa.Column("account", sa.String(length=64), nullable=False),
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column("tags", sa.Text(), nullable=False),
        sa.Column("audience", sa.Text(), nullable=False),
        sa.Column("watched", sa.Boolean(), nullable=False),
        sa.Column("created_at", sa.Float(), nullable=False),
        sa.Column("updated_at", sa.Float(), nullable=False),
        sa.Column("deleted_at", sa.Float()),
        if_not_exists=True,
    )
    op.create_index("ix_saved_audiences_account", "saved_audiences", ["account"], if_not_exists=True)


def _watched_counts() -> None:
    op.create_table(
        "watched_counts",
        sa.Column("saved_id", sa.String(length=36), primary_key=True),
        sa.Column("day", sa.String(length=10), primary_key=True),
        sa.Column("audience_key", sa.String(length=16), primary_key=True),
        sa.Column("matches", sa.Integer(), nullable=False),
        sa.Column("counted_at", sa.Float(), nullable=False),
        if_not_exists=True,
    )


def _threads() -> None:
    op.create_table(
        "threads",
        sa.Column("id", sa.String(length=36), primary_key=True),
        sa.Column("account", sa.String(length=64), nullable=False),
        sa.Column("title", sa.String(length=200), nullable=False),
        sa.Column("conversation_id", sa.String(length=200), nullable=False),
        sa.Column("created_at", sa.Float(), nullable=False),
        sa.Column("updated_at", sa.Float(), nullable=False),
        if_not_exists=True,
    )
    op.create_index("ix_threads_account", "threads", ["account"], if_not_exists=True)


def _turns() -> None:
    op.create_table(
        "turns",
        sa.Column("thread_id", sa.String(length=36), primary_key=True),
        sa.Column("ordinal", sa.Integer(), primary_key=True),
        sa.Column("prompt", sa.Text(), nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("assistance", sa.Text()),
        sa.Column("audience", sa.Text()),
        sa.Column("match_count", sa.Integer()),
        sa.Column("ticked", sa.Text(), nullable=False),
        sa.Column("problem", sa.Text(), nullable=False),
        sa.Column("charged", sa.String(length=40), nullable=False),
        sa.Column("advice", sa.Text(), nullable=False),
        sa.Column("forgotten", sa.Boolean(), nullable=False),
        sa.Column("asked_at", sa.Float(), nullable=False),
        sa.Column("answered_at", sa.Float()),
        if_not_exists=True,
    )


def _shelf() -> None:
    op.create_table(
        "shelf",
        sa.Column("account", sa.String(length=64), primary_key=True),
        sa.Column("list_id", sa.BigInteger(), primary_key=True),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("row_count", sa.BigInteger(), nullable=False),
        sa.Column("put_at", sa.Float(), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        if_not_exists=True,
    )
