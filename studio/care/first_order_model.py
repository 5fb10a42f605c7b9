"""What becomes of each picture of the first order, once something was agreed in a case (R6)."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import NewType

from sqlalchemy import CheckConstraint, ForeignKey, Integer, SmallInteger, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from studio.business.model import StaffId
from studio.care.model import ConcernId
from studio.db import Base, Versioned
from studio.making.model import PieceId
from studio.orders.model import LineId

FirstPieceId = NewType("FirstPieceId", int)


class Fate(StrEnum):
    """What she decides for one picture; it hangs with her until the new ones are handed over (R6)."""

    KEEP = "keep"
    """It stays hers, and nothing about it changes."""
    EXCHANGE = "exchange"
    """A picture of the second order takes its place, and what was paid for it counts there."""
    REMAKE = "remake"
    """The same picture is made again, at our cost."""
    RETURN = "return"
    """She gives it back with nothing in its place; what was paid for it counts towards the second order."""
    CREDIT = "credit"
    """What was paid for it counts towards the second order, and it stays hers."""


class FirstPiece(Versioned, Base):
    """What she decided for one picture of the first order, what replaced it, and whether it came back."""

    __tablename__ = "first_piece"
    __table_args__ = (
        UniqueConstraint("concern_id", "line_id", "copy"),
        CheckConstraint("copy >= 1", name="copy"),
        CheckConstraint(
            "replaced_by_id IS NULL OR (fate IN ('exchange', 'remake') AND replaced_by_id <> piece_id)",
            name="replaced_by",
        ),
        CheckConstraint("(returned_at IS NULL) = (taken_back_by IS NULL)", name="returned"),
        CheckConstraint("returned_at IS NULL OR fate <> 'keep'", name="kept_is_not_returned"),
    )

    id: Mapped[FirstPieceId] = mapped_column(Integer, primary_key=True)
    concern_id: Mapped[ConcernId] = mapped_column(ForeignKey("concern.id"), index=True)
    line_id: Mapped[LineId] = mapped_column(ForeignKey("order_line.id"), index=True)
    copy: Mapped[int] = mapped_column(SmallInteger, default=1)
    """Which of the line's pictures it is, where more than one was ordered."""
    piece_id: Mapped[PieceId | None] = mapped_column(ForeignKey("piece.id"), index=True, default=None)
    """The piece on the bench; none for an order that was made before there was one."""
    fate: Mapped[Fate]
    decided_at: Mapped[datetime]
    decided_by: Mapped[StaffId] = mapped_column(ForeignKey("staff.id"))
    replaced_by_id: Mapped[PieceId | None] = mapped_column(ForeignKey("piece.id"), index=True, default=None)
    """The new piece that took its place."""
    returned_at: Mapped[datetime | None] = mapped_column(default=None)
    """When she gave it back; returning it is her choice."""
    taken_back_by: Mapped[StaffId | None] = mapped_column(ForeignKey("staff.id"), default=None)
