"""What the order forms hand in."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from studio.business.model import RoomId, StaffId
from studio.catalogue.model import PriceId
from studio.clients.model import HouseholdId
from studio.errors import Refused
from studio.money import Money
from studio.orders.model import ConsentWay, LineId, OrderId, Surplus
from studio.orders.pricing import MOST_PIECES, WHOLE
from studio.promises.model import PromiseId
from studio.sessions.model import Method, SessionId
from studio.viewings.model import Place, ViewingId
from studio.written import one_line, passage

LONGEST_REFERENCE = 40
LONGEST_PEOPLE = 200
LONGEST_PLACE = 120
LONGEST_REASON = 200
LONGEST_WORDS = 4_000
LONGEST_WHO = 120
MOST_LINES = 200


@dataclass(frozen=True, slots=True)
class LineDraft:
    """One picture as it is ordered. ``turned`` hangs the listed size the other way up, 24 wide by 30 high."""

    image_ref: str
    price_id: PriceId | None
    people: str = ""
    hanging_place: str = ""
    quantity: int = 1
    turned: bool = False
    complimentary: bool = False
    promised_price: Money | None = None
    """What it was promised for; the lower of this and the list's price is charged (R11)."""
    picture_id: int | None = None
    """The photograph, where it is one of the session's pictures."""
    moulding_id: int | None = None
    mount_id: int | None = None
    mount_border_mm: int | None = None
    """None takes the mount's own border."""
    glazing_id: int | None = None
    choice_ids: tuple[int, ...] = ()
    """The extras, by the ids of the list's choices."""
    set_id: int | None = None
    set_no: int = 0
    """Which set of the order it is part of; the parts of one set share its price to the penny."""
    free: int = 0
    """So many of the pieces come with our compliments; they become a line of their own."""
    price_promise_id: PromiseId | None = None
    """The promise whose price is charged when it is lower; it is kept when the order is placed."""
    key: int | None = None
    """Which line of the order it is, where it was there before; None for a new one."""

    def problems(self) -> dict[str, str]:
        """A sentence for each field that does not do, in the order of the form."""
        found = {}
        if not self.image_ref.strip():
            found["image_ref"] = "Please say which picture."
        if self.price_id is None:
            found["size"] = "Please choose a size from the price list."
        if not 1 <= self.quantity <= MOST_PIECES:
            found["quantity"] = f"A line has between 1 and {MOST_PIECES} pieces."
        elif not 0 <= self.free <= self.quantity:
            found["free"] = "No more pieces can be with our compliments than are ordered."
        if self.promised_price is not None and self.promised_price < Money(0):
            found["promised_price"] = "A price cannot be less than nothing."
        for name, words, most in (
            ("image_ref", self.image_ref, LONGEST_REFERENCE),
            ("people", self.people, LONGEST_PEOPLE),
            ("hanging_place", self.hanging_place, LONGEST_PLACE),
        ):
            if one_line(words, most).cut:
                found[name] = f"Please shorten this to {most} characters."
        return found


@dataclass(frozen=True, slots=True)
class OrderDraft:
    """An order as it is put together; a draft of one may still have problems, a confirmed one has none.

    ``replaces`` are the lines whose pictures a reshoot's order replaces; None means all that still can be, and of an
    order that was begun those that it was begun with. ``replaces_part`` says of a line with several pictures how many.
    ``version`` is the version that the form opened with, so that two desks never overwrite each other unseen; of a
    placed order that is changed, ``revision`` is the number of the one that the form showed.
    """

    household_id: HouseholdId
    host_id: StaffId
    lines: tuple[LineDraft, ...] = ()
    session_id: SessionId | None = None
    viewing_id: ViewingId | None = None
    place: Place = Place.STUDIO
    discount_basis_points: int = 0
    discount: Money = Money(0)
    discount_reason: str = ""
    extra_copies: bool = False
    own_artwork: bool = False
    """It is their own picture that is framed."""
    replaces_order_id: OrderId | None = None
    replaces: tuple[LineId, ...] | None = None
    replaces_part: tuple[tuple[LineId, int], ...] = ()
    version: int | None = None
    revision: int | None = None
    discount_promise_id: PromiseId | None = None
    """A promised discount; with one for a reason beside it the better one for the client holds."""

    def check(self) -> None:
        """Raises Refused for what not even a draft may hold."""
        if len(self.lines) > MOST_LINES:
            raise Refused(f"An order has at most {MOST_LINES} lines. Please make it two orders.", "lines")
        if not 0 <= self.discount_basis_points <= WHOLE:
            raise Refused("A discount is between 0 and 100 %.", "discount")
        for number, line in enumerate(self.lines, 1):
            for name, sentence in line.problems().items():
                raise Refused(f"Line {number}: {sentence}", name)

    def problems(self) -> dict[str, str]:
        """What keeps it from being confirmed, beyond what :meth:`check` refuses, by field."""
        found = {}
        if not self.lines:
            found["lines"] = "Please add at least one picture."
        if (self.discount_basis_points or self.discount) and not self.discount_reason.strip():
            found["discount_reason"] = "Please say what the discount is for; it is printed."
        return found


