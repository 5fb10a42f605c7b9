"""How orders are said on screen: their states, tones and choices."""

from __future__ import annotations

from studio.money import Money
from studio.orders import (
    ConsentWay,
    LineRow,
    Method,
    OrderKind,
    OrderListRow,
    OrderState,
    Place,
    QuoteRow,
    SizeFound,
    Surplus,
    framing_in_words,
)

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
    (Method.VOUCHER, "with a gift voucher"),
)
MONEY_METHODS = METHODS[:-1]
"""The ways in which money itself changes hands; a refund is never a voucher."""
LEFT_OVER = (
    (Surplus.REFUND, "give it back, as paid above"),
    (Surplus.CREDIT, "keep it as credit for their next order"),
)
WAYS: tuple[tuple[ConsentWay, str], ...] = tuple((way, way.value) for way in ConsentWay)
PLACES: tuple[tuple[Place, str], ...] = (
    (Place.STUDIO, "at the studio"),
    (Place.HOME, "at the client's home"),
)
KINDS: tuple[tuple[OrderKind, str], ...] = (
    (OrderKind.ORIGINAL, "pictures of a session"),
    (OrderKind.EXTRA_COPIES, "more of pictures they have"),
    (OrderKind.OWN_ARTWORK, "their own picture, to be framed"),
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


def made_line(line: LineRow) -> str:
    """``30 × 24 framed print, natural oak moulding, ivory mount``: the size, then how it is framed."""
    framing = framing_in_words(line.moulding, line.mount, line.glazing, line.choices)
    finish = "" if line.moulding and "frame" in line.finish.casefold() else line.finish
    made = ", ".join(part for part in (line.product.lower(), finish, framing) if part)
    return f"{line.width_in} × {line.height_in} {made}"


def found_line(found: SizeFound, amount: Money, currency: str) -> str:
    """A size that was found, with its price."""
    made = f"{found.price.product.lower()}, {found.price.finish}"
    return f"{found.width_in} × {found.height_in} {made}, {amount.show(currency)}"


def owed_words(balance: Money, currency: str) -> str:
    """What is still to pay, in words."""
    if balance > Money(0):
        return f"{balance.show(currency)} to pay"
    return f"{(-balance).show(currency)} to give back" if balance < Money(0) else "paid"


def line_title(line: LineRow) -> str:
    """``1.  30 × 24 framed print, natural oak moulding, 2 of them``."""
    title = f"{line.number}.  {made_line(line)}"
    return f"{title}, {line.quantity} of them" if line.quantity > 1 else title


def line_detail(line: LineRow) -> str:
    """Which picture, who is in it, where it hangs, and what is particular about its price."""
    parts = (
        f"picture {line.image_ref}",
        line.people,
        line.hanging_place,
        f"part of {line.set_name}" if line.set_name else "",
        "at the promised price" if line.price_promised else "",
        "replaced by a later order" if line.replaced_by is not None else "",
    )
    return " · ".join(part for part in parts if part)


def noted(quote: QuoteRow) -> list[str]:
    """What the family should hear of: the other discount, a set that is not whole, a wait, a change."""
    said = [f"Instead of {quote.instead_of}: the better one for them."] if quote.instead_of else []
    said += [f"{name} is not whole, so its pictures are at their own prices." for name in quote.broken_sets]
    said += [each.words for each in quote.waiting]
    return said + [f"{each.words}." for each in quote.changes]
