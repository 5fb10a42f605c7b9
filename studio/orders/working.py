"""The revision being worked on: its lines priced from the dated list, worked out, promised and issued."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session
from sqlalchemy.orm.attributes import flag_modified

from studio import business, catalogue, clock
from studio.actor import Actor, Role
from studio.catalogue.model import PriceId
from studio.dates import date_in_full
from studio.errors import Refused
from studio.money import Money
from studio.orders import crediting, pricing, reserving
from studio.orders.accounts import account, lines_of, revision_in
from studio.orders.drafts import (
    LONGEST_PEOPLE,
    LONGEST_PLACE,
    LONGEST_REASON,
    ConfirmDraft,
    LineDraft,
    OrderDraft,
    reference,
)
from studio.orders.model import Order, OrderId, OrderLine, OrderRevision, RevisionState
from studio.orders.pricing import line_total, to_pay, work_out
from studio.orders.promising import feasible_on
from studio.written import one_line


def today(db: Session) -> date:
    """The date on the studio's wall."""
    return clock.today(business.studio(db).zone)


def priced(db: Session, drafts: Sequence[LineDraft], kept: set[PriceId], day: date) -> list[OrderLine]:
    """New lines with their prices frozen on them, from the list of the day or as this order already had them.

    Raises Refused for a price that is no longer offered. A promised price is charged when it is lower (R11).
    """
    offered = {price.id for price in catalogue.prices_on(db, day)} | kept
    lines = []
    for position, draft in enumerate(drafts, 1):
        if draft.price_id is None or draft.price_id not in offered:
            raise Refused(
                f"Line {position}: that size is not in the price list. Please choose it again.", "size"
            )
        price = catalogue.price(db, draft.price_id)
        promised = draft.promised_price is not None and draft.promised_price < price.amount
        unit = draft.promised_price if promised and draft.promised_price is not None else price.amount
        wide, high = price.width_in, price.height_in
        lines.append(
            OrderLine(
                position=position,
                image_ref=reference(draft.image_ref),
                people=one_line(draft.people, LONGEST_PEOPLE).text,
                price_id=price.id,
                product=price.product,
                width_in=high if draft.turned else wide,
                height_in=wide if draft.turned else high,
                finish=price.finish,
                hanging_place=one_line(draft.hanging_place, LONGEST_PLACE).text,
                quantity=draft.quantity,
                unit_price=unit,
                complimentary=draft.complimentary,
                price_promised=promised,
                line_total=line_total(unit, draft.quantity, draft.complimentary),
                lead_days=price.lead_days,
                tax=Money(0),
                charge=Money(0),
            )
        )
    return lines


def write_lines(db: Session, order: Order, revision: OrderRevision, draft: OrderDraft) -> None:
    """Put the draft's lines and discount into a revision that is still a draft, and work it out."""
    draft.check()
    day = today(db)
    kept = {line.price_id for line in _all_lines(db, order) if line.price_id is not None}
    wanted = priced(db, draft.lines, kept, day)
    there = lines_of(db, revision)
    for line, new in zip(there, wanted, strict=False):
        for name in _LINE_FIELDS:
            if getattr(line, name) != getattr(new, name):
                setattr(line, name, getattr(new, name))
    for line in there[len(wanted) :]:
        db.delete(line)
    for line in wanted[len(there) :]:
        line.revision_id = revision.id
        db.add(line)
    lines = [*there[: len(wanted)], *wanted[len(there) :]]
    work_out_revision(db, revision, day, lines, draft.discount_basis_points, draft.discount)
    revision.discount_reason = one_line(draft.discount_reason, LONGEST_REASON).text
    # Lines are part of what two desks may edit at once, so the revision's version moves with them (RR10).
    flag_modified(revision, "list_total")
    db.flush()


_LINE_FIELDS = (
    "position", "image_ref", "people", "price_id", "product", "width_in", "height_in", "finish", "hanging_place",
    "quantity", "unit_price", "complimentary", "price_promised", "line_total", "lead_days",
)  # fmt: skip


def _all_lines(db: Session, order: Order) -> list[OrderLine]:
    query = select(OrderLine).join(OrderRevision, OrderRevision.id == OrderLine.revision_id)
    return list(db.scalars(query.where(OrderRevision.order_id == order.id)))


