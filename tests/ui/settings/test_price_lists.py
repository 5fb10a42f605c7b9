"""The owner makes the next price list by keyboard (DOMAIN 4.3), brings one in, and keeps what frames are made of."""

from datetime import date, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from studio import catalogue, clock, promises
from studio.catalogue import PriceListDraft
from studio.db import Store
from studio.money import Money
from studio.promises import PromiseDraft, PromiseKind
from tests.make.business import Staff
from tests.make.clients import ashworths
from tests.ui.settings.conftest import on_screen
from ui.kit import listing, notices
from ui.kit.form import FormDialog
from ui.kit.wish import Wish
from ui.settings.material_forms import MouldingForm
from ui.settings.materials_section import MaterialsSection
from ui.settings.page import SettingsPage
from ui.settings.price_form import PriceListForm
from ui.settings.price_import import PriceImport
from ui.settings.prices_section import PricesSection

TODAY = datetime(2026, 11, 24, 10)
NEW_YEAR = date(2027, 1, 1)


@pytest.fixture(autouse=True)
def _a_day_in_november():
    with clock.standing_at(TODAY):
        yield


@pytest.fixture
def page(at_desk, staff: Staff) -> SettingsPage:
    window = at_desk(staff.helen)
    window.go("settings")
    assert isinstance(window.page, SettingsPage)
    return window.page


def prices_section(page: SettingsPage) -> PricesSection:
    section = page.show_section("Price list")
    assert isinstance(section, PricesSection)
    return section


def words(widget: QWidget) -> str:
    QApplication.processEvents()  # what was just put into a card is shown by the next event
    return "\n".join(label.text() for label in widget.findChildren(QLabel) if label.isVisible())


def click(qtbot: QtBot, button: QWidget) -> None:
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def save(qtbot: QtBot, form: QWidget) -> None:
    qtbot.keyClick(form, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)


def typed(qtbot: QtBot, form: PriceListForm, name: str, row: int, column: int, text: str) -> None:
    """Walk to a cell, type, press Enter."""
    grid = form.grids[name].grid
    grid.go_to(row, column)
    grid.setFocus()
    qtbot.keyClicks(grid, text[0])  # any key begins to type
    editor = QApplication.focusWidget()
    qtbot.keyClicks(editor, text[1:])
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    QApplication.processEvents()  # the cell is left by the next event


def test_the_next_list_is_a_copy_changed_by_keyboard_with_the_promises_in_sight(
    page: SettingsPage, staff: Staff, sqlite_store: Store, qtbot: QtBot
) -> None:
    family = ashworths(sqlite_store)
    kept = PromiseDraft(
        family,
        kind=PromiseKind.PRICE,
        due=date(2027, 6, 1),
        text="40 × 30 as quoted",
        price=Money(1_095_00),
        source="",
    )
    sqlite_store.do(promises.make, kept, by=staff.helen)
    before = sqlite_store.ask(promises.at_old_prices, TODAY.date())
    section = prices_section(page)
    # Four interactions: open it, name and day, the price, save.
    qtbot.keyClick(section.next_button, Qt.Key.Key_Return)  # 1
    form = on_screen(page.window(), PriceListForm)
    assert "1 promise at old prices, untouched by this list:" in words(form.strip)
    assert form.strip.table.rows_model.rows[0].family == "The Ashworth family"
    qtbot.keyClicks(form.focusWidget(), "New year")  # 2
    day = form.fields["starts_on"].control
    day.selectAll()
    qtbot.keyClicks(day, "1 jan")
    typed(qtbot, form, "prices", 0, 5, "140")  # 3
    assert form.said.text() == "Against the list in force: 1 changed"
    save(qtbot, form)  # 4
    coming = sqlite_store.ask(catalogue.edition_on, NEW_YEAR)
    assert (coming.price_list.name, coming.prices[0].amount) == ("New year", Money(140_00))
    assert (len(coming.prices), len(coming.choices), len(coming.sets)) == (12, 15, 2)
    assert sqlite_store.ask(catalogue.prices_on, date(2026, 12, 31))[0].amount == Money(135_00)
    assert sqlite_store.ask(promises.at_old_prices, TODAY.date()) == before
    assert "to come" in words(section)


