"""Windows of envelopes, languages of letters, and what else the desk keeps for them."""

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0016"


def upgrade() -> None:
    """Make what is new."""
    with op.batch_alter_table("household", schema=None) as batch_op:
        batch_op.add_column(sa.Column("language", sa.String(length=12), server_default="", nullable=False))

    with op.batch_alter_table("replaced_line", schema=None) as batch_op:
        batch_op.add_column(sa.Column("quantity", sa.SmallInteger(), server_default="0", nullable=False))

    with op.batch_alter_table("studio", schema=None) as batch_op:
        batch_op.add_column(
            sa.Column("language", sa.String(length=12), server_default="en-GB", nullable=False)
        )
        batch_op.add_column(
            sa.Column("paper_size", sa.String(length=20), server_default="A4", nullable=False)
        )
        batch_op.add_column(
            sa.Column("envelope_width", sa.SmallInteger(), server_default="2200", nullable=False)
        )
        batch_op.add_column(
            sa.Column("envelope_height", sa.SmallInteger(), server_default="1100", nullable=False)
        )
        batch_op.add_column(sa.Column("window_left", sa.SmallInteger(), server_default="200", nullable=False))
        batch_op.add_column(sa.Column("window_top", sa.SmallInteger(), server_default="570", nullable=False))
        batch_op.add_column(
            sa.Column("window_width", sa.SmallInteger(), server_default="900", nullable=False)
        )
        batch_op.add_column(
            sa.Column("window_height", sa.SmallInteger(), server_default="350", nullable=False)
        )


def downgrade() -> None:
    """Take it away."""
    with op.batch_alter_table("studio", schema=None) as batch_op:
        batch_op.drop_column("window_height")
        batch_op.drop_column("window_width")
        batch_op.drop_column("window_top")
        batch_op.drop_column("window_left")
        batch_op.drop_column("envelope_height")
        batch_op.drop_column("envelope_width")
        batch_op.drop_column("paper_size")
        batch_op.drop_column("language")

    with op.batch_alter_table("replaced_line", schema=None) as batch_op:
        batch_op.drop_column("quantity")

    with op.batch_alter_table("household", schema=None) as batch_op:
        batch_op.drop_column("language")
