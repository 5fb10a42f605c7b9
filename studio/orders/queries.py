"""What is asked about orders; every answer is a frozen row."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date
from typing import Any

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from studio import business
from studio.actor import Actor, Role
from studio.clients.model import HouseholdId
from studio.db import asked_once
from studio.errors import Missing, Refused
from studio.money import Money
from studio.orders import crediting, reserving, working
from studio.orders.accounts import account
from studio.orders.drafts import OrderDraft
from studio.orders.model import (
    LineId,
    Order,
    OrderId,
    OrderKind,
    OrderLine,
    OrderPaper,
    OrderRevision,
    OrderState,
    Presentation,
    PresentationId,
    PresentationState,
    ReplacedLine,
    RevisionState,
)
from studio.orders.pricing import to_pay, work_out
from studio.orders.promising import feasible_on
from studio.orders.reading import line_row, presentations_where, whole
from studio.orders.rows import (
    LineRow,
    OrderRow,
    PresentationHeldRow,
    PresentationRow,
    QuoteRow,
)
from studio.sessions.model import SessionId


def order(db: Session, order_id: OrderId) -> OrderRow:
    """One order with its lines, payments and presentations; raises Missing."""
    rows = whole(db, select(Order).where(Order.id == order_id))
    if not rows:
        raise Missing("That order is no longer here. Please look again.")
    return rows[0]


def order_numbered(db: Session, number: str) -> OrderRow:
    """The order of a number, with or without its dash and noughts ("o-01187", "1187"); raises Missing."""
    figures = "".join(letter for letter in number if letter.isdecimal())
    wanted = f"O-{int(figures):05}" if figures and figures.isascii() and len(figures) < 12 else number
    rows = whole(db, select(Order).where(Order.number == wanted))
    if not rows:
        raise Missing(f"There is no order {number.strip()[:20]}.")
    return rows[0]


@asked_once
def of_household(db: Session, household_id: HouseholdId) -> tuple[OrderRow, ...]:
    """Every order of a family, the oldest first."""
    return whole(
        db, select(Order).where(Order.household_id == household_id).order_by(Order.made_at, Order.id)
    )


@asked_once
def of_session(db: Session, session_id: int) -> tuple[OrderRow, ...]:
    """The orders made of a session's pictures, without cancelled ones."""
    query = select(Order).where(Order.session_id == session_id, Order.state != OrderState.CANCELLED)
    return whole(db, query.order_by(Order.id))


def balance(db: Session, order_id: OrderId) -> Money:
    """What is still to pay for an order; below zero the studio owes the client."""
    return account(db, order_id).balance


def paper(db: Session, order_id: OrderId, revision: int | None = None) -> bytes:
    """The kept page of the revision in force, or of one by its number; raises Missing before the first."""
    query = (
        select(OrderPaper.pdf)
        .join(OrderRevision, OrderRevision.id == OrderPaper.revision_id)
        .where(OrderRevision.order_id == order_id)
    )
    in_force = OrderRevision.state == RevisionState.ISSUED
    pdf = db.scalar(query.where(in_force if revision is None else OrderRevision.number == revision))
    if not pdf:
        raise Missing("There is no page of this order yet; it is made when the order is placed.")
    return bytes(pdf)


def uplift(db: Session, by: Actor, order_id: OrderId) -> Money:
    """How much more a reshoot's order came to than the first order, after discount and before credit (R7).

    Below zero when it came to less. Raises Refused for anyone but the owner, and for an order that replaces none.
    """
    if by.role is not Role.OWNER:
        raise Refused("Only the owner sees this.")
    found = db.get(Order, order_id)
    if found is None:
        raise Missing("That order is no longer here. Please look again.")
    first = crediting.first_of(db, found)
    if found.kind is not OrderKind.RESHOOT or found.number is None:
        raise Refused("This order replaces no other, so there is nothing to compare it with.")
    before = crediting.total_of(db, first.id) if first.id != found.id else Money(0)
    return crediting.total_of(db, found.id) - before


def first_order(db: Session, order_id: OrderId) -> OrderId:
    """The first order of the chain of reshoots that an order stands in; itself when it replaces none."""
    found = db.get(Order, order_id)
    if found is None:
        raise Missing("That order is no longer here. Please look again.")
    return crediting.first_of(db, found).id


def replaceable(db: Session, order_id: OrderId) -> tuple[LineRow, ...]:
    """The lines of an order whose pictures nobody has replaced yet."""
    return tuple(line for line in order(db, order_id).revision.lines if line.replaced_by is None)


def standing_for(db: Session, order_id: OrderId) -> OrderId:
    """The order that stands in an order's place now: itself, or the reshoot's order that replaced all its pictures."""
    return crediting.latest_round(db, order_id)


def kept_credit(db: Session, household_id: HouseholdId) -> Money:
    """Credit kept for a family from a smaller order; it comes off the next one."""
    return sum((amount for _, amount in crediting.kept_for(db, household_id)), Money(0))


