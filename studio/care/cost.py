"""What a case has truly cost, from what the records know, beside the new money that it brought: the owner's alone."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from studio import making, orders, sessions
from studio.actor import Actor, Role
from studio.care.first_order_model import FirstPiece
from studio.care.first_pieces import second_order
from studio.care.model import Concern, ConcernId, Offer, OfferKind, OfferOutcome
from studio.care.reshoot_queries import reshoots_of_concern
from studio.care.steps import found
from studio.catalogue.model import Moulding
from studio.errors import Refused
from studio.making.model import PieceId
from studio.money import Money, total
from studio.orders import OrderRow
from studio.orders.model import Order, OrderId, OrderState
from studio.sessions.model import SessionState
from studio.stock.model import MoveKind, StockMove

_GIVEN_BACK = (OfferKind.PART_REFUND, OfferKind.FULL_REFUND)
_WORTH = (OfferKind.TRAVEL, OfferKind.CREDIT, OfferKind.GIFT, OfferKind.OTHER)
"""What costs us what it is worth to her, unless the owner wrote down another cost."""


@dataclass(frozen=True, slots=True)
class CostLine:
    """One thing that a case cost us, in words, and how we know."""

    words: str
    amount: Money
    detail: str = ""


@dataclass(frozen=True, slots=True)
class CostRow:
    """A case in money. What was credited is no cost: it was paid for the first pictures and is spent on the new."""

    lines: tuple[CostLine, ...]
    total: Money
    credited: Money
    """What was paid for replaced pictures and counts towards the second order (R6)."""
    new_money: Money | None
    """What the second order asks of them beyond the credit; None before it is placed."""
    uplift: Money | None
    """The second order beside the first, after discount and before credit (R7); kept when negative."""


def true_cost(db: Session, by: Actor, concern_id: ConcernId) -> CostRow:
    """Fees not charged, offers, money given back, and material cut again. Raises Refused for anyone but the owner."""
    if by.role is not Role.OWNER:
        raise Refused("Only the owner sees this.")
    concern = found(db, concern_id)
    rounds = [row for row in reshoots_of_concern(db, concern_id) if row.accepted_at is not None]
    made = [order for row in rounds if (order := second_order(db, row.session_id)) is not None]
    placed = [order for order in made if order.number is not None]
    lines = [
        *_fees(db, [row.original_session_id for row in rounds if _took_place(db, row.session_id)]),
        *_offers(db, concern, [order.id for order in placed]),
        *_material(db, concern_id, placed),
    ]
    last = placed[-1] if placed else None
    return CostRow(
        lines=tuple(line for line in lines if line.amount),
        total=total(line.amount for line in lines),
        credited=last.credit_brought if last is not None else Money(0),
        new_money=last.to_pay if last is not None else None,
        uplift=orders.uplift(db, by, last.id) if last is not None else None,
    )


def _took_place(db: Session, session_id: sessions.SessionId | None) -> bool:
    return session_id is not None and sessions.session(db, session_id).state is not SessionState.CANCELLED


def _fees(db: Session, originals: Iterable[sessions.SessionId]) -> list[CostLine]:
    """The session again, at the fee it has on the list: it stands for the time of those who photograph and host."""
    fees = [sessions.session(db, session_id).fee_list for session_id in originals]
    word = "The session again" if len(fees) == 1 else f"{len(fees)} sessions again"
    return [CostLine(word, total(fees), "the list fee, not charged")] if fees else []


def _offers(db: Session, concern: Concern, placed: list[OrderId]) -> list[CostLine]:
    """What was accepted, each kind once; money given back counts as it was given, or as it was promised if more."""
    accepted = list(
        db.scalars(
            select(Offer)
            .where(Offer.concern_id == concern.id, Offer.outcome == OfferOutcome.ACCEPTED)
            .order_by(Offer.id)
        )
    )
    lines = [
        CostLine(_name(offer), offer.cost or (offer.worth if offer.kind in _WORTH else Money(0)))
        for offer in accepted
        if offer.kind not in _GIVEN_BACK
    ]
    promised = total(offer.cost or offer.worth for offer in accepted if offer.kind in _GIVEN_BACK)
    given = _given_back(db, concern, placed)
    back = max(promised, given)
    detail = "" if given >= promised else f"{(promised - given).show()} of it is still to be given"
    return [*lines, CostLine("Money given back", back, detail)]


def _name(offer: Offer) -> str:
    return offer.words or offer.kind.value.capitalize()


def _given_back(db: Session, concern: Concern, placed: list[OrderId]) -> Money:
    """What was given back on the orders of a case since she told us; what put a mistake right does not count."""
    ids = {*placed, *([concern.order_id] if concern.order_id is not None else [])}
    if concern.session_id is not None:
        query = select(Order.id).where(Order.session_id == concern.session_id)
        ids.update(db.scalars(query.where(Order.state != OrderState.DRAFT)))
    return total(
        -payment.amount
        for order_id in sorted(ids)
        for payment in orders.order(db, order_id).payments
        if payment.amount < Money(0) and payment.undoes_id is None and not payment.undone
        and payment.taken_at >= concern.received_at
    )  # fmt: skip


def _material(db: Session, concern_id: ConcernId, placed: list[OrderRow]) -> list[CostLine]:
    """The moulding that was cut for pictures made again and for those of the second order."""
    again = db.scalars(
        select(FirstPiece.replaced_by_id).where(
            FirstPiece.concern_id == concern_id, FirstPiece.replaced_by_id.is_not(None)
        )
    )
    pieces = {piece.id for order in placed for piece in making.pieces_of(db, order.id)}
    pieces.update(each for each in again if each is not None)
    cut = _cut(db, pieces)
    return [CostLine("Moulding for the new pictures", cut, "as it was cut, at our price a metre")]


def _cut(db: Session, pieces: Iterable[PieceId]) -> Money:
    sources = [f"piece:{piece_id}" for piece_id in pieces]
    query = (
        select(StockMove.millimetres, Moulding.cost_per_metre)
        .join(Moulding, Moulding.id == StockMove.moulding_id)
        .where(StockMove.kind == MoveKind.USED, StockMove.source.in_(sources))
        .where(Moulding.cost_per_metre.is_not(None))
    )
    return total((cost or Money(0)).part(abs(millimetres), 1000) for millimetres, cost in db.execute(query))
