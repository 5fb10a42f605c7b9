"""Households, the people in them, and how to reach them."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum
from typing import NewType

from sqlalchemy import CheckConstraint, ForeignKey, Index, Integer, SmallInteger, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from studio.db import Base, FoldedText, Versioned
from studio.languages import LONGEST as LANGUAGE_LENGTH
from studio.reaching import EMAIL_LENGTH, POSTCODE_LENGTH, TELEPHONE_LENGTH

HouseholdId = NewType("HouseholdId", int)
PersonId = NewType("PersonId", int)
MergeId = NewType("MergeId", int)

NAME_LENGTH = 120
LINE_LENGTH = 120
TITLE_LENGTH = 30
LABEL_LENGTH = 40
ADDRESSED_LENGTH = 300
FILE_LENGTH = 200


class Segment(StrEnum):
    """What kind of client a household is."""

    FAMILY = "family"
    COUPLE = "couple"
    INDIVIDUAL = "individual"
    HEADSHOT = "headshot"
    PET = "pet"
    SCHOOL = "school or club"
    HOSPITALITY = "hospitality"
    BUSINESS = "other business"


class Source(StrEnum):
    """How a household came to the studio."""

    REFERRAL = "referral"
    REPEAT = "repeat"
    WALK_IN = "walk-in"
    WEBSITE = "website"
    EVENT = "event"
    PARTNER = "partner"
    NOT_KNOWN = "not known"


class Advice(StrEnum):
    """Whether suggestions are welcome at the viewing."""

    WELCOME = "welcome"
    IF_ASKED = "only if I ask"


class Mailing(StrEnum):
    """How marketing may reach them (R16)."""

    POST = "post"
    EMAIL = "e-mail"
    POST_AND_EMAIL = "post and e-mail"
    NONE = "none"


class PreferredChannel(StrEnum):
    """How they like to be reached about their own sessions and pictures; news of ours is ``Mailing``."""

    ANY = "no wish"
    TELEPHONE = "telephone"
    EMAIL = "e-mail"
    POST = "post"
    TEXT = "text message"


class HouseholdStatus(StrEnum):
    """Where a household stands with the studio."""

    ACTIVE = "active"
    MOVED = "moved"
    DO_NOT_CONTACT = "do not contact"
    ERASED = "erased"


class PersonRole(StrEnum):
    """Who someone is in the household."""

    PARENT = "parent"
    PARTNER = "partner"
    CHILD = "child"
    GRANDPARENT = "grandparent"
    OTHER = "other"


class PersonStatus(StrEnum):
    """A death stops every automatic letter until someone has looked."""

    ACTIVE = "active"
    DECEASED = "deceased"


class Household(Versioned, Base):
    """A family (or a person, or a firm) that the studio looks after, as letters address it."""

    __tablename__ = "household"
    __table_args__ = (Index("ix_household_filed_under_id", "filed_under", "id"),)

    id: Mapped[HouseholdId] = mapped_column(Integer, primary_key=True)
    filing_name: Mapped[str] = mapped_column(String(NAME_LENGTH))
    """The surname it is filed under."""
    filed_under: Mapped[str] = mapped_column(FoldedText(NAME_LENGTH))
    """The filing name folded, for order and prefix."""
    addressee: Mapped[str] = mapped_column(String(ADDRESSED_LENGTH))
    salutation: Mapped[str] = mapped_column(String(ADDRESSED_LENGTH))
    """What stands after "Dear"."""
    address1: Mapped[str] = mapped_column(String(LINE_LENGTH), default="")
    address2: Mapped[str] = mapped_column(String(LINE_LENGTH), default="")
    address3: Mapped[str] = mapped_column(String(LINE_LENGTH), default="")
    post_town: Mapped[str] = mapped_column(String(LINE_LENGTH), default="")
    postcode: Mapped[str] = mapped_column(String(POSTCODE_LENGTH), default="")
    country: Mapped[str] = mapped_column(String(2), default="GB")
    segment: Mapped[Segment] = mapped_column(default=Segment.FAMILY)
    source: Mapped[Source] = mapped_column(default=Source.NOT_KNOWN)
    referred_by_id: Mapped[HouseholdId | None] = mapped_column(
        ForeignKey("household.id"), index=True, default=None
    )
    channel: Mapped[PreferredChannel] = mapped_column(default=PreferredChannel.ANY)
    best_time: Mapped[str] = mapped_column(String(LINE_LENGTH), default="")
    spell_out_times: Mapped[bool] = mapped_column(default=False)
    large_print: Mapped[bool] = mapped_column(default=False)
    language: Mapped[str] = mapped_column(String(LANGUAGE_LENGTH), default="")
    """In which they wish to be written to, by its code; "" is the studio's own."""
    advice: Mapped[Advice] = mapped_column(default=Advice.WELCOME)
    mailing: Mapped[Mailing] = mapped_column(default=Mailing.NONE)
    hospitality: Mapped[str] = mapped_column(default="")
    """Drinks, allergies, access needs."""
    notes: Mapped[str] = mapped_column(default="")
    """Written to be read by the client (R21)."""
    status: Mapped[HouseholdStatus] = mapped_column(default=HouseholdStatus.ACTIVE)
    since: Mapped[date] = mapped_column(index=True)
    letters_held: Mapped[bool] = mapped_column(default=False, index=True)
    """Set by a death: no automatic letter goes out until someone has looked and let them go again."""
    amended_at: Mapped[datetime]
    """When anything of it, its people or their numbers was last changed; moves the version on for all of them."""
    merged_into_id: Mapped[HouseholdId | None] = mapped_column(
        ForeignKey("household.id"), index=True, default=None
    )
    """The same client under another record: everything of theirs is there, and opening this one leads to it."""

    people: Mapped[list[Person]] = relationship(order_by="Person.position, Person.id", lazy="raise_on_sql")


