"""Audiences pinned for comparing are kept."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Make the table of pins."""
    op.create_table(
        "pins",
        sa.Column("account", sa.String(length=64), primary_key=True),
        sa.Column("position", sa.Integer(), primary_key=True),
        sa.Column("audience", sa.Text(), nullable=False),
        sa.Column("pinned_at", sa.Float(), nullable=False),
    )
