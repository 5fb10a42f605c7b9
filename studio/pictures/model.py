"""A picture of a session: its reference, when it was taken, and where its file lies."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import ClassVar, NewType

from sqlalchemy import BigInteger, CheckConstraint, DateTime, ForeignKey, Index, Integer, String
from sqlalchemy.orm import Mapped, mapped_column

from studio.business.model import StaffId
from studio.db import Base
from studio.sessions.model import SessionId

PictureId = NewType("PictureId", int)


class Kept(StrEnum):
    """Whether the studio has a copy of its own, or shows the file where it was found."""

    COPIED = "copied"
    IN_PLACE = "left in place"


class Picture(Base):
    """One photograph. A camera's raw file and the JPEG beside it are one picture; the JPEG is what is shown."""

    __tablename__ = "picture"
    __table_args__ = (
        CheckConstraint("width > 0 AND height > 0 AND size > 0", name="measures"),
        Index("uq_picture_session_id_ref", "session_id", "ref", unique=True),
        Index("uq_picture_session_id_sha256", "session_id", "sha256", unique=True),
    )

    id: Mapped[PictureId] = mapped_column(Integer, primary_key=True)
    session_id: Mapped[SessionId] = mapped_column(ForeignKey("portrait_session.id"))
    ref: Mapped[str] = mapped_column(String(20))
    """How it is called in the studio: the digits of its file's name, "0147", or the next number."""
    file_name: Mapped[str] = mapped_column(String(255))
    """As the camera named it."""
    captured_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=False), default=None)
    """The time on the camera's own clock, to the fraction of a second where the camera says it."""
    width: Mapped[int]
    height: Mapped[int]
    """In dots, as it is seen: after it was turned upright."""
    size: Mapped[int] = mapped_column(BigInteger)
    """Of the file, in bytes."""
    sha256: Mapped[str] = mapped_column(String(64))
    kept: Mapped[Kept]
    path: Mapped[str] = mapped_column(String(1000))
    """Below the studio's own folder of pictures, or below the folder they were found in; parted by "/"."""
    likeness: Mapped[str] = mapped_column(String(16), default="")
    """What it looks like, coarsely, in 64 bits written as sixteen digits; empty for one without."""
    raw_path: Mapped[str] = mapped_column(String(1000), default="")
    raw_size: Mapped[int] = mapped_column(BigInteger, default=0)
    raw_sha256: Mapped[str] = mapped_column(String(64), default="")
    """The camera's raw file beside it, where there is one."""
    taken_in_at: Mapped[datetime]
    taken_in_by: Mapped[StaffId] = mapped_column(ForeignKey("staff.id"))


class PicturePlace(Base):
    """A folder in which pictures left in place were found: disk letters change, so there may be several."""

    __tablename__ = "picture_place"
    __table_args__ = (Index("uq_picture_place_session_id_folder", "session_id", "folder", unique=True),)
    append_only: ClassVar[bool] = True

    id: Mapped[int] = mapped_column(primary_key=True)
    session_id: Mapped[SessionId] = mapped_column(ForeignKey("portrait_session.id"))
    folder: Mapped[str] = mapped_column(String(1000))
    found_at: Mapped[datetime]
