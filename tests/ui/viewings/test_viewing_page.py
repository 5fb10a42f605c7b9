"""A viewing on screen: held, thought over, missed, moved; and not yet."""

from datetime import date, datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from studio import clock, viewings
from studio.sessions import Comfort
from studio.viewings import Outcome, ViewingId, ViewingState
from tests import make
from tests.ui.diary.conftest import Desk, press, saved
from ui.kit.move_form import MoveForm, ReasonForm
from ui.kit.text import Label
from ui.kit.wish import Wish
from ui.viewings.forms import BookViewingForm, HoldForm, NotYetForm
from ui.viewings.page import ViewingPage

KEY = Qt.Key
DONE = datetime(2026, 9, 12, 11, 40)
AFTER = make.viewings.EVENING + timedelta(hours=2)


@pytest.fixture
def viewing(desk: Desk) -> ViewingId:
    session = make.sessions.booked(desk.store, desk.staff, desk.family)
    return make.sessions.completed(desk.store, desk.staff.daniel, session, DONE)


def page(desk: Desk, viewing_id: ViewingId) -> ViewingPage:
    desk.window.grant(Wish("open_viewing", {"viewing_id": viewing_id}))
    shown = desk.window.page
    assert isinstance(shown, ViewingPage)
    return shown


def sees(where: QWidget, words: str) -> bool:
    return any(label.isVisible() and label.text() == words for label in where.findChildren(Label))


def test_the_banner_leads_from_booking_to_the_order(desk: Desk, viewing: ViewingId, qtbot: QtBot) -> None:
    with clock.standing_at(DONE):
        shown = page(desk, viewing)
        assert shown.banner.words.text() == "Next: book the viewing"
        shown.banner.button.click()
        form = desk.dialog()
        assert isinstance(form, BookViewingForm)
        form.when.show_wall(make.viewings.EVENING)
        form.letter.set_value("")
        saved(qtbot, form)
        assert shown.banner.words.text() == "Next: the viewing on Wednesday 16 September 2026"
        press(qtbot, shown, "Told them")
    with clock.standing_at(AFTER):
        shown.refresh()
        shown.banner.button.click()
        hold = desk.dialog()
        assert isinstance(hold, HoldForm)
        hold.outcome.set_value(Outcome.THINKING)
        assert hold.ask_box.isVisible()
        saved(qtbot, hold)
        assert hold.fields["next_contact_on"].is_refused
        hold.fill({"next_contact_on": date(2026, 9, 23), "chosen": "0147, 0152", "images_shown": 40})
        saved(qtbot, hold)
        row = desk.store.ask(viewings.viewing, viewing)
        assert (row.outcome, row.chosen, row.next_contact_on) == (
            Outcome.THINKING, ("0147", "0152"), date(2026, 9, 23),
        )  # fmt: skip
        press(qtbot, shown, "We asked")
        assert desk.store.ask(viewings.viewing, viewing).chased_at is not None
        press(qtbot, shown, "No order")
    assert desk.store.ask(viewings.viewing, viewing).outcome is Outcome.NO_ORDER
    assert not shown.banner.isVisible()


def test_ordering_leads_straight_to_the_order_form(desk: Desk, viewing: ViewingId, qtbot: QtBot) -> None:
    make.viewings.booked(desk.store, desk.staff, viewing)
    with clock.standing_at(AFTER):
        desk.window.grant(Wish("hold_viewing", {"viewing_id": viewing}))
        hold = desk.dialog()
        assert isinstance(hold, HoldForm)
        hold.fill({"outcome": Outcome.ORDERED, "comfort": Comfort.UNSURE})
        assert hold.words_box.isVisible()
        hold.fill({"comfort_words": "my fringe"})
        saved(qtbot, hold)
        assert type(desk.dialog()).__name__ == "OrderForm"


