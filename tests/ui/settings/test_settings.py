"""Settings by keys and clicks: what is changed holds at once, and each sees what they may."""

from datetime import date, datetime
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from studio import business, care, catalogue, clock, orders
from studio.db import Store
from studio.money import Money
from tests.make.business import Staff
from tests.ui.settings.conftest import on_screen
from ui.kit import notices, preferences, printing, theme
from ui.kit.form import FormDialog
from ui.kit.wish import Wish
from ui.main_window import MainWindow
from ui.settings.page import SECTIONS, SettingsPage
from ui.settings.prices_section import PricesSection

TODAY = datetime(2026, 11, 24, 10)


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


def form(page: SettingsPage) -> FormDialog:
    return on_screen(page.window(), FormDialog)


def words(widget: QWidget) -> str:
    QApplication.processEvents()  # what was just put into a card is shown by the next event
    return "\n".join(label.text() for label in widget.findChildren(QLabel) if label.isVisible())


def save(qtbot: QtBot, page: SettingsPage) -> None:
    qtbot.keyClick(form(page), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)


def click(qtbot: QtBot, button: QWidget) -> None:
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def retype(qtbot: QtBot, page: SettingsPage, name: str, text: str) -> None:
    control = form(page).fields[name].control
    control.selectAll()
    qtbot.keyClicks(control, text)


def test_every_section_opens_with_its_heading_and_something_to_read(page: SettingsPage, qtbot: QtBot) -> None:
    for kind in SECTIONS:
        click(qtbot, page.buttons_of[kind.title])
        assert page.sections[kind.title].isVisible()
        assert len(words(page.sections[kind.title])) > 20


def test_the_address_is_changed_and_the_page_says_so(page: SettingsPage, qtbot: QtBot) -> None:
    click(qtbot, page.show_section("Studio").change)
    retype(qtbot, page, "place", "Market Marlford")
    form(page).fields["language"].set_value("de")
    save(qtbot, page)
    assert "Market Marlford" in words(page)
    assert "German" in words(page)


def test_another_currency_is_that_of_every_amount_at_once(page: SettingsPage, qtbot: QtBot) -> None:
    try:
        click(qtbot, page.show_section("Studio").change)
        retype(qtbot, page, "currency", "EUR")
        save(qtbot, page)
        assert Money(1250).show() == "€12.50"
    finally:
        business.make_home(("Europe/London", "GBP"))


def test_a_refusal_stands_beside_its_field_and_what_was_typed_stays(page: SettingsPage, qtbot: QtBot) -> None:
    click(qtbot, page.show_section("Studio").change)
    retype(qtbot, page, "email", "no address")
    save(qtbot, page)
    assert (
        form(page).fields["email"].below.text()
        == "Please type one e-mail address such as studio@example.com."
    )
    assert form(page).fields["email"].value() == "no address"
    qtbot.keyClick(form(page), Qt.Key.Key_Escape)


def test_what_another_desk_changed_meanwhile_is_not_overwritten(
    page: SettingsPage, staff: Staff, sqlite_store: Store, qtbot: QtBot
) -> None:
    click(qtbot, page.show_section("Studio").change)
    sqlite_store.do(business.set_hours, business.HoursDraft(business.PRESET_HOURS), 1, by=staff.priya)
    retype(qtbot, page, "place", "Elsewhere")
    save(qtbot, page)
    assert "meanwhile" in form(page).notice_bar.words.text()
    qtbot.keyClick(form(page), Qt.Key.Key_Escape)
    assert sqlite_store.ask(business.studio).place == "Marlford"


def test_the_week_and_a_closure(page: SettingsPage, sqlite_store: Store, qtbot: QtBot) -> None:
    section = page.show_section("Opening hours")
    click(qtbot, section.change)
    form(page).fields["saturday"].open.setChecked(False)
    save(qtbot, page)
    assert "Thursday and Friday" in words(section)
    click(qtbot, section.close_button)
    qtbot.keyClicks(form(page).fields["first_day"].control, "24 dec")
    qtbot.keyClicks(form(page).fields["last_day"].control, "2 jan")
    qtbot.keyClicks(form(page).fields["reason"].control, "Christmas")
    save(qtbot, page)
    (closure,) = sqlite_store.ask(business.closures)
    assert (closure.first_day, closure.last_day) == (date(2026, 12, 24), date(2027, 1, 2))
    assert "Thu 24 Dec to Sat 2 Jan 2027" in words(section)


