"""The editor of a wording: plain words, fields that stay whole, one emphasis, lists; what is wrong is underlined."""

from __future__ import annotations

import re
from collections.abc import Sequence

from PySide6.QtCore import QMimeData, QPoint, Qt, Signal
from PySide6.QtGui import (
    QFont,
    QKeyEvent,
    QKeySequence,
    QShortcut,
    QSyntaxHighlighter,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
)
from PySide6.QtWidgets import QMenu, QPlainTextEdit, QWidget

from studio.letters import WordedField
from ui.kit import theme
from ui.kit.field import Field

LONGEST = 8_000
"""Characters that the editor takes; what is too long for a letter is said before."""
_CHIP = re.compile("‹[^‹›\n]*›")
_STRONG = re.compile(r"\*\*(?:[^*]|\*(?!\*))+\*\*")
_WORD = re.compile(r"[^\W\d_]+(?:[’'\-][^\W\d_]+)*")


class _Marks(QSyntaxHighlighter):
    """Fields as chips, emphasis in bold, what is refused and what no dictionary knows underlined."""

    def __init__(self, document: QTextDocument) -> None:
        super().__init__(document)
        self.strange: frozenset[str] = frozenset()
        self.refused: tuple[tuple[int, int], ...] = ()

    def highlightBlock(self, text: str) -> None:
        for match in _STRONG.finditer(text):
            strong = QTextCharFormat()
            strong.setFontWeight(QFont.Weight.DemiBold)
            self.setFormat(match.start(), len(match.group()), strong)
            for at in (match.start(), match.end() - 2):
                mark = QTextCharFormat(strong)
                mark.setForeground(theme.colour("muted"))
                self.setFormat(at, 2, mark)
        if text.lstrip().startswith("- "):
            bullet = QTextCharFormat()
            bullet.setForeground(theme.colour("accent"))
            bullet.setFontWeight(QFont.Weight.Bold)
            self.setFormat(text.index("-"), 1, bullet)
        for match in _WORD.finditer(text) if self.strange else ():
            if match.group().replace("’", "'") in self.strange:
                self._underline(match.start(), match.end(), "amber")
        for match in _CHIP.finditer(text):
            chip = QTextCharFormat()
            chip.setBackground(theme.colour("accent_soft"))
            chip.setForeground(theme.colour("accent"))
            chip.setFontFamilies([theme.face("Inter")])
            self.setFormat(match.start(), len(match.group()), chip)
        begins = self.currentBlock().position()
        for start, end in self.refused:
            if start < begins + len(text) and end > begins:
                self._underline(max(start - begins, 0), min(end - begins, len(text)), "red")

    def _underline(self, start: int, end: int, ink: str) -> None:
        for at in range(start, end):  # over whatever stands there already
            wave = QTextCharFormat(self.format(at))
            wave.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
            wave.setUnderlineColor(theme.colour("red" if ink == "red" else "amber"))
            self.setFormat(at, 1, wave)


