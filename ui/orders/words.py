"""How orders are said on screen: their states, tones and choices."""

from __future__ import annotations

from studio.money import Money
from studio.orders import LineRow, Method, OrderListRow, OrderState, Place, SizeFound

TONES: dict[OrderState, str] = {
    OrderState.DRAFT: "plain",
    OrderState.CONFIRMED: "session",
    OrderState.IN_PRODUCTION: "viewing",
    OrderState.READY: "collection",
    OrderState.PRESENTED: "good",
    OrderState.CLOSED: "good",
    OrderState.CANCELLED: "plain",
}
METHODS: tuple[tuple[Method, str], ...] = (
    (Method.CARD, "by card"),
    (Method.CASH, "in cash"),
    (Method.TRANSFER, "by bank transfer"),
    (Method.CHEQUE, "by cheque"),
)
PLACES: tuple[tuple[Place, str], ...] = (
    (Place.STUDIO, "at the studio"),
    (Place.HOME, "at the client's home"),
)


def state_words(state: OrderState, *, signed: bool = True) -> str:
    """The state as a chip says it: "to be signed" until a confirmed order is."""
    if state is OrderState.CONFIRMED and not signed:
        return "to be signed"
    return state.value


def standing(row: OrderListRow) -> tuple[str, str]:
    """How a promised day stands, as words and a tone: late, near, or quiet."""
    if row.late:
        return "late", "concern"
    if row.near:
        return "near", "due"
    return "", ""


def size_line(line: LineRow) -> str:
    """``30 × 24 framed print, oak frame``."""
    return f"{line.width_in} × {line.height_in} {line.product.lower()}, {line.finish}"


def found_line(found: SizeFound, currency: str) -> str:
    """A size that was found, with its price."""
    made = f"{found.price.product.lower()}, {found.price.finish}"
    return f"{found.width_in} × {found.height_in} {made}, {found.price.amount.show(currency)}"


def owed_words(balance: Money, currency: str) -> str:
    """What is still to pay, in words."""
    if balance > Money(0):
        return f"{balance.show(currency)} to pay"
    return f"{(-balance).show(currency)} to give back" if balance < Money(0) else "paid"
