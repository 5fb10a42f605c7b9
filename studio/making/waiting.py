"""The framer rings: a moulding is out of stock until a day. Everyone affected at once, and who to ring (R18, L5)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from studio import business, clients, clock, stock
from studio.actor import Actor
from studio.catalogue.model import Moulding, MouldingId
from studio.clients.model import Household, HouseholdId
from studio.dates import date_in_full
from studio.errors import Missing, Refused
from studio.making import moving, queries, stages
from studio.making.collecting import TOLD
from studio.making.held_model import OrderCall, RungAbout
from studio.making.model import Stage
from studio.making.rows import PieceRow
from studio.orders.accounts import locked
from studio.orders.delaying import MOVABLE, DelayDraft, day_after_wait, move_promise, moved, promised_for
from studio.orders.model import Order, OrderId, OrderLine, OrderRevision, OrderState, RevisionState
from studio.orders.reserving import moulding_of, orders_waiting_for
from studio.rights import verb


@dataclass(frozen=True, slots=True)
class Affected:
    """An order that has to wait for a moulding: which pictures, its promised day now and then."""

    order_id: OrderId
    number: str
    household_id: HouseholdId
    household: str
    pictures: tuple[str, ...]
    """References of the pictures in that moulding that are not framed yet."""
    pieces: tuple[PieceRow, ...]
    """On the bench already; none before production begins."""
    promised_on: date
    new_day: date
    enough: bool
    """What lies on the rack is enough for it, so that it need not wait."""

    @property
    def moves(self) -> bool:
        """Whether its promised day has to move."""
        return not self.enough and self.new_day > self.promised_on


@dataclass(frozen=True, slots=True)
class WaitDraft:
    """What the framer or supplier said, and the orders that wait for it; none means everyone it touches."""

    moulding_id: MouldingId
    until: date | None
    said_by: str = ""
    orders: tuple[OrderId, ...] | None = None


@dataclass(frozen=True, slots=True)
class CallToMake:
    """A family to ring because their pictures come later, and what to say."""

    order_id: OrderId
    number: str
    household_id: HouseholdId
    household: str
    people: str
    """Whom to ask for; it tells two families of one name apart."""
    telephones: tuple[tuple[str, str], ...]
    """Number and label, the first to try first."""
    best_time: str
    told: str
    on_paper: date
    now: date
    cause: str
    tries: int

    @property
    def say(self) -> str:
        """What to say on the telephone."""
        return (
            f"We promised your pictures by {date_in_full(self.on_paper)}, and they will be later. I am sorry. "
            f"{self.cause} They will be ready by {date_in_full(self.now)}. You may wait, choose another, or leave "
            "that picture out."
        )


def affected(db: Session, moulding_id: MouldingId, until: date | None) -> tuple[Affected, ...]:
    """The orders that need a moulding and are not framed yet, with the day each could be promised for.

    What is on the rack goes to those promised first; only the others wait.
    """
    moulding = db.get(Moulding, moulding_id)
    if moulding is None:
        raise Missing("That moulding is no longer in the catalogue. Please look again.")
    studio = business.studio(db)
    hours = business.hours(db)
    on_the_rack = stock.on_hand(db, moulding_id)
    rows = []
    for order, name, promised_on in _unframed(db, moulding_id):
        lines = _lines(db, order.id, moulding_id)
        pieces = tuple(
            row for row in queries.pieces_of(db, order.id)
            if row.moulding_id == moulding_id and row.ended is None and _not_framed(row)
        )  # fmt: skip
        pictures = {row.image_ref for row in pieces} if pieces else {line.image_ref for line in lines}
        if not pictures or (order.state is OrderState.IN_PRODUCTION and not pieces):
            continue
        length = sum(
            moulding_of(db, line) * _count(line, pieces) for line in lines if line.image_ref in pictures
        )
        on_the_rack -= length
        day = day_after_wait(hours, until, studio.stage_days) if until is not None else promised_on
        rows.append(
            Affected(
                order.id, order.number or "", order.household_id, name, tuple(sorted(pictures)), pieces,
                promised_on, max(day, promised_on), on_the_rack >= 0,
            )
        )  # fmt: skip
    return tuple(rows)


@verb("making.moulding_out")
def moulding_out(db: Session, by: Actor, draft: WaitDraft) -> int:
    """Note that a moulding is out until a day: the pieces in it wait, promised days move, letters fall due (L5).

    One act for everyone it touches; answers how many promised days moved. Raises Refused for a day that is past.
    """
    if draft.until is None:
        raise Refused("Please say until when it is out of stock.", "until")
    moulding = db.get(Moulding, draft.moulding_id)
    if moulding is None:
        raise Missing("That moulding is no longer in the catalogue. Please look again.")
    stock.out_of_stock(db, by, moulding.id, draft.until, draft.said_by)
    count = 0
    for each in affected(db, moulding.id, draft.until):
        chosen = not each.enough if draft.orders is None else each.order_id in draft.orders
        if not chosen:
            continue
        locked(db, each.order_id)
        for piece in each.pieces:
            if piece.out_with_id is None:
                moving.wait_for(db, by, piece.id, waits_for(moulding.name), draft.until)
        if each.new_day > each.promised_on:
            count += 1
            move_promise(
                db,
                by,
                DelayDraft(
                    each.order_id,
                    each.new_day,
                    cause(moulding.name, draft.until),
                    moulding.id,
                    each.pictures,
                    each.promised_on,
                ),
            )
    return count


@verb("making.moulding_back")
def moulding_back(db: Session, by: Actor, moulding_id: MouldingId, metres: int = 0) -> int:
    """A moulding is back: its pieces go on where they stood, all in one act; answers how many did.

    ``metres`` is what came of it in millimetres, where it lies on our rack. Promised days stay as they were told.
    """
    moulding = db.get(Moulding, moulding_id)
    if moulding is None:
        raise Missing("That moulding is no longer in the catalogue. Please look again.")
    stock.back_in(db, by, moulding.id)
    if metres:
        stock.deliver(db, by, stock.DeliveryDraft(moulding.id, metres))
    waiting = [
        row for row in queries.board(db).pieces
        if row.moulding_id == moulding.id and row.waits_for == waits_for(moulding.name)
    ]  # fmt: skip
    for row in waiting:
        moving.goes_on(db, by, row.id)
    return len(waiting)


def waiting_for(db: Session, moulding_id: MouldingId, name: str) -> int:
    """How many pieces wait for a moulding just now."""
    return sum(
        row.moulding_id == moulding_id and row.waits_for == waits_for(name)
        for row in queries.board(db).pieces
    )


def waits_for(moulding: str) -> str:
    """What stands on the board of a piece that waits for a moulding."""
    return f"the moulding {moulding}"


def cause(moulding: str, until: date) -> str:
    """Why a promised day moves, in words that the family may read."""
    return f"The moulding for your frame, {moulding}, is out of stock until {date_in_full(until)}."


def calls_to_make(db: Session) -> tuple[CallToMake, ...]:
    """The families whose promised day moved and whom nobody has reached yet, the first promised first."""
    late = moved(db)
    reached, tries = _reached(db, [each.order_id for each in late])
    rows = []
    for each in late:
        if (each.order_id, each.told) in reached:
            continue
        family = clients.household(db, HouseholdId(each.household_id))
        rows.append(
            CallToMake(
                order_id=each.order_id,
                number=each.number,
                household_id=family.id,
                household=family.name,
                people=family.letter_name,
                telephones=tuple((line.typed, line.label) for line in family.telephones),
                best_time=family.best_time,
                told=each.told,
                on_paper=each.on_paper,
                now=each.now,
                cause=each.delays[-1].cause,
                tries=tries.get((each.order_id, each.told), 0),
            )
        )
    return tuple(sorted(rows, key=lambda row: (row.on_paper, row.number)))


def _reached(
    db: Session, ids: list[OrderId]
) -> tuple[set[tuple[OrderId, str]], dict[tuple[OrderId, str], int]]:
    query = select(OrderCall.order_id, OrderCall.told, OrderCall.reached).where(
        OrderCall.order_id.in_(ids), OrderCall.about == RungAbout.DELAY
    )
    reached: set[tuple[OrderId, str]] = set()
    tries: dict[tuple[OrderId, str], int] = {}
    for order_id, told, how in db.execute(query):
        tries[order_id, told] = tries.get((order_id, told), 0) + 1
        if how in TOLD:
            reached.add((order_id, told))
    return reached, tries


def _unframed(db: Session, moulding_id: MouldingId) -> list[tuple[Order, str, date]]:
    """The placed orders with a line in a moulding, the first promised first."""
    wanted = set(orders_waiting_for(db, moulding_id))
    in_it = (
        select(OrderRevision.order_id)
        .join(OrderLine, OrderLine.revision_id == OrderRevision.id)
        .where(OrderRevision.state == RevisionState.ISSUED, OrderLine.moulding_id == moulding_id)
    )
    query = (
        select(Order, Household.filing_name)
        .join(Household, Household.id == Order.household_id)
        .where(Order.state.in_(MOVABLE), Order.id.in_(in_it) | Order.id.in_(wanted))
    )
    found = [(order, name, promised_for(db, order)) for order, name in db.execute(query)]
    dated = [(order, name, day) for order, name, day in found if day is not None]
    return sorted(dated, key=lambda row: (row[2], row[0].id))


def _lines(db: Session, order_id: OrderId, moulding_id: MouldingId) -> list[OrderLine]:
    query = (
        select(OrderLine)
        .join(OrderRevision, OrderRevision.id == OrderLine.revision_id)
        .where(
            OrderRevision.order_id == order_id,
            OrderRevision.state == RevisionState.ISSUED,
            OrderLine.moulding_id == moulding_id,
        )
        .order_by(OrderLine.position)
    )
    return list(db.scalars(query))


def _not_framed(row: PieceRow) -> bool:
    return stages.rank(row.stage) < stages.rank(Stage.FRAMED)


def _count(line: OrderLine, pieces: tuple[PieceRow, ...]) -> int:
    """How many frames of a line are still to be cut."""
    return sum(row.line_id == line.id for row in pieces) if pieces else line.quantity


def soonest(db: Session) -> date:
    """The day that a form proposes: in two weeks, on a working day."""
    hours = business.hours(db)
    return hours.open_day_from(clock.today(hours.zone) + timedelta(days=14))


__all__ = [
    "Affected", "CallToMake", "WaitDraft", "affected", "calls_to_make", "cause", "moulding_back", "moulding_out",
    "soonest", "waiting_for", "waits_for",
]  # fmt: skip
