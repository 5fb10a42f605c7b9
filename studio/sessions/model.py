"""The portrait session, from provisional to completed, and who is in it."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum
from typing import ClassVar, NewType

from sqlalchemy import CheckConstraint, ForeignKey, Index, Integer, SmallInteger, String
from sqlalchemy.orm import Mapped, mapped_column

from studio.business.model import StaffId
from studio.catalogue.model import SessionTypeId
from studio.clients.model import HouseholdId, PersonId
from studio.db import Base, Versioned
from studio.diary.model import AppointmentId
from studio.money import Money
from studio.promises.model import PromiseId

SessionId = NewType("SessionId", int)
ShotId = NewType("ShotId", int)


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
    VOUCHER = "gift voucher"
    CARRIED = "from another session"


MONEY = (Method.CARD, Method.CASH, Method.TRANSFER, Method.CHEQUE)
"""The ways in which money itself is taken and given back."""


class ShotKind(StrEnum):
    """What a shot is of; with the person it is of, that is how a proposal knows it again."""

    EVERYONE = "everyone"
    GROWN_UPS = "grown-ups"
    CHILDREN = "children"
    GRANDPARENTS = "grandparents"
    WITH_GRANDPARENTS = "grandparents and children"
    IN_ARMS = "in their arms"
    SINGLE = "single"
    STANDING = "standing"
    """One that this kind of session always has."""
    OWN = "own"
    """One that was added by hand."""


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
    arrived_at: Mapped[datetime | None] = mapped_column(default=None)
    arrival_note: Mapped[str] = mapped_column(String(400), default="")
    """What reception heard at the door and the photographer should know."""
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
    reason: Mapped[str] = mapped_column(String(200), default="")
    """Why it was given back."""
    promise_id: Mapped[PromiseId | None] = mapped_column(ForeignKey("promise.id"), index=True, default=None)
    """The gift voucher that paid."""
    other_session_id: Mapped[SessionId | None] = mapped_column(
        ForeignKey("portrait_session.id"), index=True, default=None
    )
    """The session to which, or from which, it was carried over."""


class FeePromise(Base):
    """A promised price, discount or gift voucher that was used for a session (R11, R14)."""

    __tablename__ = "fee_promise"
    __table_args__ = (CheckConstraint("amount >= 0", name="amount"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    session_id: Mapped[SessionId] = mapped_column(ForeignKey("portrait_session.id"), index=True)
    promise_id: Mapped[PromiseId] = mapped_column(ForeignKey("promise.id"), index=True)
    amount: Mapped[Money]
    """What the client has of it: by how much the fee is lower, or what the voucher pays."""
    returned_at: Mapped[datetime | None] = mapped_column(default=None)
    """When the session was called off and the promise stood open again."""


class Shot(Base):
    """One picture to be taken in a session, ticked on the day; what was taken off the list can be put back."""

    __tablename__ = "shot"
    __table_args__ = (Index("ix_shot_session_id_position", "session_id", "position"),)

    id: Mapped[ShotId] = mapped_column(Integer, primary_key=True)
    session_id: Mapped[SessionId] = mapped_column(ForeignKey("portrait_session.id"))
    position: Mapped[int] = mapped_column(SmallInteger)
    text: Mapped[str] = mapped_column(String(200))
    kind: Mapped[ShotKind]
    person_id: Mapped[PersonId | None] = mapped_column(ForeignKey("person.id"), index=True, default=None)
    as_proposed: Mapped[str] = mapped_column(String(200), default="")
    """How it was proposed, which tells words that were changed by hand; empty for one added by hand."""
    off_list: Mapped[bool] = mapped_column(default=False)
    gone_with_them: Mapped[bool] = mapped_column(default=False)
    """Off the list because they do not come, not by hand: offered again when they do."""
    done_at: Mapped[datetime | None] = mapped_column(default=None)
    done_by: Mapped[StaffId | None] = mapped_column(ForeignKey("staff.id"), default=None)
