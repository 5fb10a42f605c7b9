"""What is read of the first order in a case: each of its pictures, what she decided for it, what took its place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from studio import making, orders
from studio.care.first_order_model import Fate, FirstPiece, FirstPieceId
from studio.care.model import Concern, ConcernId, Offer, OfferOutcome
from studio.care.reshoot_model import Reshoot
from studio.care.reshoot_queries import reshoots_of_concern
from studio.care.rounds import order_before
from studio.care.rows import ReshootRow
from studio.care.steps import found
from studio.clients.model import HouseholdId
from studio.making.model import PieceId
from studio.making.rows import PieceRow
from studio.money import Money, share
from studio.orders import LineRow, OrderRow, PresentationState
from studio.orders.model import LineId, OrderId, OrderState
from studio.sessions.model import SessionId

UNSAID = 0
"""The version of a picture of which nothing was said yet: whoever saw that is told when somebody was quicker."""
CREDITED = (Fate.EXCHANGE, Fate.RETURN, Fate.CREDIT)
"""The fates with which what was paid for a picture counts towards the second order (R6)."""
_NOT_MADE = (OrderState.DRAFT, OrderState.CANCELLED)


@dataclass(frozen=True, slots=True)
class FirstPieceRow:
    """One picture of the first order; ``fate`` is None while nothing was said of it."""

    id: FirstPieceId | None
    concern_id: ConcernId
    line_id: LineId
    copy: int
    piece_id: PieceId | None
    code: str
    """``O-00012/3``; of an order from before the bench the number of the order and of the line."""
    picture_id: int | None
    image_ref: str
    people: str
    size: str
    hanging_place: str
    charge: Money
    """What it costs them: after the discount, tax included."""
    fate: Fate | None
    replaced_by_id: PieceId | None
    replaced_by: str
    """The code of the new piece."""
    returned_at: datetime | None
    version: int


@dataclass(frozen=True, slots=True)
class NewPiece:
    """A piece of the second order, as one that can take an old one's place."""

    id: PieceId
    words: str
    hanging_place: str
    size: str


@dataclass(frozen=True, slots=True)
class FirstOrder:
    """The order that she is not happy with, picture by picture, beside the one that follows it."""

    order_id: OrderId
    number: str
    household_id: HouseholdId
    pieces: tuple[FirstPieceRow, ...]
    has_reshoot: bool
    """Whether a reshoot was accepted, so that there will be new pictures."""
    agreed: bool
    """Whether anything was accepted yet."""
    second: OrderRow | None
    new_pieces: tuple[NewPiece, ...]
    presented_on: date | None
    """The day the new pictures were handed over; what she decided stays from then on."""

    @property
    def decided(self) -> bool:
        """Whether something was said of every picture."""
        return all(piece.fate is not None for piece in self.pieces)


def first_order(db: Session, concern_id: ConcernId) -> FirstOrder | None:
    """The order that a case is about, picture by picture; None where nothing was ordered. Raises Missing.

    With several reshoots it is the order that the latest of them follows.
    """
    concern = found(db, concern_id)
    reshoot = _accepted(db, concern_id)
    second = second_order(db, reshoot.session_id) if reshoot is not None else None
    first = _first(db, concern, reshoot, second)
    if first is None:
        return None
    made = making.pieces_of(db, second.id) if second is not None else ()
    return FirstOrder(
        order_id=first.id,
        number=first.name,
        household_id=first.household_id,
        pieces=_pieces(db, concern_id, first),
        has_reshoot=reshoot is not None,
        agreed=_agreed(db, concern_id),
        second=second,
        new_pieces=tuple(
            NewPiece(each.id, f"{each.code}, picture {each.image_ref}", each.hanging_place, each.size)
            for each in made
            if each.ended is None
        ),
        presented_on=_presented_on(second),
    )


def second_order(db: Session, session_id: SessionId | None) -> OrderRow | None:
    """The order of a reshoot's session; its latest."""
    made = orders.of_session(db, session_id) if session_id is not None else ()
    return made[-1] if made else None


def replaced_by_decision(db: Session, concern_id: ConcernId, order_id: OrderId) -> dict[LineId, int] | None:
    """The lines of an order whose pictures are credited, and of how many; None while she decided nothing (R6)."""
    order = orders.order(db, order_id)
    rows = _pieces(db, concern_id, order)
    return credited(rows, order.lines) if any(row.fate is not None for row in rows) else None


def credited(rows: Sequence[FirstPieceRow], lines: Sequence[LineRow]) -> dict[LineId, int]:
    """The lines with pictures that are credited, and of how many; nought is all of them.

    What nothing was said of counts as it does without any decision: all of it is credited.
    """
    wanted: dict[LineId, int] = {}
    for line in lines:
        many = sum(row.line_id == line.id and row.fate in (None, *CREDITED) for row in rows)
        if many and line.id is not None:
            wanted[line.id] = many if many < line.quantity else 0
    return wanted


def fates_of_order(db: Session, order_id: OrderId) -> tuple[FirstPieceRow, ...]:
    """What was decided, in any case, for the pictures of an order."""
    lines = [line.id for line in orders.order(db, order_id).lines]
    pieces = [piece.id for piece in making.pieces_of(db, order_id)]
    about = select(FirstPiece.concern_id).where(
        FirstPiece.line_id.in_(lines) | FirstPiece.piece_id.in_(pieces)
    )
    order = orders.order(db, order_id)
    return tuple(
        row
        for concern_id in db.scalars(about.distinct().order_by(FirstPiece.concern_id))
        for row in _pieces(db, concern_id, order)
        if row.fate is not None
    )


