"""What the desk does beside booking: other appointments, times only held, the waiting list, paper and files."""

from dataclasses import replace
from datetime import date, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from studio import clients, clock, diary, sessions
from studio.business import StaffId
from studio.clients import HouseholdStatus
from studio.diary import AppointmentRow, OtherDraft, OtherKind, PartOfDay
from studio.sessions import SessionId, SessionState, WaitDraft
from tests import make
from tests.make.business import room_named
from tests.ui.diary.conftest import Desk, press, saved
from ui.diary.booking import BookingForm
from ui.diary.hold_sheet import HoldSheet
from ui.diary.other_form import OtherForm
from ui.diary.page import MONTH, WEEK, DiaryPage
from ui.diary.waiting import RingCard, WaitForm, WaitingSheet
from ui.kit import notices
from ui.kit.move_form import ReasonForm
from ui.kit.text import Label
from ui.kit.wish import Wish

KEY = Qt.Key
SATURDAY = date(2026, 9, 12)


def page(desk: Desk) -> DiaryPage:
    shown = desk.window.page
    assert isinstance(shown, DiaryPage)
    return shown


def key(desk: Desk, qtbot: QtBot, which: Qt.Key) -> None:
    page(desk).day.sheet.setFocus()
    qtbot.keyClick(page(desk).day.sheet, which)


def front(desk: Desk, kind: type[QDialog]) -> QDialog:
    found = desk.dialog()
    assert isinstance(found, kind)
    return found


def in_the_diary(desk: Desk, first: date, days: int = 1) -> list[AppointmentRow]:
    begins, _ = clock.day_in_utc(first)
    _, ends = clock.day_in_utc(date.fromordinal(first.toordinal() + days - 1))
    return [row for row in desk.store.ask(diary.between, begins, ends) if row.other is not None]


def held(desk: Desk) -> SessionId:
    return make.sessions.booked(
        desk.store, desk.staff, desk.family, provisional=True, hold_until=date(2026, 9, 8)
    )


def person(desk: Desk, name: str) -> int:
    return int(getattr(desk.staff, name).staff_id)


def test_lunch_is_put_where_it_was_chosen_for_whom_it_was_chosen(desk: Desk, qtbot: QtBot) -> None:
    page(desk).show_date(SATURDAY)
    key(desk, qtbot, KEY.Key_P)
    sheet = page(desk).day.sheet
    place = [column.title for column in sheet.columns].index("Daniel")
    sheet.show_slot(place, 13 * 60)
    key(desk, qtbot, KEY.Key_O)
    form = front(desk, OtherForm)
    assert isinstance(form, OtherForm)
    assert form.people.ids() == (person(desk, "daniel"),)
    assert form.when.standing_words.text().startswith("Free:")
    saved(qtbot, form)
    (row,) = in_the_diary(desk, SATURDAY)
    assert (row.other, row.wall, row.minutes, row.staff) == (
        OtherKind.LUNCH, datetime(2026, 9, 12, 13), 45, "Daniel Reed",
    )  # fmt: skip
    assert [block.title for block in sheet.blocks] == ["Lunch"]


def test_a_meeting_takes_several_people_and_a_room_and_says_who_cannot(desk: Desk, qtbot: QtBot) -> None:
    make.sessions.booked(desk.store, desk.staff, desk.family)
    desk.window.grant(Wish("other_appointment", {"wall": datetime(2026, 9, 12, 11)}))
    form = front(desk, OtherForm)
    assert isinstance(form, OtherForm)
    assert "Please say who it is for" in form.when.standing_words.text()
    form.kind.set_value(OtherKind.MEETING)
    form.people.set_value((person(desk, "helen"), person(desk, "daniel")))
    form.rooms.set_value((int(room_named(desk.store, "Viewing room").id),))
    assert "Daniel Reed is taken by The Ashworth family" in form.when.standing_words.text()
    assert form.when.standing.property("tone") == "concern"
    saved(qtbot, form)
    assert form.isVisible()
    form.when.show_wall(datetime(2026, 9, 12, 14))
    saved(qtbot, form)
    (row,) = in_the_diary(desk, SATURDAY)
    assert (len(row.people), row.room, row.title) == (2, "Viewing room", "Meeting")


