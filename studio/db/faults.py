"""What a database failure means, in words for the desk."""

from __future__ import annotations

from sqlalchemy.exc import DBAPIError, OperationalError

from studio.errors import Refused, StudioError, Trouble

SAYS = "studio: "
"""What our own triggers put before the sentence they refuse with."""

OVERLAP_CONSTRAINT = "occupancy_never_overlaps"
OVERLAP = "That room or person is already taken then. Please choose another time."
_PASSING = ("40001", "40P01", "23505")
"""Serialisation, deadlock, and a key that another desk wrote first: looked at again, our own rule finds its row."""


def _state(failed: DBAPIError) -> str | None:
    state = getattr(failed.orig, "sqlstate", None)
    return state if isinstance(state, str) else None


def _never_answered(failed: DBAPIError) -> bool:
    from_server = type(failed.orig).__module__.startswith("psycopg")
    return from_server and isinstance(failed, OperationalError) and _state(failed) is None


def is_passing(failed: DBAPIError) -> bool:
    """Whether two desks only got in each other's way, so that trying again helps (RR6)."""
    return _state(failed) in _PASSING


def lost_connection(failed: DBAPIError) -> bool:
    """Whether the server went away; with an operation key it is safe to try once more."""
    return failed.connection_invalidated or (_state(failed) or "").startswith("08")


def meaning(failed: DBAPIError) -> StudioError | DBAPIError:
    """The sentence for a failure; the failure itself when it is a bug of ours."""
    plain = plainly(str(failed.orig), _state(failed))
    if plain is None and (lost_connection(failed) or _never_answered(failed)):
        plain = Trouble(
            "The studio's server does not answer. Nothing was lost; please try again in a moment."
        )
    return plain or failed


def plainly(text: str, state: str | None = None) -> StudioError | None:
    """The sentence for what a database said, by its words and, of a server, its state; None when it is a bug."""
    if SAYS in text:
        return Refused(text.split(SAYS, 1)[1].splitlines()[0].strip(), "time" if OVERLAP in text else None)
    if OVERLAP_CONSTRAINT in text:
        return Refused(OVERLAP, "time")
    if state == "55P03" or "database is locked" in text or "database table is locked" in text:
        return Trouble(
            "Another program is holding the records. Nothing was saved; please try again in a moment."
        )
    if "disk is full" in text or state == "53100":
        return Trouble("The disk is full. Nothing was saved; please free some space and save again.")
    if "readonly database" in text or state == "25006":
        return Trouble("The records can only be read here, so nothing can be saved.")
    if "disk I/O error" in text or "unable to open database" in text:
        return Trouble("The disk did not answer. Nothing was saved; please check the disk and try again.")
    if "malformed" in text or "not a database" in text:
        return Trouble("The file of records is damaged. Please restore the newest backup.")
    return None