def work_out_again(db: Session, revision: OrderRevision, day: date, lines: Sequence[OrderLine]) -> None:
    """Work out a draft revision as it stands, at the tax of a day."""
    amount = Money(0) if revision.discount_basis_points else revision.discount
    work_out_revision(db, revision, day, lines, revision.discount_basis_points, amount)


def work_out_revision(
    db: Session,
    revision: OrderRevision,
    day: date,
    lines: Sequence[OrderLine],
    basis_points: int,
    amount: Money,
) -> None:
    """Work out a draft revision at the tax of a day; its discount is a rate in basis points, or an amount."""
    studio = business.studio(db)
    rate = business.tax_rate_on(db, day)
    sums = work_out(
        [line.line_total for line in lines],
        discount_basis_points=basis_points,
        discount=amount,
        tax_basis_points=rate,
        included=studio.prices_include_tax,
    )
    for line, own in zip(lines, sums.lines, strict=True):
        line.tax, line.charge = own.tax, own.charge
    revision.list_total, revision.discount = sums.list_total, sums.discount
    revision.discount_basis_points = basis_points
    revision.tax, revision.total = sums.tax, sums.total
    revision.tax_basis_points, revision.prices_include_tax = rate, studio.prices_include_tax
    revision.tax_method = pricing.TAX_METHOD
    revision.to_pay = to_pay(sums.total, revision.credit_brought)


def expect_credit(db: Session, order: Order, revision: OrderRevision) -> None:
    """Put into a draft the credit that it would bring if it were confirmed now."""
    brought = account(db, order.id).credit + crediting.waiting_to_pass(db, order).paid
    for _, kept in crediting.kept_for(db, order.household_id, leaving_out=order.id):
        brought = brought + min(kept, max(Money(0), revision.total - brought))
    revision.credit_brought = brought
    revision.to_pay = to_pay(revision.total, brought)


def promised_before(db: Session, order_id: OrderId, lines: Sequence[OrderLine]) -> date | None:
    """The day a placed order was promised for, where a change to these lines makes no new piece."""
    issued = revision_in(db, order_id, RevisionState.ISSUED)
    if issued is None or not has_no_new_piece(lines, lines_of(db, issued)):
        return None
    return issued.promised_on


def has_no_new_piece(lines: Sequence[OrderLine], before: Sequence[OrderLine]) -> bool:
    """Whether nothing is to be made that was not ordered before, so that the promised day can stand."""
    return not _pieces(lines) - _pieces(before)


def _pieces(lines: Sequence[OrderLine]) -> Counter[tuple[object, ...]]:
    """What is to be made, and how many of each."""
    made: Counter[tuple[object, ...]] = Counter()
    for line in lines:
        made[line.image_ref, line.product, line.width_in, line.height_in, line.finish] += line.quantity
    return made


def promise_day(
    db: Session,
    by: Actor,
    revision: OrderRevision,
    confirm: ConfirmDraft,
    lines: Sequence[OrderLine],
    before: Sequence[OrderLine],
) -> None:
    """Settle the promised day (R22): the first feasible one, a later one, or earlier by the owner with a reason.

    A revision in which no piece is new keeps the day it was promised for.
    """
    lead_days = reserving.lead_days(db, lines, revision.order_id)
    feasible = feasible_on(business.hours(db), today(db), lead_days)
    if revision.promised_on is not None and has_no_new_piece(lines, before):
        feasible = revision.promised_on
    day = confirm.promised_on or max(feasible, revision.promised_on or feasible)
    reason = one_line(confirm.promise_reason, LONGEST_REASON).text
    if day < feasible:
        if by.role is not Role.OWNER:
            raise Refused(
                f"The pictures can be ready by {date_in_full(feasible)}. Only the owner may promise an earlier day.",
                "promised_on",
            )
        if not reason:
            raise Refused(
                f"The bench needs until {date_in_full(feasible)}. Please say why an earlier day will do.",
                "promise_reason",
            )
        if day < today(db) and day != revision.promised_on:
            raise Refused("That day has gone. Please choose a day to come.", "promised_on")
    revision.promised_on, revision.promise_reason = day, reason
