"""The first minute of a new studio, by keys alone, and the way into the sample."""

import shutil
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from studio import business, catalogue, clock
from studio.actor import Role
from studio.db import Store
from studio.progress import Progress
from tests.make.business import marsh_and_reed
from tests.ui.settings.conftest import on_screen
from ui.kit.wish import Wish
from ui.main_window import MainWindow
from ui.settings import welcome
from ui.settings.welcome import StartForm, Welcome


@pytest.fixture
def form(window: MainWindow, qtbot: QtBot) -> StartForm:
    window.grant(Wish("arrive"))
    qtbot.keyClick(on_screen(window, Welcome).focusWidget(), Qt.Key.Key_Return)
    return on_screen(window, StartForm)


def type_into(qtbot: QtBot, form: StartForm, name: str, text: str) -> None:
    qtbot.keyClicks(form.fields[name].control, text)


def test_a_studio_is_started_by_keys_and_ends_on_today(
    form: StartForm, window: MainWindow, sqlite_store: Store, qtbot: QtBot
) -> None:
    assert form.focusWidget() is form.fields["name"].control
    for name, text in {
        "name": "Marsh & Reed Portraits",
        "day_phone": "07700 900100",
        "owner_name": "Helen Marsh",
    }.items():
        type_into(qtbot, form, name, text)
    type_into(qtbot, form, "address", "4 Mill Lane\rMARLFORD")
    qtbot.keyClick(form, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert (window.work.by.name, window.work.by.role) == ("Helen Marsh", Role.OWNER)
    assert window.rail.who.text() == "Helen Marsh · owner"
    assert window.page is window.stack.currentWidget()
    studio = sqlite_store.ask(business.studio)
    assert (studio.name, studio.address_lines) == ("Marsh & Reed Portraits", ("4 Mill Lane", "MARLFORD"))
    assert (studio.place, studio.telephone) == ("Marlford", "07700 900100")
    assert studio.owner_direct == "07700 900100", "letters print it, so no letter waits for it"
    assert sqlite_store.ask(business.hours).days == business.PRESET_HOURS
    assert [room.name for room in sqlite_store.ask(business.rooms)] == ["Camera room", "Viewing room"]
    assert sqlite_store.ask(catalogue.prices_on, clock.today())


def test_what_is_missing_is_asked_for_beside_its_field_and_the_rest_stays(
    form: StartForm, qtbot: QtBot
) -> None:
    type_into(qtbot, form, "name", "Marsh & Reed")
    qtbot.keyClick(form, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert form.isVisible()
    assert form.fields["owner_name"].below.text() == "Please fill in: your own name."
    assert form.fields["name"].value() == "Marsh & Reed"


def test_hours_can_be_said_at_once_and_a_bare_time_is_asked_about(
    form: StartForm, sqlite_store: Store, qtbot: QtBot
) -> None:
    qtbot.mouseClick(form.hours_button, Qt.MouseButton.LeftButton)
    monday = form.fields["monday"]
    monday.open.setChecked(True)
    monday.opens.setText("10")
    for name, text in {"name": "Marsh & Reed", "owner_name": "Helen"}.items():
        type_into(qtbot, form, name, text)
    qtbot.keyClick(form, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert monday.below.text() == "10 in the morning or in the evening?"
    monday.opens.setText("10 am")
    qtbot.keyClick(form, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert sqlite_store.ask(business.hours).is_working_day(date(2026, 11, 9))


def test_escape_does_not_leave_a_window_without_a_studio(window: MainWindow, qtbot: QtBot) -> None:
    window.grant(Wish("arrive"))
    dialog = on_screen(window, Welcome)
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.isVisible()


def test_the_sample_of_today_is_kept_beside_the_records(tmp_path: Path) -> None:
    file = welcome.sample_file(tmp_path / "studio.db")
    assert file == tmp_path / f"sample-{clock.today().isoformat()}.db"
    file.write_bytes(b"made already")
    assert welcome.make_sample(None, Progress(), file) == str(file)
    assert file.read_bytes() == b"made already"


def test_the_sample_opens_in_a_file_of_its_own_and_the_records_stay_empty(
    window: MainWindow, sqlite_store: Store, sqlite_template: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    file = welcome.sample_file(tmp_path / "studio.db")
    shutil.copyfile(sqlite_template, file)
    made = Store(file)
    helen = marsh_and_reed(made).helen
    for staff in made.ask(business.staff)[1:]:
        made.do(business.deactivate_staff, staff.id, staff.version, by=helen)
    made.close()
    window.grant(Wish("arrive"))
    qtbot.mouseClick(on_screen(window, Welcome).sample_button, Qt.MouseButton.LeftButton)
    assert window.work.by == helen
    assert window.windowTitle() == "Portrait Desk: the sample studio"
    assert not sqlite_store.ask(business.is_open_for_business)
    window.work.close()
