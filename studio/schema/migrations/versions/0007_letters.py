"""Letters."""

import sqlalchemy as sa
from alembic import op

from studio.db.base import UtcDateTime

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "letter",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("number", sa.String(length=16), nullable=True),
        sa.Column("code", sa.String(length=8), nullable=False),
        sa.Column("household_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("occasion", sa.String(length=40), nullable=False),
        sa.Column("copy", sa.SmallInteger(), nullable=False),
        sa.Column("edition", sa.SmallInteger(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("state", sa.String(length=40), nullable=False),
        sa.Column("drafted_by", sa.Integer(), nullable=True),
        sa.Column("checked_by", sa.Integer(), nullable=True),
        sa.Column("signed_by", sa.Integer(), nullable=True),
        sa.Column("template", sa.String(length=64), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=True),
        sa.Column("issued_at", UtcDateTime(), nullable=True),
        sa.Column("issued_by", sa.Integer(), nullable=True),
        sa.Column("posted_on", sa.Date(), nullable=True),
        sa.Column("answered_on", sa.Date(), nullable=True),
        sa.Column("returned_on", sa.Date(), nullable=True),
        sa.Column("cancelled_reason", sa.String(length=400), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "state IN ('drafted', 'checked', 'cancelled') OR (number IS NOT NULL AND sha256 IS NOT NULL)",
            name=op.f("ck_letter_issued_is_whole"),
        ),
        sa.ForeignKeyConstraint(["checked_by"], ["staff.id"], name=op.f("fk_letter_checked_by_staff")),
        sa.ForeignKeyConstraint(["drafted_by"], ["staff.id"], name=op.f("fk_letter_drafted_by_staff")),
        sa.ForeignKeyConstraint(
            ["household_id"], ["household.id"], name=op.f("fk_letter_household_id_household")
        ),
        sa.ForeignKeyConstraint(["issued_by"], ["staff.id"], name=op.f("fk_letter_issued_by_staff")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_letter_person_id_person")),
        sa.ForeignKeyConstraint(["signed_by"], ["staff.id"], name=op.f("fk_letter_signed_by_staff")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_letter")),
        sa.UniqueConstraint(
            "household_id", "person_id", "code", "occasion", "copy", "edition", name="uq_letter_once"
        ),
        sa.UniqueConstraint("number", name=op.f("uq_letter_number")),
    )
    op.create_index(op.f("ix_letter_household_id"), "letter", ["household_id"], unique=False)
    op.create_index("ix_letter_occasion_code", "letter", ["occasion", "code"], unique=False)
    op.create_index("ix_letter_state_due_on", "letter", ["state", "due_on"], unique=False)
    op.create_table(
        "letter_paper",
        sa.Column("letter_id", sa.Integer(), nullable=False),
        sa.Column("snapshot", sa.Text(), nullable=False),
        sa.Column("pdf", sa.LargeBinary(), nullable=True),
        sa.ForeignKeyConstraint(["letter_id"], ["letter.id"], name=op.f("fk_letter_paper_letter_id_letter")),
        sa.PrimaryKeyConstraint("letter_id", name=op.f("pk_letter_paper")),
    )
    op.create_table(
        "print_attempt",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("letter_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.SmallInteger(), nullable=False),
        sa.Column("state", sa.String(length=40), nullable=False),
        sa.Column("reason", sa.String(length=200), nullable=False),
        sa.Column("way", sa.String(length=40), nullable=False),
        sa.Column("place", sa.Text(), nullable=False),
        sa.Column("file", sa.String(length=80), nullable=False),
        sa.Column("claimed_at", UtcDateTime(), nullable=False),
        sa.Column("claimed_by", sa.Integer(), nullable=False),
        sa.Column("desk", sa.String(length=80), nullable=False),
        sa.Column("process", sa.Integer(), nullable=False),
        sa.Column("settled_at", UtcDateTime(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["claimed_by"], ["staff.id"], name=op.f("fk_print_attempt_claimed_by_staff")),
        sa.ForeignKeyConstraint(["letter_id"], ["letter.id"], name=op.f("fk_print_attempt_letter_id_letter")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_print_attempt")),
    )
    op.create_index(op.f("ix_print_attempt_letter_id"), "print_attempt", ["letter_id"], unique=False)
    op.create_index("ix_print_attempt_state", "print_attempt", ["state"], unique=False)


def downgrade() -> None:
    """Take them away."""
    op.drop_index("ix_print_attempt_state", table_name="print_attempt")
    op.drop_index(op.f("ix_print_attempt_letter_id"), table_name="print_attempt")
    op.drop_table("print_attempt")
    op.drop_table("letter_paper")
    op.drop_index("ix_letter_state_due_on", table_name="letter")
    op.drop_index("ix_letter_occasion_code", table_name="letter")
    op.drop_index(op.f("ix_letter_household_id"), table_name="letter")
    op.drop_table("letter")
