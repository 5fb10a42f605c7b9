"""What is read of orders: frozen rows, without uplift or cost, which are the owner's alone (R7)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from studio.business.model import StaffId
from studio.catalogue.model import MouldingId, PriceId
from studio.catalogue.wording import in_inches
from studio.clients.model import HouseholdId
from studio.diary.model import AppointmentId
from studio.money import Money
from studio.orders.differences import LineChange
from studio.orders.model import (
    LineId,
    OrderId,
    OrderKind,
    OrderState,
    PaymentId,
    PresentationId,
    PresentationState,
    RevisionState,
    Surplus,
)
from studio.promises.model import PromiseId
from studio.sessions.model import Method, SessionId
from studio.viewings.model import Place, ViewingId


@dataclass(frozen=True, slots=True)
class LineRow:
    """One line; ``replaced_by`` is the order whose picture takes its place."""

    id: LineId | None
    number: int
    image_ref: str
    people: str
    price_id: PriceId | None
    product: str
    width_in: int
    height_in: int
    finish: str
    hanging_place: str
    quantity: int
    unit_price: Money
    complimentary: bool
    price_promised: bool
    line_total: Money
    tax: Money
    charge: Money
    lead_days: int
    replaced_by: OrderId | None = None
    key: int = 0
    """Which line of the order it is: the same number in every revision."""
    picture_id: int | None = None
    moulding_id: int | None = None
    moulding: str = ""
    mount_id: int | None = None
    mount: str = ""
    mount_border_mm: int = 0
    glazing_id: int | None = None
    glazing: str = ""
    choice_ids: tuple[int, ...] = ()
    choices: tuple[str, ...] = ()
    """The extras in words."""
    set_id: int | None = None
    set_name: str = ""
    set_no: int = 0
    tax_basis_points: int = 0
    price_promise_id: PromiseId | None = None

    @property
    def size(self) -> str:
        """``30 inches wide by 24 inches high``."""
        return in_inches(self.width_in, self.height_in)


@dataclass(frozen=True, slots=True)
class TaxRow:
    """What one rate of tax applies to, after the discount, and the tax."""

    basis_points: int
    taxable: Money
    tax: Money


@dataclass(frozen=True, slots=True)
class RevisionRow:
    """One agreed version of an order."""

    number: int
    state: RevisionState
    lines: tuple[LineRow, ...]
    list_total: Money
    discount_basis_points: int
    discount: Money
    discount_reason: str
    total: Money
    tax_basis_points: int
    tax: Money
    tax_method: str
    prices_include_tax: bool
    credit_brought: Money
    to_pay: Money
    surplus: Surplus | None
    given_back: Money
    promised_on: date | None
    promise_reason: str
    what_changed: str
    issued_at: datetime | None
    pdf_sha256: str | None
    version: int
    """Of the revision; a form hands it back, so that two desks never overwrite each other unseen."""
    issued_by: StaffId | None = None
    discount_promise_id: PromiseId | None = None
    discount_promised: bool = False
    discount_instead_of: str = ""
    discount_over: bool = False
    discount_heard_at: datetime | None = None
    typed_basis_points: int = 0
    typed_discount: Money = Money(0)
    typed_reason: str = ""
    taxes: tuple[TaxRow, ...] = ()
    """For each rate of tax, the highest first."""


@dataclass(frozen=True, slots=True)
class PaymentRow:
    """Money taken, or below zero given back."""

    id: PaymentId
    amount: Money
    method: Method
    taken_at: datetime
    taken_by: StaffId
    note: str
    undoes_id: PaymentId | None = None
    """The row that it puts right."""
    undone: bool = False
    """Whether a later row puts it right."""
    paid_in_on: date | None = None
    """Of a cheque: the day it was paid in."""
    came_back: bool = False
    """Of a cheque: the bank sent it back."""

    @property
    def is_here(self) -> bool:
        """A cheque that is received and not paid in yet."""
        waits = self.method is Method.CHEQUE and self.amount > Money(0) and self.undoes_id is None
        return waits and not self.undone and self.paid_in_on is None


@dataclass(frozen=True, slots=True)
class PresentationRow:
    """A handing over; ``wall`` is the studio's time."""

    id: PresentationId
    order_id: OrderId
    appointment_id: AppointmentId
    state: PresentationState
    wall: datetime
    place: Place
    attendees: str
    mood: str
    handed_over: str
    everything: bool
    held_at: datetime | None
    held_on: date | None


