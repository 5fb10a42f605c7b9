"""The photographs of a session, what the family chose of them, and their walls."""

import sqlalchemy as sa
from alembic import op

from studio.db.base import UtcDateTime

revision = "0013"
down_revision = "0012"


def upgrade() -> None:
    """Make what is new."""
    op.create_table(
        "wall",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("household_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=80), nullable=False),
        sa.Column("room", sa.String(length=20), nullable=False),
        sa.Column("colour", sa.String(length=7), nullable=False),
        sa.Column("furniture", sa.String(length=60), nullable=False),
        sa.Column("furniture_mm", sa.Integer(), nullable=True),
        sa.Column("sheet", sa.String(length=40), nullable=True),
        sa.Column("edge", sa.String(length=40), nullable=True),
        sa.Column("points", sa.String(length=200), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "(room = 'photograph') = (sheet IS NOT NULL AND edge IS NOT NULL)", name=op.f("ck_wall_scale")
        ),
        sa.CheckConstraint(
            "furniture_mm IS NULL OR furniture_mm BETWEEN 100 AND 20000", name=op.f("ck_wall_furniture")
        ),
        sa.ForeignKeyConstraint(
            ["household_id"], ["household.id"], name=op.f("fk_wall_household_id_household")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_wall")),
    )
    with op.batch_alter_table("wall", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_wall_household_id"), ["household_id"], unique=False)

    op.create_table(
        "wall_photograph",
        sa.Column("wall_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("jpeg", sa.LargeBinary(), nullable=False),
        sa.Column("width", sa.Integer(), nullable=False),
        sa.Column("height", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["wall_id"], ["wall.id"], name=op.f("fk_wall_photograph_wall_id_wall")),
        sa.PrimaryKeyConstraint("wall_id", name=op.f("pk_wall_photograph")),
    )
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
        "hanging",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("viewing_id", sa.Integer(), nullable=False),
        sa.Column("wall_id", sa.Integer(), nullable=False),
        sa.Column("picture_id", sa.Integer(), nullable=False),
        sa.Column("price_id", sa.Integer(), nullable=False),
        sa.Column("turned", sa.Boolean(), nullable=False),
        sa.Column("moulding_id", sa.Integer(), nullable=True),
        sa.Column("mount_id", sa.Integer(), nullable=True),
        sa.Column("mount_border_mm", sa.SmallInteger(), nullable=True),
        sa.Column("glazing_id", sa.Integer(), nullable=True),
        sa.Column("choice_ids", sa.String(length=200), nullable=False),
        sa.Column("place", sa.String(length=80), nullable=False),
        sa.Column("x_mm", sa.Integer(), nullable=False),
        sa.Column("y_mm", sa.Integer(), nullable=False),
        sa.Column("taken_down_at", UtcDateTime(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "mount_border_mm IS NULL OR mount_border_mm BETWEEN 0 AND 300", name=op.f("ck_hanging_border")
        ),
        sa.ForeignKeyConstraint(["glazing_id"], ["glazing.id"], name=op.f("fk_hanging_glazing_id_glazing")),
        sa.ForeignKeyConstraint(
            ["moulding_id"], ["moulding.id"], name=op.f("fk_hanging_moulding_id_moulding")
        ),
        sa.ForeignKeyConstraint(["mount_id"], ["mount.id"], name=op.f("fk_hanging_mount_id_mount")),
        sa.ForeignKeyConstraint(["picture_id"], ["picture.id"], name=op.f("fk_hanging_picture_id_picture")),
        sa.ForeignKeyConstraint(["price_id"], ["price.id"], name=op.f("fk_hanging_price_id_price")),
        sa.ForeignKeyConstraint(["viewing_id"], ["viewing.id"], name=op.f("fk_hanging_viewing_id_viewing")),
        sa.ForeignKeyConstraint(["wall_id"], ["wall.id"], name=op.f("fk_hanging_wall_id_wall")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_hanging")),
    )
    with op.batch_alter_table("hanging", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_hanging_glazing_id"), ["glazing_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_hanging_moulding_id"), ["moulding_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_hanging_mount_id"), ["mount_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_hanging_picture_id"), ["picture_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_hanging_price_id"), ["price_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_hanging_viewing_id"), ["viewing_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_hanging_wall_id"), ["wall_id"], unique=False)

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

    op.create_table(
        "wall_drawing",
        sa.Column("viewing_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("wall_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("jpeg", sa.LargeBinary(), nullable=False),
        sa.Column("drawn_at", UtcDateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["viewing_id"], ["viewing.id"], name=op.f("fk_wall_drawing_viewing_id_viewing")
        ),
        sa.ForeignKeyConstraint(["wall_id"], ["wall.id"], name=op.f("fk_wall_drawing_wall_id_wall")),
        sa.PrimaryKeyConstraint("viewing_id", "wall_id", name=op.f("pk_wall_drawing")),
    )
    with op.batch_alter_table("viewing", schema=None) as batch_op:
        batch_op.add_column(sa.Column("reopened_at", UtcDateTime(), nullable=True))


def downgrade() -> None:
    """Take it away."""
    with op.batch_alter_table("viewing", schema=None) as batch_op:
        batch_op.drop_column("reopened_at")

    op.drop_table("wall_drawing")
    with op.batch_alter_table("picture_choice", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_picture_choice_picture_id"))

    op.drop_table("picture_choice")
    with op.batch_alter_table("hanging", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_hanging_wall_id"))
        batch_op.drop_index(batch_op.f("ix_hanging_viewing_id"))
        batch_op.drop_index(batch_op.f("ix_hanging_price_id"))
        batch_op.drop_index(batch_op.f("ix_hanging_picture_id"))
        batch_op.drop_index(batch_op.f("ix_hanging_mount_id"))
        batch_op.drop_index(batch_op.f("ix_hanging_moulding_id"))
        batch_op.drop_index(batch_op.f("ix_hanging_glazing_id"))

    op.drop_table("hanging")
    with op.batch_alter_table("picture_place", schema=None) as batch_op:
        batch_op.drop_index("uq_picture_place_session_id_folder")

    op.drop_table("picture_place")
    with op.batch_alter_table("picture", schema=None) as batch_op:
        batch_op.drop_index("uq_picture_session_id_sha256")
        batch_op.drop_index("uq_picture_session_id_ref")

    op.drop_table("picture")
    op.drop_table("wall_photograph")
    with op.batch_alter_table("wall", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_wall_household_id"))

    op.drop_table("wall")
