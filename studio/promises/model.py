"""What the studio said it would do, by when, at what price."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum
from typing import NewType

from sqlalchemy import ForeignKey, Index, Integer, String
from sqlalchemy.orm import Mapped, mapped_column

from studio.business.model import StaffId
from studio.clients.model import HouseholdId
from studio.db import Base, Versioned
from studio.money import Money

PromiseId = NewType("PromiseId", int)


class PromiseKind(StrEnum):
    """What was promised."""

    DATE = "date"
    PRICE = "price"
    DISCOUNT = "discount"
    CALL_BACK = "call-back"
    VOUCHER = "gift voucher"
    """Something already paid for; ``price`` is its worth."""
    OTHER = "other"


class PromiseState(StrEnum):
    """Stored only once it is settled; an open promise past its day is broken."""

    MADE = "made"
    KEPT = "kept"
    KEPT_LATE = "kept late"
    RELEASED = "released"


class Promise(Versioned, Base):
    """One dated or priced undertaking to a household."""

    __tablename__ = "promise"
    __table_args__ = (Index("ix_promise_state_due", "state", "due"), Index("ix_promise_source", "source"))

    id: Mapped[PromiseId] = mapped_column(Integer, primary_key=True)
    household_id: Mapped[HouseholdId] = mapped_column(ForeignKey("household.id"), index=True)
    made_by: Mapped[StaffId] = mapped_column(ForeignKey("staff.id"))
    made_at: Mapped[datetime]
    text: Mapped[str]
    kind: Mapped[PromiseKind]
    due: Mapped[date]
    price: Mapped[Money | None] = mapped_column(default=None)
    source: Mapped[str] = mapped_column(String(40), default="")
    """What it was written in, such as ``order:17``."""
    state: Mapped[PromiseState] = mapped_column(default=PromiseState.MADE)
    fulfilled_at: Mapped[datetime | None] = mapped_column(default=None)
    broke_on: Mapped[date | None] = mapped_column(default=None)
    """The day it was found broken, kept when it is then moved: a new date does not undo a broken word."""
    released_because: Mapped[str] = mapped_column(String(200), default="")
