"""The casebook, practice changes with the noticeboard, and the playbook."""


revision = "0019"
down_revision = "0018"


def upgrade() -> None:
    """Make what is new."""


def downgrade() -> None:
    """Take it away."""
