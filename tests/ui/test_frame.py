"""The frame: places, history, search, keys and wishes, with pages and gestures of the test's own."""

import subprocess
import sys
from collections import namedtuple
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible

from studio.errors import Trouble
from studio.story import Opens
from tests.ui.kit.test_hearing import nameless
from ui import app, gestures, main_window
from ui.kit import printing
from ui.kit.diagnosis import Diagnosis
from ui.kit.instance import OneWindow, place_of
from ui.kit.preferences import preferences
from ui.kit.wish import Wish
from ui.main_window import MainWindow
from ui.pages import PLACES, Place

HOUSE = Path(__file__).parents[2]
PLACES_HERE = (
    Place("today", "Today", "sun", "tests.ui.kit.samples:OtherPage"),
    Place("clients", "Clients", "users", "tests.ui.kit.samples:OtherPage"),
    Place("settings", "Settings", "settings", "tests.ui.kit.samples:OtherPage"),
    Place("client", "Client", "users", "tests.ui.kit.samples:SamplePage", under="clients"),
)
OPENS_HERE = {"open_client": "client"}
heard: list[tuple[str, dict[str, object]]] = []
Found = namedtuple("Found", "title why opens")


def book(window, **with_):
    heard.append(("book", with_))


def concern(window, **with_):
    heard.append(("concern", with_))


ANSWERS_HERE = {"book": "tests.ui.test_frame:book", "concern": "tests.ui.test_frame:concern"}


@pytest.fixture
def window(work, qtbot):
    heard.clear()
    window = MainWindow(work, places=PLACES_HERE, opens=OPENS_HERE, answers=ANSWERS_HERE)
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    window.go("today")
    return window


def press(qtbot, window, keys):
    combination = {"ctrl+k": (Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)}
    key, modifier = combination.get(keys, (keys, Qt.KeyboardModifier.NoModifier))
    qtbot.keyClick(window, key, modifier)


def test_the_rail_leads_to_its_places_and_marks_where_we_are(window, qtbot):
    qtbot.mouseClick(window.rail.buttons["clients"], Qt.MouseButton.LeftButton)
    assert window.rail.buttons["clients"].isChecked()
    assert window.page.isVisible()
    window.go("client", household_id=7)
    assert window.rail.buttons["clients"].isChecked()
    assert list(window.rail.buttons) == ["today", "clients", "settings"]


