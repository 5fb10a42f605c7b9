"""A desk at the real window, on a real store, with a clock that stands where the story is."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from studio import clock
from studio.db import Store
from tests.make.business import marsh_and_reed
from tests.stories.the_desk import Desk
from ui.kit import notices, preferences, theme


@pytest.fixture
def desk(sqlite_store: Store, qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[Desk]:
    """The window of Marsh & Reed before anyone has signed in."""
    preferences.use(preferences.Preferences(tmp_path / "window.ini"))
    theme.apply(qapp, "light")
    before = clock.standing()
    marsh_and_reed(sqlite_store)
    yield Desk(qtbot, sqlite_store)
    clock.set_to(before)
    assert notices.unanswered() == 0
