"""What is offered, and what was promised."""

import sqlalchemy as sa
from alembic import op

from studio.db.base import MoneyType, UtcDateTime

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "price_list",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=80), nullable=False),
        sa.Column("starts_on", sa.Date(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_price_list")),
    )
    op.create_index(op.f("ix_price_list_starts_on"), "price_list", ["starts_on"], unique=False)
    op.create_table(
        "session_type",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=80), nullable=False),
        sa.Column("minutes", sa.SmallInteger(), nullable=False),
        sa.Column("turnaround", sa.SmallInteger(), nullable=False),
        sa.Column("fee", MoneyType(), nullable=False),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.Column("position", sa.SmallInteger(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("fee >= 0", name=op.f("ck_session_type_fee")),
        sa.CheckConstraint("minutes BETWEEN 5 AND 720", name=op.f("ck_session_type_length")),
        sa.CheckConstraint("turnaround BETWEEN 0 AND 240", name=op.f("ck_session_type_turnaround")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_session_type")),
        sa.UniqueConstraint("name", name=op.f("uq_session_type_name")),
    )
    op.create_table(
        "price",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("price_list_id", sa.Integer(), nullable=False),
        sa.Column("product", sa.String(length=80), nullable=False),
        sa.Column("width_in", sa.SmallInteger(), nullable=False),
        sa.Column("height_in", sa.SmallInteger(), nullable=False),
        sa.Column("finish", sa.String(length=80), nullable=False),
        sa.Column("amount", MoneyType(), nullable=False),
        sa.Column("lead_days", sa.SmallInteger(), nullable=False),
        sa.Column("position", sa.SmallInteger(), nullable=False),
        sa.CheckConstraint("amount >= 0", name=op.f("ck_price_amount")),
        sa.CheckConstraint("lead_days BETWEEN 0 AND 365", name=op.f("ck_price_lead")),
        sa.CheckConstraint(
            "width_in BETWEEN 1 AND 120 AND height_in BETWEEN 1 AND 120", name=op.f("ck_price_size")
        ),
        sa.ForeignKeyConstraint(
            ["price_list_id"], ["price_list.id"], name=op.f("fk_price_price_list_id_price_list")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_price")),
        sa.UniqueConstraint(
            "price_list_id",
            "product",
            "width_in",
            "height_in",
            "finish",
            name=op.f("uq_price_price_list_id_product_width_in_height_in_finish"),
        ),
    )
    op.create_index(op.f("ix_price_price_list_id"), "price", ["price_list_id"], unique=False)
    op.create_table(
        "promise",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("household_id", sa.Integer(), nullable=False),
        sa.Column("made_by", sa.Integer(), nullable=False),
        sa.Column("made_at", UtcDateTime(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("due", sa.Date(), nullable=False),
        sa.Column("price", MoneyType(), nullable=True),
        sa.Column("source", sa.String(length=40), nullable=False),
        sa.Column("state", sa.String(length=40), nullable=False),
        sa.Column("fulfilled_at", UtcDateTime(), nullable=True),
        sa.Column("broke_on", sa.Date(), nullable=True),
        sa.Column("released_because", sa.String(length=200), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["household_id"], ["household.id"], name=op.f("fk_promise_household_id_household")
        ),
        sa.ForeignKeyConstraint(["made_by"], ["staff.id"], name=op.f("fk_promise_made_by_staff")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_promise")),
    )
    op.create_index(op.f("ix_promise_household_id"), "promise", ["household_id"], unique=False)
    op.create_index("ix_promise_source", "promise", ["source"], unique=False)
    op.create_index("ix_promise_state_due", "promise", ["state", "due"], unique=False)


def downgrade() -> None:
    """Take them away."""
    op.drop_index("ix_promise_state_due", table_name="promise")
    op.drop_index("ix_promise_source", table_name="promise")
    op.drop_index(op.f("ix_promise_household_id"), table_name="promise")
    op.drop_table("promise")
    op.drop_index(op.f("ix_price_price_list_id"), table_name="price")
    op.drop_table("price")
    op.drop_table("session_type")
    op.drop_index(op.f("ix_price_list_starts_on"), table_name="price_list")
    op.drop_table("price_list")
