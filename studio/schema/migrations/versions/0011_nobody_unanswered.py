"""Messages, the note for the next shift, letters by e-mail, calls made, and diaries brought in."""

import sqlalchemy as sa
from alembic import op

from studio.db.base import UtcDateTime

revision = "0011"
down_revision = "0010"


def upgrade() -> None:
    """Make what is new."""
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

    with op.batch_alter_table("letter", schema=None) as batch_op:
        batch_op.add_column(sa.Column("told", sa.String(length=80), server_default="", nullable=False))


def downgrade() -> None:
    """Take it away."""
    with op.batch_alter_table("letter", schema=None) as batch_op:
        batch_op.drop_column("told")

    with op.batch_alter_table("letter_mail", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_letter_mail_letter_id"))

    op.drop_table("letter_mail")
    with op.batch_alter_table("message", schema=None) as batch_op:
        batch_op.drop_index("ix_message_state_at")
        batch_op.drop_index(batch_op.f("ix_message_person_id"))
        batch_op.drop_index(batch_op.f("ix_message_household_id"))
        batch_op.drop_index(batch_op.f("ix_message_answer_id"))

    op.drop_table("message")
    with op.batch_alter_table("imported_event", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_imported_event_appointment_id"))

    op.drop_table("imported_event")
    op.drop_table("handover_reading")
    with op.batch_alter_table("handover_note", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_handover_note_for_day"))

    op.drop_table("handover_note")
    with op.batch_alter_table("call_made", schema=None) as batch_op:
        batch_op.drop_index("ix_call_made_occasion")

    op.drop_table("call_made")
