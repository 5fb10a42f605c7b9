"""The studio's own wording of its letters, the words it has taught the spelling, and the remarks it read and kept."""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar

from sqlalchemy import ForeignKey, Index, SmallInteger, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from studio.business.model import StaffId
from studio.db import Base, Versioned

NAME_LENGTH = 24
LANGUAGE_LENGTH = 12
WORD_LENGTH = 60
ABOUT_LENGTH = 60
REMARK_LENGTH = 120


class LetterWording(Base):
    """One version of a letter's wording; the newest is what the next letter says, the older ones stay."""

    __tablename__ = "letter_wording"
    __table_args__ = (UniqueConstraint("name", "language", "version", name="uq_letter_wording_version"),)
    append_only: ClassVar[bool] = True

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(String(NAME_LENGTH))
    """Which letter, by the name of its shipped file: ``L8-again``."""
    language: Mapped[str] = mapped_column(String(LANGUAGE_LENGTH))
    version: Mapped[int] = mapped_column(SmallInteger)
    """From 1 upwards."""
    text: Mapped[str]
    """With its fields; "" from the day it went back to the shipped wording."""
    made_at: Mapped[datetime]
    made_by: Mapped[StaffId] = mapped_column(ForeignKey("staff.id"))


class TaughtWord(Versioned, Base):
    """A word of the studio's own that no dictionary knows; it may be forgotten again, and taught again."""

    __tablename__ = "taught_word"
    __table_args__ = (UniqueConstraint("word", "language", name="uq_taught_word_once"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    word: Mapped[str] = mapped_column(String(WORD_LENGTH))
    language: Mapped[str] = mapped_column(String(LANGUAGE_LENGTH))
    taught_at: Mapped[datetime]
    taught_by: Mapped[StaffId] = mapped_column(ForeignKey("staff.id"))
    forgotten_at: Mapped[datetime | None] = mapped_column(default=None)


class KeptRemark(Base):
    """What a check asked about a letter or a wording, and who read it and let it stand (R15)."""

    __tablename__ = "kept_remark"
    __table_args__ = (Index("ix_kept_remark_about", "about"),)
    append_only: ClassVar[bool] = True

    id: Mapped[int] = mapped_column(primary_key=True)
    about: Mapped[str] = mapped_column(String(ABOUT_LENGTH))
    """The letter by its code and its occasion, ``L9+L10|concern:3``, or the wording, ``wording|L8|en-GB``."""
    rule: Mapped[str] = mapped_column(String(40))
    words: Mapped[str] = mapped_column(String(REMARK_LENGTH))
    """What it was asked about, as it stood there; another word of the same kind is asked again."""
    kept_at: Mapped[datetime]
    kept_by: Mapped[StaffId] = mapped_column(ForeignKey("staff.id"))
