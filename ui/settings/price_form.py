"""The next price list: the present prices to begin with, a line for each, from today or a day to come."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtWidgets import QHBoxLayout, QWidget

from studio import catalogue
from studio.catalogue import PriceDraft, PriceListDraft, PriceRow
from studio.money import Money
from ui.kit import theme
from ui.kit.field import Field
from ui.kit.fields import LineEdit, LineField
from ui.kit.form import FormDialog
from ui.kit.text import Button, Label
from ui.kit.whens import DateField
from ui.kit.work import Work

_PARTS = (
    ("Product", 3, 80),
    ("Wide", 1, 3),
    ("High", 1, 3),
    ("Finish", 2, 80),
    ("Price", 2, 16),
    ("Lead days", 1, 3),
)
"""What a line asks, how much room it gets, and how long it may be."""


class PriceLine(Field):
    """One price on one line; an empty line is no price."""

    def __init__(self, place: int, row: PriceRow | None = None) -> None:
        box = QWidget()
        across = QHBoxLayout(box)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(6)
        self.lines = [LineEdit(length) for _, _, length in _PARTS]
        for line, (words, room, _) in zip(self.lines, _PARTS, strict=True):
            line.setAccessibleName(f"{words}, line {place + 1}")
            line.setMinimumWidth(theme.px(52))
            across.addWidget(line, room)
            line.textChanged.connect(self._was_changed_here)
        super().__init__(box)
        self.control = self.lines[0]
        self.setFocusProxy(self.lines[0])
        if row is not None:
            shown = (row.product, row.width_in, row.height_in, row.finish, row.amount.show(), row.lead_days)
            for line, value in zip(self.lines, shown, strict=True):
                line.setText(str(value))

    def names_itself(self, name: str, label: str, required: bool) -> None:
        """The line is known by its place; each of its parts has a name of its own already."""
        self.name, self.label, self.required = name, label, required

    def value(self) -> PriceDraft | None:
        """The price, None for an empty line; refused when a figure is none."""
        product, wide, high, finish, amount, lead = (line.text().strip() for line in self.lines)
        if not any((product, wide, high, finish, amount, lead)):
            return None
        return PriceDraft(
            product,
            self._whole(wide),
            self._whole(high),
            finish,
            Money.parse(amount, self.name),
            self._whole(lead or "0"),
        )

    def _whole(self, typed: str) -> int:
        if not (typed.isascii() and typed.isdigit()):
            raise self.refused("Please type whole inches and whole days, such as 30 by 24 and 10.")
        return int(typed)

    def _was_changed_here(self) -> None:
        self._was_changed()


class PriceListForm(FormDialog):
    """A whole list, dated; the one in force stays as it is."""

    heading = "The next price list"
    save_words = "&Add the list"
    opens_at = (820, 640)

    def __init__(
        self, work: Work, prices: Sequence[PriceRow], today: date, parent: QWidget | None = None
    ) -> None:
        super().__init__(work, parent)
        said = "It takes over on its day. Prices that were promised, and orders already taken, keep what they had."
        self.show_heading(self.heading, said)
        day = DateField()
        self.row(
            ("name", "&Name", LineField("such as Spring 2027", length=80)),
            ("starts_on", "&From", day),
            required=True,
        )
        day.set_value(today)
        self.prices: list[PriceLine] = []
        self._add_heads()
        self.more = Button("Add a &price", "plus")
        self.more.clicked.connect(lambda: self._add_line(None).setFocus())
        self.place(self.more)
        for row in prices:
            self._add_line(row)
        if not prices:
            self._add_line(None)

    def _add_heads(self) -> None:
        heads = QWidget()
        across = QHBoxLayout(heads)
        across.setContentsMargins(0, 8, 0, 0)
        across.setSpacing(6)
        for words, room, _ in _PARTS:
            label = Label(words, "second")
            label.setMinimumWidth(theme.px(52))
            across.addWidget(label, room)
        self.place(heads)

    def _add_line(self, row: PriceRow | None) -> PriceLine:
        place = len(self.prices)
        line = PriceLine(place, row)
        box = self.labelled(f"line.{place}", "", line)
        self.body.insertWidget(self.body.indexOf(self.more), box)
        self.prices.append(line)
        return line

    def save(self) -> None:
        """Add the list; a refusal of one price stands below its line."""
        filled = [(line, value) for line in self.prices if (value := line.value()) is not None]
        for place, (line, _) in enumerate(filled):
            self.fields[f"prices.{place}"] = line
        draft = PriceListDraft(self.read("name"), self.read("starts_on"), tuple(value for _, value in filled))
        self.send(catalogue.add_price_list, draft)
