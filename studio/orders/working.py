"""The revision being worked on: its lines priced from the dated list, worked out, promised and issued."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session
from sqlalchemy.orm.attributes import flag_modified

from studio import business, clock
from studio.actor import Actor, Role
from studio.dates import date_in_full
from studio.errors import Refused
from studio.money import Money, total
from studio.orders import crediting, discounting, lines, pricing, reserving
from studio.orders.accounts import credit_of, lines_of, revision_in
from studio.orders.discounting import Offered
from studio.orders.drafts import LONGEST_REASON, ConfirmDraft, OrderDraft
from studio.orders.model import Order, OrderId, OrderLine, OrderRevision, RevisionState, RevisionTax
from studio.orders.pricing import RateSum, to_pay, work_out
from studio.written import one_line


def today(db: Session) -> date:
    """The date on the studio's wall."""
    return clock.today(business.studio(db).zone)


def write_lines(db: Session, order: Order, revision: OrderRevision, draft: OrderDraft) -> None:
    """Put the draft's lines and discount into a revision that is still a draft, and work it out; flushes nothing."""
    draft.check()
    studio = business.studio(db)
    day = clock.today(studio.zone)
    before = all_lines(db, order.id)
    offer = lines.offer_on(db, day, [line.price_id for line in before if line.price_id is not None])
    there = [line for line in before if line.revision_id == revision.id]
    wanted = lines.priced(db, draft.lines, offer, before, settled_keys(before, revision.id))
    for line, new in zip(there, wanted, strict=False):
        for name in _LINE_FIELDS:
            if getattr(line, name) != getattr(new, name):
                setattr(line, name, getattr(new, name))
    for line in there[len(wanted) :]:
        db.delete(line)
    for line in wanted[len(there) :]:
        line.revision_id = revision.id
        db.add(line)
    typed = Offered(
        draft.discount_basis_points, draft.discount, one_line(draft.discount_reason, LONGEST_REASON).text
    )
    revision.typed_basis_points, revision.typed_discount = typed.basis_points, typed.amount
    revision.typed_reason = typed.reason
    revision.discount_promise_id = draft.discount_promise_id
    own = [*there[: len(wanted)], *wanted[len(there) :]]
    rates = [offer.tax_of(line) for line in own]
    work_out_revision(db, order, revision, day, own, typed, rates, studio)
    # Lines are part of what two desks may edit at once, so the revision's version moves with them (RR10).
    flag_modified(revision, "list_total")


_LINE_FIELDS = (
    "position", "image_ref", "people", "price_id", "product", "width_in", "height_in", "finish", "hanging_place",
    "quantity", "unit_price", "complimentary", "price_promised", "line_total", "lead_days", "key", "picture_id",
    "moulding_id", "moulding", "mount_id", "mount", "mount_border_mm", "glazing_id", "glazing", "choice_ids",
    "choices", "set_id", "set_name", "set_no", "price_promise_id",
)  # fmt: skip


def all_lines(db: Session, order_id: OrderId) -> list[OrderLine]:
    """The lines of every revision of an order, the latest revision last."""
    query = select(OrderLine).join(OrderRevision, OrderRevision.id == OrderLine.revision_id)
    found = query.where(OrderRevision.order_id == order_id)
    return list(db.scalars(found.order_by(OrderRevision.number, OrderLine.position)))


def settled_keys(every: Sequence[OrderLine], drafted: int | None) -> set[int]:
    """The keys of every line that was issued, among an order's; none of them is given to another line."""
    return {line.key or line.position for line in every if line.revision_id != drafted}


