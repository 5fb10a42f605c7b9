"""How far a reshoot is. Only offered, accepted and declined are stored; the rest is read from what it is linked to."""

from __future__ import annotations

from enum import StrEnum

from sqlalchemy.orm import Session

from studio import orders, sessions, viewings
from studio.care.model import Concern, ConcernState
from studio.care.rows import ReshootRow
from studio.orders import OrderState
from studio.sessions.model import SessionId, SessionState
from studio.viewings.model import Outcome, ViewingState


class Stage(StrEnum):
    """DOMAIN 3.2, in this order."""

    OFFERED = "offered"
    DECLINED = "declined"
    ACCEPTED = "accepted"
    BOOKED = "session booked"
    PHOTOGRAPHED = "photographed"
    VIEWING_BOOKED = "viewing booked"
    VIEWED = "viewed"
    ORDERED = "ordered"
    KEPT = "kept without order"
    PRESENTED = "presented"
    HAPPY = "confirmed happy"


def stage_of(db: Session, reshoot: ReshootRow) -> Stage:
    """How far a reshoot is; she is happy when she says so and this is the round she says it of."""
    reached = _reached(db, reshoot)
    if reached in (Stage.PRESENTED, Stage.KEPT) and _is_happy(db, reshoot):
        return Stage.HAPPY
    return reached


def _reached(db: Session, reshoot: ReshootRow) -> Stage:
    if reshoot.accepted_at is None:
        return Stage.DECLINED if reshoot.declined_at is not None else Stage.OFFERED
    if reshoot.session_id is None:
        return Stage.ACCEPTED
    session = sessions.session(db, reshoot.session_id)
    if session.state is SessionState.CANCELLED:
        return Stage.ACCEPTED
    if session.state is not SessionState.COMPLETED:
        return Stage.BOOKED
    viewing = viewings.of_session(db, session.id)
    if viewing is None or viewing.state is not ViewingState.HELD:
        booked = viewing is not None and viewing.state is ViewingState.BOOKED
        return Stage.VIEWING_BOOKED if booked else Stage.PHOTOGRAPHED
    made = [
        each for each in orders.of_session(db, session.id)
        if each.state not in (OrderState.DRAFT, OrderState.CANCELLED)
    ]  # fmt: skip
    if made:
        return Stage.PRESENTED if made[-1].handed_over else Stage.ORDERED
    return Stage.KEPT if viewing.outcome is Outcome.NO_ORDER else Stage.VIEWED


def is_to_come(db: Session, reshoot: ReshootRow) -> bool:
    """Whether something of an accepted reshoot is still owed to them, up to the day they have the new portraits.

    Where they called off its viewing or its order, nothing of it is.
    """
    reached = _reached(db, reshoot)
    if reached is Stage.PHOTOGRAPHED:
        return viewings.of_session(db, SessionId(reshoot.session_id or 0)) is not None
    if reached is Stage.VIEWED:
        made = orders.of_session(db, SessionId(reshoot.session_id or 0))
        return not any(each.state is OrderState.CANCELLED for each in made)
    return reached in (Stage.ACCEPTED, Stage.BOOKED, Stage.VIEWING_BOOKED, Stage.ORDERED)


def kept_without_order(db: Session, reshoot: ReshootRow) -> bool:
    """Whether they saw the new pictures and kept what they have, so that nothing more comes of this round."""
    return _reached(db, reshoot) is Stage.KEPT


def _is_happy(db: Session, reshoot: ReshootRow) -> bool:
    concern = db.get_one(Concern, reshoot.concern_id)
    return concern.state is ConcernState.HAPPY
