"""The versions of a wording: who kept which and when, what each changed, and bringing one back."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtGui import QColor, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from studio import clock, letters
from studio.dates import screen_time
from studio.letters import VersionRow, WordingRow
from ui.kit import theme
from ui.kit.form import FormDialog
from ui.kit.table import Column, Table
from ui.kit.text import Label
from ui.kit.work import Work
from ui.letters.wording_form import may_change


def version_words(row: VersionRow) -> str:
    """``Version 3`` or ``As it was shipped``."""
    if row.version == 0:
        return "As it was shipped"
    return f"Version {row.version}{', back to the shipped words' if row.shipped else ''}"


def _when(row: VersionRow) -> str:
    return screen_time(clock.to_wall(row.made_at), clock.today()) if row.made_at is not None else ""


_COLUMNS = (
    Column("Version", version_words, strong=True),
    Column("By", lambda row: row.made_by, width=110),
    Column("Kept", _when, width=180),
)


class VersionsForm(FormDialog):
    """Every version of one wording; the one chosen beside the one in force."""

    heading = "Versions"
    save_words = "&Bring it back"
    opens_at: ClassVar[tuple[int, int]] = (1000, 640)

    def __init__(
        self, work: Work, row: WordingRow, versions: list[VersionRow], parent: QWidget | None = None
    ) -> None:
        super().__init__(work, parent)
        self.row_worded, self.versions = row, versions
        self.show_heading(
            f"{row.title}: its versions", "What was printed keeps the words it was printed with."
        )
        self.table = Table(_COLUMNS, "Versions")
        self.table.chosen.connect(self._compare)
        self.says = Label("", "muted", wrap=True)
        self.page = QPlainTextEdit()
        self.page.setReadOnly(True)
        self.page.setAccessibleName("What this version says, and what was changed since")
        theme.wear_letters(self.page, 15)
        both = QWidget()
        across = QHBoxLayout(both)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(16)
        across.addWidget(self.table, 5)
        right = QVBoxLayout()
        right.addWidget(self.says)
        right.addWidget(self.page, 1)
        across.addLayout(right, 6)
        self.body.insertWidget(0, both, 100)
        self.table.set_rows(versions)
        self.table.choose(versions[1].id if len(versions) > 1 else versions[0].id)
        self._compare(self.table.current())

    def _compare(self, chosen: VersionRow | None) -> None:
        """What this version says; what the words in force have more is green, what they have no more struck out."""
        if chosen is None:
            return
        now, name = self.versions[0], self.row_worded.name
        self.page.clear()
        cursor = QTextCursor(self.page.document())
        changes = letters.compared(letters.as_shown(chosen.text, name), letters.as_shown(now.text, name))
        for kind, words in changes:
            cursor.insertText(words, _look(kind))
        self.page.moveCursor(QTextCursor.MoveOperation.Start)
        same = chosen.text == now.text
        in_force = "These are the words in force."
        differs = "Since then: struck out is what was taken away, underlined is what was added."
        self.says.setText(in_force if same else differs)
        self.save_button.setEnabled(may_change(self.work) and not same)

    def save(self) -> None:
        chosen = self.table.current()
        if chosen is not None:
            row = self.row_worded
            self.send(
                letters.bring_back_wording, row.name, row.language, chosen.version, self.versions[0].version
            )


def _look(kind: str) -> QTextCharFormat:
    look = QTextCharFormat()
    look.setForeground(QColor(theme.colour("ink")))
    if kind == "gone":
        look.setForeground(theme.colour("red"))
        look.setBackground(theme.colour("red_soft"))
        look.setFontStrikeOut(True)
    elif kind == "new":
        look.setForeground(theme.colour("green"))
        look.setBackground(theme.colour("green_soft"))
        look.setFontUnderline(True)
    return look
