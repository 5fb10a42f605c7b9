"""The next price list: the present one to begin with, typed as in a spreadsheet, from today or a day to come."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QStackedWidget, QWidget

from studio import business, catalogue, clock
from studio.catalogue import Becomes, Edition, ListParts, PriceListDraft, PriceListId, PriceListRow
from studio.errors import Refused, StudioError
from studio.words import counted
from ui.kit import theme
from ui.kit.fields import LineField
from ui.kit.form import FormDialog
from ui.kit.text import Button, Label
from ui.kit.whens import DateField
from ui.kit.wish import Wish
from ui.kit.work import Work
from ui.settings.grid import GridField
from ui.settings.price_lines import (
    APART,
    PRICES,
    choice_columns,
    read_lines,
    set_columns,
    titles,
    typed_from,
)
from ui.settings.promised import Held, PromisedStrip, held

_KEYS = "Paste rows from a spreadsheet with Ctrl+V. Ctrl+Minus takes a line out, Alt+Up moves it, Ctrl+Z takes back."


@dataclass(frozen=True)
class Beginning:
    """What the form begins with: the list it is a copy of, the one in force, and who holds a promised price."""

    copied: Edition
    present: Edition
    held: tuple[Held, ...]
    today: date


def beginning(db: Any, price_list_id: PriceListId | None = None) -> Beginning:
    """Copy a list, that in force where none is named."""
    today = clock.today(business.studio(db).zone)
    present = catalogue.edition_on(db, today)
    copied = present if price_list_id is None else catalogue.edition_of(db, price_list_id)
    return Beginning(copied, present, held(db, today), today)


class PriceListForm(FormDialog):
    """A whole list, dated; the one in force stays as it is. ``amends`` is the list to come that is changed."""

    heading = "The next price list"
    save_words = "&Add the list"
    opens_at = (1040, 690)
    keeps_as = "price list"

    def __init__(
        self,
        work: Work,
        begin: Beginning,
        parent: QWidget | None = None,
        *,
        amends: PriceListRow | None = None,
        parts: ListParts | None = None,
    ) -> None:
        super().__init__(work, parent)
        self.begin, self.amends = begin, amends
        self.show_heading(
            f"Change {amends.name}" if amends else self.heading,
            "It takes over on its day. Prices that were promised, and orders already taken, keep what they had.",
        )
        if amends:
            self.save_button.setText("&Save the list")
        self._build_head()
        self._build_grids()
        self.strip = PromisedStrip(begin.held)
        self.place(self.strip)
        self._fill(parts if parts is not None else catalogue.parts_of(begin.copied))
        if amends is None:
            self.keeps(0, "The next price list", Wish("next_price_list"))

    def _build_head(self) -> None:
        day = DateField()
        name = LineField("such as Spring 2027", length=80)
        self.row(("name", "&Name", name), ("starts_on", "&From", day), required=True)
        day.set_value(self.amends.starts_on if self.amends else self.begin.today)
        if self.amends:
            name.set_value(self.amends.name)

    def _build_grids(self) -> None:
        self.prices = GridField(PRICES, "Prices", _KEYS)
        self.choices = GridField(choice_columns(self._materials), "Choices", _KEYS)
        self.sets = GridField(set_columns(self._pictures), "Sets", _KEYS)
        self.grids = {"prices": self.prices, "choices": self.choices, "sets": self.sets}
        across = QHBoxLayout()
        across.setSpacing(8)
        self.group = QButtonGroup(self)
        self.stack = QStackedWidget()
        self.tabs: dict[str, Button] = {}
        for place, (name, field) in enumerate(self.grids.items()):
            tab = Button("", kind="toggle")
            tab.setToolTip(f"Alt+{place + 1}")
            tab.clicked.connect(lambda _=False, name=name: self.show_grid(name))
            QShortcut(QKeySequence(f"Alt+{place + 1}"), self, lambda name=name: self.show_grid(name))
            self.group.addButton(tab)
            across.addWidget(tab)
            self.tabs[name] = tab
            self.stack.addWidget(self.labelled(name, "", field))
            field.changed.connect(self._look)
        self.missing = Button("Add what is &missing", "plus", "quiet")
        self.missing.setToolTip("Every moulding, mount, glazing and usual extra that is not on the list yet")
        self.missing.clicked.connect(self._add_missing)
        across.addWidget(self.missing)
        self.said = Label("", "muted")
        across.addStretch(1)
        across.addWidget(self.said)
        self.body.insertLayout(self.body.count() - 1, across)
        self.body.insertWidget(self.body.count() - 1, self.stack, 100)
        self.stack.setMinimumHeight(theme.px(190))

    def _fill(self, parts: ListParts) -> None:
        typed = typed_from(parts, self.begin.copied)
        self.prices.set_value(typed.prices)
        self.choices.set_value(typed.choices)
        self.sets.set_value(typed.sets)
        self.show_grid("prices", focus=False)
        self._look()

    def show_grid(self, name: str, *, focus: bool = True) -> None:
        """Show prices, choices or sets."""
        self.tabs[name].setChecked(True)
        self.stack.setCurrentIndex(list(self.grids).index(name))
        self.missing.setVisible(name == "choices")
        if focus:
            self.grids[name].grid.setFocus()

    def _add_missing(self) -> None:
        """Put every material and extra that is not among the choices below them, with what it adds to begin with."""
        here = {(line[0].casefold(), line[1].casefold()) for _, line in self.choices.value()}
        known = self.begin.present
        offered = catalogue.suggested(
            [row for row in known.mouldings if not row.discontinued],
            [row for row in known.mounts if not row.discontinued],
            [row for row in known.glazings if not row.discontinued],
        )
        lines = typed_from(ListParts(choices=offered), known).choices
        more = [line for line in lines if (line[0], line[1].casefold()) not in here]
        cells = self.choices.grid.cells
        if more:
            cells.put(len(cells.lines) - 1, 0, more)

    def _materials(self) -> list[str]:
        return [name for _, _, name in catalogue.named_materials(self.begin.present)]

    def _pictures(self) -> list[str]:
        return list(titles(self.prices.value()))

    def _read(self) -> catalogue.ReadPriceList:
        return read_lines(self.prices.value(), self.choices.value(), self.sets.value(), self.begin.present)

    def _look(self) -> None:
        """Say what the list would change, and how many lines there are of each."""
        words = {"prices": "Prices", "choices": "Choices", "sets": "Sets"}
        named = sum(bool(line[0]) for _, line in self.sets.value())
        for name, field in self.grids.items():
            count = named if name == "sets" else len(field.value())
            self.tabs[name].setText(f"{words[name]} ({count})")
        read = self._read()
        if read.troubles:
            unread = counted(len(read.troubles), "line cannot", "lines cannot")
            self.said.setText(f"{unread} be read yet")
            return
        becomes = [each.becomes for each in read.changes]
        told = [(becomes.count(kind), kind) for kind in (Becomes.CHANGED, Becomes.NEW, Becomes.GONE)]
        said = ", ".join(f"{count} {kind}" for count, kind in told if count)
        self.said.setText(f"Against the list in force: {said or 'nothing changed'}")

    def save(self) -> None:
        """Add or change the list; what is wrong with a line is marked at it."""
        for field in self.grids.values():
            field.grid.finish()
        read = self._read()
        if read.troubles:
            self._mark(read.troubles)
            return
        parts = read.parts
        draft = PriceListDraft(
            self.read("name"), self.read("starts_on"), parts.prices, parts.choices, parts.sets
        )
        if self.amends is None:
            self.send(catalogue.add_price_list, draft)
        else:
            self.send(catalogue.amend_price_list, self.amends.id, draft, self.amends.version)

    def _mark(self, troubles: tuple[catalogue.RowTrouble, ...]) -> None:
        whole = [each.sentence for each in troubles if not each.row]
        marked: dict[str, dict[int, str]] = {}
        for each in troubles:
            if each.row:
                name = list(self.grids)[each.row // APART]
                marked.setdefault(name, {}).setdefault(each.row % APART - 1, each.sentence)
        for name, lines in marked.items():
            self.grids[name].refuse_lines(lines)
        if marked:
            self.show_grid(next(name for name in self.grids if name in marked))
        if whole:
            self.refuse(Refused(whole[0]))

    def refuse(self, error: Exception) -> None:
        """A refusal of the list as a whole names no field of this form, so it stands above."""
        if isinstance(error, StudioError) and error.field and error.field not in ("name", "starts_on"):
            error = Refused(error.message)
        super().refuse(error)
