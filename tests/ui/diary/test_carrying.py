"""Appointments carried by mouse and by keys, and what stands against them said while they are in the hand."""

from datetime import date, datetime

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from studio import diary, sessions, viewings
from studio.business import StaffId
from studio.diary import AppointmentId, OtherDraft, OtherKind
from studio.sessions import MoveDraft, SessionId
from tests import make
from tests.make.business import room_named
from tests.ui.diary.conftest import Desk, press, saved
from ui.diary.booking import BookingForm
from ui.diary.other_form import OtherForm
from ui.diary.page import MONTH, WEEK, DiaryPage
from ui.diary.plan import By, ColumnKey
from ui.kit.daysheet import DaySheet
from ui.kit.move_form import MoveForm
from ui.kit.wish import Wish

KEY, SHIFT, CTRL = Qt.Key, Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier
SATURDAY = date(2026, 9, 12)


def page(desk: Desk) -> DiaryPage:
    shown = desk.window.page
    assert isinstance(shown, DiaryPage)
    return shown


def sheet(desk: Desk) -> DaySheet:
    return page(desk).day.sheet


def hold_down(desk: Desk, column: int, minute: int) -> None:
    """The mouse pressed on what stands there."""
    drawn = sheet(desk)
    where = QPoint(round(drawn.column_at(column).left()) + 20, round(drawn.y_of(minute)))
    _mouse(drawn, QEvent.Type.MouseButtonPress, QPointF(where))


def drag(desk: Desk, column: int, minute: float, modifiers: Qt.KeyboardModifier | None = None) -> None:
    """The mouse moved there in three steps, its button held."""
    drawn = sheet(desk)
    x, y = drawn.column_at(column).left() + 20, drawn.y_of(minute)
    for part in (0.4, 0.8, 1.0):
        where = QPointF(x, y - (1 - part) * 40)
        _mouse(drawn, QEvent.Type.MouseMove, where, modifiers)


def let_go(desk: Desk) -> None:
    """The button released where the mouse is."""
    drawn = sheet(desk)
    _mouse(drawn, QEvent.Type.MouseButtonRelease, QPointF(drawn.hand.ghost().center()))


def _mouse(
    drawn: DaySheet, kind: QEvent.Type, where: QPointF, modifiers: Qt.KeyboardModifier | None = None
) -> None:
    left = Qt.MouseButton.LeftButton
    button = Qt.MouseButton.NoButton if kind is QEvent.Type.MouseMove else left
    buttons = Qt.MouseButton.NoButton if kind is QEvent.Type.MouseButtonRelease else left
    held = modifiers or Qt.KeyboardModifier.NoModifier
    event = QMouseEvent(kind, where, QPointF(drawn.mapToGlobal(where)), button, buttons, held)
    QApplication.sendEvent(drawn, event)


def key(desk: Desk, qtbot: QtBot, which: Qt.Key, modifiers: Qt.KeyboardModifier | None = None) -> None:
    sheet(desk).setFocus()
    qtbot.keyClick(sheet(desk), which, modifiers or Qt.KeyboardModifier.NoModifier)


def front(desk: Desk, kind: type[QDialog]) -> QDialog:
    found = desk.dialog()
    assert isinstance(found, kind)
    return found


def another_family(desk: Desk, wall: datetime, **changes: object) -> SessionId:
    family = make.clients.khan_and_ellis(desk.store, desk.staff.priya)
    helen = StaffId(desk.staff.helen.staff_id)
    return make.sessions.booked(desk.store, desk.staff, family, wall, photographer_id=helen, **changes)


def lunch(desk: Desk, wall: datetime = datetime(2026, 9, 12, 13), **changes: object) -> AppointmentId:
    """Daniel's lunch."""
    values: dict[str, object] = {
        "other": OtherKind.LUNCH, "wall": wall, "minutes": 45, "people": (StaffId(desk.staff.daniel.staff_id),)
    }  # fmt: skip
    made = desk.store.do(diary.arrange_other, OtherDraft(**(values | changes)), by=desk.staff.priya)
    return AppointmentId(made[0])


