"""Concerns and reshoots."""

import sqlalchemy as sa
from alembic import op

from studio.db.base import MoneyType, UtcDateTime

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "concern",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("number", sa.String(length=16), nullable=False),
        sa.Column("household_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("told_by", sa.String(length=120), nullable=False),
        sa.Column("about", sa.String(length=40), nullable=False),
        sa.Column("session_id", sa.Integer(), nullable=True),
        sa.Column("order_id", sa.Integer(), nullable=True),
        sa.Column("channel", sa.String(length=40), nullable=False),
        sa.Column("state", sa.String(length=40), nullable=False),
        sa.Column("received_at", UtcDateTime(), nullable=False),
        sa.Column("received_by", sa.Integer(), nullable=False),
        sa.Column("story", sa.Text(), nullable=False),
        sa.Column("in_short", sa.String(length=120), nullable=False),
        sa.Column("wish", sa.Text(), nullable=False),
        sa.Column("question", sa.Text(), nullable=False),
        sa.Column("answer", sa.Text(), nullable=False),
        sa.Column("first_aid", sa.Text(), nullable=False),
        sa.Column("category", sa.String(length=60), nullable=False),
        sa.Column("cause", sa.String(length=40), nullable=False),
        sa.Column("others_at_risk", sa.Boolean(), nullable=False),
        sa.Column("named_id", sa.Integer(), nullable=True),
        sa.Column("owner_id", sa.Integer(), nullable=False),
        sa.Column("call_back_at", UtcDateTime(), nullable=True),
        sa.Column("acknowledged_at", UtcDateTime(), nullable=True),
        sa.Column("responded_at", UtcDateTime(), nullable=True),
        sa.Column("responded_by", sa.Integer(), nullable=True),
        sa.Column("heard_at", UtcDateTime(), nullable=True),
        sa.Column("offered_at", UtcDateTime(), nullable=True),
        sa.Column("agreed_at", UtcDateTime(), nullable=True),
        sa.Column("in_hand_at", UtcDateTime(), nullable=True),
        sa.Column("resolved_at", UtcDateTime(), nullable=True),
        sa.Column("happy_at", UtcDateTime(), nullable=True),
        sa.Column("happy_words", sa.Text(), nullable=False),
        sa.Column("withdrawn_at", UtcDateTime(), nullable=True),
        sa.Column("reopened_at", UtcDateTime(), nullable=True),
        sa.Column("apology_at", UtcDateTime(), nullable=True),
        sa.Column("apology_by", sa.Integer(), nullable=True),
        sa.Column("apology_how", sa.String(length=200), nullable=False),
        sa.Column("recurrence_of_id", sa.Integer(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["apology_by"], ["staff.id"], name=op.f("fk_concern_apology_by_staff")),
        sa.ForeignKeyConstraint(
            ["household_id"], ["household.id"], name=op.f("fk_concern_household_id_household")
        ),
        sa.ForeignKeyConstraint(["named_id"], ["staff.id"], name=op.f("fk_concern_named_id_staff")),
        sa.ForeignKeyConstraint(
            ["order_id"], ["portrait_order.id"], name=op.f("fk_concern_order_id_portrait_order")
        ),
        sa.ForeignKeyConstraint(["owner_id"], ["staff.id"], name=op.f("fk_concern_owner_id_staff")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_concern_person_id_person")),
        sa.ForeignKeyConstraint(["received_by"], ["staff.id"], name=op.f("fk_concern_received_by_staff")),
        sa.ForeignKeyConstraint(
            ["recurrence_of_id"], ["concern.id"], name=op.f("fk_concern_recurrence_of_id_concern")
        ),
        sa.ForeignKeyConstraint(["responded_by"], ["staff.id"], name=op.f("fk_concern_responded_by_staff")),
        sa.ForeignKeyConstraint(
            ["session_id"], ["portrait_session.id"], name=op.f("fk_concern_session_id_portrait_session")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_concern")),
        sa.UniqueConstraint("number", name=op.f("uq_concern_number")),
    )
    op.create_index(op.f("ix_concern_household_id"), "concern", ["household_id"], unique=False)
    op.create_index(op.f("ix_concern_order_id"), "concern", ["order_id"], unique=False)
    op.create_index(op.f("ix_concern_session_id"), "concern", ["session_id"], unique=False)
    op.create_index("ix_concern_state_received_at", "concern", ["state", "received_at"], unique=False)
    op.create_table(
        "concern_step",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("concern_id", sa.Integer(), nullable=False),
        sa.Column("at", UtcDateTime(), nullable=False),
        sa.Column("staff_id", sa.Integer(), nullable=False),
        sa.Column("what", sa.String(length=80), nullable=False),
        sa.Column("state", sa.String(length=40), nullable=False),
        sa.ForeignKeyConstraint(
            ["concern_id"], ["concern.id"], name=op.f("fk_concern_step_concern_id_concern")
        ),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name=op.f("fk_concern_step_staff_id_staff")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_concern_step")),
    )
    op.create_index(op.f("ix_concern_step_concern_id"), "concern_step", ["concern_id"], unique=False)
    op.create_table(
        "offer",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("concern_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("made_by", sa.Integer(), nullable=False),
        sa.Column("made_as", sa.String(length=40), nullable=False),
        sa.Column("made_at", UtcDateTime(), nullable=False),
        sa.Column("worth", MoneyType(), nullable=False),
        sa.Column("cost", MoneyType(), nullable=False),
        sa.Column("outcome", sa.String(length=40), nullable=False),
        sa.Column("outcome_at", UtcDateTime(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("worth >= 0 AND cost >= 0", name=op.f("ck_offer_amounts")),
        sa.ForeignKeyConstraint(["concern_id"], ["concern.id"], name=op.f("fk_offer_concern_id_concern")),
        sa.ForeignKeyConstraint(["made_by"], ["staff.id"], name=op.f("fk_offer_made_by_staff")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_offer")),
    )
    op.create_index(op.f("ix_offer_concern_id"), "offer", ["concern_id"], unique=False)
    op.create_table(
        "reshoot",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("household_id", sa.Integer(), nullable=False),
        sa.Column("concern_id", sa.Integer(), nullable=False),
        sa.Column("offer_id", sa.Integer(), nullable=False),
        sa.Column("original_session_id", sa.Integer(), nullable=False),
        sa.Column("session_id", sa.Integer(), nullable=True),
        sa.Column("change", sa.Text(), nullable=False),
        sa.Column("keep", sa.Text(), nullable=False),
        sa.Column("offered_at", UtcDateTime(), nullable=False),
        sa.Column("accepted_at", UtcDateTime(), nullable=True),
        sa.Column("declined_at", UtcDateTime(), nullable=True),
        sa.Column("kept_without_order_on", sa.Date(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("declined_at IS NULL OR accepted_at IS NULL", name=op.f("ck_reshoot_one_answer")),
        sa.CheckConstraint(
            "session_id IS NULL OR session_id <> original_session_id", name=op.f("ck_reshoot_two_sessions")
        ),
        sa.ForeignKeyConstraint(["concern_id"], ["concern.id"], name=op.f("fk_reshoot_concern_id_concern")),
        sa.ForeignKeyConstraint(
            ["household_id"], ["household.id"], name=op.f("fk_reshoot_household_id_household")
        ),
        sa.ForeignKeyConstraint(["offer_id"], ["offer.id"], name=op.f("fk_reshoot_offer_id_offer")),
        sa.ForeignKeyConstraint(
            ["original_session_id"],
            ["portrait_session.id"],
            name=op.f("fk_reshoot_original_session_id_portrait_session"),
        ),
        sa.ForeignKeyConstraint(
            ["session_id"], ["portrait_session.id"], name=op.f("fk_reshoot_session_id_portrait_session")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reshoot")),
        sa.UniqueConstraint("concern_id", name=op.f("uq_reshoot_concern_id")),
        sa.UniqueConstraint("offer_id", name=op.f("uq_reshoot_offer_id")),
        sa.UniqueConstraint("session_id", name=op.f("uq_reshoot_session_id")),
    )
    op.create_index(op.f("ix_reshoot_household_id"), "reshoot", ["household_id"], unique=False)
    op.create_index(op.f("ix_reshoot_original_session_id"), "reshoot", ["original_session_id"], unique=False)


def downgrade() -> None:
    """Take them away."""
    op.drop_index(op.f("ix_reshoot_original_session_id"), table_name="reshoot")
    op.drop_index(op.f("ix_reshoot_household_id"), table_name="reshoot")
    op.drop_table("reshoot")
    op.drop_index(op.f("ix_offer_concern_id"), table_name="offer")
    op.drop_table("offer")
    op.drop_index(op.f("ix_concern_step_concern_id"), table_name="concern_step")
    op.drop_table("concern_step")
    op.drop_index("ix_concern_state_received_at", table_name="concern")
    op.drop_index(op.f("ix_concern_session_id"), table_name="concern")
    op.drop_index(op.f("ix_concern_order_id"), table_name="concern")
    op.drop_index(op.f("ix_concern_household_id"), table_name="concern")
    op.drop_table("concern")
