"""The wall under the hand: pictures are dragged, tried in another size or frame by one key, and hang true to scale."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QDragEnterEvent,
    QDropEvent,
    QFocusEvent,
    QHideEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from studio import walls
from studio.walls import HangingId, HangingRow
from ui.kit import theme
from ui.kit.painting import draw_focus
from ui.viewing_room import wall_tools
from ui.viewing_room.state import RoomState
from ui.viewing_room.wall_label import paint_invitation, paint_label
from ui.viewing_room.wall_scene import WallScene
from ui.viewing_room.wall_state import wall_state
from ui.viewing_room.wall_words import measure_of, together

STEP, FAR = 10.0, 100.0
"""Millimetres that an arrow moves a picture, alone and with Shift."""
PICTURES = (".jpg", ".jpeg", ".png", ".tif", ".tiff", ".webp")
_ARROWS = {
    Qt.Key.Key_Left: (-1.0, 0.0),
    Qt.Key.Key_Right: (1.0, 0.0),
    Qt.Key.Key_Up: (0.0, -1.0),
    Qt.Key.Key_Down: (0.0, 1.0),
}


KEYS: tuple[tuple[str, str], ...] = (
    ("A", "Hang the picture that is looked at"),
    ("Arrows", "Move it by 1 cm, with Shift by 10"),
    ("+ and –", "The next larger, the next smaller size"),
    ("M, B, V", "The next moulding, mount, glazing"),
    ("R", "Wide or high"),
    (". and ,", "Take the next in hand, the one before; Ctrl+A all"),
    ("E, I", "Even spacing, in line"),
    ("Page Up, Page Down", "The picture before, the next"),
    ("Z", "Its actual size on this monitor"),
    ("Delete", "Take it down"),
)
"""For the page's own list of keys."""


