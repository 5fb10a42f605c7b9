"""Which events of other calendars are in the diary already."""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from studio.db import Base
from studio.diary.model import AppointmentId


class ImportedEvent(Base):
    """A time of a calendar file that was booked, by its lasting key: brought twice, it is booked once."""

    __tablename__ = "imported_event"
    append_only: ClassVar[bool] = True

    key: Mapped[str] = mapped_column(String(64), primary_key=True)
    appointment_id: Mapped[AppointmentId] = mapped_column(ForeignKey("appointment.id"), index=True)
    at: Mapped[datetime]
