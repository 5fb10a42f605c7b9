"""The wording as the owner changes it: fields stay whole, the page follows, nothing typed is lost."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from studio import clock, letters
from studio.db import Store
from tests.make.business import Staff, marsh_and_reed
from tests.make.letters import concern, drafted, family, fringe, presented
from tests.ui.letters.test_letters_in_the_window import press, shown
from ui.kit import notices
from ui.kit.wish import Wish
from ui.kit.work import Work
from ui.letters.letter_page import LetterPage
from ui.letters.wording_form import WordingForm
from ui.letters.wording_page import WordingPage
from ui.letters.wording_versions import VersionsForm
from ui.letters.wording_words import OwnWordsForm

MORNING = datetime(2026, 11, 11, 9)


@pytest.fixture
def morning(qapp: QApplication) -> Iterator[None]:
    """Wednesday 11 November 2026, nine o'clock."""
    with clock.standing_at(MORNING):
        yield


@pytest.fixture
def staff(sqlite_store: Store) -> Staff:
    """Marsh & Reed, with one family whose portraits are at home."""
    made = marsh_and_reed(sqlite_store)
    presented(sqlite_store, made.helen, [family(1)])
    return made


def at_the_desk(store: Store, who: object) -> Work:
    work = Work(store, inline=True)
    work.by = who  # type: ignore[assignment]  # one of the staff
    return work


def words_on(form: QWidget, button: str) -> list[QPushButton]:
    return [
        each for each in form.findChildren(QPushButton) if each.text() == button and each.isVisibleTo(form)
    ]


def form_of(work: Work, store: Store) -> WordingForm:
    row = next(row for row in store.ask(letters.wording_rows) if row.id == "L8|en-GB")
    newest = store.ask(letters.wording_versions, "L8", "en-GB")[0]
    return WordingForm(work, row, newest.version, newest.text)


def test_the_owner_writes_and_what_is_wrong_is_told_while_nothing_is_lost(
    qtbot: QtBot, sqlite_store: Store, staff: Staff, morning: None
) -> None:
    form = form_of(at_the_desk(sqlite_store, staff.helen), sqlite_store)
    shown(qtbot, form)
    edit = form.words.edit
    assert form.view.pages
    assert form.shown_on.text() == "As it is printed: Fore1 Sur1, with examples."
    assert form.count.text() == "126 words, 1 page"
    # A field is stepped over and goes as a whole; undo brings it back.
    edit.moveCursor(QTextCursor.MoveOperation.Start)
    edit.moveCursor(QTextCursor.MoveOperation.EndOfBlock)
    qtbot.keyClick(edit, Qt.Key.Key_Left)
    assert edit.textCursor().position() == len("Dear ")
    edit.moveCursor(QTextCursor.MoveOperation.EndOfBlock)
    qtbot.keyClick(edit, Qt.Key.Key_Backspace)
    assert edit.toPlainText().startswith("Dear \n")
    form.draw()
    assert form.last is not None
    assert "The letter needs “how we greet them”" in form.last.preview.faults[0].says
    qtbot.keyClick(form, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert form.isVisible()
    assert form.notice_bar.isVisible() or form.words.below.text().startswith("The letter needs")
    edit.undo()
    assert edit.toPlainText().startswith("Dear ‹how we greet them›\n")
    # A field from the list, an emphasis by its key, a word no dictionary knows.
    edit.moveCursor(QTextCursor.MoveOperation.End)
    qtbot.keyClicks(edit, " Luvely")
    next(each for each in form.menu.actions() if each.text().startswith("how long ago")).trigger()
    assert edit.toPlainText().endswith(" Luvely ‹how long ago›")
    qtbot.keyClick(edit, Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClicks(edit, "dear")
    assert edit.toPlainText().endswith("**dear**")
    form.draw()
    assert [*form.last.preview.strange] == ["Luvely"]
    press(qtbot, form, "Teach")
    assert [*form.last.preview.strange] == []
    # Without what happens next it asks; what is kept is what the next letter says.
    form.words.replace(edit.toPlainText().replace("**What happens next.** ", ""))
    notices.answer_next(False)
    form.press_save()
    assert form.isVisible()
    notices.answer_next(True)
    form.press_save()
    assert not form.isVisible()
    (newest, *_) = sqlite_store.ask(letters.wording_versions, "L8", "en-GB")
    assert (newest.version, newest.text.endswith("Luvely {{how_long}}**dear**")) == (1, True)


def test_a_wording_half_typed_is_put_back_and_versions_come_back(
    qtbot: QtBot, sqlite_store: Store, staff: Staff, morning: None
) -> None:
    work = at_the_desk(sqlite_store, staff.helen)
    form = form_of(work, sqlite_store)
    shown(qtbot, form)
    form.words.edit.insertPlainText("Half a thought. ")
    assert form.keeping is not None
    form.keeping.look()
    form.reject()
    again = form_of(work, sqlite_store)
    shown(qtbot, again)
    assert again.keeping is not None
    again.keeping.put_back()
    assert again.words.value().startswith("Half a thought. Dear ‹how we greet them›")
    again.press_save()
    rows = sqlite_store.ask(letters.wording_rows)
    row = next(row for row in rows if row.id == "L8|en-GB")
    versions = VersionsForm(work, row, sqlite_store.ask(letters.wording_versions, "L8", "en-GB"))
    shown(qtbot, versions)
    assert versions.table.current().version == 0
    assert "Half a thought." in versions.page.toPlainText()
    versions.press_save()
    newest = sqlite_store.ask(letters.wording_versions, "L8", "en-GB")[0]
    assert (newest.version, newest.shipped) == (2, True)


def test_others_look_at_the_wording_and_teach_words(
    qtbot: QtBot, sqlite_store: Store, staff: Staff, morning: None
) -> None:
    work = at_the_desk(sqlite_store, staff.priya)
    page = WordingPage(work)
    shown(qtbot, page)
    assert page.view.pages
    assert not page.change.isEnabled()
    hoped: list[Wish] = []
    page.wish.connect(hoped.append)
    page.versions.click()
    page.own_words.click()
    assert [wish.verb for wish in hoped] == ["wording_versions", "own_words"]
    words = OwnWordsForm(work)
    shown(qtbot, words)
    words.fields["word"].set_value("Fotomatón")
    words.press_save()
    assert [row.word for row in sqlite_store.ask(letters.own_words)] == ["Fotomatón"]


def test_each_finding_of_an_apology_has_the_press_that_mends_it(qtbot: QtBot, sqlite_store: Store) -> None:
    told = fringe(sqlite_store)
    concern(sqlite_store, told)
    with clock.standing_at(datetime(2026, 11, 25, 10)):
        row = drafted(sqlite_store)
        words = replace(row.words, journey="You came to Walnutham on Friday 30 October 2026.")
        sqlite_store.do(letters.write_apology, row.letter.id, words, row.letter.version, by=told.staff.daniel)
        page = LetterPage(at_the_desk(sqlite_store, told.staff.helen))
        hoped: list[Wish] = []
        page.wish.connect(hoped.append)
        page.show_with(letter_id=row.letter.id)
        shown(qtbot, page)
        press(qtbot, page, "Teach “Walnutham”")
        for each in words_on(page, "It is right"):
            each.click()
    assert [wish.verb for wish in hoped] == ["teach_words", "let_stand", "let_stand"]
    assert hoped[-1].with_["words"] == ("Friday 30 October 2026",)
