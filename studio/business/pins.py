"""PINs and signing in: a courtesy lock between colleagues, not a safe.

An attempt is counted before the PIN is looked at, in one statement, so that several desks guessing together
get no more tries than one. Slow by design: call ``sign_in`` and ``set_pin`` off the UI thread.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from itertools import pairwise
from typing import Protocol, TypeVar

from sqlalchemy import case, select, update
from sqlalchemy.orm import Session

from studio import clock
from studio.actor import Actor, Role
from studio.business.model import Staff, StaffId
from studio.business.queries import actor
from studio.errors import Missing, Refused
from studio.rights import verb
from studio.words import counted

R = TypeVar("R")

FIGURES = 6
FREE_TRIES = 4
WAITS = (timedelta(seconds=30), timedelta(minutes=1), timedelta(minutes=5), timedelta(minutes=15))
"""How long after the fifth wrong PIN, the sixth, the seventh, and every later one; never for ever."""


class StoreLike(Protocol):
    """What signing in needs of the store: the count is kept before the PIN is checked, so it takes two steps."""

    def ask(self, query: Callable[..., R], *args: object) -> R:
        """Read in one transaction."""

    def do(self, verb: Callable[..., R], *args: object, by: Actor, key: str | None = None) -> R:
        """Change in one transaction."""


def sign_in(store: StoreLike, staff_id: StaffId, pin: str = "") -> Actor:
    """The member of staff as the one who acts from now on.

    Who has no PIN signs in by name alone. Raises Refused for a wrong PIN and while too many wrong ones are
    waited out, Missing for nobody.
    """
    who = store.ask(actor, staff_id)
    hashed = store.ask(_hash_of, staff_id)
    if hashed is None:
        return who
    if not pin:
        raise Refused("Please type your PIN.", "pin")
    store.do(count_attempt, staff_id, by=who)
    if not _matches(hashed, pin):
        raise Refused("That is not the PIN.", "pin")
    store.do(forget_attempts, staff_id, by=who)
    return who


def set_pin(
    store: StoreLike,
    by: Actor,
    staff_id: StaffId,
    pin: str | None,
    *,
    current: str = "",
    key: str | None = None,
) -> None:
    """Give oneself (or, as the owner, anybody) a PIN of six figures, or none with None.

    Who changes their own PIN types the present one; the owner may replace a colleague's that was forgotten.
    Raises Refused with the field.
    """
    problem = pin_problem(pin) if pin is not None else ""
    if problem:
        raise Refused(problem, "pin")
    if by.staff_id == staff_id:
        try:
            sign_in(store, staff_id, current)
        except Refused as refused:
            raise Refused(refused.message, "current") from None
    # Hashed here and not in the verb: the operation key remembers a fast digest of a verb's arguments, and a
    # six-figure PIN would be read from it in a second.
    store.do(keep_pin, staff_id, None if pin is None else _hashed(pin), by=by, key=key)


def pin_problem(pin: str) -> str:
    """Why a PIN will not do, or "": six figures, neither all the same nor in a row."""
    if len(pin) != FIGURES or not (pin.isascii() and pin.isdigit()):
        return "Please choose a PIN of six figures."
    steps = {int(after) - int(before) for before, after in pairwise(pin)}
    if steps in ({0}, {1}, {-1}):
        return "That PIN is the first one anybody would try. Please choose another."
    return ""


@verb("business.count_attempt")
def count_attempt(db: Session, by: Actor, staff_id: StaffId) -> None:
    """Count a try at a PIN before it is checked; raises Refused while earlier wrong ones are waited out."""
    now = clock.now()
    tries = Staff.wrong_pins + 1
    waits = {FREE_TRIES + place: now + wait for place, wait in enumerate(WAITS[:-1], 1)}
    counted_one = db.execute(
        update(Staff)
        .where(Staff.id == staff_id, Staff.active, Staff.locked_until.is_(None) | (Staff.locked_until <= now))
        .values(
            wrong_pins=case((Staff.wrong_pins < 1000, tries), else_=Staff.wrong_pins),
            locked_until=case(
                (tries <= FREE_TRIES, None),
                *((tries == count, until) for count, until in waits.items()),
                else_=now + WAITS[-1],
            ),
        )
        .execution_options(synchronize_session=False)
    )
    if counted_one.rowcount == 1:  # type: ignore[attr-defined]  # an UPDATE answers with a cursor
        return
    until = db.execute(select(Staff.locked_until).where(Staff.id == staff_id)).scalar_one_or_none()
    if until is None:
        raise Missing("Nobody of that name works here.")
    raise Refused(f"Too many wrong PINs. Please try again in {_wait(until - now)}.", "pin")


@verb("business.forget_attempts")
def forget_attempts(db: Session, by: Actor, staff_id: StaffId) -> None:
    """The PIN was right: the count starts again. Only for oneself."""
    if by.staff_id != staff_id:
        raise Refused("Each signs in with their own PIN.", "pin")
    _set(db, staff_id, wrong_pins=0, locked_until=None)


@verb("business.keep_pin")
def keep_pin(db: Session, by: Actor, staff_id: StaffId, hashed: str | None) -> None:
    """Keep the hash that ``set_pin`` made, or none; one's own, or anybody's for the owner (R25)."""
    if by.staff_id != staff_id and by.role is not Role.OWNER:
        raise Refused("Only the owner can change the PIN of somebody else.", "pin")
    if hashed is not None and not hashed.startswith("$argon2id$"):
        raise Refused("Please choose a PIN of six figures.", "pin")
    member = db.get(Staff, staff_id)
    if member is None:
        raise Missing("Nobody of that name works here.")
    member.pin_set_at = None if hashed is None else clock.now()
    db.flush()
    _set(db, staff_id, pin_hash=hashed, wrong_pins=0, locked_until=None)


def _set(db: Session, staff_id: StaffId, **values: object) -> None:
    db.execute(
        update(Staff)
        .where(Staff.id == staff_id)
        .values(**values)
        .execution_options(synchronize_session=False)
    )


def _hash_of(db: Session, staff_id: StaffId) -> str | None:
    return db.execute(select(Staff.pin_hash).where(Staff.id == staff_id)).scalar_one_or_none()


def _hashed(pin: str) -> str:
    from argon2 import PasswordHasher

    return PasswordHasher(time_cost=3, memory_cost=64 * 1024, parallelism=2).hash(pin)


def _matches(hashed: str, pin: str) -> bool:
    from argon2 import PasswordHasher
    from argon2.exceptions import InvalidHashError, VerificationError

    try:
        return PasswordHasher().verify(hashed, pin)
    except (VerificationError, InvalidHashError):
        return False


def _wait(left: timedelta) -> str:
    seconds = max(1, round(left.total_seconds()))
    return counted(seconds, "second") if seconds < 90 else counted((seconds + 59) // 60, "minute")


def locked_until(db: Session, staff_id: StaffId) -> datetime | None:
    """Until when no PIN of this member is looked at, None when one may try."""
    until = db.execute(select(Staff.locked_until).where(Staff.id == staff_id)).scalar_one_or_none()
    return until if until is not None and until > clock.now() else None