def test_a_holiday_takes_whole_days_many_of_them_and_one_is_called_off_alone(
    desk: Desk, qtbot: QtBot
) -> None:
    desk.window.grant(Wish("other_appointment", {"on": date(2026, 9, 15)}))
    form = front(desk, OtherForm)
    assert isinstance(form, OtherForm)
    form.kind.set_value(OtherKind.HOLIDAY)
    assert form.whole.value()
    assert not form.when.time_box.isVisible()
    form.people.set_value((person(desk, "daniel"),))
    form.last.set_value(date(2026, 9, 18))
    assert form.when.standing_words.text() == "Free on 4 days."
    saved(qtbot, form)
    rows = in_the_diary(desk, date(2026, 9, 15), 4)
    assert [row.wall.day for row in rows] == [15, 16, 17, 18]
    desk.window.grant(Wish("open_appointment", {"appointment_id": rows[1].id}))
    amend = front(desk, OtherForm)
    assert isinstance(amend, OtherForm)
    assert amend.only_this
    press(qtbot, amend, "Call it off …")
    reason = front(desk, ReasonForm)
    qtbot.waitUntil(reason.isActiveWindow)
    assert isinstance(reason, ReasonForm)
    qtbot.keyClicks(reason.fields["reason"].control, "he is back early")
    saved(qtbot, reason)
    assert [row.wall.day for row in in_the_diary(desk, date(2026, 9, 15), 4)] == [15, 17, 18]


def test_all_the_days_of_a_holiday_are_amended_together(desk: Desk, qtbot: QtBot) -> None:
    draft = OtherDraft(
        other=OtherKind.HOLIDAY, wall=datetime(2026, 9, 15, 9), whole_day=True, last_day=date(2026, 9, 17),
        people=(StaffId(person(desk, "daniel")),),
    )  # fmt: skip
    first = desk.store.do(diary.arrange_other, draft, by=desk.staff.priya)[0]
    desk.window.grant(Wish("open_appointment", {"appointment_id": first}))
    form = front(desk, OtherForm)
    assert isinstance(form, OtherForm)
    form.fields["only_this"].set_value(False)
    assert form.last.value() == date(2026, 9, 17)
    assert form.when.standing_words.text() == "Free on 3 days."
    form.last.set_value(date(2026, 9, 18))
    saved(qtbot, form)
    assert [row.wall.day for row in in_the_diary(desk, date(2026, 9, 15), 5)] == [15, 16, 17, 18]


def test_a_held_time_is_hatched_says_until_when_and_is_confirmed(desk: Desk, qtbot: QtBot) -> None:
    which = held(desk)
    page(desk).show_date(SATURDAY)
    (block,) = page(desk).day.sheet.blocks
    assert block.provisional
    assert "held until Tue 8 Sep" in block.detail
    key(desk, qtbot, KEY.Key_Down)
    key(desk, qtbot, KEY.Key_Return)
    sheet = front(desk, HoldSheet)
    shown = [label.text() for label in sheet.findChildren(Label)]
    assert "01632 960123" in shown
    saved(qtbot, sheet)
    assert desk.store.ask(sessions.session, which).state is SessionState.CONFIRMED


def test_a_held_time_is_held_longer_or_released_on_purpose(desk: Desk, qtbot: QtBot) -> None:
    which = held(desk)
    desk.window.grant(Wish("open_hold", {"session_id": which}))
    sheet = front(desk, HoldSheet)
    assert isinstance(sheet, HoldSheet)
    sheet.until.set_value(date(2026, 9, 13))
    press(qtbot, sheet, "Hold it longer")
    assert sheet.until.is_refused
    sheet.until.set_value(date(2026, 9, 11))
    press(qtbot, sheet, "Hold it longer")
    assert desk.store.ask(sessions.session, which).hold_until == date(2026, 9, 11)
    desk.window.grant(Wish("open_hold", {"session_id": which}))
    notices.answer_next(False, True)
    press(qtbot, front(desk, HoldSheet), "Release it …")
    assert desk.store.ask(sessions.session, which).state is SessionState.PROVISIONAL
    press(qtbot, front(desk, HoldSheet), "Release it …")
    assert desk.store.ask(sessions.session, which).state is SessionState.CANCELLED


def test_a_session_that_is_firm_opens_as_a_session(desk: Desk) -> None:
    which = make.sessions.booked(desk.store, desk.staff, desk.family)
    desk.window.grant(Wish("open_hold", {"session_id": which}))
    assert getattr(desk.dialog(), "session_id", None) == which


