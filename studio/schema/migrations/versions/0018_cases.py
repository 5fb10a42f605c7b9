"""Concerns picture by picture, goodwill, rounds of a reshoot, and what became of a first order."""

import sqlalchemy as sa
from alembic import op

from studio.db.base import MoneyType, UtcDateTime

revision = "0018"
down_revision = "0017"


def upgrade() -> None:
    """Make what is new."""
    op.create_table(
        "care_setting",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("opening", sa.String(length=300), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_care_setting")),
    )
    op.create_table(
        "concern_picture",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("concern_id", sa.Integer(), nullable=False),
        sa.Column("picture_id", sa.Integer(), nullable=True),
        sa.Column("piece_id", sa.Integer(), nullable=True),
        sa.Column("aspect", sa.String(length=40), nullable=False),
        sa.Column("words", sa.String(length=400), nullable=False),
        sa.Column("marked_at", UtcDateTime(), nullable=False),
        sa.Column("marked_by", sa.Integer(), nullable=False),
        sa.Column("taken_back_at", UtcDateTime(), nullable=True),
        sa.CheckConstraint(
            "picture_id IS NULL OR piece_id IS NULL", name=op.f("ck_concern_picture_one_thing")
        ),
        sa.ForeignKeyConstraint(
            ["concern_id"], ["concern.id"], name=op.f("fk_concern_picture_concern_id_concern")
        ),
        sa.ForeignKeyConstraint(["marked_by"], ["staff.id"], name=op.f("fk_concern_picture_marked_by_staff")),
        sa.ForeignKeyConstraint(
            ["picture_id"], ["picture.id"], name=op.f("fk_concern_picture_picture_id_picture")
        ),
        sa.ForeignKeyConstraint(["piece_id"], ["piece.id"], name=op.f("fk_concern_picture_piece_id_piece")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_concern_picture")),
    )
    with op.batch_alter_table("concern_picture", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_concern_picture_concern_id"), ["concern_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_concern_picture_picture_id"), ["picture_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_concern_picture_piece_id"), ["piece_id"], unique=False)

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

    op.create_table(
        "gentle_contact",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("reshoot_id", sa.Integer(), nullable=False),
        sa.Column("at", UtcDateTime(), nullable=False),
        sa.Column("staff_id", sa.Integer(), nullable=False),
        sa.Column("how", sa.String(length=40), nullable=False),
        sa.ForeignKeyConstraint(
            ["reshoot_id"], ["reshoot.id"], name=op.f("fk_gentle_contact_reshoot_id_reshoot")
        ),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name=op.f("fk_gentle_contact_staff_id_staff")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_gentle_contact")),
    )
    with op.batch_alter_table("gentle_contact", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_gentle_contact_reshoot_id"), ["reshoot_id"], unique=False)

    op.create_table(
        "reshoot_picture",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("reshoot_id", sa.Integer(), nullable=False),
        sa.Column("picture_id", sa.Integer(), nullable=False),
        sa.Column("keep", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["picture_id"], ["picture.id"], name=op.f("fk_reshoot_picture_picture_id_picture")
        ),
        sa.ForeignKeyConstraint(
            ["reshoot_id"], ["reshoot.id"], name=op.f("fk_reshoot_picture_reshoot_id_reshoot")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reshoot_picture")),
        sa.UniqueConstraint(
            "reshoot_id", "picture_id", name=op.f("uq_reshoot_picture_reshoot_id_picture_id")
        ),
    )
    with op.batch_alter_table("reshoot_picture", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_reshoot_picture_picture_id"), ["picture_id"], unique=False)

    with op.batch_alter_table("concern", schema=None) as batch_op:
        batch_op.add_column(
            sa.Column("read_back", sa.Boolean(), server_default=sa.text("(false)"), nullable=False)
        )
        batch_op.add_column(
            sa.Column("someone_hurt", sa.Boolean(), server_default=sa.text("(false)"), nullable=False)
        )
        batch_op.add_column(
            sa.Column("details_out", sa.Boolean(), server_default=sa.text("(false)"), nullable=False)
        )
        batch_op.add_column(sa.Column("told_again_at", UtcDateTime(), nullable=True))
        batch_op.add_column(sa.Column("asked_how", sa.String(length=200), server_default="", nullable=False))
        batch_op.add_column(sa.Column("no_reply_at", UtcDateTime(), nullable=True))
        batch_op.add_column(sa.Column("happy_by", sa.String(length=40), nullable=True))

    with op.batch_alter_table("offer", schema=None) as batch_op:
        batch_op.add_column(sa.Column("limit_then", MoneyType(), nullable=True))
        batch_op.add_column(sa.Column("seen_at", UtcDateTime(), nullable=True))
        batch_op.add_column(sa.Column("seen_by", sa.Integer(), nullable=True))
        batch_op.create_foreign_key(batch_op.f("fk_offer_seen_by_staff"), "staff", ["seen_by"], ["id"])

    with op.batch_alter_table("reshoot", schema=None) as batch_op:
        batch_op.add_column(sa.Column("round", sa.Integer(), server_default="2", nullable=False))
        batch_op.add_column(sa.Column("revived_at", UtcDateTime(), nullable=True))
        batch_op.drop_constraint(batch_op.f("uq_reshoot_concern_id"), type_="unique")
        batch_op.create_index(batch_op.f("ix_reshoot_concern_id"), ["concern_id"], unique=False)
        batch_op.drop_column("kept_without_order_on")

    for number in range(3, 20):  # each round once more than the one it repeats
        op.execute(
            sa.text(
                "UPDATE reshoot SET round = :number WHERE round = :before AND original_session_id IN "
                "(SELECT session_id FROM reshoot WHERE session_id IS NOT NULL AND round = :before)"
            ).bindparams(number=number, before=number - 1)
        )
    op.execute(  # an open case of somebody who has left is the owner's, or with whoever else is here
        "UPDATE concern SET owner_id = (SELECT s.id FROM staff s WHERE s.active "
        "AND s.id <> COALESCE(concern.named_id, 0) ORDER BY CASE s.role WHEN 'owner' THEN 0 ELSE 1 END, s.id LIMIT 1) "
        "WHERE state NOT IN ('confirmed happy', 'withdrawn by client') "
        "AND owner_id IN (SELECT s.id FROM staff s WHERE NOT s.active) "
        "AND EXISTS (SELECT 1 FROM staff s WHERE s.active AND s.id <> COALESCE(concern.named_id, 0))"
    )


def downgrade() -> None:
    """Take it away."""
    with op.batch_alter_table("reshoot", schema=None) as batch_op:
        batch_op.add_column(sa.Column("kept_without_order_on", sa.DATE(), nullable=True))
        batch_op.drop_index(batch_op.f("ix_reshoot_concern_id"))
        batch_op.create_unique_constraint(batch_op.f("uq_reshoot_concern_id"), ["concern_id"])
        batch_op.drop_column("revived_at")
        batch_op.drop_column("round")

    with op.batch_alter_table("offer", schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f("fk_offer_seen_by_staff"), type_="foreignkey")
        batch_op.drop_column("seen_by")
        batch_op.drop_column("seen_at")
        batch_op.drop_column("limit_then")

    with op.batch_alter_table("concern", schema=None) as batch_op:
        batch_op.drop_column("happy_by")
        batch_op.drop_column("no_reply_at")
        batch_op.drop_column("asked_how")
        batch_op.drop_column("told_again_at")
        batch_op.drop_column("details_out")
        batch_op.drop_column("someone_hurt")
        batch_op.drop_column("read_back")

    with op.batch_alter_table("reshoot_picture", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_reshoot_picture_picture_id"))

    op.drop_table("reshoot_picture")
    with op.batch_alter_table("gentle_contact", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_gentle_contact_reshoot_id"))

    op.drop_table("gentle_contact")
    with op.batch_alter_table("first_piece", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_first_piece_replaced_by_id"))
        batch_op.drop_index(batch_op.f("ix_first_piece_piece_id"))
        batch_op.drop_index(batch_op.f("ix_first_piece_line_id"))
        batch_op.drop_index(batch_op.f("ix_first_piece_concern_id"))

    op.drop_table("first_piece")
    with op.batch_alter_table("concern_picture", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_concern_picture_piece_id"))
        batch_op.drop_index(batch_op.f("ix_concern_picture_picture_id"))
        batch_op.drop_index(batch_op.f("ix_concern_picture_concern_id"))

    op.drop_table("concern_picture")
    op.drop_table("care_setting")
