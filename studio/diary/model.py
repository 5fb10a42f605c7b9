"""Appointments, what they occupy, how they were moved, and what became free."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import ClassVar, NewType

from sqlalchemy import CheckConstraint, DateTime, ForeignKey, Index, Integer, SmallInteger, String
from sqlalchemy.orm import Mapped, mapped_column

from studio.business.model import RoomId, StaffId
from studio.clients.model import HouseholdId
from studio.db import Base, Versioned

AppointmentId = NewType("AppointmentId", int)
FreedTimeId = NewType("FreedTimeId", int)

LONGEST_MINUTES = 16 * 60
"""No appointment is longer, so that a search for what overlaps has a lower bound on the start."""


class AppointmentKind(StrEnum):
    """What an appointment is for."""

    SESSION = "session"
    RESHOOT = "reshoot"
    VIEWING = "viewing"
    PRESENTATION = "presentation"
    OTHER = "other"


class OtherKind(StrEnum):
    """What an appointment that is with no client is for."""

    LUNCH = "lunch"
    MAINTENANCE = "maintenance"
    HOLIDAY = "holiday"
    MEETING = "meeting"
    OTHER = "other"


class Appointment(Versioned, Base):
    """A time agreed with someone: the wall time as agreed, and the UTC moments that follow from it (RR14).

    A cancelled appointment stays, with its reason, and occupies nothing.
    """

    __tablename__ = "appointment"
    __table_args__ = (
        CheckConstraint("starts_at < ends_at", name="in_order"),
        CheckConstraint(f"minutes BETWEEN 5 AND {LONGEST_MINUTES}", name="length"),
        CheckConstraint("fold BETWEEN 0 AND 1", name="fold"),
        Index("ix_appointment_starts_at", "starts_at"),
    )

    id: Mapped[AppointmentId] = mapped_column(Integer, primary_key=True)
    household_id: Mapped[HouseholdId | None] = mapped_column(
        ForeignKey("household.id"), index=True, default=None
    )
    kind: Mapped[AppointmentKind]
    title: Mapped[str] = mapped_column(String(160))
    """What the diary shows: the family's name, or what it is."""
    wall: Mapped[datetime] = mapped_column(DateTime(timezone=False))
    """The time as agreed, on the studio's wall; it stays when the zone's rules change."""
    zone: Mapped[str] = mapped_column(String(60))
    fold: Mapped[int] = mapped_column(SmallInteger, default=0)
    minutes: Mapped[int] = mapped_column(SmallInteger)
    turnaround: Mapped[int] = mapped_column(SmallInteger, default=0)
    """How long the room is held afterwards, in minutes."""
    starts_at: Mapped[datetime]
    ends_at: Mapped[datetime]
    room_id: Mapped[RoomId | None] = mapped_column(ForeignKey("room.id"), default=None)
    staff_id: Mapped[StaffId | None] = mapped_column(ForeignKey("staff.id"), default=None)
    """The photographer of a session, the host of a viewing or presentation."""
    opener_id: Mapped[StaffId | None] = mapped_column(ForeignKey("staff.id"), default=None)
    """Who opens up when it is out of hours."""
    provisional: Mapped[bool] = mapped_column(default=False)
    told_client: Mapped[bool] = mapped_column(default=False)
    """Whether the client has been told this time; moving unticks it."""
    cancelled_at: Mapped[datetime | None] = mapped_column(default=None)
    cancelled_reason: Mapped[str] = mapped_column(String(400), default="")
    other: Mapped[OtherKind | None] = mapped_column(default=None)
    """Which kind of other appointment; None for whatever is with a client."""
    whole_day: Mapped[bool] = mapped_column(default=False)
    """It takes all the hours of its day, and is shown without a time."""
    series_id: Mapped[AppointmentId | None] = mapped_column(
        ForeignKey("appointment.id"), index=True, default=None
    )
    """The first of the days that were put in the diary in one gesture, such as a fortnight's holiday."""


class AlsoHeld(Base):
    """Another room or person of an appointment that has several, such as a meeting."""

    __tablename__ = "also_held"
    __table_args__ = (CheckConstraint("(room_id IS NULL) <> (staff_id IS NULL)", name="one_resource"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    appointment_id: Mapped[AppointmentId] = mapped_column(ForeignKey("appointment.id"), index=True)
    room_id: Mapped[RoomId | None] = mapped_column(ForeignKey("room.id"), default=None)
    staff_id: Mapped[StaffId | None] = mapped_column(ForeignKey("staff.id"), default=None)


class FreedTime(Base):
    """That a time has become free again: called off, released or moved away. Who would like it is rung."""

    __tablename__ = "freed_time"
    __table_args__ = (Index("ix_freed_time_ends_at", "ends_at"),)
    append_only: ClassVar[bool] = True

    id: Mapped[FreedTimeId] = mapped_column(Integer, primary_key=True)
    appointment_id: Mapped[AppointmentId] = mapped_column(ForeignKey("appointment.id"), index=True)
    starts_at: Mapped[datetime]
    ends_at: Mapped[datetime]
    """With the time to clear the room."""
    freed_at: Mapped[datetime]


class Occupancy(Base):
    """A room or a person held by an appointment; the database itself refuses an overlap (RR5)."""

    __tablename__ = "occupancy"
    __table_args__ = (
        CheckConstraint("(room_id IS NULL) <> (staff_id IS NULL)", name="one_resource"),
        CheckConstraint("starts_at < ends_at", name="in_order"),
        Index("ix_occupancy_room_id_starts_at", "room_id", "starts_at", "ends_at"),
        Index("ix_occupancy_staff_id_starts_at", "staff_id", "starts_at", "ends_at"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    appointment_id: Mapped[AppointmentId] = mapped_column(ForeignKey("appointment.id"), index=True)
    room_id: Mapped[RoomId | None] = mapped_column(ForeignKey("room.id"), default=None)
    staff_id: Mapped[StaffId | None] = mapped_column(ForeignKey("staff.id"), default=None)
    starts_at: Mapped[datetime]
    ends_at: Mapped[datetime]


class AppointmentMove(Base):
    """That an appointment was moved: from when to when, by whom and why."""

    __tablename__ = "appointment_move"
    append_only: ClassVar[bool] = True

    id: Mapped[int] = mapped_column(primary_key=True)
    appointment_id: Mapped[AppointmentId] = mapped_column(ForeignKey("appointment.id"), index=True)
    moved_at: Mapped[datetime]
    moved_by: Mapped[StaffId] = mapped_column(ForeignKey("staff.id"))
    wall_before: Mapped[datetime] = mapped_column(DateTime(timezone=False))
    wall_after: Mapped[datetime] = mapped_column(DateTime(timezone=False))
    reason: Mapped[str] = mapped_column(String(400), default="")
