"""Out to a lab or framer on one page, and a parcel that comes back."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from studio import making
from studio.dates import screen_date
from studio.making import PieceId, PieceRow, PurchaseId, PurchaseRow, SendDraft
from studio.words import counted
from ui.kit import theme
from ui.kit.fields import ChoiceField, LineField
from ui.kit.form import FormDialog
from ui.kit.printing import print_pages
from ui.kit.text import Button
from ui.kit.whens import DateField
from ui.kit.work import Work
from ui.making import words
from ui.making.whole import Sendable

_PIECE = int(Qt.ItemDataRole.UserRole)
_ROW = 26


class PieceList(QListWidget):
    """Pieces with a tick each, all ticked to begin with; Space takes one off."""

    def __init__(self, rows: tuple[PieceRow, ...], name: str, *, ticked: bool = True) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setProperty("card", True)
        self.setSpacing(3)
        self.setMinimumHeight(theme.px(120))
        for row in rows:
            item = QListWidgetItem(f"{row.code}   {words.size(row)}   {row.stage_words}")
            item.setData(_PIECE, row.id)
            item.setSizeHint(
                QSize(0, theme.px(_ROW))
            )  # as high as its tick with its frame, which is higher than words
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked)
            self.addItem(item)

    def chosen(self) -> tuple[PieceId, ...]:
        """The pieces that are ticked."""
        items = (self.item(place) for place in range(self.count()))
        return tuple(item.data(_PIECE) for item in items if item.checkState() is Qt.CheckState.Checked)


class SendForm(FormDialog):
    """One page for one lab or framer; it is printed as it is kept."""

    heading = "Send out"
    save_words = "&Send and print"
    opens_at = (620, 560)

    def __init__(self, work: Work, facts: Sendable, *, ticked: bool, parent: QWidget | None = None) -> None:
        super().__init__(work, parent)
        said = "They go on one page with a number, by their codes alone; nobody's name goes out."
        self.show_heading(self.heading, said)
        self.supplier = self.add(
            "supplier_id",
            "&To",
            ChoiceField([(row.id, f"{row.name}, {row.kind.value}") for row in facts.suppliers], first=True),
            required=True,
        )
        self.add("back_on", "Promised &back by", DateField(), required=True)
        self.list = PieceList(facts.rows, "Pieces that go", ticked=ticked)
        self.place(self.list)
        self.add("note", "&Note for them", LineField())
        self.add("because", "Why a stage is &passed over", LineField(hint="Only where one is."))

    def save(self) -> None:
        """Take the number, keep the page, print it."""
        draft = SendDraft(
            self.read("supplier_id"),
            self.list.chosen(),
            self.read("back_on"),
            self.read("note"),
            self.read("because"),
        )
        self.send(making.send, draft, then=self._print)

    def _print(self, purchase_id: PurchaseId) -> None:
        self.work.ask(making.purchase_page, purchase_id, then=self._printed, owner=self.parent() or self)
        self.succeed(purchase_id)

    def _printed(self, page: tuple[str, bytes]) -> None:
        number, pdf = page
        parent = self.parentWidget()
        print_pages(parent if parent is not None else self, f"Purchase order {number}", pdf)


class ParcelForm(FormDialog):
    """What came back: all of it by one press, or what is ticked."""

    heading = "A parcel"
    save_words = "&Take it in"
    opens_at = (560, 400)

    def __init__(
        self,
        work: Work,
        row: PurchaseRow,
        pieces: tuple[PieceRow, ...],
        today: object,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(work, parent)
        self.purchase = row
        back = screen_date(row.back_on, today)  # type: ignore[arg-type]  # the day of the question
        self.show_heading(
            f"{row.number}, {row.supplier}",
            f"{counted(row.still_out, 'piece is', 'pieces are')} out, back {back}.",
        )
        self.list = PieceList(pieces, "Pieces in the parcel")
        self.place(self.list)
        again = Button("&Page again", "printer")
        again.clicked.connect(
            lambda: self.work.ask(making.purchase_page, row.id, then=self._again, owner=self)
        )
        self.buttons.insertWidget(0, again)
        self.list.setFocus()

    def _again(self, page: tuple[str, bytes]) -> None:
        print_pages(self, f"Purchase order {page[0]}", page[1])

    def save(self) -> None:
        """They are here."""
        self.send(making.receive, self.purchase.id, self.list.chosen())
