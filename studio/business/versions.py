"""Two desks, one record: whoever saves second is told, and nothing is overwritten unseen (RR10)."""

from __future__ import annotations

from studio.db import Versioned
from studio.errors import Conflict

_MEANWHILE = "Someone else changed this meanwhile. Please look at it again, then make your change."


def expect(record: Versioned, version: int | None, says: str = _MEANWHILE) -> None:
    """Raise Conflict unless the record is still the one that was shown; ``version`` None asks nothing."""
    if version is not None and record.version != version:
        raise Conflict(says)


def just_changed(what: str) -> str:
    """What is said where the record is shown again by itself: ``just_changed("this session")``."""
    return f"Someone else has just changed {what}. It is shown again as it stands now."
