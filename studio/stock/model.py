"""Mouldings on the rack: every length that came or went, what is reserved, and what is expected."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum
from typing import ClassVar, NewType

from sqlalchemy import CheckConstraint, ForeignKey, Index, Integer, String
from sqlalchemy.orm import Mapped, mapped_column

from studio.business.model import StaffId
from studio.catalogue.model import MouldingId
from studio.db import Base, Versioned

NeedId = NewType("NeedId", int)
ExpectedId = NewType("ExpectedId", int)
ShortageId = NewType("ShortageId", int)

SOURCE_LENGTH = 40
NOTE_LENGTH = 200


class MoveKind(StrEnum):
    """Why a length came or went."""

    DELIVERED = "delivered"
    COUNTED = "counted"
    """The difference between the count and the books."""
    USED = "used"
    WASTED = "wasted"


class StockMove(Base):
    """A length of a moulding that came or went, in whole millimetres; what is there is their sum."""

    __tablename__ = "stock_move"
    __table_args__ = (
        CheckConstraint("kind = 'counted' OR millimetres <> 0", name="something"),
        Index("ix_stock_move_moulding_id_id", "moulding_id", "id"),
    )
    append_only: ClassVar[bool] = True

    id: Mapped[int] = mapped_column(primary_key=True)
    moulding_id: Mapped[MouldingId] = mapped_column(ForeignKey("moulding.id"))
    kind: Mapped[MoveKind]
    millimetres: Mapped[int]
    """Below zero it went."""
    counted: Mapped[int | None] = mapped_column(default=None)
    """What a count found."""
    source: Mapped[str] = mapped_column(String(SOURCE_LENGTH), default="")
    """What it was used for, such as ``piece:12``."""
    at: Mapped[datetime]
    by: Mapped[StaffId] = mapped_column(ForeignKey("staff.id"))
    note: Mapped[str] = mapped_column(String(NOTE_LENGTH), default="")


class StockNeed(Versioned, Base):
    """What one order, or whatever ``source`` names, needs of a moulding; reserved while it is not ended."""

    __tablename__ = "stock_need"
    __table_args__ = (
        CheckConstraint("millimetres >= 0 AND used >= 0", name="lengths"),
        Index("ix_stock_need_source", "source"),
        Index("ix_stock_need_moulding_id", "moulding_id"),
    )

    id: Mapped[NeedId] = mapped_column(Integer, primary_key=True)
    moulding_id: Mapped[MouldingId] = mapped_column(ForeignKey("moulding.id"))
    source: Mapped[str] = mapped_column(String(SOURCE_LENGTH), default="")
    millimetres: Mapped[int]
    """All it needs, what was used of it already included."""
    used: Mapped[int] = mapped_column(default=0)
    made_at: Mapped[datetime]
    made_by: Mapped[StaffId] = mapped_column(ForeignKey("staff.id"))
    ended_at: Mapped[datetime | None] = mapped_column(default=None)


class ExpectedDelivery(Versioned, Base):
    """A length that a supplier said would come, and when."""

    __tablename__ = "expected_delivery"
    __table_args__ = (
        CheckConstraint("millimetres > 0", name="length"),
        Index("ix_expected_delivery_moulding_id", "moulding_id"),
    )

    id: Mapped[ExpectedId] = mapped_column(Integer, primary_key=True)
    moulding_id: Mapped[MouldingId] = mapped_column(ForeignKey("moulding.id"))
    millimetres: Mapped[int]
    due_on: Mapped[date]
    noted_at: Mapped[datetime]
    noted_by: Mapped[StaffId] = mapped_column(ForeignKey("staff.id"))
    note: Mapped[str] = mapped_column(String(NOTE_LENGTH), default="")
    ended_at: Mapped[datetime | None] = mapped_column(default=None)
    """When it came, or was called off."""
    came: Mapped[bool] = mapped_column(default=False)


class OutUntil(Versioned, Base):
    """A moulding that the supplier does not have until a day; over once it is back."""

    __tablename__ = "moulding_out"
    __table_args__ = (Index("ix_moulding_out_moulding_id", "moulding_id"),)

    id: Mapped[ShortageId] = mapped_column(Integer, primary_key=True)
    moulding_id: Mapped[MouldingId] = mapped_column(ForeignKey("moulding.id"))
    until: Mapped[date]
    """The day on which it is said to be back."""
    told_at: Mapped[datetime]
    told_by: Mapped[StaffId] = mapped_column(ForeignKey("staff.id"))
    """Who here was told."""
    note: Mapped[str] = mapped_column(String(NOTE_LENGTH), default="")
    ended_at: Mapped[datetime | None] = mapped_column(default=None)
    ended_by: Mapped[StaffId | None] = mapped_column(ForeignKey("staff.id"), default=None)
