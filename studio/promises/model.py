"""What the studio said it would do, by when, at what price."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum
from typing import ClassVar, NewType

from sqlalchemy import CheckConstraint, ForeignKey, Index, Integer, SmallInteger, String
from sqlalchemy.orm import Mapped, mapped_column

from studio.business.model import StaffId
from studio.catalogue.model import SessionTypeId
from studio.clients.model import HouseholdId
from studio.db import Base, Versioned
from studio.money import Money

PromiseId = NewType("PromiseId", int)
VoucherId = NewType("VoucherId", int)

PARTNER_LENGTH = 120
REASON_LENGTH = 200


class PromiseKind(StrEnum):
    """What was promised."""

    DATE = "date"
    PRICE = "price"
    DISCOUNT = "discount"
    CALL_BACK = "call-back"
    VOUCHER = "gift voucher"
    """Something already paid for; ``price`` is its worth."""
    OTHER = "other"


class PromiseFor(StrEnum):
    """What a promised price or discount is for; a session fee takes only what was promised for it."""

    ANYTHING = "anything"
    SESSION = "session fee"
    PICTURES = "pictures"


UNTIL = (PromiseKind.PRICE, PromiseKind.DISCOUNT, PromiseKind.VOUCHER)
"""What is good until its day and waits for the client; the rest is done by its day, or broken."""


NO_END = date(2999, 12, 31)
"""The day of a price or a discount that was promised without one: it is good for as long as they like."""


class PromiseState(StrEnum):
    """Stored only once it is settled; an open promise past its day is broken."""

    MADE = "made"
    KEPT = "kept"
    KEPT_LATE = "kept late"
    RELEASED = "released"


class Voucher(Versioned, Base):
    """A gift voucher that was sold: its code, and what it was sold for. What is left of it stands as promises.

    Whoever brings the code may use it, also another family than the one that it was sold to.
    """

    __tablename__ = "voucher"
    __table_args__ = (CheckConstraint("worth > 0", name="worth"),)

    id: Mapped[VoucherId] = mapped_column(Integer, primary_key=True)
    code: Mapped[str] = mapped_column(String(16), unique=True)
    worth: Mapped[Money]
    good_until: Mapped[date]
    for_name: Mapped[str] = mapped_column(String(PARTNER_LENGTH), default="")
    """Whom it is for, as it stands on the voucher."""
    made_at: Mapped[datetime]
    made_by: Mapped[StaffId] = mapped_column(ForeignKey("staff.id"))
    ended_at: Mapped[datetime | None] = mapped_column(default=None)
    """When its sale was put right, before anything of it was used."""


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
    partner: Mapped[str] = mapped_column(String(PARTNER_LENGTH), default="")
    """Somebody outside the studio who promised it in our name, such as an agent; it binds us the same way."""
    not_feasible_because: Mapped[str] = mapped_column(String(REASON_LENGTH), default="")
    """Why the owner promised a day that the studio's own reckoning did not allow (R22)."""
    heard_at: Mapped[datetime | None] = mapped_column(default=None)
    """When the owner took note that it was not kept in time (R13)."""
    heard_by: Mapped[StaffId | None] = mapped_column(ForeignKey("staff.id"), default=None)
    next_step: Mapped[str] = mapped_column(String(REASON_LENGTH), default="")
    """What the owner does about it."""
    good_for: Mapped[PromiseFor] = mapped_column(default=PromiseFor.ANYTHING)
    session_type_id: Mapped[SessionTypeId | None] = mapped_column(ForeignKey("session_type.id"), default=None)
    """The kind of session whose fee it is for, when it is for one kind only."""
    basis_points: Mapped[int] = mapped_column(SmallInteger, default=0)
    """A discount in hundredths of a per cent (1000 = 10 %), where it is not an amount."""
    voucher_id: Mapped[VoucherId | None] = mapped_column(ForeignKey("voucher.id"), index=True, default=None)
    """The gift voucher that this is, or what is left of it."""


class PromiseMove(Base):
    """Another day was agreed for a promise: which, by whom and with whom."""

    __tablename__ = "promise_move"
    append_only: ClassVar[bool] = True

    id: Mapped[int] = mapped_column(primary_key=True)
    promise_id: Mapped[PromiseId] = mapped_column(ForeignKey("promise.id"), index=True)
    due_before: Mapped[date]
    due_after: Mapped[date]
    moved_at: Mapped[datetime]
    moved_by: Mapped[StaffId] = mapped_column(ForeignKey("staff.id"))
    agreed_with: Mapped[str] = mapped_column(String(PARTNER_LENGTH), default="")
    because: Mapped[str] = mapped_column(String(REASON_LENGTH), default="")