def test_lines_are_pasted_moved_taken_out_and_taken_back_and_what_is_wrong_is_marked_at_its_line(
    page: SettingsPage, sqlite_store: Store, qtbot: QtBot
) -> None:
    click(qtbot, prices_section(page).next_button)
    form = on_screen(page.window(), PriceListForm)
    form.fields["name"].set_value("Pasted")
    grid = form.prices.grid
    control, alt = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
    lines = "".join(f"Canvas {size}\t{size}\t{size}\tmatt\tnone\t£{size}.50\r\n" for size in range(8, 48))
    QGuiApplication.clipboard().setText(lines)
    grid.go_to(12, 0)
    qtbot.keyClick(grid, Qt.Key.Key_V, control)
    assert form.tabs["prices"].text() == "Prices (52)"
    qtbot.keyClick(grid, Qt.Key.Key_Up, alt)
    assert grid.cells.lines[11][0] == "Canvas 8"
    qtbot.keyClick(grid, Qt.Key.Key_Minus, control)
    assert len(form.prices.value()) == 51
    qtbot.keyClick(grid, Qt.Key.Key_Z, control)
    assert len(form.prices.value()) == 52
    grid.go_to(3, 0)
    qtbot.keyClick(grid, Qt.Key.Key_Delete)
    typed(qtbot, form, "prices", 0, 5, "twelve")
    typed(qtbot, form, "choices", 3, 1, "Bog oak")
    typed(qtbot, form, "prices", 1, 4, "mo")
    assert grid.cells.lines[1][4] == "mounted", "the beginning of a word is enough"
    assert form.said.text() == "3 lines cannot be read yet"
    save(qtbot, form)
    assert form.prices.below.text() == (
        "Line 1: Price: “twelve” is no amount such as 895 or 895.50. 1 more line is marked."
    )
    assert "no moulding called “Bog oak”" in form.choices.below.text()
    qtbot.keyClick(form, Qt.Key.Key_2, alt)
    assert form.stack.currentIndex() == 1
    qtbot.keyClick(form, Qt.Key.Key_Escape)
    assert len(sqlite_store.ask(catalogue.price_lists)) == 1


def test_a_set_is_typed_from_the_pictures_of_the_list(
    page: SettingsPage, sqlite_store: Store, qtbot: QtBot
) -> None:
    click(qtbot, prices_section(page).next_button)
    form = on_screen(page.window(), PriceListForm)
    form.fields["name"].set_value("Sets")
    form.show_grid("choices")
    form.choices.grid.cells.take_out(range(1, 15))
    click(qtbot, form.missing)
    assert form.tabs["choices"].text() == "Choices (15)"
    assert form.said.text() == "Against the list in force: nothing changed", (
        "what was taken out is offered as it was"
    )
    for column, text in enumerate(("Four small", "500", "4", "Print, 8 × 6")):
        typed(qtbot, form, "sets", 3, column, text)
    assert form.sets.value()[-1][1][3] == "Print, 8 × 6 in, lustre"
    assert form.said.text() == "Against the list in force: 1 new"
    save(qtbot, form)
    edition = sqlite_store.ask(catalogue.edition_on, TODAY.date())
    (share,) = edition.set_shares(edition.sets[-1].id)
    assert (share.quantity, share.amount) == (4, Money(125_00))


def test_a_list_to_come_is_changed_and_taken_back_and_a_past_one_copied(
    page: SettingsPage, staff: Staff, sqlite_store: Store, qtbot: QtBot
) -> None:
    parts = catalogue.parts_of(sqlite_store.ask(catalogue.edition_on, TODAY.date()))
    for name, day in (("Now", TODAY.date()), ("New year", NEW_YEAR)):
        draft = PriceListDraft(name, day, parts.prices, parts.choices, parts.sets)
        sqlite_store.do(catalogue.add_price_list, draft, by=staff.helen)
    section = prices_section(page)
    rows = [section.lists.body.itemAt(place).widget() for place in range(3)]
    assert [list(row.buttons) for row in rows] == [
        ["Look", "Copy", "Change", "Take back"],
        ["Look", "Copy"],
        ["Look", "Copy"],
    ]
    assert [chip in words(row) for row, chip in zip(rows, ("to come", "in force", "past"), strict=True)] == [
        True
    ] * 3
    click(qtbot, rows[0].buttons["Change"])
    form = on_screen(page.window(), PriceListForm)
    typed(qtbot, form, "prices", 0, 5, "150")
    save(qtbot, form)
    assert sqlite_store.ask(catalogue.prices_on, NEW_YEAR)[0].amount == Money(150_00)
    assert len(sqlite_store.ask(catalogue.price_lists)) == 3
    notices.answer_next(True)
    click(qtbot, section.lists.body.itemAt(0).widget().buttons["Take back"])
    assert len(sqlite_store.ask(catalogue.price_lists)) == 2


