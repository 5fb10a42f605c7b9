"""The bench: one piece for each picture that is made, every step it took, what was looked at, and what went out."""

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
from studio.catalogue.model import Framing, SupplierId
from studio.db import Base, Versioned
from studio.orders.model import LineId, OrderId

PieceId = NewType("PieceId", int)
PurchaseId = NewType("PurchaseId", int)


class Stage(StrEnum):
    """How far a piece is (DOMAIN 3.2); the order is fixed, and a piece moves on from one to the next."""

    TO_START = "to start"
    RETOUCHING = "retouching"
    PRINTED = "printed"
    FRAMED = "mounted and framed"
    CHECKED = "checked"
    READY = "ready"
    PRESENTED = "presented"


class Ended(StrEnum):
    """Why no more is done to a piece that was not handed over."""

    STOPPED = "stopped"
    REMADE = "made again"


class Cause(StrEnum):
    """Why a piece is made again; one key each on the form."""

    PRINT = "fault in the print"
    RETOUCHING = "retouching not right"
    FRAME = "fault in the frame or mount"
    GLASS = "fault in the glass, or dust under it"
    WRONG = "made differently from the order"
    DAMAGED = "damaged here"
    ON_THE_WAY = "damaged or lost on the way"
    WISH = "the client asked for it"


class Pays(StrEnum):
    """Who bears what a remake costs."""

    STUDIO = "the studio"
    MAKER = "the lab or framer"
    CLIENT = "the client"


class Point(StrEnum):
    """What the second person looks at, against the order."""

    SIZE = "size"
    MOUNT = "mount"
    MOULDING = "moulding"
    GLAZING = "glazing"
    PICTURE = "picture"
    SPELLING = "spelling"


class StepKind(StrEnum):
    """What happened to a piece."""

    BEGUN = "begun"
    MOVED = "moved on"
    SKIPPED = "moved past a stage"
    SENT_BACK = "sent back"
    WAITS = "waits"
    GOES_ON = "goes on"
    SENT_OUT = "sent out"
    CAME_BACK = "came back"
    GIVEN_TO = "given to"
    CHECKED = "checked"
    NOT_RIGHT = "not right"
    REMADE = "made again"
    STOPPED = "stopped"
    CARRIED_OVER = "carried over"
    PRESENTED = "handed over"


class PurchaseOrder(Base):
    """What was sent to one lab or framer on one page, with the number it bears (RR9)."""

    __tablename__ = "purchase_order"
    append_only: ClassVar[bool] = True

    id: Mapped[PurchaseId] = mapped_column(Integer, primary_key=True)
    number: Mapped[str] = mapped_column(String(16), unique=True)
    supplier_id: Mapped[SupplierId] = mapped_column(ForeignKey("supplier.id"), index=True)
    sent_at: Mapped[datetime]
    sent_by_id: Mapped[StaffId] = mapped_column(ForeignKey("staff.id"))
    returns_as: Mapped[Stage]
    """How far a piece is when it comes back."""
    back_on: Mapped[date]
    note: Mapped[str] = mapped_column(String(400), default="")
    snapshot: Mapped[str]
    pdf: Mapped[bytes] = mapped_column(LargeBinary)
    pdf_sha256: Mapped[str] = mapped_column(String(64))


