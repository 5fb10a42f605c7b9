"""Concerns in the client's own words, what she means by them, and what was offered; the reshoot has its own model."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import ClassVar, NewType

from sqlalchemy import CheckConstraint, ForeignKey, Index, Integer, String
from sqlalchemy.orm import Mapped, mapped_column

from studio.actor import Role
from studio.business.model import StaffId
from studio.clients.model import HouseholdId, PersonId
from studio.db import Base, Versioned
from studio.making.model import PieceId
from studio.money import Money
from studio.orders.model import OrderId
from studio.pictures.model import PictureId
from studio.sessions.model import SessionId

ConcernId = NewType("ConcernId", int)
MarkId = NewType("MarkId", int)
OfferId = NewType("OfferId", int)
ReshootId = NewType("ReshootId", int)


class About(StrEnum):
    """What a concern is about."""

    SESSION = "session"
    VIEWING = "viewing"
    ORDER = "order"
    ITEM = "item"
    LETTER = "letter"
    CONDUCT = "conduct"
    OTHER = "other"


class Channel(StrEnum):
    """How it reached us."""

    TELEPHONE = "telephone"
    IN_PERSON = "in person"
    LETTER = "letter"
    EMAIL = "e-mail"
    SLIP = "reply slip"


class Aspect(StrEnum):
    """What it is about in the words of portraiture; chosen after the story, for the whole or picture by picture."""

    EXPRESSION = "expression"
    LIKENESS = "likeness"
    HAIR = "hair and appearance"
    POSE = "pose and grouping"
    CHILD = "child unsettled"
    CLOTHES = "clothes"
    LIGHT = "light and sharpness"
    RETOUCHING = "retouching"
    COLOUR = "colour"
    CROP = "crop"
    SIZE = "size and hanging"
    FRAME = "print and frame"
    DAMAGE = "damage"
    LATENESS = "lateness"
    PRICE = "price"
    PRESSURE = "pressure to buy"
    WORDS = "what we said or wrote"
    MANNER = "our manner"
    WELCOME = "the room and our welcome"
    OTHER = "something else"


class Cause(StrEnum):
    """Chosen after the story; nobody has to know."""

    NOT_KNOWN = "not known"
    TECHNICAL = "technical"
    APPEARANCE = "appearance"
    COMMUNICATION = "communication"
    PROMISE = "promise"
    MATERIAL = "material"
    CONDUCT = "conduct"


class ConcernState(StrEnum):
    """DOMAIN 3.2. There is no state that says no."""

    RECEIVED = "received"
    HEARD = "heard"
    CHECKING = "checking"
    OFFERED = "offered"
    AGREED = "agreed"
    IN_HAND = "in hand"
    RESOLVED = "resolved"
    NO_REPLY = "no reply"
    """We asked whether it is right now, and heard nothing: not happy, and not forgotten either."""
    HAPPY = "confirmed happy"
    WITHDRAWN = "withdrawn by client"


OPEN = (
    ConcernState.RECEIVED, ConcernState.HEARD, ConcernState.CHECKING, ConcernState.OFFERED, ConcernState.AGREED,
    ConcernState.IN_HAND,
)  # fmt: skip
"""The states in which somebody waits for us."""


class OfferKind(StrEnum):
    """What can be offered; anything else in other words, printed as worded."""

    RESHOOT = "complimentary reshoot"
    REMAKE = "remake"
    RETOUCH = "retouch"
    REPLACEMENT = "replacement"
    PART_REFUND = "part refund"
    FULL_REFUND = "full refund"
    TRAVEL = "travel cost"
    CREDIT = "credit"
    GIFT = "gift"
    OTHER = "other words"


class OfferOutcome(StrEnum):
    """What the client said to an offer."""

    ACCEPTED = "accepted"
    DECLINED = "declined"
    THINKING = "thinking"
    NOT_STATED = "not stated"


class Reached(StrEnum):
    """How a call to a client went; only "spoke" is an answer (R12)."""

    SPOKE = "spoke"
    MESSAGE = "left message"
    NO_ANSWER = "no answer"


class CareSetting(Versioned, Base):
    """What the studio sets for itself about care; one row, made when something is first changed."""

    __tablename__ = "care_setting"

    id: Mapped[int] = mapped_column(primary_key=True)
    opening: Mapped[str] = mapped_column(String(300), default="")
    """What is said first when someone is not happy; empty is the line the program brings."""


class Concern(Versioned, Base):
    """Someone told us that something is not right. It belongs to one person, and she is believed."""

    __tablename__ = "concern"
    __table_args__ = (Index("ix_concern_state_received_at", "state", "received_at"),)

    id: Mapped[ConcernId] = mapped_column(Integer, primary_key=True)
    number: Mapped[str] = mapped_column(String(16), unique=True)
    household_id: Mapped[HouseholdId] = mapped_column(ForeignKey("household.id"), index=True)
    person_id: Mapped[PersonId] = mapped_column(ForeignKey("person.id"))
    """Who is unhappy; the answer goes to this person alone."""
    told_by: Mapped[str] = mapped_column(String(120), default="")
    """Who rang, when it was someone else."""
    about: Mapped[About]
    session_id: Mapped[SessionId | None] = mapped_column(
        ForeignKey("portrait_session.id"), index=True, default=None
    )
    order_id: Mapped[OrderId | None] = mapped_column(
        ForeignKey("portrait_order.id"), index=True, default=None
    )
    channel: Mapped[Channel]
    state: Mapped[ConcernState] = mapped_column(default=ConcernState.RECEIVED)
    received_at: Mapped[datetime]
    received_by: Mapped[StaffId] = mapped_column(ForeignKey("staff.id"))
    story: Mapped[str] = mapped_column(default="")
    """Her words, never rewritten."""
    read_back: Mapped[bool] = mapped_column(default=False)
    """Whether what was written was read back to her."""
    in_short: Mapped[str] = mapped_column(String(120), default="")
    """What it is called on screen, such as "her fringe"."""
    wish: Mapped[str] = mapped_column(default="")
    question: Mapped[str] = mapped_column(default="")
    answer: Mapped[str] = mapped_column(default="")
    first_aid: Mapped[str] = mapped_column(default="")
    category: Mapped[str] = mapped_column(String(60), default="")
    """The aspect it is about as a whole, in words; read through ``aspect_of``."""
    cause: Mapped[Cause] = mapped_column(default=Cause.NOT_KNOWN)
    others_at_risk: Mapped[bool] = mapped_column(default=False)
    """A child or someone else may come to harm (R13)."""
    someone_hurt: Mapped[bool] = mapped_column(default=False)
    details_out: Mapped[bool] = mapped_column(default=False)
    """Private details or pictures of theirs reached someone else."""
    named_id: Mapped[StaffId | None] = mapped_column(ForeignKey("staff.id"), default=None)
    """The member of staff named in a conduct concern; it is never hers to look after."""
    owner_id: Mapped[StaffId] = mapped_column(ForeignKey("staff.id"))
    """Who looks after it; never blank."""
    call_back_at: Mapped[datetime | None] = mapped_column(default=None)
    acknowledged_at: Mapped[datetime | None] = mapped_column(default=None)
    responded_at: Mapped[datetime | None] = mapped_column(default=None)
    """The first human answer; in the same call it equals ``received_at`` (R12)."""
    responded_by: Mapped[StaffId | None] = mapped_column(ForeignKey("staff.id"), default=None)
    told_again_at: Mapped[datetime | None] = mapped_column(default=None)
    """When we were told more other than in conversation, or it was opened again, and nobody has answered since."""
    heard_at: Mapped[datetime | None] = mapped_column(default=None)
    offered_at: Mapped[datetime | None] = mapped_column(default=None)
    agreed_at: Mapped[datetime | None] = mapped_column(default=None)
    in_hand_at: Mapped[datetime | None] = mapped_column(default=None)
    resolved_at: Mapped[datetime | None] = mapped_column(default=None)
    happy_at: Mapped[datetime | None] = mapped_column(default=None)
    happy_words: Mapped[str] = mapped_column(default="")
    asked_how: Mapped[str] = mapped_column(String(200), default="")
    """How we asked whether it is right now, when no reply came."""
    no_reply_at: Mapped[datetime | None] = mapped_column(default=None)
    happy_by: Mapped[Channel | None] = mapped_column(default=None)
    """How she told us: on the slip of our second follow-up, or by ringing."""
    withdrawn_at: Mapped[datetime | None] = mapped_column(default=None)
    reopened_at: Mapped[datetime | None] = mapped_column(default=None)
    apology_at: Mapped[datetime | None] = mapped_column(default=None)
    apology_by: Mapped[StaffId | None] = mapped_column(ForeignKey("staff.id"), default=None)
    apology_how: Mapped[str] = mapped_column(String(200), default="")
    """How we apologised, or why no apology was needed."""
    recurrence_of_id: Mapped[ConcernId | None] = mapped_column(ForeignKey("concern.id"), default=None)


class ConcernPicture(Base):
    """What exactly she means: a photograph, a piece that hangs at home, or the whole, each by its aspect."""

    __tablename__ = "concern_picture"
    __table_args__ = (CheckConstraint("picture_id IS NULL OR piece_id IS NULL", name="one_thing"),)

    id: Mapped[MarkId] = mapped_column(Integer, primary_key=True)
    concern_id: Mapped[ConcernId] = mapped_column(ForeignKey("concern.id"), index=True)
    picture_id: Mapped[PictureId | None] = mapped_column(ForeignKey("picture.id"), index=True, default=None)
    piece_id: Mapped[PieceId | None] = mapped_column(ForeignKey("piece.id"), index=True, default=None)
    aspect: Mapped[Aspect]
    words: Mapped[str] = mapped_column(String(400), default="")
    """What she said of this one, in her words."""
    marked_at: Mapped[datetime]
    marked_by: Mapped[StaffId] = mapped_column(ForeignKey("staff.id"))
    taken_back_at: Mapped[datetime | None] = mapped_column(default=None)


class ConcernStep(Base):
    """One thing that happened in a case, to the minute: who, what, and the words."""

    __tablename__ = "concern_step"
    append_only: ClassVar[bool] = True

    id: Mapped[int] = mapped_column(primary_key=True)
    concern_id: Mapped[ConcernId] = mapped_column(ForeignKey("concern.id"), index=True)
    at: Mapped[datetime]
    staff_id: Mapped[StaffId] = mapped_column(ForeignKey("staff.id"))
    what: Mapped[str] = mapped_column(String(80))
    state: Mapped[ConcernState]


class Offer(Versioned, Base):
    """Something we offered, by whom and in which role, and what the client said to it."""

    __tablename__ = "offer"
    __table_args__ = (CheckConstraint("worth >= 0 AND cost >= 0", name="amounts"),)

    id: Mapped[OfferId] = mapped_column(Integer, primary_key=True)
    concern_id: Mapped[ConcernId] = mapped_column(ForeignKey("concern.id"), index=True)
    kind: Mapped[OfferKind]
    words: Mapped[str] = mapped_column(default="")
    made_by: Mapped[StaffId] = mapped_column(ForeignKey("staff.id"))
    made_as: Mapped[Role]
    made_at: Mapped[datetime]
    worth: Mapped[Money] = mapped_column(default=Money(0))
    """What it is worth to the client."""
    cost: Mapped[Money] = mapped_column(default=Money(0))
    """What it costs us; the owner's alone."""
    limit_then: Mapped[Money | None] = mapped_column(default=None)
    """The goodwill limit it went over when it was made; honoured all the same (R14), and shown to the owner."""
    seen_at: Mapped[datetime | None] = mapped_column(default=None)
    seen_by: Mapped[StaffId | None] = mapped_column(ForeignKey("staff.id"), default=None)
    """The owner who has seen that it went over the limit."""
    outcome: Mapped[OfferOutcome] = mapped_column(default=OfferOutcome.NOT_STATED)
    outcome_at: Mapped[datetime | None] = mapped_column(default=None)
