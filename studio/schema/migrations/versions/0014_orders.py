"""How an order's pictures are framed, payment plans, cheques, gift vouchers sold, and the count of the day."""

import sqlalchemy as sa
from alembic import op

from studio.db.base import MoneyType, UtcDateTime

revision = "0014"
down_revision = "0013"


def upgrade() -> None:
    """Make what is new."""
    op.create_table(
        "discount_limit",
        sa.Column("role", sa.String(length=40), nullable=False),
        sa.Column("basis_points", sa.Integer(), nullable=False),
        sa.CheckConstraint("basis_points BETWEEN 0 AND 10000", name=op.f("ck_discount_limit_rate")),
        sa.PrimaryKeyConstraint("role", name=op.f("pk_discount_limit")),
    )
    op.create_table(
        "change_consent",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("order_id", sa.Integer(), nullable=False),
        sa.Column("revision_number", sa.SmallInteger(), nullable=False),
        sa.Column("who", sa.String(length=120), nullable=False),
        sa.Column("way", sa.String(length=40), nullable=False),
        sa.Column("agreed_on", sa.Date(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("noted_at", UtcDateTime(), nullable=False),
        sa.Column("noted_by", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["noted_by"], ["staff.id"], name=op.f("fk_change_consent_noted_by_staff")),
        sa.ForeignKeyConstraint(
            ["order_id"], ["portrait_order.id"], name=op.f("fk_change_consent_order_id_portrait_order")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_change_consent")),
    )
    with op.batch_alter_table("change_consent", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_change_consent_order_id"), ["order_id"], unique=False)

    op.create_table(
        "order_revision_tax",
        sa.Column("revision_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("basis_points", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("taxable", MoneyType(), nullable=False),
        sa.Column("tax", MoneyType(), nullable=False),
        sa.CheckConstraint("basis_points BETWEEN 0 AND 10000", name=op.f("ck_order_revision_tax_rate")),
        sa.ForeignKeyConstraint(
            ["revision_id"],
            ["order_revision.id"],
            name=op.f("fk_order_revision_tax_revision_id_order_revision"),
        ),
        sa.PrimaryKeyConstraint("revision_id", "basis_points", name=op.f("pk_order_revision_tax")),
    )
    op.create_table(
        "cancelled_line",
        sa.Column("line_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("order_id", sa.Integer(), nullable=False),
        sa.Column("revision_id", sa.Integer(), nullable=False),
        sa.Column("reason", sa.String(length=200), nullable=False),
        sa.ForeignKeyConstraint(
            ["line_id"], ["order_line.id"], name=op.f("fk_cancelled_line_line_id_order_line")
        ),
        sa.ForeignKeyConstraint(
            ["order_id"], ["portrait_order.id"], name=op.f("fk_cancelled_line_order_id_portrait_order")
        ),
        sa.ForeignKeyConstraint(
            ["revision_id"], ["order_revision.id"], name=op.f("fk_cancelled_line_revision_id_order_revision")
        ),
        sa.PrimaryKeyConstraint("line_id", name=op.f("pk_cancelled_line")),
    )
    with op.batch_alter_table("cancelled_line", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_cancelled_line_order_id"), ["order_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_cancelled_line_revision_id"), ["revision_id"], unique=False)

    with op.batch_alter_table("order_line", schema=None) as batch_op:
        batch_op.add_column(sa.Column("key", sa.SmallInteger(), server_default="0", nullable=False))
        batch_op.add_column(sa.Column("picture_id", sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column("moulding_id", sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column("moulding", sa.String(length=120), server_default="", nullable=False))
        batch_op.add_column(sa.Column("mount_id", sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column("mount", sa.String(length=120), server_default="", nullable=False))
        batch_op.add_column(
            sa.Column("mount_border_mm", sa.SmallInteger(), server_default="0", nullable=False)
        )
        batch_op.add_column(sa.Column("glazing_id", sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column("glazing", sa.String(length=120), server_default="", nullable=False))
        batch_op.add_column(sa.Column("choice_ids", sa.String(length=200), server_default="", nullable=False))
        batch_op.add_column(sa.Column("choices", sa.Text(), server_default="", nullable=False))
        batch_op.add_column(sa.Column("set_id", sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column("set_name", sa.String(length=80), server_default="", nullable=False))
        batch_op.add_column(sa.Column("set_no", sa.SmallInteger(), server_default="0", nullable=False))
        batch_op.add_column(sa.Column("tax_basis_points", sa.Integer(), server_default="0", nullable=False))
        batch_op.add_column(sa.Column("price_promise_id", sa.Integer(), nullable=True))
        batch_op.create_foreign_key(
            batch_op.f("fk_order_line_price_promise_id_promise"), "promise", ["price_promise_id"], ["id"]
        )

    with op.batch_alter_table("order_revision", schema=None) as batch_op:
        batch_op.add_column(sa.Column("issued_by", sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column("discount_promise_id", sa.Integer(), nullable=True))
        batch_op.add_column(
            sa.Column("discount_promised", sa.Boolean(), server_default=sa.text("(false)"), nullable=False)
        )
        batch_op.add_column(sa.Column("typed_basis_points", sa.Integer(), server_default="0", nullable=False))
        batch_op.add_column(sa.Column("typed_discount", MoneyType(), server_default="0", nullable=False))
        batch_op.add_column(
            sa.Column("typed_reason", sa.String(length=200), server_default="", nullable=False)
        )
        batch_op.add_column(
            sa.Column("discount_instead_of", sa.String(length=300), server_default="", nullable=False)
        )
        batch_op.add_column(
            sa.Column("discount_over", sa.Boolean(), server_default=sa.text("(false)"), nullable=False)
        )
        batch_op.add_column(sa.Column("discount_heard_at", UtcDateTime(), nullable=True))
        batch_op.create_foreign_key(
            batch_op.f("fk_order_revision_discount_promise_id_promise"),
            "promise",
            ["discount_promise_id"],
            ["id"],
        )
        batch_op.create_foreign_key(
            batch_op.f("fk_order_revision_issued_by_staff"), "staff", ["issued_by"], ["id"]
        )


def downgrade() -> None:
    """Take it away."""
    with op.batch_alter_table("order_revision", schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f("fk_order_revision_issued_by_staff"), type_="foreignkey")
        batch_op.drop_constraint(
            batch_op.f("fk_order_revision_discount_promise_id_promise"), type_="foreignkey"
        )
        batch_op.drop_column("discount_heard_at")
        batch_op.drop_column("discount_over")
        batch_op.drop_column("discount_instead_of")
        batch_op.drop_column("typed_reason")
        batch_op.drop_column("typed_discount")
        batch_op.drop_column("typed_basis_points")
        batch_op.drop_column("discount_promised")
        batch_op.drop_column("discount_promise_id")
        batch_op.drop_column("issued_by")

    with op.batch_alter_table("order_line", schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f("fk_order_line_price_promise_id_promise"), type_="foreignkey")
        batch_op.drop_column("price_promise_id")
        batch_op.drop_column("tax_basis_points")
        batch_op.drop_column("set_no")
        batch_op.drop_column("set_name")
        batch_op.drop_column("set_id")
        batch_op.drop_column("choices")
        batch_op.drop_column("choice_ids")
        batch_op.drop_column("glazing")
        batch_op.drop_column("glazing_id")
        batch_op.drop_column("mount_border_mm")
        batch_op.drop_column("mount")
        batch_op.drop_column("mount_id")
        batch_op.drop_column("moulding")
        batch_op.drop_column("moulding_id")
        batch_op.drop_column("picture_id")
        batch_op.drop_column("key")

    with op.batch_alter_table("cancelled_line", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_cancelled_line_revision_id"))
        batch_op.drop_index(batch_op.f("ix_cancelled_line_order_id"))

    op.drop_table("cancelled_line")
    op.drop_table("order_revision_tax")
    with op.batch_alter_table("change_consent", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_change_consent_order_id"))

    op.drop_table("change_consent")
    op.drop_table("discount_limit")
