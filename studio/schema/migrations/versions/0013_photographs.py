"""The photographs of a session, what the family chose of them, and their walls."""

import sqlalchemy as sa
from alembic import op

from studio.db.base import UtcDateTime

revision = "0013"
down_revision = "0012"


def upgrade() -> None:
    """Make what is new."""
    op.create_table(
        "picture",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("session_id", sa.Integer(), nullable=False),
        sa.Column("ref", sa.String(length=20), nullable=False),
        sa.Column("file_name", sa.String(length=255), nullable=False),
        sa.Column("captured_at", sa.DateTime(), nullable=True),
        sa.Column("width", sa.Integer(), nullable=False),
        sa.Column("height", sa.Integer(), nullable=False),
        sa.Column("size", sa.BigInteger(), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("kept", sa.String(length=40), nullable=False),
        sa.Column("path", sa.String(length=1000), nullable=False),
        sa.Column("likeness", sa.String(length=16), nullable=False),
        sa.Column("raw_path", sa.String(length=1000), nullable=False),
        sa.Column("raw_size", sa.BigInteger(), nullable=False),
        sa.Column("raw_sha256", sa.String(length=64), nullable=False),
        sa.Column("taken_in_at", UtcDateTime(), nullable=False),
        sa.Column("taken_in_by", sa.Integer(), nullable=False),
        sa.CheckConstraint("width > 0 AND height > 0 AND size > 0", name=op.f("ck_picture_measures")),
        sa.ForeignKeyConstraint(
            ["session_id"], ["portrait_session.id"], name=op.f("fk_picture_session_id_portrait_session")
        ),
        sa.ForeignKeyConstraint(["taken_in_by"], ["staff.id"], name=op.f("fk_picture_taken_in_by_staff")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_picture")),
    )
    with op.batch_alter_table("picture", schema=None) as batch_op:
        batch_op.create_index("uq_picture_session_id_ref", ["session_id", "ref"], unique=True)
        batch_op.create_index("uq_picture_session_id_sha256", ["session_id", "sha256"], unique=True)

    op.create_table(
        "picture_place",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("session_id", sa.Integer(), nullable=False),
        sa.Column("folder", sa.String(length=1000), nullable=False),
        sa.Column("found_at", UtcDateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["session_id"], ["portrait_session.id"], name=op.f("fk_picture_place_session_id_portrait_session")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_picture_place")),
    )
    with op.batch_alter_table("picture_place", schema=None) as batch_op:
        batch_op.create_index("uq_picture_place_session_id_folder", ["session_id", "folder"], unique=True)

    op.create_table(
        "picture_choice",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("viewing_id", sa.Integer(), nullable=False),
        sa.Column("picture_id", sa.Integer(), nullable=False),
        sa.Column("mark", sa.String(length=40), nullable=True),
        sa.Column("marked_by", sa.Integer(), nullable=True),
        sa.Column("marked_at", UtcDateTime(), nullable=True),
        sa.Column("note", sa.String(length=400), nullable=False),
        sa.Column("noted_by", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["marked_by"], ["staff.id"], name=op.f("fk_picture_choice_marked_by_staff")),
        sa.ForeignKeyConstraint(["noted_by"], ["staff.id"], name=op.f("fk_picture_choice_noted_by_staff")),
        sa.ForeignKeyConstraint(
            ["picture_id"], ["picture.id"], name=op.f("fk_picture_choice_picture_id_picture")
        ),
        sa.ForeignKeyConstraint(
            ["viewing_id"], ["viewing.id"], name=op.f("fk_picture_choice_viewing_id_viewing")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_picture_choice")),
        sa.UniqueConstraint("viewing_id", "picture_id", name=op.f("uq_picture_choice_viewing_id_picture_id")),
    )
    with op.batch_alter_table("picture_choice", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_picture_choice_picture_id"), ["picture_id"], unique=False)

    with op.batch_alter_table("viewing", schema=None) as batch_op:
        batch_op.add_column(sa.Column("reopened_at", UtcDateTime(), nullable=True))


def downgrade() -> None:
    """Take it away."""
    with op.batch_alter_table("viewing", schema=None) as batch_op:
        batch_op.drop_column("reopened_at")

    with op.batch_alter_table("picture_choice", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_picture_choice_picture_id"))

    op.drop_table("picture_choice")
    with op.batch_alter_table("picture_place", schema=None) as batch_op:
        batch_op.drop_index("uq_picture_place_session_id_folder")

    op.drop_table("picture_place")
    with op.batch_alter_table("picture", schema=None) as batch_op:
        batch_op.drop_index("uq_picture_session_id_sha256")
        batch_op.drop_index("uq_picture_session_id_ref")

    op.drop_table("picture")
