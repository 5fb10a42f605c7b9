"""Which session a complimentary reshoot repeats, when it is asked for from a session, an order, a case or a family."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from studio import care, orders, sessions
from studio.care import ConcernId
from studio.orders import OrderId
from studio.sessions import SessionId, SessionState


@dataclass(frozen=True)
class Repeats:
    """The session, and whether it was settled when the reshoot was offered."""

    session_id: SessionId | None
    is_settled: bool = False


def repeats(
    db: Any,
    concern_id: ConcernId | None,
    session_id: SessionId | None = None,
    order_id: OrderId | None = None,
) -> Repeats:
    """Of a case its reshoot's, or once that was photographed the reshoot itself; else the session asked from."""
    if concern_id is not None:
        reshoot = care.reshoot_of_concern(db, concern_id)
        row = care.concern(db, concern_id)
        if reshoot is None:
            return Repeats(row.session_id or _of_order(db, row.order_id))
        if reshoot.session_id is not None and _was_taken(db, reshoot.session_id):
            return Repeats(reshoot.session_id)
        return Repeats(reshoot.original_session_id, is_settled=True)
    return Repeats(session_id or _of_order(db, order_id))


def _was_taken(db: Any, session_id: SessionId) -> bool:
    return sessions.session(db, session_id).state is SessionState.COMPLETED


def _of_order(db: Any, order_id: OrderId | None) -> SessionId | None:
    """The session whose pictures were ordered."""
    return orders.order(db, order_id).session_id if order_id is not None else None
