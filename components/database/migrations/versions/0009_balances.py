"""The balance is remembered over time; a long journal, and replays of a webhook, are found quickly."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"


def upgrade() -> None:
    """Create the table and the indexes."""
    op.create_table(
        "balances",
        sa.Column("account", sa.String(length=64), nullable=False),
        sa.Column("at", sa.Float(), nullable=False),
        sa.Column("balance", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("account", "at"),
    )
    op.create_index("activity_by_time", "activity", ["account", "started_at"])
    op.create_index("webhooks_by_job", "webhooks", ["kind", "vendor_id"])
