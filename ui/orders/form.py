"""The order as it is made at the viewing: lines, discount, what is paid now, placed in one act."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from studio import making, orders
from studio.actor import Role
from studio.catalogue import SetRow
from studio.errors import Refused, StudioError
from studio.orders import (
    ConfirmDraft,
    LineDraft,
    OrderDraft,
    OrderKind,
    OrderRow,
    OrderState,
    PaymentDraft,
    Proposed,
    QuoteRow,
    Surplus,
    split_free,
)
from studio.promises import PromiseKind
from studio.words import counted
from ui.kit.form import FormDialog
from ui.kit.pictures import Pictures
from ui.kit.text import Button
from ui.kit.wish import Wish
from ui.kit.work import Work
from ui.orders import half_kept
from ui.orders.entry import LineEntry
from ui.orders.lines import Lines, ShownLine, shown_lines, taken_out, wanting
from ui.orders.opening import heading, opened_by, typed_size
from ui.orders.proposals import Proposals, differences, lines_of_set
from ui.orders.settling import Settling
from ui.orders.thumbs import PictureStrip
from ui.orders.whole import OrderFacts, as_drafts


def _seen(order: OrderRow | None) -> tuple[int | None, int | None]:
    """What the form was opened on: the version of a draft, the number of a placed order's revision."""
    if order is None:
        return None, None
    is_draft = order.state is OrderState.DRAFT
    return (order.revision.version, None) if is_draft else (None, order.revision.number)


