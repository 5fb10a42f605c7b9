"""The forms of Settings and of the first minute, each opened as its button does."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from PySide6.QtWidgets import QDialog

from studio import business, care, catalogue, clock
from studio.catalogue import ReadPriceList, RowTrouble
from studio.money import Money
from ui.main_window import MainWindow
from ui.settings import care_section, forms, material_forms, people_forms, type_form
from ui.settings.paper_section import PaperForm
from ui.settings.price_form import Beginning, PriceListForm, beginning
from ui.settings.price_import import PriceImport
from ui.settings.welcome import StartForm

Show = Callable[[MainWindow, dict[str, object]], None]


def _form(make: Callable[[MainWindow, Any], QDialog], query: Callable[..., Any], *args: object) -> Show:
    """Open a form with the rows it amends, once they have arrived."""

    def show(window: MainWindow, with_: dict[str, object]) -> None:
        window.work.ask(query, *args, then=lambda rows: make(window, rows).open(), owner=window)

    return show


def _at(window: MainWindow, begin: Beginning, grid: str) -> PriceListForm:
    form = PriceListForm(window.work, begin, window)
    form.show_grid(grid)
    return form


def _wrong(window: MainWindow, begin: Beginning) -> PriceListForm:
    """A list with two lines that do not do."""
    form = PriceListForm(window.work, begin, window)
    form.fields["name"].set_value("Spring")
    form.prices.grid.cells.put(1, 5, [["twelve"]])
    form.prices.grid.cells.put(4, 1, [["240"]])
    form.press_save()
    return form


def _read_back(db: Any) -> ReadPriceList:
    """The list in force as a file would bring it, with a price changed, one new, one gone and one wrong."""
    edition = catalogue.edition_on(db, clock.today())
    parts = catalogue.parts_of(edition)
    first, second, _, *rest = parts.prices
    new = replace(second, product="Canvas wrap", finish="matt", amount=Money(210_00))
    changed = replace(first, amount=first.amount + Money(10_00))
    after = replace(parts, prices=(changed, second, new, *rest))
    troubles = (RowTrouble(7, "Price: “12.505” is no amount such as 895 or 895.50."),)
    return ReadPriceList("prices.xlsx", after, catalogue.changes(edition, after), troubles, ("Old prices",))


def _import(window: MainWindow, read: ReadPriceList) -> PriceImport:
    dialog = PriceImport(window.work, window)
    dialog._show(read)
    return dialog


FORMS: dict[str, Show] = {
    "settings-studio-form": _form(
        lambda window, row: forms.StudioForm(window.work, row, window), business.studio
    ),
    "settings-hours-form": _form(
        lambda window, hours: forms.HoursForm(window.work, hours.days, 1, window), business.hours
    ),
    "settings-closure-form": _form(
        lambda window, rows: forms.ClosureForm(window.work, window), business.studio
    ),
    "settings-tax-form": _form(lambda window, rows: forms.TaxForm(window.work, window), business.studio),
    "settings-room-form": _form(
        lambda window, rows: forms.RoomForm(window.work, rows[0], window), business.rooms
    ),
    "settings-staff-form": _form(
        lambda window, rows: people_forms.StaffForm(window.work, rows[0], window), business.staff
    ),
    "settings-pin-form": _form(
        lambda window, rows: people_forms.PinForm(window.work, rows[0], window), business.staff
    ),
    "settings-kind-form": _form(
        lambda window, rows: type_form.SessionTypeForm(window.work, rows[0], window),
        catalogue.session_types,
    ),
    "settings-prices-form": _form(lambda window, begin: PriceListForm(window.work, begin, window), beginning),
    "settings-prices-choices": _form(lambda window, begin: _at(window, begin, "choices"), beginning),
    "settings-prices-sets": _form(lambda window, begin: _at(window, begin, "sets"), beginning),
    "settings-prices-wrong": _form(_wrong, beginning),
    "settings-prices-import": _form(_import, _read_back),
    "settings-moulding-form": _form(
        lambda window, rows: material_forms.MouldingForm(window.work, (), rows[3], None, window),
        catalogue.mouldings,
    ),
    "settings-mount-form": _form(
        lambda window, rows: material_forms.MountForm(window.work, rows[0], window), catalogue.mounts
    ),
    "settings-glazing-form": _form(
        lambda window, rows: material_forms.GlazingForm(window.work, rows[0], window), catalogue.glazings
    ),
    "settings-supplier-form": _form(
        lambda window, rows: material_forms.SupplierForm(window.work, None, window), business.studio
    ),
    "settings-opening-form": _form(
        lambda window, line: care_section.OpeningForm(window.work, line, window), care.opening
    ),
    "settings-goodwill-form": _form(
        lambda window, limits: care_section.GoodwillForm(window.work, limits, window),
        business.goodwill_limits,
    ),
    "settings-paper-form": _form(lambda window, row: PaperForm(window.work, row, window), business.studio),
    "start": _form(lambda window, rows: StartForm(window.work, window), business.staff),
}
"""The name of each picture to how its form comes to be shown."""
