"""The room's keys, for the page and for the full screen on one monitor: each does what a button does."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from studio.viewings import Mark
from ui.viewing_room.controls import Controls
from ui.viewing_room.rows_of_pictures import AllPictures
from ui.viewing_room.state import ZOOM_STEP, Mode, RoomState

THE_WALLS = frozenset({"A", "Left", "Right", "Up", "Down", "+", "=", "-", "Del", "N", "F"})
"""While the wall is shown these are the wall's own, or need what is not in sight there."""
WORDS: tuple[tuple[str, str], ...] = (
    ("1, 2, 3", "Love, perhaps, no; 0 takes the mark away"),
    ("Ctrl+Z, Ctrl+Y", "Take the last mark back, and put it there again"),
    ("Left, Right", "The picture before, the next"),
    ("N", "What they say of it"),
    ("G, L", "All of them, one large"),
    ("C", "Side by side; + and – closer and further"),
    ("A", "Those that look alike"),
    ("W", "On the wall, and back"),
    ("S", "Slideshow: Space rests, Up and Down the pace"),
    ("F", "Which pictures are shown"),
    ("T, P", "What it comes to; prices on their monitor"),
    ("H", "What is for you alone"),
    ("F11", "The family's monitor"),
)
"""For the list of keys."""


class Keys:
    """The keys of one window of the room."""

    def __init__(self, where: QWidget, state: RoomState, controls: Controls, grid: AllPictures) -> None:
        self.where, self.state, self.controls, self.grid = where, state, controls, grid
        self.shortcuts: dict[str, QShortcut] = {}
        for key, act in self._acts().items():
            self.add(key, act)
        state.looked.connect(self.look)

    def add(self, key: str, act: Callable[[], object]) -> None:
        """One more key."""
        shortcut = QShortcut(QKeySequence(key), self.where)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(act)
        self.shortcuts[key] = shortcut

    def look(self) -> None:
        """On the wall most keys are the wall's."""
        on_the_wall = self.state.mode is Mode.WALL
        for key, shortcut in self.shortcuts.items():
            shortcut.setEnabled(not on_the_wall or key not in THE_WALLS)

    def _acts(self) -> dict[str, Callable[[], object]]:
        state = self.state
        return {
            "1": lambda: self._mark(Mark.LOVE),
            "2": lambda: self._mark(Mark.PERHAPS),
            "3": lambda: self._mark(Mark.NO),
            "0": lambda: self._mark(None),
            "Left": lambda: state.step(-1),
            "Right": lambda: state.step(1),
            "Up": lambda: self._along(-1),
            "Down": lambda: self._along(1),
            "Home": lambda: state.step(-len(state.pictures)),
            "End": lambda: state.step(len(state.pictures)),
            "Ctrl+Z": state.undo,
            "Ctrl+Y": state.redo,
            "G": lambda: state.set_mode(Mode.ALL),
            "L": lambda: state.set_mode(Mode.LARGE),
            "C": lambda: state.set_mode(Mode.COMPARE),
            "W": lambda: state.set_mode(Mode.LARGE if state.mode is Mode.WALL else Mode.WALL),
            "S": lambda: state.set_mode(Mode.SLIDES),
            "N": self.controls.write,
            "F": self.controls.choose_shown,
            "+": lambda: state.set_zoom(state.zoom * ZOOM_STEP),
            "=": lambda: state.set_zoom(state.zoom * ZOOM_STEP),
            "-": lambda: state.set_zoom(state.zoom / ZOOM_STEP),
            "Del": lambda: state.leave_out(state.at) if state.at is not None else None,
            "T": lambda: state.ask_total(not state.total_asked),
            "P": lambda: state.ask_prices(not state.prices_asked),
        }

    def _mark(self, mark: Mark | None) -> None:
        at = self.state.picture
        if at is not None and self.state.may_choose:
            self.state.mark(at.id, mark)

    def _along(self, by: int) -> None:
        """A line up or down among all; in a slideshow faster and slower."""
        if self.state.mode is Mode.ALL:
            self.state.step(by * self.grid.columns)
        elif self.state.mode is Mode.SLIDES:
            self.state.set_pace(self.state.pace + by)
