"""Booking the presentation, and handing the pictures over."""

from __future__ import annotations

from datetime import datetime, time
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from studio import care, making, orders
from studio.care import Fate, FirstPieceRow
from studio.errors import Refused
from studio.making import CustodyItemRow, HandOverDraft, PieceRow, Stage
from studio.money import Money
from studio.orders import OrderId, Place, PresentationDraft, PresentationId
from ui.kit.fields import ChoiceField, LineField, NumberField, TickField, WordsField
from ui.kit.form import FormDialog
from ui.kit.text import Button, Label
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
        self.show_quiet(order.household_id)
        self.show_heading("Book the presentation", f"{facts.family}, order {order.name}. {_ready(facts)}")
        day, at = DateField(today=lambda: facts.today), TimeField()
        day.goes_with(at)
        self.row(("date", "&Day", day), ("time", "&Time", at), required=True)
        self.row(
            ("minutes", "&Minutes", NumberField(5, 240)),
            (
                "room",
                "&Room",
                ChoiceField([(None, "no room"), *((room.id, room.name) for room in facts.rooms)]),
            ),
        )
        self.row(
            ("host", "W&ith", ChoiceField([(row.id, row.name) for row in facts.staff], first=True)),
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


class _PieceTicks(QWidget):
    """One picture: taken home, and looked at together before it is wrapped; or why it is not here yet."""

    def __init__(self, row: PieceRow) -> None:
        super().__init__()
        self.row = row
        here = row.stage is Stage.READY
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(16)
        self.taken = QCheckBox(f"Picture {row.image_ref}")
        self.taken.setChecked(here)
        self.taken.setEnabled(here)
        self.taken.setAccessibleName(f"{row.code}, picture {row.image_ref}, handed over")
        self.looked = QCheckBox("looked at together")
        self.looked.setEnabled(here)
        self.looked.setAccessibleName(f"{row.code}, picture {row.image_ref}, looked at together")
        self.looked.setVisible(here)
        line.addWidget(self.taken)
        words = row.size if here else f"{row.size}, {row.stage_words}"
        line.addWidget(Label(words, "muted", wrap=True), 1)
        line.addWidget(self.looked)
        self.taken.toggled.connect(self.looked.setEnabled)


class HandOverForm(FormDialog):
    """Who came and how they were; picture by picture what goes home. What is still to pay is said first."""

    save_words = "&Handed over"
    opens_at = (660, 640)

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
        self.show_quiet(order.household_id)
        self.pieces: list[_PieceTicks] = []
        self.things: list[tuple[CustodyItemRow, QCheckBox]] = []
        self.old: list[tuple[FirstPieceRow, QCheckBox]] = []
        self.show_heading("Hand the portraits over", f"{facts.family}, order {order.name}, {self._owed()}.")
        who = self.add("attendees", "&Who came", LineField("", length=400), required=True)
        self.add("mood", "How the&y were", LineField("such as delighted", length=80))
        self.ticks = QVBoxLayout()
        self.ticks.setContentsMargins(0, 0, 0, 0)
        self.ticks.setSpacing(6)
        ground = QWidget()
        ground.setLayout(self.ticks)
        self.place(ground)
        self.everything = self.add(
            "everything", "", TickField("&Everything that was ordered was handed over")
        )
        self.handed = WordsField(lines=2, length=4000)
        self.add("handed_over", "What was handed &over", self.handed)
        self.close_order = self.add("close", "", TickField("&Close the order"))
        who.set_value(facts.people)
        self.everything.set_value(True)
        # With a cheque that is not at the bank yet the order stays open, so closing it is not offered.
        settled = order.balance == Money(0) and not any(row.is_here for row in order.payments)
        self.close_order.set_value(settled)
        self.close_order.setVisible(settled)
        self.everything.changed.connect(self._show_rest)
        not_here = Button("&Nobody came")
        not_here.clicked.connect(self._no_show)
        self.buttons.insertWidget(0, not_here)
        self._show_rest()
        work.ask(_waiting, order.id, then=self._show_pieces, owner=self)

    def _owed(self) -> str:
        return owed_words(self.facts.order.balance, self.facts.currency)

    def _show_pieces(self, found: _Waiting) -> None:
        rows, things, old = found
        if rows:
            self.ticks.addWidget(Label("What goes home", "name"))
        for row in rows:
            part = _PieceTicks(row)
            part.taken.toggled.connect(lambda _: self._show_rest())
            self.pieces.append(part)
            self.ticks.addWidget(part)
        if sum(part.looked.isEnabled() for part in self.pieces) > 1:
            every = Button("&All looked at together", "check", "quiet")
            every.clicked.connect(self._all_looked_at)
            self.ticks.addWidget(every, 0, Qt.AlignmentFlag.AlignRight)
        if things:
            self.ticks.addWidget(Label("Their own, handed back", "name"))
        for thing in things:
            tick = QCheckBox(f"{thing.what} ({thing.receipt})")
            tick.setChecked(True)
            self.things.append((thing, tick))
            self.ticks.addWidget(tick)
        self._show_old(old)
        self._show_rest()

    def _show_old(self, old: tuple[FirstPieceRow, ...]) -> None:
        """The first pictures that they brought back with them; giving them back is their choice (R6)."""
        if old:
            self.ticks.addWidget(Label("The first pictures, brought back", "name"))
            self.ticks.addWidget(Label("Only what they would like to give back.", "second"))
        for piece in old:
            where = f", {piece.hanging_place}" if piece.hanging_place else ""
            tick = QCheckBox(f"Picture {piece.image_ref}, {piece.size}{where}")
            tick.setAccessibleName(f"{piece.code}, picture {piece.image_ref}, given back to us")
            tick.setChecked(piece.fate is Fate.RETURN)
            self.old.append((piece, tick))
            self.ticks.addWidget(tick)

    def _all_looked_at(self) -> None:
        for part in self.pieces:
            if part.looked.isEnabled():
                part.looked.setChecked(True)

    @property
    def _is_everything(self) -> bool:
        if self.pieces:
            return all(part.taken.isChecked() for part in self.pieces)
        return self.everything.value()

    def _show_rest(self) -> None:
        """Without pieces the words say what went home; something still to come keeps the order open."""
        self.everything.setVisible(not self.pieces)
        box = self.handed.parentWidget()
        if box is not None:
            box.setVisible(not self.pieces and not self.everything.value())
        self.close_order.setEnabled(self._is_everything)

    def save(self) -> None:
        """Write it down."""
        taken = [part for part in self.pieces if part.taken.isChecked()]
        everything = self._is_everything
        if not self.pieces and not everything and not self.read("handed_over"):
            raise Refused(
                "Please write what was handed over today; the rest is still to come.", "handed_over"
            )
        draft = HandOverDraft(
            attendees=self.read("attendees"),
            pieces=tuple(part.row.id for part in taken),
            looked_at=tuple(part.row.id for part in taken if part.looked.isChecked()),
            mood=self.read("mood"),
            words="" if self.pieces else self.read("handed_over"),
            everything=everything,
            returned=tuple(thing.id for thing, tick in self.things if tick.isChecked()),
            close=everything and self.read("close"),
        )
        back = tuple((piece.line_id, piece.copy) for piece, tick in self.old if tick.isChecked())
        self.send(care.hand_over, self.presentation_id, draft, back)

    def _no_show(self) -> None:
        done: Any = self.succeed
        self.send(orders.presentation_no_show, self.presentation_id, then=done)


_Waiting = tuple[tuple[PieceRow, ...], tuple[CustodyItemRow, ...], tuple[FirstPieceRow, ...]]


def _waiting(db: Any, order_id: OrderId) -> _Waiting:
    """The pieces of an order that are not at home yet, what of theirs is here, and old ones they may give back."""
    rows = making.pieces_of(db, order_id)
    pieces = tuple(row for row in rows if row.ended is None and row.stage is not Stage.PRESENTED)
    things = tuple(row for row in making.custody_of_order(db, order_id) if row.is_here)
    return pieces, things, care.coming_back(db, order_id)


def _ready(facts: PresentationFacts) -> str:
    if facts.order.state is orders.OrderState.READY:
        return "The portraits are ready."
    return "They are still being made."
