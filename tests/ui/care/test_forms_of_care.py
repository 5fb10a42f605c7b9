"""A concern and its reshoot taken down by keys alone, while she is on the telephone."""

from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from studio import care, letters, sessions, viewings
from studio.care import ConcernState, OfferKind, OfferOutcome
from studio.db import Store
from studio.money import Money
from tests.make import care as make
from tests.make import pictures as make_pictures
from tests.make.clients import namesakes
from tests.make.letters import Fringe
from tests.ui.care.hands import ALT, CONTROL, Hands
from ui.care.choosing import ChooseClient
from ui.care.concern_form import ConcernForm
from ui.care.reshoot_form import ReshootForm
from ui.kit.text import Label
from ui.kit.work import Work
from ui.main_window import MainWindow

WISH = "to look like myself above the fireplace"


def window(qtbot: QtBot, desk: Work, told: Fringe) -> MainWindow:
    shown = MainWindow(desk)
    qtbot.addWidget(shown)
    with qtbot.waitExposed(shown):
        shown.show()
    shown.go("client", household_id=told.household_id)
    in_front(qtbot, shown)
    shown.search.setFocus()
    return shown


def in_front(qtbot: QtBot, form: QWidget) -> None:
    """A window has come to the front, and the keyboard with it."""
    QApplication.processEvents()
    form.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is form)


@pytest.fixture
def concern_form(qtbot: QtBot, desk: Work, told: Fringe) -> tuple[ConcernForm, Hands, MainWindow]:
    """F8 on the client's page."""
    shown, hands = window(qtbot, desk, told), Hands(qtbot)
    hands.press(Qt.Key.Key_F8)
    form = next(each for each in shown.findChildren(ConcernForm))
    in_front(qtbot, form)
    return form, hands, shown


Opened = tuple[ConcernForm, Hands, MainWindow]


def test_f8_shows_the_opening_line_and_the_cursor_stands_in_the_story(concern_form: Opened) -> None:
    form, hands, _ = concern_form
    line = next(label for label in form.findChildren(Label) if care.OPENING in label.text())
    assert line.isVisible()
    assert line.mapTo(form, QPoint(0, line.height())).y() < form.height() / 3
    assert hands.on is form.story.words
    assert form.person.value() == form.known.people[0].id
    beside = " ".join(label.text() for label in form.side.findChildren(Label))
    for shown in (
        "01632 960123",
        "Session, Sat 12 Sep",
        "0147  30 by 24",
        "above the fireplace",
        "delighted",
    ):
        assert shown in beside


def test_until_there_is_a_story_nothing_is_offered_and_nothing_named(concern_form: Opened) -> None:
    form, hands, _ = concern_form
    assert not form.offers.reshoot.isEnabled()
    assert not form.aspect.box.isEnabled()
    assert not form.cause.box.isEnabled()
    hands.press(Qt.Key.Key_R, CONTROL)
    assert form.offers.rows == []
    assert form.story.is_refused
    hands.words("My fringe.")
    assert form.offers.reshoot.isEnabled()
    assert form.aspect.box.isEnabled()
    assert form.cause.value() is care.Cause.NOT_KNOWN
    form.resize(form.width(), 420)
    hands.press(Qt.Key.Key_R, CONTROL)
    QApplication.processEvents()
    accepted = form.offers.rows[0].said.buttons[care.OfferOutcome.ACCEPTED]
    assert hands.on is accepted
    assert (
        form.area.viewport().rect().contains(accepted.mapTo(form.area.viewport(), accepted.rect().center()))
    )
    hands.press(Qt.Key.Key_Tab)
    assert hands.on is form.offers.rows[0].remove, "the next offer comes before Save"


