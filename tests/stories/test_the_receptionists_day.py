"""The receptionist's day (DOMAIN 4.1) in the real window, and what it took at the desk beside what it may take."""

import shutil
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from studio import clock, schema, sessions, viewings
from studio.db import Store
from studio.sessions import MoveDraft
from tests.stories import the_receptionists_day as day
from tests.stories.the_books_that_morning import Books, the_books
from tests.stories.the_desk import Desk
from ui.diary.booking import BookingForm
from ui.kit import notices, preferences, theme
from ui.today.whole import whole_day


@pytest.fixture
def books(sqlite_store: Store, tmp_path: Path) -> Books:
    """The records as they stand on Tuesday 24 November 2026, before anyone is here."""
    return the_books(sqlite_store, tmp_path)


@pytest.fixture
def desk(
    books: Books, qtbot: QtBot, qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Desk]:
    """The window on these records; e-mails lie in a folder of the test."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    preferences.use(preferences.Preferences(tmp_path / "window.ini"))
    theme.apply(qapp, "light")
    before = clock.standing()
    yield Desk(qtbot, books.store)
    clock.set_to(before)
    assert notices.unanswered() == 0


def test_the_receptionists_day_from_opening_up_to_closing(desk: Desk, books: Books) -> None:
    day.opens_up(desk)
    day.joan_books_again(desk, books)
    day.a_new_caller_is_booked(desk)
    day.who_asked_becomes_a_booking(desk)
    day.the_family_arrives(desk, books)
    day.the_viewing_is_booked(desk, books)
    day.she_rings_about_her_fringe(desk, books)
    day.is_it_am_not_pm(desk, books)
    day.what_was_said_is_taken_down(desk, books)
    day.a_session_is_moved(desk, books)
    day.the_free_time_names_whom_to_ring(desk, books)
    day.the_post(desk)
    day.a_reply_slip_comes_back(desk, books)
    day.a_mild_remark_is_kept(desk, books)
    day.closes(desk, books)
    print(f"\n{desk.tally}")
    assert desk.tally.too_many == []
    assert schema.check(books.store) == []


def test_a_half_typed_booking_survives_the_telephone_and_another_client(desk: Desk, books: Books) -> None:
    day.opens_up(desk)
    day.joan_begins_to_book(desk)
    day.the_telephone_rings(desk, books)
    with desk.within(4, "a half-typed booking is gone on with"):
        day.goes_on_with_the_booking(desk, books)
    print(f"\n{desk.tally}")


def test_a_half_typed_booking_survives_a_kill(desk: Desk, books: Books, qtbot: QtBot, tmp_path: Path) -> None:
    day.opens_up(desk)
    day.joan_begins_to_book(desk)
    form = desk.front
    assert isinstance(form, BookingForm)
    assert form.keeping is not None
    form.keeping.look()  # as it does each second
    left = tmp_path / "left"
    left.mkdir()
    for file in tmp_path.glob("studio.db*"):  # what is on the disk now is what a kill leaves there
        shutil.copyfile(file, left / file.name)
    form.reject()
    desk.window.hide()
    store = schema.open_store(left / "studio.db")
    again = Desk(qtbot, store)
    again.arrives()
    again.press(day.PRIYA)
    again.sees("You have a half-typed booking for the Ashworth family.")
    with again.within(4, "a booking is gone on with after a kill"):
        day.goes_on_with_the_booking(again, books)
    print(f"\n{again.tally}")
    store.close()


def test_the_morning_and_the_move_are_the_same_on_either_database(store: Store, tmp_path: Path) -> None:
    books = the_books(store, tmp_path)
    with clock.standing_at(datetime(2026, 11, 24, 9, 20)):
        whole = store.ask(whole_day, books.staff.priya)
    titles = [line.title for line in whole.owed]
    assert whole.sentence.startswith("1 session and 1 other appointment today. 15 things are owed to clients")
    assert {"Answer Mrs Lockwood", "Joe Okafor: ring them back"} <= set(titles)
    with clock.standing_at(datetime(2026, 11, 24, 15, 15)):
        moved = MoveDraft(wall=datetime(2026, 12, 4, 10, 30))
        store.do(viewings.move_session, books.moving, moved, follow=("viewing",), by=books.staff.priya)
        (could,) = store.ask(sessions.could_come, datetime(2026, 11, 24).date())
        assert (could.waiting.household_id, could.wall) == (books.khans, datetime(2026, 12, 3, 10, 30))
        took = MoveDraft(wall=could.wall, room_id=could.room_id, staff_id=could.staff_id)
        store.do(sessions.come_earlier, could.waiting.id, took, by=books.staff.priya)
        owed = {line.title for line in store.ask(whole_day, books.staff.priya).owed}
    assert "Tell The Price family that the time has moved" in owed
    assert schema.check(store) == []
