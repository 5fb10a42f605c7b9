"""The till: gift vouchers sold, the counts of the day, and statements given out."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum
from typing import ClassVar, NewType

from sqlalchemy import CheckConstraint, ForeignKey, Integer, String
from sqlalchemy.orm import Mapped, mapped_column

from studio.business.model import StaffId
from studio.clients.model import HouseholdId
from studio.db import Base
from studio.money import Money
from studio.orders.money_model import Kept
from studio.promises.model import VoucherId
from studio.sessions.model import Method

SaleId = NewType("SaleId", int)
CountId = NewType("CountId", int)
StatementId = NewType("StatementId", int)


class VoucherSale(Base):
    """Money taken for a gift voucher; below zero the sale was put right, with the reason."""

    __tablename__ = "voucher_sale"
    __table_args__ = (CheckConstraint("amount <> 0", name="amount"),)

    id: Mapped[SaleId] = mapped_column(Integer, primary_key=True)
    voucher_id: Mapped[VoucherId] = mapped_column(ForeignKey("voucher.id"), index=True)
    household_id: Mapped[HouseholdId | None] = mapped_column(
        ForeignKey("household.id"), index=True, default=None
    )
    """The family that bought it, where it is one of ours."""
    buyer: Mapped[str] = mapped_column(String(120), default="")
    amount: Mapped[Money]
    method: Mapped[Method]
    taken_at: Mapped[datetime]
    taken_by: Mapped[StaffId] = mapped_column(ForeignKey("staff.id"))
    reason: Mapped[str] = mapped_column(String(200), default="")


class VoucherPaper(Kept, Base):
    """The page of a gift voucher."""

    __tablename__ = "voucher_paper"

    voucher_id: Mapped[VoucherId] = mapped_column(
        ForeignKey("voucher.id"), primary_key=True, autoincrement=False
    )


class MoneyOf(StrEnum):
    """Where a row of money is written."""

    ORDER = "order"
    FEE = "session fee"
    VOUCHER = "gift voucher"


class DayCount(Base):
    """The money of a day, counted: what was expected stands beside it, and nobody changes either."""

    __tablename__ = "day_count"
    append_only: ClassVar[bool] = True

    id: Mapped[CountId] = mapped_column(Integer, primary_key=True)
    day: Mapped[date]
    """The day on the studio's wall; money taken later that evening is in the next count."""
    counted_at: Mapped[datetime]
    counted_by: Mapped[StaffId] = mapped_column(ForeignKey("staff.id"))
    float_before: Mapped[Money] = mapped_column(default=Money(0))
    """What the count before left in the drawer."""
    float_left: Mapped[Money] = mapped_column(default=Money(0))
    word: Mapped[str] = mapped_column(String(400), default="")
    """How a difference came about, as far as anybody knows."""


class CountedMethod(Base):
    """What was expected and what was there, for one way of paying."""

    __tablename__ = "counted_method"
    append_only: ClassVar[bool] = True

    count_id: Mapped[CountId] = mapped_column(
        ForeignKey("day_count.id"), primary_key=True, autoincrement=False
    )
    method: Mapped[Method] = mapped_column(primary_key=True)
    expected: Mapped[Money]
    counted: Mapped[Money]


class CountedCash(Base):
    """So many notes or coins of one worth."""

    __tablename__ = "counted_cash"
    __table_args__ = (CheckConstraint("pieces > 0", name="pieces"),)
    append_only: ClassVar[bool] = True

    count_id: Mapped[CountId] = mapped_column(
        ForeignKey("day_count.id"), primary_key=True, autoincrement=False
    )
    worth: Mapped[Money] = mapped_column(primary_key=True, autoincrement=False)
    pieces: Mapped[int]


class CountedRow(Base):
    """A row of money that a count took in; each is taken in once."""

    __tablename__ = "counted_row"
    append_only: ClassVar[bool] = True

    money_of: Mapped[MoneyOf] = mapped_column(primary_key=True)
    row_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    count_id: Mapped[CountId] = mapped_column(ForeignKey("day_count.id"), index=True)


class CountPaper(Kept, Base):
    """The page of a count."""

    __tablename__ = "count_paper"

    count_id: Mapped[CountId] = mapped_column(
        ForeignKey("day_count.id"), primary_key=True, autoincrement=False
    )


class Statement(Kept, Base):
    """A statement given to a family: what is open, what was paid, what is kept for them."""

    __tablename__ = "statement"

    id: Mapped[StatementId] = mapped_column(Integer, primary_key=True)
    household_id: Mapped[HouseholdId] = mapped_column(ForeignKey("household.id"), index=True)
    made_at: Mapped[datetime]
    made_by: Mapped[StaffId] = mapped_column(ForeignKey("staff.id"))
