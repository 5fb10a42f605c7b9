"""The lines behind a grid: words in cells, the last line empty to be typed into, every change taken back at will."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal

from ui.kit import theme

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
MOST_LINES = 1_000
_STEPS_BACK = 40
Lines = list[list[str]]


@dataclass(frozen=True)
class GridColumn:
    """One column: its heading, its width in pixels at 100 % (the rest is shared), and what may be chosen in it."""

    title: str
    width: int = 0
    right: bool = False
    length: int = 80
    options: Callable[[], Sequence[str]] | None = None
    """What is offered for the cell; anything else may be typed too, and is looked at when the form is saved."""


class GridModel(QAbstractTableModel):
    """Lines of words, the last one always empty to be typed into."""

    edited = Signal()

    def __init__(self, columns: Sequence[GridColumn]) -> None:
        super().__init__()
        self.columns = tuple(columns)
        self.lines: Lines = [self._empty()]
        self.refusals: dict[int, str] = {}
        self._past: list[Lines] = []
        self._undone: list[Lines] = []

    def _empty(self) -> list[str]:
        return [""] * len(self.columns)

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.lines)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.columns)

    def flags(self, index: Index) -> Qt.ItemFlag:
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEditable

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> Any:
        if not index.isValid() or index.row() >= len(self.lines):
            return None
        words, column = self.lines[index.row()][index.column()], self.columns[index.column()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return words
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{column.title}, line {index.row() + 1}: {words or 'empty'}"
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if column.right else Qt.AlignmentFlag.AlignLeft
            return Qt.AlignmentFlag.AlignVCenter | side
        if role == Qt.ItemDataRole.FontRole and column.right:
            return theme.tabular("body")
        if role == Qt.ItemDataRole.ToolTipRole:
            return self.refusals.get(index.row()) or words
        if role == Qt.ItemDataRole.ForegroundRole and index.row() in self.refusals:
            return theme.colour("red")
        return None

    def setData(self, index: Index, value: Any, role: int = int(Qt.ItemDataRole.EditRole)) -> bool:
        if role != Qt.ItemDataRole.EditRole:
            return False
        self.put(index.row(), index.column(), [[str(value)]])
        return True

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = int(Qt.ItemDataRole.DisplayRole)
    ) -> Any:
        if orientation == Qt.Orientation.Vertical:
            return str(section + 1) if role == Qt.ItemDataRole.DisplayRole else None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.columns[section].title
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if self.columns[section].right else Qt.AlignmentFlag.AlignLeft
            return Qt.AlignmentFlag.AlignVCenter | side
        return None

    def put(self, row: int, column: int, cells: Lines) -> None:
        """Write a block of cells from here on; lines are added where it goes beyond the last."""
        wanted = [list(line) for line in self.lines]
        for down, typed in enumerate(cells[: MOST_LINES - row]):
            while len(wanted) <= row + down:
                wanted.append(self._empty())
            for along, words in enumerate(typed[: len(self.columns) - column]):
                tidy = " ".join(words.split())
                wanted[row + down][column + along] = tidy[: self.columns[column + along].length]
        self._become(wanted)

    def take_out(self, rows: Sequence[int]) -> None:
        """Take whole lines out."""
        gone = set(rows)
        self._become([line for place, line in enumerate(self.lines) if place not in gone])

    def move(self, row: int, by: int) -> bool:
        """Move a line up or down among the filled ones; whether it moved."""
        last = len(self.lines) - 1
        if not (0 <= row < last and 0 <= row + by < last):
            return False
        wanted = list(self.lines)
        wanted.insert(row + by, wanted.pop(row))
        self._become(wanted)
        return True

    def set_lines(self, lines: Sequence[Sequence[str]]) -> None:
        """Show these lines, with nothing to take back."""
        self._show([list(line) for line in lines])
        self._past.clear()
        self._undone.clear()

    def step_back(self, forward: bool = False) -> None:
        """Take the last change back, or make it again."""
        source, other = (self._undone, self._past) if forward else (self._past, self._undone)
        if source:
            other.append(self.lines)
            self._show(source.pop())
            self.edited.emit()

    def refuse(self, refusals: dict[int, str]) -> None:
        """Say of these lines what is wrong with them."""
        self.refusals = dict(refusals)
        self.dataChanged.emit(self.index(0, 0), self.index(len(self.lines) - 1, len(self.columns) - 1))

    def _become(self, lines: Lines) -> None:
        if lines == self.lines:
            return
        self._past = [*self._past[1 - _STEPS_BACK :], self.lines]
        self._undone.clear()
        self._show(lines)
        self.edited.emit()

    def _show(self, lines: Lines) -> None:
        while len(lines) > 1 and not any(lines[-1]) and not any(lines[-2]):
            lines.pop()
        if not lines or any(lines[-1]):
            lines.append(self._empty())
        more = len(lines) - len(self.lines)
        self.refusals = {}
        if more > 0:
            self.beginInsertRows(_NOWHERE, len(self.lines), len(lines) - 1)
        elif more < 0:
            self.beginRemoveRows(_NOWHERE, len(lines), len(self.lines) - 1)
        self.lines = lines
        if more > 0:
            self.endInsertRows()
        elif more < 0:
            self.endRemoveRows()
        self.dataChanged.emit(self.index(0, 0), self.index(len(lines) - 1, len(self.columns) - 1))
