"""Clients' own things in our keeping: taken in with a receipt, handed back to somebody by name."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import QDialog, QFileDialog, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from studio import business, clients, clock, making, orders
from studio.clients import HouseholdId, HouseholdRow
from studio.dates import screen_date
from studio.errors import StudioError
from studio.making import CustodyDraft, CustodyItemId, CustodyItemRow, ItemDraft
from studio.orders import OrderId, OrderRow, OrderState
from studio.words import counted
from ui.kit import theme
from ui.kit.fields import ChoiceField, LineField
from ui.kit.form import FormDialog
from ui.kit.notices import NoticeBar
from ui.kit.preferences import pictures_here
from ui.kit.printing import print_pages
from ui.kit.table import Column, Table
from ui.kit.text import Button, Label, Rule
from ui.kit.work import Work

_PLACED = (OrderState.CONFIRMED, OrderState.IN_PRODUCTION, OrderState.READY, OrderState.DRAFT)


@dataclass(frozen=True)
class CustodyFacts:
    """The family, and the orders that what they leave may be for."""

    family: HouseholdRow
    orders: tuple[OrderRow, ...]


def custody_facts(db: Any, household_id: HouseholdId) -> CustodyFacts:
    """Whose things they are."""
    rows = [each for each in orders.of_household(db, household_id) if each.state in _PLACED]
    return CustodyFacts(clients.household(db, household_id), tuple(reversed(rows)))


class _ItemPart(QWidget):
    """One thing that is left: what it is, how it came, and perhaps a photograph of it."""

    def __init__(self, form: FormDialog, number: int) -> None:
        super().__init__()
        self.form, self.number = form, number
        self.photograph: bytes | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        if number > 1:
            column.addWidget(Rule())
        self.what = LineField("such as a water-colour in a gilt frame, about 40 by 30 cm", length=200)
        self.condition = LineField("such as foxed at the lower edge, glass cracked", length=400)
        again = f" ({number})" if number > 1 else ""
        column.addWidget(form.labelled(f"what_{number}", f"What it is{again}", self.what))
        column.addWidget(form.labelled(f"condition_{number}", f"In what condition{again}", self.condition))
        row = QHBoxLayout()
        self.choose = Button("Photograph…", "image", "quiet")
        self.choose.clicked.connect(self._choose)
        self.said = Label("", "second", wrap=True)
        row.addWidget(self.choose)
        row.addWidget(self.said, 1)
        column.addLayout(row)

    def _choose(self) -> None:
        file, _ = QFileDialog.getOpenFileName(
            self, "A photograph of it", pictures_here(), "Pictures (*.png *.jpg *.jpeg)"
        )
        if file:
            self.said.setText("The photograph is being read…")
            self.form.work.run_long(
                lambda _store, _progress, path: business.fitted_logo(path), Path(file),
                then=self._take, owner=self,
            )  # fmt: skip

    def _take(self, picture: bytes) -> None:
        self.photograph = picture
        self.said.setText("A photograph is kept with it.")

    @property
    def is_empty(self) -> bool:
        """Whether nothing was typed here."""
        return not (self.what.value().strip() or self.condition.value().strip())

    def draft(self) -> ItemDraft:
        """What stands here."""
        return ItemDraft(self.what.value(), self.condition.value(), self.photograph)


class CustodyForm(FormDialog):
    """Something of theirs stays with us: described in their presence, and the receipt signed by both."""

    heading = "Something of theirs stays with us"
    save_words = "&Receipt"
    opens_at = (620, 640)

    def __init__(
        self, work: Work, facts: CustodyFacts, order_id: OrderId | None, parent: QWidget | None = None
    ) -> None:
        super().__init__(work, parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.facts = facts
        self.show_heading(self.heading, f"{facts.family.name}. Both sign the receipt; one copy is theirs.")
        self.items: list[_ItemPart] = []
        self.things = QVBoxLayout()
        ground = QWidget()
        ground.setLayout(self.things)
        self.things.setContentsMargins(0, 0, 0, 0)
        self.place(ground)
        more = Button("&One thing more", "plus", "quiet")
        more.clicked.connect(self._one_more)
        self.place(more)
        self.add("purpose", "What we are to &do with it", LineField("such as to frame it anew", length=200))
        self.row(
            ("brought_by", "&Brought by", LineField(length=120)),
            (
                "order_id",
                "&For the order",
                ChoiceField([(None, "none yet"), *((each.id, each.name) for each in facts.orders)]),
            ),
        )
        self.fill({"brought_by": facts.family.letter_name, "order_id": order_id})
        self.add_item().what.setFocus()

    def add_item(self) -> _ItemPart:
        """Room for one thing more."""
        part = _ItemPart(self, len(self.items) + 1)
        self.items.append(part)
        self.things.addWidget(part)
        return part

    def _one_more(self) -> None:
        self.add_item().what.setFocus()

    def save(self) -> None:
        """Take it into our keeping."""
        parts = [part for part in self.items if not part.is_empty] or self.items[:1]
        draft = CustodyDraft(
            household_id=self.facts.family.id,
            brought_by=self.read("brought_by"),
            items=tuple(part.draft() for part in parts),
            order_id=self.fields["order_id"].value(),  # type: ignore[arg-type]  # offered by its id
            purpose=self.read("purpose"),
        )
        draft.check()
        self.send(making.take_into_custody, draft)


ITEMS = (
    Column("Family", lambda row: row.household, width=110, strong=True),
    Column("What it is", lambda row: row.what),
    Column("Since", lambda row: screen_date(clock.to_wall(row.received_at).date()), width=100),
    Column("Receipt", lambda row: row.receipt, width=84),
    Column("Order", lambda row: row.order_number or "–", width=84),
)


_PHOTOGRAPH = 240


def _photograph(db: Any, item_id: CustodyItemId) -> tuple[int, bytes | None]:
    return item_id, making.photograph(db, item_id)


class CustodySheet(QDialog):
    """Everything of clients' own that is with us; handed back to somebody by name."""

    def __init__(
        self, work: Work, rows: tuple[CustodyItemRow, ...], parent: Any = None, custody_id: int = 0
    ) -> None:
        super().__init__(parent)
        self.work, self.window_ = work, parent
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("In our keeping")
        self.resize(theme.px(960), theme.px(330 + 38 * min(8, max(3, len(rows)))))
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(12)
        self.heading = Label("", "title", wrap=True)
        self.notice_bar = NoticeBar()
        self.table = Table(ITEMS, "In our keeping").sortable()
        column.addWidget(self.heading)
        column.addWidget(self.notice_bar)
        across = QHBoxLayout()
        across.setSpacing(18)
        across.addWidget(self.table, 1)
        across.addLayout(self._looks())
        column.addLayout(across, 1)
        row = QHBoxLayout()
        self.to = LineField("who takes it home", length=120)
        self.to.names_itself("returned_to", "Handed back to", True)
        self.to.setMinimumWidth(theme.px(220))
        row.addWidget(Label("Handed back to", "name"))
        row.addWidget(self.to, 1)
        self.back = Button("&Hand it back", "package-check", "primary")
        self.back.clicked.connect(self.hand_back)
        self.receipt = Button("&Receipt", "printer")
        self.receipt.clicked.connect(self._receipt)
        close = Button("&Close", kind="quiet")
        close.clicked.connect(self.accept)
        for each in (self.back, self.receipt, close):
            row.addWidget(each)
        column.addLayout(row)
        self.table.chosen.connect(self._choose)
        self._show(rows)
        first = next((each.id for each in rows if each.custody_id == custody_id), None)
        if first is not None:
            self.table.choose(first)

    def _looks(self) -> QVBoxLayout:
        """How the chosen thing looked when it came, and in what condition it was."""
        self.photograph, self.condition = QLabel(), Label("", "second", wrap=True)
        self.photograph.setAccessibleName("Its photograph")
        self.condition.setFixedWidth(theme.px(_PHOTOGRAPH))
        column = QVBoxLayout()
        column.addWidget(self.photograph)
        column.addWidget(self.condition)
        column.addStretch(1)
        return column

    def _show_photograph(self, found: tuple[int, bytes | None]) -> None:
        item_id, jpeg = found
        row = self.table.current()
        if row is None or row.id != item_id:
            return
        image = QImage.fromData(jpeg) if jpeg else QImage()
        self.photograph.setVisible(not image.isNull())
        if not image.isNull():
            side = theme.px(_PHOTOGRAPH)
            smooth, whole = Qt.TransformationMode.SmoothTransformation, Qt.AspectRatioMode.KeepAspectRatio
            self.photograph.setPixmap(QPixmap.fromImage(image.scaled(side, side, whole, smooth)))

    def _show(self, rows: tuple[CustodyItemRow, ...]) -> None:
        self.heading.setText(
            f"{counted(len(rows), 'thing')} of clients’ own {'is' if len(rows) == 1 else 'are'} with us"
            if rows
            else "Nothing of clients’ own is with us"
        )
        self.table.set_rows(list(rows))
        if rows and self.table.current() is None:
            self.table.choose(rows[0].id)
        self._choose(self.table.current())

    def _choose(self, row: CustodyItemRow | None) -> None:
        for widget in (self.back, self.receipt, self.to):
            widget.setEnabled(row is not None)
        self.photograph.hide()
        self.condition.setText(f"{row.condition}. Brought by {row.brought_by}." if row is not None else "")
        if row is not None:
            self.to.set_value(row.brought_by)
            self.work.ask(_photograph, row.id, then=self._show_photograph, owner=self)

    def hand_back(self) -> None:
        """To the person named."""
        row = self.table.current()
        if row is None:
            return
        try:
            to = self.to.value()
        except StudioError as refused:
            self.to.refuse(refused.message)
            return
        self.work.do(
            making.hand_back, row.id, to, "", row.version,
            then=lambda _: self.work.ask(making.in_custody, then=self._show, owner=self),
            refused=self._refused, owner=self,
        )  # fmt: skip

    def _receipt(self) -> None:
        row = self.table.current()
        if row is not None:
            print_receipt(self.window_, row.custody_id)

    def _refused(self, error: Exception) -> None:
        if isinstance(error, StudioError):
            self.notice_bar.say(error.message, "due")


def print_receipt(window: Any, custody_id: Any) -> None:
    """Both copies, as they are kept."""

    def show(pdf: bytes) -> None:
        print_pages(window, "Receipt", pdf)

    window.work.ask(making.receipt, custody_id, then=show, owner=window)
