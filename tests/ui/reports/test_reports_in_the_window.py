"""Sheets, an old diary brought in, ours sent out, and lists as files: by keys and clicks, on a real store."""

from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import NamedTuple

import openpyxl
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from studio import clock, diary
from studio.actor import Actor
from studio.business import StaffId
from studio.clients import HouseholdId
from studio.db import Store
from studio.exchange import Becomes
from tests import make
from tests.make.business import Staff, marsh_and_reed
from ui.care.page import CarePage
from ui.clients.page import ClientsPage
from ui.kit import listing, printing
from ui.kit.listing import ListButton
from ui.kit.work import Work
from ui.letters.page import LettersPage
from ui.main_window import MainWindow
from ui.orders.page import OrdersPage
from ui.reports.calendar_import import CalendarImport
from ui.reports.export_form import EVERY, ExportForm
from ui.reports.sheet_dialog import SheetDialog


class Desk(NamedTuple):
    window: MainWindow
    store: Store
    staff: Staff
    family: HouseholdId

    def wish(self, verb: str, **with_: object) -> QDialog:
        from ui.kit.wish import Wish

        self.window.grant(Wish(verb, with_))
        return [each for each in self.window.findChildren(QDialog) if each.isVisible()][-1]

    def sign_in(self, actor: Actor) -> None:
        self.window.work.by = actor


@pytest.fixture
def desk(sqlite_store: Store, qapp: QApplication, qtbot: QtBot) -> Iterator[Desk]:
    staff = marsh_and_reed(sqlite_store)
    family = make.clients.ashworths(sqlite_store, staff.priya)
    make.clients.khan_and_ellis(sqlite_store, staff.priya)
    make.sessions.booked(sqlite_store, staff, family)
    with clock.standing_at(make.sessions.CALLED):
        work = Work(sqlite_store, inline=True)
        work.by = staff.priya
        window = MainWindow(work)
        window.resize(1360, 860)
        qtbot.addWidget(window)
        with qtbot.waitExposed(window):
            window.show()
        window.activateWindow()
        window.go("diary")
        yield Desk(window, sqlite_store, staff, family)


# --- sheets ---------------------------------------------------------------------------------------------


def test_a_day_sheet_is_looked_at_turned_and_printed(desk: Desk, qtbot: QtBot) -> None:
    dialog = desk.wish("day_sheet", on=date(2026, 9, 12))
    assert isinstance(dialog, SheetDialog)
    assert dialog.title.text() == "Day sheet, Saturday 12 September 2026"
    assert len(dialog.view.pages) == 1
    whole = dialog.view.pdf
    dialog.whose.set_value(("staff", StaffId(desk.staff.helen.staff_id)))
    assert dialog.view.pdf != whole
    dialog.view.setFocus()
    qtbot.keyClick(dialog.view, Qt.Key.Key_Right)
    assert dialog.title.text() == "Day sheet, Sunday 13 September 2026"
    taken: list[str] = []
    printing.take_next(lambda name, pdf: taken.append(f"{name} {pdf[:5]!r}"))
    qtbot.mouseClick(dialog.print_button, Qt.MouseButton.LeftButton)
    assert taken == ["day-2026-09-13.pdf b'%PDF-'"]


def test_the_week_sheet_is_of_the_week_a_day_lies_in(desk: Desk, qtbot: QtBot) -> None:
    dialog = desk.wish("week_sheet", monday=date(2026, 9, 10))
    assert isinstance(dialog, SheetDialog)
    assert dialog.title.text() == "Week of Monday 7 September 2026"
    assert not dialog.whose.isVisible()
    dialog.turn(1)
    assert dialog.title.text() == "Week of Monday 14 September 2026"


# --- an old diary ---------------------------------------------------------------------------------------


