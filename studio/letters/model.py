"""Letters: what falls due, what was issued, the very page that went out, every attempt to print it or to mail it."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum
from typing import ClassVar, NewType

from sqlalchemy import (
    CheckConstraint,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    SmallInteger,
    String,
    UniqueConstraint,
)
from sqlalchemy.orm import Mapped, mapped_column

from studio.business.model import StaffId
from studio.clients.model import HouseholdId, PersonId
from studio.db import Base, Versioned
from studio.reaching import EMAIL_LENGTH

LetterId = NewType("LetterId", int)


class LetterState(StrEnum):
    """DOMAIN 3.2. What is printed is frozen; a change makes a new version."""

    DRAFTED = "drafted"
    CHECKED = "checked"
    PRINTED = "printed"
    SIGNED = "signed"
    POSTED = "posted"
    HANDED_OVER = "handed over"
    IN_MAIL = "in the mail program"
    """Drafted as an e-mail; whether it was sent is for the person at the desk to say."""
    SENT = "sent"
    ANSWERED = "answered"
    NO_REPLY = "no reply"
    CANCELLED = "cancelled"
    SUPERSEDED = "superseded"
    RETURNED = "returned undelivered"


class Letter(Versioned, Base):
    """One letter to one person for one occasion. The unique rule is what keeps it from going out twice (RR12).

    ``occasion`` is the record that caused it, such as ``presentation:12``. The number is taken when it is issued.
    """

    __tablename__ = "letter"
    __table_args__ = (
        UniqueConstraint(
            "household_id", "person_id", "code", "occasion", "copy", "edition", name="uq_letter_once"
        ),
        CheckConstraint(
            "state IN ('drafted', 'checked', 'cancelled') OR (number IS NOT NULL AND sha256 IS NOT NULL)",
            name="issued_is_whole",
        ),
        Index("ix_letter_state_due_on", "state", "due_on"),
        Index("ix_letter_occasion_code", "occasion", "code"),
    )

    id: Mapped[LetterId] = mapped_column(Integer, primary_key=True)
    number: Mapped[str | None] = mapped_column(String(16), unique=True, default=None)
    code: Mapped[str] = mapped_column(String(8))
    """L1 to L14; a joined letter carries both, ``L9+L10``."""
    household_id: Mapped[HouseholdId] = mapped_column(ForeignKey("household.id"), index=True)
    person_id: Mapped[PersonId] = mapped_column(ForeignKey("person.id"))
    occasion: Mapped[str] = mapped_column(String(40))
    copy: Mapped[int] = mapped_column(SmallInteger, default=1)
    edition: Mapped[int] = mapped_column(SmallInteger, default=1)
    """Counts the versions of this letter: a changed one is a new edition of it (RR12)."""
    due_on: Mapped[date]
    state: Mapped[LetterState]
    drafted_by: Mapped[StaffId | None] = mapped_column(ForeignKey("staff.id"), default=None)
    """Who wrote what is written by hand in it; the second reader is someone else (R15)."""
    checked_by: Mapped[StaffId | None] = mapped_column(ForeignKey("staff.id"), default=None)
    signed_by: Mapped[StaffId | None] = mapped_column(ForeignKey("staff.id"), default=None)
    template: Mapped[str] = mapped_column(String(64), default="")
    """Hash of the wording it was drawn with."""
    sha256: Mapped[str | None] = mapped_column(String(64), default=None)
    issued_at: Mapped[datetime | None] = mapped_column(default=None)
    issued_by: Mapped[StaffId | None] = mapped_column(ForeignKey("staff.id"), default=None)
    posted_on: Mapped[date | None] = mapped_column(default=None)
    """The day it was posted, handed over or sent."""
    answered_on: Mapped[date | None] = mapped_column(default=None)
    returned_on: Mapped[date | None] = mapped_column(default=None)
    cancelled_reason: Mapped[str] = mapped_column(String(400), default="")
    told: Mapped[str] = mapped_column(String(80), default="")
    """Which appointment it tells: when, how long, with whom. Once the diary says otherwise, a new edition is due."""


class LetterPaper(Base):
    """The snapshot a letter was drawn from and its kept PDF; only erasure may empty it (RR11)."""

    __tablename__ = "letter_paper"

    letter_id: Mapped[LetterId] = mapped_column(ForeignKey("letter.id"), primary_key=True)
    snapshot: Mapped[str]
    pdf: Mapped[bytes | None] = mapped_column(LargeBinary, default=None)


class PrintWay(StrEnum):
    """Where a letter is sent: to a file, which can be looked at afterwards, or to a printer, which cannot."""

    FILE = "file"
    PRINTER = "printer"


class PrintState(StrEnum):
    """One attempt to put a letter on paper (RR12)."""

    CLAIMED = "claimed"
    PRINTED = "printed"
    ASK = "ask"
    VOID = "void"


class PrintAttempt(Versioned, Base):
    """A claim to print a kept letter: confirmed as printed, or, after a kill, a question for the desk."""

    __tablename__ = "print_attempt"
    __table_args__ = (Index("ix_print_attempt_state", "state"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    letter_id: Mapped[LetterId] = mapped_column(ForeignKey("letter.id"), index=True)
    number: Mapped[int] = mapped_column(SmallInteger)
    state: Mapped[PrintState]
    reason: Mapped[str] = mapped_column(String(200), default="")
    """Why it is printed again."""
    way: Mapped[PrintWay]
    place: Mapped[str] = mapped_column(default="")
    """The folder that the file goes to."""
    file: Mapped[str] = mapped_column(String(80), default="")
    claimed_at: Mapped[datetime]
    claimed_by: Mapped[StaffId] = mapped_column(ForeignKey("staff.id"))
    desk: Mapped[str] = mapped_column(String(80), default="")
    process: Mapped[int] = mapped_column(default=0)
    """Which process of that desk is printing it, so that a claim left by one that has gone can be told."""
    settled_at: Mapped[datetime | None] = mapped_column(default=None)


class MailState(StrEnum):
    """What became of an e-mail that was opened in the mail program."""

    DRAFTED = "drafted"
    SENT = "sent"
    NOT_SENT = "not sent"


class LetterMail(Versioned, Base):
    """A letter's page attached to an e-mail in the system's mail program, where we cannot see whether it was sent."""

    __tablename__ = "letter_mail"

    id: Mapped[int] = mapped_column(primary_key=True)
    letter_id: Mapped[LetterId] = mapped_column(ForeignKey("letter.id"), index=True)
    address: Mapped[str] = mapped_column(String(EMAIL_LENGTH))
    state: Mapped[MailState] = mapped_column(default=MailState.DRAFTED)
    file: Mapped[str] = mapped_column(String(80), default="")
    drafted_at: Mapped[datetime]
    drafted_by: Mapped[StaffId] = mapped_column(ForeignKey("staff.id"))
    settled_at: Mapped[datetime | None] = mapped_column(default=None)
    settled_by: Mapped[StaffId | None] = mapped_column(ForeignKey("staff.id"), default=None)


class CallOutcome(StrEnum):
    """How a call went; only having spoken to them settles it."""

    SPOKE = "spoke"
    LEFT_MESSAGE = "left a message"
    NO_ANSWER = "no answer"


class CallMade(Base):
    """A call about an appointment that was too near for the post."""

    __tablename__ = "call_made"
    __table_args__ = (Index("ix_call_made_occasion", "occasion"),)
    append_only: ClassVar[bool] = True

    id: Mapped[int] = mapped_column(primary_key=True)
    occasion: Mapped[str] = mapped_column(String(40))
    """The appointment it told, such as ``session:12``."""
    told: Mapped[str] = mapped_column(String(80), default="")
    """What was told, as in ``Letter.told``; a call before the time moved is not a call about the new time."""
    outcome: Mapped[CallOutcome]
    at: Mapped[datetime]
    made_by: Mapped[StaffId] = mapped_column(ForeignKey("staff.id"))
