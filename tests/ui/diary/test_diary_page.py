"""The diary walked by keys, and a session taken from its sheet to its viewing."""

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtWidgets import QDialog, QWidget
from pytestqt.qtbot import QtBot

from studio import clients, clock, diary, sessions, viewings
from studio.clients import Advice
from studio.sessions import Comfort, SessionId, SessionState
from tests import make
from tests.ui.diary.conftest import Desk, saved
from tests.ui.diary.conftest import press as clicked
from ui.diary.booking import BookingForm
from ui.diary.booking_parts import PeopleField
from ui.diary.fee_forms import FeeForm
from ui.diary.forms import AmendForm, CompleteForm
from ui.diary.page import DiaryPage
from ui.diary.session_sheet import SessionSheet
from ui.kit.dayplan import Block, placed
from ui.kit.move_form import MoveForm, ReasonForm
from ui.kit.text import Label
from ui.viewings.forms import BookViewingForm

KEY = Qt.Key


def page(desk: Desk) -> DiaryPage:
    shown = desk.window.page
    assert isinstance(shown, DiaryPage)
    return shown


def press(desk: Desk, qtbot: QtBot, key: Qt.Key) -> None:
    page(desk).day.sheet.setFocus()
    qtbot.keyClick(page(desk).day.sheet, key)


def sheet_of(desk: Desk, session_id: SessionId) -> SessionSheet:
    desk.window.grant(sessions_wish(session_id))
    shown = desk.dialog()
    assert isinstance(shown, SessionSheet)
    return shown


def sessions_wish(session_id: SessionId) -> object:
    from ui.kit.wish import Wish

    return Wish("open_session", {"session_id": session_id})


def front(desk: Desk, kind: type[QDialog]) -> QDialog:
    found = desk.dialog()
    assert isinstance(found, kind)
    return found


def sees(where: QWidget, words: str) -> bool:
    return any(label.isVisible() and label.text() == words for label in where.findChildren(Label))


def test_keys_lead_through_the_days_and_the_week(desk: Desk, qtbot: QtBot) -> None:
    shown = page(desk)
    assert shown.title.text() == "Wednesday 2 September"
    assert shown.sentence.text().startswith("Nothing is booked. Open 9.30")
    press(desk, qtbot, KEY.Key_Right)
    assert shown.title.text() == "Thursday 3 September"
    press(desk, qtbot, KEY.Key_Left)
    press(desk, qtbot, KEY.Key_Left)
    assert shown.title.text() == "Tuesday 1 September"
    press(desk, qtbot, KEY.Key_W)
    assert shown.title.text() == "31 Aug\u00a0– 6 Sep 2026"
    press(desk, qtbot, KEY.Key_Right)
    assert shown.title.text() == "7\u00a0– 13 September 2026"
    press(desk, qtbot, KEY.Key_T)
    press(desk, qtbot, KEY.Key_D)
    assert shown.title.text() == "Wednesday 2 September"


def test_a_typed_day_is_jumped_to_and_a_wrong_one_is_said(desk: Desk, qtbot: QtBot) -> None:
    shown = page(desk)
    line = shown.asking.line
    qtbot.keyClicks(line, "mon 7 sep")
    qtbot.keyClick(line, KEY.Key_Return)
    assert shown.title.text() == "Monday 7 September"
    assert "We are closed on Mondays." in shown.sentence.text()
    qtbot.keyClicks(line, "sun 7 sep")
    qtbot.keyClick(line, KEY.Key_Return)
    assert "is a Monday" in shown.asking.words.text()


def test_up_and_down_walk_the_day_and_enter_opens(desk: Desk, qtbot: QtBot) -> None:
    day = date(2026, 9, 12)
    first = make.sessions.booked(desk.store, desk.staff, desk.family)
    second = make.sessions.booked(
        desk.store, desk.staff, desk.family, datetime(2026, 9, 12, 14), room="Studio Two"
    )
    page(desk).show_date(day)
    assert page(desk).sentence.text().startswith("2 sessions.")
    for key in (KEY.Key_Down, KEY.Key_Down, KEY.Key_Up):
        press(desk, qtbot, key)
    row = desk.store.ask(sessions.session, first)
    assert page(desk).day.sheet.at == row.appointment_id
    assert "Ashworth family" in page(desk).day.sheet.accessibleDescription()
    press(desk, qtbot, KEY.Key_Down)
    press(desk, qtbot, KEY.Key_Return)
    sheet = front(desk, SessionSheet)
    assert isinstance(sheet, SessionSheet)
    assert sheet.session_id == second