def old_diary(folder: Path) -> str:
    entries = (
        ("1", "20260915T103000", "20260915T113000", "Khan portrait"),
        ("2", "20260915T140000", "20260915T150000", "Portrait of somebody"),
        ("3", "20260916T123000", "20260916T133000", "Lunch with the framer"),
        ("4", "20260912T110000", "20260912T120000", "Lunch on Saturday"),
        ("5", "20200101T100000", "20200101T110000", "Long past"),
    )
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0"]
    for uid, starts, ends, title in entries:
        lines += [
            "BEGIN:VEVENT",
            f"UID:{uid}",
            f"DTSTART:{starts}",
            f"DTEND:{ends}",
            f"SUMMARY:{title}",
            "END:VEVENT",
        ]
    lines += ["BEGIN:VEVENT", "UID:6", "SUMMARY:Broken", "END:VEVENT", "END:VCALENDAR"]
    file = folder / "old.ics"
    file.write_bytes("\r\n".join(lines).encode())
    return str(file)


def importing(desk: Desk, qtbot: QtBot, file: str) -> CalendarImport:
    dialog = CalendarImport(desk.window.work, desk.window, choose=lambda _: file)
    dialog.open()
    dialog.staff.set_value(StaffId(desk.staff.daniel.staff_id))
    qtbot.mouseClick(dialog.empty.button, Qt.MouseButton.LeftButton)
    return dialog


def chips(dialog: CalendarImport) -> list[tuple[str, str]]:
    return [(row.what, row.chip[0]) for row in dialog.rows]