def test_from_f8_to_both_appointments_in_nine_interactions_and_her_words(
    concern_form: Opened, store: Store, told: Fringe
) -> None:
    form, hands, shown = concern_form
    hands.words(make.STORY)
    hands.type(WISH)
    hands.press(Qt.Key.Key_R, CONTROL)
    hands.press(Qt.Key.Key_Space)
    hands.type("sat 5 dec")
    hands.type("10.30 am")
    hands.type("tue 8 dec")
    hands.type("7.30 pm")
    assert form.round is not None
    assert Money.zero().show() in form.round.fee.text()
    hands.press(Qt.Key.Key_Return, CONTROL)
    assert hands.count == 9
    (row,) = store.ask(care.open_concerns)
    case = make.case(store, row.id)
    assert (case.story, case.wish, case.state) == (make.STORY, WISH, ConcernState.IN_HAND)
    assert (case.person, case.session_id, case.order_id) == (
        "Claire Ashworth",
        told.session_id,
        told.order_id,
    )
    assert case.reshoot is not None
    assert case.reshoot.session_id is not None
    again = store.ask(sessions.session, case.reshoot.session_id)
    assert (again.wall, again.fee_charged, len(again.people)) == (datetime(2026, 12, 5, 10, 30), Money(0), 4)
    viewing = store.ask(viewings.of_session, again.id)
    assert viewing is not None
    assert (viewing.wall, viewing.minutes) == (datetime(2026, 12, 8, 19, 30), 90)
    assert [each.code for each in store.ask(letters.drafts)] == ["L9+L10"]
    assert shown.page is not None
    assert shown.page.with_ == {"concern_id": row.id}


def test_with_the_free_times_it_is_seven(concern_form: Opened, store: Store) -> None:
    _, hands, _ = concern_form
    hands.words(make.STORY)
    hands.type(WISH)
    hands.press(Qt.Key.Key_R, CONTROL)
    hands.press(Qt.Key.Key_Space)
    hands.press(Qt.Key.Key_1, ALT)
    hands.press(Qt.Key.Key_4, ALT)
    hands.press(Qt.Key.Key_Return, CONTROL)
    assert hands.count == 7
    (row,) = store.ask(care.open_concerns)
    reshoot = make.case(store, row.id).reshoot
    assert reshoot is not None
    assert reshoot.session_id is not None
    first = store.ask(sessions.session, reshoot.session_id).wall
    viewing = store.ask(viewings.of_session, reshoot.session_id)
    assert viewing is not None
    assert viewing.wall is not None
    assert 3 <= (viewing.wall.date() - first.date()).days <= 7
    assert viewing.wall.hour >= 17


def test_a_mild_remark_is_written_down_in_three(concern_form: Opened, store: Store) -> None:
    _, hands, _ = concern_form
    hands.type("The parking was a bit far.")
    hands.press(Qt.Key.Key_Return, CONTROL)
    assert hands.count == 3
    assert store.ask(care.open_concerns)[0].state is ConcernState.HEARD


def test_a_clash_is_said_while_typing_and_what_was_typed_stays_when_saving_is_refused(
    concern_form: Opened, store: Store, told: Fringe
) -> None:
    form, hands, _ = concern_form
    other = namesakes(store)
    make.fringe_told(
        store, told.staff, other, make.photographed(store, told.staff, other, datetime(2026, 9, 19, 10, 30))
    )
    hands.words("My fringe.")
    hands.press(Qt.Key.Key_R, CONTROL)
    hands.press(Qt.Key.Key_Space)
    hands.words("sat 5 dec")
    hands.words("10.30 am")
    assert form.round is not None
    assert form.round.note.is_clash
    assert form.round.note.text().startswith(
        "Daniel Reed is taken by The Ashworth family in Studio One until"
    )
    hands.press(Qt.Key.Key_Return, CONTROL)
    assert form.isVisible()
    assert form.round.time.is_refused
    assert form.story.value() == "My fringe."
    assert [row.household_id for row in store.ask(care.open_concerns)] == [other]
    form.round.time.line.setText("2 pm")
    assert not form.round.note.is_clash
    assert form.round.note.text() == "Free for 60 minutes, Studio One."


def test_a_bare_time_is_asked_about_and_a_closed_day_wants_someone_to_open(concern_form: Opened) -> None:
    form, hands, _ = concern_form
    hands.words("My fringe.")
    hands.press(Qt.Key.Key_R, CONTROL)
    hands.press(Qt.Key.Key_Space)
    hands.words("mon 7 dec")
    hands.words("7.30")
    assert form.round is not None
    assert form.round.time.is_asking
    assert form.round.opener_box.isHidden()
    form.round.time.line.setText("10.30 am")
    assert not form.round.opener_box.isHidden()
    assert "closed on Mondays" in form.round.note.text()


