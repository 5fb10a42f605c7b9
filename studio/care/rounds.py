"""All rounds beside each other, from the first session on: how each went, and how it goes with our compliments (R5)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from studio import business, clock, orders, promises
from studio.actor import Actor, Role
from studio.business.model import Staff
from studio.care.model import ConcernId
from studio.care.reshoot_model import Reshoot
from studio.care.reshoot_queries import reshoot_of_concern, reshoots_of_household
from studio.care.rows import ReshootRow, Round, Rounds, RoundStep
from studio.care.stages import kept_without_order, stage_of
from studio.dates import screen_date, screen_time
from studio.diary.model import Appointment
from studio.errors import Missing
from studio.money import Money
from studio.orders import OrderRow
from studio.orders.model import OrderState, PresentationState
from studio.sessions.model import PortraitSession, SessionId, SessionState
from studio.viewings.model import Viewing, ViewingState

NOT_YET = "not yet"
NOTHING = "–"
_NOT_MADE = (OrderState.DRAFT, OrderState.CANCELLED)
_STEPS = (
    ("Session", "camera"),
    ("Viewing", "images"),
    ("Order", "receipt-pound-sterling"),
    ("Presented", "package-check"),
)


def rounds(db: Session, concern_id: ConcernId, by: Actor) -> Rounds:
    """Session, viewing, order and presentation of each round; the uplift is shown to the owner alone (R7).

    Each round names the session it repeats; the uplift always compares with the order of the first. Raises Missing
    when no reshoot was offered.
    """
    reshoot = reshoot_of_concern(db, concern_id)
    if reshoot is None:
        raise Missing("There is no reshoot in this case.")
    today = clock.today(business.studio(db).zone)
    chain = chain_of(db, reshoot)
    sessions_of = (chain[0].original_session_id, *(each.session_id for each in chain))
    made = [order_of(db, session_id) for session_id in sessions_of]
    shown = [_round(db, 1, None, sessions_of[0], made[0], None, today)]
    for place, each in enumerate(chain, start=1):
        before = next((order for order in reversed(made[:place]) if order is not None), None)
        uplift = _uplift(made[0], made[place]) if by.role is Role.OWNER else None
        row = _round(db, each.round, each, each.session_id, made[place], before, today)
        shown.append(
            replace(
                row,
                stage=stage_of(db, each).value,
                is_over_without_order=kept_without_order(db, each),
                uplift=uplift,
            )
        )
    last = next((order for order in reversed(made[1:]) if order is not None), None)
    return Rounds(
        rounds=tuple(shown),
        uplift=next((each.uplift for each in reversed(shown) if each.uplift is not None), None),
        credit=last.credit_brought if last is not None else None,
        promised_on=last.promised_on if last is not None else None,
    )


def chain_of(db: Session, reshoot: ReshootRow) -> tuple[ReshootRow, ...]:
    """The reshoots from the first session on through this one to the latest that follows it."""
    household_id = db.get_one(Reshoot, reshoot.id).household_id
    theirs = reshoots_of_household(db, household_id)
    of_session = {each.session_id: each for each in theirs if each.session_id is not None}
    chain = [reshoot]
    while (earlier := of_session.get(chain[0].original_session_id)) is not None:
        chain.insert(0, earlier)
    while chain[-1].session_id is not None:
        later = [each for each in theirs if each.original_session_id == chain[-1].session_id]
        if not later:
            break
        chain.append(later[-1])
    return tuple(chain)


def order_of(db: Session, session_id: SessionId | None) -> OrderRow | None:
    """The order that was made of a session, the first of them."""
    if session_id is None:
        return None
    return next((row for row in orders.of_session(db, session_id) if row.state not in _NOT_MADE), None)


def order_before(db: Session, reshoot: ReshootRow) -> OrderRow | None:
    """The order whose pictures a reshoot's order may replace: the latest of the rounds before it."""
    for each in reversed(_before(chain_of(db, reshoot), reshoot)):
        found = order_of(db, each)
        if found is not None:
            return found
    return None


def _before(chain: Sequence[ReshootRow], reshoot: ReshootRow) -> list[SessionId | None]:
    place = next(number for number, each in enumerate(chain) if each.id == reshoot.id)
    return [chain[0].original_session_id, *(each.session_id for each in chain[:place])]


def _uplift(first: OrderRow | None, later: OrderRow | None) -> Money | None:
    """After discount and before credit; kept when negative (R7)."""
    return later.total - first.total if first is not None and later is not None else None


def _round(
    db: Session,
    number: int,
    reshoot: ReshootRow | None,
    session_id: SessionId | None,
    ordered: OrderRow | None,
    before: OrderRow | None,
    today: date,
) -> Round:
    said = dict.fromkeys((step for step, _ in _STEPS), NOT_YET)
    if session_id is not None:
        said["Session"] = _session(db, session_id, today)
        said["Viewing"] = _viewing(db, session_id, today)
    if ordered is not None:
        said["Order"], said["Presented"] = _order(ordered), _presented(ordered, today)
    elif reshoot is not None and kept_without_order(db, reshoot):
        said["Order"], said["Presented"] = "none; they keep what they have", NOTHING
    elif reshoot is not None and before is not None and _carries(before) > Money(0):
        said["Order"] = f"after the viewing; up to {_carries(before).show()} carried over"
    promised = promises.open_from(db, f"session:{session_id}") if ordered is None else []
    if promised and promised[0].due is not None:
        said["Presented"] = f"by {screen_date(promised[0].due, today)}"
    return Round(number, session_id, tuple(RoundStep(step, icon, said[step]) for step, icon in _STEPS))


def _session(db: Session, session_id: SessionId, today: date) -> str:
    query = (
        select(PortraitSession.state, PortraitSession.fee_charged, Appointment.wall, Staff.name)
        .join(Appointment, Appointment.id == PortraitSession.appointment_id)
        .outerjoin(Staff, Staff.id == Appointment.staff_id)
        .where(PortraitSession.id == session_id)
    )
    state, fee, wall, photographer = db.execute(query).one()
    parts = [_when(wall, today), *([photographer.split()[0]] if photographer else []), fee.show()]
    if state is SessionState.CANCELLED:
        parts.append(state.value)
    return " · ".join(parts)


def _viewing(db: Session, session_id: SessionId, today: date) -> str:
    query = (
        select(Viewing.images_shown, Appointment.wall)
        .outerjoin(Appointment, Appointment.id == Viewing.appointment_id)
        .where(Viewing.session_id == session_id, Viewing.state != ViewingState.CANCELLED)
        .order_by(Viewing.id.desc())
        .limit(1)
    )
    row = db.execute(query).first()
    if row is None or row[1] is None:
        return NOT_YET
    shown, wall = row
    return _when(wall, today) + (f" · {shown} shown" if shown else "")


def _carries(order: OrderRow) -> Money:
    """What would count towards an order in its place: what was paid, and the credit that it was paid with (R6)."""
    return order.paid + min(order.credit_brought, order.total)


def _order(order: OrderRow) -> str:
    words = f"{order.name} · {order.total.show()}"
    return f"{words}, {order.credit_brought.show()} carried over" if order.credit_brought else words


def _presented(order: OrderRow, today: date) -> str:
    held = [each for each in order.presentations if each.state is PresentationState.HELD]
    if held and held[-1].held_on is not None:
        return screen_date(held[-1].held_on, today) + (f" · {held[-1].mood}" if held[-1].mood else "")
    return f"by {screen_date(order.promised_on, today)}" if order.promised_on is not None else NOT_YET


def _when(wall: datetime, today: date) -> str:
    return screen_time(wall, today)