def test_an_old_diary_is_looked_over_put_right_and_taken_in(desk: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    dialog = importing(desk, qtbot, old_diary(tmp_path))
    assert chips(dialog) == [
        ("Lunch on Saturday", "clash"),
        ("Khan portrait", "take it in"),
        ("Portrait of somebody", "to be settled"),
        ("Lunch with the framer", "take it in"),
        ("Broken", "cannot be read"),
    ]
    assert dialog.sentence.text().startswith("2 entries of 5 would be taken in. 2 need a decision first.")
    assert "Of the others in the file, 1 is past. Nothing has been booked yet." in dialog.sentence.text()
    assert "is taken by The Ashworth family" in dialog.panel.says.text()

    dialog.table.setFocus()
    dialog.table.choose(dialog.rows[3].key)
    qtbot.keyClick(dialog.table, Qt.Key.Key_Space)
    assert dialog.rows[3].chip[0] == "leave out"

    dialog.table.choose(dialog.rows[2].key)
    assert dialog.panel.says.text() == "Please say who it is."
    qtbot.keyClick(dialog.table, Qt.Key.Key_Return)
    finder = dialog.panel.who.finder
    finder.setFocus()
    qtbot.keyClicks(finder, "ashw")
    qtbot.waitUntil(lambda: len(finder.rows) == 1)
    qtbot.keyClick(finder, Qt.Key.Key_Return)
    assert (dialog.rows[2].who, dialog.rows[2].chip[0]) == ("The Ashworth family", "take it in")

    qtbot.mouseClick(dialog.take_button, Qt.MouseButton.LeftButton)
    assert dialog.title.text() == "The diary is in"
    assert dialog.sentence.text().startswith("2 entries are in the diary.")
    booked = [row.title for row in desk.store.ask(diary.day, date(2026, 9, 15))]
    assert booked == ["Adil Khan and Jo Ellis", "The Ashworth family"]
    assert desk.store.ask(diary.day, date(2026, 9, 16)) == []
    qtbot.mouseClick(dialog.take_button, Qt.MouseButton.LeftButton)
    assert not dialog.isVisible()


def test_a_line_becomes_something_else_and_is_weighed_anew(desk: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    dialog = importing(desk, qtbot, old_diary(tmp_path))
    dialog.table.choose(dialog.rows[2].key)
    dialog.panel.becomes.set_value(Becomes.OTHER)
    assert (dialog.rows[2].becomes, dialog.rows[2].chip[0]) == ("Other", "take it in")
    assert not dialog.panel.who.isEnabled()
    dialog.table.choose(dialog.rows[0].key)
    dialog.panel.staff.set_value(StaffId(desk.staff.helen.staff_id))
    assert (dialog.rows[0].where, dialog.rows[0].chip[0]) == ("Helen Marsh", "take it in")


def test_what_was_free_when_looked_at_and_is_not_any_more_is_told_at_the_end(
    desk: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    dialog = importing(desk, qtbot, old_diary(tmp_path))
    make.sessions.booked(desk.store, desk.staff, desk.family, datetime(2026, 9, 15, 10, 30))
    qtbot.mouseClick(dialog.take_button, Qt.MouseButton.LeftButton)
    first = dialog.rows[0]
    assert (first.what, first.chip[0]) == ("Khan portrait", "not taken")
    assert "is taken by The Ashworth family" in dialog.panel.says.text()
    assert "1 was not taken; each says why." in dialog.sentence.text()


def test_the_same_file_again_has_nothing_left_to_take(desk: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    file = old_diary(tmp_path)
    first = importing(desk, qtbot, file)
    qtbot.mouseClick(first.take_button, Qt.MouseButton.LeftButton)
    again = importing(desk, qtbot, file)
    assert [chip for _, chip in chips(again)].count("already here") == 2
    assert not again.take_button.isEnabled()


def test_what_is_no_calendar_is_said_in_the_dialog(desk: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    file = tmp_path / "odd.ics"
    file.write_bytes(b"just words")
    dialog = importing(desk, qtbot, str(file))
    assert dialog.notice_bar.words.text() == "“odd.ics” is not a calendar we can read. Calendars end in .ics."
    assert dialog.empty.isVisible()


# --- ours, out ------------------------------------------------------------------------------------------


def test_a_diary_is_saved_without_names_and_the_owner_may_add_them(
    desk: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    form = desk.wish("export_calendar")
    assert isinstance(form, ExportForm)
    assert not form.names.isVisible()
    form.fields["whose"].set_value(EVERY)
    printing.folder_next(tmp_path)
    qtbot.mouseClick(form.save_button, Qt.MouseButton.LeftButton)
    files = sorted(tmp_path.glob("*.ics"))
    assert len(files) == 6
    assert "Ashworth" not in "".join(file.read_text() for file in files)
    desk.sign_in(desk.staff.helen)
    named = desk.wish("export_calendar")
    assert isinstance(named, ExportForm)
    assert named.names.isVisible()
    named.names.set_value(True)
    named.fields["whose"].set_value(1)
    printing.folder_next(tmp_path)
    qtbot.mouseClick(named.save_button, Qt.MouseButton.LeftButton)
    assert "Ashworth" in (tmp_path / "diary-person-2-daniel-reed.ics").read_text()


# --- lists ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "place", [ClientsPage, OrdersPage, CarePage, LettersPage], ids=lambda page: page.__name__
)
def test_the_owner_takes_any_list_out_and_nobody_else_sees_the_button(
    desk: Desk, qtbot: QtBot, tmp_path: Path, place: type
) -> None:
    page = place(desk.window.work)
    qtbot.addWidget(page)
    page.resize(1000, 700)
    with qtbot.waitExposed(page):
        page.show()
    button = page.findChildren(ListButton)[0]
    assert not button.isVisible()
    desk.sign_in(desk.staff.helen)
    assert button.isVisible()
    file = tmp_path / "list.xlsx"
    listing.file_next(file)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    sheet = openpyxl.load_workbook(file).active
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=2)]
    assert len(rows) == (2 if place is ClientsPage else 0)
    assert all(cell.value for cell in sheet[1])
    assert page.notice_bar.words.text() == f"{'2 rows' if rows else '0 rows'} exported to list.xlsx."


def test_only_what_answers_to_the_words_typed_goes_out(desk: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    desk.sign_in(desk.staff.helen)
    page = ClientsPage(desk.window.work)
    qtbot.addWidget(page)
    page.find_field.set_value("khan")
    button = page.findChildren(ListButton)[0]
    file = tmp_path / "list.csv"
    listing.file_next(file)
    button.export()
    text = file.read_text("utf-8-sig")
    assert "Adil Khan and Jo Ellis" in text
    assert "Ashworth" not in text