class WallView(QWidget):
    """The wall of a room. ``family`` shows it without rings, on the family's monitor."""

    dropped = Signal(str)
    """A photograph was dropped on the wall: the file's name."""
    actual_size = Signal()

    def __init__(self, state: RoomState, *, family: bool = False) -> None:
        super().__init__()
        self.room = state
        self.state = wall_state(state)
        self.scene = WallScene(self.state)
        self.family = family
        self._held: tuple[QPointF, dict[HangingId, tuple[float, float]]] | None = None
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus if family else Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(theme.px(320), theme.px(220))
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setAcceptDrops(not family)
        self.state.changed.connect(self._look)
        self.state.moved.connect(self.update)
        state.pictures_loader.shown.connect(self._came)
        state.looked.connect(self.update)
        self._look()

    def _look(self) -> None:
        self.scene.lay_out(QSizeF(self.size()))
        self.setAccessibleName("The wall")
        hung = [f"{row.ref}, {row.title}, {measure_of(self.state, [row])}" for row in self.state.rows]
        self.setAccessibleDescription(
            f"{self.state.here.name}. {'; '.join(hung) or 'nothing hangs here yet'}"
        )
        self.update()

    def _came(self, *_of: object) -> None:
        """A method: the loader lives longer than a wall on the family's monitor, and a lambda would outlive it."""
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.scene.lay_out(QSizeF(self.size()))

    # Painting.

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        self.scene.paint(painter, self.devicePixelRatioF())
        self._paint_lines(painter)
        picked = self.state.in_hand
        if not self.family:
            for row in picked:
                self._paint_ring(painter, row)
        if picked:
            paint_label(painter, self.scene, self.state, picked)
        elif not self.state.rows and self.state.may_hang and not self.family:
            paint_invitation(painter, self.scene.size)
        if self.hasFocus():
            draw_focus(painter, QRectF(self.rect()), 2)

    def _paint_ring(self, painter: QPainter, row: HangingRow) -> None:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        box = self.state.box(row)
        aside = 10 / self.scene.scale_at(box)
        outline = self.scene.outline(replace(box, width=box.width + aside, height=box.height + aside))
        # Upright edges need no smoothing, and smoothing a ring as large as this takes as long as its picture.
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, not self.scene.mm.isAffine())
        painter.setPen(QPen(QColor(255, 255, 255, 200), 4))
        painter.drawPolygon(outline)
        painter.setPen(QPen(theme.colour("focus"), 2))
        painter.drawPolygon(outline)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)

    def _paint_lines(self, painter: QPainter) -> None:
        upright, level = self.state.lines
        painter.setPen(QPen(theme.colour("focus"), 1, Qt.PenStyle.DashLine))
        if upright is not None:
            painter.drawLine(
                self.scene.mm.map(QPointF(upright, -500)), self.scene.mm.map(QPointF(upright, 4000))
            )
        if level is not None:
            painter.drawLine(self.scene.mm.map(QPointF(-500, level)), self.scene.mm.map(QPointF(6000, level)))

    # By hand.

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if self.family or event.button() is not Qt.MouseButton.LeftButton:
            return
        row = self.scene.row_at(event.position())
        more = bool(
            event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
        )
        if row is None:
            if not more:
                self.state.pick(None)
            return
        if more or row.id not in self.state.picked:
            self.state.pick(row.id, more=more)
        if self.state.may_hang:
            held = {each.id: (float(each.x), float(each.y)) for each in self.state.in_hand}
            self._held = (event.position(), held)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._held is None:
            over = not self.family and self.scene.row_at(event.position()) is not None
            self.setCursor(Qt.CursorShape.OpenHandCursor if over else Qt.CursorShape.ArrowCursor)
            return
        begun, held = self._held
        here, there = self.scene.to_wall(begun), self.scene.to_wall(event.position())
        across, down = there[0] - here[0], there[1] - here[1]
        rows = {row.id: row for row in self.state.rows}
        boxes = [
            walls.Box(x + across, y + down, rows[key].width, rows[key].height) for key, (x, y) in held.items()
        ]
        others = [row.box for row in self.state.rows if row.id not in held]
        around = together(boxes)
        free = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        rests = walls.Snapped(around) if free else walls.snapped(around, others, self._middle())
        across, down = across + rests.box.x - around.x, down + rests.box.y - around.y
        self.state.move_to(
            {key: (x + across, y + down) for key, (x, y) in held.items()}, (rests.upright, rests.level)
        )

    def _middle(self) -> float | None:
        """The middle of the furniture of a built-in room."""
        here = self.state.here
        room = here.built_in if isinstance(here, walls.WallRow) else here
        return float(room.hangs_at[0]) if room is not None else None

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        held, self._held = self._held, None
        if held is not None:
            self.state.settle()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if self.scene.row_at(event.position()) is not None:
            self.actual_size.emit()

    # By key.

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = event.modifiers() & ~(Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier)
        arrow = _ARROWS.get(Qt.Key(event.key()))
        if arrow is not None and not plain and self.state.in_hand:
            far = FAR if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else STEP
            self.state.nudge(arrow[0] * far, arrow[1] * far)
            return
        act = self._act(event) if not plain else None
        if arrow is not None and not plain and arrow[0]:
            act = partial(self.room.step, int(arrow[0]))
        if event.key() == Qt.Key.Key_A and plain == Qt.KeyboardModifier.ControlModifier:
            act = self.state.pick_all
        if act is None:
            super().keyPressEvent(event)
        else:
            act()

    def _act(self, event: QKeyEvent) -> Callable[[], object] | None:
        state = self.state
        by_word: dict[str, Callable[[], object]] = {
            "+": lambda: wall_tools.size(state, 1),
            "=": lambda: wall_tools.size(state, 1),
            "]": lambda: wall_tools.size(state, 1),
            "-": lambda: wall_tools.size(state, -1),
            "[": lambda: wall_tools.size(state, -1),
            "m": lambda: wall_tools.frame(state, walls.next_moulding),
            "b": lambda: wall_tools.frame(state, walls.next_mount),
            "v": lambda: wall_tools.frame(state, walls.next_glazing),
            "r": lambda: wall_tools.turn(state),
            "e": lambda: wall_tools.even(state),
            "i": lambda: wall_tools.line_up(state),
            "a": self.hang,
            ".": lambda: state.pick_next(1),
            ",": lambda: state.pick_next(-1),
            "z": self.actual_size.emit,
        }
        by_place: dict[int, Callable[[], object]] = {
            Qt.Key.Key_Delete: state.take_down,
            Qt.Key.Key_PageUp: lambda: self.room.step(-1),
            Qt.Key.Key_PageDown: lambda: self.room.step(1),
        }
        if event.key() in by_place:
            return by_place[event.key()]
        return by_word.get(event.text().casefold())

    def hang(self) -> None:
        """Hang the picture that is looked at in the strip."""
        if self.room.picture is not None:
            self.state.hang(self.room.picture)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ARROWS and not event.isAutoRepeat():
            self.state.settle()
        super().keyReleaseEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if self._held is None:
            self.state.settle()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._held = None
        self.state.settle()

    # A photograph brought with the mouse.

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if any(url.toLocalFile().casefold().endswith(PICTURES) for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        files = [url.toLocalFile() for url in event.mimeData().urls()]
        found = next((file for file in files if file.casefold().endswith(PICTURES)), "")
        if found:
            event.acceptProposedAction()
            self.dropped.emit(found)