def test_a_room_is_added_and_one_of_that_name_refused(
    page: SettingsPage, sqlite_store: Store, qtbot: QtBot
) -> None:
    section = page.show_section("Rooms")
    for name in ("Garden", "garden"):
        click(qtbot, section.add_button)
        qtbot.keyClicks(form(page).fields["name"].control, name)
        save(qtbot, page)
    assert form(page).fields["name"].below.text() == "There is a room of that name already."
    qtbot.keyClick(form(page), Qt.Key.Key_Escape)
    assert [room.name for room in sqlite_store.ask(business.rooms)].count("Garden") == 1


def test_somebody_new_joins_and_gets_a_pin(page: SettingsPage, sqlite_store: Store, qtbot: QtBot) -> None:
    section = page.show_section("Staff and PINs")
    click(qtbot, section.add_button)
    qtbot.keyClicks(form(page).fields["name"].control, "Ann Lee")
    qtbot.keyClicks(form(page).fields["role"].control, "R")
    save(qtbot, page)
    ann = sqlite_store.ask(business.staff)[-1]
    assert (ann.name, ann.initials, str(ann.role)) == ("Ann Lee", "AL", "receptionist")
    click(qtbot, section.rows[ann.id].buttons["Set a PIN"])
    for name, pin in (("pin", "480215"), ("again", "480216")):
        qtbot.keyClicks(form(page).fields[name].control, pin)
    save(qtbot, page)
    assert "not the same" in form(page).fields["again"].below.text()
    retype(qtbot, page, "again", "480215")
    save(qtbot, page)
    assert "Change PIN" in section.rows[ann.id].buttons


def test_leaving_is_asked_about_first(
    page: SettingsPage, staff: Staff, sqlite_store: Store, qtbot: QtBot
) -> None:
    section = page.show_section("Staff and PINs")
    notices.answer_next(False)
    click(qtbot, section.rows[staff.daniel.staff_id].buttons["Leaves"])
    assert len(sqlite_store.ask(business.staff)) == 3
    notices.answer_next(True)
    click(qtbot, section.rows[staff.daniel.staff_id].buttons["Leaves"])
    assert len(sqlite_store.ask(business.staff)) == 2
    click(qtbot, section.rows[staff.daniel.staff_id].buttons["Is back"])
    assert len(sqlite_store.ask(business.staff)) == 3


def test_the_only_owner_does_not_leave(page: SettingsPage, staff: Staff, qtbot: QtBot) -> None:
    section = page.show_section("Staff and PINs")
    notices.answer_next(True)
    click(qtbot, section.rows[staff.helen.staff_id].buttons["Leaves"])
    assert "only owner" in page.notice_bar.words.text()


def test_a_kind_of_session_is_changed(page: SettingsPage, sqlite_store: Store, qtbot: QtBot) -> None:
    section = page.show_section("Session types")
    click(qtbot, section.add_button)
    qtbot.keyClicks(form(page).fields["name"].control, "Graduation")
    retype(qtbot, page, "minutes", "30")
    qtbot.keyClicks(form(page).fields["fee"].control, "35")
    save(qtbot, page)
    made = sqlite_store.ask(catalogue.session_types)[-1]
    assert (made.name, made.minutes, made.fee) == ("Graduation", 30, Money(35_00))


def test_everything_that_goes_with_a_kind_of_session_is_typed_in_its_form(
    page: SettingsPage, sqlite_store: Store, qtbot: QtBot
) -> None:
    section = page.show_section("Session types")
    click(qtbot, section.add_button)
    fields = form(page).fields
    qtbot.keyClicks(fields["name"].control, "Christening")
    retype(qtbot, page, "fee", "80")
    retype(qtbot, page, "deposit", "90")
    fields["preparation"].set_value("Bring the gown.")
    fields["standing_shots"].set_value("At the font\n\nThe gown, close")
    for name, typed in (("viewing_from_days", "2"), ("viewing_to_days", "5"), ("update_months", "12")):
        retype(qtbot, page, name, typed)
    save(qtbot, page)
    assert fields["deposit"].is_refused
    retype(qtbot, page, "deposit", "25")
    save(qtbot, page)
    made = sqlite_store.ask(catalogue.session_types)[-1]
    assert (made.deposit, made.preparation, made.update_months) == (Money(25_00), "Bring the gown.", 12)
    assert made.standing_shots == ("At the font", "The gown, close")
    assert (made.viewing_from_days, made.viewing_to_days) == (2, 5)
    assert "asked back after 12 months" in words(section)


def test_a_logo_is_taken_and_a_text_refused_in_words(
    page: SettingsPage, sqlite_store: Store, tmp_path: Path
) -> None:
    section = page.show_section("Letterhead")
    (tmp_path / "logo.png").write_text("no picture")
    section.take_logo(str(tmp_path / "logo.png"))
    assert section.said.text() == "This picture cannot be read. Please use a PNG or a JPEG file."
    Image.new("RGB", (60, 30), "green").save(tmp_path / "true.png")
    section.take_logo(str(tmp_path / "true.png"))
    assert sqlite_store.ask(business.studio).logo
    assert not section.said.isVisible()
    assert section.preview.pixmap().width() > 300


