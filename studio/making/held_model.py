"""What stands here that is the client's: things left with us, pictures not collected; and who was rung about them."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import ClassVar, NewType

from sqlalchemy import (
    CheckConstraint,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    SmallInteger,
    String,
    UniqueConstraint,
)
from sqlalchemy.orm import Mapped, mapped_column

from studio.business.model import StaffId
from studio.clients.model import HouseholdId
from studio.db import Base, Versioned
from studio.making.model import PieceId
from studio.orders.model import OrderId, PresentationId

CustodyId = NewType("CustodyId", int)
CustodyItemId = NewType("CustodyItemId", int)

NAME_LENGTH = 120
WHAT_LENGTH = 200
CONDITION_LENGTH = 400
NOTE_LENGTH = 400


class Custody(Versioned, Base):
    """Things of the client's own that were left with us on one occasion, with the receipt for them (RR9)."""

    __tablename__ = "custody"

    id: Mapped[CustodyId] = mapped_column(Integer, primary_key=True)
    number: Mapped[str] = mapped_column(String(16), unique=True)
    household_id: Mapped[HouseholdId] = mapped_column(ForeignKey("household.id"), index=True)
    order_id: Mapped[OrderId | None] = mapped_column(
        ForeignKey("portrait_order.id"), index=True, default=None
    )
    """The order that they are for; it is not closed until they are handed back."""
    received_at: Mapped[datetime]
    received_by: Mapped[StaffId] = mapped_column(ForeignKey("staff.id"))
    brought_by: Mapped[str] = mapped_column(String(NAME_LENGTH))
    purpose: Mapped[str] = mapped_column(String(WHAT_LENGTH), default="")
    """What is to be done with them."""
    pdf_sha256: Mapped[str] = mapped_column(String(64), default="")


class CustodyItem(Versioned, Base):
    """One thing that was left: what it is, in what condition it came, and to whom it went back."""

    __tablename__ = "custody_item"
    __table_args__ = (
        UniqueConstraint("custody_id", "number"),
        CheckConstraint("(returned_at IS NULL) = (returned_by IS NULL)", name="returned"),
        CheckConstraint("returned_at IS NULL OR returned_to <> ''", name="returned_to"),
    )

    id: Mapped[CustodyItemId] = mapped_column(Integer, primary_key=True)
    custody_id: Mapped[CustodyId] = mapped_column(ForeignKey("custody.id"), index=True)
    number: Mapped[int] = mapped_column(SmallInteger)
    what: Mapped[str] = mapped_column(String(WHAT_LENGTH))
    condition: Mapped[str] = mapped_column(String(CONDITION_LENGTH))
    photograph: Mapped[bytes | None] = mapped_column(LargeBinary, default=None)
    """A JPEG of how it came."""
    returned_at: Mapped[datetime | None] = mapped_column(default=None)
    returned_by: Mapped[StaffId | None] = mapped_column(ForeignKey("staff.id"), default=None)
    returned_to: Mapped[str] = mapped_column(String(NAME_LENGTH), default="")
    return_note: Mapped[str] = mapped_column(String(NOTE_LENGTH), default="")


class CustodyPaper(Base):
    """The receipt that was signed, and the snapshot it was drawn from; only erasure may empty it (RR11)."""

    __tablename__ = "custody_paper"

    custody_id: Mapped[CustodyId] = mapped_column(ForeignKey("custody.id"), primary_key=True)
    snapshot: Mapped[str]
    pdf: Mapped[bytes] = mapped_column(LargeBinary)


class RungAbout(StrEnum):
    """Why somebody was rung about an order."""

    DELAY = "a later day"
    COLLECTING = "pictures to collect"


class Reached(StrEnum):
    """How a call or a message went."""

    SPOKE = "spoke"
    LEFT_MESSAGE = "left a message"
    WROTE = "wrote to them"
    NO_ANSWER = "no answer"


class OrderCall(Base):
    """Somebody rang or wrote about an order; ``told`` is what they were told, to compare by."""

    __tablename__ = "order_call"
    __table_args__ = (Index("ix_order_call_order_id", "order_id"),)
    append_only: ClassVar[bool] = True

    id: Mapped[int] = mapped_column(primary_key=True)
    order_id: Mapped[OrderId] = mapped_column(ForeignKey("portrait_order.id"))
    about: Mapped[RungAbout]
    told: Mapped[str] = mapped_column(String(80), default="")
    reached: Mapped[Reached]
    at: Mapped[datetime]
    made_by: Mapped[StaffId] = mapped_column(ForeignKey("staff.id"))
    note: Mapped[str] = mapped_column(String(NOTE_LENGTH), default="")


class HandedOver(Base):
    """A piece that went home at a presentation, and whether it was looked at together with them."""

    __tablename__ = "handed_over"
    append_only: ClassVar[bool] = True

    piece_id: Mapped[PieceId] = mapped_column(ForeignKey("piece.id"), primary_key=True, autoincrement=False)
    presentation_id: Mapped[PresentationId] = mapped_column(ForeignKey("presentation.id"), index=True)
    looked_at: Mapped[bool] = mapped_column(default=False)