def in_place_of(db: Session, order_id: OrderId) -> dict[PieceId, str]:
    """The pieces of an order that took an old one's place, each with the code of the old one."""
    pieces = [piece.id for piece in making.pieces_of(db, order_id)]
    rows = db.execute(
        select(FirstPiece.replaced_by_id, FirstPiece.piece_id).where(FirstPiece.replaced_by_id.in_(pieces))
    ).all()
    old = {row.id: row.code for row in making.rows_of(db, [each[1] for each in rows if each[1] is not None])}
    return {new: old[before] for new, before in rows if new is not None and before in old}


def coming_back(db: Session, order_id: OrderId) -> tuple[FirstPieceRow, ...]:
    """The old pictures that she may give back when this order is handed over; it is her choice (R6).

    What nothing was said of is among them where this order replaces it.
    """
    session_id = orders.order(db, order_id).session_id
    query = select(Reshoot.concern_id).where(
        Reshoot.session_id == session_id, Reshoot.accepted_at.is_not(None)
    )
    concern_id = db.scalars(query).first() if session_id is not None else None
    whole = first_order(db, concern_id) if concern_id is not None else None
    if whole is None or whole.second is None or whole.second.id != order_id:
        return ()
    replaced = orders.replaced_of(db, order_id)
    return tuple(
        row
        for row in whole.pieces
        if row.returned_at is None
        and (row.line_id in replaced if row.fate is None else row.fate is not Fate.KEEP)
    )


def _accepted(db: Session, concern_id: ConcernId) -> ReshootRow | None:
    """The reshoot that was accepted; the latest of several."""
    accepted = [row for row in reshoots_of_concern(db, concern_id) if row.accepted_at is not None]
    return accepted[-1] if accepted else None


def _agreed(db: Session, concern_id: ConcernId) -> bool:
    query = select(Offer.id).where(Offer.concern_id == concern_id, Offer.outcome == OfferOutcome.ACCEPTED)
    return db.scalars(query.limit(1)).first() is not None


def _first(
    db: Session, concern: Concern, reshoot: ReshootRow | None, second: OrderRow | None
) -> OrderRow | None:
    if second is not None and second.replaces_order_id is not None:
        return orders.order(db, second.replaces_order_id)
    if reshoot is not None:
        return order_before(db, reshoot)
    if concern.order_id is not None:
        return orders.order(db, concern.order_id)
    session_id = concern.session_id
    made = orders.of_session(db, session_id) if session_id is not None else ()
    placed = [row for row in made if row.state not in _NOT_MADE]
    return placed[0] if placed else None


def _presented_on(second: OrderRow | None) -> date | None:
    held = second.presentations if second is not None else ()
    days = [each.held_on for each in held if each.state is PresentationState.HELD and each.everything]
    return days[-1] if days else None


def _pieces(db: Session, concern_id: ConcernId, order: OrderRow) -> tuple[FirstPieceRow, ...]:
    said = list(db.scalars(select(FirstPiece).where(FirstPiece.concern_id == concern_id)))
    on_the_bench = making.pieces_of(db, order.id)
    codes = {
        row.id: row.code
        for row in making.rows_of(db, [each.replaced_by_id for each in said if each.replaced_by_id])
    }
    lines = {line.id: line for line in order.lines if line.id is not None}
    if not on_the_bench:
        by_copy = {(each.line_id, each.copy): each for each in said}
        return tuple(
            _row(concern_id, order, line, copy, None, by_copy.get((line_id, copy)), codes)
            for line_id, line in lines.items()
            for copy in range(1, line.quantity + 1)
        )
    by_piece = {each.piece_id: each for each in said}
    made_here = {each.replaced_by_id for each in said}
    remade = {each.remake_of_id for each in on_the_bench if each.id not in made_here}
    return tuple(
        _row(concern_id, order, lines[each.line_id], each.number, each, by_piece.get(each.id), codes)
        for each in on_the_bench
        if each.line_id in lines
        and each.id not in made_here
        and each.id not in remade
        and (each.ended is None or each.id in by_piece)
    )


def _row(
    concern_id: ConcernId,
    order: OrderRow,
    line: LineRow,
    copy: int,
    piece: PieceRow | None,
    said: FirstPiece | None,
    codes: dict[PieceId, str],
) -> FirstPieceRow:
    assert line.id is not None  # a line of a revision in force was kept
    new = said.replaced_by_id if said is not None else None
    return FirstPieceRow(
        id=said.id if said is not None else None,
        concern_id=concern_id,
        line_id=line.id,
        copy=copy,
        piece_id=piece.id if piece is not None else None,
        code=piece.code if piece is not None else f"{order.name}, line {line.number}",
        picture_id=line.picture_id,
        image_ref=line.image_ref,
        people=line.people,
        size=line.size,
        hanging_place=line.hanging_place,
        charge=share(line.charge, [1] * line.quantity)[0],
        fate=said.fate if said is not None else None,
        replaced_by_id=new,
        replaced_by=codes.get(new, "") if new is not None else "",
        returned_at=said.returned_at if said is not None else None,
        version=said.version if said is not None else UNSAID,
    )