def row_of(desk: Desk, session_id: SessionId) -> sessions.SessionRow:
    return desk.store.ask(sessions.session, session_id)


def test_a_session_dragged_to_another_room_and_time_opens_its_form_with_both_in_it(
    desk: Desk, qtbot: QtBot
) -> None:
    booked = make.sessions.booked(desk.store, desk.staff, desk.family)
    page(desk).show_date(SATURDAY)
    hold_down(desk, 0, 10 * 60 + 35)
    drag(desk, 1, 14 * 60 + 7)
    assert sheet(desk).hand.standing.words == "free"
    let_go(desk)
    form = front(desk, MoveForm)
    assert isinstance(form, MoveForm)
    assert form.when.wall_or_none() == datetime(2026, 9, 12, 14)
    assert form.room.box.currentText() == "Studio Two"
    assert row_of(desk, booked).wall == make.sessions.WALL
    saved(qtbot, form)
    assert (row_of(desk, booked).wall, row_of(desk, booked).room) == (datetime(2026, 9, 12, 14), "Studio Two")


def test_ctrl_snaps_to_five_minutes_and_escape_puts_it_back(desk: Desk, qtbot: QtBot) -> None:
    booked = make.sessions.booked(desk.store, desk.staff, desk.family)
    page(desk).show_date(SATURDAY)
    hold_down(desk, 0, 10 * 60 + 35)
    drag(desk, 0, 14 * 60 + 8, CTRL)
    held = sheet(desk).hand.held
    assert held is not None
    assert held.starts == 14 * 60 + 5
    key(desk, qtbot, KEY.Key_Escape)
    assert not sheet(desk).hand.is_full
    assert sheet(desk).accessibleDescription() == "Ashworth family, put back"
    assert row_of(desk, booked).wall == make.sessions.WALL
    assert not [each for each in desk.window.findChildren(QDialog) if each.isVisible()]


def test_a_click_still_opens(desk: Desk, qtbot: QtBot) -> None:
    booked = make.sessions.booked(desk.store, desk.staff, desk.family)
    page(desk).show_date(SATURDAY)
    where = QPoint(round(sheet(desk).column_at(0).left()) + 20, round(sheet(desk).y_of(10 * 60 + 40)))
    qtbot.mouseClick(sheet(desk), Qt.MouseButton.LeftButton, pos=where)
    assert getattr(desk.dialog(), "session_id", None) == booked


def test_the_foot_of_a_block_lengthens_it(desk: Desk, qtbot: QtBot) -> None:
    booked = make.sessions.booked(desk.store, desk.staff, desk.family)
    page(desk).show_date(SATURDAY)
    drawn = sheet(desk)
    block = drawn.blocks[0]
    foot = drawn.rect_between(block.column, block.starts, block.ends).bottom() - 2
    _mouse(drawn, QEvent.Type.MouseButtonPress, QPointF(drawn.column_at(0).left() + 20, foot))
    drag(desk, 0, 12 * 60)
    held = drawn.hand.held
    assert held is not None
    assert (held.starts, held.ends) == (10 * 60 + 30, 12 * 60)
    let_go(desk)
    form = front(desk, MoveForm)
    saved(qtbot, form)
    assert (row_of(desk, booked).wall, row_of(desk, booked).minutes) == (make.sessions.WALL, 90)


def test_what_stands_against_it_is_said_while_it_is_carried(desk: Desk, qtbot: QtBot) -> None:
    make.sessions.booked(desk.store, desk.staff, desk.family)
    another_family(desk, datetime(2026, 9, 12, 14), room="Studio Two")
    page(desk).show_date(SATURDAY)
    hold_down(desk, 0, 10 * 60 + 35)
    drag(desk, 1, 14 * 60 + 37)
    standing = sheet(desk).hand.standing
    assert standing.tone == "concern"
    assert standing.words == "Studio Two is taken by Adil Khan and Jo Ellis until 3.15\u00a0pm"
    assert standing.words in sheet(desk).accessibleDescription()
    drag(desk, 0, 21 * 60)
    assert sheet(desk).hand.standing.words == "out of hours: who opens up?"
    sheet(desk).put_back()


