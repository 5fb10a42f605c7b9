"""Windows of envelopes, languages of letters, and what else the desk keeps for them."""


revision = "0017"
down_revision = "0016"


def upgrade() -> None:
    """Make what is new."""


def downgrade() -> None:
    """Take it away."""
