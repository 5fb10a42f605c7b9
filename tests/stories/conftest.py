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
def empty_desk(
    sqlite_store: Store, qtbot: QtBot, qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Desk]:
    """The window on records that a story fills first; what is e-mailed or cached lies in a folder of the test."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    preferences.use(preferences.Preferences(tmp_path / "window.ini"))
    theme.apply(qapp, "light")
    before = clock.standing()
    yield Desk(qtbot, sqlite_store)
    clock.set_to(before)
    assert notices.unanswered() == 0


@pytest.fixture
def desk(empty_desk: Desk) -> Desk:
    """The window of Marsh & Reed before anyone has signed in."""
    marsh_and_reed(empty_desk.store)
    return empty_desk
