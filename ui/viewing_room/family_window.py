"""The family's monitor: what the desk's stage shows, full screen. No name, no worry, and no price until they ask.

With one monitor it is the room itself that goes full screen, with its buttons and keys; Esc comes back.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from ui.kit import theme
from ui.kit.cards import TotalLine, empty
from ui.kit.notices import NoticeBar
from ui.kit.text import Button, Label, Rule
from ui.viewing_room.controls import Controls
from ui.viewing_room.keys import Keys
from ui.viewing_room.panel import ChosenLine
from ui.viewing_room.rows_of_pictures import AllPictures
from ui.viewing_room.stage import Stage
from ui.viewing_room.state import Mode, RoomState
from ui.viewing_room.whole import chosen, together

if TYPE_CHECKING:
    from ui.viewing_room.wall import WallView

CELL = 260
PRICES_WIDE = 340


class FamilyWindow(QWidget):
    """Full screen on a monitor; ``alone`` when the desk has no other."""

    left = Signal()

    def __init__(self, state: RoomState, *, alone: bool) -> None:
        super().__init__(None, Qt.WindowType.Window | Qt.WindowType.FramelessWindowHint)
        self.state, self.alone = state, alone
        self.setWindowTitle("Your pictures")
        self.setAccessibleName("Your pictures")
        self.setProperty("ground", "paper")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating, not alone)
        self.stage = Stage(state, captions=False)
        self.grid = AllPictures(state, captions=False, cell=CELL)
        self.wall: WallView | None = None
        self._mode_before = state.mode
        self.notice_bar = NoticeBar()
        self.prices = QFrame()
        self._lay_out()
        if alone:
            self._put_controls()
        self.grid.picked.connect(state.look_at)
        self.grid.opened.connect(lambda _: state.set_mode(Mode.LARGE))
        state.changed.connect(self.look)
        state.looked.connect(self.look)
        self.look()

    def _lay_out(self) -> None:
        self.stack = QStackedWidget()
        self.stack.addWidget(self.stage)
        self.stack.addWidget(self.grid)
        self.prices.setProperty("card", True)
        self.prices.setFixedWidth(theme.px(PRICES_WIDE))
        self.lines = QVBoxLayout(self.prices)
        self.lines.setContentsMargins(22, 20, 22, 20)
        self.lines.setSpacing(10)
        across = QHBoxLayout()
        across.setSpacing(24)
        across.addWidget(self.stack, 1)
        across.addWidget(self.prices, 0, Qt.AlignmentFlag.AlignTop)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(28, 28, 28, 28)
        self.column.setSpacing(14)
        self.column.addWidget(self.notice_bar)
        self.column.addLayout(across, 1)

    def _put_controls(self) -> None:
        self.controls = Controls(self.state)
        self.keys = Keys(self, self.state, self.controls, self.grid)
        self.keys.add("F11", self.close)
        self.keys.add("Esc", self.close)
        leave = Button("Back to the desk", says="Back to the desk (Esc)")
        leave.clicked.connect(self.close)
        row = QHBoxLayout()
        row.setSpacing(24)
        row.addWidget(self.controls, 1)
        row.addWidget(leave)
        self.column.addLayout(row)
        for button in self.findChildren(Button):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.controls.noted.connect(self.stage.setFocus)

    def look(self) -> None:
        """Show what the desk shows."""
        mode = self.state.mode
        shown = self._on_stage(mode)
        self.stack.setCurrentWidget(shown)
        if self.alone:
            self.controls.look()
            if mode is not self._mode_before:
                shown.setFocus()
        self._mode_before = mode
        self._show_prices()

    def _on_stage(self, mode: Mode) -> QWidget:
        if mode is not Mode.WALL:
            return self.grid if mode is Mode.ALL else self.stage
        if self.wall is None:
            from ui.viewing_room.wall import WallView

            self.wall = WallView(self.state, family=not self.alone)
            self.stack.addWidget(self.wall)
        return self.wall

    def _show_prices(self) -> None:
        room = self.state.room
        lines = chosen(room, self.state.choices) if room is not None else ()
        asked = self.state.prices_asked and bool(lines)
        self.prices.setVisible(asked)
        empty(self.lines)
        if room is None or not asked:
            return
        self.lines.addWidget(Label("Chosen", "figure"))
        currency = room.edition.currency
        for line in lines:
            self.lines.addWidget(Rule())
            self.lines.addWidget(ChosenLine(line, self.state, currency, large=True))
        if self.state.total_asked:
            self.lines.addWidget(Rule())
            self.lines.addWidget(TotalLine("Together", together(lines).show(currency), big=True))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.alone and event.key() == Qt.Key.Key_Space and self.state.mode is Mode.SLIDES:
            self.state.set_pace(self.state.pace, paused=not self.state.paused)
        else:
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        if self.alone:
            self.controls.keep_what_is_typed()
        super().closeEvent(event)
        self.left.emit()
