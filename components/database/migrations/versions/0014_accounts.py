"""The vendor accounts of a house, their tokens' marks, and who may look at them. What is owned already stays under the key that it has."""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"


def upgrade() -> None:
    """Create the tables; the first account is written down when the house opens, which has its token."""
    op.create_table(
        "accounts",
        sa.Column("key", sa.String(length=64), primary_key=True),
        sa.Column("mode", sa.String(length=10), nullable=False),
        sa.Column("name", sa.String(length=80), nullable=False),
        sa.Column("colour", sa.String(length=10), nullable=False),
        sa.Column("slot", sa.String(length=100), nullable=False),
        sa.Column("sealed", sa.Text(), nullable=False),
        sa.Column("max_order_credits", sa.Integer()),
        sa.Column("max_daily_credits", sa.Integer()),
        sa.Column("everyone", sa.Boolean(), nullable=False),
        sa.Column("created_at", sa.Float(), nullable=False),
        sa.Column("archived_at", sa.Float()),
    )
    op.create_table(
        "account_tokens",
        sa.Column("mark", sa.String(length=64), primary_key=True),
        sa.Column("account", sa.String(length=64), nullable=False),
        sa.Column("tied_at", sa.Float(), nullable=False),
    )
    op.create_index("ix_account_tokens_account", "account_tokens", ["account"])
    op.create_table(
        "account_members",
        sa.Column("account", sa.String(length=64), primary_key=True),
        sa.Column("person", sa.String(length=64), primary_key=True),
        sa.Column("added_by", sa.String(length=200), nullable=False),
        sa.Column("added_at", sa.Float(), nullable=False),
    )
