"""The reply slip as it came back: what she marked, her words, and what was keyed before it was put right."""

from __future__ import annotations

from datetime import date, datetime
from typing import ClassVar, NewType

from sqlalchemy import CheckConstraint, ForeignKey, Integer, SmallInteger, String
from sqlalchemy.orm import Mapped, mapped_column

from studio.business.model import StaffId
from studio.care.model import ConcernId
from studio.db import Base, Versioned
from studio.letters.model import LetterId

SlipId = NewType("SlipId", int)

_MARKS = "(score IS NULL OR score BETWEEN 1 AND 5) AND (ease IS NULL OR ease BETWEEN 1 AND 5)"


class ReplySlip(Versioned, Base):
    """What came back with one letter; a letter is answered once, and M10 counts what was marked.

    A question left open on the paper is kept as it came: without a mark.
    """

    __tablename__ = "reply_slip"
    __table_args__ = (CheckConstraint(_MARKS, name="marks"),)

    id: Mapped[SlipId] = mapped_column(Integer, primary_key=True)
    letter_id: Mapped[LetterId] = mapped_column(ForeignKey("letter.id"), unique=True)
    received_on: Mapped[date]
    score: Mapped[int | None] = mapped_column(SmallInteger, default=None)
    """How she feels about her portraits: 5 loves them, 1 is unhappy."""
    ease: Mapped[int | None] = mapped_column(SmallInteger, default=None)
    """How easy we made everything, 5 very."""
    words: Mapped[str] = mapped_column(default="")
    """What she would change, or whatever she wrote, never rewritten."""
    would_change: Mapped[bool] = mapped_column(default=False)
    """Her words ask for a change, whatever she marked."""
    wants_call: Mapped[bool] = mapped_column(default=False)
    call_when: Mapped[str] = mapped_column(String(40), default="")
    """The parts of the day that she ticked, such as "morning, evening"; any when none is ticked."""
    concern_id: Mapped[ConcernId | None] = mapped_column(ForeignKey("concern.id"), index=True, default=None)
    """The concern that it opened or that her words joined."""
    entered_at: Mapped[datetime]
    entered_by: Mapped[StaffId] = mapped_column(ForeignKey("staff.id"))


class SlipBefore(Base):
    """What was keyed of a slip before it was put right, and why it was."""

    __tablename__ = "reply_slip_before"
    __table_args__ = (CheckConstraint(_MARKS, name="marks"),)
    append_only: ClassVar[bool] = True

    id: Mapped[int] = mapped_column(primary_key=True)
    slip_id: Mapped[SlipId] = mapped_column(ForeignKey("reply_slip.id"), index=True)
    received_on: Mapped[date]
    score: Mapped[int | None] = mapped_column(SmallInteger)
    ease: Mapped[int | None] = mapped_column(SmallInteger)
    words: Mapped[str]
    wants_call: Mapped[bool]
    amended_at: Mapped[datetime]
    amended_by: Mapped[StaffId] = mapped_column(ForeignKey("staff.id"))
    reason: Mapped[str] = mapped_column(String(200))
