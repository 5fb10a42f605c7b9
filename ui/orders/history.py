"""What each revision of an order changed, line by line, who agreed to it, and how far each piece is."""

from __future__ import annotations

from studio.dates import screen_date
from studio.orders import RevisionChanges
from ui.kit.cards import Card, Fact
from ui.kit.text import Label
from ui.orders.whole import WholeOrder


def show_changes(card: Card, whole: WholeOrder) -> None:
    """Fill the card; an order with one revision has none."""
    card.clear()
    card.setVisible(bool(whole.history))
    for each in whole.history:
        card.body.addWidget(_revision(each, whole))
        for line in each.lines:
            card.body.addWidget(Label(f"{line.words}.", "second", wrap=True, select=True))
        for consent in each.consents:
            day = screen_date(consent.agreed_on, whole.today)
            card.body.addWidget(Label(f"{consent.who} agreed {consent.way}, {day}.", "second", wrap=True))


def show_making(card: Card, whole: WholeOrder) -> None:
    """How far each piece is on the bench; an order that is not made yet has none."""
    card.clear()
    standing = [piece for piece in whole.pieces if piece.ended is None]
    card.setVisible(bool(standing))
    for piece in standing:
        waits = f"waits for {piece.waits_for}" if piece.waits_for else ""
        back = f"with {piece.supplier}" if piece.supplier else ""
        words = " · ".join(part for part in (f"picture {piece.image_ref}", waits, back) if part)
        card.body.addWidget(Fact(f"{whole.order.name}/{piece.number}", words, piece.stage.value))


def _revision(each: RevisionChanges, whole: WholeOrder) -> Fact:
    day = f", {screen_date(each.issued_on, whole.today)}" if each.issued_on is not None else ""
    before, now = each.total_before.show(whole.currency), each.total.show(whole.currency)
    return Fact(
        f"Revision {each.number}{day}",
        f"The total was {before} and is now {now}." if before != now else "The total is the same.",
    )
