"""A list as a file: one button for any list of a page, which writes every row of it and not only those shown.

    self.buttons.addWidget(ListButton(self, "Orders", COLUMNS, lambda: whole(orders.listing, states)))

Only those who may take lists out of the house see it. Each column gives a spreadsheet its ``cell``, else its words.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QBoxLayout, QFileDialog, QWidget

from studio.errors import StudioError
from studio.files import file_name
from studio.progress import Cancelled
from studio.rights import may
from studio.words import counted
from ui.kit import notices
from ui.kit.controls import Button
from ui.kit.page import Page
from ui.kit.preferences import preferences
from ui.kit.progress import ProgressBar
from ui.kit.table import Column

_FOLDER = "lists/folder"
_KINDS = "Workbook (*.xlsx);;List (*.csv)"
_files: deque[Path | None] = deque()


class Source(NamedTuple):
    """Where the rows of a list come from: ``page(db, after, most)``, and what the next page begins after."""

    page: Callable[[Any, Any, int], Sequence[Any]]
    after: Callable[[Any], object] | None = None
    how_many: Callable[[Any], int] | None = None


def whole(query: Callable[..., Sequence[Any]], *args: object) -> Source:
    """A list that one question answers as a whole."""
    return Source(lambda db, _after, _most: query(db, *args))


def listed(title: str, cell: Callable[[Any], Any]) -> Column:
    """A column that is only for a spreadsheet: a number, money, a day, or words."""
    return Column(title, lambda row: str(cell(row)), cell=cell)


def file_next(file: Path | None) -> None:
    """Answer the next question for a file and show no dialog: the seam of the tests."""
    _files.append(file)


def choose_file(parent: QWidget, name: str, kinds: str = _KINDS) -> Path | None:
    """Ask where a list is kept and as what; None when the dialog was left."""
    if _files:
        return _files.popleft()
    kept = preferences().text(_FOLDER)
    folder = kept or QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    offered = str(Path(folder) / file_name("list", name, "xlsx"))
    chosen, kind = QFileDialog.getSaveFileName(parent, f"Export the list: {name}", offered, kinds)
    if not chosen:
        return None
    file = Path(chosen)
    if file.suffix.lower() not in (".xlsx", ".csv"):
        file = file.with_name(file.name + (".csv" if "csv" in kind else ".xlsx"))
    preferences().keep(_FOLDER, str(file.parent))
    return file


class ListButton(Button):
    """Writes the list behind a page into a workbook or a CSV; ``source`` is asked when it is pressed."""

    def __init__(
        self,
        page: Page,
        name: str,
        columns: Sequence[Column],
        source: Callable[[], Source],
        *,
        narrow: bool = False,
    ) -> None:
        if narrow:
            super().__init__("", "download", "quiet", says="Export list")
        else:
            super().__init__("E&xport list", "download", "quiet")
        self.setToolTip("Export list (Ctrl+Shift+E)" if narrow else "Ctrl+Shift+E")
        self.page, self.name, self.columns, self.source = page, name, tuple(columns), source
        self.progress = ProgressBar()
        self._place_progress()
        self.setShortcut("Ctrl+Shift+E")
        self.clicked.connect(self.export)
        page.work.signed_in.connect(self._show_to)
        self._show_to()

    def _place_progress(self) -> None:
        """Below the page's bar of sentences."""
        column = self.page.layout()
        if isinstance(column, QBoxLayout):
            column.insertWidget(column.indexOf(self.page.notice_bar) + 1, self.progress)

    def _show_to(self, _actor: object = None) -> None:
        work = self.page.work
        self.setVisible(work.someone_is_in and may(work.by.role, "records.export_list"))

    def export(self) -> None:
        """Ask for the file, then write it while the window lives on."""
        from studio.lists import Listing, export_list

        file = choose_file(self.page, self.name)
        if file is None:
            return
        source = self.source()
        listed = [column for column in self.columns if column.heading]
        listing = Listing(
            name=self.name,
            titles=tuple(column.heading for column in listed),
            cells=lambda row: tuple(column.value(row) for column in listed),
            page=source.page,
            after=source.after,
            count=source.how_many,
        )

        def write(store: Any, progress: Any) -> int:
            return export_list(store, self.page.work.by, listing, file, progress)

        self.setEnabled(False)
        under = self.page.work.run_long(
            write, owner=self, then=lambda rows: self._done(rows, file), progress=self.progress.move_to,
            refused=self._sorry,
        )  # fmt: skip
        if self.page.work.pending:
            self.progress.begin(f"Exporting {self.name}", under)

    def _done(self, rows: int, file: Path) -> None:
        self._end()
        notices.bar(self.page, f"{counted(rows, 'row')} exported to {file.name}.", "good")

    def _sorry(self, error: Exception) -> None:
        self._end()
        if isinstance(error, StudioError):
            notices.bar(self.page, error.message, "concern")
        elif isinstance(error, Cancelled):
            notices.bar(self.page, "Stopped. No file was written.", "plain")

    def _end(self) -> None:
        self.setEnabled(True)
        self.progress.end()
