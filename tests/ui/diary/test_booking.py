"""Booking as the desk does it: by keyboard alone, and everything said while it is typed."""

from datetime import date, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from studio import clients, sessions
from studio.business import StaffId
from studio.dates import appointment_in_full
from studio.sessions import SessionState
from tests import make
from tests.ui.diary.conftest import Desk
from ui.diary.booking import BookingForm

KEY = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier


def booking(desk: Desk, qtbot: QtBot) -> BookingForm:
    qtbot.keyClick(desk.window, KEY.Key_F2)
    form = desk.dialog()
    assert isinstance(form, BookingForm)
    qtbot.waitUntil(form.isActiveWindow)
    return form


def focused(form: BookingForm) -> QWidget:
    held = form.focusWidget()
    assert held is not None
    return held


def typed(form: BookingForm, qtbot: QtBot, name: str, words: str) -> None:
    control = form.fields[name].control
    control.setFocus()
    control.selectAll()
    qtbot.keyClicks(control, words)


def test_a_returning_family_is_booked_in_six_interactions(desk: Desk, qtbot: QtBot) -> None:
    last = make.sessions.booked(
        desk.store, desk.staff, desk.family, datetime(2026, 9, 5, 10), room="Studio Two", minutes=90
    )
    form = booking(desk, qtbot)  # 1: F2
    line = focused(form)
    qtbot.keyClicks(line, "ashw")
    qtbot.keyClick(line, KEY.Key_Return)  # 2: the family, typed and entered, quicker than the answer
    qtbot.waitUntil(lambda: form.facts.household is not None)
    qtbot.keyClick(focused(form), KEY.Key_Return)  # 3: as last time
    assert focused(form) is form.when.list
    qtbot.keyClick(focused(form), KEY.Key_Down)
    qtbot.keyClick(focused(form), KEY.Key_Return)  # 4: the slot
    assert form.read_back.sentence.text().startswith(
        "Wednesday 2 September 2026 at 12\u00a0noon, in the afternoon"
    )
    qtbot.keyClick(focused(form), KEY.Key_Space)  # 5: read back in full
    assert form.read_back.is_read
    qtbot.keyClick(focused(form), KEY.Key_Return, CONTROL)  # 6: saved
    assert not form.isVisible()
    new, before = desk.store.ask(sessions.of_household, desk.family)[::-1][:2]
    if new.id == last:
        new, before = before, new
    assert (new.type_id, new.minutes, new.photographer, new.room) == (
        before.type_id, 90, "Daniel Reed", "Studio Two",
    )  # fmt: skip
    assert (new.wall, new.state, new.told_client) == (datetime(2026, 9, 2, 12), SessionState.CONFIRMED, True)
    assert new.sitters == ("Claire", "Mark", "Ellie", "Tom")
    assert desk.window.page is not None
    assert appointment_in_full(new.wall) in desk.window.page.notice_bar.words.text()


def test_from_the_client_page_the_family_stands_there_already(desk: Desk, qtbot: QtBot) -> None:
    desk.window.go("client", household_id=desk.family)
    form = booking(desk, qtbot)
    assert form.family.finder.text() == "The Ashworth family"
    assert focused(form) is form.what.type.box
    assert len(form.people.value()) == 4


def test_a_clash_is_said_while_the_time_is_typed_with_three_free_times(desk: Desk, qtbot: QtBot) -> None:
    make.sessions.booked(desk.store, desk.staff, desk.family)
    desk.window.go("client", household_id=desk.family)
    form = booking(desk, qtbot)
    typed(form, qtbot, "date", "sat 12 sep")
    typed(form, qtbot, "time", "10.45 am")
    said = form.when.standing_words.text()
    assert said.startswith("Studio One is taken by The Ashworth family until 11.45\u00a0am. Free: ")
    assert said.count(";") == 2
    assert form.when.standing.property("tone") == "concern"
    qtbot.keyClick(focused(form), KEY.Key_Return, CONTROL)
    assert form.isVisible()
    assert form.fields["time"].is_refused
    assert form.when.time.line.text() == "10.45\u00a0am"
    typed(form, qtbot, "time", "11.45 am")
    assert form.when.standing_words.text().startswith("Free: Saturday 12 September 2026 at 11.45\u00a0am")
    qtbot.keyClick(focused(form), KEY.Key_Return, CONTROL)
    assert not form.isVisible()


