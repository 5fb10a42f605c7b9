"""What was taken for an order, what is still owed, and how much could be given back."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Select, or_, select
from sqlalchemy.orm import Session

from studio.errors import Missing
from studio.money import Money
from studio.money import total as _sum
from studio.orders.model import (
    Credit,
    Order,
    OrderId,
    OrderLine,
    OrderRevision,
    OrderState,
    Payment,
    RevisionState,
)


@dataclass(frozen=True, slots=True)
class Account:
    """An order's money. ``brought`` and ``passed_on`` are credit from and to other orders of the family (R6)."""

    to_pay: Money = Money(0)
    taken: Money = Money(0)
    allowed: Money = Money(0)
    released: Money = Money(0)
    brought: Money = Money(0)
    passed_on: Money = Money(0)
    spent: Money = Money(0)
    """The part of ``passed_on`` that came from credit kept for the client."""

    @property
    def balance(self) -> Money:
        """What is still to pay; below zero the studio owes the client."""
        return self.to_pay - self.taken - self.allowed - self.released

    @property
    def worth(self) -> Money:
        """What the client's money here is worth: it can be given back, or pass on with replaced pictures."""
        return self.taken + self.brought - self.passed_on

    @property
    def credit(self) -> Money:
        """The credit that counts towards this order."""
        return self.brought - self.spent


def _grouped(db: Session, query: Select[*tuple[Any, ...]]) -> dict[int, list[tuple[Any, ...]]]:
    """The rows of a query by their first column."""
    groups: dict[int, list[tuple[Any, ...]]] = {}
    for row in db.execute(query):
        groups.setdefault(row[0], []).append(tuple(row[1:]))
    return groups


def accounts(db: Session, orders: Iterable[OrderId]) -> dict[OrderId, Account]:
    """The accounts of these orders; of a draft or a cancelled one nothing is to pay, and so nothing is let off."""
    ids = list(orders)
    billed = {
        row[0]: row[1]
        for row in db.execute(
            select(OrderRevision.order_id, OrderRevision.to_pay)
            .join(Order, Order.id == OrderRevision.order_id)
            .where(
                OrderRevision.order_id.in_(ids),
                OrderRevision.state == RevisionState.ISSUED,
                Order.state != OrderState.CANCELLED,
            )
        )
    }
    paid = _grouped(
        db, select(Payment.order_id, Payment.amount, Payment.allowed).where(Payment.order_id.in_(ids))
    )
    away = _grouped(
        db,
        select(Credit.from_order_id, Credit.paid, Credit.released, Credit.kept).where(
            Credit.from_order_id.in_(ids)
        ),
    )
    towards = _grouped(db, select(Credit.to_order_id, Credit.paid).where(Credit.to_order_id.in_(ids)))
    made = {}
    for order_id in ids:
        payments, passed = paid.get(order_id, []), away.get(order_id, [])
        made[order_id] = Account(
            to_pay=billed.get(order_id, Money(0)),
            taken=_sum(row[0] for row in payments),
            allowed=_sum(row[1] for row in payments if order_id in billed),
            released=_sum(row[1] for row in passed if order_id in billed),
            brought=_sum(row[0] for row in towards.get(order_id, [])),
            passed_on=_sum(row[0] for row in passed),
            spent=_sum(row[0] for row in passed if row[2]),
        )
    return made


def account(db: Session, order_id: OrderId) -> Account:
    """The account of one order."""
    return accounts(db, [order_id])[order_id]


def credit_of(db: Session, order_id: OrderId) -> Money:
    """The credit that counts towards an order, as its account has it, without the rest of the account."""
    found = select(Credit.to_order_id, Credit.from_order_id, Credit.paid, Credit.kept)
    rows = db.execute(
        found.where(or_(Credit.to_order_id == order_id, Credit.from_order_id == order_id))
    ).all()
    brought = _sum(row.paid for row in rows if row.to_order_id == order_id)
    return brought - _sum(row.paid for row in rows if row.from_order_id == order_id and row.kept)


def locked(db: Session, order_id: OrderId) -> Order:
    """The order, held until the transaction ends so that no two desks count its money at once; raises Missing."""
    order = db.get(Order, order_id, with_for_update=True)
    if order is None:
        raise Missing("That order is no longer here. Please look again.")
    return order


def revision_in(db: Session, order_id: OrderId, state: RevisionState) -> OrderRevision | None:
    """The revision of an order that is being drafted, or the one in force."""
    return db.scalars(
        select(OrderRevision).where(OrderRevision.order_id == order_id, OrderRevision.state == state)
    ).one_or_none()


def lines_of(db: Session, revision: OrderRevision) -> list[OrderLine]:
    """The lines of a revision in their order."""
    query = select(OrderLine).where(OrderLine.revision_id == revision.id).order_by(OrderLine.position)
    return list(db.scalars(query))
