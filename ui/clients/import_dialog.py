"""Contacts from files: choose them, see line by line what would be made, take them in, read what became of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, ClassVar, NamedTuple

from PySide6.QtWidgets import QFileDialog, QWidget

from studio import clients
from studio.actor import new_key
from studio.clients import ImportPreview, ImportReport, ReadIn
from studio.words import counted
from ui.kit.cards import EmptyState
from ui.kit.from_file import FromFile
from ui.kit.preferences import preferences
from ui.kit.table import Column, Table
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


class ImportDialog(FromFile):
    """Nothing is made before the preview has been seen; what cannot be taken is said with its reason.

    ``choose`` answers the files: the system's dialog, or what a test brings.
    """

    heading: ClassVar[str] = "Import contacts"
    about: ClassVar[str] = (
        "vCard files from a telephone or from Apple, and CSV lists from Google, Outlook or another program. "
        "You see what would be made before anything is."
    )
    choose_words: ClassVar[str] = "&Other files"
    take_words: ClassVar[str] = "&Import"
    stopped: ClassVar[str] = "Stopped. Nothing has been made yet."

    def __init__(
        self,
        work: Work,
        parent: QWidget | None = None,
        choose: Callable[[QWidget], Sequence[str]] = choose_files,
    ) -> None:
        super().__init__(work, parent)
        self.lay_out(
            EmptyState("file-up", "No file is chosen yet.", "Choose files", self.choose_and_read),
            Table(COLUMNS, "Contacts of the files").keyed_by(lambda row: (row.where, row.name)),
        )
        self._choose = choose
        self.files: list[ReadIn] = []
        self.keys: list[str] = []
        self.report: ImportReport | None = None

    def may_take(self) -> bool:
        """Whether a file was read."""
        return bool(self.files)

    def choose_and_read(self) -> None:
        """Choose files, read them in the background and show what would be made."""
        chosen = list(self._choose(self))
        if not chosen:
            return
        preferences().keep(_FOLDER, str(Path(chosen[0]).parent))
        self.run_long("Reading", _preview, chosen, then=self._show_preview)

    def _show_preview(self, answer: tuple[list[ReadIn], list[ImportPreview | None]]) -> None:
        self.be_busy(False)
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
        self.run_long("Importing", _take_in, self.work.by, self.files, self.keys, then=self._show_report)

    def _show_report(self, report: ImportReport) -> None:
        self.be_busy(False)
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
        else:
            self._show_lines(
                [
                    row._replace(becomes="made") if row.becomes == "new" else row
                    for row in self.table.rows_model.rows
                ]
            )
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
        self.show_table()
        self.table.set_rows(lines)


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
