"""Both rounds beside each other: how it went the first time, and how it goes with our compliments (R5)."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from studio import business, clock
from studio.actor import Actor, Role
from studio.business.model import Staff
from studio.care.model import ConcernId
from studio.care.queries import reshoot_of_concern
from studio.care.rows import Rounds, RoundStep
from studio.dates import screen_date, screen_time
from studio.diary.model import Appointment
from studio.errors import Missing
from studio.orders.model import (
    Order,
    OrderId,
    OrderRevision,
    OrderState,
    Presentation,
    PresentationState,
    RevisionState,
)
from studio.sessions.model import PortraitSession, SessionId, SessionState
from studio.viewings.model import Viewing, ViewingState

NOT_YET = "not yet"


def rounds(db: Session, concern_id: ConcernId, by: Actor) -> Rounds:
    """Session, viewing, order and presentation of both rounds; the uplift is shown to the owner alone (R7).

    Raises Missing when no reshoot was offered.
    """
    reshoot = reshoot_of_concern(db, concern_id)
    if reshoot is None:
        raise Missing("There is no reshoot in this case.")
    today = clock.today(business.studio(db).zone)
    first = _way(db, reshoot.original_session_id, today)
    second = _way(db, reshoot.session_id, today)
    before, after = _order_of(db, reshoot.original_session_id), _order_of(db, reshoot.session_id)
    uplift = None
    if by.role is Role.OWNER and before is not None and after is not None:
        uplift = after[1].total - before[1].total
    return Rounds(
        steps=tuple(RoundStep(step, icon, first[step], second[step]) for step, icon in _STEPS),
        uplift=uplift,
        credit=after[1].credit_brought if after is not None else None,
        promised_on=after[1].promised_on if after is not None else None,
    )


_STEPS = (
    ("Session", "camera"),
    ("Viewing", "images"),
    ("Order", "receipt-pound-sterling"),
    ("Presented", "package-check"),
)


def _way(db: Session, session_id: SessionId | None, today: date) -> dict[str, str]:
    if session_id is None:
        return dict.fromkeys((step for step, _ in _STEPS), NOT_YET)
    ordered = _order_of(db, session_id)
    return {
        "Session": _session(db, session_id, today),
        "Viewing": _viewing(db, session_id, today),
        "Order": _order(*ordered) if ordered is not None else NOT_YET,
        "Presented": _presented(db, *ordered, today) if ordered is not None else NOT_YET,
    }


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
        select(Viewing.state, Viewing.images_shown, Appointment.wall)
        .outerjoin(Appointment, Appointment.id == Viewing.appointment_id)
        .where(Viewing.session_id == session_id, Viewing.state != ViewingState.CANCELLED)
        .order_by(Viewing.id.desc())
        .limit(1)
    )
    row = db.execute(query).first()
    if row is None or row[2] is None:
        return NOT_YET
    _state, shown, wall = row
    return _when(wall, today) + (f" · {shown} shown" if shown else "")


def _order_of(db: Session, session_id: SessionId | None) -> tuple[Order, OrderRevision] | None:
    """The order of a session with its revision in force."""
    if session_id is None:
        return None
    query = (
        select(Order, OrderRevision)
        .join(OrderRevision, OrderRevision.order_id == Order.id)
        .outerjoin(Viewing, Viewing.id == Order.viewing_id)
        .where((Order.session_id == session_id) | (Viewing.session_id == session_id))
        .where(Order.state != OrderState.CANCELLED, OrderRevision.state == RevisionState.ISSUED)
        .order_by(Order.id)
        .limit(1)
    )
    return db.execute(query).first()


def _order(order: Order, revision: OrderRevision) -> str:
    words = f"{order.number} · {revision.total.show()}"
    return f"{words}, {revision.credit_brought.show()} carried over" if revision.credit_brought else words


def _presented(db: Session, order: Order, revision: OrderRevision, today: date) -> str:
    held = _held_on(db, order.id)
    if held is not None:
        day, mood = held
        return screen_date(day, today) + (f" · {mood}" if mood else "")
    return f"by {screen_date(revision.promised_on, today)}" if revision.promised_on is not None else NOT_YET


def _held_on(db: Session, order_id: OrderId) -> tuple[date, str] | None:
    query = (
        select(Presentation.held_on, Presentation.mood)
        .where(Presentation.order_id == order_id, Presentation.state == PresentationState.HELD)
        .order_by(Presentation.held_at.desc())
        .limit(1)
    )
    row = db.execute(query).first()
    return (row[0], row[1]) if row is not None and row[0] is not None else None


def _when(wall: datetime, today: date) -> str:
    return screen_time(wall, today)
