"""Somebody who asks: who, how to reach them, what they want, and what became of it."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum
from typing import NewType

from sqlalchemy import ForeignKey, Index, Integer, String
from sqlalchemy.orm import Mapped, mapped_column

from studio.business.model import StaffId
from studio.catalogue.model import SessionTypeId
from studio.clients.model import NAME_LENGTH, HouseholdId, Source
from studio.db import Base, Versioned
from studio.reaching import EMAIL_LENGTH, TELEPHONE_LENGTH

EnquiryId = NewType("EnquiryId", int)

LINE_LENGTH = 200
REASON_LENGTH = 400
WANTED_LENGTH = 4_000


class Channel(StrEnum):
    """How they asked."""

    TELEPHONE = "telephone"
    EMAIL = "e-mail"
    VISIT = "visit"
    LETTER = "letter"
    WEBSITE = "website"


class EnquiryState(StrEnum):
    """DOMAIN 3.2; what is not listed there is refused."""

    NEW = "new"
    CONTACTED = "contacted"
    BOOKED = "booked"
    NOT_NOW = "not now"
    LOST = "lost"


class LostBecause(StrEnum):
    """Why somebody did not come to us."""

    PRICE = "price"
    DATE = "no date that suited"
    ELSEWHERE = "went elsewhere"
    PUT_OFF = "we put them off"
    NO_ANSWER = "no answer"
    OTHER = "something else"


class Enquiry(Versioned, Base):
    """One asking. It becomes a booking without being typed again, or ends with its reason."""

    __tablename__ = "enquiry"
    __table_args__ = (Index("ix_enquiry_state_received_at", "state", "received_at"),)

    id: Mapped[EnquiryId] = mapped_column(Integer, primary_key=True)
    first: Mapped[str] = mapped_column(String(NAME_LENGTH), default="")
    last: Mapped[str] = mapped_column(String(NAME_LENGTH), default="")
    telephone: Mapped[str] = mapped_column(String(TELEPHONE_LENGTH), default="")
    digits: Mapped[str] = mapped_column(String(TELEPHONE_LENGTH), default="", index=True)
    """The figures of the number, to know them by when they ring again."""
    email: Mapped[str] = mapped_column(String(EMAIL_LENGTH), default="")
    channel: Mapped[Channel]
    received_at: Mapped[datetime]
    received_by: Mapped[StaffId] = mapped_column(ForeignKey("staff.id"))
    type_id: Mapped[SessionTypeId | None] = mapped_column(ForeignKey("session_type.id"), default=None)
    who: Mapped[str] = mapped_column(String(LINE_LENGTH), default="")
    """Who is to be photographed, as they say it."""
    roughly: Mapped[str] = mapped_column(String(LINE_LENGTH), default="")
    """When, as far as they know."""
    wanted: Mapped[str] = mapped_column(default="")
    source: Mapped[Source] = mapped_column(default=Source.NOT_KNOWN)
    referred_by_id: Mapped[HouseholdId | None] = mapped_column(
        ForeignKey("household.id"), index=True, default=None
    )
    state: Mapped[EnquiryState] = mapped_column(default=EnquiryState.NEW)
    tries: Mapped[int] = mapped_column(default=0)
    """How often we rang and nobody answered."""
    contacted_at: Mapped[datetime | None] = mapped_column(default=None)
    contacted_by: Mapped[StaffId | None] = mapped_column(ForeignKey("staff.id"), default=None)
    ring_on: Mapped[date | None] = mapped_column(default=None)
    """The day on which we ring again."""
    reason: Mapped[str] = mapped_column(String(REASON_LENGTH), default="")
    """Why not now, or why not at all, in words."""
    lost_because: Mapped[LostBecause | None] = mapped_column(default=None)
    closed_at: Mapped[datetime | None] = mapped_column(index=True, default=None)
    closed_by: Mapped[StaffId | None] = mapped_column(ForeignKey("staff.id"), default=None)
    household_id: Mapped[HouseholdId | None] = mapped_column(
        ForeignKey("household.id"), index=True, default=None
    )
    """The household it became, or that of whoever asked again."""
