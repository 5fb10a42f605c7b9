"""What can be done with an order, and which of it comes next."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from studio import making, orders
from studio.money import Money
from studio.orders import OrderRow, OrderState
from ui.orders.whole import booked


@dataclass(frozen=True)
class Act:
    """A step of the road (``verb``) or a form (``wish``); the words of its button, and of the banner."""

    words: str
    title: str = ""
    why: str = ""
    button: str = ""
    verb: Callable[..., Any] | None = None
    wish: str = ""


ACTS: dict[str, Act] = {
    "go_on": Act(
        "&Go on", "This order has been begun", "Nothing is promised yet.", "Go on with it", wish="edit_order"
    ),
    "sign": Act(
        "Si&gned",
        "Print two copies and sign both",
        "Ctrl+P prints them. The pictures go into production once both have signed.",
        "Both have signed",
        verb=making.sign,
    ),
    "start": Act(
        "Start &production",
        "The order can go into production",
        button="Start production",
        verb=making.start,
    ),
    "ready": Act("See the benc&h", "The pictures are being made", button="See the bench", wish="making"),
    "book": Act(
        "Book the p&resentation",
        "The portraits are ready",
        "Ring them, and book when they come.",
        "Book the presentation",
        wish="present_order",
    ),
    "hand_over": Act("&Hand over", "The portraits are ready", button="Hand them over", wish="present_order"),
    "pay": Act(
        "Take a &payment",
        "Something is still to pay",
        "The portraits are with them.",
        "Take the payment",
        wish="pay_order",
    ),
    "pay_in": Act(
        "Che&que paid in",
        "A cheque is still to be paid in",
        "The order is closed once its money is at the bank.",
        "Paid in at the bank",
        wish="pay_in_cheques",
    ),
    "close": Act("&Close", "Everything is paid and handed over", "", "Close the order", verb=orders.close),
    "hear_discount": Act("I &know of the discount", verb=orders.hear_discount),
    "change": Act("Chan&ge", wish="edit_order"),
    "refund": Act("Give mone&y back", wish="refund_order"),
    "plan": Act("Payment p&lan", wish="payment_plan"),
    "invoice": Act("&Invoice", wish="invoice"),
    "money": Act("R&eceipts and more", wish="order_money"),
    "later_day": Act("La&ter day", wish="later_day"),
    "another_moulding": Act("Another moul&ding", wish="another_moulding"),
    "leave_with_us": Act("Their own stays &with us", wish="leave_with_us"),
    "call_off": Act("Call &off", wish="call_off_order"),
}


def next_act(order: OrderRow) -> str | None:
    """The one step that comes next; None when all is done."""
    if order.state is OrderState.DRAFT:
        return "go_on"
    if order.state is OrderState.CONFIRMED:
        return "sign" if order.signed_at is None else "start"
    if order.state is OrderState.IN_PRODUCTION:
        return "sign" if order.signed_at is None else "ready"
    if order.state is OrderState.READY:
        return "hand_over" if booked(order) is not None else "book"
    if order.state is OrderState.PRESENTED:
        if order.balance > Money(0):
            return "pay"
        return "pay_in" if any(row.is_here for row in order.payments) else "close"
    # An order that is closed or called off owes again only when a cheque came back.
    return "pay" if order.balance > Money(0) else None


def possible(order: OrderRow, *, is_owner: bool) -> list[str]:
    """What else can be done now, beside the next step."""
    placed = order.state in (OrderState.CONFIRMED, OrderState.IN_PRODUCTION, OrderState.READY)
    acts = []
    if order.balance > Money(0) and order.number is not None:
        acts.append("pay")
    if placed and booked(order) is None:
        acts.append("book")
    if placed:
        acts += ["change", "leave_with_us"]
    if order.state in (OrderState.CONFIRMED, OrderState.IN_PRODUCTION):
        acts.append("later_day")
    if placed and any(line.moulding_id is not None for line in order.lines):
        acts.append("another_moulding")
    if is_owner and order.revision.discount_over and order.revision.discount_heard_at is None:
        acts.append("hear_discount")
    if is_owner and order.refundable > Money(0):
        acts.append("refund")
    if order.balance > Money(0) and (placed or order.state is OrderState.PRESENTED):
        acts.append("plan")
    if order.number is not None:
        acts += ["invoice", "money"]
    open_to_all = order.state in (OrderState.DRAFT, OrderState.CONFIRMED)
    if open_to_all or (is_owner and order.state is OrderState.IN_PRODUCTION):
        acts.append("call_off")
    return [act for act in acts if act != next_act(order)]
