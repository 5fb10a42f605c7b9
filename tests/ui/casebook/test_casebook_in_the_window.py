"""The casebook as the owner and the desk meet it: filed in two presses, a practice changed in four, read by each."""

from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from studio import care, casebook, clock
from studio.actor import Actor
from studio.care import Aspect, MarkDraft
from studio.db import Store
from tests.make.letters import Fringe, concern, fringe
from tests.make.pictures import taken_in
from tests.ui.care.hands import CONTROL, Hands
from ui.care.case_page import CasePage
from ui.care.concern_form import ConcernForm
from ui.casebook.forms import FileCaseForm, PlaybookForm, PracticeForm
from ui.casebook.page import CasebookPage
from ui.kit.wish import Wish
from ui.kit.work import Work
from ui.main_window import MainWindow
from ui.today.page import TodayPage

NOW = datetime(2026, 11, 25, 11, 2)
CHANGE = "Ask everyone, before we begin, whether anything about how they look needs a minute more."


@pytest.fixture
def told(sqlite_store: Store) -> Fringe:
    return fringe(sqlite_store)


def opened(qtbot: QtBot, store: Store, by: Actor) -> MainWindow:
    work = Work(store, inline=True)
    work.by = by
    window = MainWindow(work)
    qtbot.addWidget(window)
    window.resize(1360, 860)
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    return window


def words_on(where: QWidget) -> str:
    return " ".join(label.text() for label in where.findChildren(QLabel) if label.isVisible())


def press(qtbot: QtBot, where: QWidget, words: str) -> None:
    def found() -> list[QPushButton]:
        buttons = where.findChildren(QPushButton)
        return [each for each in buttons if each.text().replace("&", "") == words and each.isVisible()]

    qtbot.waitUntil(lambda: len(found()) > 0)
    qtbot.mouseClick(found()[0], Qt.MouseButton.LeftButton)


def form(window: MainWindow, kind: type) -> QWidget:
    (found,) = [each for each in window.findChildren(kind) if each.isVisible()]
    assert isinstance(found, QWidget)
    return found


def test_what_is_learned_from_a_case(qtbot: QtBot, sqlite_store: Store, told: Fringe, tmp_path: Path) -> None:
    case_id = concern(sqlite_store, told)
    picture, *_ = taken_in(sqlite_store, told.staff.priya, told.session_id, tmp_path / "card", 1)
    marks = (MarkDraft(Aspect.HAIR, picture_id=picture.id),)
    sqlite_store.do(care.mark, case_id, marks, by=told.staff.priya)
    with clock.standing_at(NOW):
        window = opened(qtbot, sqlite_store, told.staff.helen)
        hands = Hands(qtbot)
        window.go("case", concern_id=case_id)
        page = window.page
        assert isinstance(page, CasePage)
        press(qtbot, page, "File in the casebook…")  # the first
        assert form(window, FileCaseForm)
        hands.press(Qt.Key.Key_Return, CONTROL)  # and the second
        (filed,) = sqlite_store.ask(casebook.examples)
        assert (filed.what_happened, filed.put_right_by) == (
            "her fringe",
            "Photographed again, with our compliments.",
        )
        assert page.notice_bar.words.text() == "The case is filed, without a name."

        press(qtbot, page, "File in the casebook…")  # once more: a picture beside it, with Claire's leave
        better = form(window, FileCaseForm)
        assert isinstance(better, FileCaseForm)
        better.picture.set_value(picture.id)
        better.press_save()
        assert better.isVisible(), "nobody has agreed yet"
        better.agreed.set_value(told.claire)
        better.press_save()

        press(qtbot, page, "Change a practice…")
        asks = form(window, PracticeForm)
        assert isinstance(asks, PracticeForm)
        asks.fields["text"].set_value(CHANGE)
        hands.press(Qt.Key.Key_Return, CONTROL)
        qtbot.waitUntil(lambda: CHANGE in words_on(page))
        said = words_on(page)
        assert f"“{CHANGE}”" in said
        assert "In force since Wednesday 25 November 2026, 11.02\u00a0am. Read by 1 of" in said
        assert [each.text for each in sqlite_store.ask(casebook.changes_to_tell)] == [CHANGE]

        window.go("casebook")
        book = window.page
        assert isinstance(book, CasebookPage)
        assert book.sentence.text() == "1 case without a name, 1 change of practice."
        assert "Ashworth" not in words_on(book)
        ((card,),) = book.examples.values()
        qtbot.waitUntil(lambda: not card.image.pixmap().isNull())
        book.table.choose(Aspect.HAIR.value)
        press(qtbot, book, "Change the words…")
        edits = form(window, PlaybookForm)
        assert isinstance(edits, PlaybookForm)
        edits.fields["say"].set_value("“Take all the time you want.”")
        edits.press_save()
        qtbot.waitUntil(lambda: "“Take all the time you want.”" in words_on(book))
        press(qtbot, book, "Change the words…")
        left = form(window, PlaybookForm)
        assert isinstance(left, PlaybookForm)
        left.fields["say"].set_value("“Half a thought")
        left.reject()
        press(qtbot, book, "Change the words…")
        again = form(window, PlaybookForm)
        assert isinstance(again, PlaybookForm)
        assert again.keeping is not None
        again.keeping.put_back()
        assert again.read("say") == "“Half a thought", "what the owner typed is not lost with Escape"
        again.versions.box.setCurrentIndex(1)
        again.versions.box.activated.emit(1)
        assert again.read("say") == casebook.shipped(Aspect.HAIR).say
        again.reject()


def test_everyone_reads_it_and_the_playbook_stands_beside_the_form(
    qtbot: QtBot, sqlite_store: Store, told: Fringe
) -> None:
    case_id = concern(sqlite_store, told)
    with clock.standing_at(NOW):
        sqlite_store.do(casebook.announce, casebook.PracticeDraft(CHANGE, case_id), by=told.staff.helen)
        window = opened(qtbot, sqlite_store, told.staff.priya)
        window.go("today")
        today = window.page
        assert isinstance(today, TodayPage)
        assert CHANGE in words_on(today.practices)
        press(qtbot, today.practices, "I have read it")
        assert not today.practices.isVisible()
        (change,) = sqlite_store.ask(casebook.changes)
        assert "Priya Shah" not in change.unread_by

        window.grant(Wish("concern", {"household_id": told.household_id}))
        asks = form(window, ConcernForm)
        assert isinstance(asks, ConcernForm)
        assert asks.playbook.page is not None
        assert asks.playbook.page.aspect is None
        asks.story.set_value("My fringe was not right.")
        asks.aspect.set_value(Aspect.HAIR)
        assert asks.playbook.page.aspect is Aspect.HAIR
        assert "mirror" in " ".join(label.text() for label in asks.playbook.findChildren(QLabel))
        asks.reject()
