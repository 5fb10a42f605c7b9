"""A family's walls, and the pictures that were tried on them at a viewing."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import NewType

from sqlalchemy import CheckConstraint, ForeignKey, Integer, LargeBinary, SmallInteger, String
from sqlalchemy.orm import Mapped, mapped_column

from studio.catalogue.model import GlazingId, MouldingId, MountId, PriceId
from studio.clients.model import HouseholdId
from studio.db import Base, Versioned
from studio.pictures.model import PictureId
from studio.viewings.model import ViewingId

WallId = NewType("WallId", int)
HangingId = NewType("HangingId", int)


class Sheet(StrEnum):
    """The sheet of paper that was taped to the wall."""

    A4 = "A4"
    A3 = "A3"


class Edge(StrEnum):
    """What of the sheet was clicked: an edge of it, or its four corners as it hangs."""

    SHORT = "short edge"
    LONG = "long edge"
    UPRIGHT = "corners, upright"
    LYING = "corners, on its side"


class Wall(Versioned, Base):
    """A wall to hang pictures on: a built-in room, or the family's own in a photograph with its scale."""

    __tablename__ = "wall"
    __table_args__ = (
        CheckConstraint("(room = 'photograph') = (sheet IS NOT NULL AND edge IS NOT NULL)", name="scale"),
        CheckConstraint("furniture_mm IS NULL OR furniture_mm BETWEEN 100 AND 20000", name="furniture"),
    )

    id: Mapped[WallId] = mapped_column(Integer, primary_key=True)
    household_id: Mapped[HouseholdId] = mapped_column(ForeignKey("household.id"), index=True)
    name: Mapped[str] = mapped_column(String(80))
    """"above the fireplace, lounge": what an order prints as the place."""
    room: Mapped[str] = mapped_column(String(20))
    """The key of a built-in room, or "photograph"."""
    colour: Mapped[str] = mapped_column(String(7), default="")
    """``#rrggbb`` of a built-in room; "" as the room has it."""
    furniture: Mapped[str] = mapped_column(String(60), default="")
    """What stands below, such as "the sofa"."""
    furniture_mm: Mapped[int | None] = mapped_column(default=None)
    sheet: Mapped[Sheet | None] = mapped_column(default=None)
    edge: Mapped[Edge | None] = mapped_column(default=None)
    points: Mapped[str] = mapped_column(String(200), default="")
    """The clicks on the photograph, ``x,y`` in dots with spaces between."""


class WallPhotograph(Base):
    """The family's photograph of a wall, as it was taken in: a JPEG with nothing but its dots."""

    __tablename__ = "wall_photograph"

    wall_id: Mapped[WallId] = mapped_column(ForeignKey("wall.id"), primary_key=True, autoincrement=False)
    jpeg: Mapped[bytes] = mapped_column(LargeBinary)
    width: Mapped[int]
    height: Mapped[int]


class Hanging(Versioned, Base):
    """A picture that hangs on a wall at a viewing: its size, how it is framed, and where."""

    __tablename__ = "hanging"
    __table_args__ = (
        CheckConstraint("mount_border_mm IS NULL OR mount_border_mm BETWEEN 0 AND 300", name="border"),
    )

    id: Mapped[HangingId] = mapped_column(Integer, primary_key=True)
    viewing_id: Mapped[ViewingId] = mapped_column(ForeignKey("viewing.id"), index=True)
    wall_id: Mapped[WallId] = mapped_column(ForeignKey("wall.id"), index=True)
    picture_id: Mapped[PictureId] = mapped_column(ForeignKey("picture.id"), index=True)
    price_id: Mapped[PriceId] = mapped_column(ForeignKey("price.id"), index=True)
    turned: Mapped[bool] = mapped_column(default=False)
    """Whether the size of the price list is turned: 24 × 30 as 30 wide by 24 high."""
    moulding_id: Mapped[MouldingId | None] = mapped_column(
        ForeignKey("moulding.id"), index=True, default=None
    )
    mount_id: Mapped[MountId | None] = mapped_column(ForeignKey("mount.id"), index=True, default=None)
    mount_border_mm: Mapped[int | None] = mapped_column(SmallInteger, default=None)
    """None as the mount usually has it."""
    glazing_id: Mapped[GlazingId | None] = mapped_column(ForeignKey("glazing.id"), index=True, default=None)
    choice_ids: Mapped[str] = mapped_column(String(200), default="")
    """The extras chosen, by their ids with spaces between."""
    place: Mapped[str] = mapped_column(String(80), default="")
    """Where it hangs in words of its own; "" as the wall is called."""
    x_mm: Mapped[int]
    y_mm: Mapped[int]
    """Its centre on the wall."""
    taken_down_at: Mapped[datetime | None] = mapped_column(default=None)


class WallDrawing(Base):
    """A wall as it was drawn at a viewing with what hung on it, for paper."""

    __tablename__ = "wall_drawing"

    viewing_id: Mapped[ViewingId] = mapped_column(
        ForeignKey("viewing.id"), primary_key=True, autoincrement=False
    )
    wall_id: Mapped[WallId] = mapped_column(ForeignKey("wall.id"), primary_key=True, autoincrement=False)
    jpeg: Mapped[bytes] = mapped_column(LargeBinary)
    drawn_at: Mapped[datetime]