def test_what_is_only_held_is_amber_in_the_hand(desk: Desk) -> None:
    make.sessions.booked(desk.store, desk.staff, desk.family)
    another_family(
        desk, datetime(2026, 9, 12, 14), room="Studio Two", provisional=True, hold_until=date(2026, 9, 9)
    )
    page(desk).show_date(SATURDAY)
    hold_down(desk, 0, 10 * 60 + 35)
    drag(desk, 1, 14 * 60 + 37)
    standing = sheet(desk).hand.standing
    assert (standing.tone, "is held for Adil Khan and Jo Ellis" in standing.words) == ("due", True)
    sheet(desk).put_back()


def test_a_room_is_kept_until_it_is_cleared_whichever_comes_first(desk: Desk) -> None:
    make.sessions.booked(desk.store, desk.staff, desk.family)
    another_family(desk, datetime(2026, 9, 12, 14), room="Studio Two")
    page(desk).show_date(SATURDAY)
    hold_down(desk, 0, 10 * 60 + 35)
    drag(desk, 1, 12 * 60 + 50)  # would end at 1.45 pm, and be cleared at 2
    assert sheet(desk).hand.standing.words == "free"
    drag(desk, 1, 13 * 60 + 8)
    assert sheet(desk).hand.standing.tone == "concern"
    sheet(desk).put_back()


def test_every_drag_is_done_by_keys(desk: Desk, qtbot: QtBot) -> None:
    booked = make.sessions.booked(desk.store, desk.staff, desk.family)
    page(desk).show_date(SATURDAY)
    key(desk, qtbot, KEY.Key_Down)
    key(desk, qtbot, KEY.Key_Space)
    assert page(desk).keys.text().startswith("Arrows move it")
    for _ in range(4):
        key(desk, qtbot, KEY.Key_Down)
    key(desk, qtbot, KEY.Key_Right)
    key(desk, qtbot, KEY.Key_Down, CTRL)
    key(desk, qtbot, KEY.Key_Down, SHIFT)
    said = "Ashworth family, Studio Two, 11.35 am – 12.50\u00a0pm, free"
    assert sheet(desk).accessibleDescription().replace("\u00a0am", " am") == said
    key(desk, qtbot, KEY.Key_PageDown)  # Sunday
    key(desk, qtbot, KEY.Key_PageDown)
    key(desk, qtbot, KEY.Key_PageDown)
    assert page(desk).on == date(2026, 9, 15)
    assert sheet(desk).hand.is_full
    key(desk, qtbot, KEY.Key_Return)
    form = front(desk, MoveForm)
    assert isinstance(form, MoveForm)
    qtbot.waitUntil(form.isActiveWindow)
    assert form.focusWidget() is form.save_button
    qtbot.keyClick(form.save_button, KEY.Key_Return)
    row = row_of(desk, booked)
    assert (row.wall, row.minutes, row.room) == (datetime(2026, 9, 15, 11, 35), 75, "Studio Two")


def test_escape_puts_back_what_keys_have_carried(desk: Desk, qtbot: QtBot) -> None:
    make.sessions.booked(desk.store, desk.staff, desk.family)
    page(desk).show_date(SATURDAY)
    key(desk, qtbot, KEY.Key_Down)
    key(desk, qtbot, KEY.Key_Space)
    key(desk, qtbot, KEY.Key_Down)
    key(desk, qtbot, KEY.Key_Escape)
    assert not sheet(desk).hand.is_full
    assert page(desk).keys.text().startswith("Arrows walk")


