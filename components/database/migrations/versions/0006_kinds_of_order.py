"""One engine, several goods: an order has a kind. Beside it batches and single answers."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    """Give orders a kind, and make the tables of what else is bought."""
    _orders()
    op.execute("UPDATE activity SET kind = 'lead_list' WHERE kind = 'order'")
    op.execute("ALTER TABLE webhooks RENAME COLUMN list_id TO vendor_id")
    _batches()
    _order_bodies()
    _instants()


def _orders() -> None:
    """Write the table anew: SQLite can't change the rule that a vendor's id is an account's once."""
    op.create_table(
        "orders_next",
        sa.Column("key", sa.String(length=64), primary_key=True),
        sa.Column("account", sa.String(length=64), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("person", sa.String(length=200), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("wanted", sa.Text(), nullable=False),
        sa.Column("wanted_key", sa.String(length=64), nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("requested_count", sa.Integer(), nullable=False),
        sa.Column("max_credits", sa.BigInteger(), nullable=False),
        sa.Column("vendor_id", sa.BigInteger()),
        sa.Column("workflow_id", sa.String(length=120), nullable=False),
        sa.Column("stage", sa.String(length=80), nullable=False),
        sa.Column("percent", sa.Integer(), nullable=False),
        sa.Column("rows_total", sa.Integer(), nullable=False),
        sa.Column("rows_fetched", sa.Integer(), nullable=False),
        sa.Column("actual_count", sa.Integer()),
        sa.Column("credits_deducted", sa.BigInteger()),
        sa.Column("balance_before", sa.BigInteger()),
        sa.Column("estimated_wait_s", sa.Float()),
        sa.Column("batch_key", sa.String(length=64)),
        sa.Column("part", sa.Integer(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("not_before", sa.Float()),
        sa.Column("created_at", sa.Float(), nullable=False),
        sa.Column("placed_at", sa.Float()),
        sa.Column("ready_at", sa.Float()),
        sa.UniqueConstraint("account", "kind", "vendor_id"),
    )
    same = (
        "key, account, person, name, state, requested_count, max_credits, workflow_id, stage, percent, rows_total, rows_fetched, "
        "actual_count, credits_deducted, balance_before, reason, note, not_before, created_at, placed_at, ready_at"
    )
    op.execute(
        f"INSERT INTO orders_next ({same}, kind, wanted, wanted_key, vendor_id, part) "  # noqa: S608  our own names
        f"SELECT {same}, 'lead_list', audience, audience_key, list_id, 1 FROM orders"
    )
    op.drop_table("orders")
    op.rename_table("orders_next", "orders")
    op.create_index("ix_orders_account", "orders", ["account"])
    op.create_index("ix_orders_batch_key", "orders", ["batch_key"])
    op.create_index("orders_by_state", "orders", ["state"])


def _batches() -> None:
    op.create_table(
        "batches",
        sa.Column("key", sa.String(length=64), primary_key=True),
        sa.Column("account", sa.String(length=64), nullable=False),
        sa.Column("person", sa.String(length=200), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("list_id", sa.BigInteger()),
        sa.Column("row_count", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.Float(), nullable=False),
        sa.Column("brought", sa.LargeBinary(), nullable=False),
    )
    op.create_index("ix_batches_account", "batches", ["account"])


def _order_bodies() -> None:
    op.create_table(
        "order_bodies",
        sa.Column("order_key", sa.String(length=64), primary_key=True),
        sa.Column("body", sa.LargeBinary(), nullable=False),
    )


def _instants() -> None:
    op.create_table(
        "instants",
        sa.Column("key", sa.String(length=64), primary_key=True),
        sa.Column("account", sa.String(length=64), nullable=False),
        sa.Column("person", sa.String(length=200), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("asked", sa.Text(), nullable=False),
        sa.Column("asked_key", sa.String(length=64), nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("answer", sa.Text()),
        sa.Column("credits", sa.BigInteger()),
        sa.Column("problem", sa.Text(), nullable=False),
        sa.Column("charged", sa.String(length=40), nullable=False),
        sa.Column("advice", sa.Text(), nullable=False),
        sa.Column("asked_at", sa.Float(), nullable=False),
        sa.Column("answered_at", sa.Float()),
    )
    op.create_index("ix_instants_account", "instants", ["account"])
    op.create_index("ix_instants_asked_key", "instants", ["asked_key"])
