"""The receptionist's day (DOMAIN 4.1) in the real window, and what it took at the desk beside what it may take."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from studio import clock, schema
from studio.db import Store
from tests.stories import the_receptionists_day as day
from tests.stories.the_books_that_morning import Books, the_books
from tests.stories.the_desk import Desk
from ui.kit import notices, preferences, theme


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
    day.closes(desk, books)
    print(f"\n{desk.tally}")
    assert desk.tally.too_many == []
    assert schema.check(books.store) == []
