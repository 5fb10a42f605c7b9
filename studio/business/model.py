"""The studio itself: its address, its hours, its rooms and its staff."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum
from typing import NewType

from sqlalchemy import CheckConstraint, Integer, LargeBinary, SmallInteger, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from studio.actor import Role
from studio.db import Base, Versioned
from studio.languages import HOME as HOME_LANGUAGE
from studio.languages import LONGEST as LANGUAGE_LENGTH
from studio.money import Money

StaffId = NewType("StaffId", int)
RoomId = NewType("RoomId", int)


class Studio(Versioned, Base):
    """The one studio of these records: what stands on its paper, and how it reckons."""

    __tablename__ = "studio"
    __table_args__ = (CheckConstraint("id = 1", name="only_one"),)

    id: Mapped[int] = mapped_column(primary_key=True, default=1)
    name: Mapped[str] = mapped_column(String(120))
    address: Mapped[str] = mapped_column(default="")
    """The address as on the letterhead, one line each."""
    place: Mapped[str] = mapped_column(String(80), default="")
    """The town in which orders are made out."""
    telephone: Mapped[str] = mapped_column(String(40), default="")
    day_phone: Mapped[str] = mapped_column(String(40), default="")
    """The number to ring on the day of an appointment."""
    owner_direct: Mapped[str] = mapped_column(String(40), default="")
    owner_hours: Mapped[str] = mapped_column(String(120), default="")
    email: Mapped[str] = mapped_column(String(254), default="")
    vat_number: Mapped[str] = mapped_column(String(30), default="")
    currency: Mapped[str] = mapped_column(String(3), default="GBP")
    prices_include_tax: Mapped[bool] = mapped_column(default=True)
    zone: Mapped[str] = mapped_column(String(60), default="Europe/London")
    country: Mapped[str] = mapped_column(String(2), default="GB")
    region: Mapped[str] = mapped_column(String(10), default="ENG")
    """Which bank holidays are kept."""
    language: Mapped[str] = mapped_column(String(LANGUAGE_LENGTH), default=HOME_LANGUAGE)
    """In which letters are written to whoever has no other wish, by its code."""
    door_minutes: Mapped[int] = mapped_column(SmallInteger, default=15)
    """How long before an appointment the door is open."""
    cutting_faces: Mapped[int] = mapped_column(SmallInteger, default=8)
    """How many widths of its face a frame takes beyond what it holds, for its four corners."""
    uncollected_days: Mapped[int] = mapped_column(SmallInteger, default=14)
    """After how many days pictures that are ready and were not collected are named."""
    retouching_days: Mapped[int] = mapped_column(SmallInteger, default=2)
    printing_days: Mapped[int] = mapped_column(SmallInteger, default=1)
    framing_days: Mapped[int] = mapped_column(SmallInteger, default=1)
    checking_days: Mapped[int] = mapped_column(SmallInteger, default=1)
    """Working days that each stage of making a picture takes (R22)."""
    paper_size: Mapped[str] = mapped_column(String(20), default="A4")
    envelope_width: Mapped[int] = mapped_column(SmallInteger, default=2200)
    envelope_height: Mapped[int] = mapped_column(SmallInteger, default=1100)
    window_left: Mapped[int] = mapped_column(SmallInteger, default=200)
    window_top: Mapped[int] = mapped_column(SmallInteger, default=570)
    window_width: Mapped[int] = mapped_column(SmallInteger, default=900)
    window_height: Mapped[int] = mapped_column(SmallInteger, default=350)
    """The envelope that letters go out in and its window, in tenths of a millimetre, from its top left corner."""
    logo: Mapped[bytes | None] = mapped_column(LargeBinary, default=None)
    opened_at: Mapped[datetime]
    hours_set_at: Mapped[datetime]
    """When the opening hours were last set; they have no row of their own for two desks to meet at (RR10)."""


class OpeningHours(Base):
    """When the studio is open on a weekday (Monday 0), in minutes of the day; no row is a closed day.

    ``late_until`` is how long evening appointments may last by arrangement; it is not working time (R12).
    """

    __tablename__ = "opening_hours"
    __table_args__ = (
        CheckConstraint("weekday BETWEEN 0 AND 6", name="weekday"),
        CheckConstraint("0 <= opens AND opens < closes AND closes <= 1440", name="in_order"),
        CheckConstraint("late_until IS NULL OR (late_until > closes AND late_until <= 1440)", name="late"),
    )

    weekday: Mapped[int] = mapped_column(SmallInteger, primary_key=True, autoincrement=False)
    opens: Mapped[int] = mapped_column(SmallInteger)
    closes: Mapped[int] = mapped_column(SmallInteger)
    late_until: Mapped[int | None] = mapped_column(SmallInteger, default=None)


class Closure(Base):
    """Days on which the studio is closed, first and last included."""

    __tablename__ = "closure"
    __table_args__ = (CheckConstraint("first_day <= last_day", name="in_order"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    first_day: Mapped[date] = mapped_column(index=True)
    last_day: Mapped[date]
    reason: Mapped[str] = mapped_column(String(120))


class TaxRate(Base):
    """The rate of tax from a day on, in basis points (2000 = 20 %)."""

    __tablename__ = "tax_rate"
    __table_args__ = (CheckConstraint("basis_points BETWEEN 0 AND 10000", name="rate"),)

    starts_on: Mapped[date] = mapped_column(primary_key=True)
    basis_points: Mapped[int]


class RoomPurpose(StrEnum):
    """What a room is for."""

    CAMERA = "camera"
    VIEWING = "viewing"


class Room(Versioned, Base):
    """A room in which a session or a viewing takes place."""

    __tablename__ = "room"

    id: Mapped[RoomId] = mapped_column(Integer, primary_key=True)
    name: Mapped[str] = mapped_column(String(60), unique=True)
    purpose: Mapped[RoomPurpose]
    active: Mapped[bool] = mapped_column(default=True)
    position: Mapped[int] = mapped_column(SmallInteger, default=0)


class Staff(Versioned, Base):
    """Someone who works here. The PIN is a courtesy lock between colleagues, not a safe."""

    __tablename__ = "staff"
    __table_args__ = (UniqueConstraint("initials"),)

    id: Mapped[StaffId] = mapped_column(Integer, primary_key=True)
    name: Mapped[str] = mapped_column(String(80))
    initials: Mapped[str] = mapped_column(String(6))
    role: Mapped[Role]
    photographs: Mapped[bool] = mapped_column(default=False)
    pin_hash: Mapped[str | None] = mapped_column(String(200), default=None)
    """Written past the audit, which must not keep old PINs; ``pin_set_at`` tells the audit that it changed."""
    pin_set_at: Mapped[datetime | None] = mapped_column(default=None)
    wrong_pins: Mapped[int] = mapped_column(SmallInteger, default=0)
    locked_until: Mapped[datetime | None] = mapped_column(default=None)
    goodwill_limit: Mapped[Money] = mapped_column(default=Money(250_00))
    active: Mapped[bool] = mapped_column(default=True)
