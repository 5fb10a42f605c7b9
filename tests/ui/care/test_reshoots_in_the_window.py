"""Reshoots as they are asked for, waited for, shown and printed, by whoever is with the family."""

from datetime import datetime, timedelta
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QWidget
from pytestqt.qtbot import QtBot

from studio import care, clients, clock, sessions, viewings
from studio.care import Aspect, MarkDraft, Reached, Stage
from studio.db import Store
from tests.make import care as make
from tests.make.letters import HER_WORDS, Fringe, concern, second_round
from tests.make.pictures import taken_in
from tests.stories.the_first_round import page_text
from tests.ui.care.hands import ALT, CONTROL, Hands
from tests.ui.care.test_forms_of_care import in_front, window
from ui.care.case_page import CasePage
from ui.care.reshoot_form import ReshootForm
from ui.diary.on_the_day import OnTheDayPage
from ui.diary.session_sheet import SessionSheet
from ui.kit import printing
from ui.kit.paper_dialog import PaperDialog
from ui.kit.work import Work
from ui.main_window import MainWindow


def said(widget: QWidget) -> str:
    QApplication.processEvents()
    return "\n".join(label.text() for label in widget.findChildren(QLabel) if label.isVisibleTo(widget))


def the_form(qtbot: QtBot, shown: MainWindow) -> ReshootForm:
    form = next(each for each in shown.findChildren(ReshootForm) if each.isVisible())
    in_front(qtbot, form)
    return form


def leave(qtbot: QtBot, shown: MainWindow, form: QDialog) -> None:
    form.reject()
    QApplication.processEvents()
    in_front(qtbot, shown)


def test_ctrl_r_is_about_what_is_on_screen_the_session_the_order_or_the_case(
    qtbot: QtBot, desk: Work, told: Fringe, store: Store
) -> None:
    shown, hands = window(qtbot, desk, told), Hands(qtbot)
    shown.go("order", order_id=told.order_id)
    hands.press(Qt.Key.Key_R, CONTROL)
    form = the_form(qtbot, shown)
    assert form.round.session.value() == told.session_id
    assert form.round.people.value() == store.ask(sessions.session, told.session_id).people
    assert form.round.fee.text() == "Fee, deposit and viewing: £0.00. There is nothing to pay."
    leave(qtbot, shown, form)
    sheet = SessionSheet(desk, told.session_id, shown)
    sheet.wish.connect(shown.grant)
    sheet.open()
    in_front(qtbot, sheet)
    hands.press(Qt.Key.Key_R, CONTROL)
    form = the_form(qtbot, shown)
    assert form.from_session == told.session_id
    leave(qtbot, shown, form)
    concern_id = make.told(
        store, told.staff, told.household_id, session_id=told.session_id, offers=(make.ACCEPTED,)
    )
    shown.go("case", concern_id=concern_id)
    hands.press(Qt.Key.Key_R, CONTROL)
    form = the_form(qtbot, shown)
    assert (form.case.value(), make.STORY in form.quoted.text()) == (concern_id, True)
    assert not form.round.session.isEnabled(), "it was offered for that session"
    leave(qtbot, shown, form)


def test_from_the_words_and_the_marked_pictures_to_the_printed_brief(
    qtbot: QtBot, desk: Work, told: Fringe, store: Store, tmp_path: Path
) -> None:
    taken = taken_in(store, told.staff.daniel, told.session_id, tmp_path / "card", count=3)
    marks = (MarkDraft(Aspect.HAIR, "the fringe", picture_id=taken[0].id),)
    concern_id = make.told(
        store, told.staff, told.household_id, story=HER_WORDS, session_id=told.session_id, marks=marks,
        offers=(make.ACCEPTED,),
    )  # fmt: skip
    shown, hands = window(qtbot, desk, told), Hands(qtbot)
    shown.go("case", concern_id=concern_id)
    hands.press(Qt.Key.Key_R, CONTROL)
    form = the_form(qtbot, shown)
    assert form.round.change.value() == "\n".join(
        (HER_WORDS, "Hair and appearance, picture 0147: the fringe")
    )
    small = form.round.lists.pictures.pictures.small
    assert [(each.row.ref, each.what) for each in small] == [("0147", "change")]
    tom = next(tick for tick in form.round.people.ticks.values() if tick.text() == "Tom")
    tom.click()
    form.round.coming.newcomer.line.setText("Rose")
    form.round.keep.set_value("the order of poses")
    hands.press(Qt.Key.Key_1, ALT)
    hands.press(Qt.Key.Key_4, ALT)
    hands.press(Qt.Key.Key_Return, CONTROL)
    assert hands.count == 4
    reshoot = store.ask(care.reshoot_of_concern, concern_id)
    assert reshoot is not None
    assert reshoot.session_id is not None
    again = store.ask(sessions.session, reshoot.session_id)
    assert again.sitters == ("Claire", "Mark", "Ellie", "Rose")
    rose = next(each for each in store.ask(clients.people_of, told.household_id) if each.first == "Rose")
    assert (rose.last, rose.under_18) == ("Ashworth", True)
    in_front(qtbot, shown)
    page = shown.page
    assert isinstance(page, CasePage)
    assert "the order of poses" in said(page.photographer)
    assert [each.row.ref for each in page.photographer.pictures.small] == ["0147"]
    sent: list[bytes] = []
    printing.take_next(lambda _name, pdf: sent.append(pdf))
    hands.press(Qt.Key.Key_P, CONTROL)
    paper = next(each for each in shown.findChildren(PaperDialog) if each.isVisible())
    in_front(qtbot, paper)
    hands.press(Qt.Key.Key_P, CONTROL)
    assert "the order of poses" in page_text(sent[0])
    with clock.standing_at(again.wall):
        day = OnTheDayPage(desk)
        qtbot.addWidget(day)
        day.show()
        day.show_with(session_id=again.id)
        shown_words = said(day.her_words)
        for words in (
            HER_WORDS,
            "round 2",
            "the order of poses",
            "Hair and appearance, picture 0147: the fringe",
        ):
            assert words in shown_words
        assert "They chose 0147 · 0152" in said(day.mind)


