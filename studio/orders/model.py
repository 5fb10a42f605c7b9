"""Orders: a head with its state and money, and frozen revisions of what was agreed."""

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

from studio.actor import Role
from studio.business.model import StaffId
from studio.catalogue.model import PriceId
from studio.clients.model import HouseholdId
from studio.db import Base, Versioned
from studio.diary.model import AppointmentId
from studio.money import Money
from studio.promises.model import PromiseId
from studio.sessions.model import Method, SessionId
from studio.viewings.model import Place, ViewingId

OrderId = NewType("OrderId", int)
RevisionId = NewType("RevisionId", int)
LineId = NewType("LineId", int)
PresentationId = NewType("PresentationId", int)
PaymentId = NewType("PaymentId", int)


class OrderKind(StrEnum):
    """What gave rise to an order."""

    ORIGINAL = "original"
    RESHOOT = "reshoot"
    EXTRA_COPIES = "extra copies"
    OWN_ARTWORK = "own artwork"


class OrderState(StrEnum):
    """DOMAIN 3.2; closed orders never change, refunds and credits are rows of their own."""

    DRAFT = "draft"
    CONFIRMED = "confirmed"
    IN_PRODUCTION = "in production"
    READY = "ready"
    PRESENTED = "presented"
    CLOSED = "closed"
    CANCELLED = "cancelled"


class Surplus(StrEnum):
    """What becomes of credit that a smaller order leaves over; the owner chooses, and it is printed (R6)."""

    REFUND = "refund"
    CREDIT = "credit"


class RevisionState(StrEnum):
    """A draft may be edited; what was issued never is."""

    DRAFT = "draft"
    ISSUED = "issued"
    SUPERSEDED = "superseded"


class Order(Versioned, Base):
    """What a household ordered. The number is taken when it is confirmed (RR9)."""

    __tablename__ = "portrait_order"
    __table_args__ = (
        CheckConstraint(
            "state = 'draft' OR state = 'cancelled' OR number IS NOT NULL", name="confirmed_has_number"
        ),
        Index("ix_portrait_order_state", "state"),
    )

    id: Mapped[OrderId] = mapped_column(Integer, primary_key=True)
    number: Mapped[str | None] = mapped_column(String(16), unique=True, default=None)
    household_id: Mapped[HouseholdId] = mapped_column(ForeignKey("household.id"), index=True)
    session_id: Mapped[SessionId | None] = mapped_column(
        ForeignKey("portrait_session.id"), index=True, default=None
    )
    viewing_id: Mapped[ViewingId | None] = mapped_column(ForeignKey("viewing.id"), index=True, default=None)
    replaces_order_id: Mapped[OrderId | None] = mapped_column(
        ForeignKey("portrait_order.id"), index=True, default=None
    )
    """A reshoot's order: the one whose pictures it replaces."""
    kind: Mapped[OrderKind]
    state: Mapped[OrderState] = mapped_column(default=OrderState.DRAFT)
    place: Mapped[Place] = mapped_column(default=Place.STUDIO)
    host_id: Mapped[StaffId] = mapped_column(ForeignKey("staff.id"))
    made_at: Mapped[datetime]
    confirmed_at: Mapped[datetime | None] = mapped_column(default=None)
    signed_at: Mapped[datetime | None] = mapped_column(default=None)
    in_production_at: Mapped[datetime | None] = mapped_column(default=None)
    ready_at: Mapped[datetime | None] = mapped_column(default=None)
    closed_at: Mapped[datetime | None] = mapped_column(default=None)
    cancelled_reason: Mapped[str] = mapped_column(String(400), default="")
    moved_to: Mapped[date | None] = mapped_column(default=None)
    """The day the pictures are promised for since the page in force was made, where it had to move (L5)."""


