"""Today says in a sentence what is on and what is owed, and each line opens what it is about."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from studio import business, clients, clock, handover, messages, promises, sessions
from studio.actor import Role
from studio.business import StaffId
from studio.db import Store
from studio.story import Tone
from tests import make
from tests.make.business import Staff, room_named
from tests.make.catalogue import session_type
from tests.stories.the_books_that_morning import the_books
from ui.kit.text import Button, Label
from ui.kit.wish import Wish
from ui.kit.work import Work
from ui.today.handing import HandOverForm
from ui.today.page import TodayPage
from ui.today.sections import MOST
from ui.today.whole import whole_day

MORNING = datetime(2026, 11, 24, 9, 20)


@pytest.fixture
def staff(sqlite_store: Store) -> Iterator[Staff]:
    made = make.business.marsh_and_reed(sqlite_store)
    with clock.standing_at(MORNING):
        yield made


def book(store: Store, staff: Staff, family: clients.HouseholdId, wall: datetime, **more: object) -> None:
    draft = sessions.SessionDraft(
        household_id=family,
        type_id=session_type(store).id,
        wall=wall,
        room_id=room_named(store, "Studio One").id,
        photographer_id=business.StaffId(staff.daniel.staff_id),
        **more,  # type: ignore[arg-type]  # the draft's own fields by name
    )
    store.do(sessions.book, draft, by=staff.priya)


@pytest.fixture
def page(qtbot: QtBot, sqlite_store: Store, staff: Staff) -> TodayPage:
    work = Work(sqlite_store, inline=True)
    work.by = staff.priya
    made = TodayPage(work)
    qtbot.addWidget(made)
    made.resize(1150, 820)
    return made


def shown(qtbot: QtBot, page: TodayPage) -> TodayPage:
    with qtbot.waitExposed(page):
        page.show()
    return page


def test_an_empty_day_says_so_plainly(qtbot: QtBot, page: TodayPage) -> None:
    shown(qtbot, page)
    assert page.title.text() == "Tuesday 24 November"
    assert page.sentence.text() == "Nothing is booked today. Nothing is owed to anyone."
    wishes: list[Wish] = []
    page.wish.connect(wishes.append)
    assert page.begin.isVisibleTo(page), "a studio without anybody is offered the first step"
    page.begin.button.click()
    assert wishes == [Wish("book", {})]


def test_the_day_stands_by_room_with_time_kind_and_photographer(
    qtbot: QtBot, page: TodayPage, sqlite_store: Store, staff: Staff
) -> None:
    family = make.clients.ashworths(sqlite_store, staff.priya)
    book(sqlite_store, staff, family, datetime(2026, 11, 24, 10, 30))
    shown(qtbot, page)
    assert page.sentence.text().startswith("1 session today.")
    [block] = page.day.sheet.blocks
    assert page.day.sheet.columns[block.column].title == "Studio One"
    assert block.title == "Ashworth family"
    assert "Portrait session" in block.detail
    assert "Daniel" in block.detail


def test_the_keyboard_walks_to_an_appointment_and_opens_it(
    qtbot: QtBot, page: TodayPage, sqlite_store: Store, staff: Staff
) -> None:
    family = make.clients.ashworths(sqlite_store, staff.priya)
    book(sqlite_store, staff, family, datetime(2026, 11, 24, 10, 30))
    shown(qtbot, page)
    wishes: list[Wish] = []
    page.wish.connect(wishes.append)
    page.day.sheet.setFocus()
    qtbot.keyClick(page.day.sheet, Qt.Key.Key_Down)
    qtbot.keyClick(page.day.sheet, Qt.Key.Key_Return)
    assert wishes[0].verb == "open_appointment"


def test_a_held_slot_that_runs_out_is_owed_and_opens_its_session(
    qtbot: QtBot, page: TodayPage, sqlite_store: Store, staff: Staff
) -> None:
    family = make.clients.ashworths(sqlite_store, staff.priya)
    book(
        sqlite_store,
        staff,
        family,
        datetime(2026, 12, 4, 10, 30),
        provisional=True,
        hold_until=MORNING.date(),
    )
    shown(qtbot, page)
    assert page.sentence.text() == "Nothing is booked today. One thing is owed to a client."
    wishes: list[Wish] = []
    page.wish.connect(wishes.append)
    [card] = page.cards
    [row] = card.rows
    assert "confirm or release" in row.owed.title
    qtbot.mouseClick(row, Qt.MouseButton.LeftButton)
    assert wishes[0].verb == "open_session"


def test_a_commit_elsewhere_is_shown_at_once(
    qtbot: QtBot, page: TodayPage, sqlite_store: Store, staff: Staff
) -> None:
    shown(qtbot, page)
    family = make.clients.ashworths(sqlite_store, staff.priya)
    book(sqlite_store, staff, family, datetime(2026, 11, 24, 10, 30))
    qtbot.waitUntil(lambda: page.sentence.text().startswith("1 session today."))


def test_a_closed_day_gives_its_reason(qtbot: QtBot, page: TodayPage) -> None:
    with clock.standing_at(datetime(2026, 12, 25, 10)):
        shown(qtbot, page)
        assert "Christmas" in page.sentence.text()


def test_who_comes_stands_with_all_it_takes_to_greet_them(
    qtbot: QtBot, page: TodayPage, sqlite_store: Store, staff: Staff
) -> None:
    with clock.standing_at(datetime(2026, 9, 1, 10)):
        family = make.clients.ashworths(sqlite_store, staff.priya)
        known = sqlite_store.ask(clients.household, family).as_draft()
        wishes = replace(known, hospitality="Coffee, no nuts", spell_out_times=True)
        sqlite_store.do(clients.amend, family, wishes, by=staff.priya)
    book(sqlite_store, staff, family, datetime(2026, 11, 24, 10, 30))
    shown(qtbot, page)
    [row] = page.arrivals.rows
    assert row.text() == "The Ashworth family"
    assert row.arrival.greeting.people == "Claire, Mark, Ellie (16), Tom (13)"
    assert row.facts == "Coffee, no nuts · £60.00 fee to pay · new to us"
    assert [badge.text for badge in row.badges] == ["spell out times"]
    assert "10.30" in row.accessibleName()
    row.setFocus()
    assert page.about() == {"household_id": family}
    opened: list[Wish] = []
    page.wish.connect(opened.append)
    qtbot.mouseClick(row, Qt.MouseButton.LeftButton)
    assert opened[0].verb == "open_appointment"


def said(store: Store, staff: Staff, family: clients.HouseholdId, text: str) -> messages.MessageId:
    return store.do(messages.log, messages.MessageDraft(text=text, household_id=family), by=staff.priya)


def test_a_reply_owed_is_acknowledged_by_one_key_and_stays_until_it_is_answered(
    qtbot: QtBot, page: TodayPage, sqlite_store: Store, staff: Staff
) -> None:
    family = make.clients.ashworths(sqlite_store, staff.priya)
    said(sqlite_store, staff, family, "Is it am not pm?")
    shown(qtbot, page)
    [card] = page.cards
    assert card.accessibleName() == "Replies owed"
    wishes: list[Wish] = []
    page.wish.connect(wishes.append)
    qtbot.keyClick(card.rows[0], Qt.Key.Key_A)
    assert wishes == [Wish("acknowledge_message", {"message_id": 1})]


def test_a_message_turns_amber_and_red_by_working_time(
    qtbot: QtBot, page: TodayPage, sqlite_store: Store, staff: Staff
) -> None:
    family = make.clients.ashworths(sqlite_store, staff.priya)
    said(sqlite_store, staff, family, "Is it am not pm?")
    shown(qtbot, page)
    told = []
    for wall in (
        datetime(2026, 11, 24, 11, 40),
        datetime(2026, 11, 25, 9, 31),
        datetime(2026, 11, 25, 17, 31),
    ):
        with clock.standing_at(wall):
            page.refresh()
            badge = page.cards[0].rows[0].owed.badge
            told.append((badge.text, badge.tone))
    assert told == [("2 h", Tone.DUE), ("8 h", Tone.DUE), ("16 h", Tone.CONCERN)]


def test_the_first_lines_stand_and_the_rest_are_a_press_away(
    qtbot: QtBot, page: TodayPage, sqlite_store: Store, staff: Staff
) -> None:
    family = make.clients.ashworths(sqlite_store, staff.priya)
    for number in range(MOST + 4):
        said(sqlite_store, staff, family, f"Message {number}")
    shown(qtbot, page)
    [card] = page.cards
    assert (len(card.rows), card.more.text()) == (MOST, "and 4 more")
    card.more.click()
    assert len(card.rows) == MOST + 4


def test_zero_is_said_plainly(qtbot: QtBot, page: TodayPage, sqlite_store: Store, staff: Staff) -> None:
    make.clients.ashworths(sqlite_store, staff.priya)
    shown(qtbot, page)
    said_plainly = [label.text() for label in page.nothing_owed.findChildren(Label)]
    assert "Nobody is waiting for a reply." in said_plainly
    assert "No letter is due." in said_plainly
    assert page.arrivals.none.text() == "Nobody is expected today."


def test_each_role_has_its_own_headings_and_may_look_at_the_others(
    qtbot: QtBot, page: TodayPage, sqlite_store: Store, staff: Staff
) -> None:
    family = make.clients.ashworths(sqlite_store, staff.priya)
    said(sqlite_store, staff, family, "Hello?")
    with clock.standing_at(datetime(2026, 11, 10, 10)):
        draft = promises.PromiseDraft(
            family, "Send the sizes", promises.PromiseKind.OTHER, date(2026, 11, 13)
        )
        sqlite_store.do(promises.make, draft, by=staff.daniel)
    shown(qtbot, page)
    assert page.views[Role.RECEPTIONIST].isChecked()
    assert [card.accessibleName() for card in page.cards] == ["Replies owed", "Promises due"]
    page.views[Role.OWNER].click()
    titles = [card.accessibleName() for card in page.cards]
    assert titles == ["Promises not kept", "Promises at risk"]
    [line] = page.cards[0].rows
    assert (line.owed.title, line.owed.badge.text) == ("The Ashworth family", "11 days late")
    assert line.owed.opens.kind == "promise"
    page.work.by = staff.daniel
    assert page.views[Role.PHOTOGRAPHER].isChecked(), "whoever signs in sees their own"
    assert page.arrivals.accessibleName() == "Your people today"


def test_every_line_has_a_name_and_a_time(
    qtbot: QtBot, page: TodayPage, sqlite_store: Store, staff: Staff
) -> None:
    made = replace(make.clients.KHAN_AND_ELLIS, telephones=())
    sqlite_store.do(clients.register, made, by=staff.priya)
    shown(qtbot, page)
    [line] = page.cards[0].rows
    assert "Khan" in line.owed.title
    assert line.owed.detail.endswith("today")


def test_the_note_for_the_next_shift_stands_until_each_has_read_it(
    qtbot: QtBot, page: TodayPage, sqlite_store: Store, staff: Staff
) -> None:
    family = make.clients.ashworths(sqlite_store, staff.priya)
    said(sqlite_store, staff, family, "Is it am not pm?")
    window = QWidget()
    qtbot.addWidget(window)
    with clock.standing_at(datetime(2026, 11, 24, 17, 25)):
        form = HandOverForm(page.work, sqlite_store.ask(whole_day, staff.priya), window)
        form.show()
        note = form.text.value()
        assert (
            "– Answer The Ashworth family. Priya Shah, Wed 25 Nov, 9.30\u00a0am".replace("\u00a0", " ")
            in note
        )
        form.text.set_value(f"{note}\nThe lamp flickers.")
        form.press_save()
        assert sqlite_store.ask(handover.unread, StaffId(staff.priya.staff_id), date(2026, 11, 24)) == ()
    with clock.standing_at(datetime(2026, 11, 25, 9, 20)):
        page.work.by = staff.daniel
        shown(qtbot, page)
        assert page.notes.isVisibleTo(page)
        said_by = [label.text() for label in page.notes.findChildren(Label)]
        assert "Priya Shah, Tue 24 Nov, 5.25\u00a0pm" in said_by
        tick = next(button for button in page.notes.findChildren(Button) if "read" in button.text())
        tick.click()
        qtbot.waitUntil(lambda: not page.notes.isVisibleTo(page))
        still = sqlite_store.ask(handover.unread, StaffId(staff.helen.staff_id), date(2026, 11, 25))
        assert [note.written_by for note in still] == ["Priya Shah"]


def test_every_heading_is_in_sight_at_once_and_leads_to_its_lines(
    qtbot: QtBot, sqlite_store: Store, tmp_path: Path
) -> None:
    books = the_books(sqlite_store, tmp_path)
    with clock.standing_at(MORNING):
        work = Work(sqlite_store, inline=True)
        work.by = books.staff.priya
        page = TodayPage(work)
        qtbot.addWidget(page)
        page.resize(1150, 760)
        shown(qtbot, page)
        said = [button.accessibleName() for button in page.glance.buttons]
        assert said[:3] == ["Concerns: 1 line", "Replies owed: 1 line", "To ring: 1 line, 1 late"]
        assert len(said) == len(page.cards)
        for button in page.glance.buttons:
            assert page.rect().contains(button.rect().translated(button.mapTo(page, QPoint())))
        last = page.cards[-1]
        assert last.rows[0].visibleRegion().isEmpty()
        qtbot.waitUntil(lambda: page.pile.verticalScrollBar().maximum() > 0)
        page.glance.buttons[-1].click()
        qtbot.waitUntil(lambda: not last.rows[0].visibleRegion().isEmpty())
        assert page.focusWidget() is last.rows[0]
