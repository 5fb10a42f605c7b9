"""Mouldings, mounts, glazing, choices and sets on the price list; mouldings in stock."""

import sqlalchemy as sa
from alembic import op

from studio.db.base import MoneyType, UtcDateTime

revision = "0012"
down_revision = "0011"


def upgrade() -> None:
    """Make what is new."""
    op.create_table(
        "glazing",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=80), nullable=False),
        sa.Column("thickness_tenths", sa.SmallInteger(), nullable=False),
        sa.Column("reflects", sa.Boolean(), nullable=False),
        sa.Column("discontinued", sa.Boolean(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("thickness_tenths BETWEEN 0 AND 100", name=op.f("ck_glazing_thickness")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_glazing")),
        sa.UniqueConstraint("name", name=op.f("uq_glazing_name")),
    )
    op.create_table(
        "mount",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=80), nullable=False),
        sa.Column("colour", sa.String(length=7), nullable=False),
        sa.Column("border_mm", sa.SmallInteger(), nullable=False),
        sa.Column("thickness_tenths", sa.SmallInteger(), nullable=False),
        sa.Column("discontinued", sa.Boolean(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("border_mm BETWEEN 0 AND 200", name=op.f("ck_mount_border")),
        sa.CheckConstraint("thickness_tenths BETWEEN 0 AND 100", name=op.f("ck_mount_thickness")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_mount")),
        sa.UniqueConstraint("name", name=op.f("uq_mount_name")),
    )
    op.create_table(
        "supplier",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("phone", sa.String(length=40), nullable=False),
        sa.Column("email", sa.String(length=254), nullable=False),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_supplier")),
        sa.UniqueConstraint("name", name=op.f("uq_supplier_name")),
    )
    op.create_table(
        "moulding",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(length=30), nullable=False),
        sa.Column("name", sa.String(length=80), nullable=False),
        sa.Column("supplier_id", sa.Integer(), nullable=True),
        sa.Column("face_mm", sa.SmallInteger(), nullable=False),
        sa.Column("rebate_mm", sa.SmallInteger(), nullable=False),
        sa.Column("overlap_mm", sa.SmallInteger(), nullable=False),
        sa.Column("depth_mm", sa.SmallInteger(), nullable=False),
        sa.Column("colour", sa.String(length=7), nullable=False),
        sa.Column("profile", sa.String(length=40), nullable=False),
        sa.Column("lead_days", sa.SmallInteger(), nullable=False),
        sa.Column("low_at_mm", sa.Integer(), nullable=False),
        sa.Column("cost_per_metre", MoneyType(), nullable=True),
        sa.Column("discontinued", sa.Boolean(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("depth_mm BETWEEN 3 AND 150", name=op.f("ck_moulding_depth")),
        sa.CheckConstraint("face_mm BETWEEN 3 AND 200", name=op.f("ck_moulding_face")),
        sa.CheckConstraint("lead_days BETWEEN 0 AND 365", name=op.f("ck_moulding_lead")),
        sa.CheckConstraint("low_at_mm >= 0", name=op.f("ck_moulding_low")),
        sa.CheckConstraint(
            "overlap_mm BETWEEN 0 AND 20 AND overlap_mm < face_mm", name=op.f("ck_moulding_overlap")
        ),
        sa.CheckConstraint("rebate_mm BETWEEN 1 AND 100", name=op.f("ck_moulding_rebate")),
        sa.ForeignKeyConstraint(
            ["supplier_id"], ["supplier.id"], name=op.f("fk_moulding_supplier_id_supplier")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_moulding")),
        sa.UniqueConstraint("code", name=op.f("uq_moulding_code")),
    )
    with op.batch_alter_table("moulding", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_moulding_supplier_id"), ["supplier_id"], unique=False)

    op.create_table(
        "price_set",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("price_list_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=80), nullable=False),
        sa.Column("amount", MoneyType(), nullable=False),
        sa.Column("position", sa.SmallInteger(), nullable=False),
        sa.CheckConstraint("amount >= 0", name=op.f("ck_price_set_amount")),
        sa.ForeignKeyConstraint(
            ["price_list_id"], ["price_list.id"], name=op.f("fk_price_set_price_list_id_price_list")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_price_set")),
        sa.UniqueConstraint("price_list_id", "name", name=op.f("uq_price_set_price_list_id_name")),
    )
    with op.batch_alter_table("price_set", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_price_set_price_list_id"), ["price_list_id"], unique=False)

    op.create_table(
        "voucher",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(length=16), nullable=False),
        sa.Column("worth", MoneyType(), nullable=False),
        sa.Column("good_until", sa.Date(), nullable=False),
        sa.Column("for_name", sa.String(length=120), nullable=False),
        sa.Column("made_at", UtcDateTime(), nullable=False),
        sa.Column("made_by", sa.Integer(), nullable=False),
        sa.Column("ended_at", UtcDateTime(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("worth > 0", name=op.f("ck_voucher_worth")),
        sa.ForeignKeyConstraint(["made_by"], ["staff.id"], name=op.f("fk_voucher_made_by_staff")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_voucher")),
        sa.UniqueConstraint("code", name=op.f("uq_voucher_code")),
    )
    op.create_table(
        "expected_delivery",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("moulding_id", sa.Integer(), nullable=False),
        sa.Column("millimetres", sa.Integer(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("noted_at", UtcDateTime(), nullable=False),
        sa.Column("noted_by", sa.Integer(), nullable=False),
        sa.Column("note", sa.String(length=200), nullable=False),
        sa.Column("ended_at", UtcDateTime(), nullable=True),
        sa.Column("came", sa.Boolean(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("millimetres > 0", name=op.f("ck_expected_delivery_length")),
        sa.ForeignKeyConstraint(
            ["moulding_id"], ["moulding.id"], name=op.f("fk_expected_delivery_moulding_id_moulding")
        ),
        sa.ForeignKeyConstraint(["noted_by"], ["staff.id"], name=op.f("fk_expected_delivery_noted_by_staff")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_expected_delivery")),
    )
    with op.batch_alter_table("expected_delivery", schema=None) as batch_op:
        batch_op.create_index("ix_expected_delivery_moulding_id", ["moulding_id"], unique=False)

    op.create_table(
        "moulding_out",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("moulding_id", sa.Integer(), nullable=False),
        sa.Column("until", sa.Date(), nullable=False),
        sa.Column("told_at", UtcDateTime(), nullable=False),
        sa.Column("told_by", sa.Integer(), nullable=False),
        sa.Column("note", sa.String(length=200), nullable=False),
        sa.Column("ended_at", UtcDateTime(), nullable=True),
        sa.Column("ended_by", sa.Integer(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["ended_by"], ["staff.id"], name=op.f("fk_moulding_out_ended_by_staff")),
        sa.ForeignKeyConstraint(
            ["moulding_id"], ["moulding.id"], name=op.f("fk_moulding_out_moulding_id_moulding")
        ),
        sa.ForeignKeyConstraint(["told_by"], ["staff.id"], name=op.f("fk_moulding_out_told_by_staff")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_moulding_out")),
    )
    with op.batch_alter_table("moulding_out", schema=None) as batch_op:
        batch_op.create_index("ix_moulding_out_moulding_id", ["moulding_id"], unique=False)

    op.create_table(
        "price_choice",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("price_list_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("moulding_id", sa.Integer(), nullable=True),
        sa.Column("mount_id", sa.Integer(), nullable=True),
        sa.Column("glazing_id", sa.Integer(), nullable=True),
        sa.Column("name", sa.String(length=80), nullable=False),
        sa.Column("amount", MoneyType(), nullable=False),
        sa.Column("per_metre", MoneyType(), nullable=False),
        sa.Column("standard", sa.Boolean(), nullable=False),
        sa.Column("position", sa.SmallInteger(), nullable=False),
        sa.CheckConstraint(
            "(kind = 'moulding') = (moulding_id IS NOT NULL) AND (kind = 'mount') = (mount_id IS NOT NULL) AND (kind = 'glazing') = (glazing_id IS NOT NULL) AND (kind = 'extra') = (name <> '')",
            name=op.f("ck_price_choice_of_what"),
        ),
        sa.CheckConstraint(
            "NOT standard OR (amount = 0 AND per_metre = 0)", name=op.f("ck_price_choice_standard")
        ),
        sa.CheckConstraint("amount >= 0 AND per_metre >= 0", name=op.f("ck_price_choice_amount")),
        sa.ForeignKeyConstraint(
            ["glazing_id"], ["glazing.id"], name=op.f("fk_price_choice_glazing_id_glazing")
        ),
        sa.ForeignKeyConstraint(
            ["moulding_id"], ["moulding.id"], name=op.f("fk_price_choice_moulding_id_moulding")
        ),
        sa.ForeignKeyConstraint(["mount_id"], ["mount.id"], name=op.f("fk_price_choice_mount_id_mount")),
        sa.ForeignKeyConstraint(
            ["price_list_id"], ["price_list.id"], name=op.f("fk_price_choice_price_list_id_price_list")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_price_choice")),
    )
    with op.batch_alter_table("price_choice", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_price_choice_glazing_id"), ["glazing_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_price_choice_moulding_id"), ["moulding_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_price_choice_mount_id"), ["mount_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_price_choice_price_list_id"), ["price_list_id"], unique=False)

    op.create_table(
        "price_set_part",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("price_set_id", sa.Integer(), nullable=False),
        sa.Column("price_id", sa.Integer(), nullable=False),
        sa.Column("quantity", sa.SmallInteger(), nullable=False),
        sa.Column("position", sa.SmallInteger(), nullable=False),
        sa.CheckConstraint("quantity BETWEEN 1 AND 99", name=op.f("ck_price_set_part_quantity")),
        sa.ForeignKeyConstraint(["price_id"], ["price.id"], name=op.f("fk_price_set_part_price_id_price")),
        sa.ForeignKeyConstraint(
            ["price_set_id"], ["price_set.id"], name=op.f("fk_price_set_part_price_set_id_price_set")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_price_set_part")),
        sa.UniqueConstraint("price_set_id", "price_id", name=op.f("uq_price_set_part_price_set_id_price_id")),
    )
    with op.batch_alter_table("price_set_part", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_price_set_part_price_id"), ["price_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_price_set_part_price_set_id"), ["price_set_id"], unique=False)

    op.create_table(
        "stock_move",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("moulding_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("millimetres", sa.Integer(), nullable=False),
        sa.Column("counted", sa.Integer(), nullable=True),
        sa.Column("source", sa.String(length=40), nullable=False),
        sa.Column("at", UtcDateTime(), nullable=False),
        sa.Column("by", sa.Integer(), nullable=False),
        sa.Column("note", sa.String(length=200), nullable=False),
        sa.CheckConstraint("kind = 'counted' OR millimetres <> 0", name=op.f("ck_stock_move_something")),
        sa.ForeignKeyConstraint(["by"], ["staff.id"], name=op.f("fk_stock_move_by_staff")),
        sa.ForeignKeyConstraint(
            ["moulding_id"], ["moulding.id"], name=op.f("fk_stock_move_moulding_id_moulding")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_stock_move")),
    )
    with op.batch_alter_table("stock_move", schema=None) as batch_op:
        batch_op.create_index("ix_stock_move_moulding_id_id", ["moulding_id", "id"], unique=False)

    op.create_table(
        "stock_need",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("moulding_id", sa.Integer(), nullable=False),
        sa.Column("source", sa.String(length=40), nullable=False),
        sa.Column("millimetres", sa.Integer(), nullable=False),
        sa.Column("used", sa.Integer(), nullable=False),
        sa.Column("made_at", UtcDateTime(), nullable=False),
        sa.Column("made_by", sa.Integer(), nullable=False),
        sa.Column("ended_at", UtcDateTime(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("millimetres >= 0 AND used >= 0", name=op.f("ck_stock_need_lengths")),
        sa.ForeignKeyConstraint(["made_by"], ["staff.id"], name=op.f("fk_stock_need_made_by_staff")),
        sa.ForeignKeyConstraint(
            ["moulding_id"], ["moulding.id"], name=op.f("fk_stock_need_moulding_id_moulding")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_stock_need")),
    )
    with op.batch_alter_table("stock_need", schema=None) as batch_op:
        batch_op.create_index("ix_stock_need_moulding_id", ["moulding_id"], unique=False)
        batch_op.create_index("ix_stock_need_source", ["source"], unique=False)

    with op.batch_alter_table("price", schema=None) as batch_op:
        batch_op.add_column(sa.Column("framing", sa.String(length=40), server_default="none", nullable=False))
        batch_op.add_column(sa.Column("tax_basis_points", sa.SmallInteger(), nullable=True))

    with op.batch_alter_table("price_list", schema=None) as batch_op:
        batch_op.add_column(sa.Column("version", sa.Integer(), server_default="0", nullable=False))

    with op.batch_alter_table("promise", schema=None) as batch_op:
        batch_op.add_column(sa.Column("voucher_id", sa.Integer(), nullable=True))
        batch_op.create_index(batch_op.f("ix_promise_voucher_id"), ["voucher_id"], unique=False)
        batch_op.create_foreign_key(
            batch_op.f("fk_promise_voucher_id_voucher"), "voucher", ["voucher_id"], ["id"]
        )

    with op.batch_alter_table("studio", schema=None) as batch_op:
        batch_op.add_column(sa.Column("cutting_faces", sa.SmallInteger(), server_default="8", nullable=False))
        batch_op.add_column(
            sa.Column("uncollected_days", sa.SmallInteger(), server_default="14", nullable=False)
        )
        batch_op.add_column(
            sa.Column("retouching_days", sa.SmallInteger(), server_default="2", nullable=False)
        )
        batch_op.add_column(sa.Column("printing_days", sa.SmallInteger(), server_default="1", nullable=False))
        batch_op.add_column(sa.Column("framing_days", sa.SmallInteger(), server_default="1", nullable=False))
        batch_op.add_column(sa.Column("checking_days", sa.SmallInteger(), server_default="1", nullable=False))


def downgrade() -> None:
    """Take it away."""
    with op.batch_alter_table("studio", schema=None) as batch_op:
        batch_op.drop_column("checking_days")
        batch_op.drop_column("framing_days")
        batch_op.drop_column("printing_days")
        batch_op.drop_column("retouching_days")
        batch_op.drop_column("uncollected_days")
        batch_op.drop_column("cutting_faces")

    with op.batch_alter_table("promise", schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f("fk_promise_voucher_id_voucher"), type_="foreignkey")
        batch_op.drop_index(batch_op.f("ix_promise_voucher_id"))
        batch_op.drop_column("voucher_id")

    with op.batch_alter_table("price_list", schema=None) as batch_op:
        batch_op.drop_column("version")

    with op.batch_alter_table("price", schema=None) as batch_op:
        batch_op.drop_column("tax_basis_points")
        batch_op.drop_column("framing")

    with op.batch_alter_table("stock_need", schema=None) as batch_op:
        batch_op.drop_index("ix_stock_need_source")
        batch_op.drop_index("ix_stock_need_moulding_id")

    op.drop_table("stock_need")
    with op.batch_alter_table("stock_move", schema=None) as batch_op:
        batch_op.drop_index("ix_stock_move_moulding_id_id")

    op.drop_table("stock_move")
    with op.batch_alter_table("price_set_part", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_price_set_part_price_set_id"))
        batch_op.drop_index(batch_op.f("ix_price_set_part_price_id"))

    op.drop_table("price_set_part")
    with op.batch_alter_table("price_choice", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_price_choice_price_list_id"))
        batch_op.drop_index(batch_op.f("ix_price_choice_mount_id"))
        batch_op.drop_index(batch_op.f("ix_price_choice_moulding_id"))
        batch_op.drop_index(batch_op.f("ix_price_choice_glazing_id"))

    op.drop_table("price_choice")
    with op.batch_alter_table("moulding_out", schema=None) as batch_op:
        batch_op.drop_index("ix_moulding_out_moulding_id")

    op.drop_table("moulding_out")
    with op.batch_alter_table("expected_delivery", schema=None) as batch_op:
        batch_op.drop_index("ix_expected_delivery_moulding_id")

    op.drop_table("expected_delivery")
    op.drop_table("voucher")
    with op.batch_alter_table("price_set", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_price_set_price_list_id"))

    op.drop_table("price_set")
    with op.batch_alter_table("moulding", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_moulding_supplier_id"))

    op.drop_table("moulding")
    op.drop_table("supplier")
    op.drop_table("mount")
    op.drop_table("glazing")
