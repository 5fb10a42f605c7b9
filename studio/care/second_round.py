"""The second round of a known case: its reshoot booked, and its order with what was paid brought over."""

from __future__ import annotations

from sqlalchemy.orm import Session

from studio import orders, viewings
from studio.actor import Actor
from studio.business.model import StaffId
from studio.care.drafts import OfferDraft, ReshootDraft
from studio.care.first_pieces import replaced_by_decision
from studio.care.model import ConcernState, OfferKind, OfferOutcome
from studio.care.offers import make_offer, settle
from studio.care.reshoot_queries import reshoot_of_session
from studio.care.reshoots import book_round, original_of, reshoot_of, was_photographed
from studio.care.round_words import AGREED
from studio.care.rounds import order_before
from studio.care.steps import found, require_state
from studio.errors import Refused
from studio.orders.model import OrderId
from studio.rights import verb
from studio.sessions.model import SessionId
from studio.viewings.model import ViewingId


@verb("care.book_reshoot")
def book_reshoot(db: Session, by: Actor, draft: ReshootDraft) -> SessionId:
    """Book the complimentary reshoot of a case, offering and accepting it first where that was not written down.

    Once it was photographed this is one more (R4): it repeats that session, and the owner is told.
    """
    concern = found(db, draft.concern_id)
    require_state(
        concern, ConcernState.HEARD, ConcernState.CHECKING, ConcernState.OFFERED, ConcernState.AGREED,
        ConcernState.IN_HAND,
    )  # fmt: skip
    reshoot = reshoot_of(db, concern)
    goes_its_way = reshoot is not None and reshoot.accepted_at is not None and concern.state in AGREED
    if reshoot is None or not goes_its_way or was_photographed(db, reshoot):
        accepted = OfferDraft(OfferKind.RESHOOT, outcome=OfferOutcome.ACCEPTED)
        original = original_of(db, concern.household_id, draft.second_round)
        made = make_offer(db, by, concern, accepted, original.id)
        settle(db, by, concern, made)
    return book_round(db, by, concern, draft.second_round)


@verb("care.begin_reshoot_order")
def begin_reshoot_order(db: Session, by: Actor, viewing_id: ViewingId) -> OrderId:
    """Begin the order of a reshoot's viewing, with what was paid for the pictures it replaces as credit (R6).

    That is the order of the latest round in which something was ordered; without one there is no credit. All its
    pictures are replaced, or those that she decided on.
    Raises Refused when the viewing is not of a reshoot.
    """
    viewing = viewings.viewing(db, viewing_id)
    reshoot = reshoot_of_session(db, viewing.session_id)
    if reshoot is None:
        raise Refused("This viewing is not of a complimentary reshoot.")
    before = order_before(db, reshoot)
    stands = orders.standing_for(db, before.id) if before is not None else None
    decided = replaced_by_decision(db, reshoot.concern_id, stands) if stands is not None else None
    return orders.begin(
        db,
        by,
        orders.OrderDraft(
            household_id=viewing.household_id,
            host_id=viewing.host_id or StaffId(by.staff_id),
            session_id=viewing.session_id,
            viewing_id=viewing_id,
            place=viewing.place,
            replaces_order_id=stands,
            replaces=tuple(decided) if decided is not None else None,
            replaces_part=tuple(decided.items()) if decided is not None else (),
        ),
    )
