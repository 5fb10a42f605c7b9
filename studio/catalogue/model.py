"""What the studio offers and for how much, from which day."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import NewType

from sqlalchemy import CheckConstraint, ForeignKey, Integer, SmallInteger, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from studio.db import Base, Versioned
from studio.money import Money

SessionTypeId = NewType("SessionTypeId", int)
PriceListId = NewType("PriceListId", int)
PriceId = NewType("PriceId", int)
SupplierId = NewType("SupplierId", int)
MouldingId = NewType("MouldingId", int)
MountId = NewType("MountId", int)
GlazingId = NewType("GlazingId", int)
PriceChoiceId = NewType("PriceChoiceId", int)
PriceSetId = NewType("PriceSetId", int)


class Framing(StrEnum):
    """How a product is made up, and so which choices it takes."""

    NONE = "none"
    MOUNTED = "mounted"
    """In a window mount, to be put into a frame of the client's own."""
    FRAMED = "framed"


class ChoiceKind(StrEnum):
    """What a choice on the price list is a choice of."""

    MOULDING = "moulding"
    MOUNT = "mount"
    GLAZING = "glazing"
    EXTRA = "extra"
    """Whatever has a name only: a plaque, a hanging kit, retouching."""


class SupplierKind(StrEnum):
    """What we have from a supplier."""

    LAB = "lab"
    FRAMER = "framer"
    MOULDING = "moulding"
    OTHER = "other"


class Profile(StrEnum):
    """How the face of a moulding is cut, as it is drawn."""

    FLAT = "flat"
    ROUND = "round"
    SCOOP = "scoop"
    STEPPED = "stepped"
    ORNATE = "ornate"


class SessionType(Versioned, Base):
    """A kind of session: its length, the room's turnaround, its fee, and what goes with it before and after."""

    __tablename__ = "session_type"
    __table_args__ = (
        CheckConstraint("minutes BETWEEN 5 AND 720", name="length"),
        CheckConstraint("turnaround BETWEEN 0 AND 240", name="turnaround"),
        CheckConstraint("fee >= 0", name="fee"),
    )

    id: Mapped[SessionTypeId] = mapped_column(Integer, primary_key=True)
    name: Mapped[str] = mapped_column(String(80), unique=True)
    minutes: Mapped[int] = mapped_column(SmallInteger, default=60)
    turnaround: Mapped[int] = mapped_column(SmallInteger, default=15)
    fee: Mapped[Money]
    active: Mapped[bool] = mapped_column(default=True)
    position: Mapped[int] = mapped_column(SmallInteger, default=0)
    deposit: Mapped[Money] = mapped_column(default=Money(0))
    """What of the fee is asked for at booking; where it is nothing, the whole fee."""
    preparation: Mapped[str] = mapped_column(default="")
    """How to get ready for it, as the confirmation prints it (L1)."""
    proposes_shots: Mapped[bool] = mapped_column(default=True)
    """Whether a shot list is proposed from who is coming."""
    standing_shots: Mapped[str] = mapped_column(default="")
    """Shots of this kind of session whoever comes, a line each."""
    viewing_from_days: Mapped[int] = mapped_column(SmallInteger, default=3)
    viewing_to_days: Mapped[int] = mapped_column(SmallInteger, default=7)
    """The viewing is suggested this many days after the session, from and to."""
    update_months: Mapped[int] = mapped_column(SmallInteger, default=0)
    """After how many months they are asked back (L12); nothing means never."""


class PriceList(Versioned, Base):
    """The prices from a day on; a list that has begun is never edited, a new one follows it (R11).

    Of two lists that start on one day the later made is in force, so that a slip is mended the same day.
    """

    __tablename__ = "price_list"

    id: Mapped[PriceListId] = mapped_column(Integer, primary_key=True)
    name: Mapped[str] = mapped_column(String(80))
    starts_on: Mapped[date] = mapped_column(index=True)