@dataclass(frozen=True, slots=True)
class PaymentDraft:
    """Money taken for an order. ``voucher`` is the code of the gift voucher that pays, "" for the family's own."""

    amount: Money
    method: Method
    note: str = ""
    voucher: str = ""


@dataclass(frozen=True, slots=True)
class RefundDraft:
    """Money given back. ``still_owed`` is for putting a mistake right: the sum is owed again."""

    amount: Money
    method: Method
    reason: str
    still_owed: bool = False


@dataclass(frozen=True, slots=True)
class ConsentDraft:
    """Consent to a change of how a picture is made: who gave it, how, on which day (None is today), in what words."""

    who: str
    way: ConsentWay
    agreed_on: date | None = None
    words: str = ""

    def check(self, today: date) -> None:
        """Raises Refused when it does not say who agreed, or on a day that is still to come."""
        if not self.who.strip():
            raise Refused("Please say who agreed to the change.", "consent_who")
        if one_line(self.who, LONGEST_WHO).cut:
            raise Refused(f"Please shorten this to {LONGEST_WHO} characters.", "consent_who")
        if self.agreed_on is not None and self.agreed_on > today:
            raise Refused("That day is still to come. When did they agree?", "consent_on")


@dataclass(frozen=True, slots=True)
class ConfirmDraft:
    """What is settled when an order is placed: what is paid now, the promised day, what becomes of credit left over.

    ``promised_on`` None takes the first feasible day (R22).
    """

    payments: tuple[PaymentDraft, ...] = ()
    promised_on: date | None = None
    promise_reason: str = ""
    surplus: Surplus | None = None
    surplus_method: Method | None = None
    what_changed: str = ""
    signed: bool = False
    consent: ConsentDraft | None = None
    """Who agreed to another size, moulding, mount or glazing than was ordered (R17)."""
    cancelled: Mapping[int, str] = field(default_factory=dict)
    """Why a line is taken out of a placed order, by its key."""


@dataclass(frozen=True, slots=True)
class PresentationDraft:
    """When the finished pictures are handed over; ``wall`` is the studio's time, without zone."""

    order_id: OrderId
    wall: datetime
    host_id: StaffId
    room_id: RoomId | None = None
    minutes: int = 30
    place: Place = Place.STUDIO
    fold: int | None = None
    opener_id: StaffId | None = None


@dataclass(frozen=True, slots=True)
class HandedOverDraft:
    """How a presentation went: who came, how they were, what was handed over, and whether that was everything."""

    attendees: str
    mood: str = ""
    handed_over: str = ""
    everything: bool = True
    close: bool = False
    """Close the order in the same act, when nothing is owed."""

    def check(self) -> None:
        """Raises Refused when it does not say who collected, or what is still to come."""
        if not self.attendees.strip():
            raise Refused("Please say who collected the pictures.", "attendees")
        if not self.everything and not self.handed_over.strip():
            raise Refused(
                "Please write what was handed over today; the rest is still to come.", "handed_over"
            )


_RATE = re.compile(r"(?P<whole>\d{1,4})(?:\.(?P<part>\d{1,2}))?\s*(?:%|per ?cent)")


def read_discount(typed: str) -> tuple[int, Money]:
    """A discount as it is typed: "10 %" is a rate in basis points, "55" an amount; nothing is none of either.

    Raises Refused at the discount for anything else, and for a rate above 100 %.
    """
    text = typed.strip().lower()
    rate = _RATE.fullmatch(text) if text.isascii() else None
    if not text:
        return 0, Money(0)
    if rate is None:
        return 0, Money.parse(text, "discount")
    basis_points = int(rate["whole"]) * 100 + int((rate["part"] or "0").ljust(2, "0"))
    if basis_points > WHOLE:
        raise Refused("A discount is between 0 and 100 %.", "discount")
    return basis_points, Money(0)


def reference(words: str) -> str:
    """An image reference as it is kept."""
    return one_line(words, LONGEST_REFERENCE).text


def words_of(text: str, most: int = LONGEST_WORDS) -> str:
    """Several lines of words as they are kept."""
    return passage(text, most).text
