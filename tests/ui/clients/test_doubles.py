"""Whoever was written down twice: said while typing, looked through on a page of their own, made one and two again."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from studio import clients
from studio.clients import HouseholdId
from studio.db import Store, half_typed
from tests.make import business
from tests.make import clients as make
from ui.clients.client_page import ClientPage
from ui.clients.form import HouseholdForm
from ui.clients.merge_form import MergeForm
from ui.clients.review_page import ReviewPage
from ui.kit import notices
from ui.kit.text import Button, Label
from ui.kit.wish import Wish
from ui.kit.work import Work
from ui.main_window import MainWindow


@pytest.fixture
def desk(sqlite_store: Store, qapp: QApplication) -> Work:
    """Priya at the desk of Marsh & Reed."""
    work = Work(sqlite_store, inline=True)
    work.by = business.marsh_and_reed(sqlite_store).priya
    return work


@pytest.fixture
def store(sqlite_store: Store) -> Store:
    return sqlite_store


@pytest.fixture
def twice(desk: Work, store: Store) -> tuple[HouseholdId, HouseholdId]:
    """The Ashworths, and the same family again with a slip in its name and another address."""
    ours = make.ashworths(store, desk.by)
    again = replace(
        make.ASHWORTHS,
        people=(replace(make.ASHWORTHS.people[0], last="Ashwroth"), make.ASHWORTHS.people[3]),
        address1="2 Mill Street",
        best_time="after 5 pm",
    )
    return ours, store.do(clients.register, again, by=desk.by)


@pytest.fixture
def window(qtbot: QtBot, desk: Work) -> MainWindow:
    made = MainWindow(desk)
    qtbot.addWidget(made)
    made.resize(1100, 700)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    return made


def press(qtbot: QtBot, button: Button) -> None:
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def said(widget: object) -> str:
    assert isinstance(widget, (HouseholdForm, ReviewPage))
    QApplication.processEvents()
    return "\n".join(each.text() for each in widget.findChildren(Label) if each.isVisibleTo(widget))


def test_who_may_be_here_is_said_while_typing_and_one_key_opens_them(
    qtbot: QtBot, desk: Work, store: Store
) -> None:
    household_id = make.ashworths(store, desk.by)
    form = HouseholdForm(desk)
    form.begin_with("Clare Ashwroth")
    qtbot.addWidget(form)
    with qtbot.waitExposed(form):
        form.show()
    form.activateWindow()
    heard: list[Wish] = []
    form.wish.connect(heard.append)
    qtbot.keyClicks(form.telephones.rows[0].typed.control, "+44 1632 960123")
    qtbot.waitUntil(lambda: len(form.doubles.rows) == 1)
    assert "Same telephone, and nearly the same name, Claire Ashworth" in said(form)
    form.keeping.look()
    qtbot.keyClick(form.telephones.rows[0].typed.control, Qt.Key.Key_F6)
    assert heard == [Wish("open_client", {"household_id": household_id})]
    assert not form.isVisible()
    [kept] = store.ask(half_typed.of_person, desk.by.staff_id)
    assert "960123" in str(kept.typed)


def test_one_surname_in_one_street_is_nobody_s_double(qtbot: QtBot, desk: Work, store: Store) -> None:
    make.namesakes(store, desk.by)
    form = HouseholdForm(desk)
    qtbot.addWidget(form)
    form.show()
    form.begin_with("Claire Ashworth")
    form.fields["address1"].set_value("14 Orchard Lane")
    form.fields["postcode"].set_value("SN6 7AB")
    form.doubles.look_now()
    assert form.doubles.rows == ()


def test_pairs_stand_side_by_side_and_are_told_apart_for_good(
    qtbot: QtBot, window: MainWindow, twice: tuple[HouseholdId, HouseholdId]
) -> None:
    window.go("doubles")
    page = window.page
    assert isinstance(page, ReviewPage)
    assert page.sentence.text() == "1 pair may be one client written down twice, the likeliest first."
    assert "Same telephone, same e-mail address, same postcode" in said(page)
    press(qtbot, page.cards[0].apart)
    assert page.cards == []
    assert page.sentence.text() == "Whoever was written down twice would stand here."
    assert "Nobody seems to be here twice." in said(page)


def test_two_records_are_made_one_as_chosen_and_two_again(
    qtbot: QtBot, window: MainWindow, store: Store, twice: tuple[HouseholdId, HouseholdId]
) -> None:
    ours, again = twice
    window.go("doubles")
    page = window.page
    assert isinstance(page, ReviewPage)
    press(qtbot, page.cards[0].merge)
    form = next(each for each in window.findChildren(MergeForm) if each.isVisible())
    assert form.title.text() == "Make The Ashworth family one record"
    form.fields["address"].set_value(True)
    press(qtbot, form.save_button)
    page = window.page
    assert isinstance(page, ClientPage)
    assert page.about() == {"household_id": ours}
    row = store.ask(clients.household, again)
    assert (row.id, row.address.address1, row.best_time) == (ours, "2 Mill Street", "after 5 pm")
    undo = next(each for each in page.reach.findChildren(Button) if each.text().startswith("Made one with"))
    notices.answer_next(True)
    press(qtbot, undo)
    assert store.ask(clients.household, again).id == again
    assert store.ask(clients.household, ours).address.address1 == "14 Orchard Lane"


def test_the_other_record_stays_when_it_is_chosen(
    qtbot: QtBot, window: MainWindow, store: Store, twice: tuple[HouseholdId, HouseholdId]
) -> None:
    ours, again = twice
    window.grant(Wish("merge_clients", {"household_id": ours, "other_id": again}))
    form = next(each for each in window.findChildren(MergeForm) if each.isVisible())
    form.fields["stays"].set_value(again)
    assert form.preview is not None
    assert form.preview.keep.id == again
    press(qtbot, form.save_button)
    assert store.ask(clients.household, ours).id == again


def test_a_merge_that_cannot_be_undone_any_more_says_so(
    qtbot: QtBot, window: MainWindow, desk: Work, store: Store, twice: tuple[HouseholdId, HouseholdId]
) -> None:
    ours, again = twice
    merge_id = store.do(clients.merge, store.ask(clients.preview_merge, ours, again).draft(), by=desk.by)
    draft = replace(store.ask(clients.household, ours).as_draft(), notes="Rings on Fridays.")
    store.do(clients.amend, ours, draft, by=desk.by)
    window.go("client", household_id=ours)
    window.grant(Wish("undo_merge", {"merge_id": merge_id}))
    assert window.page is not None
    assert window.page.notice_bar.words.text().startswith("They were changed since")
