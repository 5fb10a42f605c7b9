"""A day by room, or a week by day: appointments as blocks beside each other, closed hours shaded, the line of now.

The view knows columns and blocks, not what they are. Up and Down walk the blocks, Enter opens one; a click on free
time chooses it; M or the mouse carries one. What is drawn stands also in words, for those who hear the window.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby

from PySide6.QtCore import QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from ui.kit import theme
from ui.kit.dayplan import HOUR, Block, Busy, DayColumn, by_day
from ui.kit.daysheet import DaySheet
from ui.kit.painting import draw_line

__all__ = ["Block", "Busy", "DayColumn", "DayView"]


class _Heads(QWidget):
    """The names of the columns; they stay when the day scrolls, and go along when it scrolls to the right."""

    def __init__(self, sheet: DaySheet) -> None:
        super().__init__()
        self.sheet = sheet

    def sizeHint(self) -> QSize:
        columns = self.sheet.columns
        lines = 1 + any(column.second for column in columns)
        if any(column.group for column in columns):
            lines = 2 + any(
                len(self._broken(place)) > 1 for place in range(len(columns)) if columns[place].group
            )
        return QSize(100, theme.px(8 + 17 * lines))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.translate(-self.sheet.scrolled, 0)
        line = theme.px(17)
        below = 0
        if any(column.group for column in self.sheet.columns):
            self._draw_groups(painter, line)
            below = line
        for place, column in enumerate(self.sheet.columns):
            ink = theme.colour("accent" if column.today and not below else "muted")
            grouped = bool(column.group)
            rows = self._broken(place) if below else [column.title]
            for row, words in enumerate(rows):
                at = self._at(place).translated(0, row * line + (below if grouped else 0))
                small = grouped or at.width() < theme.px(40)
                draw_line(painter, at, words, "small" if small else "chip", ink)
            if column.second and not below:
                at = self._at(place).translated(0, line - 1)
                draw_line(painter, at, column.second, "second", theme.colour("muted"))

    def _draw_groups(self, painter: QPainter, line: int) -> None:
        for name, places in groupby(
            range(len(self.sheet.columns)), lambda place: self.sheet.columns[place].group
        ):
            found = list(places)
            if not name:
                continue
            at = self._at(found[0])
            at.setRight(self.sheet.column_at(found[-1]).right() - 2)
            today = self.sheet.columns[found[0]].today
            draw_line(painter, at, name, "chip", theme.colour("accent" if today else "ink"))

    def _at(self, place: int) -> QRectF:
        at = self.sheet.column_at(place)
        side = theme.px(6 if at.width() > theme.px(90) else 4 if at.width() > theme.px(56) else 2)
        return QRectF(at.left() + side, 2, at.width() - side - 1, theme.px(17))

    def _broken(self, place: int) -> list[str]:
        """A name that is too long for its column stands on two lines."""
        title = self.sheet.columns[place].title
        first, _, rest = title.partition(" ")
        too_long = theme.metrics("small").horizontalAdvance(title) > self._at(place).width()
        return [first, rest] if rest and too_long else [title]


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
    put = Signal(object)
    carrying = Signal(bool)
    turned = Signal(int)

    def __init__(self, name: str = "Diary", *, lets_carry: bool = False) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.sheet = DaySheet(name)
        self.sheet.lets_carry = lets_carry
        self.heads = _Heads(self.sheet)
        self.heads.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._build_area()
        column.addWidget(self.heads)
        column.addWidget(self.area, 1)
        self.setFocusProxy(self.sheet)
        sheet = self.sheet
        for theirs, ours in (
            (sheet.opened, self.opened),
            (sheet.picked, self.picked),
            (sheet.put, self.put),
            (sheet.carrying, self.carrying),
            (sheet.turned, self.turned),
        ):
            theirs.connect(ours)
        sheet.walked.connect(self._follow)

    def _build_area(self) -> None:
        self.area = _Area()
        self.area.setWidgetResizable(True)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.area.setWidget(self.sheet)
        self.area.viewport().setAutoFillBackground(False)
        self.area.setCornerWidget(QWidget())
        self.sheet.setProperty("ground", "clear")
        self.area.horizontalScrollBar().valueChanged.connect(self._scrolled)

    def show_day(
        self,
        columns: Sequence[DayColumn],
        blocks: Sequence[Block],
        first: int,
        last: int,
        now: int | None = None,
        busy: Iterable[Busy] = (),
    ) -> None:
        """Show these, between two hours of the day in minutes; widened to hold every block.

        The line of now goes across the columns that are today, or all of them when none says so.
        """
        sheet = self.sheet
        is_new = [column.key for column in sheet.columns] != [column.key for column in columns]
        sheet.show_plan(tuple(columns), list(blocks))
        shown = [block for block in blocks if not block.fills]
        earliest = min([first, *(block.starts for block in shown)])
        latest = max([last, *(min(block.ends, 24 * HOUR) for block in shown)])
        sheet.first, sheet.last = max(0, earliest // HOUR * HOUR), min(-(-latest // HOUR) * HOUR, 24 * HOUR)
        sheet.now = now
        sheet.now_columns = frozenset(place for place, column in enumerate(columns) if column.today)
        if sheet.at not in {block.key for block in blocks} and not sheet.hand.is_full:
            sheet.at = None
        sheet.slot = None
        sheet.hand.busy = by_day(busy)
        sheet.setMinimumSize(sheet.minimumSizeHint())
        sheet.updateGeometry()
        self.heads.updateGeometry()
        self.heads.update()
        sheet.hand.on_new_ground()
        sheet.update()
        if is_new and sheet.first < first - HOUR:
            QTimer.singleShot(0, self, lambda: self._begin_at(first))

    def _begin_at(self, minute: int) -> None:
        """Another day opens where its hours begin, also when something of the night stands above them."""
        self.area.verticalScrollBar().setValue(round(self.sheet.y_of(minute // HOUR * HOUR)) - theme.px(8))

    @property
    def slot(self) -> tuple[object, int] | None:
        """The free time chosen: the key of its column, and the minute of the day."""
        chosen = self.sheet.slot
        return None if chosen is None else (self.sheet.columns[chosen[0]].key, chosen[1])

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.heads.updateGeometry()
        self.heads.update()

    def _scrolled(self, by: int) -> None:
        self.sheet.scrolled = by
        self.sheet.hand.forget_picture()
        self.sheet.update()
        self.heads.update()

    def _follow(self, at: QRectF) -> None:
        self.area.ensureVisible(
            round(at.center().x()), round(at.center().y()), 10, round(at.height() / 2) + 10
        )
