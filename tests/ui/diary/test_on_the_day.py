"""A session on its day: asked, ticked from two metres away, completed; reception at the door; the list changed."""

from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from studio import clients, clock, sessions
from studio.money import Money
from studio.promises import PromiseDraft, PromiseKind
from studio.promises import make as promise
from studio.sessions import AmendDraft, Comfort, Method, SessionId, SessionState, TakeDraft
from tests import make
from tests.ui.diary.conftest import Desk, press, saved
from ui.diary.fee_forms import CarryForm, GiveBackForm, HoldForm
from ui.diary.forms import CompleteForm
from ui.diary.on_the_day import OnTheDayPage
from ui.diary.session_sheet import SessionSheet
from ui.diary.shots_form import ShotsForm
from ui.kit.text import Button, Chip, Label
from ui.kit.wish import Wish

KEY = Qt.Key
MORNING = datetime(2026, 9, 12, 10, 20)
AT_WORK = datetime(2026, 9, 12, 10, 40)


def shown(desk: Desk, qtbot: QtBot, session_id: SessionId) -> OnTheDayPage:
    """The page, once it has its rows."""
    desk.window.grant(Wish("on_the_day", {"session_id": session_id}))
    page = desk.window.page
    assert isinstance(page, OnTheDayPage)
    qtbot.waitUntil(lambda: page.day is not None and page.day.session.id == session_id)
    return page


def done(desk: Desk, session_id: SessionId) -> list[bool]:
    return [row.is_done for row in desk.store.ask(sessions.shots_of, session_id)]


def words(where: QWidget) -> set[str]:
    """Everything that is to be read there."""
    labels = [each for kind in (Label, Chip) for each in where.findChildren(kind)]
    return {each.text().replace("\u00a0", " ") for each in labels if each.isVisibleTo(where)}


def in_front(desk: Desk, kind: type) -> object:
    found = desk.dialog()
    assert isinstance(found, kind)
    return found


def test_the_comfort_question_comes_first_and_each_shot_is_one_key(desk: Desk, qtbot: QtBot) -> None:
    session = make.sessions.booked(desk.store, desk.staff, desk.family)
    with clock.standing_at(AT_WORK):
        page = shown(desk, qtbot, session)
        assert page.comfort.first is not None
        qtbot.waitUntil(page.comfort.first.hasFocus)
        qtbot.keyClick(page.comfort.first, KEY.Key_Return)
        assert desk.store.ask(sessions.session, session).comfort is Comfort.FINE
        first = page.ticks.rows[0]
        qtbot.waitUntil(first.hasFocus)
        qtbot.keyClick(first, KEY.Key_Space)
        assert page.ticks.rows[1].hasFocus()
        qtbot.keyClick(page.ticks.rows[1], KEY.Key_Space)
        qtbot.keyClick(page.ticks.rows[2], KEY.Key_7)
        qtbot.mouseClick(page.ticks.rows[4], Qt.MouseButton.LeftButton)
        assert done(desk, session) == [True, True, False, False, True, False, True]
        qtbot.keyClick(page.ticks.rows[2], KEY.Key_7)
        assert done(desk, session)[6] is False
        assert page.list.aside.text() == "3 of 7 taken"
        assert page.ticks.rows[0].accessibleName() == "Everyone, all four, taken"


def test_after_the_last_shot_the_ring_is_on_what_completes_it(desk: Desk, qtbot: QtBot) -> None:
    session = make.sessions.booked(desk.store, desk.staff, desk.family)
    for row in desk.store.ask(sessions.shots_of, session)[1:]:
        desk.store.do(sessions.tick_shot, row.id, by=desk.staff.daniel)
    with clock.standing_at(AT_WORK):
        page = shown(desk, qtbot, session)
        qtbot.waitUntil(page.ticks.rows[0].isVisible)
        page.ticks.rows[0].setFocus()
        qtbot.keyClick(page.ticks.rows[0], KEY.Key_Space)
        qtbot.waitUntil(page.complete.hasFocus)


def test_arrows_walk_the_list(desk: Desk, qtbot: QtBot) -> None:
    session = make.sessions.booked(desk.store, desk.staff, desk.family)
    with clock.standing_at(AT_WORK):
        page = shown(desk, qtbot, session)
        qtbot.waitUntil(page.ticks.rows[1].isVisible)
        page.ticks.rows[0].setFocus()
        qtbot.keyClick(page.ticks.rows[0], KEY.Key_Down)
        assert page.ticks.rows[1].hasFocus()
        qtbot.keyClick(page.ticks.rows[1], KEY.Key_Up)
        assert page.ticks.rows[0].hasFocus()


