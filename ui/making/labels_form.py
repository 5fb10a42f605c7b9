"""Labels: which pieces, on which sheet, and from which label of it, so that a begun sheet is not thrown away."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from studio import making
from studio.making import LABEL_SHEETS, PieceRow
from studio.words import counted
from ui.kit.fields import ChoiceField
from ui.kit.figures import NumberField
from ui.kit.form import FormDialog
from ui.kit.preferences import preferences
from ui.kit.printing import print_pages
from ui.kit.work import Work
from ui.making.sending_forms import PieceList

_SHEET, _NEXT = "making/label_sheet", "making/label_next"


class LabelsForm(FormDialog):
    """The sheet in the printer and where it goes on are remembered on this desk."""

    heading = "Labels"
    save_words = "&Print"
    opens_at = (520, 480)

    def __init__(self, work: Work, rows: tuple[PieceRow, ...], parent: QWidget | None = None) -> None:
        super().__init__(work, parent)
        self.show_heading(
            self.heading, f"{counted(len(rows), 'piece')}: code, size, what is around it, and its place."
        )
        self.sheet = self.add(
            "sheet",
            "&Sheet",
            ChoiceField([(place, each.name) for place, each in enumerate(LABEL_SHEETS)], first=True),
        )
        self.sheet.set_value(int(preferences().number(_SHEET)))
        self.first = self.add("first", "&First label", NumberField(1, 24))
        self.first.set_value(max(1, int(preferences().number(_NEXT))))
        self.list = PieceList(rows, "Pieces with a label")
        self.place(self.list)

    def save(self) -> None:
        """Draw and print them; nothing is written to the records."""
        sheet, first = int(self.read("sheet")), int(self.read("first"))
        self.work.ask(
            making.labels, self.list.chosen(), sheet, first, then=self._print, owner=self, refused=self.refuse
        )

    def _print(self, labels: tuple[str, bytes]) -> None:
        if print_pages(self, *labels):
            sheet, first = int(self.read("sheet")), int(self.read("first"))
            count = LABEL_SHEETS[sheet].count
            preferences().keep(_SHEET, float(sheet))
            preferences().keep(_NEXT, float((first - 1 + len(self.list.chosen())) % count + 1))
            self.succeed(labels[0])
