"""The diary of a person or a room as a calendar file, for a telephone or another program to show."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QWidget

from studio import clock, exchange
from studio.errors import Refused
from studio.exchange import DiaryOf
from studio.rights import may
from ui.kit import printing
from ui.kit.fields import ChoiceField, TickField
from ui.kit.form import FormDialog
from ui.kit.whens import DateField
from ui.kit.work import Work
from ui.reports.whole import write_diaries

EVERY = "every"


class ExportForm(FormDialog):
    """Initials and a reference go out; names only when the owner ticks so."""

    heading = "Export a diary"
    save_words = "&Save in a folder"
    opens_at = (560, 400)

    def __init__(self, work: Work, parent: QWidget | None = None) -> None:
        super().__init__(work, parent)
        self.several: tuple[DiaryOf, ...] = ()
        self.show_heading(
            self.heading,
            "A calendar file that a telephone or another program can show. When something changes, export it again: "
            "it takes the place of the old one.",
        )
        self.add("whose", "&Whose diary", ChoiceField(first=True), required=True)
        begins = self.add("begins", "&From", DateField("Two years from this day are written."), required=True)
        begins.set_value(clock.today())
        self.names = self.add(
            "with_names",
            "",
            TickField(
                "With &names",
                hint="Otherwise initials and a reference, so that a lost telephone tells nothing.",
            ),
        )
        self.names.setVisible(may(work.by.role, "records.export"))
        work.ask(exchange.diaries, then=self._offer, owner=self)

    def _offer(self, several: tuple[DiaryOf, ...]) -> None:
        self.several = several
        one = [(place, whose.name) for place, whose in enumerate(several)]
        self.fields["whose"].offer([*one, (EVERY, "Everyone and every room, a file each")])  # type: ignore[attr-defined]  # the choice made above

    def save(self) -> None:
        """Ask for the folder, then write."""
        chosen = self.read("whose")
        begins: date | None = self.read("begins")
        if begins is None:
            raise Refused("Please say from which day on.", "begins")
        several = self.several if chosen == EVERY else (self.several[chosen],)
        folder = printing.choose_folder(self, "Where the diary is kept")
        if folder is None:
            return
        self._set_sending(True)
        self.work.run_long(
            write_diaries, self.work.by, several, begins, folder, self.read("with_names"),
            then=self._done, refused=self.refuse, owner=self,
        )  # fmt: skip

    def _done(self, files: Any) -> None:
        self.succeed([Path(file) for file in files])
