"""Booking the presentation, and handing the pictures over."""

from __future__ import annotations

from datetime import datetime, time
from typing import Any

from PySide6.QtWidgets import QWidget

from studio import orders
from studio.money import Money
from studio.orders import HandedOverDraft, Place, PresentationDraft, PresentationId
from ui.kit.fields import ChoiceField, LineField, NumberField, TickField, WordsField
from ui.kit.form import FormDialog
from ui.kit.text import Button
from ui.kit.whens import DateField, TimeField
from ui.kit.work import Work
from ui.orders.whole import PresentationFacts
from ui.orders.words import owed_words

MINUTES = 30
_PLACES = ((Place.STUDIO, "at the studio"), (Place.HOME, "brought to their home"))


class BookPresentationForm(FormDialog):
    """A first free time stands there already; the diary refuses what clashes."""

    save_words = "&Book it"
    opens_at = (560, 520)

    def __init__(self, work: Work, facts: PresentationFacts, parent: QWidget | None = None) -> None:
        super().__init__(work, parent)
        self.facts = facts
        order = facts.order
        self.show_heading("Book the presentation", f"{facts.family}, order {order.name}. {_ready(facts)}")
        self.row(
            ("date", "&Day", DateField(today=lambda: facts.today)),
            ("time", "&Time", TimeField()),
            required=True,
        )
        self.row(
            ("minutes", "&Minutes", NumberField(5, 240)),
            (
                "room",
                "&Room",
                ChoiceField([(None, "no room"), *((room.id, room.name) for room in facts.rooms)]),
            ),
        )
        self.row(
            ("host", "&With", ChoiceField([(row.id, row.name) for row in facts.staff], first=True)),
            ("place", "&Where", ChoiceField(_PLACES, first=True)),
        )
        self.add("opener", "Who &opens up, out of hours", ChoiceField([(None, "nobody needs to"), *(
            (row.id, row.name) for row in facts.staff)], first=True))  # fmt: skip
        self._begin()

    def _begin(self) -> None:
        free = self.facts.first_free
        room = self.facts.rooms[0].id if self.facts.rooms else None
        self.fill({"minutes": MINUTES, "room": room, "host": self.work.by.staff_id})
        if free is not None:
            self.fill({"date": free.date(), "time": free.time()})
        self.fields["date"].setFocus()

    def save(self) -> None:
        """Book it."""
        day, at = self.read("date"), self.read("time")
        at_home = self.read("place") is Place.HOME
        draft = PresentationDraft(
            order_id=self.facts.order.id,
            wall=datetime.combine(day, at or time()),
            host_id=self.read("host"),
            room_id=None if at_home else self.read("room"),
            minutes=self.read("minutes") or MINUTES,
            place=self.read("place"),
            opener_id=self.read("opener"),
        )
        self.send(orders.book_presentation, draft)


class HandOverForm(FormDialog):
    """Who came, how they were; what is still to pay is said first."""

    save_words = "&Handed over"
    opens_at = (560, 460)

    def __init__(
        self,
        work: Work,
        facts: PresentationFacts,
        presentation_id: PresentationId,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(work, parent)
        self.facts, self.presentation_id = facts, presentation_id
        order = facts.order
        self.show_heading("Hand the portraits over", f"{facts.family}, order {order.name}, {self._owed()}.")
        who = self.add("attendees", "&Who came", LineField("", length=400), required=True)
        self.add("mood", "How they &were", LineField("such as delighted", length=80))
        self.everything = self.add(
            "everything", "", TickField("&Everything that was ordered was handed over")
        )
        self.handed = WordsField(lines=2, length=4000)
        self.add("handed_over", "What was handed &over", self.handed)
        self.close_order = self.add("close", "", TickField("&Close the order"))
        who.set_value(facts.people)
        self.everything.set_value(True)
        self.close_order.set_value(order.balance == Money(0))
        self.close_order.setVisible(order.balance == Money(0))
        self.everything.changed.connect(self._show_rest)
        self._show_rest()
        not_here = Button("&Nobody came")
        not_here.clicked.connect(self._no_show)
        self.buttons.insertWidget(0, not_here)

    def _owed(self) -> str:
        return owed_words(self.facts.order.balance, self.facts.currency)

    def _show_rest(self) -> None:
        """What was handed over is asked for when something is still to come."""
        whole = self.everything.value()
        box = self.handed.parentWidget()
        if box is not None:
            box.setVisible(not whole)
        self.close_order.setEnabled(whole)

    def save(self) -> None:
        """Write it down."""
        everything = self.read("everything")
        draft = HandedOverDraft(
            attendees=self.read("attendees"),
            mood=self.read("mood"),
            handed_over=self.read("handed_over"),
            everything=everything,
            close=everything and self.read("close"),
        )
        self.send(orders.hold_presentation, self.presentation_id, draft)

    def _no_show(self) -> None:
        done: Any = self.succeed
        self.send(orders.presentation_no_show, self.presentation_id, then=done)


def _ready(facts: PresentationFacts) -> str:
    if facts.order.state is orders.OrderState.READY:
        return "The portraits are ready."
    return "They are still being made."
