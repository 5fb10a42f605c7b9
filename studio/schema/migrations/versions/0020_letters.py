"""The studio's own wording with its versions, words it has taught, and reply slips."""


revision = "0020"
down_revision = "0019"


def upgrade() -> None:
    """Make what is new."""


def downgrade() -> None:
    """Take it away."""