def test_the_comfort_question_comes_first_and_no_answer_is_larger(
    desk: Desk, viewing: ViewingId, qtbot: QtBot
) -> None:
    make.viewings.booked(desk.store, desk.staff, viewing)
    with clock.standing_at(AFTER):
        desk.window.grant(Wish("hold_viewing", {"viewing_id": viewing}))
        hold = desk.dialog()
        assert isinstance(hold, HoldForm)
        qtbot.waitUntil(hold.isActiveWindow)
        assert hold.focusWidget() is hold.comfort.box
        buttons = hold.outcome.group.buttons()
        widths = [button.width() for button in buttons]
        assert max(widths) - min(widths) <= 1
        saved(qtbot, hold)
        assert hold.fields["outcome"].is_refused
        qtbot.keyClick(hold, KEY.Key_H, Qt.KeyboardModifier.AltModifier)
        qtbot.waitUntil(lambda: hold.outcome.value_or_none() is Outcome.THINKING)
        assert hold.ask_box.isVisible()
        qtbot.keyClick(buttons[1], KEY.Key_Right)
        assert (hold.outcome.value(), hold.reason_box.isVisible()) == (Outcome.NO_ORDER, True)
        qtbot.keyClicks(hold.fields["reason"].control, "too large for now")
        saved(qtbot, hold)
    assert desk.store.ask(viewings.viewing, viewing).outcome_reason == "too large for now"


def test_a_viewing_called_off_says_why_and_is_booked_anew(
    desk: Desk, viewing: ViewingId, qtbot: QtBot
) -> None:
    with clock.standing_at(DONE):
        shown = page(desk, viewing)
        press(qtbot, shown, "Call off")
        asked = desk.dialog()
        assert isinstance(asked, ReasonForm)
        asked.fill({"reason": "a bad cold"})
        saved(qtbot, asked)
        qtbot.waitUntil(lambda: sees(shown, "a bad cold"))
        press(qtbot, shown, "Book another")
        form = desk.dialog()
        assert isinstance(form, BookViewingForm)
        form.when.show_wall(make.viewings.EVENING)
        form.letter.set_value("")
        saved(qtbot, form)
        assert shown.banner.words.text() == "Next: the viewing on Wednesday 16 September 2026"


def test_the_form_knows_that_an_evening_keeps_its_room_to_the_end(
    desk: Desk, viewing: ViewingId, qtbot: QtBot
) -> None:
    other = make.clients.khan_and_ellis(desk.store, desk.staff.priya)
    session = make.sessions.booked(desk.store, desk.staff, other, DONE.replace(hour=14))
    second = make.sessions.completed(desk.store, desk.staff.daniel, session, DONE.replace(hour=16))
    late = make.viewings.EVENING.replace(hour=20)
    make.viewings.booked(desk.store, desk.staff, second, late, at=DONE.replace(hour=16), minutes=60)
    with clock.standing_at(DONE.replace(hour=16)):
        page(desk, viewing).banner.button.click()
        form = desk.dialog()
        assert isinstance(form, BookViewingForm)
        form.fill({"minutes": 60})
        form.when.show_wall(late.replace(hour=18))
        assert "Viewing room is taken by Adil Khan and Jo Ellis" in form.when.standing_words.text()
        form.when.show_wall(late.replace(hour=17))
        assert form.when.standing_words.text().startswith("Free:")


def test_not_yet_keeps_why_and_until_when(desk: Desk, viewing: ViewingId, qtbot: QtBot) -> None:
    with clock.standing_at(DONE):
        shown = page(desk, viewing)
        shown.banner.button.click()
        form = desk.dialog()
        assert isinstance(form, BookViewingForm)
        form.not_yet.click()
        asked = desk.dialog()
        assert isinstance(asked, NotYetForm)
        asked.fill({"reason": "on holiday", "until": date(2026, 10, 1)})
        saved(qtbot, asked)
        assert shown.banner.detail.text() == "on holiday"


def test_a_missed_viewing_is_booked_again_and_a_booked_one_moves(
    desk: Desk,
    viewing: ViewingId,
    qtbot: QtBot,
) -> None:
    make.viewings.booked(desk.store, desk.staff, viewing)
    with clock.standing_at(DONE):
        shown = page(desk, viewing)
        press(qtbot, shown, "Move")
        move = desk.dialog()
        assert isinstance(move, MoveForm)
        move.when.show_wall(datetime(2026, 9, 15, 18))
        saved(qtbot, move)
        assert desk.store.ask(viewings.viewing, viewing).wall == datetime(2026, 9, 15, 18)
    with clock.standing_at(AFTER):
        shown.refresh()
        press(qtbot, shown, "Did not come")
        assert desk.store.ask(viewings.viewing, viewing).state is ViewingState.NO_SHOW
        assert shown.banner.words.text() == "Next: book the viewing"
