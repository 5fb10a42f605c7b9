"""How an order's pictures are framed, payment plans, cheques, gift vouchers sold, and the count of the day."""


revision = "0014"
down_revision = "0013"


def upgrade() -> None:
    """Make what is new."""


def downgrade() -> None:
    """Take it away."""
