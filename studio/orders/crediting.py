"""Credit from replaced pictures (R6): what was paid on them counts towards the new order, the rest is let go."""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from studio import clock
from studio.actor import Actor
from studio.business.model import StaffId
from studio.clients.model import HouseholdId
from studio.errors import Refused
from studio.money import Money, total
from studio.orders.accounts import Account, account, accounts, locked, revision_in
from studio.orders.model import (
    Credit,
    LineId,
    Order,
    OrderId,
    OrderRevision,
    OrderState,
    Payment,
    ReplacedLine,
    RevisionState,
)
from studio.orders.pricing import Passing, passing
from studio.orders.replaced_lines import issued_lines, replaced_whole, split_charge
from studio.sessions.model import Method

NOTHING = Passing(Money(0), Money(0))


def waiting_to_pass(db: Session, order: Order) -> Passing:
    """What would pass to an order if it were confirmed now, beyond what has passed already."""
    if order.replaces_order_id is None:
        return NOTHING
    query = select(ReplacedLine.line_id, ReplacedLine.quantity).where(
        ReplacedLine.order_id == order.id, ReplacedLine.passed.is_(False)
    )
    return credit_from(db, order.replaces_order_id, {row[0]: row[1] for row in db.execute(query)})


def credit_from(db: Session, order_id: OrderId | None, replaced: Mapping[LineId, int] | None) -> Passing:
    """What passes from an order with these of its lines (None: all that are not replaced yet).

    Beside each line stands how many of its pictures are replaced; nought is all of them.
    """
    if order_id is None or (replaced is not None and not replaced):
        return NOTHING
    lines = issued_lines(db, order_id)
    query = select(ReplacedLine.line_id, ReplacedLine.quantity).where(
        ReplacedLine.line_id.in_([line.id for line in lines]), ReplacedLine.passed.is_(True)
    )
    passed = {row.line_id: row.quantity for row in db.execute(query)}
    books = account(db, order_id)
    worth = books.worth - _kept(db, order_id, books)
    charges: list[Money] = []
    chosen: list[bool] = []
    for line in lines:
        gone, stays = split_charge(line, passed.get(line.id, line.quantity))
        if line.id not in passed:
            many = line.quantity if replaced is None else replaced.get(line.id, -1)
            gone, stays = split_charge(line, many) if many >= 0 else (Money(0), line.charge)
            charges.append(gone)
            chosen.append(True)
        charges.append(stays)
        chosen.append(False)
    return passing(max(Money(0), worth), max(Money(0), books.balance), charges, chosen)


def pass_credit(db: Session, order: Order) -> None:
    """Let the credit of newly replaced lines pass, once and for good, in the act that confirms the order."""
    if order.replaces_order_id is None:
        return
    locked(db, order.replaces_order_id)
    moved = waiting_to_pass(db, order)
    for row in db.scalars(select(ReplacedLine).where(ReplacedLine.order_id == order.id)):
        row.passed = True
    if moved != NOTHING:
        note_credit(db, order.replaces_order_id, order.id, moved)
    db.flush()


def kept_for(
    db: Session, household_id: HouseholdId, leaving_out: OrderId | None = None
) -> list[tuple[OrderId, Money]]:
    """Credit kept for a household from smaller orders, by the order it stands on, oldest first."""
    query = (
        select(Order.id)
        .where(
            Order.household_id == household_id, Order.state.not_in([OrderState.DRAFT, OrderState.CANCELLED])
        )
        .order_by(Order.id)
    )
    ids = [order_id for order_id in db.scalars(query) if order_id != leaving_out]
    books = accounts(db, ids) if ids else {}
    kept = [(order_id, _kept(db, order_id, books[order_id])) for order_id in ids if books[order_id].brought]
    return [(order_id, amount) for order_id, amount in kept if amount]


def _kept(db: Session, order_id: OrderId, books: Account) -> Money:
    """The part of the credit an order was given that it did not need and that was not spent since."""
    if not books.brought:
        return Money(0)
    revision = revision_in(db, order_id, RevisionState.ISSUED)
    return max(Money(0), books.credit - revision.total) if revision is not None else Money(0)


def spend_kept(db: Session, order: Order, needed: Money) -> None:
    """Use credit kept for the household towards an order, as far as it is needed."""
    for from_id, _ in kept_for(db, order.household_id, leaving_out=order.id):
        if needed <= Money(0):
            return
        locked(db, from_id)
        there = dict(kept_for(db, order.household_id, leaving_out=order.id)).get(from_id, Money(0))
        part = min(there, needed)
        if part:
            note_credit(db, from_id, order.id, Passing(part, Money(0)), kept=True)
            needed = needed - part
            db.flush()


