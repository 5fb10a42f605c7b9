"""The clients as the desk uses them: by keys and clicks, on a real store."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from studio import clients
from studio.clients import HouseholdId, PersonStatus, PreferredChannel
from studio.db import Store
from studio.money import Money
from tests.make import business
from tests.make import clients as make
from ui.clients.client_page import ClientPage
from ui.clients.form import HouseholdForm
from ui.clients.import_dialog import ImportDialog
from ui.clients.page import ClientsPage
from ui.clients.whole import whole_client
from ui.kit.text import Button
from ui.kit.wish import Wish
from ui.kit.work import Work

CONTACTS = Path(__file__).parents[2] / "data" / "contacts"


@pytest.fixture
def desk(sqlite_store: Store, qapp: QApplication) -> Work:
    """Priya at the desk of Marsh & Reed."""
    work = Work(sqlite_store, inline=True)
    work.by = business.marsh_and_reed(sqlite_store).priya
    return work


@pytest.fixture
def store(sqlite_store: Store) -> Store:
    return sqlite_store


def shown(qtbot: QtBot, page: ClientsPage | ClientPage | HouseholdForm | ImportDialog) -> None:
    qtbot.addWidget(page)
    page.resize(1000, 700)
    with qtbot.waitExposed(page):
        page.show()
    page.activateWindow()


def wishes(page: ClientsPage | ClientPage | HouseholdForm) -> list[Wish]:
    heard: list[Wish] = []
    page.wish.connect(heard.append)
    return heard


def form(qtbot: QtBot, desk: Work, typed: str = "") -> HouseholdForm:
    made = HouseholdForm(desk)
    made.begin_with(typed)
    shown(qtbot, made)
    return made


def typed_into(qtbot: QtBot, made: HouseholdForm, name: str, words: str) -> None:
    control = made.fields[name].control
    control.setFocus()
    qtbot.keyClicks(control, words)


def names(page: ClientsPage) -> list[str]:
    return [f"{row.name} ({row.people})" for row in page.table.rows_model.rows]


def amended(qtbot: QtBot, desk: Work, store: Store, household_id: HouseholdId) -> HouseholdForm:
    made = HouseholdForm(desk)
    made.amend(store.ask(clients.household, household_id))
    shown(qtbot, made)
    return made


def save(qtbot: QtBot, made: HouseholdForm) -> None:
    first = made.fields["people.0.first"].control
    qtbot.keyClick(first, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)


def test_with_nobody_here_the_page_offers_the_two_ways_to_begin(qtbot: QtBot, desk: Work) -> None:
    page = ClientsPage(desk)
    heard = wishes(page)
    shown(qtbot, page)
    assert page.sentence.text() == "Nobody is here yet."
    empty = page.stack.currentWidget()
    assert empty is not None
    first, second = empty.findChildren(Button)
    qtbot.mouseClick(first, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(second, Qt.MouseButton.LeftButton)
    assert [wish.verb for wish in heard] == ["import_contacts", "new_client"]


def test_typing_narrows_the_list_and_enter_opens_the_first(qtbot: QtBot, desk: Work, store: Store) -> None:
    ours = make.ashworths(store)
    make.namesakes(store)
    make.khan_and_ellis(store)
    page = ClientsPage(desk)
    heard = wishes(page)
    shown(qtbot, page)
    assert page.sentence.text() == "3 clients, by name."
    line = page.find_field.line
    qtbot.keyClicks(line, "ashw")
    assert names(page) == [
        "The Ashworth family (Claire and Mark, with Ellie (16) and Tom (13))",
        "The Ashworth family (Joan and Ted)",
    ]
    qtbot.keyClicks(line, " ellie")
    assert page.sentence.text() == "1 client of 3 answers to that."
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert heard == [Wish("open_client", {"household_id": ours})]


def test_the_list_is_walked_with_the_arrow_keys(qtbot: QtBot, desk: Work, store: Store) -> None:
    make.ashworths(store)
    theirs = make.namesakes(store)
    page = ClientsPage(desk)
    heard = wishes(page)
    shown(qtbot, page)
    qtbot.keyClick(page.find_field.line, Qt.Key.Key_Down)
    qtbot.keyClick(page.table, Qt.Key.Key_Down)
    qtbot.keyClick(page.table, Qt.Key.Key_Return)
    assert heard == [Wish("open_client", {"household_id": theirs})]


def test_who_is_not_found_becomes_a_new_client_of_that_name(qtbot: QtBot, desk: Work, store: Store) -> None:
    make.ashworths(store)
    page = ClientsPage(desk)
    heard = wishes(page)
    shown(qtbot, page)
    qtbot.keyClicks(page.find_field.line, "jo lane")
    qtbot.mouseClick(page.none.button, Qt.MouseButton.LeftButton)
    assert heard == [Wish("new_client", {"typed": "jo lane"})]
    made = form(qtbot, desk, "jo lane")
    assert [(row.first, row.last) for row in made.people.as_typed()] == [("Jo", "Lane")]


def test_a_new_caller_is_written_down_by_keyboard_in_a_few_strokes(
    qtbot: QtBot, desk: Work, store: Store
) -> None:
    made = form(qtbot, desk)
    answers: list[int] = []
    made.saved.connect(answers.append)
    typed_into(qtbot, made, "people.0.first", "Jo")
    qtbot.keyClick(made.fields["people.0.first"].control, Qt.Key.Key_Tab)
    qtbot.keyClicks(made.fields["people.0.last"].control, "Lane")
    typed_into(qtbot, made, "telephones.0", "07700 900555")
    save(qtbot, made)
    row = store.ask(clients.household, HouseholdId(answers[0]))
    assert (row.name, row.telephone, row.salutation) == ("Jo Lane", "07700 900555", "Jo")


def test_enter_in_a_row_brings_the_next_of_the_family(qtbot: QtBot, desk: Work, store: Store) -> None:
    made = form(qtbot, desk)
    typed_into(qtbot, made, "people.0.title", "Mrs")
    typed_into(qtbot, made, "people.0.first", "Claire")
    typed_into(qtbot, made, "people.0.last", "Ashworth")
    assert made.fields["salutation"].control.placeholderText() == "Mrs Ashworth"
    for name in ("Mark", "Ellie"):
        place = len(made.people.rows) - 1
        qtbot.keyClick(made.fields[f"people.{place}.last"].control, Qt.Key.Key_Return)
        typed_into(qtbot, made, f"people.{place + 1}.first", name)
    typed_into(qtbot, made, "people.2.born", "14 Mar 2010")
    save(qtbot, made)
    [found] = store.ask(clients.find, "ellie")
    row = store.ask(clients.household, found.household_id)
    assert [(person.name, person.under_18) for person in row.people] == [
        ("Claire Ashworth", False), ("Mark Ashworth", False), ("Ellie Ashworth", True),
    ]  # fmt: skip
    assert row.salutation == "Mrs Ashworth"


def test_a_refusal_stands_beside_its_row_and_what_was_typed_stays(
    qtbot: QtBot, desk: Work, store: Store
) -> None:
    made = form(qtbot, desk)
    save(qtbot, made)
    assert made.fields["people.0.last"].below.text() == "Please type at least one name."
    typed_into(qtbot, made, "people.0.last", "Lane")
    typed_into(qtbot, made, "people.0.born", "1 Jan 2100")
    save(qtbot, made)
    assert made.fields["people.0.born"].below.text() == "This birth date is still to come."
    assert made.fields["people.0.last"].value() == "Lane"
    assert store.ask(clients.count) == 0


def test_tab_walks_the_form_in_the_order_the_eye_sees(qtbot: QtBot, desk: Work) -> None:
    made = form(qtbot, desk)
    first = made.fields["people.0.under_18"].control
    assert first.nextInFocusChain() is made.people.add_button
    assert made.people.add_button.nextInFocusChain() is made.telephones.rows[0].typed.control


def test_amending_changes_what_was_changed_and_nothing_else(qtbot: QtBot, desk: Work, store: Store) -> None:
    household_id = make.ashworths(store)
    before = store.ask(clients.household, household_id)
    made = amended(qtbot, desk, store, household_id)
    typed_into(qtbot, made, "best_time", "after 5 pm")
    save(qtbot, made)
    after = store.ask(clients.household, household_id)
    assert after.best_time == "after 5 pm"
    assert (after.people, after.telephones, after.emails) == (before.people, before.telephones, before.emails)
    assert (after.salutation, after.addressee) == (before.salutation, before.addressee)


def test_how_they_like_to_be_reached_is_chosen_and_said_on_their_page(
    qtbot: QtBot, desk: Work, store: Store
) -> None:
    household_id = make.ashworths(store)
    made = amended(qtbot, desk, store, household_id)
    made.fields["channel"].set_value(PreferredChannel.EMAIL)
    typed_into(qtbot, made, "best_time", "after 5 pm")
    assert made.fields["language"].value() == "", "the studio's own"
    made.fields["language"].set_value("de")
    save(qtbot, made)
    kept = store.ask(clients.household, household_id)
    assert (kept.channel, kept.language) == (PreferredChannel.EMAIL, "de")
    elsewhere = replace(kept.as_draft(), language="xx-brought")  # as another program may have named it
    store.do(clients.amend, household_id, elsewhere, by=desk.by)
    made = amended(qtbot, desk, store, household_id)
    save(qtbot, made)
    assert store.ask(clients.household, household_id).language == "xx-brought", "nobody is held up by a code"
    store.do(clients.amend, household_id, replace(elsewhere, language="pl", version=None), by=desk.by)
    page = ClientPage(desk)
    shown(qtbot, page)
    page.show_with(household_id=household_id)
    said = [label.text() for label in page.reach.findChildren(QLabel)]
    assert "Best reached by e-mail, after 5 pm" in said
    assert any("Polish" in label.text() for label in page.findChildren(QLabel))


def test_someone_who_has_died_is_marked_and_letters_are_let_go_after_a_look(
    qtbot: QtBot, desk: Work, store: Store
) -> None:
    household_id = make.ashworths(store)
    made = amended(qtbot, desk, store, household_id)
    qtbot.mouseClick(made.people.died_button, Qt.MouseButton.LeftButton)
    died = made.people.rows[1].died
    assert died is not None
    died.set_value(True)
    save(qtbot, made)
    row = store.ask(clients.household, household_id)
    assert row.people[1].status is PersonStatus.DECEASED
    again = amended(qtbot, desk, store, household_id)
    qtbot.mouseClick(again.notice_bar.action, Qt.MouseButton.LeftButton)
    assert not store.ask(clients.household, household_id).letters_held


def test_the_page_of_a_family_says_who_they_are_and_the_keys_act_for_them(
    qtbot: QtBot, desk: Work, store: Store
) -> None:
    household_id = make.ashworths(store)
    page = ClientPage(desk)
    heard = wishes(page)
    shown(qtbot, page)
    page.show_with(household_id=household_id)
    assert page.title.text() == "The Ashworth family"
    said = page.sentence.text().replace("\u00a0", " ")
    assert said.startswith(
        "Claire and Mark, with Ellie (16) and Tom (13)  ·  01632 960123  ·  claire.ashworth@example.com"
    )
    assert page.story.model().rowCount() == 1
    qtbot.keyClick(page, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    for place in range(4):
        item = page.buttons.itemAt(place)
        assert item is not None
        qtbot.mouseClick(item.widget(), Qt.MouseButton.LeftButton)
    about = {"household_id": household_id}
    verbs = ("amend_client", "amend_client", "reshoot", "concern", "book")
    assert heard == [Wish(verb, about) for verb in verbs]


def test_a_family_without_an_address_gets_the_banner_that_asks_for_it(
    qtbot: QtBot, desk: Work, store: Store
) -> None:
    page = ClientPage(desk)
    heard = wishes(page)
    shown(qtbot, page)
    household_id = make.khan_and_ellis(store)
    page.show_with(household_id=household_id)
    assert page.banner.words.text() == "Ask for their address"
    qtbot.mouseClick(page.banner.button, Qt.MouseButton.LeftButton)
    assert heard == [Wish("amend_client", {"household_id": household_id})]


def test_an_amendment_elsewhere_shows_on_the_open_page(qtbot: QtBot, desk: Work, store: Store) -> None:
    household_id = make.khan_and_ellis(store)
    page = ClientPage(desk)
    shown(qtbot, page)
    page.show_with(household_id=household_id)
    made = amended(qtbot, desk, store, household_id)
    typed_into(qtbot, made, "address1", "3 High Street")
    typed_into(qtbot, made, "post_town", "Bath")
    save(qtbot, made)
    qtbot.waitUntil(page.banner.isHidden)


def test_contacts_are_seen_line_by_line_before_anything_is_made(
    qtbot: QtBot, desk: Work, store: Store, tmp_path: Path
) -> None:
    list_file = tmp_path / "contacts.csv"
    list_file.write_text("First Name,Last Name,E-mail Address,Notes\nJo,Lane,jo@example.com,\n,,,nobody\n")
    cards = str(CONTACTS / "ez-vcard" / "gmail-list.vcf")
    dialog = ImportDialog(desk, choose=lambda _: [str(list_file), cards])
    shown(qtbot, dialog)
    qtbot.mouseClick(dialog.empty.button, Qt.MouseButton.LeftButton)
    assert dialog.sentence.text() == (
        "4 new clients, 0 already here, 1 that cannot be taken. Nothing has been made yet."
    )
    first = dialog.table.rows_model.rows[0]
    assert first.becomes == "not taken"
    assert first.detail == "This row has no name, telephone or e-mail, so there is nobody to make."
    assert store.ask(clients.count) == 0
    qtbot.mouseClick(dialog.take_button, Qt.MouseButton.LeftButton)
    assert store.ask(clients.count) == 4
    assert dialog.sentence.text().startswith("4 clients were made, 0 already here, 1 not taken.")
    again = ImportDialog(desk, choose=lambda _: [cards])
    shown(qtbot, again)
    again.choose_and_read()
    assert not again.take_button.isEnabled()
    assert {row.becomes for row in again.table.rows_model.rows} == {"already here"}


def test_a_file_that_holds_no_contacts_is_said_so_in_a_sentence(
    qtbot: QtBot, desk: Work, tmp_path: Path
) -> None:
    picture = tmp_path / "portrait.vcf"
    picture.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(50))
    dialog = ImportDialog(desk, choose=lambda _: [str(picture)])
    shown(qtbot, dialog)
    dialog.choose_and_read()
    [line] = dialog.table.rows_model.rows
    assert line.becomes == "not taken"
    assert line.detail.endswith(".")
    assert not dialog.take_button.isEnabled()


def test_choosing_no_file_changes_nothing(qtbot: QtBot, desk: Work) -> None:
    dialog = ImportDialog(desk, choose=lambda _: [])
    shown(qtbot, dialog)
    dialog.choose_and_read()
    assert not dialog.empty.isHidden()


def test_what_a_family_has_ordered_is_asked_for_the_owner_alone(desk: Work, store: Store) -> None:
    household_id = make.ashworths(store)
    assert store.ask(whole_client, household_id, False).value is None
    value = store.ask(whole_client, household_id, True).value
    assert value is not None
    assert (value.ordered, value.orders, value.sessions) == (Money.zero(), 0, 0)
