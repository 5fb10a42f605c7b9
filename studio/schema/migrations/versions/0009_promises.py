"""Promises that can be used and moved, enquiries, and kinds of session in full."""

import sqlalchemy as sa
from alembic import op

from studio.db.base import MoneyType, UtcDateTime

revision = "0009"
down_revision = "0008"


def upgrade() -> None:
    """Make what is new."""
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

    with op.batch_alter_table("promise_move", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_promise_move_promise_id"))

    op.drop_table("promise_move")
    with op.batch_alter_table("enquiry", schema=None) as batch_op:
        batch_op.drop_index("ix_enquiry_state_received_at")
        batch_op.drop_index(batch_op.f("ix_enquiry_referred_by_id"))
        batch_op.drop_index(batch_op.f("ix_enquiry_household_id"))
        batch_op.drop_index(batch_op.f("ix_enquiry_digits"))
        batch_op.drop_index(batch_op.f("ix_enquiry_closed_at"))

    op.drop_table("enquiry")
