"""The photographs of a session, what the family chose of them, and their walls."""


revision = "0013"
down_revision = "0012"


def upgrade() -> None:
    """Make what is new."""


def downgrade() -> None:
    """Take it away."""
