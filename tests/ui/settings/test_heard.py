"""Those who hear the window: every control of Settings, the welcome and signing in says its name."""

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QApplication, QDialog

from studio import business, catalogue
from studio.db import Store
from tests.make.business import Staff
from tests.ui.kit.test_hearing import nameless
from ui.main_window import MainWindow
from ui.settings import forms, material_forms, people_forms, type_form
from ui.settings.page import SECTIONS
from ui.settings.price_form import PriceListForm, beginning
from ui.settings.price_import import PriceImport
from ui.settings.signing_in import SignIn
from ui.settings.welcome import StartForm, Welcome

DIALOGS: dict[str, Callable[[MainWindow, Store], QDialog]] = {
    "welcome": lambda window, store: Welcome(window.work, window),
    "start": lambda window, store: StartForm(window.work, window),
    "sign in": lambda window, store: SignIn(window.work, store.ask(business.staff), window),
    "studio": lambda window, store: forms.StudioForm(window.work, store.ask(business.studio), window),
    "hours": lambda window, store: forms.HoursForm(window.work, business.PRESET_HOURS, 1, window),
    "closure": lambda window, store: forms.ClosureForm(window.work, window),
    "tax": lambda window, store: forms.TaxForm(window.work, window),
    "room": lambda window, store: forms.RoomForm(window.work, store.ask(business.rooms)[0], window),
    "staff": lambda window, store: people_forms.StaffForm(window.work, store.ask(business.staff)[0], window),
    "pin": lambda window, store: people_forms.PinForm(window.work, store.ask(business.staff)[0], window),
    "kind": lambda window, store: type_form.SessionTypeForm(
        window.work, store.ask(catalogue.session_types)[0], window
    ),
    "prices": lambda window, store: PriceListForm(window.work, store.ask(beginning), window),
    "price list from a file": lambda window, store: PriceImport(window.work, window),
    "moulding": lambda window, store: material_forms.MouldingForm(
        window.work, (), store.ask(catalogue.mouldings)[0], None, window
    ),
    "mount": lambda window, store: material_forms.MountForm(
        window.work, store.ask(catalogue.mounts)[0], window
    ),
    "glazing": lambda window, store: material_forms.GlazingForm(
        window.work, store.ask(catalogue.glazings)[0], window
    ),
    "supplier": lambda window, store: material_forms.SupplierForm(window.work, None, window),
}


@pytest.mark.parametrize("name", list(DIALOGS))
def test_every_dialog_is_heard(name: str, window: MainWindow, staff: Staff, sqlite_store: Store) -> None:
    window.work.by = staff.helen
    dialog = DIALOGS[name](window, sqlite_store)
    dialog.show()
    QApplication.processEvents()
    assert nameless(dialog) == []


def test_every_section_is_heard(window: MainWindow, staff: Staff) -> None:
    window.work.by = staff.helen
    window.go("settings")
    for section in SECTIONS:
        window.page.show_section(section.title)
        QApplication.processEvents()
        assert nameless(window.page) == []
