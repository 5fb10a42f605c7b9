"""The diary and the sessions in it."""

import sqlalchemy as sa
from alembic import op

from studio.db.base import MoneyType, UtcDateTime

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "appointment",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("household_id", sa.Integer(), nullable=True),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("title", sa.String(length=160), nullable=False),
        sa.Column("wall", sa.DateTime(), nullable=False),
        sa.Column("zone", sa.String(length=60), nullable=False),
        sa.Column("fold", sa.SmallInteger(), nullable=False),
        sa.Column("minutes", sa.SmallInteger(), nullable=False),
        sa.Column("turnaround", sa.SmallInteger(), nullable=False),
        sa.Column("starts_at", UtcDateTime(), nullable=False),
        sa.Column("ends_at", UtcDateTime(), nullable=False),
        sa.Column("room_id", sa.Integer(), nullable=True),
        sa.Column("staff_id", sa.Integer(), nullable=True),
        sa.Column("opener_id", sa.Integer(), nullable=True),
        sa.Column("provisional", sa.Boolean(), nullable=False),
        sa.Column("told_client", sa.Boolean(), nullable=False),
        sa.Column("cancelled_at", UtcDateTime(), nullable=True),
        sa.Column("cancelled_reason", sa.String(length=400), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("fold BETWEEN 0 AND 1", name=op.f("ck_appointment_fold")),
        sa.CheckConstraint("minutes BETWEEN 5 AND 960", name=op.f("ck_appointment_length")),
        sa.CheckConstraint("starts_at < ends_at", name=op.f("ck_appointment_in_order")),
        sa.ForeignKeyConstraint(
            ["household_id"], ["household.id"], name=op.f("fk_appointment_household_id_household")
        ),
        sa.ForeignKeyConstraint(["opener_id"], ["staff.id"], name=op.f("fk_appointment_opener_id_staff")),
        sa.ForeignKeyConstraint(["room_id"], ["room.id"], name=op.f("fk_appointment_room_id_room")),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name=op.f("fk_appointment_staff_id_staff")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_appointment")),
    )
    op.create_index(op.f("ix_appointment_household_id"), "appointment", ["household_id"], unique=False)
    op.create_index("ix_appointment_starts_at", "appointment", ["starts_at"], unique=False)
    op.create_table(
        "appointment_move",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("appointment_id", sa.Integer(), nullable=False),
        sa.Column("moved_at", UtcDateTime(), nullable=False),
        sa.Column("moved_by", sa.Integer(), nullable=False),
        sa.Column("wall_before", sa.DateTime(), nullable=False),
        sa.Column("wall_after", sa.DateTime(), nullable=False),
        sa.Column("reason", sa.String(length=400), nullable=False),
        sa.ForeignKeyConstraint(
            ["appointment_id"],
            ["appointment.id"],
            name=op.f("fk_appointment_move_appointment_id_appointment"),
        ),
        sa.ForeignKeyConstraint(["moved_by"], ["staff.id"], name=op.f("fk_appointment_move_moved_by_staff")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_appointment_move")),
    )
    op.create_index(
        op.f("ix_appointment_move_appointment_id"), "appointment_move", ["appointment_id"], unique=False
    )
    op.create_table(
        "occupancy",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("appointment_id", sa.Integer(), nullable=False),
        sa.Column("room_id", sa.Integer(), nullable=True),
        sa.Column("staff_id", sa.Integer(), nullable=True),
        sa.Column("starts_at", UtcDateTime(), nullable=False),
        sa.Column("ends_at", UtcDateTime(), nullable=False),
        sa.CheckConstraint("(room_id IS NULL) <> (staff_id IS NULL)", name=op.f("ck_occupancy_one_resource")),
        sa.CheckConstraint("starts_at < ends_at", name=op.f("ck_occupancy_in_order")),
        sa.ForeignKeyConstraint(
            ["appointment_id"], ["appointment.id"], name=op.f("fk_occupancy_appointment_id_appointment")
        ),
        sa.ForeignKeyConstraint(["room_id"], ["room.id"], name=op.f("fk_occupancy_room_id_room")),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name=op.f("fk_occupancy_staff_id_staff")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_occupancy")),
    )
    op.create_index(op.f("ix_occupancy_appointment_id"), "occupancy", ["appointment_id"], unique=False)
    op.create_index(
        "ix_occupancy_room_id_starts_at", "occupancy", ["room_id", "starts_at", "ends_at"], unique=False
    )
    op.create_index(
        "ix_occupancy_staff_id_starts_at", "occupancy", ["staff_id", "starts_at", "ends_at"], unique=False
    )
    op.create_table(
        "portrait_session",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("household_id", sa.Integer(), nullable=False),
        sa.Column("appointment_id", sa.Integer(), nullable=False),
        sa.Column("type_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("state", sa.String(length=40), nullable=False),
        sa.Column("hold_until", sa.Date(), nullable=True),
        sa.Column("fee_list", MoneyType(), nullable=False),
        sa.Column("fee_charged", MoneyType(), nullable=False),
        sa.Column("fee_reason", sa.String(length=200), nullable=False),
        sa.Column("preparation", sa.Text(), nullable=False),
        sa.Column("comfort", sa.String(length=40), nullable=True),
        sa.Column("comfort_words", sa.Text(), nullable=False),
        sa.Column("images_taken", sa.Integer(), nullable=True),
        sa.Column("mood", sa.String(length=80), nullable=False),
        sa.Column("completed_at", UtcDateTime(), nullable=True),
        sa.Column("completed_by", sa.Integer(), nullable=True),
        sa.Column("cancelled_reason", sa.String(length=400), nullable=False),
        sa.Column("booked_at", UtcDateTime(), nullable=False),
        sa.Column("booked_by", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "kind <> 'complimentary reshoot' OR (fee_list = 0 AND fee_charged = 0)",
            name=op.f("ck_portrait_session_reshoot_is_free"),
        ),
        sa.CheckConstraint(
            "state <> 'completed' OR (comfort IS NOT NULL AND images_taken IS NOT NULL)",
            name=op.f("ck_portrait_session_completed_is_whole"),
        ),
        sa.CheckConstraint("fee_list >= 0 AND fee_charged >= 0", name=op.f("ck_portrait_session_fee")),
        sa.ForeignKeyConstraint(
            ["appointment_id"],
            ["appointment.id"],
            name=op.f("fk_portrait_session_appointment_id_appointment"),
        ),
        sa.ForeignKeyConstraint(
            ["booked_by"], ["staff.id"], name=op.f("fk_portrait_session_booked_by_staff")
        ),
        sa.ForeignKeyConstraint(
            ["completed_by"], ["staff.id"], name=op.f("fk_portrait_session_completed_by_staff")
        ),
        sa.ForeignKeyConstraint(
            ["household_id"], ["household.id"], name=op.f("fk_portrait_session_household_id_household")
        ),
        sa.ForeignKeyConstraint(
            ["type_id"], ["session_type.id"], name=op.f("fk_portrait_session_type_id_session_type")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_portrait_session")),
        sa.UniqueConstraint("appointment_id", name=op.f("uq_portrait_session_appointment_id")),
    )
    op.create_index(
        op.f("ix_portrait_session_household_id"), "portrait_session", ["household_id"], unique=False
    )
    op.create_index("ix_portrait_session_state", "portrait_session", ["state"], unique=False)
    op.create_table(
        "fee_payment",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("session_id", sa.Integer(), nullable=False),
        sa.Column("amount", MoneyType(), nullable=False),
        sa.Column("method", sa.String(length=40), nullable=False),
        sa.Column("taken_at", UtcDateTime(), nullable=False),
        sa.Column("taken_by", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["session_id"], ["portrait_session.id"], name=op.f("fk_fee_payment_session_id_portrait_session")
        ),
        sa.ForeignKeyConstraint(["taken_by"], ["staff.id"], name=op.f("fk_fee_payment_taken_by_staff")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_fee_payment")),
    )
    op.create_index(op.f("ix_fee_payment_session_id"), "fee_payment", ["session_id"], unique=False)
    op.create_table(
        "sitter",
        sa.Column("session_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_sitter_person_id_person")),
        sa.ForeignKeyConstraint(
            ["session_id"], ["portrait_session.id"], name=op.f("fk_sitter_session_id_portrait_session")
        ),
        sa.PrimaryKeyConstraint("session_id", "person_id", name=op.f("pk_sitter")),
    )


def downgrade() -> None:
    """Take them away."""
    op.drop_table("sitter")
    op.drop_index(op.f("ix_fee_payment_session_id"), table_name="fee_payment")
    op.drop_table("fee_payment")
    op.drop_index("ix_portrait_session_state", table_name="portrait_session")
    op.drop_index(op.f("ix_portrait_session_household_id"), table_name="portrait_session")
    op.drop_table("portrait_session")
    op.drop_index("ix_occupancy_staff_id_starts_at", table_name="occupancy")
    op.drop_index("ix_occupancy_room_id_starts_at", table_name="occupancy")
    op.drop_index(op.f("ix_occupancy_appointment_id"), table_name="occupancy")
    op.drop_table("occupancy")
    op.drop_index(op.f("ix_appointment_move_appointment_id"), table_name="appointment_move")
    op.drop_table("appointment_move")
    op.drop_index("ix_appointment_starts_at", table_name="appointment")
    op.drop_index(op.f("ix_appointment_household_id"), table_name="appointment")
    op.drop_table("appointment")
