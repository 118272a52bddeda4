"""People with a role and limits, invitations, orders that wait for approval; orders and calls know whose they are."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"


def upgrade() -> None:
    """Create the tables, and write on orders and calls who is behind them."""
    _people()
    _invitations()
    _approvals()
    for table in ("orders", "activity"):
        op.add_column(table, sa.Column("by_id", sa.String(length=32), nullable=False, server_default=""))
    op.add_column("orders", sa.Column("approved_by", sa.String(length=200), nullable=False, server_default=""))
    op.create_index("orders_by_person", "orders", ["by_id", "created_at"])
    op.create_index("activity_by_person", "activity", ["by_id", "started_at"])


def _limits() -> list[sa.Column[int]]:
    names = ("max_order_credits", "max_daily_credits", "max_monthly_credits")
    return [sa.Column(name, sa.BigInteger()) for name in names]


def _people() -> None:
    op.create_table(
        "people",
        sa.Column("id", sa.String(length=32), primary_key=True),
        sa.Column("issuer", sa.String(length=300), nullable=False),
        sa.Column("subject", sa.String(length=300), nullable=False),
        sa.Column("email", sa.String(length=320), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("role", sa.String(length=16), nullable=False),
        sa.Column("role_from", sa.String(length=16), nullable=False),
        *_limits(),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.Column("came_by", sa.String(length=200), nullable=False),
        sa.Column("joined_at", sa.Float(), nullable=False),
        sa.Column("last_seen_at", sa.Float(), nullable=False),
        sa.UniqueConstraint("issuer", "subject"),
    )


def _invitations() -> None:
    op.create_table(
        "invitations",
        sa.Column("code_digest", sa.String(length=64), primary_key=True),
        sa.Column("email", sa.String(length=320), nullable=False),
        sa.Column("role", sa.String(length=16), nullable=False),
        *_limits(),
        sa.Column("invited_by", sa.String(length=200), nullable=False),
        sa.Column("made_at", sa.Float(), nullable=False),
        sa.Column("expires_at", sa.Float(), nullable=False),
        sa.Column("used_by", sa.String(length=32), nullable=False),
        sa.Column("used_at", sa.Float()),
    )
    op.create_index("ix_invitations_email", "invitations", ["email"])


def _approvals() -> None:
    op.create_table(
        "approvals",
        sa.Column("id", sa.String(length=32), primary_key=True),
        sa.Column("key", sa.String(length=64), nullable=False),
        sa.Column("account", sa.String(length=64), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("wanted", sa.Text(), nullable=False),
        sa.Column("brought", sa.LargeBinary()),
        sa.Column("requested_count", sa.Integer(), nullable=False),
        sa.Column("max_credits", sa.BigInteger(), nullable=False),
        sa.Column("by_id", sa.String(length=32), nullable=False),
        sa.Column("person", sa.String(length=200), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("decided_by", sa.String(length=200), nullable=False),
        sa.Column("answer", sa.Text(), nullable=False),
        sa.Column("asked_at", sa.Float(), nullable=False),
        sa.Column("expires_at", sa.Float(), nullable=False),
        sa.Column("decided_at", sa.Float()),
    )
    op.create_index("ix_approvals_key", "approvals", ["key"])
    op.create_index("approvals_by_state", "approvals", ["account", "state"])