def test_an_offer_in_other_words_with_no_answer_yet_is_kept_as_worded(
    concern_form: Opened, store: Store
) -> None:
    form, hands, _ = concern_form
    hands.words("My fringe.")
    form.offers.other.click()
    row = form.offers.rows[0]
    row.choice.set_value(OfferKind.OTHER)
    hands.press(Qt.Key.Key_Return, CONTROL)
    assert form.offers.is_refused
    row.words.set_value("a lock of time with our best light")
    hands.press(Qt.Key.Key_Return, CONTROL)
    (case,) = store.ask(care.open_concerns)
    (offer,) = make.case(store, case.id).offers
    assert (offer.words, offer.outcome) == ("a lock of time with our best light", OfferOutcome.NOT_STATED)


def test_a_reshoot_accepted_without_a_day_is_saved_and_waits_for_theirs(
    concern_form: Opened, store: Store
) -> None:
    form, hands, _ = concern_form
    hands.words("My fringe.")
    form.offers.offer_reshoot()
    form.offers.rows[0].said.buttons[OfferOutcome.ACCEPTED].click()
    assert form.round is not None
    assert "the reshoot waits for theirs" in form.round.no_day.text()
    hands.press(Qt.Key.Key_Return, CONTROL)
    (row,) = store.ask(care.open_concerns)
    case = make.case(store, row.id)
    assert case.state is ConcernState.AGREED
    assert case.reshoot is not None
    assert case.reshoot.session_id is None
    assert store.ask(care.gentle, case.reshoot.id) is not None


def test_we_will_find_out_wants_a_time_before_the_next_day_is_over(
    concern_form: Opened, store: Store
) -> None:
    form, hands, _ = concern_form
    hands.words("My fringe.")
    form.call_back_day.line.setText("fri 27 nov")
    form.call_back_time.line.setText("10 am")
    hands.press(Qt.Key.Key_Return, CONTROL)
    assert form.call_back_day.is_refused
    form.call_back_day.line.setText("wed 25 nov")
    hands.press(Qt.Key.Key_Return, CONTROL)
    (row,) = store.ask(care.open_concerns)
    assert row.state is ConcernState.CHECKING


def test_the_pictures_they_mean_are_pressed_beside_the_story_and_a_gift_over_the_limit_is_honoured(
    qtbot: QtBot, desk: Work, store: Store, told: Fringe, tmp_path: Path
) -> None:
    first, *_ = make_pictures.taken_in(store, told.staff.priya, told.session_id, tmp_path / "card", 2)
    shown, hands = window(qtbot, desk, told), Hands(qtbot)
    hands.press(Qt.Key.Key_F8)
    form = next(each for each in shown.findChildren(ConcernForm))
    in_front(qtbot, form)
    pieces = [thing for thing in form.marks.things if thing.piece_id is not None]
    assert len(form.marks.things) == len(pieces) + 2
    assert not any(each.isEnabled() for each in form.marks.thumbs)
    hands.words(make.STORY)
    assert all(each.isEnabled() for each in form.marks.thumbs)
    form.marks.show_all()
    thumb = next(each for each in form.marks.thumbs if each.thing.picture_id == first.id)
    assert thumb.image is not None
    before = hands.count
    thumb.setFocus()
    hands.press(Qt.Key.Key_Space)
    hands.type("hair")
    hands.words("the fringe")
    assert hands.count - before == 2
    qtbot.mouseClick(form.marks.thumbs[0], Qt.MouseButton.LeftButton)
    form.fields["read_back"].tick.setChecked(True)
    form.offers.other.click()
    gift = form.offers.rows[0]
    gift.choice.set_value(OfferKind.GIFT)
    gift.worth.set_value(Money(280_00))
    assert gift.note.text() == "More than £250.00: it is honoured, and the owner is shown it."
    kept = form.half_typed()
    hands.press(Qt.Key.Key_Return, CONTROL)
    (row,) = store.ask(care.open_concerns)
    case = make.case(store, row.id)
    assert (case.aspect, case.read_back) == (care.Aspect.HAIR, True)
    assert (case.marks[0].ref, case.marks[0].aspect, case.marks[0].words) == (
        f"picture {first.ref}", care.Aspect.HAIR, "the fringe",
    )  # fmt: skip
    assert len(case.marks) == 2
    assert (case.offers[0].worth, case.offers[0].limit_then) == (Money(280_00), Money(250_00))
    again = ConcernForm(desk, form.known)
    qtbot.addWidget(again)
    again.put_back(kept)
    assert again.half_typed() == kept


