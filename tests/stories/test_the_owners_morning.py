"""The owner's and the photographer's parts of a day (DOMAIN 4.2, 4.3) in the real window, counted."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from studio import clock
from studio.db import Store
from tests.stories import the_owners_morning as hers
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
    """The window on these records."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    preferences.use(preferences.Preferences(tmp_path / "window.ini"))
    theme.apply(qapp, "light")
    before = clock.standing()
    yield Desk(qtbot, books.store)
    clock.set_to(before)
    assert notices.unanswered() == 0


def test_the_owners_morning_and_a_reshoot_logged_at_noon(desk: Desk, books: Books) -> None:
    hers.first_coffee(desk)
    hers.she_rings_a_client_herself(desk, books)
    hers.she_prints_an_order(desk, books)
    hers.she_changes_a_practice(desk)
    hers.a_reshoot_is_logged(desk, books)
    hers.it_is_photographed_again(desk, books)
    print(f"\n{desk.tally}")
    assert desk.tally.too_many == []