def test_lunch_is_moved_at_once_and_put_back_by_one_press(desk: Desk, qtbot: QtBot) -> None:
    eaten = lunch(desk)
    page(desk).show_date(SATURDAY)
    page(desk).show_by(By.PEOPLE)
    key(desk, qtbot, KEY.Key_Down)
    key(desk, qtbot, KEY.Key_Space)
    for _ in range(2):
        key(desk, qtbot, KEY.Key_Down)
    key(desk, qtbot, KEY.Key_Return)
    assert desk.store.ask(diary.appointment, eaten).wall == datetime(2026, 9, 12, 13, 30)
    assert page(desk).notice_bar.words.text() == "Lunch is moved to Sat 12 Sep, 1.30 – 2.15\u00a0pm."
    page(desk).notice_bar.action.click()
    assert desk.store.ask(diary.appointment, eaten).wall == datetime(2026, 9, 12, 13)


def test_lunch_put_on_a_session_says_what_is_in_the_way_and_stays(desk: Desk, qtbot: QtBot) -> None:
    eaten = lunch(desk)
    make.sessions.booked(desk.store, desk.staff, desk.family)
    page(desk).show_date(SATURDAY)
    page(desk).show_by(By.PEOPLE)
    for _ in range(2):
        key(desk, qtbot, KEY.Key_Down)
    key(desk, qtbot, KEY.Key_Space)
    for _ in range(9):
        key(desk, qtbot, KEY.Key_Up)
    assert sheet(desk).hand.standing.tone == "concern"
    key(desk, qtbot, KEY.Key_Return)
    assert "Ashworth family" in page(desk).notice_bar.words.text()
    assert desk.store.ask(diary.appointment, eaten).wall == datetime(2026, 9, 12, 13)
    page(desk).notice_bar.action.click()
    assert isinstance(desk.dialog(), OtherForm)


def test_two_desks_move_one_session_and_the_second_sees_both_versions(desk: Desk, qtbot: QtBot) -> None:
    booked = make.sessions.booked(desk.store, desk.staff, desk.family)
    page(desk).show_date(SATURDAY)
    hold_down(desk, 0, 10 * 60 + 35)
    drag(desk, 1, 14 * 60 + 7)
    let_go(desk)
    form = front(desk, MoveForm)
    assert isinstance(form, MoveForm)
    theirs = MoveDraft(wall=datetime(2026, 9, 16, 11), reason="she rang the other desk")
    desk.store.do(viewings.move_session, booked, theirs, by=desk.staff.helen)
    qtbot.waitUntil(form.isActiveWindow)
    qtbot.keyClicks(form.fields["reason"].control, "Tom has a match")
    saved(qtbot, form)
    assert form.isVisible()
    assert form.both.isVisible()
    heard = form.both.accessibleName()
    assert "theirs Wed 16 Sep, 11" in heard
    assert "yours Sat 12 Sep, 2" in heard
    assert row_of(desk, booked).wall == datetime(2026, 9, 16, 11)
    press(qtbot, form, "Move it to where I have it")
    qtbot.waitUntil(lambda: not form.isVisible())
    assert row_of(desk, booked).wall == datetime(2026, 9, 12, 14)
    moves = desk.store.ask(diary.moves, row_of(desk, booked).appointment_id)
    assert [move.reason for move in moves] == ["Tom has a match", "she rang the other desk"]


def test_leaving_it_as_they_have_it_changes_nothing(desk: Desk, qtbot: QtBot) -> None:
    booked = make.sessions.booked(desk.store, desk.staff, desk.family)
    page(desk).show_date(SATURDAY)
    hold_down(desk, 0, 10 * 60 + 35)
    drag(desk, 1, 14 * 60 + 7)
    let_go(desk)
    form = front(desk, MoveForm)
    assert isinstance(form, MoveForm)
    desk.store.do(
        viewings.move_session, booked, MoveDraft(wall=datetime(2026, 9, 16, 11)), by=desk.staff.helen
    )
    saved(qtbot, form)
    press(qtbot, form, "Leave it as they have it")
    assert not form.isVisible()
    assert row_of(desk, booked).wall == datetime(2026, 9, 16, 11)