def test_about_how_one_of_us_behaved_it_is_given_to_someone_else(
    concern_form: Opened, store: Store, told: Fringe
) -> None:
    form, hands, _ = concern_form
    hands.words("He was short with me.")
    assert form.named_box.isHidden()
    form.aspect.set_value(care.Aspect.MANNER)
    assert not form.named_box.isHidden()
    form.named.set_value(told.staff.priya.staff_id)
    hands.press(Qt.Key.Key_Return, CONTROL)
    (row,) = store.ask(care.open_concerns)
    assert (row.owner, row.owner_now) == ("Helen Marsh", "it is about how we behaved")


def test_ctrl_r_books_a_reshoot_in_seven_interactions_and_her_words(
    qtbot: QtBot, desk: Work, told: Fringe, store: Store
) -> None:
    desk.by = told.staff.daniel
    shown, hands = window(qtbot, desk, told), Hands(qtbot)
    hands.press(Qt.Key.Key_R, CONTROL)
    form = shown.findChildren(ReshootForm)[0]
    in_front(qtbot, form)
    assert hands.on is form.story.words
    hands.words(make.STORY)
    hands.type("sat 5 dec")
    hands.type("10.30 am")
    hands.type("tue 8 dec")
    hands.type("7.30 pm")
    hands.press(Qt.Key.Key_Return, CONTROL)
    assert hands.count == 6
    (row,) = store.ask(care.open_concerns)
    case = make.case(store, row.id)
    assert (case.state, case.channel.value, case.offers[0].made_by) == (
        ConcernState.IN_HAND,
        "in person",
        "Daniel Reed",
    )
    assert case.reshoot is not None
    assert case.reshoot.changes == ("My fringe wasn’t quite right that morning, and I did not like to say.",)


def test_ctrl_r_with_a_case_open_books_the_reshoot_of_that_case(
    qtbot: QtBot, desk: Work, told: Fringe, store: Store
) -> None:
    concern_id = make.told(store, told.staff, told.household_id, session_id=told.session_id)
    shown, hands = window(qtbot, desk, told), Hands(qtbot)
    hands.press(Qt.Key.Key_R, CONTROL)
    form = shown.findChildren(ReshootForm)[0]
    in_front(qtbot, form)
    assert make.STORY in form.quoted.text()
    assert hands.on is form.round.date.line
    hands.press(Qt.Key.Key_1, ALT)
    hands.press(Qt.Key.Key_Return, CONTROL)
    case = make.case(store, concern_id)
    assert case.state is ConcernState.IN_HAND
    assert len(store.ask(care.open_concerns)) == 1


def test_a_family_not_photographed_yet_is_told_so_instead_of_a_form(
    qtbot: QtBot, desk: Work, told: Fringe, store: Store
) -> None:
    other = namesakes(store)
    shown = window(qtbot, desk, told)
    shown.go("client", household_id=other)
    Hands(qtbot).press(Qt.Key.Key_R, CONTROL)
    assert shown.findChildren(ReshootForm) == []
    assert "have not been photographed yet" in shown.notice_bar.words.text()


def test_with_nobody_on_screen_f8_asks_who_it_is_first(qtbot: QtBot, desk: Work, told: Fringe) -> None:
    shown, hands = window(qtbot, desk, told), Hands(qtbot)
    shown.go("care")
    shown.search.setFocus()
    hands.press(Qt.Key.Key_F8)
    choose = shown.findChildren(ChooseClient)[0]
    in_front(qtbot, choose)
    qtbot.keyClicks(choose.field.finder, "ashw")
    qtbot.waitUntil(lambda: len(choose.field.finder.rows) == 1)
    qtbot.keyClick(choose.field.finder, Qt.Key.Key_Return)
    form = shown.findChildren(ConcernForm)[0]
    assert form.known.household.id == told.household_id
