"""Many short lines typed as in a spreadsheet: arrow keys walk, typing replaces, Tab goes on, a paste fills them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractItemModel, QItemSelectionModel, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QCompleter,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from studio.words import counted
from ui.kit import theme
from ui.kit.field import Field, LineEdit
from ui.settings.grid_model import GridColumn, GridModel, Index


class _Cell(QStyledItemDelegate):
    """A line to type in; where something is offered, a line that goes on with what is begun."""

    def createEditor(self, parent: QWidget, _option: QStyleOptionViewItem, index: Index) -> QWidget:
        model = index.model()
        assert isinstance(model, GridModel)
        column = model.columns[index.column()]
        if column.options is None:
            line = LineEdit(column.length)
            line.setParent(parent)
            line.setAccessibleName(f"{column.title}, line {index.row() + 1}")
            return line
        box = QComboBox(parent)
        box.setEditable(True)
        box.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        box.addItems(list(column.options()))
        box.setAccessibleName(f"{column.title}, line {index.row() + 1}")
        completer = QCompleter(box.model(), box)
        completer.setCompletionMode(QCompleter.CompletionMode.InlineCompletion)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        box.setCompleter(completer)
        return box

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        if isinstance(editor, QComboBox):
            editor.setEditText(str(index.data(Qt.ItemDataRole.EditRole)))
            line = editor.lineEdit()
            if line is not None:
                line.selectAll()
            return
        super().setEditorData(editor, index)

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        if isinstance(editor, QComboBox):
            model.setData(index, _finished(editor))
            return
        super().setModelData(editor, model, index)


def _finished(box: QComboBox) -> str:
    """What was typed, or what it is the beginning of: "fr" is "framed"."""
    typed = box.currentText().strip()
    offered = [box.itemText(place) for place in range(box.count())]
    alike = [words for words in offered if typed and words.casefold().startswith(typed.casefold())]
    exact = [words for words in alike if words.casefold() == typed.casefold()]
    return (exact or alike or [typed])[0]


class Grid(QTableView):
    """The cells. Ctrl+V pastes rows from a spreadsheet, Ctrl+C copies, Delete empties, Ctrl+Z takes back.

    Ctrl+Minus takes lines out, Alt+Up and Alt+Down move one; Tab goes from cell to cell while one is typed, else on.
    """

    def __init__(self, columns: Sequence[GridColumn], name: str) -> None:
        super().__init__()
        self.cells = GridModel(columns)
        self.setModel(self.cells)
        self.setItemDelegate(_Cell(self))
        self.setAccessibleName(name)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ContiguousSelection)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.AnyKeyPressed
            | QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.DoubleClicked
        )
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        numbers = self.verticalHeader()
        numbers.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        numbers.setDefaultSectionSize(theme.px(36))
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        for place, column in enumerate(columns):
            if column.width:
                header.setSectionResizeMode(place, QHeaderView.ResizeMode.Fixed)
                self.setColumnWidth(place, theme.px(column.width))
            else:
                header.setSectionResizeMode(place, QHeaderView.ResizeMode.Stretch)
        self.go_to(0, 0)

    def go_to(self, row: int, column: int) -> None:
        """Make one cell the current one and the only one chosen, whatever keys are held down."""
        only = QItemSelectionModel.SelectionFlag.ClearAndSelect
        self.selectionModel().setCurrentIndex(self.cells.index(row, column), only)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._is_ours(event):
            super().keyPressEvent(event)

    def _is_ours(self, event: QKeyEvent) -> bool:
        at, key = self.currentIndex(), event.key()
        control = event.modifiers() == Qt.KeyboardModifier.ControlModifier
        if event.matches(QKeySequence.StandardKey.Paste):
            self.paste(QGuiApplication.clipboard().text())
        elif event.matches(QKeySequence.StandardKey.Copy):
            QGuiApplication.clipboard().setText(self.copied())
        elif event.matches(QKeySequence.StandardKey.Undo) or event.matches(QKeySequence.StandardKey.Redo):
            self.cells.step_back(forward=event.matches(QKeySequence.StandardKey.Redo))
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and not event.modifiers():
            self._empty_chosen()
        elif control and key == Qt.Key.Key_Minus:
            self.take_out()
        elif event.modifiers() & Qt.KeyboardModifier.AltModifier and key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            by = -1 if key == Qt.Key.Key_Up else 1
            if self.cells.move(at.row(), by):
                self.go_to(at.row() + by, at.column())
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            if self.state() != QAbstractItemView.State.EditingState:
                self.edit(at)
        else:
            return False
        return True

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        super().closeEditor(editor, hint)
        if (
            hint == QAbstractItemDelegate.EndEditHint.SubmitModelCache
        ):  # Enter goes on below, as in a spreadsheet
            at = self.currentIndex()
            self.go_to(min(at.row() + 1, len(self.cells.lines) - 1), at.column())

    def finish(self) -> None:
        """Keep what is still being typed in a cell."""
        editor = QApplication.focusWidget()
        while editor is not None and editor.parent() is not self.viewport():
            editor = editor.parentWidget()
        if editor is not None and self.state() == QAbstractItemView.State.EditingState:
            self.commitData(editor)
            self.closeEditor(editor, QAbstractItemDelegate.EndEditHint.NoHint)

    def paste(self, text: str) -> None:
        """Put rows and columns, as a spreadsheet copies them, into the cells from the current one on."""
        rows = [line.split("\t") for line in text.replace("\r\n", "\n").rstrip("\n").split("\n")]
        at = self.currentIndex()
        if text.strip():
            self.cells.put(max(0, at.row()), max(0, at.column()), rows)

    def copied(self) -> str:
        """The chosen cells as a spreadsheet takes them."""
        chosen = sorted((index.row(), index.column()) for index in self.selectedIndexes())
        rows: dict[int, list[str]] = {}
        for row, column in chosen:
            rows.setdefault(row, []).append(self.cells.lines[row][column])
        return "\n".join("\t".join(cells) for cells in rows.values())

    def take_out(self) -> None:
        """Take the chosen lines out."""
        at = self.currentIndex()
        self.cells.take_out(sorted({index.row() for index in self.selectedIndexes()} or {at.row()}))
        self.go_to(min(at.row(), len(self.cells.lines) - 1), at.column())

    def _empty_chosen(self) -> None:
        chosen = {(index.row(), index.column()) for index in self.selectedIndexes()}
        if chosen:
            top, left = min(row for row, _ in chosen), min(column for _, column in chosen)
            bottom, right = max(row for row, _ in chosen), max(column for _, column in chosen)
            self.cells.put(top, left, [[""] * (right - left + 1) for _ in range(top, bottom + 1)])


class GridField(Field):
    """A grid in a form: its filled lines by their place, and what is wrong with one of them below."""

    def __init__(self, columns: Sequence[GridColumn], name: str, hint: str = "") -> None:
        self.grid = Grid(columns, name)
        super().__init__(self.grid, hint)
        self.grid.cells.edited.connect(self._was_changed)
        self.grid.setMinimumHeight(theme.px(150))
        self.column.setStretch(0, 1)

    def names_itself(self, name: str, label: str, required: bool) -> None:
        """The grid has its name already."""
        self.name, self.label, self.required = name, label, required
        self.control.setObjectName(name)

    def value(self) -> list[tuple[int, list[str]]]:
        """The filled lines with their places."""
        return [(place, line) for place, line in enumerate(self.grid.cells.lines) if any(line)]

    def set_value(self, value: object) -> None:
        """Show these lines."""
        assert isinstance(value, list)
        self.grid.cells.set_lines(value)
        self.grid.go_to(0, 0)

    def keep(self) -> object:
        """The lines as they are typed."""
        return self.grid.cells.lines

    def put_back(self, kept: object) -> None:
        """The lines as they were typed."""
        if isinstance(kept, list):
            width = len(self.grid.cells.columns)
            lines = [[str(cell) for cell in line] for line in kept if isinstance(line, list)]
            self.set_value([line for line in lines if len(line) == width])

    def refuse_lines(self, refusals: dict[int, str]) -> None:
        """Mark these lines; what is wrong with the first stands below, and its line is shown."""
        self.grid.cells.refuse(refusals)
        first = min(refusals)
        self.grid.go_to(first, max(0, self.grid.currentIndex().column()))
        rest = len(refusals) - 1
        more = f" {counted(rest, 'more line is', 'more lines are')} marked." if rest else ""
        self.refuse(f"Line {first + 1}: {refusals[first]}{more}")

    def clear_refusal(self) -> None:
        """Back to the hint, no line marked."""
        if self.grid.cells.refusals:
            self.grid.cells.refuse({})
        super().clear_refusal()
