"""What clients said to us and what we said to them, and whether it was answered."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import NewType

from sqlalchemy import ForeignKey, Index, Integer, String
from sqlalchemy.orm import Mapped, mapped_column

from studio.business.model import StaffId
from studio.clients.model import HouseholdId, PersonId
from studio.db import Base, Versioned

MessageId = NewType("MessageId", int)

LONGEST_TEXT = 5_000
NAME_LENGTH = 120
REACH_LENGTH = 120
REASON_LENGTH = 200


class Direction(StrEnum):
    """Who spoke."""

    IN = "in"
    OUT = "out"


class Channel(StrEnum):
    """How it was said."""

    TELEPHONE = "telephone"
    EMAIL = "e-mail"
    VISIT = "visit"
    LETTER = "letter"
    TEXT = "text message"


class MessageState(StrEnum):
    """DOMAIN 3.2: the first four come in, the last two go out."""

    RECEIVED = "received"
    ACKNOWLEDGED = "acknowledged"
    ANSWERED = "answered"
    NO_REPLY = "no reply needed"
    DRAFTED = "drafted"
    SENT = "sent"


WAITING = (MessageState.RECEIVED, MessageState.ACKNOWLEDGED)
"""The states in which somebody waits for our reply; an acknowledgement is not one."""


class Message(Versioned, Base):
    """One thing said, by a family to us or by us to a family, in whatever way it was said."""

    __tablename__ = "message"
    __table_args__ = (Index("ix_message_state_at", "state", "at"),)

    id: Mapped[MessageId] = mapped_column(Integer, primary_key=True)
    household_id: Mapped[HouseholdId | None] = mapped_column(ForeignKey("household.id"), index=True)
    """None while nobody knows whose it is."""
    person_id: Mapped[PersonId | None] = mapped_column(ForeignKey("person.id"), index=True, default=None)
    caller: Mapped[str] = mapped_column(String(NAME_LENGTH), default="")
    """Who it was, as they gave their name."""
    reach: Mapped[str] = mapped_column(String(REACH_LENGTH), default="")
    """The number or address to answer to, when it is not the family's own."""
    direction: Mapped[Direction]
    channel: Mapped[Channel]
    state: Mapped[MessageState]
    at: Mapped[datetime]
    """When it was said."""
    text: Mapped[str]
    """As it was said, never rewritten."""
    reply_due: Mapped[datetime | None] = mapped_column(default=None)
    """The limit of the studio's clock (R12); None when nothing has to be answered."""
    taken_by: Mapped[StaffId] = mapped_column(ForeignKey("staff.id"))
    taken_at: Mapped[datetime]
    """When it was written down."""
    for_id: Mapped[StaffId | None] = mapped_column(ForeignKey("staff.id"), default=None)
    """The colleague it is for."""
    acknowledged_at: Mapped[datetime | None] = mapped_column(default=None)
    acknowledged_by: Mapped[StaffId | None] = mapped_column(ForeignKey("staff.id"), default=None)
    answered_at: Mapped[datetime | None] = mapped_column(default=None)
    answer_id: Mapped[MessageId | None] = mapped_column(ForeignKey("message.id"), index=True, default=None)
    """The message of ours that answers it, from the moment it is drafted."""
    no_reply_because: Mapped[str] = mapped_column(String(REASON_LENGTH), default="")
