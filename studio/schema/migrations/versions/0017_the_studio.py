"""Windows of envelopes, languages of letters, and what else the desk keeps for them."""

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0016"


def upgrade() -> None:
    """Make what is new."""
    with op.batch_alter_table("replaced_line", schema=None) as batch_op:
        batch_op.add_column(sa.Column("quantity", sa.SmallInteger(), server_default="0", nullable=False))


def downgrade() -> None:
    """Take it away."""
    with op.batch_alter_table("replaced_line", schema=None) as batch_op:
        batch_op.drop_column("quantity")