@dataclass(frozen=True, slots=True)
class OrderRow:
    """An order as a page shows it: the revision in force (or the draft of a new order) and its money."""

    id: OrderId
    number: str | None
    household_id: HouseholdId
    session_id: SessionId | None
    viewing_id: ViewingId | None
    replaces_order_id: OrderId | None
    kind: OrderKind
    state: OrderState
    place: Place
    host_id: StaffId
    made_at: datetime
    confirmed_at: datetime | None
    signed_at: datetime | None
    ready_at: datetime | None
    closed_at: datetime | None
    cancelled_reason: str
    moved_to: date | None
    """The day the pictures are promised for since, where it had to move."""
    version: int
    revision: RevisionRow
    draft: RevisionRow | None
    """A next revision under way, beside the one in force."""
    payments: tuple[PaymentRow, ...]
    presentations: tuple[PresentationRow, ...]
    replaces: tuple[LineId, ...]
    taken: Money
    balance: Money
    refundable: Money

    @property
    def name(self) -> str:
        """``O-01187``, or "draft order"."""
        return self.number or "draft order"

    @property
    def lines(self) -> tuple[LineRow, ...]:
        """The lines of the revision shown."""
        return self.revision.lines

    @property
    def total(self) -> Money:
        """What the client owes for this order before credit, tax included."""
        return self.revision.total

    @property
    def to_pay(self) -> Money:
        """``max(0, total - credit)`` (R6)."""
        return self.revision.to_pay

    @property
    def credit_brought(self) -> Money:
        """Credit from the pictures it replaces (R6)."""
        return self.revision.credit_brought

    @property
    def promised_on(self) -> date | None:
        """The day by which the pictures were promised."""
        return self.moved_to or self.revision.promised_on

    @property
    def paid(self) -> Money:
        """Money taken for it, less what was given back."""
        return self.taken

    @property
    def let_off(self) -> Money:
        """What is no longer owed: given back for the trouble, or let go with a replaced picture."""
        is_owed = self.state not in (OrderState.DRAFT, OrderState.CANCELLED)
        return self.to_pay - self.taken - self.balance if is_owed else Money(0)

    @property
    def handed_over(self) -> bool:
        """Whether all that was ordered has been handed over."""
        return any(each.state is PresentationState.HELD and each.everything for each in self.presentations)


@dataclass(frozen=True, slots=True)
class OrderListRow:
    """One line of the Orders page."""

    id: OrderId
    number: str | None
    household_id: HouseholdId
    household: str
    kind: OrderKind
    state: OrderState
    pieces: int
    total: Money
    balance: Money
    promised_on: date | None
    signed: bool
    presentation_wall: datetime | None
    made_on: date
    late: bool
    near: bool


@dataclass(frozen=True, slots=True)
class Waiting:
    """A line whose moulding has to be waited for: a wait with its length, never a no (R18)."""

    number: int
    image_ref: str
    moulding_id: MouldingId
    moulding: str
    days: int
    """Working days until there is enough of it."""

    @property
    def words(self) -> str:
        """``Picture 0147 waits for the moulding Oak 30: 10 working days.``"""
        days = "1 working day" if self.days == 1 else f"{self.days} working days"
        return f"Picture {self.image_ref} waits for the moulding {self.moulding}: {days}."


@dataclass(frozen=True, slots=True)
class QuoteRow:
    """What an order would come to now, before anything is saved."""

    lines: tuple[LineRow, ...]
    list_total: Money
    discount: Money
    tax: Money
    total: Money
    credit: Money
    to_pay: Money
    left_over: Money
    """Credit that a smaller order leaves; the owner chooses what becomes of it."""
    feasible_on: date
    waiting: tuple[Waiting, ...] = ()
    """The lines whose moulding is not there, with the wait (R18)."""
    discount_reason: str = ""
    discount_promised: bool = False
    instead_of: str = ""
    """In words, the other of two discounts, which comes to less for the client."""
    taxes: tuple[TaxRow, ...] = ()
    broken_sets: tuple[str, ...] = ()
    """The sets of which pictures are missing, so that the rest is at its own price."""
    changes: tuple[LineChange, ...] = ()
    """What a revision of a placed order would change."""


@dataclass(frozen=True, slots=True)
class PresentationHeldRow:
    """A presentation held: what the follow-up letter counts from (L8, L11)."""

    id: PresentationId
    household_id: HouseholdId
    order_id: OrderId
    order_number: str
    kind: OrderKind
    session_id: SessionId | None
    held_on: date
    everything: bool
    hanging_place: str
    """Where the largest picture hangs, "" when nobody said."""
