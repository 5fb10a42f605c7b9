"""The studio's own wording with its versions, words it has taught, and reply slips."""

import sqlalchemy as sa
from alembic import op

from studio.db.base import UtcDateTime

revision = "0020"
down_revision = "0019"


def upgrade() -> None:
    """Make what is new."""
    op.create_table(
        "kept_remark",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("about", sa.String(length=60), nullable=False),
        sa.Column("rule", sa.String(length=40), nullable=False),
        sa.Column("words", sa.String(length=120), nullable=False),
        sa.Column("kept_at", UtcDateTime(), nullable=False),
        sa.Column("kept_by", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["kept_by"], ["staff.id"], name=op.f("fk_kept_remark_kept_by_staff")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_kept_remark")),
    )
    with op.batch_alter_table("kept_remark", schema=None) as batch_op:
        batch_op.create_index("ix_kept_remark_about", ["about"], unique=False)

    op.create_table(
        "letter_wording",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=24), nullable=False),
        sa.Column("language", sa.String(length=12), nullable=False),
        sa.Column("version", sa.SmallInteger(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("made_at", UtcDateTime(), nullable=False),
        sa.Column("made_by", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["made_by"], ["staff.id"], name=op.f("fk_letter_wording_made_by_staff")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_letter_wording")),
        sa.UniqueConstraint("name", "language", "version", name="uq_letter_wording_version"),
    )
    op.create_table(
        "taught_word",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("word", sa.String(length=60), nullable=False),
        sa.Column("language", sa.String(length=12), nullable=False),
        sa.Column("taught_at", UtcDateTime(), nullable=False),
        sa.Column("taught_by", sa.Integer(), nullable=False),
        sa.Column("forgotten_at", UtcDateTime(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["taught_by"], ["staff.id"], name=op.f("fk_taught_word_taught_by_staff")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_taught_word")),
        sa.UniqueConstraint("word", "language", name="uq_taught_word_once"),
    )
    op.create_table(
        "reply_slip",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("letter_id", sa.Integer(), nullable=False),
        sa.Column("received_on", sa.Date(), nullable=False),
        sa.Column("score", sa.SmallInteger(), nullable=True),
        sa.Column("ease", sa.SmallInteger(), nullable=True),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("would_change", sa.Boolean(), nullable=False),
        sa.Column("wants_call", sa.Boolean(), nullable=False),
        sa.Column("call_when", sa.String(length=40), nullable=False),
        sa.Column("concern_id", sa.Integer(), nullable=True),
        sa.Column("entered_at", UtcDateTime(), nullable=False),
        sa.Column("entered_by", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "(score IS NULL OR score BETWEEN 1 AND 5) AND (ease IS NULL OR ease BETWEEN 1 AND 5)",
            name=op.f("ck_reply_slip_marks"),
        ),
        sa.ForeignKeyConstraint(
            ["concern_id"], ["concern.id"], name=op.f("fk_reply_slip_concern_id_concern")
        ),
        sa.ForeignKeyConstraint(["entered_by"], ["staff.id"], name=op.f("fk_reply_slip_entered_by_staff")),
        sa.ForeignKeyConstraint(["letter_id"], ["letter.id"], name=op.f("fk_reply_slip_letter_id_letter")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reply_slip")),
        sa.UniqueConstraint("letter_id", name=op.f("uq_reply_slip_letter_id")),
    )
    with op.batch_alter_table("reply_slip", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_reply_slip_concern_id"), ["concern_id"], unique=False)

    op.create_table(
        "reply_slip_before",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("slip_id", sa.Integer(), nullable=False),
        sa.Column("received_on", sa.Date(), nullable=False),
        sa.Column("score", sa.SmallInteger(), nullable=True),
        sa.Column("ease", sa.SmallInteger(), nullable=True),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("wants_call", sa.Boolean(), nullable=False),
        sa.Column("amended_at", UtcDateTime(), nullable=False),
        sa.Column("amended_by", sa.Integer(), nullable=False),
        sa.Column("reason", sa.String(length=200), nullable=False),
        sa.CheckConstraint(
            "(score IS NULL OR score BETWEEN 1 AND 5) AND (ease IS NULL OR ease BETWEEN 1 AND 5)",
            name=op.f("ck_reply_slip_before_marks"),
        ),
        sa.ForeignKeyConstraint(
            ["amended_by"], ["staff.id"], name=op.f("fk_reply_slip_before_amended_by_staff")
        ),
        sa.ForeignKeyConstraint(
            ["slip_id"], ["reply_slip.id"], name=op.f("fk_reply_slip_before_slip_id_reply_slip")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reply_slip_before")),
    )
    with op.batch_alter_table("reply_slip_before", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_reply_slip_before_slip_id"), ["slip_id"], unique=False)


def downgrade() -> None:
    """Take it away."""
    with op.batch_alter_table("reply_slip_before", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_reply_slip_before_slip_id"))

    op.drop_table("reply_slip_before")
    with op.batch_alter_table("reply_slip", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_reply_slip_concern_id"))

    op.drop_table("reply_slip")
    op.drop_table("taught_word")
    op.drop_table("letter_wording")
    with op.batch_alter_table("kept_remark", schema=None) as batch_op:
        batch_op.drop_index("ix_kept_remark_about")

    op.drop_table("kept_remark")