class OrderRevision(Versioned, Base):
    """One agreed version of an order; amending makes the next, which names the one before by its number."""

    __tablename__ = "order_revision"
    __table_args__ = (
        UniqueConstraint("order_id", "number"),
        CheckConstraint("discount_basis_points BETWEEN 0 AND 10000", name="discount_rate"),
        CheckConstraint("list_total >= 0 AND discount >= 0 AND discount <= list_total", name="discount"),
        CheckConstraint(
            "total = list_total - discount + CASE WHEN prices_include_tax THEN 0 ELSE tax END", name="total"
        ),
        CheckConstraint("credit_brought >= 0 AND to_pay >= 0", name="credit"),
        CheckConstraint("given_back >= 0 AND given_back <= credit_brought", name="given_back"),
    )

    id: Mapped[RevisionId] = mapped_column(Integer, primary_key=True)
    order_id: Mapped[OrderId] = mapped_column(ForeignKey("portrait_order.id"), index=True)
    number: Mapped[int] = mapped_column(SmallInteger, default=1)
    state: Mapped[RevisionState] = mapped_column(default=RevisionState.DRAFT)
    discount_basis_points: Mapped[int] = mapped_column(default=0)
    """A discount is a rate or an amount; nought here means the amount was typed."""
    discount: Mapped[Money] = mapped_column(default=Money(0))
    discount_reason: Mapped[str] = mapped_column(String(200), default="")
    list_total: Mapped[Money] = mapped_column(default=Money(0))
    total: Mapped[Money] = mapped_column(default=Money(0))
    """What the client owes for this order, tax included, before credit."""
    tax_basis_points: Mapped[int] = mapped_column(default=0)
    tax: Mapped[Money] = mapped_column(default=Money(0))
    tax_method: Mapped[str] = mapped_column(String(60), default="")
    prices_include_tax: Mapped[bool] = mapped_column(default=True)
    credit_brought: Mapped[Money] = mapped_column(default=Money(0))
    to_pay: Mapped[Money] = mapped_column(default=Money(0))
    """``max(0, total - credit_brought)`` (R6)."""
    surplus: Mapped[Surplus | None] = mapped_column(default=None)
    given_back: Mapped[Money] = mapped_column(default=Money(0))
    """What was refunded of the credit when this revision was issued."""
    promised_on: Mapped[date | None] = mapped_column(default=None)
    promise_reason: Mapped[str] = mapped_column(String(200), default="")
    """Why the owner promised sooner than R22 allows."""
    what_changed: Mapped[str] = mapped_column(String(400), default="")
    issued_at: Mapped[datetime | None] = mapped_column(default=None)
    pdf_sha256: Mapped[str | None] = mapped_column(String(64), default=None)
    issued_by: Mapped[StaffId | None] = mapped_column(ForeignKey("staff.id"), default=None)
    discount_promise_id: Mapped[PromiseId | None] = mapped_column(ForeignKey("promise.id"), default=None)
    """The promise of a discount that was brought to it; it is used where it is the better one for the client."""
    discount_promised: Mapped[bool] = mapped_column(default=False)
    """Whether the discount is the promised one; otherwise the promise stays open for another time."""
    typed_basis_points: Mapped[int] = mapped_column(default=0)
    typed_discount: Mapped[Money] = mapped_column(default=Money(0))
    typed_reason: Mapped[str] = mapped_column(String(200), default="")
    """The discount given for a reason, as it was typed, whether or not it was the better one."""
    discount_instead_of: Mapped[str] = mapped_column(String(300), default="")
    """The other discount of two, which came to less for the client: said on paper, never both, never neither."""
    discount_over: Mapped[bool] = mapped_column(default=False)
    """Whether it is more than whoever gave it may give by themselves: honoured, and told to the owner (R14)."""
    discount_heard_at: Mapped[datetime | None] = mapped_column(default=None)
    """When the owner took note of one that was over the limit."""


class RevisionTax(Base):
    """What one rate of tax applies to on a revision, and the tax: worked out once for the rate (RR8)."""

    __tablename__ = "order_revision_tax"
    __table_args__ = (CheckConstraint("basis_points BETWEEN 0 AND 10000", name="rate"),)

    revision_id: Mapped[RevisionId] = mapped_column(
        ForeignKey("order_revision.id"), primary_key=True, autoincrement=False
    )
    basis_points: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    taxable: Mapped[Money]
    """After the discount, as the studio prices: with the tax in it, or without."""
    tax: Mapped[Money]