class Price(Base):
    """What one product costs in one list: its size in whole inches, wide by high, and its finish."""

    __tablename__ = "price"
    __table_args__ = (
        UniqueConstraint("price_list_id", "product", "width_in", "height_in", "finish"),
        CheckConstraint("amount >= 0", name="amount"),
        CheckConstraint("width_in BETWEEN 1 AND 120 AND height_in BETWEEN 1 AND 120", name="size"),
        CheckConstraint("lead_days BETWEEN 0 AND 365", name="lead"),
    )

    id: Mapped[PriceId] = mapped_column(Integer, primary_key=True)
    price_list_id: Mapped[PriceListId] = mapped_column(ForeignKey("price_list.id"), index=True)
    product: Mapped[str] = mapped_column(String(80))
    width_in: Mapped[int] = mapped_column(SmallInteger)
    height_in: Mapped[int] = mapped_column(SmallInteger)
    finish: Mapped[str] = mapped_column(String(80))
    amount: Mapped[Money]
    lead_days: Mapped[int] = mapped_column(SmallInteger, default=0)
    """Working days until the material for it is here (R22)."""
    position: Mapped[int] = mapped_column(SmallInteger, default=0)
    framing: Mapped[Framing] = mapped_column(default=Framing.NONE)
    tax_basis_points: Mapped[int | None] = mapped_column(SmallInteger, default=None)
    """Its own rate of tax in hundredths of a per cent; without one, the studio's."""


class Supplier(Versioned, Base):
    """Somebody who makes or sells what our pictures are made of."""

    __tablename__ = "supplier"

    id: Mapped[SupplierId] = mapped_column(Integer, primary_key=True)
    name: Mapped[str] = mapped_column(String(120), unique=True)
    kind: Mapped[SupplierKind]
    phone: Mapped[str] = mapped_column(String(40), default="")
    email: Mapped[str] = mapped_column(String(254), default="")
    active: Mapped[bool] = mapped_column(default=True)


class Moulding(Versioned, Base):
    """A moulding that frames are cut from, measured in millimetres across its section (R23, R24)."""

    __tablename__ = "moulding"
    __table_args__ = (
        CheckConstraint("face_mm BETWEEN 3 AND 200", name="face"),
        CheckConstraint("rebate_mm BETWEEN 1 AND 100", name="rebate"),
        CheckConstraint("overlap_mm BETWEEN 0 AND 20 AND overlap_mm < face_mm", name="overlap"),
        CheckConstraint("depth_mm BETWEEN 3 AND 150", name="depth"),
        CheckConstraint("lead_days BETWEEN 0 AND 365", name="lead"),
        CheckConstraint("low_at_mm >= 0", name="low"),
    )

    id: Mapped[MouldingId] = mapped_column(Integer, primary_key=True)
    code: Mapped[str] = mapped_column(String(30), unique=True)
    """The supplier's number for it."""
    name: Mapped[str] = mapped_column(String(80))
    supplier_id: Mapped[SupplierId | None] = mapped_column(
        ForeignKey("supplier.id"), index=True, default=None
    )
    face_mm: Mapped[int] = mapped_column(SmallInteger)
    """How much of it is seen from the front."""
    rebate_mm: Mapped[int] = mapped_column(SmallInteger)
    """How deep the step is that holds glazing, mount, print and back."""
    overlap_mm: Mapped[int] = mapped_column(SmallInteger, default=6)
    """How much of the picture's edge its lip covers."""
    depth_mm: Mapped[int] = mapped_column(SmallInteger, default=20)
    """How far it stands off the wall."""
    colour: Mapped[str] = mapped_column(String(7))
    """``#rrggbb``."""
    profile: Mapped[Profile] = mapped_column(default=Profile.FLAT)
    lead_days: Mapped[int] = mapped_column(SmallInteger, default=0)
    """Working days until ordered lengths are here (R22)."""
    low_at_mm: Mapped[int] = mapped_column(default=0)
    """With less than this in stock it is time to order."""
    cost_per_metre: Mapped[Money | None] = mapped_column(default=None)
    """What the supplier charges; the owner's alone to see (R25)."""
    discontinued: Mapped[bool] = mapped_column(default=False)


