"""At the start the records are held to their quick rules; nobody hears of it unless one is broken."""

from itertools import count
from typing import Any

import pytest
from PySide6.QtWidgets import QWidget
from sqlalchemy import text

from studio.actor import SETTING_UP
from studio.business.model import Room, RoomPurpose
from studio.changes import Changes
from studio.db import Store
from tests.make.business import marsh_and_reed
from ui.kit.notices import NoticeBar
from ui.kit.soundness import Soundness
from ui.kit.work import Work


@pytest.fixture
def window(qtbot: Any) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    return made


def run(store: Store, window: QWidget) -> NoticeBar:
    bar = NoticeBar()
    bar.setParent(window)
    bar.hide()
    Soundness(Work(store, inline=True), window, bar.say).look()
    return bar


def counter(store: Store, step: int) -> None:
    sql = text(
        "INSERT INTO counter VALUES ('L', :step) ON CONFLICT (series) DO UPDATE SET last = counter.last + :step"
    )
    store.do(lambda db, _by: db.execute(sql, {"step": step}) and None, by=SETTING_UP)


def test_sound_records_are_not_spoken_of(sqlite_store: Store, window: QWidget) -> None:
    marsh_and_reed(sqlite_store)
    assert run(sqlite_store, window).isHidden()


def test_a_broken_rule_is_said_once_in_plain_words(sqlite_store: Store, window: QWidget) -> None:
    counter(sqlite_store, 1)
    bar = run(sqlite_store, window)
    assert not bar.isHidden()
    assert "L- numbers run without gap or double" in bar.words.text()
    counter(sqlite_store, -1)


def test_a_page_hears_what_another_desk_saved_on_the_server(postgres_store: Store, qtbot: Any) -> None:
    other = Store(postgres_store.target)
    work = Work(postgres_store, inline=True)
    heard: list[Changes] = []
    work.bulletin.changed.connect(heard.append)
    rooms = count()

    def saved_and_heard() -> bool:
        room = Room(name=f"Room {next(rooms)}", purpose=RoomPurpose.CAMERA)
        other.do(lambda db, _by: db.add(room), by=SETTING_UP)
        return Changes({"business"}) in heard

    try:
        qtbot.waitUntil(saved_and_heard, timeout=20_000)
    finally:
        work.bulletin.stop()
        other.close()
