"""Who is acting. Every change carries a name (R25) and an operation key (RR7)."""

import uuid
from dataclasses import dataclass
from enum import StrEnum


class Role(StrEnum):
    """What a member of staff does, and so what she may do (R25)."""

    RECEPTIONIST = "receptionist"
    PHOTOGRAPHER = "photographer"
    OWNER = "owner"


@dataclass(frozen=True, slots=True)
class Actor:
    """The member of staff in whose name something is done."""

    staff_id: int
    name: str
    role: Role


SETTING_UP = Actor(0, "Setting up", Role.OWNER)
"""Acts before there is any staff: opens the studio and makes its first owner."""


def new_key() -> str:
    """A new operation key, made when a form opens: what is sent twice with it happens once (RR7)."""
    return uuid.uuid4().hex