def test_back_and_forward_return_to_what_was_shown_and_about_whom(window, qtbot):
    window.go("client", household_id=7)
    window.go("client", household_id=8)
    qtbot.keyClick(window, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert window.page.with_ == {"household_id": 7}
    qtbot.keyClick(window, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert window.page.accessibleName() == "Elsewhere"
    window.back()
    qtbot.keyClick(window, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    assert window.page.with_ == {"household_id": 7}


def test_a_page_already_shown_is_not_asked_for_again(window):
    window.go("client", household_id=7)
    page = window.page
    window.go("today")
    window.go("client", household_id=7)
    assert (window.page, page.reloads) == (page, 1)
    window.go("client", household_id=8)
    assert page.reloads == 2


def test_f2_books_and_f8_writes_down_a_concern_for_the_client_on_screen(window, qtbot):
    press(qtbot, window, Qt.Key.Key_F2)
    window.go("client", household_id=7)
    press(qtbot, window, Qt.Key.Key_F8)
    qtbot.mouseClick(window.book_button, Qt.MouseButton.LeftButton)
    assert heard == [("book", {}), ("concern", {"household_id": 7}), ("book", {"household_id": 7})]


def test_nothing_is_booked_before_somebody_is_signed_in(bare_store, qtbot):
    from ui.kit.work import Work

    window = MainWindow(
        Work(bare_store, inline=True), places=PLACES_HERE, opens=OPENS_HERE, answers=ANSWERS_HERE
    )
    qtbot.addWidget(window)
    heard.clear()
    qtbot.mouseClick(window.book_button, Qt.MouseButton.LeftButton)
    assert heard == []


def test_a_wish_of_a_page_is_granted_by_the_tables(window):
    window.page.hope("open_client", household_id=7)
    assert window.page.with_ == {"household_id": 7}
    window.page.hope("book", household_id=7)
    assert heard == [("book", {"household_id": 7})]


def test_the_search_says_why_and_opens_what_was_found(window, qtbot, monkeypatch):
    rows = [Found("The Ashworth family", "telephone 01632 960142", Opens("household", 7)),
            Found("The Price family", "child Isla", Opens("household", 8))]  # fmt: skip
    window.search.query = lambda db, typed: rows
    press(qtbot, window, "ctrl+k")
    assert window.search.hasFocus()
    qtbot.keyClicks(window.search, "isla")
    qtbot.waitUntil(lambda: len(window.search.rows) == 2)
    qtbot.keyClick(window.search, Qt.Key.Key_Down)
    qtbot.keyClick(window.search, Qt.Key.Key_Return)
    assert window.page.with_ == {"household_id": 8}
    assert (window.search.text(), list(window.search.rows)) == ("", [])


def test_a_search_that_finds_nothing_says_what_to_try(window, qtbot):
    window.search.query = lambda db, typed: []
    window.search.setFocus()
    with qtbot.waitSignal(window.search.nothing_found):
        qtbot.keyClicks(window.search, '%" OR 1')
    assert list(window.search.rows) == []


def test_escape_puts_the_answers_away_and_keeps_what_was_typed(window, qtbot):
    window.search.query = lambda db, typed: [Found("The Ashworth family", "", Opens("household", 7))]
    window.search.setFocus()
    qtbot.keyClicks(window.search, "ash")
    qtbot.waitUntil(lambda: bool(window.search.rows))
    qtbot.keyClick(window.search, Qt.Key.Key_Escape)
    assert (window.search.text(), list(window.search.rows)) == ("ash", [])


def test_ctrl_p_prints_what_is_on_screen_and_says_so_when_there_is_no_paper(window, qtbot):
    printed = []
    qtbot.keyClick(window, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    assert window.page.notice_bar.isVisible()
    window.go("client", household_id=7)
    printing.take_next(lambda name, pdf: printed.append((name, pdf)))
    qtbot.keyClick(window, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    assert printed == [("O-00001.pdf", b"%PDF-1.7 sample")]


def test_a_printer_that_is_off_is_said_and_can_be_tried_again(window):
    def off(name, pdf):
        raise Trouble("The printer did not take the pages. Is it switched on?")

    printing.take_next(off)
    assert not printing.print_pages(window.page, "O-00001.pdf", b"%PDF")
    assert window.page.notice_bar.words.text() == "The printer did not take the pages. Is it switched on?"


def test_f1_lists_the_keys(window, qtbot):
    press(qtbot, window, Qt.Key.Key_F1)
    assert any(
        each.windowTitle() == "Keys" and each.isVisible() for each in window.findChildren(main_window.QWidget)
    )


def test_the_window_opens_where_it_was_left(window, work, qtbot):
    window.resize(1000, 700)
    window.close()
    again = MainWindow(work, places=PLACES_HERE, opens=OPENS_HERE, answers=ANSWERS_HERE)
    qtbot.addWidget(again)
    assert (again.width(), again.height()) == (1000, 700)


def test_the_frame_says_the_name_of_everything_in_it(window):
    assert QAccessible.queryAccessibleInterface(window) is not None
    assert nameless(window) == []


def test_who_is_signed_in_stands_at_the_foot_of_the_rail(window, work):
    from studio.actor import Actor, Role

    work.by = Actor(2, "Hoss", Role.OWNER)
    assert window.rail.who.text() == "Hoss · owner"


def test_every_page_and_every_gesture_of_the_tables_is_there():
    from ui.pages import named

    assert all(issubclass(named(place.page), main_window_page()) for place in PLACES)
    assert all(callable(named(where)) for where in gestures.GESTURES.values())
    assert callable(named(gestures.SEARCH))
    assert set(gestures.OPENS.values()) <= {place.key for place in PLACES}
    assert not set(gestures.OPENS) & set(gestures.GESTURES)


def main_window_page():
    from ui.kit.page import Page

    return Page


def test_every_kind_of_line_that_opens_something_is_answered():
    from ui.kit.wish import opening

    kinds = (
        "household",
        "session",
        "viewing",
        "order",
        "presentation",
        "letter",
        "letters_due",
        "concern",
        "appointment",
    )
    for kind in kinds:
        assert opening(Opens(kind, 1)).verb in {**gestures.OPENS, **gestures.GESTURES}


def test_nothing_slow_is_imported_before_the_first_paint():
    asked = (
        "import sys; from PySide6 import QtCore; from PySide6.QtWidgets import QApplication; import ui.app;"
        "a = QApplication([]); ui.app.Opening(a, 'x').window.show(); a.processEvents();"
        "heavy = {'sqlalchemy', 'alembic', 'reportlab', 'PIL', 'pypdfium2', 'platformdirs', 'uuid', 'babel',"
        " 'PySide6.QtNetwork', 'PySide6.QtPrintSupport'};"
        "print(sorted(heavy & set(sys.modules)), 'Qt' in vars(QtCore))"
    )
    done = subprocess.run(
        [sys.executable, "-c", asked], cwd=HOUSE, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[] False"


def test_today_waits_for_nothing_that_only_printing_or_typing_needs():
    asked = (
        "import sys; from datetime import date; from studio import business, schema; import ui.today.page;"
        "business.bank_holidays('GB', 'ENG', 2026)[date(2026, 12, 25)];"
        "heavy = {'reportlab', 'PIL', 'pypdfium2', 'uharfbuzz', 'phonenumbers', 'email_validator', 'rapidfuzz',"
        " 'alembic', 'studio.contacts.parsing', 'holidays.countries.france'};"
        "print(sorted(heavy & set(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", asked], cwd=HOUSE, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"


def test_the_database_is_the_one_that_was_named_or_the_last_one():
    assert app.database(["--database", "a.db"]) == "a.db"
    assert app.database(["--database=postgresql+psycopg://desk/studio"]) == "postgresql+psycopg://desk/studio"
    preferences().keep("studio/database", "/last/studio.db")
    assert app.database([]) == "/last/studio.db"
    with pytest.raises(ValueError, match="--colour"):
        app.database(["--colour"])


def test_a_second_window_on_the_same_records_calls_the_first_forward(qtbot, tmp_path):
    target = place_of(str(tmp_path / "studio.db"))
    first, second, other = OneWindow(target), OneWindow(target), OneWindow(target + "2")
    assert first.take()
    assert not second.take()
    assert other.take()
    first.listen()
    with qtbot.waitSignal(first.called):
        assert second.call()
    first.release()
    assert second.take()


def test_a_fault_is_shown_to_be_copied_and_logged_without_what_clients_said(window, tmp_path, qtbot):
    diagnosis = Diagnosis(tmp_path)
    try:
        diagnosis.install()
        try:
            raise ValueError("Mrs Ashworth, 01632 960142")
        except ValueError as error:
            diagnosis.report(ValueError, error, error.__traceback__)
    finally:
        diagnosis.remove()
    logged = (tmp_path / "window.log").read_text("utf-8")
    assert "ValueError" in logged
    assert "test_frame.py" in logged
    assert "Ashworth" not in logged
    report = window.findChild(main_window.QWidget, "bug report")
    assert report.isVisible()
    assert "ValueError" in report.details.toPlainText()
    report.accept()
    window.grant(Wish("open_client", {"household_id": 7}))
    assert window.page.with_ == {"household_id": 7}
