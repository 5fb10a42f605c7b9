"""Marsh & Reed with the Ashworths' story told to the presentation, and someone at the desk."""

from collections.abc import Iterator
from datetime import datetime

import pytest
from PySide6.QtWidgets import QApplication

from studio import clock
from studio.db import Store
from tests.make import care as make
from tests.make.letters import Fringe, fringe
from ui.kit.work import Work


@pytest.fixture
def store(sqlite_store: Store) -> Store:
    return sqlite_store


@pytest.fixture
def told(store: Store) -> Fringe:
    """The fringe up to Wednesday 14 October 2026."""
    return fringe(store)


@pytest.fixture
def at_the_call(told: Fringe) -> Iterator[datetime]:
    """Tuesday 24 November 2026, ten past one: she rings."""
    with clock.standing_at(make.TOLD):
        yield make.TOLD


@pytest.fixture
def desk(store: Store, told: Fringe, qapp: QApplication, at_the_call: datetime) -> Work:
    """Priya at the desk."""
    assert clock.wall_now() == at_the_call
    work = Work(store, inline=True)
    work.by = told.staff.priya
    return work
