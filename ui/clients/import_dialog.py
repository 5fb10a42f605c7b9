"""Contacts from files: choose them, see line by line what would be made, take them in, read what became of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from studio import clients
from studio.actor import new_key
from studio.clients import ImportPreview, ImportReport, ReadIn
from studio.errors import StudioError
from studio.progress import Cancelled
from studio.words import counted
from ui.kit import theme
from ui.kit.cards import Card, EmptyState
from ui.kit.notices import NoticeBar
from ui.kit.preferences import preferences
from ui.kit.progress import ProgressBar
from ui.kit.table import Column, Table
from ui.kit.text import Button, Label
from ui.kit.wish import Wish
from ui.kit.work import Work

_FOLDER = "import/folder"
_KINDS = "Contacts (*.vcf *.vcard *.csv *.txt);;All files (*)"


class Line(NamedTuple):
    """One card or row of a file and what becomes of it."""

    where: str
    name: str
    detail: str
    becomes: str
    tone: str


COLUMNS = (
    Column("Where", lambda row: row.where, width=220),
    Column("Who", lambda row: row.name, strong=True, width=180),
    Column("What", lambda row: row.detail),
    Column("", lambda row: row.becomes, tone=lambda row: row.tone, width=130),
)


def choose_files(parent: QWidget) -> list[str]:
    """Ask the system's dialog for contacts files, where they were last found."""
    files, _ = QFileDialog.getOpenFileNames(
        parent, "Choose contacts files", preferences().text(_FOLDER), _KINDS
    )
    return files


