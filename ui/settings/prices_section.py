"""The price lists by their day: in force, to come and past; one is read, copied, printed, exported."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QButtonGroup, QHBoxLayout

from studio import business, catalogue, clock
from studio.catalogue import Edition, Framing, ListParts, PriceListRow, PriceRow
from studio.dates import date_in_full
from studio.errors import StudioError
from studio.words import counted
from ui.kit import notices
from ui.kit.listing import choose_file
from ui.kit.table import Column, Table
from ui.kit.text import Button, Label
from ui.kit.wish import Wish
from ui.settings.price_form import Beginning, PriceListForm, beginning
from ui.settings.price_import import PriceImport
from ui.settings.section import Row, Section, top_button

MOST_SHOWN = 14
"""Lines of a list in sight; the rest is scrolled to."""


def _finish(row: PriceRow) -> str:
    """``oak frame, framed``; its own rate of tax where it has one."""
    made_up = "" if row.framing is Framing.NONE else row.framing.value
    rate = row.tax_basis_points
    tax = "" if rate is None else f"tax {catalogue.rate_in_words(rate)}"
    return ", ".join(part for part in (row.finish, made_up, tax) if part)


PRICE_COLUMNS = (
    Column("Product", lambda row: row.product, strong=True),
    Column("Wide × high", lambda row: f"{row.width_in} × {row.height_in} in", width=118),
    Column("Finish", _finish, width=190),
    Column("Lead days", lambda row: str(row.lead_days), right=True, width=96),
    Column("Price", lambda row: row.amount.show(), sort=lambda row: row.amount, right=True, width=112),
)
CHOICE_COLUMNS = (
    Column("Kind", lambda row: row.kind.capitalize(), width=110),
    Column("What", lambda row: row.name, strong=True),
    Column("Adds", lambda row: row.adds, right=True, width=230),
)
SET_COLUMNS = (
    Column("Set", lambda row: row.name, strong=True, width=190),
    Column("Pictures", lambda row: row.pictures),
    Column("One by one", lambda row: row.alone, right=True, width=100),
    Column("Price", lambda row: row.price, right=True, width=100),
)


@dataclass(frozen=True)
class _ChoiceLine:
    """A choice as it is shown."""

    id: int
    kind: str
    name: str
    adds: str


@dataclass(frozen=True)
class _SetLine:
    """A set as it is shown."""

    id: int
    name: str
    pictures: str
    alone: str
    price: str


def _choice_lines(edition: Edition) -> list[_ChoiceLine]:
    return [
        _ChoiceLine(
            row.id,
            row.kind,
            row.name,
            catalogue.adds_in_words(row.amount, row.per_metre, row.standard, edition.currency),
        )
        for row in edition.choices
    ]


def _set_lines(edition: Edition) -> list[_SetLine]:
    drafts = catalogue.parts_of(edition).sets
    return [
        _SetLine(
            row.id,
            row.name,
            catalogue.parts_in_words(draft.parts),
            edition.set_alone(row.id).show(edition.currency),
            row.amount.show(edition.currency),
        )
        for row, draft in zip(edition.sets, drafts, strict=True)
    ]


def _lists(db: Any) -> tuple[date, tuple[PriceListRow, ...]]:
    """Today where the studio is, and every list: which one is in force hangs on its own midnight."""
    return clock.today(business.studio(db).zone), catalogue.price_lists(db)


class PricesSection(Section):
    """The list in force, and those that were and will be."""

    title = "Price list"
    icon = "receipt-pound-sterling"

    def build(self) -> None:
        """One list with its prices, choices and sets, and all lists below."""
        self.edition: Edition | None = None
        self.shown: PriceListRow | None = None
        self.lists = self.card("Lists")
        self.import_button = top_button(
            self.lists, "&Bring one in", "file-up", self._import, "Bring a list in from a spreadsheet"
        )
        self.next_button = top_button(self.lists, "&Next price list", "plus", self.next_list)
        self.list = self.card("Prices")
        self.export_button = top_button(
            self.list, "E&xport", "download", self._export, "Export the list to a spreadsheet"
        )
        self.print_button = top_button(
            self.list, "&Print", "printer", self._print_plain, "Print the price list"
        )
        self.print_button.setToolTip("Ctrl+P")
        self.large_button = top_button(
            self.list, "&Large print", "printer", self._print_large, "Print the price list in large print"
        )
        self._build_tables()

    def _build_tables(self) -> None:
        across = QHBoxLayout()
        across.setSpacing(8)
        self.group = QButtonGroup(self)
        self.tables = {
            "Prices": Table(PRICE_COLUMNS, "Prices"),
            "Choices": Table(CHOICE_COLUMNS, "Choices"),
            "Sets": Table(SET_COLUMNS, "Sets"),
        }
        self.tabs: dict[str, Button] = {}
        for name in self.tables:
            tab = Button(name, kind="toggle")
            tab.clicked.connect(lambda _=False, name=name: self._show_table(name))
            self.group.addButton(tab)
            across.addWidget(tab)
            self.tabs[name] = tab
        across.addStretch(1)
        self.list.body.addLayout(across)
        for table in self.tables.values():
            self.list.body.addWidget(table)
        self.table = self.tables["Prices"]
        self._show_table("Prices")

    def _show_table(self, name: str) -> None:
        self.tabs[name].setChecked(True)
        for each, table in self.tables.items():
            table.setVisible(each == name)

    def load(self) -> None:
        """Ask for the lists; the one in force is shown until another is chosen."""
        self.work.ask(_lists, then=self._show_lists, owner=self)

    def _show_lists(self, read: tuple[date, tuple[PriceListRow, ...]]) -> None:
        today, rows = read
        may = self.may("catalogue.add_price_list")
        self.next_button.setVisible(may)
        self.import_button.setVisible(may)
        self.export_button.setVisible(self.may("records.export_list"))
        self.lists.clear()
        begun = [row for row in rows if row.starts_on <= today]
        now = begun[-1] if begun else None
        for row in reversed(rows):
            self.lists.body.addWidget(self._line(row, now, coming=row.starts_on > today))
        if not rows:
            said = "No prices yet. Add the first list to take orders."
            self.lists.body.addWidget(Label(said, "muted", wrap=True))
        kept = {row.id: row for row in rows}
        wanted = kept.get(self.shown.id) if self.shown else None
        wanted = wanted or now
        if wanted is None:
            self.shown = None
            self._show(None)
        else:
            self._look(wanted)

    def _line(self, row: PriceListRow, now: PriceListRow | None, *, coming: bool) -> Row:
        badge, tone = (
            ("in force", "good") if row == now else ("to come", "due") if coming else ("past", "plain")
        )
        acts = [("Look", lambda: self._look(row))]
        if self.may("catalogue.add_price_list"):
            acts.append(("Copy", lambda: self._open(row)))
        if coming and self.may("catalogue.amend_price_list"):
            acts.append(("Change", lambda: self._open(row, amend=True)))
            acts.append(("Take back", lambda: self._withdraw(row)))
        return Row(row.name, f"from {date_in_full(row.starts_on)}", badge, tone, tuple(acts))

    def _look(self, row: PriceListRow) -> None:
        self.shown = row
        self.work.ask(catalogue.edition_of, row.id, then=self._show, owner=self)

    def _show(self, edition: Edition | None) -> None:
        self.edition = edition
        known = edition or Edition(None)
        for button in (self.print_button, self.large_button, self.export_button):
            button.setEnabled(bool(known.prices))
        self.list.show_heading(known.price_list.name if known.price_list else "Prices")
        rows: dict[str, list[Any]] = {
            "Prices": list(known.prices),
            "Choices": _choice_lines(known),
            "Sets": _set_lines(known),
        }
        for name, table in self.tables.items():
            table.set_rows(rows[name])
            self.tabs[name].setText(f"{name} ({len(rows[name])})")
            header, line = table.horizontalHeader().sizeHint().height(), table.verticalHeader()
            count = max(1, min(len(rows[name]), MOST_SHOWN))
            table.setFixedHeight(header + line.defaultSectionSize() * count + 4)

    def prints_itself(self) -> bool:
        """Print the list on screen as it is handed out."""
        self._print(large_print=False)
        return bool(self.edition and self.edition.prices)

    def _print_plain(self) -> None:
        self._print(large_print=False)

    def _print_large(self) -> None:
        self._print(large_print=True)

    def _print(self, *, large_print: bool) -> None:
        if self.shown is not None and self.edition and self.edition.prices:
            self.wish.emit(Wish("price_list", {"price_list_id": self.shown.id, "large_print": large_print}))

    def _export(self) -> None:
        from studio.lists import export_list

        row = self.shown
        file = choose_file(self, row.name) if row is not None else None
        if row is None or file is None:
            return
        listing, by = catalogue.price_list_listing(row.id), self.work.by

        def write(store: Any) -> int:
            return export_list(store, by, listing, file)

        self.work.run_short(
            write, owner=self, then=lambda rows: self._exported(rows, file), refused=self._sorry
        )

    def _exported(self, rows: int, file: Path) -> None:
        notices.bar(self, f"{counted(rows, 'row')} exported to {file.name}.", "good")

    def _sorry(self, error: Exception) -> None:
        if isinstance(error, StudioError):
            notices.bar(self, error.message, "concern")

    def _import(self) -> None:
        dialog = PriceImport(self.work, self.window())
        dialog.wanted.connect(self._open_with)
        dialog.open()

    def next_list(self) -> None:
        """The form with a copy of the list in force."""
        self._open(None)

    def _open(self, row: PriceListRow | None, *, amend: bool = False) -> None:
        self.work.ask(
            beginning,
            row.id if row else None,
            then=lambda begin: self.open_form(
                PriceListForm(self.work, begin, self.window(), amends=row if amend else None)
            ),
            owner=self,
        )

    def _open_with(self, parts: ListParts) -> None:
        def show(begin: Beginning) -> None:
            self.open_form(PriceListForm(self.work, begin, self.window(), parts=parts))

        self.work.ask(beginning, then=show, owner=self)

    def _withdraw(self, row: PriceListRow) -> None:
        loses = "It has not begun, so nothing was sold by it."
        if notices.confirm(self, f"Take {row.name} back?", loses, "Take it back"):
            self.work.do(catalogue.withdraw_price_list, row.id, row.version, owner=self)