def test_a_slot_chosen_in_the_diary_is_booked_there(desk: Desk, qtbot: QtBot) -> None:
    page(desk).show_date(date(2026, 9, 12))
    sheet = page(desk).day.sheet
    column = sheet.column_at(1)
    where = QPointF(column.center().x(), sheet.y_of(14 * 60) + 2)
    qtbot.mouseClick(sheet, Qt.MouseButton.LeftButton, pos=where.toPoint())
    press(desk, qtbot, KEY.Key_N)
    form = front(desk, BookingForm)
    assert isinstance(form, BookingForm)
    assert form.when.wall_or_none() == datetime(2026, 9, 12, 14)
    assert form.what.room.box.currentText() == "Studio Two"


def test_a_time_is_chosen_and_booked_without_the_mouse(desk: Desk, qtbot: QtBot) -> None:
    page(desk).show_date(date(2026, 9, 15))
    sheet = page(desk).day.sheet
    sheet.setFocus()
    shift = Qt.KeyboardModifier.ShiftModifier
    qtbot.keyClick(sheet, KEY.Key_Down, shift)
    assert sheet.accessibleDescription() == "Studio One, 9.30\u00a0am, press N to book"
    for key in (KEY.Key_Down, KEY.Key_Down, KEY.Key_Right):
        qtbot.keyClick(sheet, key, shift)
    assert sheet.accessibleDescription() == "Studio Two, 10\u00a0am, press N to book"
    press(desk, qtbot, KEY.Key_N)
    form = front(desk, BookingForm)
    assert isinstance(form, BookingForm)
    assert form.when.wall_or_none() == datetime(2026, 9, 15, 10)
    assert form.what.room.box.currentText() == "Studio Two"


