"""Other appointments, what became free, who waits, shot lists, and fees carried over."""

import sqlalchemy as sa
from alembic import op

from studio.db.base import MoneyType, UtcDateTime

revision = "0010"
down_revision = "0009"


def upgrade() -> None:
    """Make what is new."""
    op.create_table(
        "also_held",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("appointment_id", sa.Integer(), nullable=False),
        sa.Column("room_id", sa.Integer(), nullable=True),
        sa.Column("staff_id", sa.Integer(), nullable=True),
        sa.CheckConstraint("(room_id IS NULL) <> (staff_id IS NULL)", name=op.f("ck_also_held_one_resource")),
        sa.ForeignKeyConstraint(
            ["appointment_id"], ["appointment.id"], name=op.f("fk_also_held_appointment_id_appointment")
        ),
        sa.ForeignKeyConstraint(["room_id"], ["room.id"], name=op.f("fk_also_held_room_id_room")),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name=op.f("fk_also_held_staff_id_staff")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_also_held")),
    )
    with op.batch_alter_table("also_held", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_also_held_appointment_id"), ["appointment_id"], unique=False)

    op.create_table(
        "freed_time",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("appointment_id", sa.Integer(), nullable=False),
        sa.Column("starts_at", UtcDateTime(), nullable=False),
        sa.Column("ends_at", UtcDateTime(), nullable=False),
        sa.Column("freed_at", UtcDateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["appointment_id"], ["appointment.id"], name=op.f("fk_freed_time_appointment_id_appointment")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_freed_time")),
    )
    with op.batch_alter_table("freed_time", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_freed_time_appointment_id"), ["appointment_id"], unique=False)
        batch_op.create_index("ix_freed_time_ends_at", ["ends_at"], unique=False)

    op.create_table(
        "fee_promise",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("session_id", sa.Integer(), nullable=False),
        sa.Column("promise_id", sa.Integer(), nullable=False),
        sa.Column("amount", MoneyType(), nullable=False),
        sa.Column("returned_at", UtcDateTime(), nullable=True),
        sa.CheckConstraint("amount >= 0", name=op.f("ck_fee_promise_amount")),
        sa.ForeignKeyConstraint(
            ["promise_id"], ["promise.id"], name=op.f("fk_fee_promise_promise_id_promise")
        ),
        sa.ForeignKeyConstraint(
            ["session_id"], ["portrait_session.id"], name=op.f("fk_fee_promise_session_id_portrait_session")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_fee_promise")),
    )
    with op.batch_alter_table("fee_promise", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_fee_promise_promise_id"), ["promise_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_fee_promise_session_id"), ["session_id"], unique=False)

    op.create_table(
        "shot",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("session_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.SmallInteger(), nullable=False),
        sa.Column("text", sa.String(length=200), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.Column("as_proposed", sa.String(length=200), nullable=False),
        sa.Column("off_list", sa.Boolean(), nullable=False),
        sa.Column("gone_with_them", sa.Boolean(), nullable=False),
        sa.Column("done_at", UtcDateTime(), nullable=True),
        sa.Column("done_by", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["done_by"], ["staff.id"], name=op.f("fk_shot_done_by_staff")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_shot_person_id_person")),
        sa.ForeignKeyConstraint(
            ["session_id"], ["portrait_session.id"], name=op.f("fk_shot_session_id_portrait_session")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_shot")),
    )
    with op.batch_alter_table("shot", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_shot_person_id"), ["person_id"], unique=False)
        batch_op.create_index("ix_shot_session_id_position", ["session_id", "position"], unique=False)

    op.create_table(
        "waiting",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("household_id", sa.Integer(), nullable=False),
        sa.Column("session_id", sa.Integer(), nullable=True),
        sa.Column("type_id", sa.Integer(), nullable=False),
        sa.Column("photographer_id", sa.Integer(), nullable=True),
        sa.Column("weekdays", sa.SmallInteger(), nullable=False),
        sa.Column("parts", sa.SmallInteger(), nullable=False),
        sa.Column("until", sa.Date(), nullable=True),
        sa.Column("words", sa.String(length=400), nullable=False),
        sa.Column("since", UtcDateTime(), nullable=False),
        sa.Column("added_by", sa.Integer(), nullable=False),
        sa.Column("ended_at", UtcDateTime(), nullable=True),
        sa.Column("ended_how", sa.String(length=40), nullable=True),
        sa.Column("ended_because", sa.String(length=400), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "(ended_at IS NULL) = (ended_how IS NULL)", name=op.f("ck_waiting_ended_says_how")
        ),
        sa.CheckConstraint("parts BETWEEN 0 AND 7", name=op.f("ck_waiting_parts")),
        sa.CheckConstraint("weekdays BETWEEN 0 AND 127", name=op.f("ck_waiting_weekdays")),
        sa.ForeignKeyConstraint(["added_by"], ["staff.id"], name=op.f("fk_waiting_added_by_staff")),
        sa.ForeignKeyConstraint(
            ["household_id"], ["household.id"], name=op.f("fk_waiting_household_id_household")
        ),
        sa.ForeignKeyConstraint(
            ["photographer_id"], ["staff.id"], name=op.f("fk_waiting_photographer_id_staff")
        ),
        sa.ForeignKeyConstraint(
            ["session_id"], ["portrait_session.id"], name=op.f("fk_waiting_session_id_portrait_session")
        ),
        sa.ForeignKeyConstraint(
            ["type_id"], ["session_type.id"], name=op.f("fk_waiting_type_id_session_type")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_waiting")),
    )
    with op.batch_alter_table("waiting", schema=None) as batch_op:
        batch_op.create_index("ix_waiting_ended_at", ["ended_at"], unique=False)
        batch_op.create_index(batch_op.f("ix_waiting_household_id"), ["household_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_waiting_session_id"), ["session_id"], unique=False)

    op.create_table(
        "not_this_one",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("waiting_id", sa.Integer(), nullable=False),
        sa.Column("freed_id", sa.Integer(), nullable=False),
        sa.Column("asked_at", UtcDateTime(), nullable=False),
        sa.Column("asked_by", sa.Integer(), nullable=False),
        sa.Column("words", sa.String(length=400), nullable=False),
        sa.ForeignKeyConstraint(["asked_by"], ["staff.id"], name=op.f("fk_not_this_one_asked_by_staff")),
        sa.ForeignKeyConstraint(
            ["freed_id"], ["freed_time.id"], name=op.f("fk_not_this_one_freed_id_freed_time")
        ),
        sa.ForeignKeyConstraint(
            ["waiting_id"], ["waiting.id"], name=op.f("fk_not_this_one_waiting_id_waiting")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_not_this_one")),
        sa.UniqueConstraint("waiting_id", "freed_id", name=op.f("uq_not_this_one_waiting_id_freed_id")),
    )
    with op.batch_alter_table("not_this_one", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_not_this_one_freed_id"), ["freed_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_not_this_one_waiting_id"), ["waiting_id"], unique=False)

    with op.batch_alter_table("appointment", schema=None) as batch_op:
        batch_op.add_column(sa.Column("other", sa.String(length=40), nullable=True))
        batch_op.add_column(
            sa.Column("whole_day", sa.Boolean(), server_default=sa.text("(false)"), nullable=False)
        )
        batch_op.add_column(sa.Column("series_id", sa.Integer(), nullable=True))
        batch_op.create_index(batch_op.f("ix_appointment_series_id"), ["series_id"], unique=False)
        batch_op.create_foreign_key(
            batch_op.f("fk_appointment_series_id_appointment"), "appointment", ["series_id"], ["id"]
        )

    with op.batch_alter_table("fee_payment", schema=None) as batch_op:
        batch_op.add_column(sa.Column("reason", sa.String(length=200), server_default="", nullable=False))
        batch_op.add_column(sa.Column("promise_id", sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column("other_session_id", sa.Integer(), nullable=True))
        batch_op.create_index(
            batch_op.f("ix_fee_payment_other_session_id"), ["other_session_id"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_fee_payment_promise_id"), ["promise_id"], unique=False)
        batch_op.create_foreign_key(
            batch_op.f("fk_fee_payment_promise_id_promise"), "promise", ["promise_id"], ["id"]
        )
        batch_op.create_foreign_key(
            batch_op.f("fk_fee_payment_other_session_id_portrait_session"),
            "portrait_session",
            ["other_session_id"],
            ["id"],
        )

    with op.batch_alter_table("portrait_session", schema=None) as batch_op:
        batch_op.add_column(sa.Column("arrived_at", UtcDateTime(), nullable=True))
        batch_op.add_column(
            sa.Column("arrival_note", sa.String(length=400), server_default="", nullable=False)
        )


def downgrade() -> None:
    """Take it away."""
    with op.batch_alter_table("portrait_session", schema=None) as batch_op:
        batch_op.drop_column("arrival_note")
        batch_op.drop_column("arrived_at")

    with op.batch_alter_table("fee_payment", schema=None) as batch_op:
        batch_op.drop_constraint(
            batch_op.f("fk_fee_payment_other_session_id_portrait_session"), type_="foreignkey"
        )
        batch_op.drop_constraint(batch_op.f("fk_fee_payment_promise_id_promise"), type_="foreignkey")
        batch_op.drop_index(batch_op.f("ix_fee_payment_promise_id"))
        batch_op.drop_index(batch_op.f("ix_fee_payment_other_session_id"))
        batch_op.drop_column("other_session_id")
        batch_op.drop_column("promise_id")
        batch_op.drop_column("reason")

    with op.batch_alter_table("appointment", schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f("fk_appointment_series_id_appointment"), type_="foreignkey")
        batch_op.drop_index(batch_op.f("ix_appointment_series_id"))
        batch_op.drop_column("series_id")
        batch_op.drop_column("whole_day")
        batch_op.drop_column("other")

    with op.batch_alter_table("not_this_one", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_not_this_one_waiting_id"))
        batch_op.drop_index(batch_op.f("ix_not_this_one_freed_id"))

    op.drop_table("not_this_one")
    with op.batch_alter_table("waiting", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_waiting_session_id"))
        batch_op.drop_index(batch_op.f("ix_waiting_household_id"))
        batch_op.drop_index("ix_waiting_ended_at")

    op.drop_table("waiting")
    with op.batch_alter_table("shot", schema=None) as batch_op:
        batch_op.drop_index("ix_shot_session_id_position")
        batch_op.drop_index(batch_op.f("ix_shot_person_id"))

    op.drop_table("shot")
    with op.batch_alter_table("fee_promise", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_fee_promise_session_id"))
        batch_op.drop_index(batch_op.f("ix_fee_promise_promise_id"))

    op.drop_table("fee_promise")
    with op.batch_alter_table("freed_time", schema=None) as batch_op:
        batch_op.drop_index("ix_freed_time_ends_at")
        batch_op.drop_index(batch_op.f("ix_freed_time_appointment_id"))

    op.drop_table("freed_time")
    with op.batch_alter_table("also_held", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_also_held_appointment_id"))

    op.drop_table("also_held")
