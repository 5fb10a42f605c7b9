"""How an order's pictures are framed, payment plans, cheques and invoices."""

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
        "order_delay",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("order_id", sa.Integer(), nullable=False),
        sa.Column("promised_before", sa.Date(), nullable=False),
        sa.Column("promised_after", sa.Date(), nullable=False),
        sa.Column("cause", sa.String(length=200), nullable=False),
        sa.Column("moulding_id", sa.Integer(), nullable=True),
        sa.Column("pictures", sa.String(length=400), nullable=False),
        sa.Column("noted_at", UtcDateTime(), nullable=False),
        sa.Column("noted_by", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["moulding_id"], ["moulding.id"], name=op.f("fk_order_delay_moulding_id_moulding")
        ),
        sa.ForeignKeyConstraint(["noted_by"], ["staff.id"], name=op.f("fk_order_delay_noted_by_staff")),
        sa.ForeignKeyConstraint(
            ["order_id"], ["portrait_order.id"], name=op.f("fk_order_delay_order_id_portrait_order")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_order_delay")),
    )
    with op.batch_alter_table("order_delay", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_order_delay_order_id"), ["order_id"], unique=False)

    op.create_table(
        "payment_plan",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("order_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.SmallInteger(), nullable=False),
        sa.Column("every", sa.String(length=40), nullable=False),
        sa.Column("total", MoneyType(), nullable=False),
        sa.Column("because", sa.String(length=200), nullable=False),
        sa.Column("made_at", UtcDateTime(), nullable=False),
        sa.Column("made_by", sa.Integer(), nullable=False),
        sa.CheckConstraint("total >= 0", name=op.f("ck_payment_plan_total")),
        sa.ForeignKeyConstraint(["made_by"], ["staff.id"], name=op.f("fk_payment_plan_made_by_staff")),
        sa.ForeignKeyConstraint(
            ["order_id"], ["portrait_order.id"], name=op.f("fk_payment_plan_order_id_portrait_order")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_payment_plan")),
        sa.UniqueConstraint("order_id", "number", name=op.f("uq_payment_plan_order_id_number")),
    )
    with op.batch_alter_table("payment_plan", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_payment_plan_order_id"), ["order_id"], unique=False)

    op.create_table(
        "cheque_news",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("payment_id", sa.Integer(), nullable=False),
        sa.Column("step", sa.String(length=40), nullable=False),
        sa.Column("on_day", sa.Date(), nullable=False),
        sa.Column("noted_at", UtcDateTime(), nullable=False),
        sa.Column("noted_by", sa.Integer(), nullable=False),
        sa.Column("note", sa.String(length=200), nullable=False),
        sa.ForeignKeyConstraint(["noted_by"], ["staff.id"], name=op.f("fk_cheque_news_noted_by_staff")),
        sa.ForeignKeyConstraint(
            ["payment_id"], ["payment.id"], name=op.f("fk_cheque_news_payment_id_payment")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_cheque_news")),
        sa.UniqueConstraint("payment_id", "step", name=op.f("uq_cheque_news_payment_id_step")),
    )
    with op.batch_alter_table("cheque_news", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_cheque_news_payment_id"), ["payment_id"], unique=False)

    op.create_table(
        "instalment",
        sa.Column("plan_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("position", sa.SmallInteger(), autoincrement=False, nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("amount", MoneyType(), nullable=False),
        sa.CheckConstraint("amount > 0", name=op.f("ck_instalment_amount")),
        sa.ForeignKeyConstraint(
            ["plan_id"], ["payment_plan.id"], name=op.f("fk_instalment_plan_id_payment_plan")
        ),
        sa.PrimaryKeyConstraint("plan_id", "position", name=op.f("pk_instalment")),
    )
    with op.batch_alter_table("instalment", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_instalment_due_on"), ["due_on"], unique=False)

    op.create_table(
        "invoice",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("number", sa.String(length=16), nullable=False),
        sa.Column("order_id", sa.Integer(), nullable=False),
        sa.Column("revision_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("issued_on", sa.Date(), nullable=False),
        sa.Column("tax_point", sa.Date(), nullable=False),
        sa.Column("total", MoneyType(), nullable=False),
        sa.Column("tax", MoneyType(), nullable=False),
        sa.Column("issued_at", UtcDateTime(), nullable=False),
        sa.Column("issued_by", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "(kind = 'invoice' AND total >= 0) OR (kind = 'credit note' AND total < 0)",
            name=op.f("ck_invoice_kind"),
        ),
        sa.ForeignKeyConstraint(["issued_by"], ["staff.id"], name=op.f("fk_invoice_issued_by_staff")),
        sa.ForeignKeyConstraint(
            ["order_id"], ["portrait_order.id"], name=op.f("fk_invoice_order_id_portrait_order")
        ),
        sa.ForeignKeyConstraint(
            ["revision_id"], ["order_revision.id"], name=op.f("fk_invoice_revision_id_order_revision")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_invoice")),
        sa.UniqueConstraint("number", name=op.f("uq_invoice_number")),
    )
    with op.batch_alter_table("invoice", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_invoice_order_id"), ["order_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_invoice_revision_id"), ["revision_id"], unique=False)

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
        "plan_paper",
        sa.Column("plan_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("snapshot", sa.Text(), nullable=False),
        sa.Column("pdf", sa.LargeBinary(), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(
            ["plan_id"], ["payment_plan.id"], name=op.f("fk_plan_paper_plan_id_payment_plan")
        ),
        sa.PrimaryKeyConstraint("plan_id", name=op.f("pk_plan_paper")),
    )
    op.create_table(
        "receipt_paper",
        sa.Column("payment_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("snapshot", sa.Text(), nullable=False),
        sa.Column("pdf", sa.LargeBinary(), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(
            ["payment_id"], ["payment.id"], name=op.f("fk_receipt_paper_payment_id_payment")
        ),
        sa.PrimaryKeyConstraint("payment_id", name=op.f("pk_receipt_paper")),
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

    op.create_table(
        "invoice_paper",
        sa.Column("invoice_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("snapshot", sa.Text(), nullable=False),
        sa.Column("pdf", sa.LargeBinary(), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(
            ["invoice_id"], ["invoice.id"], name=op.f("fk_invoice_paper_invoice_id_invoice")
        ),
        sa.PrimaryKeyConstraint("invoice_id", name=op.f("pk_invoice_paper")),
    )
    op.create_table(
        "invoice_tax",
        sa.Column("invoice_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("basis_points", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("net", MoneyType(), nullable=False),
        sa.Column("tax", MoneyType(), nullable=False),
        sa.ForeignKeyConstraint(
            ["invoice_id"], ["invoice.id"], name=op.f("fk_invoice_tax_invoice_id_invoice")
        ),
        sa.PrimaryKeyConstraint("invoice_id", "basis_points", name=op.f("pk_invoice_tax")),
    )
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
            batch_op.f("fk_order_line_moulding_id_moulding"), "moulding", ["moulding_id"], ["id"]
        )
        batch_op.create_foreign_key(
            batch_op.f("fk_order_line_price_promise_id_promise"), "promise", ["price_promise_id"], ["id"]
        )
        batch_op.create_foreign_key(
            batch_op.f("fk_order_line_set_id_price_set"), "price_set", ["set_id"], ["id"]
        )
        batch_op.create_foreign_key(batch_op.f("fk_order_line_mount_id_mount"), "mount", ["mount_id"], ["id"])
        batch_op.create_foreign_key(
            batch_op.f("fk_order_line_picture_id_picture"), "picture", ["picture_id"], ["id"]
        )
        batch_op.create_foreign_key(
            batch_op.f("fk_order_line_glazing_id_glazing"), "glazing", ["glazing_id"], ["id"]
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

    with op.batch_alter_table("payment", schema=None) as batch_op:
        batch_op.add_column(sa.Column("promise_id", sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column("undoes_id", sa.Integer(), nullable=True))
        batch_op.create_index(batch_op.f("ix_payment_promise_id"), ["promise_id"], unique=False)
        batch_op.create_unique_constraint(batch_op.f("uq_payment_undoes_id"), ["undoes_id"])
        batch_op.create_foreign_key(
            batch_op.f("fk_payment_undoes_id_payment"), "payment", ["undoes_id"], ["id"]
        )
        batch_op.create_foreign_key(
            batch_op.f("fk_payment_promise_id_promise"), "promise", ["promise_id"], ["id"]
        )

    with op.batch_alter_table("portrait_order", schema=None) as batch_op:
        batch_op.add_column(sa.Column("moved_to", sa.Date(), nullable=True))


def downgrade() -> None:
    """Take it away."""
    with op.batch_alter_table("portrait_order", schema=None) as batch_op:
        batch_op.drop_column("moved_to")

    with op.batch_alter_table("payment", schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f("fk_payment_promise_id_promise"), type_="foreignkey")
        batch_op.drop_constraint(batch_op.f("fk_payment_undoes_id_payment"), type_="foreignkey")
        batch_op.drop_constraint(batch_op.f("uq_payment_undoes_id"), type_="unique")
        batch_op.drop_index(batch_op.f("ix_payment_promise_id"))
        batch_op.drop_column("undoes_id")
        batch_op.drop_column("promise_id")

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
        batch_op.drop_constraint(batch_op.f("fk_order_line_glazing_id_glazing"), type_="foreignkey")
        batch_op.drop_constraint(batch_op.f("fk_order_line_picture_id_picture"), type_="foreignkey")
        batch_op.drop_constraint(batch_op.f("fk_order_line_mount_id_mount"), type_="foreignkey")
        batch_op.drop_constraint(batch_op.f("fk_order_line_set_id_price_set"), type_="foreignkey")
        batch_op.drop_constraint(batch_op.f("fk_order_line_price_promise_id_promise"), type_="foreignkey")
        batch_op.drop_constraint(batch_op.f("fk_order_line_moulding_id_moulding"), type_="foreignkey")
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

    op.drop_table("invoice_tax")
    op.drop_table("invoice_paper")
    with op.batch_alter_table("cancelled_line", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_cancelled_line_revision_id"))
        batch_op.drop_index(batch_op.f("ix_cancelled_line_order_id"))

    op.drop_table("cancelled_line")
    op.drop_table("receipt_paper")
    op.drop_table("plan_paper")
    op.drop_table("order_revision_tax")
    with op.batch_alter_table("invoice", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_invoice_revision_id"))
        batch_op.drop_index(batch_op.f("ix_invoice_order_id"))

    op.drop_table("invoice")
    with op.batch_alter_table("instalment", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_instalment_due_on"))

    op.drop_table("instalment")
    with op.batch_alter_table("cheque_news", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_cheque_news_payment_id"))

    op.drop_table("cheque_news")
    with op.batch_alter_table("payment_plan", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_payment_plan_order_id"))

    op.drop_table("payment_plan")
    with op.batch_alter_table("order_delay", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_order_delay_order_id"))

    op.drop_table("order_delay")
    with op.batch_alter_table("change_consent", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_change_consent_order_id"))

    op.drop_table("change_consent")
    op.drop_table("discount_limit")
