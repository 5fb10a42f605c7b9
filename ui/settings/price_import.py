"""A price list from a spreadsheet: what is new, changed and gone, and what is wrong with which row, before anything."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, ClassVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from studio import business, catalogue, clock
from studio.catalogue import Becomes, ReadPriceList
from studio.words import counted, listed
from ui.kit.cards import EmptyState
from ui.kit.from_file import FromFile
from ui.kit.preferences import preferences
from ui.kit.table import Column, Table
from ui.kit.text import Label
from ui.kit.work import Work

_FOLDER = "lists/folder"
_KINDS = "Workbooks and lists (*.xlsx *.csv *.txt);;All files (*)"
_TOLD = 6
"""Rows whose trouble is told in full above the table."""
_TONES = {Becomes.NEW: "good", Becomes.CHANGED: "due", Becomes.GONE: "concern", Becomes.SAME: "plain"}


class Line:
    """One line of the preview."""

    def __init__(self, place: int, title: str, before: str, after: str, becomes: str, tone: str) -> None:
        self.id, self.title, self.before, self.after = place, title, before, after
        self.becomes, self.tone = becomes, tone


COLUMNS = (
    Column("What", lambda row: row.title, strong=True),
    Column("Now", lambda row: row.before, width=200),
    Column("In the file", lambda row: row.after, width=260),
    Column("", lambda row: row.becomes, tone=lambda row: row.tone, width=110),
)


def choose_list(parent: QWidget) -> str:
    """Ask the system's dialog for a spreadsheet, where one was last found."""
    file, _ = QFileDialog.getOpenFileName(parent, "Choose a price list", preferences().text(_FOLDER), _KINDS)
    return file


class PriceImport(FromFile):
    """Nothing is saved here: a list without errors goes into the form of the next list, which is saved on purpose.

    ``choose`` answers the file: the system's dialog, or what a test brings.
    """

    wanted = Signal(object)
    heading: ClassVar[str] = "A price list from a spreadsheet"
    about: ClassVar[str] = (
        "A workbook (.xlsx) or CSV with a row a price. An exported list shows the headings. You see what is new, "
        "changed and gone before anything is saved."
    )
    choose_words: ClassVar[str] = "&Another file"
    take_words: ClassVar[str] = "&Make it the next list"
    stopped: ClassVar[str] = "Stopped. Nothing was saved."

    def __init__(
        self,
        work: Work,
        parent: QWidget | None = None,
        choose: Callable[[QWidget], str] = choose_list,
    ) -> None:
        super().__init__(work, parent)
        self._choose = choose
        self.found: ReadPriceList | None = None
        self.wrong = Label("", "body", wrap=True)
        self.wrong.setProperty("refusal", True)
        self.wrong.hide()
        self.lay_out(
            EmptyState("file-up", "No file is chosen yet.", "Choose a file", self.choose_and_read),
            Table(COLUMNS, "What the file would change"),
            above=(self.wrong,),
        )

    def may_take(self) -> bool:
        """Whether a list was read, and without errors."""
        return self.found is not None and not self.found.troubles

    def choose_and_read(self) -> None:
        """Choose a file, read it in the background and show what it would change."""
        file = self._choose(self)
        if file:
            preferences().keep(_FOLDER, str(Path(file).parent))
            self.run_long("Reading", _read, file, then=self._show)

    def _show(self, read: ReadPriceList) -> None:
        self.found = read
        self.show_table()
        self.be_busy(False)
        self.table.set_rows(_lines(read))
        self.sentence.setText(_sentence(read))
        self.wrong.setText("\n".join(_wrong(read)))
        self.wrong.setVisible(bool(read.troubles))
        if self.may_take():
            self.take_button.setFocus()

    def take_in(self) -> None:
        """Go on in the form of the next list, where its name and day are typed."""
        if self.found is not None:
            self.wanted.emit(self.found.parts)
            self.accept()


def _read(store: Any, _progress: Any, file: str) -> ReadPriceList:
    def present(db: Any) -> catalogue.Edition:
        return catalogue.edition_on(db, clock.today(business.studio(db).zone))

    return catalogue.read_price_list(file, store.ask(present))


def _lines(read: ReadPriceList) -> list[Line]:
    """What is wrong first, since somebody has to look at it; then what changes; then what stays."""
    lines = [
        Line(-place, f"Row {each.row}" if each.row else "The list", "", "", "not read", "concern")
        for place, each in enumerate(read.troubles, 1)
    ]
    order = (Becomes.CHANGED, Becomes.NEW, Becomes.GONE, Becomes.SAME)
    ordered = sorted(read.changes, key=lambda each: order.index(each.becomes))
    lines += [
        Line(place, each.title, each.before, each.after, each.becomes.value, _TONES[each.becomes])
        for place, each in enumerate(ordered)
    ]
    return lines


def _wrong(read: ReadPriceList) -> list[str]:
    """What is wrong with the first rows, in full."""
    told = [f"Row {each.row}: {each.sentence}" if each.row else each.sentence for each in read.troubles]
    more = len(told) - _TOLD
    return [*told[:_TOLD], f"{more:,} more rows cannot be read."] if more > 0 else told


def _sentence(read: ReadPriceList) -> str:
    counts = {kind: sum(each.becomes is kind for each in read.changes) for kind in Becomes}
    said = (
        f"{read.file}: {counts[Becomes.NEW]} new, {counts[Becomes.CHANGED]} changed, {counts[Becomes.GONE]} gone, "
        f"{counts[Becomes.SAME]} as they are."
    )
    if read.left_out:
        said += f" Not read: {listed(list(read.left_out))}."
    if read.troubles:
        return f"{said} {counted(len(read.troubles), 'row')} cannot be read; please mend the file and choose it again."
    return f"{said} Nothing is saved yet."
