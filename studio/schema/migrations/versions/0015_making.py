"""The production board, purchase orders, quality checks, and what clients left with us."""


revision = "0015"
down_revision = "0014"


def upgrade() -> None:
    """Make what is new."""


def downgrade() -> None:
    """Take it away."""