@pytest.mark.parametrize(("key", "hour", "asks_opener"), [(KEY.Key_A, 7, True), (KEY.Key_P, 19, False)])
def test_a_bare_time_asks_morning_or_evening(
    desk: Desk, qtbot: QtBot, key: Qt.Key, hour: int, asks_opener: bool
) -> None:
    desk.window.go("client", household_id=desk.family)
    form = booking(desk, qtbot)
    typed(form, qtbot, "date", "tue 15 sep")
    typed(form, qtbot, "time", "7.30")
    assert form.when.time.is_asking
    qtbot.keyClick(focused(form), KEY.Key_Return, CONTROL)
    assert form.isVisible()
    qtbot.keyClick(form.when.time.line, key)
    assert not form.when.time.is_asking
    assert form.when.opener_box.isVisible() is asks_opener
    if asks_opener:
        assert form.when.standing_words.text().startswith("We are open from 9.30\u00a0am")
        qtbot.keyClick(focused(form), KEY.Key_Return, CONTROL)
        assert form.fields["opener"].is_refused
        form.when.opener.set_value(desk.staff.helen.staff_id)
    qtbot.keyClick(focused(form), KEY.Key_Return, CONTROL)
    assert not form.isVisible()
    (row,) = desk.store.ask(sessions.of_household, desk.family)
    assert row.wall == datetime(2026, 9, 15, hour, 30)
    assert row.opener_id == (desk.staff.helen.staff_id if asks_opener else None)


def test_a_time_only_held_is_amber_and_one_that_is_taken_red(desk: Desk, qtbot: QtBot) -> None:
    other = make.clients.khan_and_ellis(desk.store, desk.staff.priya)
    until = date(2026, 9, 8)
    held = make.sessions.booked(desk.store, desk.staff, other, provisional=True, hold_until=until)
    desk.window.go("client", household_id=desk.family)
    form = booking(desk, qtbot)
    form.when.show_wall(make.sessions.WALL)
    assert form.when.standing.property("tone") == "due"
    assert "is held for" in form.when.standing_words.text()
    desk.store.do(sessions.confirm, held, by=desk.staff.priya)
    form.when.look()
    assert form.when.standing.property("tone") == "concern"
    assert "is taken by" in form.when.standing_words.text()


def test_an_hour_that_happens_twice_asks_which(desk: Desk, qtbot: QtBot) -> None:
    desk.window.go("client", household_id=desk.family)
    form = booking(desk, qtbot)
    typed(form, qtbot, "date", "25/10/2026")
    typed(form, qtbot, "time", "1.15 am")
    assert form.when.which_box.isVisible()
    assert "happens twice" in form.when.standing_words.text()
    form.when.which.set_value(1)
    assert form.when.opener_box.isVisible()
    form.when.opener.set_value(desk.staff.helen.staff_id)
    qtbot.keyClick(focused(form), KEY.Key_Return, CONTROL)
    assert len(desk.store.ask(sessions.of_household, desk.family)) == 1


