"""What a database knows about itself. A copy of an older database was given this table when it was made."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Create the table."""
    op.create_table(
        "marks",
        sa.Column("name", sa.String(length=20), primary_key=True),
        sa.Column("value", sa.Text(), nullable=False),
        sa.Column("made_at", sa.Float(), nullable=False),
        if_not_exists=True,
    )