def test_the_viewing_goes_along_and_telling_them_is_owed(desk: Desk, qtbot: QtBot) -> None:
    booked = make.sessions.booked(desk.store, desk.staff, desk.family)
    draft = make.viewings.draft(desk.store, desk.staff)
    desk.store.do(viewings.book_ahead, booked, draft, by=desk.staff.priya)
    desk.window.grant(_wish(desk, booked, datetime(2026, 9, 19, 14)))
    form = front(desk, MoveForm)
    assert isinstance(form, MoveForm)
    follows = {follow.what: tick for follow, tick in form.follow.ticks}
    assert follows["viewing"].accessibleName() == (
        "The viewing, from Wed 16 Sep, 7\u00a0pm to Wed 23 Sep, 7\u00a0pm"
    )
    assert "reminder" in follows
    assert form.told.value() is False
    saved(qtbot, form)
    (viewing,) = desk.store.ask(viewings.of_household, desk.family)
    assert viewing.wall == datetime(2026, 9, 23, 19)
    assert row_of(desk, booked).told_client is False
    owed = desk.store.ask(diary.owed, date(2026, 9, 2))
    assert any("Ashworth family" in line.title for line in owed)


def _wish(desk: Desk, booked: SessionId, wall: datetime) -> Wish:
    appointment = row_of(desk, booked).appointment_id
    return Wish("move_appointment", {"appointment_id": appointment, "wall": wall})


def test_a_clash_in_the_form_says_who_and_offers_three_times_by_key(desk: Desk, qtbot: QtBot) -> None:
    booked = make.sessions.booked(desk.store, desk.staff, desk.family)
    another_family(desk, datetime(2026, 9, 15, 11))
    desk.window.grant(_wish(desk, booked, datetime(2026, 9, 15, 11)))
    form = front(desk, MoveForm)
    assert isinstance(form, MoveForm)
    assert "Studio One is taken by Adil Khan and Jo Ellis until" in form.when.standing_words.text()
    second = form.when.list.slots[1].wall
    qtbot.waitUntil(form.isActiveWindow)
    qtbot.keyClick(form, KEY.Key_2, Qt.KeyboardModifier.AltModifier)
    assert form.when.wall_or_none() == second
    assert form.when.standing_words.text().startswith("Free:")


@pytest.mark.parametrize("days", [1, WEEK])
def test_rooms_and_people_stand_side_by_side(desk: Desk, qtbot: QtBot, days: int) -> None:
    make.sessions.booked(desk.store, desk.staff, desk.family)
    page(desk).show_date(SATURDAY)
    page(desk).show_days(days)
    key(desk, qtbot, KEY.Key_P)
    kinds = {column.key.kind for column in sheet(desk).columns if isinstance(column.key, ColumnKey)}
    assert By.PEOPLE in kinds
    (block,) = sheet(desk).blocks
    assert sheet(desk).columns[block.column].title == "Daniel"
    key(desk, qtbot, KEY.Key_R)
    (block,) = sheet(desk).blocks
    assert sheet(desk).columns[block.column].title == "Studio One"
    page(desk).ways.alone.set_value(int(room_named(desk.store, "Studio Two").id))
    assert sheet(desk).blocks == []


def test_a_session_is_given_to_another_photographer_in_the_week(desk: Desk, qtbot: QtBot) -> None:
    booked = make.sessions.booked(desk.store, desk.staff, desk.family)
    page(desk).show_date(SATURDAY)
    page(desk).show_by(By.PEOPLE)
    key(desk, qtbot, KEY.Key_Down)
    key(desk, qtbot, KEY.Key_Space)
    key(desk, qtbot, KEY.Key_Left)
    key(desk, qtbot, KEY.Key_Return)
    saved(qtbot, front(desk, MoveForm))
    assert row_of(desk, booked).photographer == "Helen Marsh"