def test_a_new_caller_is_booked_from_within(desk: Desk, qtbot: QtBot) -> None:
    form = booking(desk, qtbot)  # 1
    qtbot.keyClicks(focused(form), "Joe Okafor")  # 2
    qtbot.waitUntil(lambda: form.family.below.text() == "Nobody here under that. Alt+C takes a new caller.")
    qtbot.keyClick(focused(form), KEY.Key_C, Qt.KeyboardModifier.AltModifier)  # 3
    qtbot.waitUntil(lambda: form.is_new_caller)
    assert (form.caller.first.value(), form.caller.last.value()) == ("Joe", "Okafor")
    typed(form, qtbot, "telephone", "07700 900777")  # 4
    qtbot.keyClick(focused(form), KEY.Key_Return)  # 5
    assert focused(form) is form.when.list
    qtbot.keyClick(focused(form), KEY.Key_Return)  # 6
    qtbot.keyClick(focused(form), KEY.Key_Space)  # 7
    qtbot.keyClick(focused(form), KEY.Key_Return, CONTROL)  # 8
    assert not form.isVisible()
    (found,) = desk.store.ask(clients.find, "okafor")
    (row,) = desk.store.ask(sessions.of_household, found.household_id)
    assert row.sitters == ("Joe",)


def test_a_new_caller_without_a_number_keeps_what_was_typed(desk: Desk, qtbot: QtBot) -> None:
    form = booking(desk, qtbot)
    form.family.finder.setText("okafor")
    form.begin_new_caller()
    form.when.list.setFocus()
    qtbot.keyClick(form.when.list, KEY.Key_Return)
    qtbot.keyClick(focused(form), KEY.Key_Return, CONTROL)
    assert form.isVisible()
    assert form.fields["telephone"].is_refused
    assert form.caller.last.value() == "Okafor"
    assert desk.store.ask(clients.find, "okafor") == []


def test_provisional_wants_a_day_and_another_fee_its_reason(desk: Desk, qtbot: QtBot) -> None:
    desk.window.go("client", household_id=desk.family)
    form = booking(desk, qtbot)
    assert not form.what.hold_box.isVisible()
    form.what.provisional.set_value(True)
    assert form.what.hold_box.isVisible()
    typed(form, qtbot, "fee", "40")
    assert form.what.reason_box.isVisible()
    form.when.list.setFocus()
    qtbot.keyClick(form.when.list, KEY.Key_Return)
    qtbot.keyClick(focused(form), KEY.Key_Return, CONTROL)
    assert form.isVisible()
    form.what.hold_until.set_value(date(2026, 9, 2))
    form.what.fee_reason.set_value("a friend of the studio")
    qtbot.keyClick(focused(form), KEY.Key_Return, CONTROL)
    assert not form.isVisible()
    (row,) = desk.store.ask(sessions.of_household, desk.family)
    assert (row.state, row.fee_reason) == (SessionState.PROVISIONAL, "a friend of the studio")


def test_another_desk_took_the_slot_meanwhile_and_nothing_typed_is_lost(desk: Desk, qtbot: QtBot) -> None:
    desk.window.go("client", household_id=desk.family)
    form = booking(desk, qtbot)
    typed(form, qtbot, "date", "sat 12 sep")
    typed(form, qtbot, "time", "10.30 am")
    form.what.preparation.set_value("Tom is shy")
    other = make.clients.khan_and_ellis(desk.store, desk.staff.priya)
    photographer = StaffId(desk.staff.daniel.staff_id)
    make.sessions.booked(desk.store, desk.staff, other, photographer_id=photographer)
    qtbot.keyClick(focused(form), KEY.Key_Return, CONTROL)
    assert form.fields["time"].is_refused
    assert "Adil Khan and Jo Ellis" in form.fields["time"].below.text()
    assert form.what.preparation.value() == "Tom is shy"


def test_what_is_read_back_again_has_to_be_read_again(desk: Desk, qtbot: QtBot) -> None:
    desk.window.go("client", household_id=desk.family)
    form = booking(desk, qtbot)
    form.when.list.setFocus()
    qtbot.keyClick(form.when.list, KEY.Key_Return)
    qtbot.keyClick(form.read_back, KEY.Key_Space)
    assert form.read_back.is_read
    typed(form, qtbot, "time", "3 pm")
    assert not form.read_back.is_read
