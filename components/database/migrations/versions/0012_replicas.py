"""Replicas have leases, and what one has under way bears its lease; calls are counted for all replicas together."""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"


def upgrade() -> None:
    """Create the tables, and say of each question and call whose it is."""
    op.create_table(
        "replicas",
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column("lease", sa.String(length=160), nullable=False),
        sa.Column("version", sa.String(length=40), nullable=False),
        sa.Column("started_at", sa.Float(), nullable=False),
        sa.Column("seen_at", sa.Float(), nullable=False),
        sa.PrimaryKeyConstraint("name"),
    )
    op.create_table(
        "metered_calls",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False, autoincrement=True),
        sa.Column("account", sa.String(length=64), nullable=False),
        sa.Column("meter", sa.String(length=20), nullable=False),
        sa.Column("at", sa.Float(), nullable=False),
        sa.Column("held_until", sa.Float(), nullable=True),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("metered_calls_by_time", "metered_calls", ["account", "meter", "at"])
    for table in ("activity", "instants", "turns"):
        op.add_column(table, sa.Column("lease", sa.String(length=160), nullable=False, server_default=""))
