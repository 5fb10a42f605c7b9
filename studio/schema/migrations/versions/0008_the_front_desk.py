"""The front desk: enquiries, messages, waiting list, shot lists and what goes with them."""

import sqlalchemy as sa
from alembic import op

from studio.db.base import UtcDateTime

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    """Make what is new."""
    op.create_table(
        "shared_person",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("since", UtcDateTime(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_shared_person")),
    )
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

    with op.batch_alter_table("person", schema=None) as batch_op:
        batch_op.add_column(sa.Column("shared_id", sa.Integer(), nullable=True))
        batch_op.create_index(batch_op.f("ix_person_shared_id"), ["shared_id"], unique=False)
        batch_op.create_foreign_key(
            batch_op.f("fk_person_shared_id_shared_person"), "shared_person", ["shared_id"], ["id"]
        )


def downgrade() -> None:
    """Take it away."""
    with op.batch_alter_table("person", schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f("fk_person_shared_id_shared_person"), type_="foreignkey")
        batch_op.drop_index(batch_op.f("ix_person_shared_id"))
        batch_op.drop_column("shared_id")

    with op.batch_alter_table("former_name", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_former_name_person_id"))

    op.drop_table("former_name")
    op.drop_table("shared_person")