def work_out_revision(
    db: Session,
    order: Order,
    revision: OrderRevision,
    day: date,
    own: Sequence[OrderLine],
    typed: Offered | None = None,
    rates: Sequence[int] | None = None,
    studio: business.StudioRow | None = None,
) -> None:
    """Work out a draft revision at the tax of a day: the better discount, and tax once for each rate.

    ``typed`` is the discount for a reason as it has just been typed; None takes the one that the revision has.
    ``rates`` are those of the lines, and ``studio`` the studio, where they are known already.
    """
    studio = studio or business.studio(db)
    rates = lines.tax_rates(db, own, day) if rates is None else rates
    listed = total(line.line_total for line in own)
    promised = discounting.promised_discount(db, revision.discount_promise_id, order.household_id)
    chosen = discounting.choose(typed or _typed(revision), promised, listed, studio.currency)
    sums = work_out(
        [line.line_total for line in own],
        discount_basis_points=chosen.basis_points,
        discount=Money(0) if chosen.basis_points else chosen.amount,
        tax_basis_points=0,
        included=studio.prices_include_tax,
        rates=rates,
    )
    for line, rate, each in zip(own, rates, sums.lines, strict=True):
        line.tax_basis_points, line.tax, line.charge = rate, each.tax, each.charge
    revision.list_total, revision.discount = sums.list_total, sums.discount
    revision.discount_basis_points, revision.discount_reason = chosen.basis_points, chosen.reason
    revision.discount_promised = chosen.promised
    revision.discount_instead_of = one_line(chosen.instead_of, 300).text
    revision.tax, revision.total = sums.tax, sums.total
    # Where several rates stand on one order they are the tax lines' to tell, and the order itself names none.
    revision.tax_basis_points = rates[0] if len(set(rates)) == 1 else 0
    revision.prices_include_tax = studio.prices_include_tax
    revision.tax_method = pricing.TAX_METHOD
    revision.to_pay = to_pay(sums.total, revision.credit_brought)
    _write_taxes(db, revision, sums.taxes)


def _typed(revision: OrderRevision) -> Offered:
    """The discount for a reason that a revision has; one older than promised discounts says only what it took off."""
    typed = Offered(revision.typed_basis_points, revision.typed_discount, revision.typed_reason)
    if typed != Offered() or revision.discount_promised:
        return typed
    rate = revision.discount_basis_points
    return Offered(rate, Money(0) if rate else revision.discount, revision.discount_reason)


def _write_taxes(db: Session, revision: OrderRevision, taxes: Sequence[RateSum]) -> None:
    there = {
        row.basis_points: row
        for row in db.scalars(select(RevisionTax).where(RevisionTax.revision_id == revision.id))
    }
    for each in taxes:
        row = there.pop(each.basis_points, None)
        if row is None:
            row = RevisionTax(revision_id=revision.id, basis_points=each.basis_points)
            db.add(row)
        row.taxable, row.tax = each.taxable, each.tax
    for gone in there.values():
        db.delete(gone)


def expect_credit(db: Session, order: Order, revision: OrderRevision) -> None:
    """Put into a draft the credit that it would bring if it were confirmed now."""
    brought = credit_of(db, order.id) + crediting.waiting_to_pass(db, order).paid
    for _, kept in crediting.kept_for(db, order.household_id, leaving_out=order.id):
        brought = brought + min(kept, max(Money(0), revision.total - brought))
    revision.credit_brought = brought
    revision.to_pay = to_pay(revision.total, brought)


def promised_before(db: Session, order_id: OrderId, own: Sequence[OrderLine]) -> date | None:
    """The day a placed order was promised for, where a change to these lines makes no new piece."""
    issued = revision_in(db, order_id, RevisionState.ISSUED)
    if issued is None or not has_no_new_piece(own, lines_of(db, issued)):
        return None
    order = db.get(Order, order_id)
    return (order.moved_to if order is not None else None) or issued.promised_on


def has_no_new_piece(own: Sequence[OrderLine], before: Sequence[OrderLine]) -> bool:
    """Whether nothing is to be made that was not ordered before, so that the promised day can stand."""
    return not _pieces(own) - _pieces(before)


def _pieces(own: Sequence[OrderLine]) -> Counter[tuple[object, ...]]:
    """What is to be made, and how many of each."""
    made: Counter[tuple[object, ...]] = Counter()
    for line in own:
        made[
            line.image_ref, line.product, line.width_in, line.height_in, line.finish, line.moulding_id, line.mount_id,
            line.mount_border_mm, line.glazing_id, line.choices,
        ] += line.quantity  # fmt: skip
    return made


def promise_day(
    db: Session,
    by: Actor,
    revision: OrderRevision,
    confirm: ConfirmDraft,
    own: Sequence[OrderLine],
    before: Sequence[OrderLine],
) -> None:
    """Settle the promised day (R22): the first feasible one, a later one, or earlier by the owner with a reason.

    A revision in which no piece is new keeps the day it was promised for.
    """
    feasible = reserving.feasible(db, own, revision.order_id, before)
    if revision.promised_on is not None and has_no_new_piece(own, before):
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
