"""What the host alone knows at a second round in the family's home, and the order that ends the evening."""

from datetime import datetime
from pathlib import Path

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from studio import clock, viewings
from studio.sessions import Comfort
from studio.viewings import Mark, Place
from tests import make
from tests.make.care import STORY
from tests.ui.diary.conftest import Desk
from tests.ui.viewing_room.conftest import BEGUN, DONE
from tests.ui.viewing_room.test_the_room import words_in
from ui.kit.wish import Wish
from ui.orders.form import OrderForm
from ui.viewing_room.page import ViewingRoomPage


def test_her_worry_and_the_round_are_for_the_host_alone(desk: Desk, qtbot: QtBot) -> None:
    store, staff = desk.store, desk.staff
    original = make.care.photographed(store, staff, desk.family)
    make.care.fringe_told(store, staff, desk.family, original)
    row = store.ask(viewings.of_household, desk.family)[0]
    with clock.standing_at(datetime(2026, 12, 5, 12)):
        done = make.sessions.completion(row.session_id, comfort=Comfort.UNSURE, comfort_words="my fringe")
        store.do(viewings.complete_session, done, by=staff.daniel)
    desk.window.work.by = staff.helen
    with clock.standing_at(datetime(2026, 12, 8, 19, 45)):
        desk.window.grant(Wish("open_viewing_room", {"viewing_id": row.id}))
        page = desk.window.page
        assert isinstance(page, ViewingRoomPage)
        assert page.empty.isVisible()
        assert STORY not in words_in(page), "with one monitor the family may be looking at the desk"
        page.take_keys()
        qtbot.keyClick(page.stack.currentWidget(), Qt.Key.Key_H)
        told = words_in(page.host)
        qtbot.mouseClick(page.host.comfort.first, Qt.MouseButton.LeftButton)
        assert store.ask(viewings.viewing, row.id).comfort is Comfort.FINE, (
            "asked before the first picture, and kept"
        )
        assert "They feel fine" in words_in(page.host)
    for words in ("The second round", STORY, "the lounge print large", "“my fringe”", "unsure of?"):
        assert words in told
    page.monitor.show_on(None)
    theirs = page.monitor.window
    assert theirs is not None
    assert not {"fringe", "round", "Ashworth"} & set(words_in(theirs).split())
    page.monitor.come_back()


def test_at_home_the_notice_is_said_and_what_they_love_leads_to_the_order(
    desk: Desk, tmp_path: Path, qtbot: QtBot
) -> None:
    store, staff = desk.store, desk.staff
    session = make.sessions.booked(store, staff, desk.family)
    viewing = make.sessions.completed(store, staff.daniel, session, DONE)
    make.viewings.booked(store, staff, viewing, place=Place.HOME, room_id=None)
    appointment = store.ask(viewings.viewing, viewing).appointment_id
    rows = make.pictures.taken_in(store, staff.daniel, session, tmp_path / "card", 2)
    with clock.standing_at(BEGUN):
        desk.window.work.by = staff.helen
        store.do(viewings.mark, viewing, rows[0].id, Mark.LOVE, by=staff.helen)
        desk.window.grant(Wish("open_appointment", {"appointment_id": appointment}))
        page = desk.window.page
        assert isinstance(page, ViewingRoomPage), "on its evening the diary leads straight to the room"
        assert page.panel.home.isVisible()
        qtbot.mouseClick(page.panel.order, Qt.MouseButton.LeftButton)
        assert isinstance(desk.dialog(), OrderForm)