def test_her_words_are_kept_and_found_when_it_is_completed_in_four_interactions(
    desk: Desk, qtbot: QtBot
) -> None:
    session = make.sessions.booked(desk.store, desk.staff, desk.family)
    with clock.standing_at(datetime(2026, 9, 12, 11, 35)):
        page = shown(desk, qtbot, session)
        press(qtbot, page.comfort, "Unsure …")
        qtbot.keyClick(page.comfort.words.line, KEY.Key_Return)
        assert page.comfort.words.is_refused
        qtbot.keyClicks(page.comfort.words.line, "my fringe, just cut")
        qtbot.keyClick(page.comfort.words.line, KEY.Key_Return)
        assert "“my fringe, just cut”" in words(page.comfort)
        press(qtbot, page, "Complete it")  # one
        form = in_front(desk, CompleteForm)
        assert isinstance(form, CompleteForm)
        qtbot.waitUntil(form.fields["images_taken"].control.hasFocus)
        qtbot.keyClicks(form.fields["images_taken"].control, "62")  # two, ended by Tab
        qtbot.keyClick(form.fields["images_taken"].control, KEY.Key_Tab)
        qtbot.keyClicks(form.fields["mood"].control, "cheerful")  # three
        saved(qtbot, form)  # four
        row = desk.store.ask(sessions.session, session)
    assert (row.state, row.images_taken, row.mood) == (SessionState.COMPLETED, 62, "cheerful")
    assert (row.comfort, row.comfort_words) == (Comfort.UNSURE, "my fringe, just cut")


def test_reception_says_they_are_here_and_leaves_a_note_in_two_interactions(desk: Desk, qtbot: QtBot) -> None:
    session = make.sessions.booked(desk.store, desk.staff, desk.family)
    with clock.standing_at(MORNING):
        page = shown(desk, qtbot, session)
        press(qtbot, page, "They are here")  # one
        qtbot.waitUntil(page.arrival.note.line.hasFocus)
        qtbot.keyClicks(page.arrival.note.line, "Tom has a cold")
        qtbot.keyClick(page.arrival.note.line, KEY.Key_Return)  # two
        assert "Here since 10.20 am: Tom has a cold" in words(page.arrival)
        qtbot.waitUntil(lambda: "Tom has a cold" in words(page.mind))
        assert page.people.heading.text() == "Who is here"


def test_it_shows_who_they_are_and_what_to_mind(desk: Desk, qtbot: QtBot) -> None:
    before = make.sessions.booked(desk.store, desk.staff, desk.family)
    make.sessions.completed(desk.store, desk.staff.daniel, before, datetime(2026, 9, 12, 11, 40))
    session = make.sessions.booked(
        desk.store, desk.staff, desk.family, datetime(2026, 10, 10, 10, 30), preparation="Tom is shy"
    )
    with clock.standing_at(datetime(2026, 10, 10, 10, 20)):
        page = shown(desk, qtbot, session)
        who = {"Claire Ashworth", "Ellie Ashworth, 16", "Tom Ashworth, 13", "under 18"}
        qtbot.waitUntil(lambda: who <= words(page.people))
        read = words(page.mind)
        assert "Tom is shy" in read
        assert any(
            each.startswith("Last here Sat 12 Sep: family portrait, with Daniel Reed") for each in read
        )
        assert page.sentence.text().startswith("Family portrait  ·  ")


def test_other_people_are_brought_into_line_with_one_press(desk: Desk, qtbot: QtBot) -> None:
    session = make.sessions.booked(desk.store, desk.staff, desk.family)
    people = desk.store.ask(clients.people_of, desk.family)
    with clock.standing_at(MORNING):
        page = shown(desk, qtbot, session)
        assert not page.follow.isVisible()
        coming = AmendDraft(people=tuple(each.id for each in people if each.first != "Tom"))
        desk.store.do(sessions.amend, session, coming, by=desk.staff.priya)
        qtbot.waitUntil(page.follow.isVisible)
        press(qtbot, page, "Bring the list in line with who is here")
        qtbot.waitUntil(lambda: len(page.ticks.rows) == 5)
        assert [row.text() for row in page.ticks.rows] == [
            "Everyone, all three", "Claire and Mark", "Claire", "Mark", "Ellie",
        ]  # fmt: skip


def test_the_list_is_changed_by_keys(desk: Desk, qtbot: QtBot) -> None:
    session = make.sessions.booked(desk.store, desk.staff, desk.family)
    with clock.standing_at(MORNING):
        page = shown(desk, qtbot, session)
        press(qtbot, page, "Change the list …")
        form = in_front(desk, ShotsForm)
        assert isinstance(form, ShotsForm)
        qtbot.waitUntil(lambda: form.list.count() == 7)
        qtbot.keyClicks(form.line.line, "With the dog")
        qtbot.keyClick(form.line.line, KEY.Key_Return)
        assert form.list.currentRow() == 7
        for _ in range(7):
            qtbot.keyClick(form.list, KEY.Key_Up, Qt.KeyboardModifier.AltModifier)
        form.list.setCurrentRow(3)
        qtbot.keyClick(form.list, KEY.Key_Space)
        form.list.item(1).setText("All four, laughing")
        saved(qtbot, form)
        qtbot.waitUntil(lambda: page.ticks.rows[0].text() == "With the dog")
        assert [row.text() for row in page.ticks.rows] == [
            "With the dog", "All four, laughing", "Claire and Mark", "Claire", "Mark", "Ellie", "Tom",
        ]  # fmt: skip


