"""The board: a column for each stage, walked by arrows, moved by keys or by carrying a card."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from studio.making import PieceRow, Stage
from ui.kit.text import Label, Line
from ui.making.cards import CardColumn, Look
from ui.making.words import COLUMNS


class BoardView(QWidget):
    """``chosen(row or None)``; ``wants(row, stage)`` when a card was dropped; ``keyed(event)`` for the page's keys."""

    chosen = Signal(object)
    opened = Signal()
    wants = Signal(object, object)
    keyed = Signal(QKeyEvent)
    ticked = Signal(int)

    def __init__(self, image: Callable[[PieceRow], QImage | None]) -> None:
        super().__init__()
        self.look = Look(image)
        self.columns: list[CardColumn] = []
        self.headings: list[Line] = []
        self.counts: list[Label] = []
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for stage, title in COLUMNS:
            row.addWidget(self._column(stage, title), 1)

    def _column(self, stage: Stage, title: str) -> QWidget:
        column = CardColumn(stage, title, self.look)
        column.came.connect(lambda: self._came(column))
        column.keyed.connect(self._hear)
        column.opened.connect(self.opened)
        column.ticked.connect(self.ticked)
        column.dropped.connect(lambda piece_id: self._drop(piece_id, stage))
        self.columns.append(column)
        heading, count = Line(title, "name"), Label("", "second")
        self.headings.append(heading)
        self.counts.append(count)
        box = QFrame()
        box.setProperty("tone", "plain")
        inside = QVBoxLayout(box)
        inside.setContentsMargins(4, 6, 4, 4)
        inside.setSpacing(4)
        top = QHBoxLayout()
        top.setContentsMargins(6, 0, 6, 0)
        top.addWidget(heading, 1)
        top.addWidget(count)
        inside.addLayout(top)
        inside.addWidget(column, 1)
        return box

    @property
    def current(self) -> PieceRow | None:
        """The piece that is chosen, in whichever column."""
        return next((column.row() for column in self.columns if column.is_the_one), None)

    def show_rows(self, rows: Sequence[PieceRow], keep: int | None) -> None:
        """Show these pieces; the one kept stays chosen, wherever it is now."""
        had_focus = any(column.hasFocus() for column in self.columns)
        for column, count in zip(self.columns, self.counts, strict=True):
            place = column.verticalScrollBar().value()
            its = [row for row in rows if row.stage is column.stage]
            column.rows_model.set_rows(its)
            column.verticalScrollBar().setValue(place)
            count.setText(str(len(its)) if its else "")
            column.is_the_one = False
        if keep is None or not self.choose(keep):
            self.chosen.emit(None)
        elif had_focus:
            self.take_keys()

    def choose(self, piece_id: int) -> bool:
        """Put the keyboard's place on a piece; whether it is here."""
        for column in self.columns:
            for place, row in enumerate(column.rows_model.rows):
                if row.id == piece_id:
                    column.choose(place)
                    column.scrollTo(column.currentIndex())
                    self._came(column)
                    return True
        return False

    def take_keys(self) -> None:
        """The keyboard comes to the chosen piece, else to the first there is."""
        here = next((column for column in self.columns if column.is_the_one), None)
        here = here or next((column for column in self.columns if column.rows_model.rows), None)
        if here is not None:
            here.setFocus()

    def show_large(self, large: bool) -> None:
        """Print that is read from the bench, or small."""
        self.look.large = large
        for column in self.columns:
            column.scheduleDelayedItemsLayout()
            column.viewport().update()

    def look_again(self) -> None:
        """A photograph came, or another piece was marked."""
        for column in self.columns:
            column.viewport().update()

    def _came(self, column: CardColumn) -> None:
        for each in self.columns:
            if each.is_the_one != (each is column):
                each.is_the_one = each is column
                each.viewport().update()
        self.chosen.emit(column.row())

    def _hear(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        step = steps.get(Qt.Key(event.key()))
        if step is not None and not event.modifiers():
            self._sideways(step)
        else:
            self.keyed.emit(event)

    def _sideways(self, step: int) -> None:
        """To the nearest column on that side that has pieces, at the same height."""
        at = next((place for place, column in enumerate(self.columns) if column.hasFocus()), -1)
        height = self.columns[at].currentIndex().row()
        place = at + step
        while 0 <= place < len(self.columns):
            column = self.columns[place]
            if column.rows_model.rows:
                column.choose(max(0, height))
                column.setFocus()
                return
            place += step

    def _drop(self, piece_id: int, stage: Stage) -> None:
        found = (row for column in self.columns for row in column.rows_model.rows if row.id == piece_id)
        row = next(found, None)
        if row is not None and row.stage is not stage:
            self.choose(row.id)
            self.wants.emit(row, stage)
