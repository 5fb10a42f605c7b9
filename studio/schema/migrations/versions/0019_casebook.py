"""The casebook, practice changes with the noticeboard, and the playbook."""

import sqlalchemy as sa
from alembic import op

from studio.db.base import UtcDateTime

revision = "0019"
down_revision = "0018"


def upgrade() -> None:
    """Make what is new."""
    op.create_table(
        "playbook_page",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("aspect", sa.String(length=40), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("say", sa.Text(), nullable=False),
        sa.Column("leave_unsaid", sa.Text(), nullable=False),
        sa.Column("puts_right", sa.Text(), nullable=False),
        sa.Column("made_at", UtcDateTime(), nullable=False),
        sa.Column("made_by", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["made_by"], ["staff.id"], name=op.f("fk_playbook_page_made_by_staff")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_playbook_page")),
        sa.UniqueConstraint("aspect", "version", name="uq_playbook_page_once"),
    )
    op.create_table(
        "case_example",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("concern_id", sa.Integer(), nullable=False),
        sa.Column("aspect", sa.String(length=40), nullable=False),
        sa.Column("cause", sa.String(length=40), nullable=False),
        sa.Column("what_happened", sa.Text(), nullable=False),
        sa.Column("put_right_by", sa.Text(), nullable=False),
        sa.Column("picture_id", sa.Integer(), nullable=True),
        sa.Column("agreed_by_id", sa.Integer(), nullable=True),
        sa.Column("agreed_on", sa.Date(), nullable=True),
        sa.Column("filed_at", UtcDateTime(), nullable=False),
        sa.Column("filed_by", sa.Integer(), nullable=False),
        sa.Column("taken_out_at", UtcDateTime(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "picture_id IS NULL OR (agreed_by_id IS NOT NULL AND agreed_on IS NOT NULL)",
            name=op.f("ck_case_example_picture_agreed_to"),
        ),
        sa.ForeignKeyConstraint(
            ["agreed_by_id"], ["person.id"], name=op.f("fk_case_example_agreed_by_id_person")
        ),
        sa.ForeignKeyConstraint(
            ["concern_id"], ["concern.id"], name=op.f("fk_case_example_concern_id_concern")
        ),
        sa.ForeignKeyConstraint(["filed_by"], ["staff.id"], name=op.f("fk_case_example_filed_by_staff")),
        sa.ForeignKeyConstraint(
            ["picture_id"], ["picture.id"], name=op.f("fk_case_example_picture_id_picture")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_case_example")),
        sa.UniqueConstraint("concern_id", name=op.f("uq_case_example_concern_id")),
    )
    with op.batch_alter_table("case_example", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_case_example_aspect"), ["aspect"], unique=False)

    op.create_table(
        "practice_change",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("text", sa.String(length=240), nullable=False),
        sa.Column("effective_at", UtcDateTime(), nullable=False),
        sa.Column("concern_id", sa.Integer(), nullable=False),
        sa.Column("tell_her", sa.Boolean(), nullable=False),
        sa.Column("made_by", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["concern_id"], ["concern.id"], name=op.f("fk_practice_change_concern_id_concern")
        ),
        sa.ForeignKeyConstraint(["made_by"], ["staff.id"], name=op.f("fk_practice_change_made_by_staff")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_practice_change")),
    )
    with op.batch_alter_table("practice_change", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_practice_change_concern_id"), ["concern_id"], unique=False)

    op.create_table(
        "practice_reading",
        sa.Column("change_id", sa.Integer(), nullable=False),
        sa.Column("staff_id", sa.Integer(), nullable=False),
        sa.Column("read_at", UtcDateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["change_id"], ["practice_change.id"], name=op.f("fk_practice_reading_change_id_practice_change")
        ),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name=op.f("fk_practice_reading_staff_id_staff")),
        sa.PrimaryKeyConstraint("change_id", "staff_id", name=op.f("pk_practice_reading")),
    )


def downgrade() -> None:
    """Take it away."""
    op.drop_table("practice_reading")
    with op.batch_alter_table("practice_change", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_practice_change_concern_id"))

    op.drop_table("practice_change")
    with op.batch_alter_table("case_example", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_case_example_aspect"))

    op.drop_table("case_example")
    op.drop_table("playbook_page")
