"""Every row of money taken or given back, wherever it is written: what a count takes in, each row once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import Select, String, func, literal, null, select
from sqlalchemy.orm import Session

from studio import business, clock
from studio.business.model import Staff
from studio.clients.model import Household
from studio.money import Money
from studio.orders.model import Order, Payment
from studio.orders.money_model import ChequeNews, ChequeStep
from studio.sessions.model import MONEY, FeePayment, Method, PortraitSession
from studio.till.model import CountedRow, DayCount, MoneyOf, VoucherSale


@dataclass(frozen=True, slots=True)
class MoneyRow:
    """Money that changed hands; below zero it was given back. ``what`` says for what, ``whom`` from or to whom."""

    money_of: MoneyOf
    id: int
    amount: Money
    method: Method
    taken_at: datetime
    taken_by: str
    what: str
    whom: str
    came_back: bool = False
    """The opposite row of a cheque that the bank sent back: nothing left the drawer."""
    at_bank: bool = False
    """A cheque that was paid in, or came back, before it was counted: it is not in the drawer, and not missing."""

    @property
    def key(self) -> tuple[MoneyOf, int]:
        """Which row it is, among all kinds."""
        return self.money_of, self.id


REACHES_BACK = timedelta(days=7)
"""The first count of a studio goes back so far; what was taken before it began to count is never asked about."""


def not_counted(db: Session) -> tuple[MoneyRow, ...]:
    """The rows that no count has taken in yet, the oldest first."""
    since = (db.scalar(select(func.min(DayCount.counted_at))) or clock.now()) - REACHES_BACK
    rows = [
        row
        for query, taken_at in zip(_QUERIES, _TAKEN_AT, strict=True)
        for row in _rows(db, query(counted=False).where(taken_at >= since))
    ]
    return tuple(sorted(rows, key=lambda row: (row.taken_at, row.key)))


def of_count(db: Session, count_id: int) -> tuple[MoneyRow, ...]:
    """The rows that a count took in, the oldest first."""
    rows = [
        row
        for query in _QUERIES
        for row in _rows(db, query(counted=True).where(CountedRow.count_id == count_id))
    ]
    return tuple(sorted(rows, key=lambda row: (row.taken_at, row.key)))


def days_not_counted(db: Session) -> dict[date, Money]:
    """What was taken and not counted, by the day on the studio's wall."""
    zone = business.studio(db).zone
    days: dict[date, Money] = {}
    for row in not_counted(db):
        if row.came_back:
            continue
        day = clock.to_wall(row.taken_at, zone).date()
        days[day] = days.get(day, Money(0)) + row.amount
    return days


def _rows(db: Session, query: Select[Any]) -> Iterator[MoneyRow]:
    for cells in db.execute(query):
        money_of, row_id, amount, method, at, by, number, reason, whom, step, news = cells
        yield MoneyRow(
            money_of=MoneyOf(money_of),
            id=row_id,
            amount=amount,
            method=method,
            taken_at=at,
            taken_by=by,
            what=_what(MoneyOf(money_of), number, amount, reason),
            whom=whom or "",
            came_back=step is not None,
            at_bank=news is not None,
        )


def _what(money_of: MoneyOf, number: str | None, amount: Money, reason: str) -> str:
    said = f"order {number}" if money_of is MoneyOf.ORDER else str(money_of)
    return f"{said}, {reason or 'given back'}" if amount < Money(0) else said


def _only(query: Select[Any], money_of: MoneyOf, row_id: Any, *, counted: bool) -> Select[Any]:
    """With the count that took each row in, or only the rows that none did."""
    joined = query.outerjoin(CountedRow, (CountedRow.money_of == money_of) & (CountedRow.row_id == row_id))
    there = CountedRow.count_id.is_not(None) if counted else CountedRow.count_id.is_(None)
    return joined.where(there)


def _of_orders(*, counted: bool) -> Select[Any]:
    back = (
        select(ChequeNews.step)
        .where(ChequeNews.payment_id == Payment.undoes_id, ChequeNews.step == ChequeStep.CAME_BACK)
        .scalar_subquery()
    )
    news = select(func.min(ChequeNews.id)).where(ChequeNews.payment_id == Payment.id).scalar_subquery()
    query = (
        select(
            _literal(MoneyOf.ORDER), Payment.id, Payment.amount, Payment.method, Payment.taken_at, Staff.name,
            Order.number, Payment.note, Household.filing_name, back, news,
        )
        .join(Order, Order.id == Payment.order_id)
        .join(Household, Household.id == Order.household_id)
        .join(Staff, Staff.id == Payment.taken_by)
        .where(Payment.method.in_(MONEY))
    )  # fmt: skip
    return _only(query, MoneyOf.ORDER, Payment.id, counted=counted)


def _of_fees(*, counted: bool) -> Select[Any]:
    query = (
        select(
            _literal(MoneyOf.FEE), FeePayment.id, FeePayment.amount, FeePayment.method, FeePayment.taken_at,
            Staff.name, _literal(""), FeePayment.reason, Household.filing_name, null(), null(),
        )
        .join(PortraitSession, PortraitSession.id == FeePayment.session_id)
        .join(Household, Household.id == PortraitSession.household_id)
        .join(Staff, Staff.id == FeePayment.taken_by)
        .where(FeePayment.method.in_(MONEY))
    )  # fmt: skip
    return _only(query, MoneyOf.FEE, FeePayment.id, counted=counted)


def _of_vouchers(*, counted: bool) -> Select[Any]:
    query = (
        select(
            _literal(MoneyOf.VOUCHER), VoucherSale.id, VoucherSale.amount, VoucherSale.method,
            VoucherSale.taken_at, Staff.name, _literal(""), VoucherSale.reason, VoucherSale.buyer, null(), null(),
        )
        .join(Staff, Staff.id == VoucherSale.taken_by)
    )  # fmt: skip
    return _only(query, MoneyOf.VOUCHER, VoucherSale.id, counted=counted)


def _literal(words: str) -> Any:
    return literal(str(words), String())


_QUERIES = (_of_orders, _of_fees, _of_vouchers)
_TAKEN_AT = (Payment.taken_at, FeePayment.taken_at, VoucherSale.taken_at)
