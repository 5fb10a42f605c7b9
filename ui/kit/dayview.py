"""A day by room, or a week by day: appointments as blocks beside each other, closed hours shaded, the line of now.

The view knows columns and blocks, not what they are. Up and Down walk the blocks, Enter opens one; a click on free
time chooses it. What is drawn stands also in words, for those who hear the window.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from ui.kit import theme
from ui.kit.dayplan import Block, DayColumn
from ui.kit.daysheet import HOUR, DaySheet
from ui.kit.painting import draw_line

__all__ = ["Block", "DayColumn", "DayView"]


class _Heads(QWidget):
    """The names of the columns; they stay when the day scrolls."""

    def __init__(self, sheet: DaySheet) -> None:
        super().__init__()
        self.sheet = sheet

    def sizeHint(self) -> QSize:
        two = any(column.second for column in self.sheet.columns)
        return QSize(100, theme.px(40 if two else 26))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        for place, column in enumerate(self.sheet.columns):
            at = self.sheet.column_at(place)
            line = theme.px(18)
            words = QRectF(at.left() + theme.px(6), 2, at.width() - theme.px(10), line)
            ink = theme.colour("accent" if column.today else "muted")
            draw_line(painter, words, column.title, "chip", ink)
            if column.second:
                draw_line(
                    painter, words.translated(0, line - 2), column.second, "second", theme.colour("muted")
                )


class _Area(QScrollArea):
    """Scrolls by wheel and by page; the arrow keys belong to what it shows."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            super().keyPressEvent(event)
        else:
            event.ignore()


class DayView(QWidget):
    """Columns of blocks under their names. ``opened(key)`` and ``picked(column key, minute)`` are for the page."""

    opened = Signal(object)
    picked = Signal(object, int)

    def __init__(self, name: str = "Diary") -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.sheet = DaySheet(name)
        self.heads = _Heads(self.sheet)
        self.heads.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.area = _Area()
        self.area.setWidgetResizable(True)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setWidget(self.sheet)
        self.area.viewport().setAutoFillBackground(False)
        self.sheet.setProperty("ground", "clear")
        column.addWidget(self.heads)
        column.addWidget(self.area, 1)
        self.setFocusProxy(self.sheet)
        self.sheet.opened.connect(self.opened)
        self.sheet.picked.connect(self.picked)
        self.sheet.walked.connect(self._follow)

    def show_day(
        self,
        columns: Sequence[DayColumn],
        blocks: Sequence[Block],
        first: int,
        last: int,
        now: int | None = None,
        now_column: int | None = None,
    ) -> None:
        """Show these, between two hours of the day in minutes; widened to hold every block."""
        sheet = self.sheet
        sheet.columns, sheet.blocks = tuple(columns), list(blocks)
        earliest = min([first, *(block.starts for block in blocks)])
        latest = max([last, *(min(block.ends, 24 * HOUR) for block in blocks)])
        sheet.first, sheet.last = max(0, earliest // HOUR * HOUR), min(-(-latest // HOUR) * HOUR, 24 * HOUR)
        sheet.now, sheet.now_column = now, now_column
        if sheet.at not in {block.key for block in blocks}:
            sheet.at = None
        sheet.slot = None
        sheet.setMinimumHeight(sheet.minimumSizeHint().height())
        sheet.updateGeometry()
        self.heads.updateGeometry()
        self.heads.update()
        sheet.update()

    @property
    def slot(self) -> tuple[object, int] | None:
        """The free time chosen: the key of its column, and the minute of the day."""
        chosen = self.sheet.slot
        return None if chosen is None else (self.sheet.columns[chosen[0]].key, chosen[1])

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.heads.update()

    def _follow(self, at: QRectF) -> None:
        self.area.ensureVisible(
            round(at.center().x()), round(at.center().y()), 10, round(at.height() / 2) + 10
        )
