"""Viewings and orders."""

import sqlalchemy as sa
from alembic import op

from studio.db.base import MoneyType, UtcDateTime

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "viewing",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("household_id", sa.Integer(), nullable=False),
        sa.Column("session_id", sa.Integer(), nullable=False),
        sa.Column("appointment_id", sa.Integer(), nullable=True),
        sa.Column("state", sa.String(length=40), nullable=False),
        sa.Column("place", sa.String(length=40), nullable=False),
        sa.Column("attendees", sa.Text(), nullable=False),
        sa.Column("hospitality", sa.Text(), nullable=False),
        sa.Column("comfort", sa.String(length=40), nullable=True),
        sa.Column("comfort_words", sa.Text(), nullable=False),
        sa.Column("images_shown", sa.Integer(), nullable=True),
        sa.Column("mood", sa.String(length=80), nullable=False),
        sa.Column("outcome", sa.String(length=40), nullable=True),
        sa.Column("outcome_reason", sa.String(length=400), nullable=False),
        sa.Column("next_contact_on", sa.Date(), nullable=True),
        sa.Column("chased_at", UtcDateTime(), nullable=True),
        sa.Column("held_at", UtcDateTime(), nullable=True),
        sa.Column("not_yet_reason", sa.String(length=400), nullable=False),
        sa.Column("not_yet_until", sa.Date(), nullable=True),
        sa.Column("cancelled_reason", sa.String(length=400), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "outcome IS NULL OR outcome <> 'thinking it over' OR next_contact_on IS NOT NULL",
            name=op.f("ck_viewing_thinking_has_date"),
        ),
        sa.CheckConstraint(
            "state <> 'held' OR outcome IS NOT NULL", name=op.f("ck_viewing_held_has_outcome")
        ),
        sa.ForeignKeyConstraint(
            ["appointment_id"], ["appointment.id"], name=op.f("fk_viewing_appointment_id_appointment")
        ),
        sa.ForeignKeyConstraint(
            ["household_id"], ["household.id"], name=op.f("fk_viewing_household_id_household")
        ),
        sa.ForeignKeyConstraint(
            ["session_id"], ["portrait_session.id"], name=op.f("fk_viewing_session_id_portrait_session")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_viewing")),
        sa.UniqueConstraint("appointment_id", name=op.f("uq_viewing_appointment_id")),
    )
    op.create_index(op.f("ix_viewing_household_id"), "viewing", ["household_id"], unique=False)
    op.create_index(op.f("ix_viewing_session_id"), "viewing", ["session_id"], unique=False)
    op.create_index("ix_viewing_state", "viewing", ["state"], unique=False)
    op.create_table(
        "chosen_image",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("viewing_id", sa.Integer(), nullable=False),
        sa.Column("image_ref", sa.String(length=40), nullable=False),
        sa.Column("position", sa.SmallInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["viewing_id"], ["viewing.id"], name=op.f("fk_chosen_image_viewing_id_viewing")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_chosen_image")),
        sa.UniqueConstraint("viewing_id", "image_ref", name=op.f("uq_chosen_image_viewing_id_image_ref")),
    )
    op.create_index(op.f("ix_chosen_image_viewing_id"), "chosen_image", ["viewing_id"], unique=False)
    op.create_table(
        "portrait_order",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("number", sa.String(length=16), nullable=True),
        sa.Column("household_id", sa.Integer(), nullable=False),
        sa.Column("session_id", sa.Integer(), nullable=True),
        sa.Column("viewing_id", sa.Integer(), nullable=True),
        sa.Column("replaces_order_id", sa.Integer(), nullable=True),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("state", sa.String(length=40), nullable=False),
        sa.Column("place", sa.String(length=40), nullable=False),
        sa.Column("host_id", sa.Integer(), nullable=False),
        sa.Column("made_at", UtcDateTime(), nullable=False),
        sa.Column("confirmed_at", UtcDateTime(), nullable=True),
        sa.Column("signed_at", UtcDateTime(), nullable=True),
        sa.Column("in_production_at", UtcDateTime(), nullable=True),
        sa.Column("ready_at", UtcDateTime(), nullable=True),
        sa.Column("closed_at", UtcDateTime(), nullable=True),
        sa.Column("cancelled_reason", sa.String(length=400), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "state = 'draft' OR state = 'cancelled' OR number IS NOT NULL",
            name=op.f("ck_portrait_order_confirmed_has_number"),
        ),
        sa.ForeignKeyConstraint(["host_id"], ["staff.id"], name=op.f("fk_portrait_order_host_id_staff")),
        sa.ForeignKeyConstraint(
            ["household_id"], ["household.id"], name=op.f("fk_portrait_order_household_id_household")
        ),
        sa.ForeignKeyConstraint(
            ["replaces_order_id"],
            ["portrait_order.id"],
            name=op.f("fk_portrait_order_replaces_order_id_portrait_order"),
        ),
        sa.ForeignKeyConstraint(
            ["session_id"],
            ["portrait_session.id"],
            name=op.f("fk_portrait_order_session_id_portrait_session"),
        ),
        sa.ForeignKeyConstraint(
            ["viewing_id"], ["viewing.id"], name=op.f("fk_portrait_order_viewing_id_viewing")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_portrait_order")),
        sa.UniqueConstraint("number", name=op.f("uq_portrait_order_number")),
    )
    op.create_index(op.f("ix_portrait_order_household_id"), "portrait_order", ["household_id"], unique=False)
    op.create_index(
        op.f("ix_portrait_order_replaces_order_id"), "portrait_order", ["replaces_order_id"], unique=False
    )
    op.create_index(op.f("ix_portrait_order_session_id"), "portrait_order", ["session_id"], unique=False)
    op.create_index("ix_portrait_order_state", "portrait_order", ["state"], unique=False)
    op.create_index(op.f("ix_portrait_order_viewing_id"), "portrait_order", ["viewing_id"], unique=False)
    op.create_table(
        "credit",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("from_order_id", sa.Integer(), nullable=False),
        sa.Column("to_order_id", sa.Integer(), nullable=False),
        sa.Column("paid", MoneyType(), nullable=False),
        sa.Column("released", MoneyType(), nullable=False),
        sa.Column("kept", sa.Boolean(), nullable=False),
        sa.Column("at", UtcDateTime(), nullable=False),
        sa.CheckConstraint("paid <> 0 OR released <> 0", name=op.f("ck_credit_amounts")),
        sa.ForeignKeyConstraint(
            ["from_order_id"], ["portrait_order.id"], name=op.f("fk_credit_from_order_id_portrait_order")
        ),
        sa.ForeignKeyConstraint(
            ["to_order_id"], ["portrait_order.id"], name=op.f("fk_credit_to_order_id_portrait_order")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_credit")),
    )
    op.create_index(op.f("ix_credit_from_order_id"), "credit", ["from_order_id"], unique=False)
    op.create_index(op.f("ix_credit_to_order_id"), "credit", ["to_order_id"], unique=False)
    op.create_table(
        "order_revision",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("order_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.SmallInteger(), nullable=False),
        sa.Column("state", sa.String(length=40), nullable=False),
        sa.Column("discount_basis_points", sa.Integer(), nullable=False),
        sa.Column("discount", MoneyType(), nullable=False),
        sa.Column("discount_reason", sa.String(length=200), nullable=False),
        sa.Column("list_total", MoneyType(), nullable=False),
        sa.Column("total", MoneyType(), nullable=False),
        sa.Column("tax_basis_points", sa.Integer(), nullable=False),
        sa.Column("tax", MoneyType(), nullable=False),
        sa.Column("tax_method", sa.String(length=60), nullable=False),
        sa.Column("prices_include_tax", sa.Boolean(), nullable=False),
        sa.Column("credit_brought", MoneyType(), nullable=False),
        sa.Column("to_pay", MoneyType(), nullable=False),
        sa.Column("surplus", sa.String(length=40), nullable=True),
        sa.Column("given_back", MoneyType(), nullable=False),
        sa.Column("promised_on", sa.Date(), nullable=True),
        sa.Column("promise_reason", sa.String(length=200), nullable=False),
        sa.Column("what_changed", sa.String(length=400), nullable=False),
        sa.Column("issued_at", UtcDateTime(), nullable=True),
        sa.Column("pdf_sha256", sa.String(length=64), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("credit_brought >= 0 AND to_pay >= 0", name=op.f("ck_order_revision_credit")),
        sa.CheckConstraint(
            "discount_basis_points BETWEEN 0 AND 10000", name=op.f("ck_order_revision_discount_rate")
        ),
        sa.CheckConstraint(
            "given_back >= 0 AND given_back <= credit_brought", name=op.f("ck_order_revision_given_back")
        ),
        sa.CheckConstraint(
            "list_total >= 0 AND discount >= 0 AND discount <= list_total",
            name=op.f("ck_order_revision_discount"),
        ),
        sa.CheckConstraint(
            "total = list_total - discount + CASE WHEN prices_include_tax THEN 0 ELSE tax END",
            name=op.f("ck_order_revision_total"),
        ),
        sa.ForeignKeyConstraint(
            ["order_id"], ["portrait_order.id"], name=op.f("fk_order_revision_order_id_portrait_order")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_order_revision")),
        sa.UniqueConstraint("order_id", "number", name=op.f("uq_order_revision_order_id_number")),
    )
    op.create_index(op.f("ix_order_revision_order_id"), "order_revision", ["order_id"], unique=False)
    op.create_table(
        "payment",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("order_id", sa.Integer(), nullable=False),
        sa.Column("amount", MoneyType(), nullable=False),
        sa.Column("method", sa.String(length=40), nullable=False),
        sa.Column("taken_at", UtcDateTime(), nullable=False),
        sa.Column("taken_by", sa.Integer(), nullable=False),
        sa.Column("allowed", MoneyType(), nullable=False),
        sa.Column("note", sa.String(length=200), nullable=False),
        sa.CheckConstraint("amount <> 0", name=op.f("ck_payment_amount")),
        sa.ForeignKeyConstraint(
            ["order_id"], ["portrait_order.id"], name=op.f("fk_payment_order_id_portrait_order")
        ),
        sa.ForeignKeyConstraint(["taken_by"], ["staff.id"], name=op.f("fk_payment_taken_by_staff")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_payment")),
    )
    op.create_index(op.f("ix_payment_order_id"), "payment", ["order_id"], unique=False)
    op.create_table(
        "presentation",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("household_id", sa.Integer(), nullable=False),
        sa.Column("order_id", sa.Integer(), nullable=False),
        sa.Column("appointment_id", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(length=40), nullable=False),
        sa.Column("place", sa.String(length=40), nullable=False),
        sa.Column("attendees", sa.Text(), nullable=False),
        sa.Column("mood", sa.String(length=80), nullable=False),
        sa.Column("handed_over", sa.Text(), nullable=False),
        sa.Column("everything", sa.Boolean(), nullable=False),
        sa.Column("reason", sa.String(length=400), nullable=False),
        sa.Column("held_at", UtcDateTime(), nullable=True),
        sa.Column("held_on", sa.Date(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("state <> 'held' OR held_at IS NOT NULL", name=op.f("ck_presentation_held")),
        sa.ForeignKeyConstraint(
            ["appointment_id"], ["appointment.id"], name=op.f("fk_presentation_appointment_id_appointment")
        ),
        sa.ForeignKeyConstraint(
            ["household_id"], ["household.id"], name=op.f("fk_presentation_household_id_household")
        ),
        sa.ForeignKeyConstraint(
            ["order_id"], ["portrait_order.id"], name=op.f("fk_presentation_order_id_portrait_order")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_presentation")),
        sa.UniqueConstraint("appointment_id", name=op.f("uq_presentation_appointment_id")),
    )
    op.create_index("ix_presentation_held_at", "presentation", ["held_at"], unique=False)
    op.create_index(op.f("ix_presentation_held_on"), "presentation", ["held_on"], unique=False)
    op.create_index(op.f("ix_presentation_household_id"), "presentation", ["household_id"], unique=False)
    op.create_index(op.f("ix_presentation_order_id"), "presentation", ["order_id"], unique=False)
    op.create_table(
        "order_line",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("revision_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.SmallInteger(), nullable=False),
        sa.Column("image_ref", sa.String(length=40), nullable=False),
        sa.Column("people", sa.String(length=200), nullable=False),
        sa.Column("price_id", sa.Integer(), nullable=True),
        sa.Column("product", sa.String(length=80), nullable=False),
        sa.Column("width_in", sa.SmallInteger(), nullable=False),
        sa.Column("height_in", sa.SmallInteger(), nullable=False),
        sa.Column("finish", sa.String(length=80), nullable=False),
        sa.Column("hanging_place", sa.String(length=120), nullable=False),
        sa.Column("quantity", sa.Integer(), nullable=False),
        sa.Column("unit_price", MoneyType(), nullable=False),
        sa.Column("complimentary", sa.Boolean(), nullable=False),
        sa.Column("line_total", MoneyType(), nullable=False),
        sa.Column("tax", MoneyType(), nullable=False),
        sa.Column("charge", MoneyType(), nullable=False),
        sa.Column("price_promised", sa.Boolean(), nullable=False),
        sa.Column("lead_days", sa.SmallInteger(), nullable=False),
        sa.CheckConstraint(
            "line_total = CASE WHEN complimentary THEN 0 ELSE unit_price * quantity END",
            name=op.f("ck_order_line_total"),
        ),
        sa.CheckConstraint("quantity BETWEEN 1 AND 999", name=op.f("ck_order_line_quantity")),
        sa.CheckConstraint("unit_price >= 0", name=op.f("ck_order_line_price")),
        sa.ForeignKeyConstraint(["price_id"], ["price.id"], name=op.f("fk_order_line_price_id_price")),
        sa.ForeignKeyConstraint(
            ["revision_id"], ["order_revision.id"], name=op.f("fk_order_line_revision_id_order_revision")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_order_line")),
    )
    op.create_index(op.f("ix_order_line_revision_id"), "order_line", ["revision_id"], unique=False)
    op.create_table(
        "order_paper",
        sa.Column("revision_id", sa.Integer(), nullable=False),
        sa.Column("snapshot", sa.Text(), nullable=False),
        sa.Column("pdf", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["revision_id"], ["order_revision.id"], name=op.f("fk_order_paper_revision_id_order_revision")
        ),
        sa.PrimaryKeyConstraint("revision_id", name=op.f("pk_order_paper")),
    )
    op.create_table(
        "replaced_line",
        sa.Column("line_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("order_id", sa.Integer(), nullable=False),
        sa.Column("passed", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["line_id"], ["order_line.id"], name=op.f("fk_replaced_line_line_id_order_line")
        ),
        sa.ForeignKeyConstraint(
            ["order_id"], ["portrait_order.id"], name=op.f("fk_replaced_line_order_id_portrait_order")
        ),
        sa.PrimaryKeyConstraint("line_id", name=op.f("pk_replaced_line")),
    )
    op.create_index(op.f("ix_replaced_line_order_id"), "replaced_line", ["order_id"], unique=False)


def downgrade() -> None:
    """Take them away."""
    op.drop_index(op.f("ix_replaced_line_order_id"), table_name="replaced_line")
    op.drop_table("replaced_line")
    op.drop_table("order_paper")
    op.drop_index(op.f("ix_order_line_revision_id"), table_name="order_line")
    op.drop_table("order_line")
    op.drop_index(op.f("ix_presentation_order_id"), table_name="presentation")
    op.drop_index(op.f("ix_presentation_household_id"), table_name="presentation")
    op.drop_index(op.f("ix_presentation_held_on"), table_name="presentation")
    op.drop_index("ix_presentation_held_at", table_name="presentation")
    op.drop_table("presentation")
    op.drop_index(op.f("ix_payment_order_id"), table_name="payment")
    op.drop_table("payment")
    op.drop_index(op.f("ix_order_revision_order_id"), table_name="order_revision")
    op.drop_table("order_revision")
    op.drop_index(op.f("ix_credit_to_order_id"), table_name="credit")
    op.drop_index(op.f("ix_credit_from_order_id"), table_name="credit")
    op.drop_table("credit")
    op.drop_index(op.f("ix_portrait_order_viewing_id"), table_name="portrait_order")
    op.drop_index("ix_portrait_order_state", table_name="portrait_order")
    op.drop_index(op.f("ix_portrait_order_session_id"), table_name="portrait_order")
    op.drop_index(op.f("ix_portrait_order_replaces_order_id"), table_name="portrait_order")
    op.drop_index(op.f("ix_portrait_order_household_id"), table_name="portrait_order")
    op.drop_table("portrait_order")
    op.drop_index(op.f("ix_chosen_image_viewing_id"), table_name="chosen_image")
    op.drop_table("chosen_image")
    op.drop_index("ix_viewing_state", table_name="viewing")
    op.drop_index(op.f("ix_viewing_session_id"), table_name="viewing")
    op.drop_index(op.f("ix_viewing_household_id"), table_name="viewing")
    op.drop_table("viewing")
