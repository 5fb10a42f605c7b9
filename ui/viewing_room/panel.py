"""What is chosen so far, with its size and price beside each; thinking it over is as large a button as ordering."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from studio.viewings import Place
from studio.words import counted
from ui.kit.cards import Card, TotalLine, empty
from ui.kit.text import Button, Label, Rule
from ui.viewing_room.state import RoomState
from ui.viewing_room.whole import Chosen, Room, chosen, together

AT_HOME = "At their home: the order will carry the notice of fourteen days."
"""R19."""


class ChosenLine(QWidget):
    """One picture: how it would be made, where it hangs, and its price; a click shows it.

    ``large`` is read from the sofa, and leaves out what the host noted.
    """

    def __init__(self, line: Chosen, state: RoomState, currency: str, *, large: bool = False) -> None:
        super().__init__()
        self._state, self._picture = state, line.picture.id
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(1)
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(Label(line.picture.ref, "heading" if large else "name"))
        top.addStretch(1)
        if line.amount is not None:
            top.addWidget(Label(line.amount.show(currency), "heading" if large else "body"))
        column.addLayout(top)
        note = "" if large else state.note_of(line.picture.id)
        for words in (line.words, line.place, note):
            if words:
                column.addWidget(Label(words, "muted" if large else "second", wrap=True))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(f"{line.picture.ref}, {line.words}")

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._state.look_at(self._picture)


class ChosenPanel(Card):
    """The right-hand side of the desk's room."""

    thinks = Signal()
    orders = Signal()
    no_order = Signal()
    again = Signal()

    def __init__(self, state: RoomState) -> None:
        super().__init__("Chosen")
        self.state = state
        self._shown: object = None
        self.lines = QVBoxLayout()
        self.lines.setContentsMargins(0, 0, 6, 0)
        self.lines.setSpacing(9)
        self.sum = QVBoxLayout()
        self.ask_total = Button("What it comes to", kind="quiet", says="What it comes to (T)")
        self.home = Label(AT_HOME, "second", wrap=True)
        self.think = Button("Take it home to think")
        self.order = Button("Place the order", kind="primary")
        self.none = Button("No order", kind="quiet")
        self.reopen = Button("They look again")
        self._lay_out()
        self.think.clicked.connect(self.thinks)
        self.order.clicked.connect(self.orders)
        self.none.clicked.connect(self.no_order)
        self.reopen.clicked.connect(self.again)
        self.ask_total.clicked.connect(lambda: state.ask_total(not state.total_asked))
        state.changed.connect(self.look)
        state.looked.connect(self.look)

    def _lay_out(self) -> None:
        ground = QWidget()
        ground.setProperty("ground", "clear")
        inner = QVBoxLayout(ground)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.addLayout(self.lines)
        inner.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(ground)
        area.viewport().setAutoFillBackground(False)
        self.column.removeItem(self.body)
        self.column.addWidget(area, 1)
        self.column.addLayout(self.sum)
        self.column.addWidget(self.ask_total, 0, Qt.AlignmentFlag.AlignLeft)
        self.column.addWidget(self.home)
        for button in (self.reopen, self.think, self.order, self.none):
            self.column.addWidget(button)

    def look(self) -> None:
        """Show what is chosen now; nothing is rebuilt while nothing changed."""
        room = self.state.room
        if room is None:
            return
        lines = chosen(room, self.state.choices)
        notes = tuple(self.state.note_of(line.picture.id) for line in lines)
        now = (lines, notes, self.state.total_asked, room.viewing, room.ordered)
        if now == self._shown:
            return
        self._shown = now
        currency = room.edition.currency
        self._show_lines(lines, currency)
        empty(self.sum)
        if self.state.total_asked:
            self._show_sum(lines, room)
        self.ask_total.setText("Put the sum away" if self.state.total_asked else "What it comes to")
        self.show_heading("Chosen", counted(len(lines), "picture") if lines else "")
        self._offer()

    def _show_lines(self, lines: tuple[Chosen, ...], currency: str) -> None:
        empty(self.lines)
        if not lines:
            self.lines.addWidget(
                Label("What they love stands here, with its size and its price.", "muted", wrap=True)
            )
        for place, line in enumerate(lines):
            if place:
                self.lines.addWidget(Rule())
            self.lines.addWidget(ChosenLine(line, self.state, currency))

    def _show_sum(self, lines: tuple[Chosen, ...], room: Room) -> None:
        """As the studio prices; what has no size yet is said and not reckoned."""
        sized = [line for line in lines if line.amount is not None]
        if sized:
            tax = "with tax" if room.edition.prices_include_tax else "before tax"
            amount = together(lines).show(room.edition.currency)
            self.sum.addWidget(TotalLine("Together", amount, big=True))
            self.sum.addWidget(Label(tax, "second"))
        waiting = len(lines) - len(sized)
        if waiting or not lines:
            words = (
                f"{counted(waiting, 'picture')} without a size yet" if waiting else "Nothing is chosen yet."
            )
            self.sum.addWidget(Label(words, "second"))

    def _offer(self) -> None:
        row, ordered = self.state.viewing, self.state.ordered
        self.home.setVisible(row.place is Place.HOME and not ordered)
        may_end = self.state.may_end
        self.think.setVisible(may_end)
        self.none.setVisible(may_end)
        self.order.setVisible(not ordered)
        self.reopen.setVisible(self.state.may_reopen)