def test_who_would_like_an_earlier_time_is_rung_when_one_is_free_and_takes_it(
    desk: Desk, qtbot: QtBot
) -> None:
    later = make.sessions.booked(desk.store, desk.staff, desk.family, datetime(2026, 9, 19, 10, 30))
    couple = make.clients.khan_and_ellis(desk.store, desk.staff.priya)
    sooner = make.sessions.booked(desk.store, desk.staff, couple)
    desk.window.grant(Wish("wait_for_earlier", {"session_id": later}))
    form = front(desk, WaitForm)
    assert isinstance(form, WaitForm)
    form.fields["weekdays"].set_value((5,))
    form.fields["parts"].set_value((PartOfDay.MORNING,))
    form.fill({"words": "Grandma flies home"})
    saved(qtbot, form)
    key(desk, qtbot, KEY.Key_L)
    sheet = front(desk, WaitingSheet)
    assert isinstance(sheet, WaitingSheet)
    assert sheet.sentence.text() == "1 family waits."
    desk.store.do(sessions.cancel, sooner, "a cold", by=desk.staff.priya)
    (card,) = sheet.findChildren(RingCard)
    shown = [label.text() for label in card.findChildren(Label)]
    assert "Ring The Ashworth family" in shown
    assert "01632 960123" in shown
    assert "“Grandma flies home”" in shown
    press(qtbot, sheet, "They take it")
    row = desk.store.ask(sessions.session, later)
    assert (row.wall, row.told_client) == (datetime(2026, 9, 12, 10, 30), True)
    assert desk.store.ask(sessions.waiting) == ()
    assert sheet.sentence.text() == "Nobody waits."


def test_who_does_not_want_this_one_goes_on_waiting(desk: Desk, qtbot: QtBot) -> None:
    later = make.sessions.booked(desk.store, desk.staff, desk.family, datetime(2026, 9, 19, 10, 30))
    couple = make.clients.khan_and_ellis(desk.store, desk.staff.priya)
    sooner = make.sessions.booked(desk.store, desk.staff, couple)
    draft = WaitDraft(household_id=desk.family, session_id=later)
    desk.store.do(sessions.wait, draft, by=desk.staff.priya)
    desk.store.do(sessions.cancel, sooner, "a cold", by=desk.staff.priya)
    desk.window.grant(Wish("waiting_list"))
    sheet = front(desk, WaitingSheet)
    assert isinstance(sheet, WaitingSheet)
    press(qtbot, sheet, "Not this one")
    assert not [card for card in sheet.findChildren(RingCard) if card.isVisible()]
    assert len(desk.store.ask(sessions.waiting)) == 1
    sheet.table.selectRow(0)
    press(qtbot, sheet, "Take off the list …")
    reason = front(desk, ReasonForm)
    assert isinstance(reason, ReasonForm)
    qtbot.waitUntil(reason.isActiveWindow)
    qtbot.keyClicks(reason.fields["reason"].control, "they keep what they have")
    saved(qtbot, reason)
    assert desk.store.ask(sessions.waiting) == ()


def test_a_family_without_a_session_is_booked_at_the_time_that_is_free(desk: Desk, qtbot: QtBot) -> None:
    couple = make.clients.khan_and_ellis(desk.store, desk.staff.priya)
    sooner = make.sessions.booked(desk.store, desk.staff, couple)
    desk.window.grant(Wish("wait_for_earlier", {"household_id": desk.family}))
    saved(qtbot, front(desk, WaitForm))
    desk.store.do(sessions.cancel, sooner, "a cold", by=desk.staff.priya)
    desk.window.grant(Wish("waiting_list"))
    press(qtbot, front(desk, WaitingSheet), "They take it")
    form = front(desk, BookingForm)
    assert isinstance(form, BookingForm)
    assert form.when.wall_or_none() == make.sessions.WALL


@pytest.mark.parametrize(("days", "verb"), [(1, "day_sheet"), (WEEK, "week_sheet"), (MONTH, "week_sheet")])
def test_ctrl_p_prints_the_day_or_the_week(desk: Desk, days: int, verb: str) -> None:
    hoped: list[Wish] = []
    page(desk).show_date(SATURDAY)
    page(desk).show_days(days)
    page(desk).wish.disconnect()
    page(desk).wish.connect(hoped.append)
    assert page(desk).prints_itself()
    (wish,) = hoped
    assert wish.verb == verb
    assert wish.with_ == ({"on": SATURDAY} if days == 1 else {"monday": date(2026, 9, 7)})


def test_the_menu_prints_and_takes_calendars_in_and_out(desk: Desk) -> None:
    hoped: list[str] = []
    page(desk).wish.disconnect()
    page(desk).wish.connect(lambda wish: hoped.append(wish.verb))
    menu = page(desk).more_menu()
    for act in menu.actions():
        act.trigger()
    assert hoped == ["other_appointment", "day_sheet", "week_sheet", "import_calendar", "export_calendar"]


def test_what_to_mind_about_a_family_stands_on_its_appointment(desk: Desk) -> None:
    household = desk.store.ask(clients.household, desk.family)
    moved = replace(make.clients.ASHWORTHS, version=household.version, status=HouseholdStatus.MOVED)
    desk.store.do(clients.amend, desk.family, moved, by=desk.staff.priya)
    make.sessions.booked(desk.store, desk.staff, desk.family)
    page(desk).show_date(SATURDAY)
    (block,) = page(desk).day.sheet.blocks
    assert block.warns == "has moved"
    assert "has moved" in block.says
