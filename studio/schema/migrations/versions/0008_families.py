"""Families as they are: two homes, former names, two records made one; forms half typed, answers at once."""

import sqlalchemy as sa
from alembic import op

from studio.db.base import UtcDateTime

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

    with op.batch_alter_table("household", schema=None) as batch_op:
        batch_op.add_column(
            sa.Column("channel", sa.String(length=40), server_default="no wish", nullable=False)
        )
        batch_op.add_column(sa.Column("merged_into_id", sa.Integer(), nullable=True))
        batch_op.create_index(batch_op.f("ix_household_merged_into_id"), ["merged_into_id"], unique=False)
        batch_op.create_foreign_key(
            batch_op.f("fk_household_merged_into_id_household"), "household", ["merged_into_id"], ["id"]
        )

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


def downgrade() -> None:
    """Take it away."""
    with op.batch_alter_table("person", schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f("fk_person_merged_into_id_person"), type_="foreignkey")
        batch_op.drop_constraint(batch_op.f("fk_person_shared_id_shared_person"), type_="foreignkey")
        batch_op.drop_index(batch_op.f("ix_person_shared_id"))
        batch_op.drop_index(batch_op.f("ix_person_merged_into_id"))
        batch_op.drop_column("merged_into_id")
        batch_op.drop_column("shared_id")

    with op.batch_alter_table("household", schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f("fk_household_merged_into_id_household"), type_="foreignkey")
        batch_op.drop_index(batch_op.f("ix_household_merged_into_id"))
        batch_op.drop_column("merged_into_id")
        batch_op.drop_column("channel")

    with op.batch_alter_table("merged_row", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_merged_row_merge_id"))

    op.drop_table("merged_row")
    with op.batch_alter_table("former_name", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_former_name_person_id"))

    op.drop_table("former_name")
    with op.batch_alter_table("told_apart", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_told_apart_other_id"))

    op.drop_table("told_apart")
    with op.batch_alter_table("household_merge", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_household_merge_kept_id"))
        batch_op.drop_index(batch_op.f("ix_household_merge_gone_id"))

    op.drop_table("household_merge")
    op.drop_table("shared_person")
    op.drop_table("search_line")
    with op.batch_alter_table("half_typed", schema=None) as batch_op:
        batch_op.drop_index("ix_half_typed_staff_id_form")
        batch_op.drop_index(batch_op.f("ix_half_typed_kept_at"))

    op.drop_table("half_typed")
