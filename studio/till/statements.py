"""A statement for a family: their orders that are open, what was paid, what is due next, what is kept for them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from studio import business, clients, clock, orders, promises
from studio.actor import Actor
from studio.business.model import StaffId
from studio.clients.model import HouseholdId
from studio.documents import Block, Heading, Paragraph, Row, Rows, Total, Totals, render
from studio.errors import Missing
from studio.money import Money, total
from studio.orders import OrderRow, OrderState, PlanRow
from studio.orders.money_sheets import amount, in_full, method_words, on_paper
from studio.orders.paper_heads import FORM, client_head, keep, studio_head
from studio.rights import verb
from studio.till.model import Statement, StatementId

_OPEN = (OrderState.CONFIRMED, OrderState.IN_PRODUCTION, OrderState.READY, OrderState.PRESENTED)


@verb("till.make_statement")
def make_statement(db: Session, by: Actor, household_id: HouseholdId) -> StatementId:
    """The family's statement as it stands today; where nothing has changed since the last one, that page again."""
    family = clients.household(db, household_id)
    snapshot = _freeze(db, family.id)
    last = db.scalars(
        select(Statement).where(Statement.household_id == family.id).order_by(Statement.id.desc()).limit(1)
    ).first()
    if last is not None and last.snapshot and json.loads(last.snapshot) == {"form": FORM, **snapshot}:
        return last.id
    statement = Statement(household_id=family.id, made_at=clock.now(), made_by=StaffId(by.staff_id))
    keep(statement, snapshot, draw_statement)
    db.add(statement)
    db.flush()
    return statement.id


def statement_pdf(db: Session, statement_id: StatementId) -> bytes:
    """The kept page of a statement; raises Missing."""
    found = db.get(Statement, statement_id)
    if found is None:
        raise Missing("That statement is not here.")
    return bytes(found.pdf)


def _freeze(db: Session, household_id: HouseholdId) -> dict[str, Any]:
    studio = business.studio(db)
    theirs = [order for order in orders.of_household(db, household_id) if order.number is not None]
    shown = [order for order in theirs if order.state in _OPEN or order.balance]
    plans = orders.plans_of(db, [order.id for order in shown])
    return {
        "studio": studio_head(db),
        "client": client_head(db, household_id),
        "date": clock.today(studio.zone).isoformat(),
        "orders": [_order(order, plans.get(order.id), studio.zone) for order in shown],
        "owed": total(order.balance for order in shown).minor,
        "kept": orders.kept_credit(db, household_id).minor,
        "vouchers": total(worth for _, worth in promises.own_vouchers(db, household_id)).minor,
    }


def _order(order: OrderRow, plan: PlanRow | None, zone: str) -> dict[str, Any]:
    following = plan.next if plan is not None and order.balance > Money(0) else None
    return {
        "number": order.number,
        "date": clock.to_wall(order.confirmed_at or order.made_at, zone).date().isoformat(),
        "cancelled": order.state is OrderState.CANCELLED,
        "total": order.total.minor,
        "credit": (order.total - order.to_pay).minor,
        "payments": [
            {
                "amount": row.amount.minor,
                "method": row.method.value,
                "date": clock.to_wall(row.taken_at, zone).date().isoformat(),
            }
            for row in order.payments
        ],
        "let_off": order.let_off.minor,
        "balance": order.balance.minor,
        "next": None
        if following is None
        else {"due_on": following.due_on.isoformat(), "amount": following.left.minor},
    }


def draw_statement(snapshot: dict[str, Any]) -> bytes:
    """The page; the same snapshot gives the same bytes."""
    aside = ["Statement", in_full(snapshot["date"])]
    return render(on_paper(snapshot, "Statement", aside, tuple(_body(snapshot))))


def _body(snapshot: dict[str, Any]) -> Iterator[Block]:
    if not snapshot["orders"]:
        yield Heading("Nothing is open")
        yield Paragraph("All your orders are paid and handed over. Thank you.")
    for order in snapshot["orders"]:
        yield Heading(f"Order {order['number']}, {in_full(order['date']).partition(' ')[2]}")
        yield from _rows_of(snapshot, order)
    yield Totals(tuple(_sums(snapshot)))


def _rows_of(snapshot: dict[str, Any], order: dict[str, Any]) -> Iterator[Block]:
    rows = [Row("Called off" if order["cancelled"] else "Your order", (), amount(snapshot, order["total"]))]
    if order["credit"] and not order["cancelled"]:
        rows.append(Row("Credit", (), amount(snapshot, -order["credit"])))
    for each in order["payments"]:
        words = "Paid" if each["amount"] > 0 else "Given back"
        detail = f"{method_words(each['method'])}, {in_full(each['date']).partition(' ')[2]}"
        rows.append(Row(words, (detail,), amount(snapshot, -each["amount"])))
    if order.get("let_off"):
        rows.append(Row("Taken off", (), amount(snapshot, -order["let_off"])))
    yield Rows(tuple(rows))
    left = order["balance"]
    yield Totals((Total("Still to pay" if left >= 0 else "We owe you", amount(snapshot, abs(left)), True),))
    if order["next"]:
        part = order["next"]
        yield Paragraph(
            f"By your payment plan the next {amount(snapshot, part['amount'])} is due on {in_full(part['due_on'])}."
        )


def _sums(snapshot: dict[str, Any]) -> Iterator[Total]:
    if snapshot["kept"]:
        yield Total("Kept as credit for you", amount(snapshot, snapshot["kept"]))
    if snapshot["vouchers"]:
        yield Total("Left on your gift vouchers", amount(snapshot, snapshot["vouchers"]))
    owed = snapshot["owed"]
    yield Total(
        "To pay in all" if owed >= 0 else "We owe you in all", amount(snapshot, abs(owed)), strong=True
    )