def test_a_case_that_waits_for_her_day_says_when_to_ring_and_what_to_say_then_is_left_in_peace(
    qtbot: QtBot, desk: Work, told: Fringe, store: Store
) -> None:
    concern_id = make.told(
        store, told.staff, told.household_id, session_id=told.session_id, offers=(make.ACCEPTED,)
    )
    page = CasePage(desk)
    qtbot.addWidget(page)
    page.show()
    page.show_with(concern_id=concern_id)
    assert "we ask gently on Tue 8 Dec" in said(page.gently)

    def ring(days: int, how: Reached) -> None:
        with clock.standing_at(make.TOLD + timedelta(days=days)):
            page.refresh()
            assert "What to say" in said(page.gently)
            qtbot.mouseClick(page.next.calls[how], Qt.MouseButton.LeftButton)

    ring(14, Reached.MESSAGE)
    ring(43, Reached.SPOKE)
    with clock.standing_at(make.TOLD + timedelta(days=90)):
        page.refresh()
        assert "leave them in peace" in said(page.gently)
        assert page.first.text() == "Book the reshoot", "it never lapses"
        qtbot.mouseClick(page.gently.again, Qt.MouseButton.LeftButton)
        asked = store.ask(care.gentle, page.whole.row.reshoot.id)  # type: ignore[union-attr]  # as shown
        assert asked is not None
        assert (asked.made, asked.is_quiet) == (0, False)
    page.close()


def test_rounds_are_numbered_and_one_more_may_be_offered_once_it_was_photographed(
    qtbot: QtBot, desk: Work, told: Fringe, store: Store
) -> None:
    concern_id = concern(store, told)
    shown, hands = window(qtbot, desk, told), Hands(qtbot)
    shown.go("case", concern_id=concern_id)
    page = shown.page
    assert isinstance(page, CasePage)
    assert "Two rounds, side by side" in said(page.rounds)
    assert ("1  First time" in said(page.rounds), "2  With our compliments" in said(page.rounds)) == (
        True,
        True,
    )
    assert Stage.BOOKED.value in said(page.rounds)
    reshoot = store.ask(care.reshoot_of_concern, concern_id)
    assert reshoot is not None
    assert reshoot.session_id is not None
    with clock.standing_at(datetime(2026, 12, 5, 11, 40)):
        done = sessions.CompletionDraft(
            session_id=reshoot.session_id, images_taken=70, mood="easy", comfort=sessions.Comfort.FINE
        )
        store.do(viewings.complete_session, done, by=told.staff.daniel)
        page.refresh()
        hands.press(Qt.Key.Key_R, CONTROL)
        form = the_form(qtbot, shown)
        assert form.round.session.value() == reshoot.session_id, "the reshoot itself is what is repeated"
        plan = second_round(store, told)
        assert plan.original_session_id != form.round.session.value()
        form.round.date.line.setText("sat 19 dec")
        form.round.time.line.setText("10.30 am")
        hands.press(Qt.Key.Key_Return, CONTROL)
        again = store.ask(care.reshoot_of_concern, concern_id)
        assert again is not None
        assert (again.round, again.original_session_id) == (3, reshoot.session_id)
        in_front(qtbot, shown)
        assert "Three rounds, side by side" in said(page.rounds)
        assert "another reshoot was offered" in said(page.next).lower()
