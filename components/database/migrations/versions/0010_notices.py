"""Notices: what happened, whose list it stands in, what people chose, and what is to be sent. What happened before is not told again."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"

_REST = """
INSERT INTO notices (key, account, kind, title, detail, page, query, recipients, happened_at, spread_at)
SELECT DISTINCT 'order:' || {key} || ':' || state, account, 'ready', '', '', '', '{{}}', '[]', 0.0, 0.0
FROM orders WHERE state IN ({states}) AND NOT EXISTS (
  SELECT 1 FROM orders AS part WHERE part.batch_key = orders.batch_key AND part.state IN ('queued', 'placing', 'building', 'fetching')
)
"""


def upgrade() -> None:
    """Create the tables, and mark the orders that rest as told."""
    _notices()
    _lines()
    _choices()
    _outbox()
    op.execute(_REST.format(key="coalesce(batch_key, key)", states="'ready', 'failed'"))
    op.execute(_REST.format(key="key", states="'uncertain'"))


def _notices() -> None:
    op.create_table(
        "notices",
        sa.Column("key", sa.String(length=160), primary_key=True),
        sa.Column("account", sa.String(length=64), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("detail", sa.Text(), nullable=False),
        sa.Column("page", sa.String(length=40), nullable=False),
        sa.Column("query", sa.Text(), nullable=False),
        sa.Column("recipients", sa.Text(), nullable=False),
        sa.Column("share", sa.Float()),
        sa.Column("happened_at", sa.Float(), nullable=False),
        sa.Column("spread_at", sa.Float()),
    )
    op.create_index("ix_notices_account", "notices", ["account"])
    op.create_index("ix_notices_spread_at", "notices", ["spread_at"])


def _lines() -> None:
    op.create_table(
        "notice_lines",
        sa.Column("notice_key", sa.String(length=160), primary_key=True),
        sa.Column("person", sa.String(length=200), primary_key=True),
        sa.Column("account", sa.String(length=64), nullable=False),
        sa.Column("happened_at", sa.Float(), nullable=False),
        sa.Column("read_at", sa.Float()),
    )
    op.create_index("notice_lines_by_person", "notice_lines", ["account", "person", "happened_at"])


def _choices() -> None:
    op.create_table(
        "notice_choices",
        sa.Column("account", sa.String(length=64), primary_key=True),
        sa.Column("person", sa.String(length=200), primary_key=True),
        sa.Column("chosen", sa.Text(), nullable=False),
        sa.Column("updated_at", sa.Float(), nullable=False),
    )


def _outbox() -> None:
    op.create_table(
        "notice_outbox",
        sa.Column("notice_key", sa.String(length=160), primary_key=True),
        sa.Column("person", sa.String(length=200), primary_key=True),
        sa.Column("way", sa.String(length=10), primary_key=True),
        sa.Column("account", sa.String(length=64), nullable=False),
        sa.Column("state", sa.String(length=10), nullable=False),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("due_at", sa.Float(), nullable=False),
        sa.Column("not_before", sa.Float(), nullable=False),
        sa.Column("claim", sa.String(length=32), nullable=False),
        sa.Column("claimed_until", sa.Float()),
        sa.Column("problem", sa.Text(), nullable=False),
        sa.Column("settled_at", sa.Float()),
    )
    op.create_index("notice_outbox_by_state", "notice_outbox", ["state", "not_before"])
