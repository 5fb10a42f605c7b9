"""A promised price, discount or gift voucher when something is booked: which stand open, and that one was used."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from studio import clock
from studio.actor import Actor
from studio.business.model import StaffId
from studio.catalogue.model import SessionTypeId
from studio.clients.model import HouseholdId
from studio.errors import Refused
from studio.money import Money
from studio.promises.model import UNTIL, Promise, PromiseFor, PromiseId, PromiseKind, PromiseState

_PRICE = 3
"""Where the price stands in a row of what is asked below; a discount in per cent has none."""


@dataclass(frozen=True, slots=True)
class OpenWorth:
    """An open promise that makes something cheaper, or pays for it."""

    id: PromiseId
    kind: PromiseKind
    text: str
    price: Money
    basis_points: int
    good_for: PromiseFor
    session_type_id: SessionTypeId | None
    due: date

    def off(self, price: Money) -> Money:
        """What a discount takes off a price; never more than the price."""
        return min(price, price.percent(self.basis_points) if self.basis_points else self.price)


_WORTH = select(
    Promise.id,
    Promise.kind,
    Promise.text,
    Promise.price,
    Promise.basis_points,
    Promise.good_for,
    Promise.session_type_id,
    Promise.due,
)


def worth(db: Session, promise_id: PromiseId) -> OpenWorth:
    """One promise of a price, a discount or a voucher, open or used."""
    return _worth(tuple(db.execute(_WORTH.where(Promise.id == promise_id)).one()))


def open_worth(
    db: Session, household_id: HouseholdId, type_id: SessionTypeId | None = None
) -> tuple[OpenWorth, ...]:
    """A family's open prices, discounts and vouchers, the soonest due first; of a kind of session when one is named.

    One whose day has gone by stands here as well: what was said is honoured (R14).
    """
    found = _WORTH.where(
        Promise.household_id == household_id,
        Promise.state == PromiseState.MADE,
        Promise.kind.in_(UNTIL),
        *((Promise.good_for != PromiseFor.PICTURES,) if type_id is not None else ()),
    ).order_by(Promise.due, Promise.id)
    rows = [_worth(tuple(row)) for row in db.execute(found)]
    return tuple(row for row in rows if type_id is None or row.session_type_id in (None, type_id))


def _worth(cells: tuple[Any, ...]) -> OpenWorth:
    row = OpenWorth(*cells)
    return row if cells[_PRICE] is not None else replace(row, price=Money(0))


def use(db: Session, promise_id: PromiseId) -> None:
    """It was used, so it is kept, also after its last day (R14); a part of the verb that books what it was for.

    Raises Refused when somebody else has just used it.
    """
    promise = db.get(Promise, promise_id, with_for_update=True, populate_existing=True)
    if promise is None or promise.state is not PromiseState.MADE:
        raise Refused(
            "What was promised to them has just been used elsewhere. Please look at the fee again.", "fee"
        )
    promise.state = PromiseState.KEPT
    promise.fulfilled_at = clock.now()
    db.flush()


def stand_open_again(db: Session, promise_id: PromiseId) -> None:
    """What it was used for does not take place, so it is still owed; a part of the verb that calls that off."""
    promise = db.get(Promise, promise_id, with_for_update=True, populate_existing=True)
    if promise is not None and promise.state in (PromiseState.KEPT, PromiseState.KEPT_LATE):
        promise.state, promise.fulfilled_at = PromiseState.MADE, None
        db.flush()


def stand_open_for(db: Session, by: Actor, promise_id: PromiseId, text: str, worth: Money) -> PromiseId:
    """What a voucher leaves over, or what comes back of it, is a voucher of its own with the same last day."""
    whole = db.get_one(Promise, promise_id)
    rest = Promise(
        household_id=whole.household_id,
        made_by=StaffId(by.staff_id),
        made_at=clock.now(),
        text=text,
        kind=whole.kind,
        due=whole.due,
        price=worth,
        good_for=whole.good_for,
        session_type_id=whole.session_type_id,
        voucher_id=whole.voucher_id,
    )
    db.add(rest)
    db.flush()
    rest.source = f"promise:{rest.id}"
    db.flush()
    return rest.id


def worth_of(db: Session, promise_id: PromiseId) -> Money:
    """What a voucher is worth, or the price that was promised."""
    return db.get_one(Promise, promise_id).price or Money(0)
