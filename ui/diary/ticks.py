"""The shot list as it is ticked on the day: rows large enough to be read from two metres, one key or click each."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QVBoxLayout, QWidget

from studio.sessions import ShotId, ShotRow
from ui.kit import icons, theme
from ui.kit.cards import empty
from ui.kit.controls import pressed_by_enter
from ui.kit.painting import draw_focus, wrapped

FIGURES = 10
"""The first ten rows have a figure each: 1 to 9, and 0 for the tenth."""
_BOX = 34
_INSIDE = 12


class TickRow(QAbstractButton):
    """One shot: its figure, what it is of, and a box that is filled once it was taken."""

    walked = Signal(int)
    """An arrow was pressed: on to the next row, or back."""

    def __init__(self, figure: str) -> None:
        super().__init__()
        self.figure = figure
        self.shot_id: ShotId | None = None
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_shot(self, row: ShotRow) -> None:
        """Show this shot as it stands."""
        self.shot_id = row.id
        self.setText(row.text)
        self.setChecked(row.is_done)
        self.setToolTip(f"Taken by {row.done_by}" if row.is_done else "")
        self.setAccessibleName(f"{row.text}{', taken' if row.is_done else ''}")
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(theme.px(300), self.heightForWidth(self.width()))

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return max(round(self._words(width)[1]), theme.px(_BOX)) + theme.px(_INSIDE)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self.updateGeometry()  # words that break now need another line of height

    def _words(self, width: int) -> tuple[object, float]:
        return wrapped(self.text(), "afar", width - theme.px(_BOX + 58))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        done, side = self.isChecked(), theme.px(_BOX)
        at = QRectF(theme.px(10), (self.height() - side) / 2, side, side)
        if self.underMouse() and not done:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("quiet_soft"))
            painter.drawRoundedRect(QRectF(self.rect()), 8, 8)
        painter.setPen(QPen(theme.colour("green" if done else "edge"), 2))
        painter.setBrush(theme.colour("green_soft" if done else "surface"))
        painter.drawRoundedRect(at.adjusted(1, 1, -1, -1), 8, 8)
        if done:
            inner = theme.px(6)
            icons.paint(painter, "check", theme.colour("green"), at.adjusted(inner, inner, -inner, -inner))
        self._draw_words(painter, at.right(), done)
        if self.hasFocus():
            draw_focus(painter, QRectF(self.rect()))

    def _draw_words(self, painter: QPainter, left: float, done: bool) -> None:
        layout, height = wrapped(self.text(), "afar", self.width() - theme.px(_BOX + 58))
        painter.setPen(theme.colour("muted" if done else "ink"))
        where = QRectF(left + theme.px(14), (self.height() - height) / 2, self.width(), height)
        layout.draw(painter, where.topLeft())
        if self.figure:
            painter.setFont(theme.font("name"))
            painter.setPen(theme.colour("muted"))
            edge = QRectF(self.width() - theme.px(34), 0, theme.px(24), self.height())
            painter.drawText(edge, Qt.AlignmentFlag.AlignCenter, self.figure)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self.walked.emit(1 if event.key() == Qt.Key.Key_Down else -1)
            return
        if not pressed_by_enter(self, event):
            super().keyPressEvent(event)


class TickList(QWidget):
    """The rows of one session; after one is ticked by key, the next that is open has the ring."""

    ticked = Signal(object, bool)
    """A shot's id, and whether it was taken."""
    finished = Signal()
    """The last one was ticked by key."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[TickRow] = []
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(2)
        self.setAccessibleName("Shot list")

    def show_shots(self, shots: Sequence[ShotRow]) -> None:
        """Show these; rows stay the same widgets as long as there are as many, so that the ring stays."""
        if len(shots) != len(self.rows):
            empty(self.column)
            self.rows = [TickRow(self._figure(place)) for place in range(len(shots))]
            for row in self.rows:
                row.clicked.connect(lambda checked, row=row: self._ticked(row, checked))
                row.walked.connect(lambda step, row=row: self._walk(row, step))
                self.column.addWidget(row)
        for row, shot in zip(self.rows, shots, strict=True):
            row.show_shot(shot)

    @staticmethod
    def _figure(place: int) -> str:
        return str((place + 1) % FIGURES) if place < FIGURES else ""

    def tick(self, figure: str) -> bool:
        """The key of a figure: tick its row, or take the tick back; False when no row has it."""
        row = next((each for each in self.rows if each.figure == figure), None)
        if row is not None:
            row.click()
        return row is not None

    def begin(self) -> None:
        """Put the ring on the first shot that is still open."""
        self._go_to_next(0)

    def _ticked(self, row: TickRow, checked: bool) -> None:
        row.update()
        if row.shot_id is not None:
            self.ticked.emit(row.shot_id, checked)
        if checked and row.hasFocus():
            self._go_to_next(self.rows.index(row))

    def _walk(self, row: TickRow, step: int) -> None:
        place = self.rows.index(row) + step
        if 0 <= place < len(self.rows):
            self.rows[place].setFocus(Qt.FocusReason.TabFocusReason)

    def _go_to_next(self, place: int) -> None:
        around = [*self.rows[place:], *self.rows[:place]]
        following = next((each for each in around if not each.isChecked()), None)
        if following is not None:
            following.setFocus()
        else:
            self.finished.emit()
