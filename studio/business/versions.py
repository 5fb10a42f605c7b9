"""Two desks, one record: whoever saves second is told, and nothing is overwritten unseen (RR10)."""

from __future__ import annotations

from studio.db import Versioned
from studio.errors import Conflict


def expect(record: Versioned, version: int) -> None:
    """Raise Conflict unless the record is still the one the form was opened with."""
    if record.version != version:
        raise Conflict("Someone else changed this meanwhile. Please look at it again, then make your change.")
