"""A day by room, or a week by day: appointments as blocks beside each other, closed hours shaded, the line of now.

The view knows columns and blocks, not what they are. Up and Down walk the blocks, Enter opens one; a click on free
time chooses it. What is drawn stands also in words, for those who hear the window.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from ui.kit import theme
from ui.kit.daysheet import Block, DaySheet, Shade, SheetColumn

__all__ = ["Block", "DayView", "Shade", "SheetColumn"]


class _Heads(QWidget):
    """The names of the columns; they stay when the day scrolls."""

    def __init__(self, sheet: DaySheet) -> None:
        super().__init__()
        self.sheet = sheet
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(100, theme.px(26))

    def paintEvent(self, event: QPaintEvent) -> None:
        self.sheet.draw_heads(QPainter(self))


class DayView(QWidget):
    """Columns of blocks under their names. ``opened(what)`` and ``picked(column key, minute)`` are for the page."""

    opened = Signal(object)
    picked = Signal(object, int)

    def __init__(self, name: str = "Diary") -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.sheet = DaySheet(name, heads=False)
        self.heads = _Heads(self.sheet)
        self.area = QScrollArea()
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
        columns: Sequence[SheetColumn],
        blocks: Sequence[Block],
        hours: tuple[int, int],
        now: tuple[int | None, int] | None = None,
    ) -> None:
        """Show these; see ``DaySheet.show_day``."""
        self.sheet.show_day(columns, blocks, hours, now)
        self.heads.update()

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