class OrderLine(Base):
    """One picture ordered: which, who is in it, wide by high, finish, where it will hang, and its price then."""

    __tablename__ = "order_line"
    __table_args__ = (
        CheckConstraint("quantity BETWEEN 1 AND 999", name="quantity"),
        CheckConstraint("unit_price >= 0", name="price"),
        CheckConstraint(
            "line_total = CASE WHEN complimentary THEN 0 ELSE unit_price * quantity END", name="total"
        ),
    )

    id: Mapped[LineId] = mapped_column(Integer, primary_key=True)
    revision_id: Mapped[RevisionId] = mapped_column(ForeignKey("order_revision.id"), index=True)
    position: Mapped[int] = mapped_column(SmallInteger)
    image_ref: Mapped[str] = mapped_column(String(40))
    people: Mapped[str] = mapped_column(String(200), default="")
    price_id: Mapped[PriceId | None] = mapped_column(ForeignKey("price.id"), default=None)
    product: Mapped[str] = mapped_column(String(80))
    width_in: Mapped[int] = mapped_column(SmallInteger)
    height_in: Mapped[int] = mapped_column(SmallInteger)
    finish: Mapped[str] = mapped_column(String(80), default="")
    hanging_place: Mapped[str] = mapped_column(String(120), default="")
    quantity: Mapped[int] = mapped_column(default=1)
    unit_price: Mapped[Money]
    complimentary: Mapped[bool] = mapped_column(default=False)
    line_total: Mapped[Money]
    tax: Mapped[Money] = mapped_column(default=Money(0))
    """This line's share of the order's tax, by largest remainder (RR8)."""
    charge: Mapped[Money] = mapped_column(default=Money(0))
    """What the client pays for this line: after the discount, tax included; the charges add up to the total."""
    price_promised: Mapped[bool] = mapped_column(default=False)
    """The price is lower than the list's because it was promised (R11)."""
    lead_days: Mapped[int] = mapped_column(SmallInteger, default=0)
    key: Mapped[int] = mapped_column(SmallInteger, default=0)
    """Which line of the order it is, the same in every revision; nought in orders older than keys."""
    picture_id: Mapped[int | None] = mapped_column(ForeignKey("picture.id"), default=None)
    """The photograph, where it is one of the session's pictures; ``image_ref`` is what it is called."""
    moulding_id: Mapped[int | None] = mapped_column(ForeignKey("moulding.id"), default=None)
    moulding: Mapped[str] = mapped_column(String(120), default="")
    mount_id: Mapped[int | None] = mapped_column(ForeignKey("mount.id"), default=None)
    mount: Mapped[str] = mapped_column(String(120), default="")
    mount_border_mm: Mapped[int] = mapped_column(SmallInteger, default=0)
    glazing_id: Mapped[int | None] = mapped_column(ForeignKey("glazing.id"), default=None)
    glazing: Mapped[str] = mapped_column(String(120), default="")
    choice_ids: Mapped[str] = mapped_column(String(200), default="")
    """The extras chosen, by their ids with spaces between."""
    choices: Mapped[str] = mapped_column(default="")
    """The extras in words, a line each, as they were called then."""
    set_id: Mapped[int | None] = mapped_column(ForeignKey("price_set.id"), default=None)
    set_name: Mapped[str] = mapped_column(String(80), default="")
    set_no: Mapped[int] = mapped_column(SmallInteger, default=0)
    """Which set of the order it is part of, so that one set may be ordered twice."""
    tax_basis_points: Mapped[int] = mapped_column(default=0)
    price_promise_id: Mapped[PromiseId | None] = mapped_column(ForeignKey("promise.id"), default=None)
    """The promise that its price honours (R11)."""


class CancelledLine(Base):
    """A line that a revision took out: it stays to be seen, with the reason, on every later page."""

    __tablename__ = "cancelled_line"

    line_id: Mapped[LineId] = mapped_column(
        ForeignKey("order_line.id"), primary_key=True, autoincrement=False
    )
    """As it stood in the last revision that had it."""
    order_id: Mapped[OrderId] = mapped_column(ForeignKey("portrait_order.id"), index=True)
    revision_id: Mapped[RevisionId] = mapped_column(ForeignKey("order_revision.id"), index=True)
    """The revision that took it out."""
    reason: Mapped[str] = mapped_column(String(200), default="")


class ConsentWay(StrEnum):
    """How somebody agreed to a change."""

    IN_PERSON = "in person"
    TELEPHONE = "by telephone"
    EMAIL = "by email"
    LETTER = "by letter"


class ChangeConsent(Base):
    """Consent to a change of how a picture is made after the order was placed: who, when and how (R17)."""

    __tablename__ = "change_consent"
    append_only: ClassVar[bool] = True

    id: Mapped[int] = mapped_column(primary_key=True)
    order_id: Mapped[OrderId] = mapped_column(ForeignKey("portrait_order.id"), index=True)
    revision_number: Mapped[int] = mapped_column(SmallInteger)
    """The revision that the change was made in."""
    who: Mapped[str] = mapped_column(String(120))
    way: Mapped[ConsentWay]
    agreed_on: Mapped[date]
    words: Mapped[str] = mapped_column(default="")
    """What was agreed to, line by line, and what the client said to it."""
    noted_at: Mapped[datetime]
    noted_by: Mapped[StaffId] = mapped_column(ForeignKey("staff.id"))


class DiscountLimit(Base):
    """How much of an order a role may take off for a reason; more is honoured too, and told to the owner."""

    __tablename__ = "discount_limit"
    __table_args__ = (CheckConstraint("basis_points BETWEEN 0 AND 10000", name="rate"),)

    role: Mapped[Role] = mapped_column(primary_key=True)
    basis_points: Mapped[int]


