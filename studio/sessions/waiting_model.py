"""The waiting list: who would like an earlier time, and who was asked about which."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum
from typing import NewType

from sqlalchemy import CheckConstraint, ForeignKey, Index, Integer, SmallInteger, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from studio.business.model import StaffId
from studio.catalogue.model import SessionTypeId
from studio.clients.model import HouseholdId
from studio.db import Base, Versioned
from studio.diary.model import FreedTimeId
from studio.sessions.model import SessionId

WaitingId = NewType("WaitingId", int)


class WaitingEnd(StrEnum):
    """How a wait for an earlier time came to its end."""

    CAME = "came earlier"
    BOOKED = "booked"
    STOPPED = "stopped"
    OVER = "session over"


class Waiting(Versioned, Base):
    """Who would like an earlier time: for a session that is booked, or before there is one. Kept when it is over."""

    __tablename__ = "waiting"
    __table_args__ = (
        CheckConstraint("weekdays BETWEEN 0 AND 127", name="weekdays"),
        CheckConstraint("parts BETWEEN 0 AND 7", name="parts"),
        CheckConstraint("(ended_at IS NULL) = (ended_how IS NULL)", name="ended_says_how"),
        Index("ix_waiting_ended_at", "ended_at"),
    )

    id: Mapped[WaitingId] = mapped_column(Integer, primary_key=True)
    household_id: Mapped[HouseholdId] = mapped_column(ForeignKey("household.id"), index=True)
    session_id: Mapped[SessionId | None] = mapped_column(
        ForeignKey("portrait_session.id"), index=True, default=None
    )
    type_id: Mapped[SessionTypeId] = mapped_column(ForeignKey("session_type.id"))
    photographer_id: Mapped[StaffId | None] = mapped_column(ForeignKey("staff.id"), default=None)
    """Only with this photographer; None when anyone will do."""
    weekdays: Mapped[int] = mapped_column(SmallInteger, default=0)
    """Monday 1, Tuesday 2, Wednesday 4 and so on, added up; 0 for any day."""
    parts: Mapped[int] = mapped_column(SmallInteger, default=0)
    """Morning 1, afternoon 2, evening 4, added up; 0 for any time of the day."""
    until: Mapped[date | None] = mapped_column(default=None)
    """The last day on which an earlier time would still help."""
    words: Mapped[str] = mapped_column(String(400), default="")
    """What they said about it."""
    since: Mapped[datetime]
    added_by: Mapped[StaffId] = mapped_column(ForeignKey("staff.id"))
    ended_at: Mapped[datetime | None] = mapped_column(default=None)
    ended_how: Mapped[WaitingEnd | None] = mapped_column(default=None)
    ended_because: Mapped[str] = mapped_column(String(400), default="")


class NotThisOne(Base):
    """That a family was asked about a time that had become free and did not want it; the next in line is rung."""

    __tablename__ = "not_this_one"
    __table_args__ = (UniqueConstraint("waiting_id", "freed_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    waiting_id: Mapped[WaitingId] = mapped_column(ForeignKey("waiting.id"), index=True)
    freed_id: Mapped[FreedTimeId] = mapped_column(ForeignKey("freed_time.id"), index=True)
    asked_at: Mapped[datetime]
    asked_by: Mapped[StaffId] = mapped_column(ForeignKey("staff.id"))
    words: Mapped[str] = mapped_column(String(400), default="")
