"""The viewing: the evening on which a family chooses its portraits."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum
from typing import NewType

from sqlalchemy import CheckConstraint, ForeignKey, Index, Integer, SmallInteger, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from studio.business.model import StaffId
from studio.clients.model import HouseholdId
from studio.db import Base, Versioned
from studio.diary.model import AppointmentId
from studio.pictures.model import PictureId
from studio.sessions.model import Comfort, SessionId

ViewingId = NewType("ViewingId", int)


class ViewingState(StrEnum):
    """DOMAIN 3.2; completing a session makes a viewing to arrange."""

    TO_ARRANGE = "to arrange"
    BOOKED = "booked"
    HELD = "held"
    NO_SHOW = "no-show"
    CANCELLED = "cancelled"


class Place(StrEnum):
    """Where a viewing or a sale takes place; a sale at home gives fourteen days' notice (R19)."""

    STUDIO = "studio"
    HOME = "home"


class Outcome(StrEnum):
    """How a viewing ended; thinking it over is as good an answer as any."""

    ORDERED = "ordered"
    THINKING = "thinking it over"
    NO_ORDER = "no order"


class Mark(StrEnum):
    """What a family says of a picture."""

    LOVE = "love"
    PERHAPS = "perhaps"
    NO = "no"


class Viewing(Versioned, Base):
    """A viewing of one session's pictures."""

    __tablename__ = "viewing"
    __table_args__ = (
        CheckConstraint("state <> 'held' OR outcome IS NOT NULL", name="held_has_outcome"),
        CheckConstraint(
            "outcome IS NULL OR outcome <> 'thinking it over' OR next_contact_on IS NOT NULL",
            name="thinking_has_date",
        ),
        Index("ix_viewing_state", "state"),
    )

    id: Mapped[ViewingId] = mapped_column(Integer, primary_key=True)
    household_id: Mapped[HouseholdId] = mapped_column(ForeignKey("household.id"), index=True)
    session_id: Mapped[SessionId] = mapped_column(ForeignKey("portrait_session.id"), index=True)
    appointment_id: Mapped[AppointmentId | None] = mapped_column(
        ForeignKey("appointment.id"), unique=True, default=None
    )
    state: Mapped[ViewingState]
    place: Mapped[Place] = mapped_column(default=Place.STUDIO)
    attendees: Mapped[str] = mapped_column(default="")
    hospitality: Mapped[str] = mapped_column(default="")
    comfort: Mapped[Comfort | None] = mapped_column(default=None)
    comfort_words: Mapped[str] = mapped_column(default="")
    images_shown: Mapped[int | None] = mapped_column(default=None)
    mood: Mapped[str] = mapped_column(String(80), default="")
    outcome: Mapped[Outcome | None] = mapped_column(default=None)
    outcome_reason: Mapped[str] = mapped_column(String(400), default="")
    next_contact_on: Mapped[date | None] = mapped_column(default=None)
    chased_at: Mapped[datetime | None] = mapped_column(default=None)
    """The one gentle call after "thinking it over"."""
    held_at: Mapped[datetime | None] = mapped_column(default=None)
    reopened_at: Mapped[datetime | None] = mapped_column(default=None)
    """When a family that was thinking it over came back to look again."""
    not_yet_reason: Mapped[str] = mapped_column(String(400), default="")
    """Why it is not booked yet; then Today rests until ``not_yet_until``."""
    not_yet_until: Mapped[date | None] = mapped_column(default=None)
    cancelled_reason: Mapped[str] = mapped_column(String(400), default="")


class PictureChoice(Base):
    """What a family chose and said of one picture at one viewing; a mark that was taken away leaves its row."""

    __tablename__ = "picture_choice"
    __table_args__ = (UniqueConstraint("viewing_id", "picture_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    viewing_id: Mapped[ViewingId] = mapped_column(ForeignKey("viewing.id"))
    picture_id: Mapped[PictureId] = mapped_column(ForeignKey("picture.id"), index=True)
    mark: Mapped[Mark | None] = mapped_column(default=None)
    marked_by: Mapped[StaffId | None] = mapped_column(ForeignKey("staff.id"), default=None)
    marked_at: Mapped[datetime | None] = mapped_column(default=None)
    note: Mapped[str] = mapped_column(String(400), default="")
    noted_by: Mapped[StaffId | None] = mapped_column(ForeignKey("staff.id"), default=None)


class ChosenImage(Base):
    """A picture chosen at a viewing, by its reference."""

    __tablename__ = "chosen_image"
    __table_args__ = (UniqueConstraint("viewing_id", "image_ref"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    viewing_id: Mapped[ViewingId] = mapped_column(ForeignKey("viewing.id"), index=True)
    image_ref: Mapped[str] = mapped_column(String(40))
    position: Mapped[int] = mapped_column(SmallInteger, default=0)
