"""Today says in a sentence what is on and what is owed, and each line opens what it is about."""

from collections.abc import Iterator
from datetime import datetime

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from studio import business, clients, clock, sessions
from studio.db import Store
from tests import make
from tests.make.business import Staff, room_named
from tests.make.catalogue import session_type
from ui.kit.wish import Wish
from ui.kit.work import Work
from ui.today.page import TodayPage

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
    [row] = page.owed.rows
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
