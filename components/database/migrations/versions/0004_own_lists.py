"""Lists of our own, and what scrubs said of each number."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Make the tables."""
    _own_lists()
    _verdicts()


def _own_lists() -> None:
    op.create_table(
        "own_lists",
        sa.Column("account", sa.String(length=64), primary_key=True),
        sa.Column("list_id", sa.BigInteger(), primary_key=True, autoincrement=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("recipe", sa.Text(), nullable=False),
        sa.Column("made_at", sa.Float(), nullable=False),
    )


def _verdicts() -> None:
    op.create_table(
        "verdicts",
        sa.Column("account", sa.String(length=64), primary_key=True),
        sa.Column("phone", sa.String(length=10), primary_key=True),
        sa.Column("national_dnc", sa.Boolean()),
        sa.Column("state_dnc", sa.Boolean()),
        sa.Column("dma", sa.Boolean()),
        sa.Column("litigator", sa.Boolean()),
        sa.Column("phone_type", sa.String(length=20), nullable=False),
        sa.Column("checked_at", sa.Float(), nullable=False),
        sa.Column("source", sa.String(length=120), nullable=False),
    )
