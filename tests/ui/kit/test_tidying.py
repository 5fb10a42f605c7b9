"""What is left in circles is gathered on the window's thread, and only there."""

import gc
import threading
from collections.abc import Iterator
from weakref import ref

import pytest
from PySide6.QtCore import QObject, QThread
from pytestqt.qtbot import QtBot

from ui.kit.tidying import Tidying


@pytest.fixture
def tidying(qapp: QObject) -> Iterator[Tidying]:
    made = Tidying(qapp)
    made.start()
    yield made
    made._timer.stop()
    gc.unfreeze()


class Circle:
    """Something that holds itself, and says on which thread it was taken apart."""

    def __init__(self, seen: list[QThread]) -> None:
        self.itself = self
        self.seen = seen

    def __del__(self) -> None:
        self.seen.append(QThread.currentThread())


def test_a_circle_left_by_a_lane_is_taken_apart_on_the_windows_thread(qtbot: QtBot, tidying: Tidying) -> None:
    seen: list[QThread] = []

    def leave() -> None:
        for _ in range(2_000):
            Circle(seen)

    lane = threading.Thread(target=leave)
    lane.start()
    lane.join()
    assert seen == []
    qtbot.waitUntil(lambda: len(seen) == 2_000, timeout=5_000)
    assert set(seen) == {tidying.thread()}


def test_what_stood_at_the_start_is_left_alone(qapp: QObject) -> None:
    kept = Circle([])
    still = ref(kept)
    made = Tidying(qapp)
    made.start()
    del kept
    made.look()
    assert still() is not None
    made._timer.stop()
    gc.unfreeze()
    gc.collect()
    assert still() is None
