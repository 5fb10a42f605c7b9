"""The complimentary reshoot that links two rounds, the pictures it is about, and the gentle calls about its day."""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar

from sqlalchemy import CheckConstraint, ForeignKey, Integer, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from studio.business.model import StaffId
from studio.care.model import ConcernId, OfferId, Reached, ReshootId
from studio.clients.model import HouseholdId
from studio.db import Base, Versioned
from studio.pictures.model import PictureId
from studio.sessions.model import SessionId


class Reshoot(Versioned, Base):
    """A complimentary reshoot: one concern, one session that it repeats, one new session (R2).

    A case may have several, one after the other; each names the session it repeats and which round it is.
    """

    __tablename__ = "reshoot"
    __table_args__ = (
        CheckConstraint("session_id IS NULL OR session_id <> original_session_id", name="two_sessions"),
        CheckConstraint("declined_at IS NULL OR accepted_at IS NULL", name="one_answer"),
    )

    id: Mapped[ReshootId] = mapped_column(Integer, primary_key=True)
    household_id: Mapped[HouseholdId] = mapped_column(ForeignKey("household.id"), index=True)
    concern_id: Mapped[ConcernId] = mapped_column(ForeignKey("concern.id"), index=True)
    offer_id: Mapped[OfferId] = mapped_column(ForeignKey("offer.id"), unique=True)
    round: Mapped[int] = mapped_column(default=2)
    """Rounds count from 1, the first session; this is one more than that of the session it repeats."""
    original_session_id: Mapped[SessionId] = mapped_column(ForeignKey("portrait_session.id"), index=True)
    session_id: Mapped[SessionId | None] = mapped_column(
        ForeignKey("portrait_session.id"), unique=True, default=None
    )
    change: Mapped[str] = mapped_column(default="")
    """What to change, one thing a line, in her words."""
    keep: Mapped[str] = mapped_column(default="")
    """What to keep, one thing a line: poses, places, sizes."""
    offered_at: Mapped[datetime]
    accepted_at: Mapped[datetime | None] = mapped_column(default=None)
    declined_at: Mapped[datetime | None] = mapped_column(default=None)
    revived_at: Mapped[datetime | None] = mapped_column(default=None)
    """When we began to ask again after a quiet time; the two gentle contacts count from here."""


class ReshootPicture(Base):
    """A picture of an earlier round that the photographer is shown: to change, or to keep as it is."""

    __tablename__ = "reshoot_picture"
    __table_args__ = (UniqueConstraint("reshoot_id", "picture_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    reshoot_id: Mapped[ReshootId] = mapped_column(ForeignKey("reshoot.id"))
    picture_id: Mapped[PictureId] = mapped_column(ForeignKey("picture.id"), index=True)
    keep: Mapped[bool]
    """Whether she loved it; else it is one she would like to be different."""


class GentleContact(Base):
    """We asked, gently, whether she would like to choose a day for the reshoot she accepted."""

    __tablename__ = "gentle_contact"
    append_only: ClassVar[bool] = True

    id: Mapped[int] = mapped_column(primary_key=True)
    reshoot_id: Mapped[ReshootId] = mapped_column(ForeignKey("reshoot.id"), index=True)
    at: Mapped[datetime]
    staff_id: Mapped[StaffId] = mapped_column(ForeignKey("staff.id"))
    how: Mapped[Reached]