class Mount(Versioned, Base):
    """A mount: the card border between picture and frame."""

    __tablename__ = "mount"
    __table_args__ = (
        CheckConstraint("border_mm BETWEEN 0 AND 200", name="border"),
        CheckConstraint("thickness_tenths BETWEEN 0 AND 100", name="thickness"),
    )

    id: Mapped[MountId] = mapped_column(Integer, primary_key=True)
    name: Mapped[str] = mapped_column(String(80), unique=True)
    colour: Mapped[str] = mapped_column(String(7))
    border_mm: Mapped[int] = mapped_column(SmallInteger, default=50)
    """Its usual width on each side."""
    thickness_tenths: Mapped[int] = mapped_column(SmallInteger, default=14)
    """Tenths of a millimetre."""
    discontinued: Mapped[bool] = mapped_column(default=False)


class Glazing(Versioned, Base):
    """What stands before the picture."""

    __tablename__ = "glazing"
    __table_args__ = (CheckConstraint("thickness_tenths BETWEEN 0 AND 100", name="thickness"),)

    id: Mapped[GlazingId] = mapped_column(Integer, primary_key=True)
    name: Mapped[str] = mapped_column(String(80), unique=True)
    thickness_tenths: Mapped[int] = mapped_column(SmallInteger, default=20)
    """Tenths of a millimetre."""
    reflects: Mapped[bool] = mapped_column(default=True)
    discontinued: Mapped[bool] = mapped_column(default=False)


class PriceChoice(Base):
    """What choosing a moulding, a mount, a glazing or an extra adds to a piece, in one list."""

    __tablename__ = "price_choice"
    __table_args__ = (
        CheckConstraint("amount >= 0 AND per_metre >= 0", name="amount"),
        CheckConstraint("NOT standard OR (amount = 0 AND per_metre = 0)", name="standard"),
        CheckConstraint(
            "(kind = 'moulding') = (moulding_id IS NOT NULL) AND (kind = 'mount') = (mount_id IS NOT NULL) "
            "AND (kind = 'glazing') = (glazing_id IS NOT NULL) AND (kind = 'extra') = (name <> '')",
            name="of_what",
        ),
    )

    id: Mapped[PriceChoiceId] = mapped_column(Integer, primary_key=True)
    price_list_id: Mapped[PriceListId] = mapped_column(ForeignKey("price_list.id"), index=True)
    kind: Mapped[ChoiceKind]
    moulding_id: Mapped[MouldingId | None] = mapped_column(
        ForeignKey("moulding.id"), index=True, default=None
    )
    mount_id: Mapped[MountId | None] = mapped_column(ForeignKey("mount.id"), index=True, default=None)
    glazing_id: Mapped[GlazingId | None] = mapped_column(ForeignKey("glazing.id"), index=True, default=None)
    name: Mapped[str] = mapped_column(String(80), default="")
    """What an extra is called; a material has its own name."""
    amount: Mapped[Money] = mapped_column(default=Money(0))
    """For each piece."""
    per_metre: Mapped[Money] = mapped_column(default=Money(0))
    """For each metre of the outside perimeter (R24)."""
    standard: Mapped[bool] = mapped_column(default=False)
    """Included in every price that takes it."""
    position: Mapped[int] = mapped_column(SmallInteger, default=0)


class PriceSet(Base):
    """Several pictures together at one price."""

    __tablename__ = "price_set"
    __table_args__ = (
        UniqueConstraint("price_list_id", "name"),
        CheckConstraint("amount >= 0", name="amount"),
    )

    id: Mapped[PriceSetId] = mapped_column(Integer, primary_key=True)
    price_list_id: Mapped[PriceListId] = mapped_column(ForeignKey("price_list.id"), index=True)
    name: Mapped[str] = mapped_column(String(80))
    amount: Mapped[Money]
    position: Mapped[int] = mapped_column(SmallInteger, default=0)


class PriceSetPart(Base):
    """What is in a set, and how many of it."""

    __tablename__ = "price_set_part"
    __table_args__ = (
        UniqueConstraint("price_set_id", "price_id"),
        CheckConstraint("quantity BETWEEN 1 AND 99", name="quantity"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    price_set_id: Mapped[PriceSetId] = mapped_column(ForeignKey("price_set.id"), index=True)
    price_id: Mapped[PriceId] = mapped_column(ForeignKey("price.id"), index=True)
    quantity: Mapped[int] = mapped_column(SmallInteger, default=1)
    position: Mapped[int] = mapped_column(SmallInteger, default=0)