class ReplacedLine(Base):
    """A line of an earlier order whose picture a reshoot's order replaces; each is replaced once."""

    __tablename__ = "replaced_line"

    line_id: Mapped[LineId] = mapped_column(
        ForeignKey("order_line.id"), primary_key=True, autoincrement=False
    )
    order_id: Mapped[OrderId] = mapped_column(ForeignKey("portrait_order.id"), index=True)
    passed: Mapped[bool] = mapped_column(default=False)
    """Whether its credit has passed, which happens when the replacing order is confirmed."""
    quantity: Mapped[int] = mapped_column(SmallInteger, default=0)
    """How many of the line's pictures are replaced, where it is not all of them; nought is all."""


class OrderPaper(Base):
    """The issued PDF of a revision and the snapshot it was drawn from; only erasure may empty it (RR11)."""

    __tablename__ = "order_paper"

    revision_id: Mapped[RevisionId] = mapped_column(ForeignKey("order_revision.id"), primary_key=True)
    snapshot: Mapped[str]
    pdf: Mapped[bytes] = mapped_column(LargeBinary)


class Payment(Base):
    """Money taken for an order; below zero it was given back, with the reason."""

    __tablename__ = "payment"
    __table_args__ = (CheckConstraint("amount <> 0", name="amount"),)
    append_only: ClassVar[bool] = True

    id: Mapped[PaymentId] = mapped_column(Integer, primary_key=True)
    order_id: Mapped[OrderId] = mapped_column(ForeignKey("portrait_order.id"), index=True)
    amount: Mapped[Money]
    method: Mapped[Method]
    taken_at: Mapped[datetime]
    taken_by: Mapped[StaffId] = mapped_column(ForeignKey("staff.id"))
    allowed: Mapped[Money] = mapped_column(default=Money(0))
    """What is no longer owed because it was given back; nothing when the refund only puts a mistake right."""
    note: Mapped[str] = mapped_column(String(200), default="")
    promise_id: Mapped[PromiseId | None] = mapped_column(ForeignKey("promise.id"), index=True, default=None)
    """The gift voucher that paid."""
    undoes_id: Mapped[PaymentId | None] = mapped_column(ForeignKey("payment.id"), unique=True, default=None)
    """The row that this one puts right by its opposite: a mistake, or a cheque that came back."""


class Credit(Base):
    """What passed from one order of a household to a later one (R6); below zero it went back.

    ``paid`` is what had been paid on the replaced lines and counts towards the later order; ``released`` is what
    had not, and is no longer owed on the earlier one.
    """

    __tablename__ = "credit"
    __table_args__ = (CheckConstraint("paid <> 0 OR released <> 0", name="amounts"),)
    append_only: ClassVar[bool] = True

    id: Mapped[int] = mapped_column(primary_key=True)
    from_order_id: Mapped[OrderId] = mapped_column(ForeignKey("portrait_order.id"), index=True)
    to_order_id: Mapped[OrderId] = mapped_column(ForeignKey("portrait_order.id"), index=True)
    paid: Mapped[Money]
    released: Mapped[Money]
    kept: Mapped[bool] = mapped_column(default=False)
    """Whether it came from credit kept for the client, not from replaced pictures."""
    at: Mapped[datetime]


class PresentationState(StrEnum):
    """DOMAIN 3.2."""

    BOOKED = "booked"
    HELD = "held"
    NO_SHOW = "no-show"
    CANCELLED = "cancelled"


class Presentation(Versioned, Base):
    """The handing over of finished portraits."""

    __tablename__ = "presentation"
    __table_args__ = (
        CheckConstraint("state <> 'held' OR held_at IS NOT NULL", name="held"),
        Index("ix_presentation_held_at", "held_at"),
    )

    id: Mapped[PresentationId] = mapped_column(Integer, primary_key=True)
    household_id: Mapped[HouseholdId] = mapped_column(ForeignKey("household.id"), index=True)
    order_id: Mapped[OrderId] = mapped_column(ForeignKey("portrait_order.id"), index=True)
    appointment_id: Mapped[AppointmentId] = mapped_column(ForeignKey("appointment.id"), unique=True)
    state: Mapped[PresentationState]
    place: Mapped[Place] = mapped_column(default=Place.STUDIO)
    attendees: Mapped[str] = mapped_column(default="")
    mood: Mapped[str] = mapped_column(String(80), default="")
    handed_over: Mapped[str] = mapped_column(default="")
    everything: Mapped[bool] = mapped_column(default=True)
    """Whether all that was ordered has now been handed over."""
    reason: Mapped[str] = mapped_column(String(400), default="")
    """Why it was called off."""
    held_at: Mapped[datetime | None] = mapped_column(default=None)
    held_on: Mapped[date | None] = mapped_column(default=None, index=True)
    """The day it was held on the studio's wall: the follow-up letter counts from it."""
