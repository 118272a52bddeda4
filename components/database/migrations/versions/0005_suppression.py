"""Who must not be contacted, whom somebody vouches for, and the record of both."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """Make the tables."""
    _suppressions()
    _owners()
    _vouched()
    _acts()


def _suppressions() -> None:
    op.create_table(
        "suppressions",
        sa.Column("account", sa.String(length=64), primary_key=True),
        sa.Column("kind", sa.String(length=10), primary_key=True),
        sa.Column("form", sa.String(length=300), primary_key=True),
        sa.Column("sealed", sa.Boolean(), nullable=False),
        sa.Column("source", sa.String(length=200), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("person", sa.String(length=200), nullable=False),
        sa.Column("added_at", sa.Float(), nullable=False),
        sa.Column("act", sa.Integer(), nullable=False),
    )
    op.create_index("ix_suppressions_act", "suppressions", ["act"])


def _owners() -> None:
    op.create_table(
        "opted_out_owners",
        sa.Column("account", sa.String(length=64), primary_key=True),
        sa.Column("form", sa.String(length=300), primary_key=True),
        sa.Column("owner", sa.String(length=64), primary_key=True),
    )
    op.create_table(
        "owners_sought",
        sa.Column("account", sa.String(length=64), primary_key=True),
        sa.Column("list_id", sa.BigInteger(), primary_key=True, autoincrement=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("act", sa.Integer(), nullable=False),
    )


def _vouched() -> None:
    op.create_table(
        "vouched_exceptions",
        sa.Column("account", sa.String(length=64), primary_key=True),
        sa.Column("phone", sa.String(length=10), primary_key=True),
        sa.Column("kind", sa.String(length=20), primary_key=True),
        sa.Column("on_day", sa.String(length=10), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("person", sa.String(length=200), nullable=False),
        sa.Column("vouched_at", sa.Float(), nullable=False),
    )


def _acts() -> None:
    op.create_table(
        "outreach_acts",
        sa.Column("number", sa.Integer(), primary_key=True),
        sa.Column("account", sa.String(length=64), nullable=False),
        sa.Column("act", sa.String(length=20), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("form", sa.String(length=300), nullable=False),
        sa.Column("entries", sa.Integer(), nullable=False),
        sa.Column("source", sa.String(length=200), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("person", sa.String(length=200), nullable=False),
        sa.Column("done_at", sa.Float(), nullable=False),
    )
    op.create_index("ix_outreach_acts_account", "outreach_acts", ["account"])