class Person(Versioned, Base):
    """Someone in a household."""

    __tablename__ = "person"

    id: Mapped[PersonId] = mapped_column(Integer, primary_key=True)
    household_id: Mapped[HouseholdId] = mapped_column(ForeignKey("household.id"), index=True)
    title: Mapped[str] = mapped_column(String(TITLE_LENGTH), default="")
    first: Mapped[str] = mapped_column(String(NAME_LENGTH), default="")
    last: Mapped[str] = mapped_column(String(NAME_LENGTH), default="")
    role: Mapped[PersonRole] = mapped_column(default=PersonRole.OTHER)
    under_18: Mapped[bool] = mapped_column(default=False)
    """As told; where the birth date is known the date decides."""
    born: Mapped[date | None] = mapped_column(default=None)
    status: Mapped[PersonStatus] = mapped_column(default=PersonStatus.ACTIVE)
    position: Mapped[int] = mapped_column(SmallInteger, default=0)
    shared_id: Mapped[int | None] = mapped_column(ForeignKey("shared_person.id"), index=True, default=None)
    """Set when this is one of the homes of somebody who has two: who they are is written in each alike."""
    merged_into_id: Mapped[PersonId | None] = mapped_column(ForeignKey("person.id"), index=True, default=None)
    """The same person, in the household that theirs was merged into."""


class SharedPerson(Base):
    """Somebody with two homes, such as a child of parents who live apart: a person in each, and these are one.

    Each home keeps its own address, letters and bookings, and is shown nothing of the other.
    """

    __tablename__ = "shared_person"

    id: Mapped[int] = mapped_column(primary_key=True)
    since: Mapped[datetime]


class FormerName(Base):
    """A surname somebody had before, such as before a marriage; they are still found by it."""

    __tablename__ = "former_name"

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[PersonId] = mapped_column(ForeignKey("person.id"), index=True)
    last: Mapped[str] = mapped_column(String(NAME_LENGTH))
    until: Mapped[date]


class Telephone(Base):
    """A number as it was given, with its figures for finding it."""

    __tablename__ = "telephone"

    id: Mapped[int] = mapped_column(primary_key=True)
    household_id: Mapped[HouseholdId] = mapped_column(ForeignKey("household.id"), index=True)
    person_id: Mapped[PersonId | None] = mapped_column(ForeignKey("person.id"), index=True, default=None)
    label: Mapped[str] = mapped_column(String(LABEL_LENGTH), default="")
    typed: Mapped[str] = mapped_column(String(TELEPHONE_LENGTH))
    digits: Mapped[str] = mapped_column(String(TELEPHONE_LENGTH), index=True)
    position: Mapped[int] = mapped_column(SmallInteger, default=0)


class EmailAddress(Base):
    """An e-mail address as it was given."""

    __tablename__ = "email_address"

    id: Mapped[int] = mapped_column(primary_key=True)
    household_id: Mapped[HouseholdId] = mapped_column(ForeignKey("household.id"), index=True)
    person_id: Mapped[PersonId | None] = mapped_column(ForeignKey("person.id"), index=True, default=None)
    typed: Mapped[str] = mapped_column(String(EMAIL_LENGTH))
    key: Mapped[str] = mapped_column(String(EMAIL_LENGTH), index=True)
    """The form in which two spellings of one address are the same."""
    position: Mapped[int] = mapped_column(SmallInteger, default=0)


class ImportedContact(Base):
    """A contact that came from a file, by its fingerprint: imported twice, it is made once."""

    __tablename__ = "imported_contact"

    fingerprint: Mapped[str] = mapped_column(String(64), primary_key=True)
    household_id: Mapped[HouseholdId] = mapped_column(ForeignKey("household.id"), index=True)
    file: Mapped[str] = mapped_column(String(FILE_LENGTH))
    at: Mapped[datetime]


class ToldApart(Base):
    """Two households that look alike and are different people: somebody has looked, and it is not asked again."""

    __tablename__ = "told_apart"
    __table_args__ = (CheckConstraint("one_id < other_id", name="in_order"),)

    one_id: Mapped[HouseholdId] = mapped_column(ForeignKey("household.id"), primary_key=True)
    other_id: Mapped[HouseholdId] = mapped_column(ForeignKey("household.id"), primary_key=True, index=True)
    at: Mapped[datetime]


class Merge(Base):
    """Two records of one client made one. ``snapshot`` is what undoing puts back; only erasure may empty it."""

    __tablename__ = "household_merge"

    id: Mapped[MergeId] = mapped_column(Integer, primary_key=True)
    kept_id: Mapped[HouseholdId] = mapped_column(ForeignKey("household.id"), index=True)
    gone_id: Mapped[HouseholdId] = mapped_column(ForeignKey("household.id"), index=True)
    at: Mapped[datetime]
    kept_version: Mapped[int]
    """Of the kept household once the two were one; any other says that it was changed since."""
    gone_version: Mapped[int]
    snapshot: Mapped[str]
    undone_at: Mapped[datetime | None] = mapped_column(default=None)


class MergedRow(Base):
    """One row that a merge gave to the kept household or person, so that undoing gives back exactly these."""

    __tablename__ = "merged_row"

    id: Mapped[int] = mapped_column(primary_key=True)
    merge_id: Mapped[MergeId] = mapped_column(ForeignKey("household_merge.id"), index=True)
    of_table: Mapped[str] = mapped_column(String(60))
    of_column: Mapped[str] = mapped_column(String(60))
    row_key: Mapped[str] = mapped_column(String(80))
    """Its key without the column that was moved."""
    was: Mapped[int]
    now: Mapped[int]
