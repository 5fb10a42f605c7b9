"""Booking as the desk does it: by keyboard alone, and everything said while it is typed."""

from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from studio import clients, clock, enquiries, promises, sessions
from studio.business import StaffId
from studio.clients import PreferredChannel
from studio.db import half_typed
from studio.enquiries import EnquiryState, LostBecause
from studio.money import Money
from studio.promises import PromiseDraft, PromiseKind, PromiseState
from studio.promises.model import PromiseFor
from studio.sessions import Method, SessionState
from tests import make
from tests.ui.diary.conftest import Desk, press, saved
from ui.diary.booking import BookingForm
from ui.enquiries.form import EnquiryForm
from ui.kit import mail_program
from ui.kit.wish import Wish
from ui.today.whole import whole_day

KEY = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def sent(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """The messages that the mail program was handed."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    files: list[Path] = []
    mail_program.take_next(lambda file: not files.append(file))
    return files


def booking(desk: Desk, qtbot: QtBot) -> BookingForm:
    desk.window.activateWindow()
    qtbot.waitUntil(desk.window.isActiveWindow)
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


class Hands:
    """Counts what the desk does: one click, one chord, or one run of typing ended by Enter or Tab."""

    def __init__(self, qtbot: QtBot, form: BookingForm) -> None:
        self.qtbot, self.form = qtbot, form
        self.done = 1  # F2

    def types(self, words: str, then: Qt.Key | None = None) -> None:
        self.qtbot.keyClicks(focused(self.form), words)
        if then is not None:
            self.qtbot.keyClick(focused(self.form), then)
        self.done += 1

    def presses(self, *keys: Qt.Key, chord: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        for key in keys:
            self.qtbot.keyClick(focused(self.form), key, chord)
        self.done += 1


def test_a_returning_family_is_booked_and_confirmed_in_six_interactions(
    desk: Desk, qtbot: QtBot, sent: list[Path]
) -> None:
    last = make.sessions.booked(
        desk.store, desk.staff, desk.family, datetime(2026, 9, 5, 10), room="Studio Two", minutes=90
    )
    form = booking(desk, qtbot)
    hands = Hands(qtbot, form)
    hands.types("ashw", KEY.Key_Return)  # quicker than the answer
    qtbot.waitUntil(lambda: form.facts.household is not None)
    hands.presses(KEY.Key_Return)  # as last time
    assert focused(form) is form.when.list
    hands.presses(KEY.Key_Down, KEY.Key_Return)  # the slot
    assert form.read_back.sentence.text().startswith(
        "Wednesday 2 September 2026 at 12\u00a0noon, in the afternoon"
    )
    hands.presses(KEY.Key_Space)  # read back in full
    assert form.read_back.is_read
    hands.presses(KEY.Key_Return, chord=CONTROL)  # saved, and the confirmation on its way
    assert not form.isVisible()
    new, before = desk.store.ask(sessions.of_household, desk.family)[::-1][:2]
    if new.id == last:
        new, before = before, new
    assert (new.type_id, new.minutes, new.photographer, new.room) == (
        before.type_id, 90, "Daniel Reed", "Studio Two",
    )  # fmt: skip
    assert (new.wall, new.state, new.told_client) == (datetime(2026, 9, 2, 12), SessionState.CONFIRMED, True)
    assert new.sitters == ("Claire", "Mark", "Ellie", "Tom")
    assert [file.name for file in sent] == ["L-000001-ashworth.eml"]
    assert desk.window.page is not None
    said = desk.window.page.notice_bar.words.text()
    assert said.startswith("Booked: Wednesday 2 September 2026 at 12\u00a0noon, Studio Two. ")
    assert "Booking confirmation L-000001 is in the mail program" in said
    print(f"A returning family is booked in {hands.done} interactions; the target is 6.")
    assert hands.done <= 6


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
    said = form.when.standing.words.text()
    assert said.startswith("Studio One is taken by The Ashworth family until 11.45\u00a0am. ")
    assert " Free: " in said
    assert said.count(";") == 2
    assert form.when.standing.property("tone") == "concern"
    qtbot.keyClick(focused(form), KEY.Key_Return, CONTROL)
    assert form.isVisible()
    assert form.fields["time"].is_refused
    assert form.when.time.line.text() == "10.45\u00a0am"
    typed(form, qtbot, "time", "11.45 am")
    assert form.when.standing.words.text().startswith("Free: Saturday 12 September 2026 at 11.45\u00a0am")
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
        assert form.when.standing.words.text().startswith("We are open from 9.30\u00a0am")
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
    assert "is held for" in form.when.standing.words.text()
    desk.store.do(sessions.confirm, held, by=desk.staff.priya)
    form.when.look()
    assert form.when.standing.property("tone") == "concern"
    assert "is taken by" in form.when.standing.words.text()


def test_an_hour_that_happens_twice_asks_which(desk: Desk, qtbot: QtBot) -> None:
    desk.window.go("client", household_id=desk.family)
    form = booking(desk, qtbot)
    typed(form, qtbot, "date", "25/10/2026")
    typed(form, qtbot, "time", "1.15 am")
    assert form.when.which_box.isVisible()
    assert "happens twice" in form.when.standing.words.text()
    form.when.which.set_value(1)
    assert form.when.opener_box.isVisible()
    form.when.opener.set_value(desk.staff.helen.staff_id)
    qtbot.keyClick(focused(form), KEY.Key_Return, CONTROL)
    assert len(desk.store.ask(sessions.of_household, desk.family)) == 1


def test_a_new_caller_is_booked_in_ten_interactions_and_was_an_enquiry(desk: Desk, qtbot: QtBot) -> None:
    form = booking(desk, qtbot)
    hands = Hands(qtbot, form)
    hands.types("Joe Okafor")
    qtbot.waitUntil(lambda: form.family.below.text() == "Nobody here under that. Alt+C takes a new caller.")
    hands.presses(KEY.Key_C, chord=Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: form.is_new_caller)
    assert (form.caller.first.value(), form.caller.last.value()) == ("Joe", "Okafor")
    hands.presses(KEY.Key_Tab, KEY.Key_Tab)
    hands.types("07700 900777", KEY.Key_Tab)
    hands.types("our", KEY.Key_Return)  # who sent them: our website
    assert focused(form) is form.when.list
    hands.presses(KEY.Key_Return)  # the first free time
    hands.presses(KEY.Key_Space)
    hands.presses(KEY.Key_Return, chord=CONTROL)
    assert not form.isVisible()
    (found,) = desk.store.ask(clients.find, "okafor")
    (row,) = desk.store.ask(sessions.of_household, found.household_id)
    assert row.sitters == ("Joe",)
    assert desk.store.ask(clients.household, found.household_id).source is clients.Source.WEBSITE
    (asked,) = desk.store.ask(enquiries.of_household, found.household_id)
    assert asked.state is EnquiryState.BOOKED
    print(f"A new caller is booked in {hands.done} interactions; the target is 10.")
    assert hands.done <= 10


def new_caller(
    desk: Desk, qtbot: QtBot, name: str = "Joe Okafor", number: str = "07700 900777"
) -> BookingForm:
    form = booking(desk, qtbot)
    form.family.finder.setText(name)
    form.begin_new_caller()
    typed(form, qtbot, "telephone", number)
    return form


def test_who_does_not_book_now_is_taken_down_as_an_enquiry_with_what_came_of_it(
    desk: Desk, qtbot: QtBot
) -> None:
    form = new_caller(desk, qtbot)
    typed(form, qtbot, "date", "sat 12 sep")
    press(qtbot, form, "Not booking now …")
    assert not form.isVisible()
    asks = desk.dialog()
    assert isinstance(asks, EnquiryForm)
    assert (asks.read("last"), asks.read("telephone"), asks.read("roughly")) == (
        "Okafor", "07700 900777", "Sat 12 Sep",
    )  # fmt: skip
    asks.outcome.set_value(EnquiryState.LOST)
    asks.fields["because"].set_value(LostBecause.PRICE)
    saved(qtbot, asks)
    (row,) = desk.store.ask(enquiries.settled_lately)
    assert (row.name, row.state, row.lost_because) == ("Joe Okafor", EnquiryState.LOST, LostBecause.PRICE)
    assert desk.store.ask(clients.find, "okafor") == []


def test_an_enquiry_becomes_a_booking_without_typing_anything_again(desk: Desk, qtbot: QtBot) -> None:
    enquiry_id = make.enquiries.taken_down(desk.store, desk.staff)
    desk.window.grant(Wish("open_enquiry", {"enquiry_id": enquiry_id}))
    press(qtbot, desk.dialog(), "Book")
    form = desk.dialog()
    assert isinstance(form, BookingForm)
    qtbot.waitUntil(form.isActiveWindow)
    assert form.caller.telephone.value() == "07700 900777"
    assert form.what.preparation.value() == "two adults and a baby\nin the autumn"
    form.when.list.setFocus()
    qtbot.keyClick(form.when.list, KEY.Key_Return)
    qtbot.keyClick(focused(form), KEY.Key_Return, CONTROL)
    assert not form.isVisible()
    row = desk.store.ask(enquiries.enquiry, enquiry_id)
    assert row.state is EnquiryState.BOOKED
    assert row.household_id is not None
    assert len(desk.store.ask(sessions.of_household, row.household_id)) == 1
    home = desk.store.ask(clients.household, row.household_id)
    assert (home.source, home.telephone) == (clients.Source.WEBSITE, "07700 900777")


def test_who_is_here_already_is_said_while_typing_and_taken_by_one_press(desk: Desk, qtbot: QtBot) -> None:
    enquiry_id = make.enquiries.taken_down(
        desk.store,
        desk.staff,
        make.enquiries.draft(first="Claire", last="Ashworth", telephone="07700 900123"),
    )
    desk.window.grant(Wish("book", {"enquiry_id": enquiry_id}))
    form = desk.dialog()
    assert isinstance(form, BookingForm)
    qtbot.waitUntil(form.isActiveWindow)
    press(qtbot, form, "It is them")
    assert form.facts.household is not None
    assert form.facts.household.id == desk.family
    assert not form.is_new_caller
    form.when.list.setFocus()
    qtbot.keyClick(form.when.list, KEY.Key_Return)
    form.what.confirming.set_value("")
    qtbot.keyClick(focused(form), KEY.Key_Return, CONTROL)
    assert desk.store.ask(enquiries.enquiry, enquiry_id).household_id == desk.family


def test_whoever_rings_again_is_known_by_the_number(desk: Desk, qtbot: QtBot) -> None:
    enquiry_id = make.enquiries.taken_down(desk.store, desk.staff)
    form = new_caller(desk, qtbot, "Okafor")
    press(qtbot, form, "Go on from there")
    assert form.facts.enquiry is not None
    assert form.facts.enquiry.id == enquiry_id
    assert form.caller.first.value() == "Joe"


def promised(desk: Desk) -> None:
    text = "The update at last year’s price"
    draft = PromiseDraft(
        desk.family, text, PromiseKind.PRICE, date(2026, 12, 31), Money(4000), good_for=PromiseFor.SESSION
    )
    with clock.standing_at(datetime(2026, 3, 3, 11)):
        desk.store.do(promises.make, draft, by=desk.staff.priya)


def test_a_promised_price_is_used_without_being_asked_for(desk: Desk, qtbot: QtBot) -> None:
    promised(desk)
    desk.window.go("client", household_id=desk.family)
    form = booking(desk, qtbot)
    assert form.what.fee.line.text() == "£40.00"
    assert form.what.terms_said.words.text().startswith("£40.00 instead of £60.00, as promised")
    assert not form.what.reason_box.isVisible()
    typed(form, qtbot, "amount", "40")
    assert form.what.method_box.isVisible()
    form.when.list.setFocus()
    qtbot.keyClick(form.when.list, KEY.Key_Return)
    form.what.confirming.set_value("")
    qtbot.keyClick(focused(form), KEY.Key_Return, CONTROL)
    assert form.fields["method"].is_refused
    form.what.method.set_value(Method.CARD)
    qtbot.keyClick(focused(form), KEY.Key_Return, CONTROL)
    (row,) = desk.store.ask(sessions.of_household, desk.family)
    assert (row.fee_charged, row.fee_paid) == (Money(4000), Money(4000))
    (promise,) = desk.store.ask(promises.of_household, desk.family)
    assert promise.state is PromiseState.KEPT


def test_the_shot_list_is_folded_away_and_changed_when_somebody_wants_to(desk: Desk, qtbot: QtBot) -> None:
    desk.window.go("client", household_id=desk.family)
    form = booking(desk, qtbot)
    assert form.shots.ground.isHidden()
    assert form.shots.fold.text().replace("&", "") == "Shot list: 7 shots"
    press(qtbot, form, "Shot list: 7 shots")
    form.shots.rows[1].on.setChecked(False)
    press(qtbot, form, "Another shot")
    qtbot.keyClicks(focused(form), "Tom with the dog")
    form.when.list.setFocus()
    qtbot.keyClick(form.when.list, KEY.Key_Return)
    form.what.confirming.set_value("")
    qtbot.keyClick(focused(form), KEY.Key_Return, CONTROL)
    (row,) = desk.store.ask(sessions.of_household, desk.family)
    shots = [shot.text for shot in desk.store.ask(sessions.shots_of, row.id)]
    assert len(shots) == 7
    assert shots[-1] == "Tom with the dog"


def test_the_confirmation_goes_as_suits_them_and_the_notice(desk: Desk, qtbot: QtBot) -> None:
    desk.window.go("client", household_id=desk.family)
    form = booking(desk, qtbot)
    form.when.show_wall(datetime(2026, 9, 26, 10, 30))
    assert form.what.how() == "print"
    form.when.show_wall(datetime(2026, 9, 3, 10, 30))
    assert form.what.how() == "email"
    assert "too near for the post" in form.what.confirming.below.text()
    form.what.confirming.set_value("hand over")
    form.when.show_wall(datetime(2026, 9, 26, 10, 30))
    assert form.what.how() == "hand over"


def test_whoever_would_rather_be_rung_has_the_letter_later_by_post(desk: Desk, qtbot: QtBot) -> None:
    row = desk.store.ask(clients.household, desk.family)
    wishes = replace(row.as_draft(), channel=PreferredChannel.TELEPHONE, since=None)
    desk.store.do(clients.amend, desk.family, wishes, by=desk.staff.priya)
    desk.window.go("client", household_id=desk.family)
    form = booking(desk, qtbot)
    form.when.show_wall(datetime(2026, 9, 26, 10, 30))
    assert form.what.how() == ""
    assert form.what.confirming.below.text().startswith("They would rather be rung.")


def test_too_near_for_the_post_and_left_for_later_becomes_a_call_on_today(desk: Desk, qtbot: QtBot) -> None:
    form = new_caller(desk, qtbot)
    form.when.show_wall(datetime(2026, 9, 3, 10, 30))
    assert form.what.how() == ""
    assert form.what.confirming.below.text().startswith("Too near for the post: ring them")
    qtbot.keyClick(focused(form), KEY.Key_Return, CONTROL)
    assert not form.isVisible()
    owed = desk.store.ask(whole_day).owed
    assert any("ring" in line.title.lower() and "Okafor" in line.title for line in owed), [
        line.title for line in owed
    ]


def test_a_half_typed_booking_survives_another_call_and_a_switch_of_client(desk: Desk, qtbot: QtBot) -> None:
    desk.window.go("client", household_id=desk.family)
    form = booking(desk, qtbot)
    typed(form, qtbot, "date", "sat 26 sep")
    typed(form, qtbot, "time", "10.30 am")
    form.what.preparation.set_value("Tom is shy")
    form.people.set_value(form.people.value()[:3])
    qtbot.keyClick(form, KEY.Key_Escape)
    assert desk.window.page is not None
    assert (
        desk.window.page.notice_bar.words.text() == "Your half-typed booking for the Ashworth family is kept."
    )
    other = make.clients.khan_and_ellis(desk.store, desk.staff.priya)
    desk.window.go("client", household_id=other)
    second = booking(desk, qtbot)
    assert second.keeping is not None
    assert second.keeping.bar is None
    qtbot.keyClick(second, KEY.Key_Escape)
    desk.window.go("diary")
    desk.window.activateWindow()
    qtbot.waitUntil(desk.window.isActiveWindow)
    qtbot.keyClick(desk.window, KEY.Key_Z, CONTROL | Qt.KeyboardModifier.ShiftModifier)
    again = desk.dialog()
    assert isinstance(again, BookingForm)
    assert again.facts.household is not None
    assert again.facts.household.id == desk.family
    assert again.when.wall() == datetime(2026, 9, 26, 10, 30)
    assert again.what.preparation.value() == "Tom is shy"
    assert len(again.people.value()) == 3
    again.what.confirming.set_value("")
    saved(qtbot, again)
    assert len(desk.store.ask(sessions.of_household, desk.family)) == 1
    assert desk.store.ask(half_typed.count) == 0


def test_a_half_typed_booking_of_a_new_caller_comes_back_with_the_caller(desk: Desk, qtbot: QtBot) -> None:
    form = new_caller(desk, qtbot)
    typed(form, qtbot, "date", "sat 26 sep")
    qtbot.keyClick(form, KEY.Key_Escape)
    again = booking(desk, qtbot)
    qtbot.keyClick(focused(again), KEY.Key_Z, CONTROL | Qt.KeyboardModifier.ShiftModifier)
    assert again.is_new_caller
    assert again.caller.telephone.value() == "07700 900777"
    assert again.when.day.value() == date(2026, 9, 26)


def test_looking_at_the_free_times_and_leaving_keeps_nothing(desk: Desk, qtbot: QtBot) -> None:
    form = booking(desk, qtbot)
    qtbot.keyClicks(focused(form), "ashw")
    qtbot.keyClick(focused(form), KEY.Key_Return)
    qtbot.waitUntil(lambda: form.facts.household is not None)
    qtbot.keyClick(form, KEY.Key_Escape)
    assert desk.store.ask(half_typed.count) == 0


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
