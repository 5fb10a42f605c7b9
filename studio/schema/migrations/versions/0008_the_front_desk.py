"""The front desk: enquiries, messages, waiting list, shot lists and what goes with them."""

import sqlalchemy as sa
from alembic import op

from studio.db.base import MoneyType, UtcDateTime

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    """Make what is new."""
    op.create_table(
        "half_typed",
        sa.Column("key", sa.String(length=64), nullable=False),
        sa.Column("staff_id", sa.Integer(), nullable=False),
        sa.Column("form", sa.String(length=40), nullable=False),
        sa.Column("about", sa.Integer(), nullable=False),
        sa.Column("whom", sa.String(length=120), nullable=False),
        sa.Column("again", sa.Text(), nullable=False),
        sa.Column("typed", sa.Text(), nullable=False),
        sa.Column("kept_at", UtcDateTime(), nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_half_typed")),
    )
    with op.batch_alter_table("half_typed", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_half_typed_kept_at"), ["kept_at"], unique=False)
        batch_op.create_index("ix_half_typed_staff_id_form", ["staff_id", "form"], unique=False)

    op.create_table(
        "search_line",
        sa.Column("household_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("name", sa.String(length=320), nullable=False),
        sa.Column("second", sa.String(length=600), nullable=False),
        sa.Column("status", sa.String(length=40), nullable=False),
        sa.PrimaryKeyConstraint("household_id", name=op.f("pk_search_line")),
    )
    op.create_table(
        "shared_person",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("since", UtcDateTime(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_shared_person")),
    )
    op.create_table(
        "call_made",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("occasion", sa.String(length=40), nullable=False),
        sa.Column("told", sa.String(length=80), nullable=False),
        sa.Column("outcome", sa.String(length=40), nullable=False),
        sa.Column("at", UtcDateTime(), nullable=False),
        sa.Column("made_by", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["made_by"], ["staff.id"], name=op.f("fk_call_made_made_by_staff")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_call_made")),
    )
    with op.batch_alter_table("call_made", schema=None) as batch_op:
        batch_op.create_index("ix_call_made_occasion", ["occasion"], unique=False)

    op.create_table(
        "enquiry",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("first", sa.String(length=120), nullable=False),
        sa.Column("last", sa.String(length=120), nullable=False),
        sa.Column("telephone", sa.String(length=80), nullable=False),
        sa.Column("digits", sa.String(length=80), nullable=False),
        sa.Column("email", sa.String(length=320), nullable=False),
        sa.Column("channel", sa.String(length=40), nullable=False),
        sa.Column("received_at", UtcDateTime(), nullable=False),
        sa.Column("received_by", sa.Integer(), nullable=False),
        sa.Column("type_id", sa.Integer(), nullable=True),
        sa.Column("who", sa.String(length=200), nullable=False),
        sa.Column("roughly", sa.String(length=200), nullable=False),
        sa.Column("wanted", sa.Text(), nullable=False),
        sa.Column("source", sa.String(length=40), nullable=False),
        sa.Column("referred_by_id", sa.Integer(), nullable=True),
        sa.Column("state", sa.String(length=40), nullable=False),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("contacted_at", UtcDateTime(), nullable=True),
        sa.Column("contacted_by", sa.Integer(), nullable=True),
        sa.Column("ring_on", sa.Date(), nullable=True),
        sa.Column("reason", sa.String(length=400), nullable=False),
        sa.Column("lost_because", sa.String(length=40), nullable=True),
        sa.Column("closed_at", UtcDateTime(), nullable=True),
        sa.Column("closed_by", sa.Integer(), nullable=True),
        sa.Column("household_id", sa.Integer(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["closed_by"], ["staff.id"], name=op.f("fk_enquiry_closed_by_staff")),
        sa.ForeignKeyConstraint(["contacted_by"], ["staff.id"], name=op.f("fk_enquiry_contacted_by_staff")),
        sa.ForeignKeyConstraint(
            ["household_id"], ["household.id"], name=op.f("fk_enquiry_household_id_household")
        ),
        sa.ForeignKeyConstraint(["received_by"], ["staff.id"], name=op.f("fk_enquiry_received_by_staff")),
        sa.ForeignKeyConstraint(
            ["referred_by_id"], ["household.id"], name=op.f("fk_enquiry_referred_by_id_household")
        ),
        sa.ForeignKeyConstraint(
            ["type_id"], ["session_type.id"], name=op.f("fk_enquiry_type_id_session_type")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_enquiry")),
    )
    with op.batch_alter_table("enquiry", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_enquiry_closed_at"), ["closed_at"], unique=False)
        batch_op.create_index(batch_op.f("ix_enquiry_digits"), ["digits"], unique=False)
        batch_op.create_index(batch_op.f("ix_enquiry_household_id"), ["household_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_enquiry_referred_by_id"), ["referred_by_id"], unique=False)
        batch_op.create_index("ix_enquiry_state_received_at", ["state", "received_at"], unique=False)

    op.create_table(
        "handover_note",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("written_at", UtcDateTime(), nullable=False),
        sa.Column("written_by", sa.Integer(), nullable=False),
        sa.Column("for_day", sa.Date(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["written_by"], ["staff.id"], name=op.f("fk_handover_note_written_by_staff")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_handover_note")),
    )
    with op.batch_alter_table("handover_note", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_handover_note_for_day"), ["for_day"], unique=False)

    op.create_table(
        "household_merge",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("kept_id", sa.Integer(), nullable=False),
        sa.Column("gone_id", sa.Integer(), nullable=False),
        sa.Column("at", UtcDateTime(), nullable=False),
        sa.Column("kept_version", sa.Integer(), nullable=False),
        sa.Column("gone_version", sa.Integer(), nullable=False),
        sa.Column("snapshot", sa.Text(), nullable=False),
        sa.Column("undone_at", UtcDateTime(), nullable=True),
        sa.ForeignKeyConstraint(
            ["gone_id"], ["household.id"], name=op.f("fk_household_merge_gone_id_household")
        ),
        sa.ForeignKeyConstraint(
            ["kept_id"], ["household.id"], name=op.f("fk_household_merge_kept_id_household")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_household_merge")),
    )
    with op.batch_alter_table("household_merge", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_household_merge_gone_id"), ["gone_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_household_merge_kept_id"), ["kept_id"], unique=False)

    op.create_table(
        "told_apart",
        sa.Column("one_id", sa.Integer(), nullable=False),
        sa.Column("other_id", sa.Integer(), nullable=False),
        sa.Column("at", UtcDateTime(), nullable=False),
        sa.CheckConstraint("one_id < other_id", name=op.f("ck_told_apart_in_order")),
        sa.ForeignKeyConstraint(["one_id"], ["household.id"], name=op.f("fk_told_apart_one_id_household")),
        sa.ForeignKeyConstraint(
            ["other_id"], ["household.id"], name=op.f("fk_told_apart_other_id_household")
        ),
        sa.PrimaryKeyConstraint("one_id", "other_id", name=op.f("pk_told_apart")),
    )
    with op.batch_alter_table("told_apart", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_told_apart_other_id"), ["other_id"], unique=False)

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
        "former_name",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("last", sa.String(length=120), nullable=False),
        sa.Column("until", sa.Date(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_former_name_person_id_person")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_former_name")),
    )
    with op.batch_alter_table("former_name", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_former_name_person_id"), ["person_id"], unique=False)

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
        "handover_reading",
        sa.Column("note_id", sa.Integer(), nullable=False),
        sa.Column("staff_id", sa.Integer(), nullable=False),
        sa.Column("read_at", UtcDateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["note_id"], ["handover_note.id"], name=op.f("fk_handover_reading_note_id_handover_note")
        ),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name=op.f("fk_handover_reading_staff_id_staff")),
        sa.PrimaryKeyConstraint("note_id", "staff_id", name=op.f("pk_handover_reading")),
    )
    op.create_table(
        "imported_event",
        sa.Column("key", sa.String(length=64), nullable=False),
        sa.Column("appointment_id", sa.Integer(), nullable=False),
        sa.Column("at", UtcDateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["appointment_id"], ["appointment.id"], name=op.f("fk_imported_event_appointment_id_appointment")
        ),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_imported_event")),
    )
    with op.batch_alter_table("imported_event", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_imported_event_appointment_id"), ["appointment_id"], unique=False
        )

    op.create_table(
        "merged_row",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("merge_id", sa.Integer(), nullable=False),
        sa.Column("of_table", sa.String(length=60), nullable=False),
        sa.Column("of_column", sa.String(length=60), nullable=False),
        sa.Column("row_key", sa.String(length=80), nullable=False),
        sa.Column("was", sa.Integer(), nullable=False),
        sa.Column("now", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["merge_id"], ["household_merge.id"], name=op.f("fk_merged_row_merge_id_household_merge")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_merged_row")),
    )
    with op.batch_alter_table("merged_row", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_merged_row_merge_id"), ["merge_id"], unique=False)

    op.create_table(
        "message",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("household_id", sa.Integer(), nullable=True),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.Column("caller", sa.String(length=120), nullable=False),
        sa.Column("reach", sa.String(length=120), nullable=False),
        sa.Column("direction", sa.String(length=40), nullable=False),
        sa.Column("channel", sa.String(length=40), nullable=False),
        sa.Column("state", sa.String(length=40), nullable=False),
        sa.Column("at", UtcDateTime(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("reply_due", UtcDateTime(), nullable=True),
        sa.Column("taken_by", sa.Integer(), nullable=False),
        sa.Column("taken_at", UtcDateTime(), nullable=False),
        sa.Column("for_id", sa.Integer(), nullable=True),
        sa.Column("acknowledged_at", UtcDateTime(), nullable=True),
        sa.Column("acknowledged_by", sa.Integer(), nullable=True),
        sa.Column("answered_at", UtcDateTime(), nullable=True),
        sa.Column("answer_id", sa.Integer(), nullable=True),
        sa.Column("no_reply_because", sa.String(length=200), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["acknowledged_by"], ["staff.id"], name=op.f("fk_message_acknowledged_by_staff")
        ),
        sa.ForeignKeyConstraint(["answer_id"], ["message.id"], name=op.f("fk_message_answer_id_message")),
        sa.ForeignKeyConstraint(["for_id"], ["staff.id"], name=op.f("fk_message_for_id_staff")),
        sa.ForeignKeyConstraint(
            ["household_id"], ["household.id"], name=op.f("fk_message_household_id_household")
        ),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_message_person_id_person")),
        sa.ForeignKeyConstraint(["taken_by"], ["staff.id"], name=op.f("fk_message_taken_by_staff")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_message")),
    )
    with op.batch_alter_table("message", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_message_answer_id"), ["answer_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_message_household_id"), ["household_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_message_person_id"), ["person_id"], unique=False)
        batch_op.create_index("ix_message_state_at", ["state", "at"], unique=False)

    op.create_table(
        "promise_move",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("promise_id", sa.Integer(), nullable=False),
        sa.Column("due_before", sa.Date(), nullable=False),
        sa.Column("due_after", sa.Date(), nullable=False),
        sa.Column("moved_at", UtcDateTime(), nullable=False),
        sa.Column("moved_by", sa.Integer(), nullable=False),
        sa.Column("agreed_with", sa.String(length=120), nullable=False),
        sa.Column("because", sa.String(length=200), nullable=False),
        sa.ForeignKeyConstraint(["moved_by"], ["staff.id"], name=op.f("fk_promise_move_moved_by_staff")),
        sa.ForeignKeyConstraint(
            ["promise_id"], ["promise.id"], name=op.f("fk_promise_move_promise_id_promise")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_promise_move")),
    )
    with op.batch_alter_table("promise_move", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_promise_move_promise_id"), ["promise_id"], unique=False)

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
        "letter_mail",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("letter_id", sa.Integer(), nullable=False),
        sa.Column("address", sa.String(length=320), nullable=False),
        sa.Column("state", sa.String(length=40), nullable=False),
        sa.Column("file", sa.String(length=80), nullable=False),
        sa.Column("drafted_at", UtcDateTime(), nullable=False),
        sa.Column("drafted_by", sa.Integer(), nullable=False),
        sa.Column("settled_at", UtcDateTime(), nullable=True),
        sa.Column("settled_by", sa.Integer(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["drafted_by"], ["staff.id"], name=op.f("fk_letter_mail_drafted_by_staff")),
        sa.ForeignKeyConstraint(["letter_id"], ["letter.id"], name=op.f("fk_letter_mail_letter_id_letter")),
        sa.ForeignKeyConstraint(["settled_by"], ["staff.id"], name=op.f("fk_letter_mail_settled_by_staff")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_letter_mail")),
    )
    with op.batch_alter_table("letter_mail", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_letter_mail_letter_id"), ["letter_id"], unique=False)

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

    with op.batch_alter_table("household", schema=None) as batch_op:
        batch_op.add_column(
            sa.Column("channel", sa.String(length=40), server_default="no wish", nullable=False)
        )
        batch_op.add_column(sa.Column("merged_into_id", sa.Integer(), nullable=True))
        batch_op.create_index(batch_op.f("ix_household_merged_into_id"), ["merged_into_id"], unique=False)
        batch_op.create_foreign_key(
            batch_op.f("fk_household_merged_into_id_household"), "household", ["merged_into_id"], ["id"]
        )

    with op.batch_alter_table("letter", schema=None) as batch_op:
        batch_op.add_column(sa.Column("told", sa.String(length=80), server_default="", nullable=False))

    with op.batch_alter_table("person", schema=None) as batch_op:
        batch_op.add_column(sa.Column("shared_id", sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column("merged_into_id", sa.Integer(), nullable=True))
        batch_op.create_index(batch_op.f("ix_person_merged_into_id"), ["merged_into_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_person_shared_id"), ["shared_id"], unique=False)
        batch_op.create_foreign_key(
            batch_op.f("fk_person_shared_id_shared_person"), "shared_person", ["shared_id"], ["id"]
        )
        batch_op.create_foreign_key(
            batch_op.f("fk_person_merged_into_id_person"), "person", ["merged_into_id"], ["id"]
        )

    with op.batch_alter_table("portrait_session", schema=None) as batch_op:
        batch_op.add_column(sa.Column("arrived_at", UtcDateTime(), nullable=True))
        batch_op.add_column(
            sa.Column("arrival_note", sa.String(length=400), server_default="", nullable=False)
        )

    with op.batch_alter_table("promise", schema=None) as batch_op:
        batch_op.add_column(sa.Column("partner", sa.String(length=120), server_default="", nullable=False))
        batch_op.add_column(
            sa.Column("not_feasible_because", sa.String(length=200), server_default="", nullable=False)
        )
        batch_op.add_column(sa.Column("heard_at", UtcDateTime(), nullable=True))
        batch_op.add_column(sa.Column("heard_by", sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column("next_step", sa.String(length=200), server_default="", nullable=False))
        batch_op.add_column(
            sa.Column("good_for", sa.String(length=40), server_default="anything", nullable=False)
        )
        batch_op.add_column(sa.Column("session_type_id", sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column("basis_points", sa.SmallInteger(), server_default="0", nullable=False))
        batch_op.create_foreign_key(batch_op.f("fk_promise_heard_by_staff"), "staff", ["heard_by"], ["id"])
        batch_op.create_foreign_key(
            batch_op.f("fk_promise_session_type_id_session_type"), "session_type", ["session_type_id"], ["id"]
        )

    with op.batch_alter_table("session_type", schema=None) as batch_op:
        batch_op.add_column(sa.Column("deposit", MoneyType(), server_default="0", nullable=False))
        batch_op.add_column(sa.Column("preparation", sa.Text(), server_default="", nullable=False))
        batch_op.add_column(
            sa.Column("proposes_shots", sa.Boolean(), server_default=sa.text("(true)"), nullable=False)
        )
        batch_op.add_column(sa.Column("standing_shots", sa.Text(), server_default="", nullable=False))
        batch_op.add_column(
            sa.Column("viewing_from_days", sa.SmallInteger(), server_default="3", nullable=False)
        )
        batch_op.add_column(
            sa.Column("viewing_to_days", sa.SmallInteger(), server_default="7", nullable=False)
        )
        batch_op.add_column(sa.Column("update_months", sa.SmallInteger(), server_default="0", nullable=False))


def downgrade() -> None:
    """Take it away."""
    with op.batch_alter_table("session_type", schema=None) as batch_op:
        batch_op.drop_column("update_months")
        batch_op.drop_column("viewing_to_days")
        batch_op.drop_column("viewing_from_days")
        batch_op.drop_column("standing_shots")
        batch_op.drop_column("proposes_shots")
        batch_op.drop_column("preparation")
        batch_op.drop_column("deposit")

    with op.batch_alter_table("promise", schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f("fk_promise_session_type_id_session_type"), type_="foreignkey")
        batch_op.drop_constraint(batch_op.f("fk_promise_heard_by_staff"), type_="foreignkey")
        batch_op.drop_column("basis_points")
        batch_op.drop_column("session_type_id")
        batch_op.drop_column("good_for")
        batch_op.drop_column("next_step")
        batch_op.drop_column("heard_by")
        batch_op.drop_column("heard_at")
        batch_op.drop_column("not_feasible_because")
        batch_op.drop_column("partner")

    with op.batch_alter_table("portrait_session", schema=None) as batch_op:
        batch_op.drop_column("arrival_note")
        batch_op.drop_column("arrived_at")

    with op.batch_alter_table("person", schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f("fk_person_merged_into_id_person"), type_="foreignkey")
        batch_op.drop_constraint(batch_op.f("fk_person_shared_id_shared_person"), type_="foreignkey")
        batch_op.drop_index(batch_op.f("ix_person_shared_id"))
        batch_op.drop_index(batch_op.f("ix_person_merged_into_id"))
        batch_op.drop_column("merged_into_id")
        batch_op.drop_column("shared_id")

    with op.batch_alter_table("letter", schema=None) as batch_op:
        batch_op.drop_column("told")

    with op.batch_alter_table("household", schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f("fk_household_merged_into_id_household"), type_="foreignkey")
        batch_op.drop_index(batch_op.f("ix_household_merged_into_id"))
        batch_op.drop_column("merged_into_id")
        batch_op.drop_column("channel")

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
    with op.batch_alter_table("letter_mail", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_letter_mail_letter_id"))

    op.drop_table("letter_mail")
    with op.batch_alter_table("fee_promise", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_fee_promise_session_id"))
        batch_op.drop_index(batch_op.f("ix_fee_promise_promise_id"))

    op.drop_table("fee_promise")
    with op.batch_alter_table("promise_move", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_promise_move_promise_id"))

    op.drop_table("promise_move")
    with op.batch_alter_table("message", schema=None) as batch_op:
        batch_op.drop_index("ix_message_state_at")
        batch_op.drop_index(batch_op.f("ix_message_person_id"))
        batch_op.drop_index(batch_op.f("ix_message_household_id"))
        batch_op.drop_index(batch_op.f("ix_message_answer_id"))

    op.drop_table("message")
    with op.batch_alter_table("merged_row", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_merged_row_merge_id"))

    op.drop_table("merged_row")
    with op.batch_alter_table("imported_event", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_imported_event_appointment_id"))

    op.drop_table("imported_event")
    op.drop_table("handover_reading")
    with op.batch_alter_table("freed_time", schema=None) as batch_op:
        batch_op.drop_index("ix_freed_time_ends_at")
        batch_op.drop_index(batch_op.f("ix_freed_time_appointment_id"))

    op.drop_table("freed_time")
    with op.batch_alter_table("former_name", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_former_name_person_id"))

    op.drop_table("former_name")
    with op.batch_alter_table("also_held", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_also_held_appointment_id"))

    op.drop_table("also_held")
    with op.batch_alter_table("told_apart", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_told_apart_other_id"))

    op.drop_table("told_apart")
    with op.batch_alter_table("household_merge", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_household_merge_kept_id"))
        batch_op.drop_index(batch_op.f("ix_household_merge_gone_id"))

    op.drop_table("household_merge")
    with op.batch_alter_table("handover_note", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_handover_note_for_day"))

    op.drop_table("handover_note")
    with op.batch_alter_table("enquiry", schema=None) as batch_op:
        batch_op.drop_index("ix_enquiry_state_received_at")
        batch_op.drop_index(batch_op.f("ix_enquiry_referred_by_id"))
        batch_op.drop_index(batch_op.f("ix_enquiry_household_id"))
        batch_op.drop_index(batch_op.f("ix_enquiry_digits"))
        batch_op.drop_index(batch_op.f("ix_enquiry_closed_at"))

    op.drop_table("enquiry")
    with op.batch_alter_table("call_made", schema=None) as batch_op:
        batch_op.drop_index("ix_call_made_occasion")

    op.drop_table("call_made")
    op.drop_table("shared_person")
    op.drop_table("search_line")
    with op.batch_alter_table("half_typed", schema=None) as batch_op:
        batch_op.drop_index("ix_half_typed_staff_id_form")
        batch_op.drop_index(batch_op.f("ix_half_typed_kept_at"))

    op.drop_table("half_typed")
