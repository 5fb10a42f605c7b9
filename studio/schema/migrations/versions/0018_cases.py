"""Concerns picture by picture, goodwill, rounds of a reshoot, and what became of a first order."""

import sqlalchemy as sa
from alembic import op

from studio.db.base import UtcDateTime

revision = "0018"
down_revision = "0017"


def upgrade() -> None:
    """Make what is new."""
    op.create_table(
        "first_piece",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("concern_id", sa.Integer(), nullable=False),
        sa.Column("line_id", sa.Integer(), nullable=False),
        sa.Column("copy", sa.SmallInteger(), nullable=False),
        sa.Column("piece_id", sa.Integer(), nullable=True),
        sa.Column("fate", sa.String(length=40), nullable=False),
        sa.Column("decided_at", UtcDateTime(), nullable=False),
        sa.Column("decided_by", sa.Integer(), nullable=False),
        sa.Column("replaced_by_id", sa.Integer(), nullable=True),
        sa.Column("returned_at", UtcDateTime(), nullable=True),
        sa.Column("taken_back_by", sa.Integer(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "replaced_by_id IS NULL OR (fate IN ('exchange', 'remake') AND replaced_by_id <> piece_id)",
            name=op.f("ck_first_piece_replaced_by"),
        ),
        sa.CheckConstraint(
            "returned_at IS NULL OR fate <> 'keep'", name=op.f("ck_first_piece_kept_is_not_returned")
        ),
        sa.CheckConstraint(
            "(returned_at IS NULL) = (taken_back_by IS NULL)", name=op.f("ck_first_piece_returned")
        ),
        sa.CheckConstraint("copy >= 1", name=op.f("ck_first_piece_copy")),
        sa.ForeignKeyConstraint(
            ["concern_id"], ["concern.id"], name=op.f("fk_first_piece_concern_id_concern")
        ),
        sa.ForeignKeyConstraint(["decided_by"], ["staff.id"], name=op.f("fk_first_piece_decided_by_staff")),
        sa.ForeignKeyConstraint(
            ["line_id"], ["order_line.id"], name=op.f("fk_first_piece_line_id_order_line")
        ),
        sa.ForeignKeyConstraint(["piece_id"], ["piece.id"], name=op.f("fk_first_piece_piece_id_piece")),
        sa.ForeignKeyConstraint(
            ["replaced_by_id"], ["piece.id"], name=op.f("fk_first_piece_replaced_by_id_piece")
        ),
        sa.ForeignKeyConstraint(
            ["taken_back_by"], ["staff.id"], name=op.f("fk_first_piece_taken_back_by_staff")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_first_piece")),
        sa.UniqueConstraint(
            "concern_id", "line_id", "copy", name=op.f("uq_first_piece_concern_id_line_id_copy")
        ),
    )
    with op.batch_alter_table("first_piece", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_first_piece_concern_id"), ["concern_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_first_piece_line_id"), ["line_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_first_piece_piece_id"), ["piece_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_first_piece_replaced_by_id"), ["replaced_by_id"], unique=False)


def downgrade() -> None:
    """Take it away."""
    with op.batch_alter_table("first_piece", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_first_piece_replaced_by_id"))
        batch_op.drop_index(batch_op.f("ix_first_piece_piece_id"))
        batch_op.drop_index(batch_op.f("ix_first_piece_line_id"))
        batch_op.drop_index(batch_op.f("ix_first_piece_concern_id"))

    op.drop_table("first_piece")
