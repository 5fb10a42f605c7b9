"""An order will be later than promised, for whatever reason: the new day, and why, in words the family may read."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from studio import business, clients, clock, orders
from studio.business import Hours
from studio.dates import date_in_full
from studio.orders import OrderId, OrderRow
from studio.orders.delaying import DelayDraft, move_promise
from ui.kit.fields import LineField
from ui.kit.form import FormDialog
from ui.kit.text import Label
from ui.kit.whens import DateField
from ui.kit.work import Work


@dataclass(frozen=True)
class LaterFacts:
    """The order, whose it is, and the studio's days."""

    order: OrderRow
    family: str
    hours: Hours
    today: date


def later_facts(db: Any, order_id: OrderId) -> LaterFacts:
    """What the form needs; raises Missing."""
    order = orders.order(db, order_id)
    hours = business.hours(db)
    name = clients.household(db, order.household_id).name
    return LaterFacts(order, name, hours, clock.today(hours.zone))


class LaterForm(FormDialog):
    """The day moves today, the letter about it falls due today, and they stand on the list to be rung."""

    heading = "A later day"
    save_words = "&Move it"
    opens_at = (560, 420)

    def __init__(self, work: Work, facts: LaterFacts, parent: QWidget | None = None) -> None:
        super().__init__(work, parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.facts = facts
        promised = facts.order.promised_on
        said = f"promised by {date_in_full(promised)}" if promised else "no day was promised"
        self.show_heading(self.heading, f"{facts.family}, order {facts.order.name}, {said}.")
        self.day = self.add("new_day", "Ready &by", DateField(today=lambda: facts.today), required=True)
        self.shut = Label("", "second", wrap=True)
        self.place(self.shut)
        hint = "It stands in their letter, so please write it to them."
        why = LineField("such as: One of the prints has to be made again.", length=200, hint=hint)
        self.add("cause", "&Why, in a sentence", why, required=True)
        self.day.changed.connect(self._look)
        self._look()

    def _look(self) -> None:
        day = self.day.day_or_none()
        self.shut.setText((self.facts.hours.why_closed(day) or "") if day is not None else "")
        self.shut.setVisible(bool(self.shut.text()))

    def save(self) -> None:
        """Move the day; both days are kept."""
        order = self.facts.order
        draft = DelayDraft(order.id, self.read("new_day"), self.read("cause"), seen=order.promised_on)
        self.send(move_promise, draft)