def test_the_evening_before_is_drawn_from_midnight_with_its_real_span(desk: Desk) -> None:
    late = lunch(
        desk, datetime(2026, 9, 12, 22), other=OtherKind.OTHER, title="Night of the museums", minutes=240,
    )  # fmt: skip
    page(desk).show_by(By.PEOPLE)
    page(desk).show_date(date(2026, 9, 13))
    (block,) = sheet(desk).blocks
    assert (block.key, block.starts, block.ends, block.goes_on) == (late, 0, 120, True)
    assert "Sat 10\u00a0pm – Sun 2\u00a0am" in block.says
    assert "since Sat 12 Sep" in block.says


def test_whole_days_do_not_stretch_the_day_and_are_not_carried(desk: Desk, qtbot: QtBot) -> None:
    lunch(desk, other=OtherKind.HOLIDAY, whole_day=True, last_day=date(2026, 9, 18))
    page(desk).show_date(date(2026, 9, 15))
    page(desk).show_by(By.PEOPLE)
    assert (sheet(desk).first, sheet(desk).last) == (9 * 60, 22 * 60)
    assert sheet(desk).blocks[0].detail.startswith("All day")
    key(desk, qtbot, KEY.Key_Down)
    key(desk, qtbot, KEY.Key_Space)
    assert not sheet(desk).hand.is_full


def test_a_month_is_walked_and_a_day_of_it_opened(desk: Desk, qtbot: QtBot) -> None:
    make.sessions.booked(desk.store, desk.staff, desk.family)
    lunch(desk)
    page(desk).show_date(date(2026, 9, 10))
    page(desk).show_days(MONTH)
    month = page(desk).month
    assert page(desk).title.text() == "September 2026"
    assert page(desk).sentence.text() == "1 session and 1 other appointment."
    month.setFocus()
    for which in (KEY.Key_Right, KEY.Key_Right):
        qtbot.keyClick(month, which)
    assert month.accessibleDescription() == "Saturday 12 September 2026, 1 session, 1 other"
    qtbot.keyClick(month, KEY.Key_Up)
    qtbot.keyClick(month, KEY.Key_Up)  # over the edge: August
    assert page(desk).title.text() == "August 2026"
    assert month.at == date(2026, 8, 29)
    bank_holiday = next(day for day in month.days if day.day == date(2026, 8, 31))
    assert bank_holiday.closed
    qtbot.keyClick(month, KEY.Key_PageDown)
    month.choose(SATURDAY)
    qtbot.keyClick(month, KEY.Key_Return)
    assert page(desk).title.text() == "Saturday 12 September"
    assert page(desk).day.isVisible()


def test_are_you_free_is_answered_with_the_date_and_a_time_is_taken_by_key(desk: Desk, qtbot: QtBot) -> None:
    make.sessions.booked(desk.store, desk.staff, desk.family)
    key(desk, qtbot, KEY.Key_F)
    line = page(desk).asking.line
    qtbot.keyClicks(line, "sat 12 sep 10.30")
    assert page(desk).asking.words.text() == "10.30 in the morning or in the evening?"
    qtbot.keyClicks(line, "a")
    assert page(desk).asking.isVisible()
    assert page(desk).asking.words.text().startswith("Yes, 10.30\u00a0am on Saturday 12 September")
    slot = page(desk).asking.answer
    assert slot is not None
    qtbot.keyClick(line, KEY.Key_1, Qt.KeyboardModifier.AltModifier)
    form = front(desk, BookingForm)
    assert isinstance(form, BookingForm)
    assert form.when.wall_or_none() == slot.slots[0].wall


def test_enter_goes_to_the_time_that_was_asked_about(desk: Desk, qtbot: QtBot) -> None:
    key(desk, qtbot, KEY.Key_G)
    line = page(desk).asking.line
    qtbot.keyClicks(line, "next tue 2 pm")
    assert page(desk).asking.words.text().startswith("Yes, 2\u00a0pm on Tuesday 8 September")
    qtbot.keyClick(line, KEY.Key_Return)
    assert page(desk).on == date(2026, 9, 8)
    assert page(desk).chosen_time()["wall"] == datetime(2026, 9, 8, 14)
    assert not page(desk).asking.isVisible()
