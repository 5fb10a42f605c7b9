"""Households and people."""

import sqlalchemy as sa
from alembic import op

from studio.db.base import UtcDateTime

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "household",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("filing_name", sa.String(length=120), nullable=False),
        sa.Column(
            "filed_under",
            sa.String(length=120).with_variant(sa.String(length=120, collation="C"), "postgresql"),
            nullable=False,
        ),
        sa.Column("addressee", sa.String(length=300), nullable=False),
        sa.Column("salutation", sa.String(length=300), nullable=False),
        sa.Column("address1", sa.String(length=120), nullable=False),
        sa.Column("address2", sa.String(length=120), nullable=False),
        sa.Column("address3", sa.String(length=120), nullable=False),
        sa.Column("post_town", sa.String(length=120), nullable=False),
        sa.Column("postcode", sa.String(length=20), nullable=False),
        sa.Column("country", sa.String(length=2), nullable=False),
        sa.Column("segment", sa.String(length=40), nullable=False),
        sa.Column("source", sa.String(length=40), nullable=False),
        sa.Column("referred_by_id", sa.Integer(), nullable=True),
        sa.Column("best_time", sa.String(length=120), nullable=False),
        sa.Column("spell_out_times", sa.Boolean(), nullable=False),
        sa.Column("large_print", sa.Boolean(), nullable=False),
        sa.Column("advice", sa.String(length=40), nullable=False),
        sa.Column("mailing", sa.String(length=40), nullable=False),
        sa.Column("hospitality", sa.Text(), nullable=False),
        sa.Column("notes", sa.Text(), nullable=False),
        sa.Column("status", sa.String(length=40), nullable=False),
        sa.Column("since", sa.Date(), nullable=False),
        sa.Column("letters_held", sa.Boolean(), nullable=False),
        sa.Column("amended_at", UtcDateTime(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["referred_by_id"], ["household.id"], name=op.f("fk_household_referred_by_id_household")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_household")),
    )
    op.create_index("ix_household_filed_under_id", "household", ["filed_under", "id"], unique=False)
    op.create_index(op.f("ix_household_letters_held"), "household", ["letters_held"], unique=False)
    op.create_index(op.f("ix_household_referred_by_id"), "household", ["referred_by_id"], unique=False)
    op.create_index(op.f("ix_household_since"), "household", ["since"], unique=False)
    op.create_table(
        "imported_contact",
        sa.Column("fingerprint", sa.String(length=64), nullable=False),
        sa.Column("household_id", sa.Integer(), nullable=False),
        sa.Column("file", sa.String(length=200), nullable=False),
        sa.Column("at", UtcDateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["household_id"], ["household.id"], name=op.f("fk_imported_contact_household_id_household")
        ),
        sa.PrimaryKeyConstraint("fingerprint", name=op.f("pk_imported_contact")),
    )
    op.create_index(
        op.f("ix_imported_contact_household_id"), "imported_contact", ["household_id"], unique=False
    )
    op.create_table(
        "person",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("household_id", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(length=30), nullable=False),
        sa.Column("first", sa.String(length=120), nullable=False),
        sa.Column("last", sa.String(length=120), nullable=False),
        sa.Column("role", sa.String(length=40), nullable=False),
        sa.Column("under_18", sa.Boolean(), nullable=False),
        sa.Column("born", sa.Date(), nullable=True),
        sa.Column("status", sa.String(length=40), nullable=False),
        sa.Column("position", sa.SmallInteger(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["household_id"], ["household.id"], name=op.f("fk_person_household_id_household")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_person")),
    )
    op.create_index(op.f("ix_person_household_id"), "person", ["household_id"], unique=False)
    op.create_table(
        "email_address",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("household_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.Column("typed", sa.String(length=320), nullable=False),
        sa.Column("key", sa.String(length=320), nullable=False),
        sa.Column("position", sa.SmallInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["household_id"], ["household.id"], name=op.f("fk_email_address_household_id_household")
        ),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_email_address_person_id_person")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_email_address")),
    )
    op.create_index(op.f("ix_email_address_household_id"), "email_address", ["household_id"], unique=False)
    op.create_index(op.f("ix_email_address_key"), "email_address", ["key"], unique=False)
    op.create_index(op.f("ix_email_address_person_id"), "email_address", ["person_id"], unique=False)
    op.create_table(
        "telephone",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("household_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.Column("label", sa.String(length=40), nullable=False),
        sa.Column("typed", sa.String(length=80), nullable=False),
        sa.Column("digits", sa.String(length=80), nullable=False),
        sa.Column("position", sa.SmallInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["household_id"], ["household.id"], name=op.f("fk_telephone_household_id_household")
        ),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_telephone_person_id_person")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_telephone")),
    )
    op.create_index(op.f("ix_telephone_digits"), "telephone", ["digits"], unique=False)
    op.create_index(op.f("ix_telephone_household_id"), "telephone", ["household_id"], unique=False)
    op.create_index(op.f("ix_telephone_person_id"), "telephone", ["person_id"], unique=False)


def downgrade() -> None:
    """Take them away."""
    op.drop_index(op.f("ix_telephone_person_id"), table_name="telephone")
    op.drop_index(op.f("ix_telephone_household_id"), table_name="telephone")
    op.drop_index(op.f("ix_telephone_digits"), table_name="telephone")
    op.drop_table("telephone")
    op.drop_index(op.f("ix_email_address_person_id"), table_name="email_address")
    op.drop_index(op.f("ix_email_address_key"), table_name="email_address")
    op.drop_index(op.f("ix_email_address_household_id"), table_name="email_address")
    op.drop_table("email_address")
    op.drop_index(op.f("ix_person_household_id"), table_name="person")
    op.drop_table("person")
    op.drop_index(op.f("ix_imported_contact_household_id"), table_name="imported_contact")
    op.drop_table("imported_contact")
    op.drop_index(op.f("ix_household_since"), table_name="household")
    op.drop_index(op.f("ix_household_referred_by_id"), table_name="household")
    op.drop_index(op.f("ix_household_letters_held"), table_name="household")
    op.drop_index("ix_household_filed_under_id", table_name="household")
    op.drop_table("household")
