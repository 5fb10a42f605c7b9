"""The production board, purchase orders, quality checks, and what clients left with us."""

import sqlalchemy as sa
from alembic import op

from studio.db.base import UtcDateTime

revision = "0016"
down_revision = "0015"


def upgrade() -> None:
    """Make what is new."""
    op.create_table(
        "purchase_order",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("number", sa.String(length=16), nullable=False),
        sa.Column("supplier_id", sa.Integer(), nullable=False),
        sa.Column("sent_at", UtcDateTime(), nullable=False),
        sa.Column("sent_by_id", sa.Integer(), nullable=False),
        sa.Column("returns_as", sa.String(length=40), nullable=False),
        sa.Column("back_on", sa.Date(), nullable=False),
        sa.Column("note", sa.String(length=400), nullable=False),
        sa.Column("snapshot", sa.Text(), nullable=False),
        sa.Column("pdf", sa.LargeBinary(), nullable=False),
        sa.Column("pdf_sha256", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(
            ["sent_by_id"], ["staff.id"], name=op.f("fk_purchase_order_sent_by_id_staff")
        ),
        sa.ForeignKeyConstraint(
            ["supplier_id"], ["supplier.id"], name=op.f("fk_purchase_order_supplier_id_supplier")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_purchase_order")),
        sa.UniqueConstraint("number", name=op.f("uq_purchase_order_number")),
    )
    with op.batch_alter_table("purchase_order", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_purchase_order_supplier_id"), ["supplier_id"], unique=False)

    op.create_table(
        "custody",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("number", sa.String(length=16), nullable=False),
        sa.Column("household_id", sa.Integer(), nullable=False),
        sa.Column("order_id", sa.Integer(), nullable=True),
        sa.Column("received_at", UtcDateTime(), nullable=False),
        sa.Column("received_by", sa.Integer(), nullable=False),
        sa.Column("brought_by", sa.String(length=120), nullable=False),
        sa.Column("purpose", sa.String(length=200), nullable=False),
        sa.Column("pdf_sha256", sa.String(length=64), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["household_id"], ["household.id"], name=op.f("fk_custody_household_id_household")
        ),
        sa.ForeignKeyConstraint(
            ["order_id"], ["portrait_order.id"], name=op.f("fk_custody_order_id_portrait_order")
        ),
        sa.ForeignKeyConstraint(["received_by"], ["staff.id"], name=op.f("fk_custody_received_by_staff")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_custody")),
        sa.UniqueConstraint("number", name=op.f("uq_custody_number")),
    )
    with op.batch_alter_table("custody", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_custody_household_id"), ["household_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_custody_order_id"), ["order_id"], unique=False)

    op.create_table(
        "order_call",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("order_id", sa.Integer(), nullable=False),
        sa.Column("about", sa.String(length=40), nullable=False),
        sa.Column("told", sa.String(length=80), nullable=False),
        sa.Column("reached", sa.String(length=40), nullable=False),
        sa.Column("at", UtcDateTime(), nullable=False),
        sa.Column("made_by", sa.Integer(), nullable=False),
        sa.Column("note", sa.String(length=400), nullable=False),
        sa.ForeignKeyConstraint(["made_by"], ["staff.id"], name=op.f("fk_order_call_made_by_staff")),
        sa.ForeignKeyConstraint(
            ["order_id"], ["portrait_order.id"], name=op.f("fk_order_call_order_id_portrait_order")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_order_call")),
    )
    with op.batch_alter_table("order_call", schema=None) as batch_op:
        batch_op.create_index("ix_order_call_order_id", ["order_id"], unique=False)

    op.create_table(
        "custody_item",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("custody_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.SmallInteger(), nullable=False),
        sa.Column("what", sa.String(length=200), nullable=False),
        sa.Column("condition", sa.String(length=400), nullable=False),
        sa.Column("photograph", sa.LargeBinary(), nullable=True),
        sa.Column("returned_at", UtcDateTime(), nullable=True),
        sa.Column("returned_by", sa.Integer(), nullable=True),
        sa.Column("returned_to", sa.String(length=120), nullable=False),
        sa.Column("return_note", sa.String(length=400), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "returned_at IS NULL OR returned_to <> ''", name=op.f("ck_custody_item_returned_to")
        ),
        sa.CheckConstraint(
            "(returned_at IS NULL) = (returned_by IS NULL)", name=op.f("ck_custody_item_returned")
        ),
        sa.ForeignKeyConstraint(
            ["custody_id"], ["custody.id"], name=op.f("fk_custody_item_custody_id_custody")
        ),
        sa.ForeignKeyConstraint(
            ["returned_by"], ["staff.id"], name=op.f("fk_custody_item_returned_by_staff")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_custody_item")),
        sa.UniqueConstraint("custody_id", "number", name=op.f("uq_custody_item_custody_id_number")),
    )
    with op.batch_alter_table("custody_item", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_custody_item_custody_id"), ["custody_id"], unique=False)

    op.create_table(
        "custody_paper",
        sa.Column("custody_id", sa.Integer(), nullable=False),
        sa.Column("snapshot", sa.Text(), nullable=False),
        sa.Column("pdf", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["custody_id"], ["custody.id"], name=op.f("fk_custody_paper_custody_id_custody")
        ),
        sa.PrimaryKeyConstraint("custody_id", name=op.f("pk_custody_paper")),
    )
    op.create_table(
        "piece",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("order_id", sa.Integer(), nullable=False),
        sa.Column("line_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.SmallInteger(), nullable=False),
        sa.Column("stage", sa.String(length=40), nullable=False),
        sa.Column("framing", sa.String(length=40), nullable=False),
        sa.Column("stage_at", UtcDateTime(), nullable=False),
        sa.Column("made_at", UtcDateTime(), nullable=False),
        sa.Column("assigned_id", sa.Integer(), nullable=True),
        sa.Column("maker_id", sa.Integer(), nullable=True),
        sa.Column("checked_by_id", sa.Integer(), nullable=True),
        sa.Column("times_back", sa.SmallInteger(), nullable=False),
        sa.Column("waits_for", sa.String(length=120), nullable=False),
        sa.Column("waits_until", sa.Date(), nullable=True),
        sa.Column("waits_since", UtcDateTime(), nullable=True),
        sa.Column("out_with_id", sa.Integer(), nullable=True),
        sa.Column("ended", sa.String(length=40), nullable=True),
        sa.Column("ended_because", sa.String(length=400), nullable=False),
        sa.Column("remake_of_id", sa.Integer(), nullable=True),
        sa.Column("remake_cause", sa.String(length=40), nullable=True),
        sa.Column("remake_pays", sa.String(length=40), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "(waits_since IS NULL) = (waits_for = '') AND (waits_since IS NOT NULL OR waits_until IS NULL)",
            name=op.f("ck_piece_waits"),
        ),
        sa.CheckConstraint("ended IS NULL OR ended_because <> ''", name=op.f("ck_piece_ended")),
        sa.CheckConstraint(
            "stage NOT IN ('checked', 'ready', 'presented') OR checked_by_id IS NOT NULL",
            name=op.f("ck_piece_checked"),
        ),
        sa.CheckConstraint(
            "(remake_of_id IS NULL) = (remake_cause IS NULL) AND (remake_of_id IS NULL) = (remake_pays IS NULL)",
            name=op.f("ck_piece_remake"),
        ),
        sa.CheckConstraint("number >= 1", name=op.f("ck_piece_number")),
        sa.CheckConstraint("remake_of_id IS NULL OR remake_of_id <> id", name=op.f("ck_piece_not_itself")),
        sa.ForeignKeyConstraint(["assigned_id"], ["staff.id"], name=op.f("fk_piece_assigned_id_staff")),
        sa.ForeignKeyConstraint(["checked_by_id"], ["staff.id"], name=op.f("fk_piece_checked_by_id_staff")),
        sa.ForeignKeyConstraint(["line_id"], ["order_line.id"], name=op.f("fk_piece_line_id_order_line")),
        sa.ForeignKeyConstraint(["maker_id"], ["staff.id"], name=op.f("fk_piece_maker_id_staff")),
        sa.ForeignKeyConstraint(
            ["order_id"], ["portrait_order.id"], name=op.f("fk_piece_order_id_portrait_order")
        ),
        sa.ForeignKeyConstraint(
            ["out_with_id"], ["purchase_order.id"], name=op.f("fk_piece_out_with_id_purchase_order")
        ),
        sa.ForeignKeyConstraint(["remake_of_id"], ["piece.id"], name=op.f("fk_piece_remake_of_id_piece")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_piece")),
        sa.UniqueConstraint("order_id", "number", name=op.f("uq_piece_order_id_number")),
        sa.UniqueConstraint("remake_of_id", name=op.f("uq_piece_remake_of_id")),
    )
    with op.batch_alter_table("piece", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_piece_assigned_id"), ["assigned_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_piece_line_id"), ["line_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_piece_order_id"), ["order_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_piece_out_with_id"), ["out_with_id"], unique=False)
        batch_op.create_index("ix_piece_stage", ["stage"], unique=False)

    op.create_table(
        "handed_over",
        sa.Column("piece_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("presentation_id", sa.Integer(), nullable=False),
        sa.Column("looked_at", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["piece_id"], ["piece.id"], name=op.f("fk_handed_over_piece_id_piece")),
        sa.ForeignKeyConstraint(
            ["presentation_id"], ["presentation.id"], name=op.f("fk_handed_over_presentation_id_presentation")
        ),
        sa.PrimaryKeyConstraint("piece_id", name=op.f("pk_handed_over")),
    )
    with op.batch_alter_table("handed_over", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_handed_over_presentation_id"), ["presentation_id"], unique=False)

    op.create_table(
        "piece_check",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("piece_id", sa.Integer(), nullable=False),
        sa.Column("point", sa.String(length=40), nullable=False),
        sa.Column("is_right", sa.Boolean(), nullable=False),
        sa.Column("at", UtcDateTime(), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["by_id"], ["staff.id"], name=op.f("fk_piece_check_by_id_staff")),
        sa.ForeignKeyConstraint(["piece_id"], ["piece.id"], name=op.f("fk_piece_check_piece_id_piece")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_piece_check")),
    )
    with op.batch_alter_table("piece_check", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_piece_check_piece_id"), ["piece_id"], unique=False)

    op.create_table(
        "piece_step",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("piece_id", sa.Integer(), nullable=False),
        sa.Column("at", UtcDateTime(), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("stage", sa.String(length=40), nullable=False),
        sa.Column("because", sa.String(length=400), nullable=False),
        sa.Column("until", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(["by_id"], ["staff.id"], name=op.f("fk_piece_step_by_id_staff")),
        sa.ForeignKeyConstraint(["piece_id"], ["piece.id"], name=op.f("fk_piece_step_piece_id_piece")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_piece_step")),
    )
    with op.batch_alter_table("piece_step", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_piece_step_piece_id"), ["piece_id"], unique=False)

    op.create_table(
        "sent_piece",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("purchase_id", sa.Integer(), nullable=False),
        sa.Column("piece_id", sa.Integer(), nullable=False),
        sa.Column("back_at", UtcDateTime(), nullable=True),
        sa.Column("back_by_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["back_by_id"], ["staff.id"], name=op.f("fk_sent_piece_back_by_id_staff")),
        sa.ForeignKeyConstraint(["piece_id"], ["piece.id"], name=op.f("fk_sent_piece_piece_id_piece")),
        sa.ForeignKeyConstraint(
            ["purchase_id"], ["purchase_order.id"], name=op.f("fk_sent_piece_purchase_id_purchase_order")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sent_piece")),
        sa.UniqueConstraint("purchase_id", "piece_id", name=op.f("uq_sent_piece_purchase_id_piece_id")),
    )
    with op.batch_alter_table("sent_piece", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_sent_piece_piece_id"), ["piece_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_sent_piece_purchase_id"), ["purchase_id"], unique=False)


def downgrade() -> None:
    """Take it away."""
    with op.batch_alter_table("sent_piece", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_sent_piece_purchase_id"))
        batch_op.drop_index(batch_op.f("ix_sent_piece_piece_id"))

    op.drop_table("sent_piece")
    with op.batch_alter_table("piece_step", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_piece_step_piece_id"))

    op.drop_table("piece_step")
    with op.batch_alter_table("piece_check", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_piece_check_piece_id"))

    op.drop_table("piece_check")
    with op.batch_alter_table("handed_over", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_handed_over_presentation_id"))

    op.drop_table("handed_over")
    with op.batch_alter_table("piece", schema=None) as batch_op:
        batch_op.drop_index("ix_piece_stage")
        batch_op.drop_index(batch_op.f("ix_piece_out_with_id"))
        batch_op.drop_index(batch_op.f("ix_piece_order_id"))
        batch_op.drop_index(batch_op.f("ix_piece_line_id"))
        batch_op.drop_index(batch_op.f("ix_piece_assigned_id"))

    op.drop_table("piece")
    op.drop_table("custody_paper")
    with op.batch_alter_table("custody_item", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_custody_item_custody_id"))

    op.drop_table("custody_item")
    with op.batch_alter_table("order_call", schema=None) as batch_op:
        batch_op.drop_index("ix_order_call_order_id")

    op.drop_table("order_call")
    with op.batch_alter_table("custody", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_custody_order_id"))
        batch_op.drop_index(batch_op.f("ix_custody_household_id"))

    op.drop_table("custody")
    with op.batch_alter_table("purchase_order", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_purchase_order_supplier_id"))

    op.drop_table("purchase_order")