def test_choosing_a_time_begins_after_the_appointment_it_stands_on(desk: Desk, qtbot: QtBot) -> None:
    make.sessions.booked(desk.store, desk.staff, desk.family)
    page(desk).show_date(date(2026, 9, 12))
    press(desk, qtbot, KEY.Key_Down)
    qtbot.keyClick(page(desk).day.sheet, KEY.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert page(desk).chosen_time()["wall"] == datetime(2026, 9, 12, 11, 45)


def test_late_evenings_are_marked_and_closed_days_say_why(desk: Desk) -> None:
    page(desk).show_days(7)
    columns = {column.day: column for column in page(desk).day.sheet.columns}
    monday, tuesday, wednesday, thursday = list(columns.values())[:4]
    assert [day.late for day in (tuesday, wednesday)] == [(17 * 60 + 30, 21 * 60)] * 2
    assert (monday.late, thursday.late) == (None, None)
    assert monday.note == "That is a bank holiday: Summer Bank Holiday." or "closed on Mondays" in monday.note


def test_the_diary_shows_what_another_desk_booked(desk: Desk) -> None:
    page(desk).show_date(date(2026, 9, 12))
    make.sessions.booked(desk.store, desk.staff, desk.family)
    assert [block.title for block in page(desk).day.sheet.blocks] == ["Ashworth family"]


def test_blocks_that_meet_stand_side_by_side() -> None:
    def block(key: int, starts: int, ends: int) -> Block:
        return Block(key, 0, starts, ends, "x", "", "session", "camera")

    lanes = {
        each.block.key: (each.lane, each.lanes)
        for each in placed([block(1, 0, 60), block(2, 30, 90), block(3, 60, 120), block(4, 120, 180)])
    }
    assert lanes == {1: (0, 2), 2: (1, 2), 3: (0, 2), 4: (0, 1)}


def test_the_sheet_confirms_tells_moves_and_takes_the_fee(desk: Desk, qtbot: QtBot) -> None:
    held = make.sessions.booked(
        desk.store, desk.staff, desk.family, provisional=True, hold_until=date(2026, 9, 8)
    )
    sheet = sheet_of(desk, held)
    clicked(qtbot, sheet, "Confirm")
    clicked(qtbot, sheet, "Told them")
    row = desk.store.ask(sessions.session, held)
    assert (row.state, row.told_client) == (SessionState.CONFIRMED, True)
    clicked(qtbot, sheet, "Take the fee …")
    fee = front(desk, FeeForm)
    saved(qtbot, fee)
    assert desk.store.ask(sessions.session, held).fee_owed.minor == 0
    clicked(qtbot, sheet, "Move")
    move = front(desk, MoveForm)
    assert isinstance(move, MoveForm)
    move.when.show_wall(datetime(2026, 9, 19, 14))
    saved(qtbot, move)
    row = desk.store.ask(sessions.session, held)
    assert (row.wall, row.told_client) == (datetime(2026, 9, 19, 14), False)
    assert len(desk.store.ask(diary.moves, row.appointment_id)) == 1
    clicked(qtbot, sheet, "Call off")
    reason = front(desk, ReasonForm)
    assert isinstance(reason, ReasonForm)
    saved(qtbot, reason)
    assert reason.fields["reason"].is_refused
    qtbot.keyClicks(reason.fields["reason"].control, "they moved away")
    saved(qtbot, reason)
    assert desk.store.ask(sessions.session, held).state is SessionState.CANCELLED


def test_the_sheet_says_what_to_mind_and_who_comes_may_change(desk: Desk, qtbot: QtBot) -> None:
    household = desk.store.ask(clients.household, desk.family)
    draft = replace(
        make.clients.ASHWORTHS, version=household.version, advice=Advice.IF_ASKED, hospitality="Tea, no nuts"
    )
    desk.store.do(clients.amend, desk.family, draft, by=desk.staff.priya)
    which = make.sessions.booked(desk.store, desk.staff, desk.family, preparation="Tom is shy")
    sheet = sheet_of(desk, which)
    for words in ("Tea, no nuts", "Tom is shy"):
        qtbot.waitUntil(lambda words=words: sees(sheet, words))
    assert sheet.warnings.accessibleName() == "Please note: advice only if they ask"
    clicked(qtbot, sheet, "Who comes, what to know …")
    form = front(desk, AmendForm)
    assert isinstance(form, AmendForm)
    people = form.fields["people"]
    assert isinstance(people, PeopleField)
    people.ticks[-1][2].click()
    form.fill({"preparation": "Tom has a match"})
    saved(qtbot, form)
    row = desk.store.ask(sessions.session, which)
    assert (row.sitters, row.preparation) == (("Claire", "Mark", "Ellie"), "Tom has a match")
    qtbot.waitUntil(lambda: sees(sheet, "Tom has a match"))


def test_a_viewing_called_off_is_booked_again_from_the_sheet(desk: Desk, qtbot: QtBot) -> None:
    which = make.sessions.booked(desk.store, desk.staff, desk.family)
    done = make.sessions.WALL + timedelta(minutes=65)
    viewing = make.sessions.completed(desk.store, desk.staff.daniel, which, done)
    desk.store.do(viewings.cancel, viewing, "a cold", by=desk.staff.priya)
    with clock.standing_at(done):
        clicked(qtbot, sheet_of(desk, which), "Book a viewing")
        booking = front(desk, BookViewingForm)
        assert isinstance(booking, BookViewingForm)
        booking.when.show_wall(make.viewings.EVENING)
        booking.letter.set_value("")
        saved(qtbot, booking)
    rows = desk.store.ask(viewings.of_household, desk.family)
    assert [row.wall for row in rows] == [make.viewings.EVENING, None]


def test_completing_takes_four_interactions_and_the_viewing_two_more(desk: Desk, qtbot: QtBot) -> None:
    which = make.sessions.booked(desk.store, desk.staff, desk.family)
    with clock.standing_at(make.sessions.WALL + timedelta(minutes=65)):
        clicked(qtbot, sheet_of(desk, which), "Complete it")
        form = front(desk, CompleteForm)
        assert isinstance(form, CompleteForm)
        qtbot.waitUntil(form.isActiveWindow)
        qtbot.keyClicks(form.fields["images_taken"].control, "62")  # 1
        qtbot.keyClick(form.fields["images_taken"].control, KEY.Key_Tab)
        qtbot.keyClicks(form.fields["mood"].control, "delighted")  # 2
        qtbot.keyClick(form.fields["mood"].control, KEY.Key_Tab)
        qtbot.keyClicks(form.comfort.box, "f")  # 3
        saved(qtbot, form)  # 4
        row = desk.store.ask(sessions.session, which)
        assert (row.state, row.images_taken, row.mood, row.comfort) == (
            SessionState.COMPLETED, 62, "delighted", Comfort.FINE,
        )  # fmt: skip
        booking = front(desk, BookViewingForm)
        assert isinstance(booking, BookViewingForm)
        assert [slot.wall.date().day for slot in booking.when.list.slots][::2] == [15, 16, 17, 18, 19]
        assert booking.letter.value() == "hand over", "they are still here"
        booking.letter.set_value("")
        booking.when.list.setFocus()
        qtbot.keyClick(booking.when.list, KEY.Key_Return)  # 1
        saved(qtbot, booking)  # 2
    (viewing,) = desk.store.ask(viewings.of_household, desk.family)
    assert (viewing.wall, viewing.minutes, viewing.attendees) == (
        datetime(2026, 9, 15, 19), 120, "Claire and Mark",
    )  # fmt: skip


@pytest.mark.parametrize("size", [(1100, 700), (1360, 860)])
def test_nothing_is_cut_off_in_a_small_window(desk: Desk, size: tuple[int, int]) -> None:
    make.sessions.booked(desk.store, desk.staff, desk.family)
    desk.window.resize(*size)
    shown = page(desk)
    for days in (1, 7):
        shown.show_days(days)
        sheet = shown.day.sheet
        assert sheet.width() <= shown.day.area.viewport().width()
        assert sheet.column_at(len(sheet.columns) - 1).right() <= sheet.width() + 1