def test_a_list_exported_is_brought_in_looked_over_and_becomes_the_next_one(
    page: SettingsPage, staff: Staff, sqlite_store: Store, qtbot: QtBot, tmp_path: Path
) -> None:
    section = prices_section(page)
    listing.file_next(tmp_path / "list.csv")
    click(qtbot, section.export_button)
    assert page.notice_bar.words.text() == "32 rows exported to list.csv."
    file = tmp_path / "list.csv"
    file.write_text(
        file.read_text("utf-8-sig").replace(",135.00,", ",142.50,").replace(",395.00,", ",oops,"), "utf-8"
    )
    dialog = PriceImport(page.work, page.window(), choose=lambda _parent: str(file))
    dialog.wanted.connect(section._open_with)
    dialog.open()
    click(qtbot, dialog.empty.button)
    assert dialog.wrong.text() == "Row 12: Price: “oops” is no amount such as 895 or 895.50."
    assert not dialog.take_button.isEnabled()
    file.write_text(file.read_text("utf-8").replace(",oops,", ",395.00,"), "utf-8")
    click(qtbot, dialog.choose_button)
    assert (
        dialog.sentence.text() == "list.csv: 0 new, 1 changed, 0 gone, 28 as they are. Nothing is saved yet."
    )
    assert dialog.table.rows_model.rows[0].becomes == "changed"
    click(qtbot, dialog.take_button)
    assert len(sqlite_store.ask(catalogue.price_lists)) == 1, "nothing is saved by reading"
    form = on_screen(page.window(), PriceListForm)
    form.fields["name"].set_value("From the file")
    form.fields["starts_on"].set_value(NEW_YEAR)
    save(qtbot, form)
    assert sqlite_store.ask(catalogue.prices_on, NEW_YEAR)[0].amount == Money(142_50)


def test_a_moulding_is_added_and_changed_and_only_the_owner_sees_what_it_costs(
    page: SettingsPage, staff: Staff, sqlite_store: Store, qtbot: QtBot
) -> None:
    section = page.show_section("Framing")
    assert isinstance(section, MaterialsSection)
    assert not section.first_button.isVisible()
    click(qtbot, section.add_moulding)
    form = on_screen(page.window(), MouldingForm)
    values = {
        "name": "Pale ash",
        "code": "ASH-25",
        "face_mm": "25",
        "rebate_mm": "13",
        "colour": "ddcdb0",
        "low_at": "6",
    }
    for name, text in (values | {"cost_per_metre": "4.20"}).items():
        form.fields[name].control.selectAll()
        qtbot.keyClicks(form.fields[name].control, text)
    assert form.fields["colour"].patch.colour.name() == "#ddcdb0"
    save(qtbot, form)
    row = sqlite_store.ask(catalogue.mouldings)[-1]
    assert (row.name, row.colour, row.face_mm, row.low_at_mm) == ("Pale ash", "#ddcdb0", 25, 6_000)
    assert "costs £4.20 a metre" in words(section)
    click(qtbot, section.rows["Ivory"].buttons["Change"])
    mount = on_screen(page.window(), FormDialog)
    mount.fields["thickness_tenths"].control.selectAll()
    qtbot.keyClicks(mount.fields["thickness_tenths"].control, "1.45")
    save(qtbot, mount)
    assert mount.fields["thickness_tenths"].is_refused
    mount.fields["thickness_tenths"].control.selectAll()
    qtbot.keyClicks(mount.fields["thickness_tenths"].control, "2")
    save(qtbot, mount)
    assert sqlite_store.ask(catalogue.mounts)[0].thickness_tenths == 20
    page.work.by = staff.priya
    section.load()
    assert "Pale ash" in words(section)
    assert "costs" not in words(section)
    assert not section.add_moulding.isVisible()
    assert section.rows["Pale ash"].buttons == {}
    page.window().grant(Wish("next_price_list"))
    assert not [each for each in page.window().findChildren(PriceListForm) if each.isVisible()]
