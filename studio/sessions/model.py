"""The portrait session, from provisional to completed, and who is in it."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum
from typing import ClassVar, NewType

from sqlalchemy import CheckConstraint, ForeignKey, Index, Integer, String
from sqlalchemy.orm import Mapped, mapped_column

from studio.business.model import StaffId
from studio.catalogue.model import SessionTypeId
from studio.clients.model import HouseholdId, PersonId
from studio.db import Base, Versioned
from studio.diary.model import AppointmentId
from studio.money import Money

SessionId = NewType("SessionId", int)


class SessionKind(StrEnum):
    """Fixed at birth; a complimentary reshoot is free by construction (R1)."""

    STANDARD = "standard"
    RESHOOT = "complimentary reshoot"
    UPDATE = "update"


class SessionState(StrEnum):
    """DOMAIN 3.2; what is not listed there is refused."""

    PROVISIONAL = "provisional"
    CONFIRMED = "confirmed"
    COMPLETED = "completed"
    CANCELLED = "cancelled"
    NO_SHOW = "no-show"


class Comfort(StrEnum):
    """The answer to "Is there anything about how you look today you are unsure of?"."""

    FINE = "fine"
    UNSURE = "unsure"
    NOT_ASKED = "not asked"


class Method(StrEnum):
    """How money changed hands."""

    CARD = "card"
    CASH = "cash"
    TRANSFER = "bank transfer"
    CHEQUE = "cheque"


class PortraitSession(Versioned, Base):
    """One sitting of a household. The fee of a reshoot is nothing, whoever writes it (R1)."""

    __tablename__ = "portrait_session"
    __table_args__ = (
        CheckConstraint("fee_list >= 0 AND fee_charged >= 0", name="fee"),
        CheckConstraint(
            "kind <> 'complimentary reshoot' OR (fee_list = 0 AND fee_charged = 0)", name="reshoot_is_free"
        ),
        CheckConstraint(
            "state <> 'completed' OR (comfort IS NOT NULL AND images_taken IS NOT NULL)",
            name="completed_is_whole",
        ),
        Index("ix_portrait_session_state", "state"),
    )

    id: Mapped[SessionId] = mapped_column(Integer, primary_key=True)
    household_id: Mapped[HouseholdId] = mapped_column(ForeignKey("household.id"), index=True)
    appointment_id: Mapped[AppointmentId] = mapped_column(ForeignKey("appointment.id"), unique=True)
    type_id: Mapped[SessionTypeId] = mapped_column(ForeignKey("session_type.id"))
    kind: Mapped[SessionKind]
    state: Mapped[SessionState]
    hold_until: Mapped[date | None] = mapped_column(default=None)
    """Until when a provisional session keeps its slot."""
    fee_list: Mapped[Money]
    fee_charged: Mapped[Money]
    fee_reason: Mapped[str] = mapped_column(String(200), default="")
    preparation: Mapped[str] = mapped_column(default="")
    """What to know beforehand: wishes, clothes, worries."""
    comfort: Mapped[Comfort | None] = mapped_column(default=None)
    comfort_words: Mapped[str] = mapped_column(default="")
    """Her words when unsure, or the reason it was not asked."""
    images_taken: Mapped[int | None] = mapped_column(default=None)
    mood: Mapped[str] = mapped_column(String(80), default="")
    completed_at: Mapped[datetime | None] = mapped_column(default=None)
    completed_by: Mapped[StaffId | None] = mapped_column(ForeignKey("staff.id"), default=None)
    cancelled_reason: Mapped[str] = mapped_column(String(400), default="")
    booked_at: Mapped[datetime]
    booked_by: Mapped[StaffId] = mapped_column(ForeignKey("staff.id"))


class Sitter(Base):
    """A person who is to be in a session."""

    __tablename__ = "sitter"

    session_id: Mapped[SessionId] = mapped_column(ForeignKey("portrait_session.id"), primary_key=True)
    person_id: Mapped[PersonId] = mapped_column(ForeignKey("person.id"), primary_key=True)


class FeePayment(Base):
    """Money taken (or, below zero, given back) for a session fee."""

    __tablename__ = "fee_payment"
    append_only: ClassVar[bool] = True

    id: Mapped[int] = mapped_column(primary_key=True)
    session_id: Mapped[SessionId] = mapped_column(ForeignKey("portrait_session.id"), index=True)
    amount: Mapped[Money]
    method: Mapped[Method]
    taken_at: Mapped[datetime]
    taken_by: Mapped[StaffId] = mapped_column(ForeignKey("staff.id"))
