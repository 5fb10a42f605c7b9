"""The casebook: cases without names, what changed because of them, and what to say beside the concern form."""

from __future__ import annotations

from datetime import date, datetime
from typing import ClassVar, NewType

from sqlalchemy import CheckConstraint, ForeignKey, Integer, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from studio.business.model import StaffId
from studio.care.model import Aspect, Cause, ConcernId
from studio.clients.model import PersonId
from studio.db import Base, Versioned
from studio.pictures.model import PictureId

CaseExampleId = NewType("CaseExampleId", int)
PracticeChangeId = NewType("PracticeChangeId", int)


class CaseExample(Versioned, Base):
    """One case as the studio learns from it: what it was about, what caused it, what put it right; nobody is named.

    A picture stands in it only while somebody of the family has agreed to that (R20).
    """

    __tablename__ = "case_example"
    __table_args__ = (
        CheckConstraint(
            "picture_id IS NULL OR (agreed_by_id IS NOT NULL AND agreed_on IS NOT NULL)",
            name="picture_agreed_to",
        ),
    )

    id: Mapped[CaseExampleId] = mapped_column(Integer, primary_key=True)
    concern_id: Mapped[ConcernId] = mapped_column(ForeignKey("concern.id"), unique=True)
    aspect: Mapped[Aspect] = mapped_column(index=True)
    cause: Mapped[Cause]
    what_happened: Mapped[str]
    put_right_by: Mapped[str]
    """What put it right, in a sentence or two."""
    picture_id: Mapped[PictureId | None] = mapped_column(ForeignKey("picture.id"), default=None)
    agreed_by_id: Mapped[PersonId | None] = mapped_column(ForeignKey("person.id"), default=None)
    """Who of the family agreed that the picture is shown in the casebook, and when (R20)."""
    agreed_on: Mapped[date | None] = mapped_column(default=None)
    filed_at: Mapped[datetime]
    filed_by: Mapped[StaffId] = mapped_column(ForeignKey("staff.id"))
    taken_out_at: Mapped[datetime | None] = mapped_column(default=None)
    """No longer shown; what the studio learned from it is kept."""


class PracticeChange(Base):
    """One sentence that changes how we work, in force from the moment it is written, and the case it came from."""

    __tablename__ = "practice_change"
    append_only: ClassVar[bool] = True

    id: Mapped[PracticeChangeId] = mapped_column(Integer, primary_key=True)
    text: Mapped[str] = mapped_column(String(240))
    effective_at: Mapped[datetime]
    concern_id: Mapped[ConcernId] = mapped_column(ForeignKey("concern.id"), index=True)
    """Whose concern it came from."""
    tell_her: Mapped[bool] = mapped_column(default=True)
    """Whether she is written to, because of whom it changed (L14)."""
    made_by: Mapped[StaffId] = mapped_column(ForeignKey("staff.id"))


class PracticeReading(Base):
    """Somebody on the staff has read a change of practice."""

    __tablename__ = "practice_reading"
    append_only: ClassVar[bool] = True

    change_id: Mapped[PracticeChangeId] = mapped_column(ForeignKey("practice_change.id"), primary_key=True)
    staff_id: Mapped[StaffId] = mapped_column(ForeignKey("staff.id"), primary_key=True)
    read_at: Mapped[datetime]


class PlaybookPage(Base):
    """One version of what stands beside the concern form about one thing; the newest counts, the older are kept."""

    __tablename__ = "playbook_page"
    __table_args__ = (UniqueConstraint("aspect", "version", name="uq_playbook_page_once"),)
    append_only: ClassVar[bool] = True

    id: Mapped[int] = mapped_column(primary_key=True)
    aspect: Mapped[str] = mapped_column(String(40))
    """The value of a ``care.Aspect``; "" is the page for every concern."""
    version: Mapped[int]
    say: Mapped[str]
    leave_unsaid: Mapped[str]
    puts_right: Mapped[str]
    """What usually puts it right."""
    made_at: Mapped[datetime]
    made_by: Mapped[StaffId] = mapped_column(ForeignKey("staff.id"))