class ImportDialog(QDialog):
    """Nothing is made before the preview has been seen; what cannot be taken is said with its reason.

    ``choose`` answers the files: the system's dialog, or what a test brings.
    """

    wish = Signal(object)

    def __init__(
        self,
        work: Work,
        parent: QWidget | None = None,
        choose: Callable[[QWidget], Sequence[str]] = choose_files,
    ) -> None:
        super().__init__(parent)
        self.work, self._choose = work, choose
        self.files: list[ReadIn] = []
        self.keys: list[str] = []
        self.report: ImportReport | None = None
        self.setWindowTitle("Import contacts")
        self.resize(theme.px(900), theme.px(620))
        self._build()

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(12)
        self.title = Label("Import contacts", "title")
        self.sentence = Label(
            "vCard files from a telephone or from Apple, and CSV lists from Google, Outlook or another program. "
            "You see what would be made before anything is.",
            "muted",
            wrap=True,
        )
        self.notice_bar = NoticeBar()
        self.empty = EmptyState("file-up", "No file is chosen yet.", "Choose files", self.choose_and_read)
        self.table = Table(COLUMNS, "Contacts of the files").keyed_by(lambda row: (row.where, row.name))
        self.card = Card()
        self.card.column.setContentsMargins(6, 6, 6, 6)
        self.card.body.addWidget(self.table)
        self.card.hide()
        self.progress = ProgressBar()
        for widget in (self.title, self.sentence, self.notice_bar):
            column.addWidget(widget)
        column.addWidget(self.empty, 1)
        column.addWidget(self.card, 1)
        column.addWidget(self.progress)
        column.addLayout(self._buttons())

    def _buttons(self) -> QHBoxLayout:
        self.choose_button = Button("&Other files", "file-up")
        self.choose_button.clicked.connect(self.choose_and_read)
        self.choose_button.hide()
        self.close_button = Button("Cancel")
        self.close_button.clicked.connect(self.reject)
        self.take_button = Button("&Import", kind="primary")
        self.take_button.setEnabled(False)
        self.take_button.clicked.connect(self.take_in)
        row = QHBoxLayout()
        row.addWidget(self.choose_button)
        row.addStretch(1)
        row.addWidget(self.close_button)
        row.addWidget(self.take_button)
        return row

    def choose_and_read(self) -> None:
        """Choose files, read them in the background and show what would be made."""
        chosen = list(self._choose(self))
        if not chosen:
            return
        preferences().keep(_FOLDER, str(Path(chosen[0]).parent))
        self._busy(True)
        under = self.work.run_long(
            _preview, chosen, owner=self, then=self._show_preview, progress=self.progress.move_to, refused=self._sorry
        )  # fmt: skip
        self.progress.begin("Reading", under)
        if self.work.pending == 0:
            self.progress.end()

    def _show_preview(self, answer: tuple[list[ReadIn], list[ImportPreview | None]]) -> None:
        self._busy(False)
        self.files, previews = answer
        self.keys = [new_key() for _ in self.files]
        self._show_lines(_lines(self.files, previews))
        made = sum(len(each.made) for each in previews if each)
        here = sum(len(each.already_here) for each in previews if each)
        refused = sum(len(each.refused) for each in previews if each)
        self.sentence.setText(
            f"{counted(made, 'new client')}, {here:,} already here, {refused:,} that cannot be taken. "
            "Nothing has been made yet."
        )
        self.take_button.setText(f"&Import {counted(made, 'client')}" if made else "&Import")
        self.take_button.setEnabled(made > 0)
        if made:
            self.take_button.setFocus()

    def take_in(self) -> None:
        """Take the files in; stopped, what is in stays in."""
        self._busy(True)
        under = self.work.run_long(
            _take_in, self.work.by, self.files, self.keys, owner=self, then=self._show_report,
            progress=self.progress.move_to, refused=self._sorry,
        )  # fmt: skip
        self.progress.begin("Importing", under)
        if self.work.pending == 0:
            self.progress.end()

    def _show_report(self, report: ImportReport) -> None:
        self._busy(False)
        self.report = report
        said = (
            f"{counted(report.made, 'client was', 'clients were')} made, {report.already_here:,} already here"
        )
        self.sentence.setText(
            f"{said}, {report.refused:,} not taken. Taking the same files in again makes nothing twice."
        )
        self.title.setText("Contacts are in")
        if report.left:
            self.title.setText("Stopped half way")
            self.notice_bar.say(
                f"{counted(report.left, 'contact was', 'contacts were')} not looked at. "
                "Import the same files again to bring the rest; nobody is made twice.",
                "due",
            )
        lines = [
            row._replace(becomes="made") if row.becomes == "new" else row
            for row in self.table.rows_model.rows
        ]
        self._show_lines(lines)
        self.take_button.setText("&See the clients")
        self.take_button.setEnabled(True)
        self.take_button.clicked.disconnect()
        self.take_button.clicked.connect(self._see)
        self.close_button.setText("Close")
        self.choose_button.hide()

    def _see(self) -> None:
        self.wish.emit(Wish("clients"))
        self.accept()

    def _show_lines(self, lines: Sequence[Line]) -> None:
        self.empty.hide()
        self.card.show()
        self.choose_button.show()
        self.table.set_rows(lines)

    def _sorry(self, error: Exception) -> None:
        self._busy(False)
        if isinstance(error, Cancelled):
            self.notice_bar.say("Stopped. Nothing has been made yet.", "due")
        elif isinstance(error, StudioError):
            self.notice_bar.say(error.message, "concern")

    def _busy(self, busy: bool) -> None:
        self.take_button.setEnabled(not busy and bool(self.files))
        self.choose_button.setEnabled(not busy)
        self.empty.button.setEnabled(not busy)
        if not busy:
            self.progress.end()
        else:
            self.notice_bar.hide()


def _preview(store: Any, progress: Any, files: Sequence[str]) -> Any:
    return clients.preview_files(store, files, progress)


def _take_in(
    store: Any, progress: Any, by: Any, files: Sequence[ReadIn], keys: Sequence[str]
) -> ImportReport:
    return clients.take_in(store, by, files, progress, keys=keys)


def _lines(files: Sequence[ReadIn], previews: Sequence[ImportPreview | None]) -> list[Line]:
    """What is refused first, since it is what someone has to look at; then the new ones; then those already here."""
    several = len(files) > 1
    refused, made, here = [], [], []
    for file, preview in zip(files, previews, strict=True):
        where = f"{file.file}, " if several else ""
        if preview is None:
            refused.append(Line(file.file, "the whole file", file.trouble, "not taken", "concern"))
            continue
        refused += [
            Line(where + each.at, "", each.reason, "not taken", "concern") for each in preview.refused
        ]
        made += [_told(where, each, "new", "good") for each in preview.made]
        here += [_told(where, each, "already here", "plain") for each in preview.already_here]
    return [*refused, *made, *here]


def _told(where: str, line: clients.PreviewLine, becomes: str, tone: str) -> Line:
    remarks = " ".join(line.remarks)
    return Line(
        where + line.at, line.name, " · ".join(part for part in (line.detail, remarks) if part), becomes, tone
    )