def quote(db: Session, draft: OrderDraft, order_id: OrderId | None = None) -> QuoteRow:
    """What a draft would come to if it were placed now; nothing is written. Raises Refused like saving it would."""
    draft.check()
    day = working.today(db)
    existing = db.get(Order, order_id) if order_id is not None else None
    kept = _prices_of(db, order_id) if order_id is not None else set()
    lines = working.priced(db, draft.lines, kept, day)
    sums = work_out(
        [line.line_total for line in lines],
        discount_basis_points=draft.discount_basis_points,
        discount=draft.discount,
        tax_basis_points=business.tax_rate_on(db, day),
        included=business.studio(db).prices_include_tax,
    )
    for line, own in zip(lines, sums.lines, strict=True):
        line.tax, line.charge = own.tax, own.charge
    credit = _credit(db, draft, existing, sums.total)
    feasible = feasible_on(business.hours(db), day, reserving.lead_days(db, lines, order_id))
    promised = working.promised_before(db, order_id, lines) if order_id is not None else None
    return QuoteRow(
        lines=tuple(line_row(line, None) for line in lines),
        list_total=sums.list_total,
        discount=sums.discount,
        tax=sums.tax,
        total=sums.total,
        credit=credit,
        to_pay=to_pay(sums.total, credit),
        left_over=max(Money(0), credit - sums.total),
        feasible_on=promised or feasible,
        waiting=() if promised else reserving.waiting(db, lines, order_id),
    )


def _credit(db: Session, draft: OrderDraft, existing: Order | None, total: Money) -> Money:
    brought = account(db, existing.id).credit if existing is not None else Money(0)
    replaces = existing.replaces_order_id if existing is not None else draft.replaces_order_id
    if replaces is not None:
        passed = _replaced_lines(db, existing.id, passed=True) if existing is not None else set()
        mine = _replaced_lines(db, existing.id, passed=False) if existing is not None else set()
        taken = set(crediting.replaced_by(db, crediting.issued_lines(db, replaces)))
        here = {line.id for line in crediting.issued_lines(db, replaces)} - (taken - mine)
        chosen = here if draft.replaces is None else set(draft.replaces) - passed
        brought = brought + crediting.credit_from(db, replaces, chosen).paid
    for _, kept in crediting.kept_for(db, draft.household_id, leaving_out=existing.id if existing else None):
        brought = brought + min(kept, max(Money(0), total - brought))
    return brought


def _replaced_lines(db: Session, order_id: OrderId, *, passed: bool) -> set[LineId]:
    query = select(ReplacedLine.line_id).where(
        ReplacedLine.order_id == order_id, ReplacedLine.passed.is_(passed)
    )
    return set(db.scalars(query))


def _prices_of(db: Session, order_id: OrderId) -> set[Any]:
    query = select(OrderLine.price_id).join(OrderRevision, OrderRevision.id == OrderLine.revision_id)
    return set(db.scalars(query.where(OrderRevision.order_id == order_id)))


def presentation(db: Session, presentation_id: PresentationId) -> PresentationRow:
    """One presentation; raises Missing."""
    rows = presentations_where(db, Presentation.id == presentation_id)
    if not rows:
        raise Missing("That presentation is no longer there. Please look again.")
    return rows[0]


def presentation_at(db: Session, appointment_id: int) -> PresentationRow | None:
    """The presentation that an appointment of the diary is for."""
    rows = presentations_where(db, Presentation.appointment_id == appointment_id)
    return rows[0] if rows else None


def presentations_held(db: Session, from_day: date, to_day: date) -> tuple[PresentationHeldRow, ...]:
    """The presentations held on these days, both included, at which the last of an order was handed over."""
    return _held(db, _HELD.where(Presentation.held_on.between(from_day, to_day)))


def presentations_of(db: Session, ids: Collection[PresentationId]) -> tuple[PresentationHeldRow, ...]:
    """Those of these presentations that were held and at which the last of an order was handed over."""
    return _held(db, _HELD.where(Presentation.id.in_(ids)))


_HELD = (
    select(Presentation, Order.number, Order.kind, Order.session_id)
    .join(Order, Order.id == Presentation.order_id)
    .where(Presentation.state == PresentationState.HELD, Presentation.everything.is_(True))
    .order_by(Presentation.held_on, Presentation.id)
)


def _held(
    db: Session, query: Select[Presentation, str | None, OrderKind, SessionId | None]
) -> tuple[PresentationHeldRow, ...]:
    found = db.execute(query).all()
    places = _hanging_places(db, [row[0].order_id for row in found])
    return tuple(
        PresentationHeldRow(
            id=held.id,
            household_id=held.household_id,
            order_id=held.order_id,
            order_number=number or "",
            kind=kind,
            session_id=session_id,
            held_on=held.held_on,
            everything=held.everything,
            hanging_place=places.get(held.order_id, ""),
        )
        for held, number, kind, session_id in found
        if held.held_on is not None
    )


def _hanging_places(db: Session, orders: Sequence[OrderId]) -> dict[OrderId, str]:
    """Where the largest picture of each order hangs, as far as somebody said."""
    query = (
        select(OrderRevision.order_id, OrderLine.hanging_place)
        .join(OrderLine, OrderLine.revision_id == OrderRevision.id)
        .where(
            OrderRevision.order_id.in_(orders),
            OrderRevision.state == RevisionState.ISSUED,
            OrderLine.hanging_place != "",
        )
        .order_by(OrderLine.width_in * OrderLine.height_in, OrderLine.position.desc())
    )
    return {row.order_id: row.hanging_place for row in db.execute(query)}
