"""What is asked about sessions on offer and their prices."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from studio.catalogue.model import Price, PriceId, PriceList, PriceListId, SessionType, SessionTypeId
from studio.catalogue.rows import PriceListRow, PriceRow
from studio.db import asked_once
from studio.errors import Missing
from studio.money import Money


@dataclass(frozen=True, slots=True)
class SessionTypeRow:
    """A kind of session: minutes of the session, minutes the room is held after it, the fee, what goes with it."""

    id: SessionTypeId
    name: str
    minutes: int
    turnaround: int
    fee: Money
    active: bool
    version: int
    deposit: Money = Money(0)
    preparation: str = ""
    proposes_shots: bool = True
    standing_shots: tuple[str, ...] = ()
    viewing_from_days: int = 3
    viewing_to_days: int = 7
    update_months: int = 0

    @property
    def asked_at_booking(self) -> Money:
        """What is asked for at booking: the deposit, and where there is none the whole fee."""
        return self.deposit or self.fee


_TYPES = select(
    SessionType.id,
    SessionType.name,
    SessionType.minutes,
    SessionType.turnaround,
    SessionType.fee,
    SessionType.active,
    SessionType.version,
    SessionType.deposit,
    SessionType.preparation,
    SessionType.proposes_shots,
    SessionType.standing_shots,
    SessionType.viewing_from_days,
    SessionType.viewing_to_days,
    SessionType.update_months,
).order_by(SessionType.position, SessionType.id)
_SHOTS = 10
"""Where the standing shots stand in a row of ``_TYPES``."""
_LISTS = select(PriceList.id, PriceList.name, PriceList.starts_on, PriceList.version).order_by(
    PriceList.starts_on, PriceList.id
)
_PRICES = select(
    Price.id,
    Price.product,
    Price.width_in,
    Price.height_in,
    Price.finish,
    Price.amount,
    Price.lead_days,
    Price.framing,
    Price.tax_basis_points,
)


@asked_once
def session_types(db: Session, everything: bool = False) -> tuple[SessionTypeRow, ...]:
    """The kinds of session on offer; ``everything`` adds those no longer offered."""
    rows = (_type(tuple(row)) for row in db.execute(_TYPES))
    return tuple(row for row in rows if everything or row.active)


@asked_once
def session_type(db: Session, type_id: SessionTypeId) -> SessionTypeRow:
    """One kind of session, also one no longer offered; raises Missing."""
    for row in session_types(db, everything=True):
        if row.id == type_id:
            return row
    raise Missing("That kind of session is no longer there.")


def _type(cells: tuple[Any, ...]) -> SessionTypeRow:
    row = SessionTypeRow(*cells)
    return replace(row, standing_shots=tuple(str(cells[_SHOTS]).splitlines()))


def price_lists(db: Session) -> tuple[PriceListRow, ...]:
    """Every list, the oldest first."""
    return tuple(PriceListRow(*row) for row in db.execute(_LISTS))


def price_list(db: Session, price_list_id: PriceListId) -> PriceListRow:
    """One list; raises Missing."""
    for row in price_lists(db):
        if row.id == price_list_id:
            return row
    raise Missing("This price list is no longer there.")


def price_list_on(db: Session, day: date) -> PriceListRow | None:
    """The list in force on a day: the latest that has begun, and of two of one day the later made."""
    begun = [row for row in price_lists(db) if row.starts_on <= day]
    return begun[-1] if begun else None


def prices_of(db: Session, price_list_id: PriceListId) -> tuple[PriceRow, ...]:
    """The prices of one list, in its order."""
    found = _PRICES.where(Price.price_list_id == price_list_id).order_by(Price.position, Price.id)
    return tuple(PriceRow(*row) for row in db.execute(found))


def prices_on(db: Session, day: date) -> tuple[PriceRow, ...]:
    """What everything costs on a day; empty before the first list."""
    in_force = price_list_on(db, day)
    return prices_of(db, in_force.id) if in_force is not None else ()


def price(db: Session, price_id: PriceId) -> PriceRow:
    """One price of any list; raises Missing."""
    row = db.execute(_PRICES.where(Price.id == price_id)).first()
    if row is None:
        raise Missing("That price is no longer there.")
    return PriceRow(*row)
