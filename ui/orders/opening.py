"""How the order form opens: its heading, the wish that opens it again, and a line's size as it would be typed."""

from __future__ import annotations

from studio.orders import LineDraft, OrderState
from ui.kit.wish import Wish
from ui.orders.whole import OrderFacts


def opened_by(facts: OrderFacts) -> Wish:
    """The wish that opens this form again."""
    if facts.order is not None:
        return Wish("edit_order", {"order_id": facts.order.id})
    about = {
        "household_id": facts.household.id,
        "viewing_id": facts.viewing_id,
        "session_id": facts.session_id,
    }
    return Wish("new_order", {name: value for name, value in about.items() if value is not None})


def heading(facts: OrderFacts) -> tuple[str, str]:
    """What the form is about, and the sentence below it."""
    order, family = facts.order, facts.household.name
    if order is not None and order.state is not OrderState.DRAFT:
        number = order.revision.number + 1
        return (
            f"Change order {order.name}",
            f"{family}. The page is made out again as revision {number} and signed again.",
        )
    replaced = facts.replaces_order
    if replaced is not None:
        return (
            "Their order",
            f"{family}, with our compliments. What was paid on {replaced.name} is taken off.",
        )
    return "Their order", f"{family}. Type a picture, a size and where it hangs; Enter adds it."


def typed_size(line: LineDraft, facts: OrderFacts) -> str:
    """How a line's size would be typed: ``30 24 framed print``."""
    for edition in (facts.offer.today, *facts.offer.earlier):
        for price in edition.prices:
            if price.id == line.price_id:
                wide, high = (price.width_in, price.height_in)
                sides = f"{high} {wide}" if line.turned else f"{wide} {high}"
                return f"{sides} {price.product}"
    return ""
