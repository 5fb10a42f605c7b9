"""The forms of Settings and of the first minute, each opened as its button does."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QDialog

from studio import business, catalogue, clock
from ui.main_window import MainWindow
from ui.settings import forms, people_forms, type_form
from ui.settings.price_form import PriceListForm
from ui.settings.welcome import StartForm

Show = Callable[[MainWindow, dict[str, object]], None]


def _form(make: Callable[[MainWindow, Any], QDialog], query: Callable[..., Any], *args: object) -> Show:
    """Open a form with the rows it amends, once they have arrived."""

    def show(window: MainWindow, with_: dict[str, object]) -> None:
        window.work.ask(query, *args, then=lambda rows: make(window, rows).open(), owner=window)

    return show


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
    "settings-prices-form": _form(
        lambda window, rows: PriceListForm(window.work, rows, clock.today(), window),
        catalogue.prices_on,
        clock.today(),
    ),
    "start": _form(lambda window, rows: StartForm(window.work, window), business.staff),
}
"""The name of each picture to how its form comes to be shown."""