class WordingEdit(QPlainTextEdit):
    """Words and fields. A field is one thing to the cursor: it is stepped over, and removed as a whole."""

    wants_field = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setTabChangesFocus(True)
        theme.wear_letters(self, 16)
        self.marks = _Marks(self.document())
        self.setToolTip("‹ or { puts in a field, Ctrl+B emphasises, “- ” begins an item of a list")
        QShortcut(QKeySequence("Ctrl+B"), self, self.emphasise, context=Qt.ShortcutContext.WidgetShortcut)
        QShortcut(
            QKeySequence("Ctrl+Space"), self, self.wants_field.emit, context=Qt.ShortcutContext.WidgetShortcut
        )
        self.cursorPositionChanged.connect(self._step_over)

    def show_marks(self, strange: Sequence[str], refused: Sequence[tuple[int, int]]) -> None:
        """Underline these words and these places."""
        marks = frozenset(strange), tuple(refused)
        if marks != (self.marks.strange, self.marks.refused):
            self.marks.strange, self.marks.refused = marks
            self.marks.rehighlight()

    def put_in(self, words: str) -> None:
        """A field where the cursor is, with a space before it where one is wanted."""
        cursor = self.textCursor()
        before = self.document().characterAt(max(cursor.selectionStart() - 1, 0))
        apart = " " if cursor.selectionStart() and before.isalnum() else ""
        cursor.insertText(f"{apart}‹{words}›")
        self.setTextCursor(cursor)
        self.setFocus()

    def emphasise(self) -> None:
        """The chosen words strong, or plain again where they were."""
        cursor = self.textCursor()
        chosen = cursor.selectedText()
        if not chosen:
            cursor.insertText("****")
            cursor.movePosition(QTextCursor.MoveOperation.Left, QTextCursor.MoveMode.MoveAnchor, 2)
            self.setTextCursor(cursor)
            return
        start = cursor.selectionStart()
        words = chosen[2:-2] if chosen.startswith("**") and chosen.endswith("**") else f"**{chosen}**"
        cursor.insertText(words)
        cursor.setPosition(start)
        cursor.setPosition(start + len(words), QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)

    def make_list(self) -> None:
        """Each chosen line begins as an item of a list, or none of them where all did."""
        cursor = self.textCursor()
        first = self.document().findBlock(cursor.selectionStart())
        last = self.document().findBlock(cursor.selectionEnd())
        blocks = [first]
        while blocks[-1] != last:
            blocks.append(blocks[-1].next())
        listed = all(block.text().startswith("- ") for block in blocks)
        cursor.beginEditBlock()
        for block in blocks:
            here = QTextCursor(block)
            if listed:
                here.movePosition(QTextCursor.MoveOperation.Right, QTextCursor.MoveMode.KeepAnchor, 2)
                here.removeSelectedText()
            elif not block.text().startswith("- "):
                here.insertText("- ")
        cursor.endEditBlock()
        self.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and (
            event.modifiers() & Qt.KeyboardModifier.ControlModifier
        ):
            event.ignore()
        elif event.text() in ("‹", "{"):
            self.wants_field.emit()
        elif event.key() in (Qt.Key.Key_Backspace, Qt.Key.Key_Delete) and self._takes_a_chip(event.key()):
            self.textCursor().removeSelectedText()
        else:
            super().keyPressEvent(event)

    def insertFromMimeData(self, source: QMimeData) -> None:
        room = LONGEST - self.document().characterCount() + len(self.textCursor().selectedText())
        self.insertPlainText(source.text()[: max(0, room)])

    def _takes_a_chip(self, key: int) -> bool:
        """Choose the field beside the cursor, where the key would take its edge."""
        cursor = self.textCursor()
        if cursor.hasSelection():
            return False
        at, begins = cursor.positionInBlock(), cursor.block().position()
        for match in _CHIP.finditer(cursor.block().text()):
            edge = match.end() if key == Qt.Key.Key_Backspace else match.start()
            if at == edge:
                cursor.setPosition(begins + match.start())
                cursor.setPosition(begins + match.end(), QTextCursor.MoveMode.KeepAnchor)
                self.setTextCursor(cursor)
                return True
        return False

    def _step_over(self) -> None:
        """The cursor never stands inside a field."""
        cursor = self.textCursor()
        if cursor.hasSelection():
            return
        at, begins = cursor.positionInBlock(), cursor.block().position()
        for match in _CHIP.finditer(cursor.block().text()):
            if match.start() < at < match.end():
                nearer = match.end() if at - match.start() <= 1 or match.end() - at > 1 else match.start()
                if at == match.end() - 1:
                    nearer = match.start()
                cursor.setPosition(begins + nearer)
                self.setTextCursor(cursor)
                return


class WordingField(Field):
    """The editor as a field of a form; its value is what stands in it, with its fields by their plain names."""

    def __init__(self) -> None:
        self.edit = WordingEdit()
        super().__init__(self.edit)
        self.edit.textChanged.connect(self.changed)

    def value(self) -> str:
        """What stands in it."""
        return self.edit.toPlainText()

    def set_value(self, value: object) -> None:
        """Another text, from its beginning."""
        self.edit.setPlainText(str(value or ""))

    def replace(self, text: str) -> None:
        """Another text in the place of this one, which undo brings back."""
        cursor = self.edit.textCursor()
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.insertText(text)

    def keep(self) -> object:
        """What stands in it."""
        return self.value()

    def put_back(self, kept: object) -> None:
        """As it was typed."""
        self.set_value(kept)


class FieldMenu(QMenu):
    """The fields of a letter, each by its plain name with what it may look like; Enter puts one in."""

    def __init__(self, fields: Sequence[WordedField], edit: WordingEdit, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName("Fields of this letter")
        for field in fields:
            example = field.example if len(field.example) <= 44 else f"{field.example[:42].rstrip()}…"
            action = self.addAction(f"{field.plain}\t{example}".replace("&", "&&"))
            action.triggered.connect(lambda _=False, words=field.plain: edit.put_in(words))
        self.setToolTipsVisible(False)

    def open_at(self, edit: WordingEdit) -> None:
        """Below the cursor, with the first one chosen."""
        at = edit.viewport().mapToGlobal(edit.cursorRect().bottomLeft() + QPoint(0, 4))
        first = self.actions()[0] if self.actions() else None
        if first is not None:
            self.setActiveAction(first)
        self.popup(at)