class Piece(Versioned, Base):
    """One picture being made: a line of an order, once for each of its quantity; its code is ``O-00012/3``.

    ``line_id`` is the line of the revision in force when it was last brought in step with the order.
    """

    __tablename__ = "piece"
    __table_args__ = (
        UniqueConstraint("order_id", "number"),
        Index("ix_piece_stage", "stage"),
        CheckConstraint("number >= 1", name="number"),
        CheckConstraint(
            "stage NOT IN ('checked', 'ready', 'presented') OR checked_by_id IS NOT NULL", name="checked"
        ),
        CheckConstraint("ended IS NULL OR ended_because <> ''", name="ended"),
        CheckConstraint(
            "(remake_of_id IS NULL) = (remake_cause IS NULL) AND (remake_of_id IS NULL) = (remake_pays IS NULL)",
            name="remake",
        ),
        CheckConstraint("remake_of_id IS NULL OR remake_of_id <> id", name="not_itself"),
        CheckConstraint(
            "(waits_since IS NULL) = (waits_for = '') AND (waits_since IS NOT NULL OR waits_until IS NULL)",
            name="waits",
        ),
    )

    id: Mapped[PieceId] = mapped_column(Integer, primary_key=True)
    order_id: Mapped[OrderId] = mapped_column(ForeignKey("portrait_order.id"), index=True)
    line_id: Mapped[LineId] = mapped_column(ForeignKey("order_line.id"), index=True)
    number: Mapped[int] = mapped_column(SmallInteger)
    stage: Mapped[Stage] = mapped_column(default=Stage.TO_START)
    framing: Mapped[Framing] = mapped_column(default=Framing.FRAMED)
    stage_at: Mapped[datetime]
    """Since when it is at its stage."""
    made_at: Mapped[datetime]
    assigned_id: Mapped[StaffId | None] = mapped_column(ForeignKey("staff.id"), index=True, default=None)
    """Who is to make it, where that was said."""
    maker_id: Mapped[StaffId | None] = mapped_column(ForeignKey("staff.id"), default=None)
    """Who printed or framed it here; somebody else checks it."""
    checked_by_id: Mapped[StaffId | None] = mapped_column(ForeignKey("staff.id"), default=None)
    times_back: Mapped[int] = mapped_column(SmallInteger, default=0)
    """How often a check sent it back a stage; only then does a piece ever go back."""
    waits_for: Mapped[str] = mapped_column(String(120), default="")
    waits_until: Mapped[date | None] = mapped_column(default=None)
    waits_since: Mapped[datetime | None] = mapped_column(default=None)
    out_with_id: Mapped[PurchaseId | None] = mapped_column(
        ForeignKey("purchase_order.id"), index=True, default=None
    )
    """The purchase order with which it is at a lab or framer just now."""
    ended: Mapped[Ended | None] = mapped_column(default=None)
    ended_because: Mapped[str] = mapped_column(String(400), default="")
    remake_of_id: Mapped[PieceId | None] = mapped_column(ForeignKey("piece.id"), unique=True, default=None)
    remake_cause: Mapped[Cause | None] = mapped_column(default=None)
    remake_pays: Mapped[Pays | None] = mapped_column(default=None)


class PieceStep(Base):
    """One thing that happened to a piece; it is written once and stays."""

    __tablename__ = "piece_step"
    append_only: ClassVar[bool] = True

    id: Mapped[int] = mapped_column(primary_key=True)
    piece_id: Mapped[PieceId] = mapped_column(ForeignKey("piece.id"), index=True)
    at: Mapped[datetime]
    by_id: Mapped[StaffId] = mapped_column(ForeignKey("staff.id"))
    kind: Mapped[StepKind]
    stage: Mapped[Stage]
    """Where the piece stood afterwards."""
    because: Mapped[str] = mapped_column(String(400), default="")
    until: Mapped[date | None] = mapped_column(default=None)


class PieceCheck(Base):
    """One point that somebody looked at; a later check stands above an earlier one."""

    __tablename__ = "piece_check"
    append_only: ClassVar[bool] = True

    id: Mapped[int] = mapped_column(primary_key=True)
    piece_id: Mapped[PieceId] = mapped_column(ForeignKey("piece.id"), index=True)
    point: Mapped[Point]
    is_right: Mapped[bool]
    at: Mapped[datetime]
    by_id: Mapped[StaffId] = mapped_column(ForeignKey("staff.id"))


class SentPiece(Base):
    """A piece on a purchase order, until it is back; a piece may go out more than once."""

    __tablename__ = "sent_piece"
    __table_args__ = (UniqueConstraint("purchase_id", "piece_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    purchase_id: Mapped[PurchaseId] = mapped_column(ForeignKey("purchase_order.id"), index=True)
    piece_id: Mapped[PieceId] = mapped_column(ForeignKey("piece.id"), index=True)
    back_at: Mapped[datetime | None] = mapped_column(default=None)
    back_by_id: Mapped[StaffId | None] = mapped_column(ForeignKey("staff.id"), default=None)
