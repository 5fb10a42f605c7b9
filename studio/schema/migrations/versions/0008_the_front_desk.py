"""The front desk: enquiries, messages, waiting list, shot lists and what goes with them."""


revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    """Make what is new."""


def downgrade() -> None:
    """Take it away."""