class OrderForm(FormDialog):
    """Ctrl+Enter places the order; thinking it over is one press away, and so is keeping it as a draft."""

    save_words = "&Place the order"
    opens_at = (1090, 700)
    keeps_as = "order"

    def __init__(self, work: Work, facts: OrderFacts, parent: QWidget | None = None) -> None:
        super().__init__(work, parent)
        self.facts = facts
        self.lines: list[LineDraft] = []
        self.seen = _seen(facts.order)
        self.quote: QuoteRow | None = None
        self.loader = Pictures(self, inline=work.inline)
        self.entry = LineEntry()
        self.strip = PictureStrip(self.loader)
        self.table = Lines(self.loader)
        self.proposals = Proposals(facts)
        self._at: int | None = None
        self.settling = Settling(facts, is_owner=work.by.role is Role.OWNER)
        self.keeps(facts.household.id, facts.household.name, opened_by(facts))
        self._head()
        self._lay_out()
        self._listen()
        self._begin()

    @property
    def is_change(self) -> bool:
        """Whether an order that was placed is being changed."""
        return self.facts.order is not None and self.facts.order.state is not OrderState.DRAFT

    def _head(self) -> None:
        self.show_heading(*heading(self.facts))
        if self.is_change:
            self.save_button.setText("Make out the new &page")

    def _lay_out(self) -> None:
        left = QVBoxLayout()
        left.setSpacing(8)
        left.addWidget(self.strip)
        left.addWidget(self.entry)
        left.addWidget(self.proposals)
        left.addWidget(self.table, 1)
        across = QHBoxLayout()
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(18)
        across.addLayout(left, 8)
        across.addWidget(self.settling, 5)
        box = QWidget()
        box.setLayout(across)
        self.body.insertWidget(0, box, 1)
        self.body.setStretch(self.body.count() - 1, 0)
        self.fields.update(self.entry.fields)
        self.fields.update(self.settling.fields)
        self.thinking = Button("&Thinking it over")
        self.keep = Button("Keep as a &draft")
        self.buttons.insertWidget(0, self.keep)
        self.buttons.insertWidget(1, self.thinking)
        self.thinking.setVisible(self.facts.viewing_id is not None and self.facts.order is None)
        self.keep.setVisible(not self.is_change)

    def _listen(self) -> None:
        facts = self.facts
        self.entry.offer, self.entry.currency = facts.offer, facts.currency
        self.entry.pictures = {row.ref.casefold(): row for row in facts.pictures}
        self.entry.offer_promised([row for row in facts.promised if row.kind is PromiseKind.PRICE])
        self.table.know(facts.pictures)
        self.strip.show_rows(facts.pictures, facts.loved)
        self.strip.picked.connect(self.entry.show_picture)
        self.proposals.set_chosen.connect(self._take_set)
        self.proposals.former_chosen.connect(
            lambda order_id: self.work.ask(orders.as_last_time, order_id, then=self._again, owner=self)
        )
        self.entry.taken.connect(self._take)
        self.table.opened.connect(self._edit)
        self.table.removed.connect(self._remove)
        self.settling.changed.connect(self._ask)
        self.keep.clicked.connect(lambda: self._guarded(lambda: self._save_draft(self.succeed)))
        self.thinking.clicked.connect(lambda: self._guarded(self._think))
        QShortcut(QKeySequence("Ctrl+T"), self, lambda: self._guarded(self._think))

    def _begin(self) -> None:
        order = self.facts.order
        if order is not None:
            self.lines = as_drafts(order.lines, self.facts.offer)
            self.settling.fill(order)
        self.lines += self.facts.proposed
        self.settling.show_change(self.is_change)
        self._ask()
        self.entry.image.setFocus()
        self._show_wanting()

    # The lines.

    def _take(self, line: LineDraft) -> None:
        at = len(self.lines) if self._at is None else min(self._at, len(self.lines))
        self.lines[at:at] = split_free(line)
        self._at = None
        self._ask()
        self._show_wanting()

    def _show_wanting(self) -> None:
        """The next line that still wants its picture or its size is put where it can be typed."""
        place = next((place for place, line in enumerate(self.lines) if wanting(line)), None)
        if place is not None and self.entry.is_empty():
            self._put_up(place)

    def _put_up(self, place: int) -> None:
        if not self.entry.is_empty():
            self._take(self.entry.draft())
            self.entry.clear()
        line = self.lines.pop(place)
        self._at = place
        self.entry.show_line(line, typed_size(line, self.facts))
        self._ask()

    def _edit(self, row: ShownLine) -> None:
        self._guarded(lambda: self._put_up(row.place))

    def _remove(self) -> None:
        row = self.table.current()
        if row is not None:
            del self.lines[row.place]
            self._ask()

    def _take_set(self, chosen: SetRow) -> None:
        self.lines += lines_of_set(self.facts.offer.today, chosen, self.lines)
        self._ask()
        self._show_wanting()

    def _again(self, proposed: tuple[Proposed, ...]) -> None:
        """A former order's lines, wanting their pictures; what is different from then is said."""
        self.lines += [each.line for each in proposed]
        self.settling.say_different(differences(proposed))
        self._ask()
        self._show_wanting()

    # What it comes to.

    def draft(self) -> OrderDraft:
        """The order as it stands; raises Refused at the field that cannot be read."""
        facts, settling = self.facts, self.settling
        basis_points, amount = settling.discount_typed()
        version, revision = self.seen
        return OrderDraft(
            household_id=facts.household.id,
            host_id=settling.host(),
            lines=tuple(line for line in self.lines if not wanting(line)),
            session_id=facts.session_id,
            viewing_id=facts.viewing_id,
            place=settling.place(),
            extra_copies=settling.kind.value_or_none() is OrderKind.EXTRA_COPIES,
            own_artwork=settling.kind.value_or_none() is OrderKind.OWN_ARTWORK,
            discount_basis_points=basis_points,
            discount=amount,
            discount_reason=settling.reason.value(),
            discount_promise_id=settling.discount_promise(),
            replaces_order_id=facts.replaces_order.id if facts.replaces_order is not None else None,
            replaces=settling.replaced(),
            version=version,
            revision=revision,
        )

    def _ask(self) -> None:
        try:
            draft = self.draft()
        except Refused:
            return
        order_id = self.facts.order.id if self.facts.order is not None else None
        self.work.ask(orders.quote, draft, order_id, then=self._show, owner=self, refused=self._no_quote)

    def _show(self, quote: QuoteRow) -> None:
        self.quote = quote
        self.table.set_rows(shown_lines(self.lines, quote.lines))
        self.settling.promise_for(quote.list_total)
        self.settling.show_quote(quote, counted(sum(line.quantity for line in quote.lines), "piece"))

    def _no_quote(self, error: Exception) -> None:
        if isinstance(error, StudioError):
            self.refuse(error)

    # What becomes of it.

    def confirming(self) -> ConfirmDraft:
        """What is settled with it: what is paid now, and the promised day."""
        settling = self.settling
        paid, method, surplus = settling.paid.value(), settling.how_paid(), settling.surplus.value_or_none()
        payments = (PaymentDraft(paid, method, voucher=settling.voucher.value()),) if paid else ()
        return ConfirmDraft(
            payments=payments,
            promised_on=settling.promised_typed(),
            promise_reason=settling.promise_reason.value(),
            surplus=surplus if isinstance(surplus, Surplus) else None,
            surplus_method=method,
            consent=settling.consent(),
            cancelled=taken_out(self.facts.order, self.lines, settling.taken_out.value()),
        )

    def save(self) -> None:
        """Take a line that is still in the entry, then place the order."""
        if not self.entry.is_empty():
            line = self.entry.draft()
            self.entry.clear()
            self._take(line)
        self._require_whole()
        draft, confirming = self.draft(), self.confirming()
        order = self.facts.order
        if order is None:
            self.send(orders.place, draft, confirming)
        elif self.is_change:
            self.send(making.amend, order.id, draft, confirming, then=lambda _: self.succeed(order.id))
        else:
            self.send(orders.place_draft, order.id, draft, confirming, then=lambda _: self.succeed(order.id))

    def _require_whole(self) -> None:
        for number, line in enumerate(self.lines, 1):
            if said := wanting(line):
                self._put_up(number - 1)
                raise Refused(
                    f"Line {number} {said}. Please complete it or take it out.",
                    "size" if line.price_id is None else "image_ref",
                )

    def half_typed(self) -> dict[str, Any]:
        """The pictures so far and the order they were to change, besides what stands in the fields."""
        return {**super().half_typed(), "lines": half_kept.kept(self.lines), "seen": list(self.seen)}

    def put_back(self, typed: Mapping[str, Any]) -> None:
        """The pictures as they were typed, at what they cost now.

        They change the order as it stood then: what another desk made of it meanwhile is not undone unseen.
        """
        self.lines = half_kept.put_back(typed.get("lines", ()))
        match typed.get("seen"):
            case [int() | None as version, int() | None as revision]:
                self.seen = (version, revision)
        super().put_back(typed)
        self._ask()

    def _think(self) -> None:
        """Nothing is pressed upon anyone: what was chosen is kept, and one day is agreed on which we may ask."""
        wish = Wish("hold_viewing", {"viewing_id": self.facts.viewing_id})

        def kept(_: object) -> None:
            self.accept()
            self.wish.emit(wish)

        if self.lines:
            self._save_draft(kept)
        else:
            kept(None)

    def _save_draft(self, then: Callable[[Any], None]) -> None:
        self._require_whole()
        order = self.facts.order
        if order is None:
            self.send(orders.begin, self.draft(), then=then)
        else:
            self.send(orders.save_draft, order.id, self.draft(), then=then)

    def _guarded(self, act: Callable[[], None]) -> None:
        try:
            act()
        except StudioError as refused:
            self.refuse(refused)
