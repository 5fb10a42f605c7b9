"""What an order would come to, worked out while it is still being typed."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from studio import business
from studio.money import Money, total
from studio.orders import crediting, discounting, lines, replaced_lines, reserving, working
from studio.orders.accounts import account, revision_in
from studio.orders.differences import LineChange, changes
from studio.orders.discounting import Offered
from studio.orders.drafts import OrderDraft
from studio.orders.lines import Offer
from studio.orders.model import LineId, Order, OrderId, OrderLine, ReplacedLine, RevisionState
from studio.orders.pricing import to_pay, work_out
from studio.orders.reading import line_row
from studio.orders.rows import QuoteRow, TaxRow


def quote(db: Session, draft: OrderDraft, order_id: OrderId | None = None) -> QuoteRow:
    """What a draft would come to if it were placed now; nothing is written. Raises Refused like saving it would."""
    draft.check()
    day, studio = working.today(db), business.studio(db)
    existing = db.get(Order, order_id) if order_id is not None else None
    before = working.all_lines(db, order_id) if order_id is not None else []
    offer = lines.offer_on(db, day, [line.price_id for line in before if line.price_id is not None])
    drafted = revision_in(db, order_id, RevisionState.DRAFT) if order_id is not None else None
    settled = working.settled_keys(before, drafted.id if drafted is not None else None)
    own = lines.priced(db, draft.lines, offer, before, settled)
    listed = total(line.line_total for line in own)
    typed = Offered(draft.discount_basis_points, draft.discount, draft.discount_reason)
    promised_off = discounting.promised_discount(db, draft.discount_promise_id, draft.household_id)
    chosen = discounting.choose(typed, promised_off, listed, studio.currency)
    rates = [offer.tax_of(line) for line in own]
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
    credit = _credit(db, draft, existing, sums.total)
    feasible = reserving.feasible(db, own, order_id, _in_force(db, order_id))
    promised = working.promised_before(db, order_id, own) if order_id is not None else None
    return QuoteRow(
        lines=tuple(line_row(line, None) for line in own),
        list_total=sums.list_total,
        discount=sums.discount,
        tax=sums.tax,
        total=sums.total,
        credit=credit,
        to_pay=to_pay(sums.total, credit),
        left_over=max(Money(0), credit - sums.total),
        feasible_on=promised or feasible,
        waiting=() if promised else reserving.waiting(db, own, order_id),
        discount_reason=chosen.reason,
        discount_promised=chosen.promised,
        instead_of=chosen.instead_of,
        taxes=tuple(TaxRow(each.basis_points, each.taxable, each.tax) for each in sums.taxes),
        broken_sets=lines.broken_sets(offer, draft.lines),
        changes=_changes(db, order_id, own, studio.currency) if order_id is not None else (),
    )


def _in_force(db: Session, order_id: OrderId | None) -> list[OrderLine]:
    return replaced_lines.issued_lines(db, order_id) if order_id is not None else []


def offer_for(db: Session, order_id: OrderId | None) -> Offer:
    """What the lines of an order may be priced from now: today's edition, and those its lines were priced from."""
    before = working.all_lines(db, order_id) if order_id is not None else []
    kept = [line.price_id for line in before if line.price_id is not None]
    return lines.offer_on(db, working.today(db), kept)


def _changes(db: Session, order_id: OrderId, own: list[OrderLine], currency: str) -> tuple[LineChange, ...]:
    """What would be different from the revision in force; nothing for an order that was not placed yet."""
    issued = revision_in(db, order_id, RevisionState.ISSUED)
    return changes(replaced_lines.issued_lines(db, order_id), own, currency) if issued is not None else ()


def _credit(db: Session, draft: OrderDraft, existing: Order | None, total: Money) -> Money:
    brought = account(db, existing.id).credit if existing is not None else Money(0)
    replaces = existing.replaces_order_id if existing is not None else draft.replaces_order_id
    if replaces is not None:
        brought = brought + crediting.credit_from(db, replaces, _chosen(db, draft, existing)).paid
    for _, kept in crediting.kept_for(db, draft.household_id, leaving_out=existing.id if existing else None):
        brought = brought + min(kept, max(Money(0), total - brought))
    return brought


def _chosen(db: Session, draft: OrderDraft, existing: Order | None) -> dict[LineId, int] | None:
    """The lines whose credit would pass, and how many of each; of an order that was begun, as it was begun."""
    if existing is None and draft.replaces is None:
        return None
    own = _replaced_lines(db, existing.id) if existing is not None else {}
    if draft.replaces is None:
        return {line_id: many for line_id, (many, passed) in own.items() if not passed}
    parts = dict(draft.replaces_part)
    return {
        line_id: parts.get(line_id, 0) for line_id in draft.replaces if not own.get(line_id, (0, False))[1]
    }


def _replaced_lines(db: Session, order_id: OrderId) -> dict[LineId, tuple[int, bool]]:
    """Which lines an order replaces: how many of each, and whether their credit has passed."""
    query = select(ReplacedLine.line_id, ReplacedLine.quantity, ReplacedLine.passed)
    rows = db.execute(query.where(ReplacedLine.order_id == order_id))
    return {row.line_id: (row.quantity, row.passed) for row in rows}