def test_the_look_changes_at_once(page: SettingsPage, qtbot: QtBot) -> None:
    section = page.show_section("This computer")
    click(qtbot, section.looks["dark"])
    assert theme.is_dark()
    assert preferences.preferences().text("look/theme") == "dark"


@pytest.mark.parametrize(
    ("who", "sees"),
    [
        ("helen", {"Studio": True, "Opening hours": True, "Staff and PINs": True, "Price list": True}),
        ("priya", {"Studio": True, "Opening hours": True, "Staff and PINs": False, "Price list": False}),
        ("daniel", {"Studio": False, "Opening hours": False, "Staff and PINs": False, "Price list": False}),
    ],
)
def test_each_sees_the_buttons_of_what_they_may(
    page: SettingsPage, window: MainWindow, staff: Staff, who: str, sees: dict[str, bool]
) -> None:
    window.work.by = getattr(staff, who)
    buttons = {
        "Studio": "change",
        "Opening hours": "change",
        "Staff and PINs": "add_button",
        "Price list": "next_button",
    }
    found = {title: getattr(page.show_section(title), name).isVisible() for title, name in buttons.items()}
    assert found == sees


def test_goodwill_is_the_owners_to_see(page: SettingsPage, window: MainWindow, staff: Staff) -> None:
    assert "goodwill" in words(page.show_section("Staff and PINs"))
    window.work.by = staff.priya
    assert "goodwill" not in words(page.show_section("Staff and PINs"))
    assert "of an order" not in words(page.show_section("Staff and PINs"))


def test_the_owner_says_how_much_each_may_take_off(
    page: SettingsPage, sqlite_store: Store, qtbot: QtBot
) -> None:
    section = page.show_section("Staff and PINs")
    assert "up to 10 % of an order" in words(section)
    click(qtbot, section.change_limits)
    retype(qtbot, page, "receptionist", "110")
    save(qtbot, page)
    assert "between 0 and 100 %" in form(page).fields["receptionist"].below.text()
    retype(qtbot, page, "receptionist", "7.5")
    save(qtbot, page)
    assert "up to 7.5 % of an order" in words(section)
    assert sorted(sqlite_store.ask(orders.discount_limits).values()) == [750, 1000]


def test_the_owner_says_what_is_said_first_and_how_far_goodwill_goes(
    page: SettingsPage, window: MainWindow, sqlite_store: Store, staff: Staff, qtbot: QtBot
) -> None:
    section = page.show_section("Care")
    assert care.OPENING in words(section)
    click(qtbot, section.change_opening)
    retype(qtbot, page, "opening", "I am glad you rang.")
    save(qtbot, page)
    assert "“I am glad you rang.”" in words(section)
    click(qtbot, section.change_limits)
    retype(qtbot, page, "receptionist", "100")
    save(qtbot, page)
    assert "up to £100.00" in words(section)
    assert sqlite_store.ask(care.limit_of, staff.priya) == Money(100_00)
    window.work.by = staff.priya
    section = page.show_section("Care")
    assert not section.change_limits.isVisible()
    assert not section.change_opening.isVisible()


def test_about_says_which_database_and_which_journal(page: SettingsPage) -> None:
    said = words(page.show_section("About"))
    for word in ("SQLite", "Journal", "Qt", "Python"):
        assert word in said


def test_the_price_list_on_screen_is_printed_by_ctrl_p_or_its_button_also_large(
    page: SettingsPage, qtbot: QtBot
) -> None:
    section = page.show_section("Price list")
    assert isinstance(section, PricesSection)
    printed: list[tuple[str, bytes]] = []

    def take(name: str, pdf: bytes) -> None:
        printed.append((name, pdf))

    printing.take_next(take)
    qtbot.keyClick(page.window(), Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    printing.take_next(take)
    click(qtbot, section.print_button)
    printing.take_next(take)
    click(qtbot, section.large_button)
    (name, plain), again, (_, large) = printed
    assert again == (name, plain)
    assert name == "price-list-2020-09-01.pdf"
    assert plain != large


def test_the_price_list_in_force_is_printed_wherever_it_is_wished_for(page: SettingsPage) -> None:
    printed: list[str] = []
    printing.take_next(lambda name, _pdf: printed.append(name))
    page.window().grant(Wish("price_list"))
    assert printed == ["price-list-2020-09-01.pdf"]
    with clock.standing_at(datetime(2019, 5, 1, 10)):
        page.window().grant(Wish("price_list"))
    assert page.notice_bar.words.text() == "No price list is in force today. You can add one in Settings."
