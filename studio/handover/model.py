"""The note that one shift leaves for the next, and who has read it."""

from __future__ import annotations

from datetime import date, datetime
from typing import ClassVar, NewType

from sqlalchemy import ForeignKey, Integer
from sqlalchemy.orm import Mapped, mapped_column

from studio.business.model import StaffId
from studio.db import Base

NoteId = NewType("NoteId", int)


class HandoverNote(Base):
    """What is still open when somebody goes home, in her words."""

    __tablename__ = "handover_note"
    append_only: ClassVar[bool] = True

    id: Mapped[NoteId] = mapped_column(Integer, primary_key=True)
    written_at: Mapped[datetime]
    written_by: Mapped[StaffId] = mapped_column(ForeignKey("staff.id"))
    for_day: Mapped[date] = mapped_column(index=True)
    """The working day from which Today shows it."""
    text: Mapped[str]


class HandoverReading(Base):
    """Somebody has read a note."""

    __tablename__ = "handover_reading"
    append_only: ClassVar[bool] = True

    note_id: Mapped[NoteId] = mapped_column(ForeignKey("handover_note.id"), primary_key=True)
    staff_id: Mapped[StaffId] = mapped_column(ForeignKey("staff.id"), primary_key=True)
    read_at: Mapped[datetime]
