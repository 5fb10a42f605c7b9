"""What the studio offers and for how much, from which day."""

from __future__ import annotations

from datetime import date
from typing import NewType

from sqlalchemy import CheckConstraint, ForeignKey, Integer, SmallInteger, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from studio.db import Base, Versioned
from studio.money import Money

SessionTypeId = NewType("SessionTypeId", int)
PriceListId = NewType("PriceListId", int)
PriceId = NewType("PriceId", int)


class SessionType(Versioned, Base):
    """A kind of session: its length, the room's turnaround, its fee, and what goes with it before and after."""

    __tablename__ = "session_type"
    __table_args__ = (
        CheckConstraint("minutes BETWEEN 5 AND 720", name="length"),
        CheckConstraint("turnaround BETWEEN 0 AND 240", name="turnaround"),
        CheckConstraint("fee >= 0", name="fee"),
    )

    id: Mapped[SessionTypeId] = mapped_column(Integer, primary_key=True)
    name: Mapped[str] = mapped_column(String(80), unique=True)
    minutes: Mapped[int] = mapped_column(SmallInteger, default=60)
    turnaround: Mapped[int] = mapped_column(SmallInteger, default=15)
    fee: Mapped[Money]
    active: Mapped[bool] = mapped_column(default=True)
    position: Mapped[int] = mapped_column(SmallInteger, default=0)
    deposit: Mapped[Money] = mapped_column(default=Money(0))
    """What of the fee is asked for at booking; where it is nothing, the whole fee."""
    preparation: Mapped[str] = mapped_column(default="")
    """How to get ready for it, as the confirmation prints it (L1)."""
    proposes_shots: Mapped[bool] = mapped_column(default=True)
    """Whether a shot list is proposed from who is coming."""
    standing_shots: Mapped[str] = mapped_column(default="")
    """Shots of this kind of session whoever comes, a line each."""
    viewing_from_days: Mapped[int] = mapped_column(SmallInteger, default=3)
    viewing_to_days: Mapped[int] = mapped_column(SmallInteger, default=7)
    """The viewing is suggested this many days after the session, from and to."""
    update_months: Mapped[int] = mapped_column(SmallInteger, default=0)
    """After how many months they are asked back (L12); nothing means never."""


class PriceList(Base):
    """The prices from a day on; a list that has begun is never edited, a new one follows it (R11).

    Of two lists that start on one day the later made is in force, so that a slip is mended the same day.
    """

    __tablename__ = "price_list"

    id: Mapped[PriceListId] = mapped_column(Integer, primary_key=True)
    name: Mapped[str] = mapped_column(String(80))
    starts_on: Mapped[date] = mapped_column(index=True)


class Price(Base):
    """What one product costs in one list: its size in whole inches, wide by high, and its finish."""

    __tablename__ = "price"
    __table_args__ = (
        UniqueConstraint("price_list_id", "product", "width_in", "height_in", "finish"),
        CheckConstraint("amount >= 0", name="amount"),
        CheckConstraint("width_in BETWEEN 1 AND 120 AND height_in BETWEEN 1 AND 120", name="size"),
        CheckConstraint("lead_days BETWEEN 0 AND 365", name="lead"),
    )

    id: Mapped[PriceId] = mapped_column(Integer, primary_key=True)
    price_list_id: Mapped[PriceListId] = mapped_column(ForeignKey("price_list.id"), index=True)
    product: Mapped[str] = mapped_column(String(80))
    width_in: Mapped[int] = mapped_column(SmallInteger)
    height_in: Mapped[int] = mapped_column(SmallInteger)
    finish: Mapped[str] = mapped_column(String(80))
    amount: Mapped[Money]
    lead_days: Mapped[int] = mapped_column(SmallInteger, default=0)
    """Working days until the material for it is here (R22)."""
    position: Mapped[int] = mapped_column(SmallInteger, default=0)
