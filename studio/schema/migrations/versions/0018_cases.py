"""Concerns picture by picture, goodwill, rounds of a reshoot, and what became of a first order."""


revision = "0018"
down_revision = "0017"


def upgrade() -> None:
    """Make what is new."""


def downgrade() -> None:
    """Take it away."""