def test_an_appointment_of_today_opens_on_its_day_and_another_its_sheet(desk: Desk, qtbot: QtBot) -> None:
    session = make.sessions.booked(desk.store, desk.staff, desk.family)
    row = desk.store.ask(sessions.session, session)
    desk.window.grant(Wish("open_appointment", {"appointment_id": row.appointment_id}))
    assert isinstance(desk.dialog(), SessionSheet)
    desk.dialog().close()
    with clock.standing_at(MORNING):
        desk.window.grant(Wish("open_appointment", {"appointment_id": row.appointment_id}))
        assert isinstance(desk.window.page, OnTheDayPage)


def test_a_refused_tick_is_said_and_the_list_stays_true(desk: Desk, qtbot: QtBot) -> None:
    session = make.sessions.booked(desk.store, desk.staff, desk.family)
    with clock.standing_at(MORNING):
        page = shown(desk, qtbot, session)
        desk.store.do(sessions.cancel, session, "they rang", by=desk.staff.priya)
        page.ticks.rows[0].click()
        qtbot.waitUntil(page.notice_bar.isVisible)
        assert "cancelled" in page.notice_bar.words.text()
        qtbot.waitUntil(lambda: not page.ticks.rows[0].isChecked())


# The sheet: money and what was promised.


def sheet_of(desk: Desk, qtbot: QtBot, session_id: SessionId) -> SessionSheet:
    desk.window.grant(Wish("open_session", {"session_id": session_id}))
    sheet = in_front(desk, SessionSheet)
    assert isinstance(sheet, SessionSheet)
    qtbot.waitUntil(lambda: sheet.does.sheet is not None)
    return sheet


def test_the_sheet_says_what_was_promised_and_what_was_taken(desk: Desk, qtbot: QtBot) -> None:
    said = PromiseDraft(
        household_id=desk.family, text="Next time at £45", kind=PromiseKind.PRICE, due=datetime(2027, 1, 1).date(),
        price=Money(45_00),
    )  # fmt: skip
    desk.store.do(promise, said, by=desk.staff.priya)
    session = make.sessions.booked(
        desk.store, desk.staff, desk.family, take=TakeDraft(Money(20_00), Method.CASH)
    )
    read = words(sheet_of(desk, qtbot, session))
    assert {
        "Fee £45.00", "Instead of £60.00. As promised: Next time at £45", "£25.00 to pay", "£20.00 taken, cash",
        "Promised: Next time at £45", "promise kept", "7 shots",
    } <= read  # fmt: skip


def test_the_owner_gives_money_back_and_reception_keeps_it_for_another(desk: Desk, qtbot: QtBot) -> None:
    first = make.sessions.booked(
        desk.store, desk.staff, desk.family, take=TakeDraft(Money(60_00), Method.CARD)
    )
    other = make.sessions.booked(
        desk.store, desk.staff, desk.family, datetime(2026, 9, 19, 10, 30), fee_charged=Money(40_00),
        fee_reason="a second one this month",
    )  # fmt: skip
    desk.store.do(sessions.cancel, first, "they moved", by=desk.staff.priya)
    sheet = sheet_of(desk, qtbot, first)
    assert {"£60.00 was taken for it", "to give back"} <= words(sheet)
    assert "Give back …" not in {each.text().replace("&", "") for each in sheet.findChildren(Button)}
    press(qtbot, sheet, "Keep for another …")
    carry = in_front(desk, CarryForm)
    assert isinstance(carry, CarryForm)
    saved(qtbot, carry)
    assert desk.store.ask(sessions.session, other).fee_owed == Money(0)
    sheet.close()
    desk.window.work.by = desk.staff.helen
    sheet = sheet_of(desk, qtbot, first)
    press(qtbot, sheet, "Give back …")
    back = in_front(desk, GiveBackForm)
    assert isinstance(back, GiveBackForm)
    assert (back.read("amount"), back.read("reason")) == (Money(20_00), "they moved")
    saved(qtbot, back)
    assert desk.store.ask(sessions.session, first).fee_paid == Money(0)


def test_a_held_time_is_held_longer_from_the_sheet(desk: Desk, qtbot: QtBot) -> None:
    held = make.sessions.booked(
        desk.store, desk.staff, desk.family, provisional=True, hold_until=datetime(2026, 9, 5).date()
    )
    sheet = sheet_of(desk, qtbot, held)
    press(qtbot, sheet, "Hold longer …")
    form = in_front(desk, HoldForm)
    assert isinstance(form, HoldForm)
    saved(qtbot, form)
    assert form.fields["hold_until"].is_refused
    qtbot.keyClicks(form.fields["hold_until"].control, "9 sep")
    saved(qtbot, form)
    assert desk.store.ask(sessions.session, held).hold_until == datetime(2026, 9, 9).date()
