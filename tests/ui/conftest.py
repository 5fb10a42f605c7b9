"""A window under test: a real store with nothing but its own tables, and work done at once."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent

from studio.actor import Actor, Role
from studio.db import Base, Store
from ui.kit import notices, preferences, theme
from ui.kit.work import Work

SAM = Actor(1, "Sam", Role.RECEPTIONIST)


@pytest.fixture(autouse=True)
def _own_preferences(tmp_path: Path, qapp: object) -> Iterator[None]:
    """Nobody's own preferences are read or written; every prepared answer is used."""
    # Qt lets the windows of the test before go only when it is told to; until then each is dressed and gathered again.
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    preferences.use(preferences.Preferences(tmp_path / "window.ini"))
    theme.apply(qapp, "light")
    yield
    assert notices.unanswered() == 0


@pytest.fixture
def bare_store(tmp_path: Path) -> Iterator[Store]:
    """A real store on a real file, with the tables of the store itself."""
    store = Store(tmp_path / "kit.db")
    Base.metadata.create_all(store.engine)
    yield store
    store.close()


@pytest.fixture
def work(bare_store: Store) -> Work:
    """Sam at the desk; everything happens at once."""
    work = Work(bare_store, inline=True)
    work.by = SAM
    return work


@pytest.fixture
def true_work(bare_store: Store) -> Iterator[Work]:
    """Sam at the desk, with the lanes' true threads."""
    work = Work(bare_store)
    work.by = SAM
    yield work
    work.close()
