"""Gift vouchers sold, the count of the day, and statements."""

import sqlalchemy as sa
from alembic import op

from studio.db.base import MoneyType, UtcDateTime

revision = "0015"
down_revision = "0014"


def upgrade() -> None:
    """Make what is new."""
    op.create_table(
        "day_count",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("counted_at", UtcDateTime(), nullable=False),
        sa.Column("counted_by", sa.Integer(), nullable=False),
        sa.Column("float_before", MoneyType(), nullable=False),
        sa.Column("float_left", MoneyType(), nullable=False),
        sa.Column("word", sa.String(length=400), nullable=False),
        sa.ForeignKeyConstraint(["counted_by"], ["staff.id"], name=op.f("fk_day_count_counted_by_staff")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_day_count")),
    )
    op.create_table(
        "statement",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("household_id", sa.Integer(), nullable=False),
        sa.Column("made_at", UtcDateTime(), nullable=False),
        sa.Column("made_by", sa.Integer(), nullable=False),
        sa.Column("snapshot", sa.Text(), nullable=False),
        sa.Column("pdf", sa.LargeBinary(), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(
            ["household_id"], ["household.id"], name=op.f("fk_statement_household_id_household")
        ),
        sa.ForeignKeyConstraint(["made_by"], ["staff.id"], name=op.f("fk_statement_made_by_staff")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_statement")),
    )
    with op.batch_alter_table("statement", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_statement_household_id"), ["household_id"], unique=False)

    op.create_table(
        "count_paper",
        sa.Column("count_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("snapshot", sa.Text(), nullable=False),
        sa.Column("pdf", sa.LargeBinary(), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(
            ["count_id"], ["day_count.id"], name=op.f("fk_count_paper_count_id_day_count")
        ),
        sa.PrimaryKeyConstraint("count_id", name=op.f("pk_count_paper")),
    )
    op.create_table(
        "counted_cash",
        sa.Column("count_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("worth", MoneyType(), autoincrement=False, nullable=False),
        sa.Column("pieces", sa.Integer(), nullable=False),
        sa.CheckConstraint("pieces > 0", name=op.f("ck_counted_cash_pieces")),
        sa.ForeignKeyConstraint(
            ["count_id"], ["day_count.id"], name=op.f("fk_counted_cash_count_id_day_count")
        ),
        sa.PrimaryKeyConstraint("count_id", "worth", name=op.f("pk_counted_cash")),
    )
    op.create_table(
        "counted_method",
        sa.Column("count_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("method", sa.String(length=40), nullable=False),
        sa.Column("expected", MoneyType(), nullable=False),
        sa.Column("counted", MoneyType(), nullable=False),
        sa.ForeignKeyConstraint(
            ["count_id"], ["day_count.id"], name=op.f("fk_counted_method_count_id_day_count")
        ),
        sa.PrimaryKeyConstraint("count_id", "method", name=op.f("pk_counted_method")),
    )
    op.create_table(
        "counted_row",
        sa.Column("money_of", sa.String(length=40), nullable=False),
        sa.Column("row_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("count_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["count_id"], ["day_count.id"], name=op.f("fk_counted_row_count_id_day_count")
        ),
        sa.PrimaryKeyConstraint("money_of", "row_id", name=op.f("pk_counted_row")),
    )
    with op.batch_alter_table("counted_row", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_counted_row_count_id"), ["count_id"], unique=False)

    op.create_table(
        "voucher_paper",
        sa.Column("voucher_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("snapshot", sa.Text(), nullable=False),
        sa.Column("pdf", sa.LargeBinary(), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(
            ["voucher_id"], ["voucher.id"], name=op.f("fk_voucher_paper_voucher_id_voucher")
        ),
        sa.PrimaryKeyConstraint("voucher_id", name=op.f("pk_voucher_paper")),
    )
    op.create_table(
        "voucher_sale",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("voucher_id", sa.Integer(), nullable=False),
        sa.Column("household_id", sa.Integer(), nullable=True),
        sa.Column("buyer", sa.String(length=120), nullable=False),
        sa.Column("amount", MoneyType(), nullable=False),
        sa.Column("method", sa.String(length=40), nullable=False),
        sa.Column("taken_at", UtcDateTime(), nullable=False),
        sa.Column("taken_by", sa.Integer(), nullable=False),
        sa.Column("reason", sa.String(length=200), nullable=False),
        sa.CheckConstraint("amount <> 0", name=op.f("ck_voucher_sale_amount")),
        sa.ForeignKeyConstraint(
            ["household_id"], ["household.id"], name=op.f("fk_voucher_sale_household_id_household")
        ),
        sa.ForeignKeyConstraint(["taken_by"], ["staff.id"], name=op.f("fk_voucher_sale_taken_by_staff")),
        sa.ForeignKeyConstraint(
            ["voucher_id"], ["voucher.id"], name=op.f("fk_voucher_sale_voucher_id_voucher")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_voucher_sale")),
    )
    with op.batch_alter_table("voucher_sale", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_voucher_sale_household_id"), ["household_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_voucher_sale_voucher_id"), ["voucher_id"], unique=False)


def downgrade() -> None:
    """Take it away."""
    with op.batch_alter_table("voucher_sale", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_voucher_sale_voucher_id"))
        batch_op.drop_index(batch_op.f("ix_voucher_sale_household_id"))

    op.drop_table("voucher_sale")
    op.drop_table("voucher_paper")
    with op.batch_alter_table("counted_row", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_counted_row_count_id"))

    op.drop_table("counted_row")
    op.drop_table("counted_method")
    op.drop_table("counted_cash")
    op.drop_table("count_paper")
    with op.batch_alter_table("statement", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_statement_household_id"))

    op.drop_table("statement")
    op.drop_table("day_count")