def return_credit(db: Session, order: Order) -> None:
    """Give the credit of a cancelled order back to where it came from; a closed order owes nothing again."""
    rows = db.execute(
        select(Credit.from_order_id, Credit.kept, Credit.paid, Credit.released).where(
            Credit.to_order_id == order.id
        )
    ).all()
    for from_id, kept in dict.fromkeys((row[0], row[1]) for row in rows):
        earlier = locked(db, from_id)
        paid = total(row[2] for row in rows if (row[0], row[1]) == (from_id, kept))
        released = total(row[3] for row in rows if (row[0], row[1]) == (from_id, kept))
        again = Money(0) if earlier.state is OrderState.CLOSED else released
        if paid or again:
            note_credit(db, from_id, order.id, Passing(-paid, -again), kept=kept)
    db.flush()
    db.execute(delete(ReplacedLine).where(ReplacedLine.order_id == order.id))


def give_back(
    db: Session,
    by: Actor,
    order_id: OrderId,
    amount: Money,
    method: Method,
    note: str,
    *,
    still_owed: bool = False,
) -> None:
    """Give money back for an order; what it was paid with credit comes from the orders where it was taken.

    What was not overpaid is no longer owed, unless ``still_owed`` puts a mistake right. Raises Refused when more is
    asked than the client's money here is worth.
    """
    books = account(db, order_id)
    own = min(amount, max(Money(0), books.taken - max(Money(0), books.passed_on - books.brought)))
    if amount > books.worth or (still_owed and amount > own):
        there = own if still_owed else max(Money(0), books.worth)
        raise Refused(f"Only {there.show()} can be given back for this order.", "amount")
    if own:
        overpaid = max(Money(0), -books.balance)
        allowed = Money(0) if still_owed else max(Money(0), own - overpaid)
        db.add(
            Payment(
                order_id=order_id,
                amount=-own,
                allowed=allowed,
                method=method,
                taken_at=clock.now(),
                taken_by=StaffId(by.staff_id),
                note=note,
            )
        )
        db.flush()
    left = amount - own
    sources = select(Credit.from_order_id, Credit.kept).where(Credit.to_order_id == order_id).distinct()
    for from_id, kept in db.execute(sources.order_by(Credit.from_order_id, Credit.kept)).all():
        part = min(left, _came_from(db, from_id, order_id, kept))
        if part <= Money(0):
            continue
        locked(db, from_id)
        note_credit(db, from_id, order_id, Passing(-part, Money(0)), kept=kept)
        db.flush()
        give_back(db, by, from_id, part, method, note)
        left = left - part
    if left:
        raise Refused("That is more than was taken.", "amount")


def _came_from(db: Session, from_id: OrderId, order_id: OrderId, kept: bool) -> Money:
    rows = select(Credit.paid).where(
        Credit.from_order_id == from_id, Credit.to_order_id == order_id, Credit.kept.is_(kept)
    )
    return total(db.scalars(rows))


def note_credit(db: Session, from_id: OrderId, to_id: OrderId, moved: Passing, *, kept: bool = False) -> None:
    """Write down what passed from one order to another; below zero it went back."""
    db.add(
        Credit(
            from_order_id=from_id,
            to_order_id=to_id,
            paid=moved.paid,
            released=moved.released,
            kept=kept,
            at=clock.now(),
        )
    )


def went_back(db: Session, order_id: OrderId) -> bool:
    """Whether some of the credit of an order has been given back in money."""
    back = select(Credit.id).where(Credit.to_order_id == order_id, Credit.paid < Money(0)).limit(1)
    return db.scalar(back) is not None


def first_of(db: Session, order: Order) -> Order:
    """The first order of a chain of replacements; uplift always compares with this one (R7)."""
    while order.replaces_order_id is not None:
        earlier = db.get(Order, order.replaces_order_id)
        if earlier is None:
            break
        order = earlier
    return order


def latest_round(db: Session, order_id: OrderId) -> OrderId:
    """The order that stands in an order's place now: where all its pictures were replaced, the one that did."""
    seen = {order_id}
    while True:
        lines = issued_lines(db, order_id)
        replacing = replaced_whole(db, lines)
        heirs = set(replacing.values()) - seen
        if not lines or len(replacing) < len(lines) or len(heirs) != 1 or not issued_lines(db, min(heirs)):
            return order_id
        order_id = heirs.pop()
        seen.add(order_id)


def total_of(db: Session, order_id: OrderId) -> Money:
    """The total in force of an order: after the discount, before credit."""
    revision = revision_in(db, order_id, RevisionState.ISSUED)
    return revision.total if isinstance(revision, OrderRevision) else Money(0)
