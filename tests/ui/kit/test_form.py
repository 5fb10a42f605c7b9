"""Forms: one act however often it is pressed, refusals beside their field, nothing typed lost."""

import threading

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from studio.db import numbers
from studio.errors import Refused, Trouble
from ui.kit.fields import LineField, WordsField
from ui.kit.form import FormDialog


class Note(FormDialog):
    """A form with two fields; the verb to send is given by the test."""

    heading = "Write a note"

    def __init__(self, work, verb):
        super().__init__(work)
        self.verb = verb
        self.add("surname", "&Surname", LineField(), required=True)
        self.add("words", "&Words", WordsField())

    def save(self):
        self.send(self.verb, self.read("surname"))


@pytest.fixture
def form(qtbot):
    def make(work, verb):
        form = Note(work, verb)
        qtbot.addWidget(form)
        with qtbot.waitExposed(form):
            form.show()
        form.activateWindow()
        form.fields["surname"].set_value("O'Brien")
        return form

    return make


def take_number(db, by, surname):
    return numbers.take(db, "O")


def test_a_saved_form_tells_its_answer_and_closes(work, form, qtbot):
    note = form(work, take_number)
    with qtbot.waitSignal(note.saved) as saved:
        qtbot.mouseClick(note.save_button, Qt.MouseButton.LeftButton)
    assert saved.args == ["O-00001"]
    assert not note.isVisible()


def test_ctrl_enter_saves_from_any_field_and_enter_alone_does_not(work, form, qtbot):
    note = form(work, take_number)
    note.fields["words"].words.setFocus()
    qtbot.keyClick(note.fields["surname"].line, Qt.Key.Key_Return)
    assert note.isVisible()
    qtbot.keyClick(note.fields["words"].words, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert not note.isVisible()


def test_escape_leaves_without_saving(work, form, qtbot, bare_store):
    note = form(work, take_number)
    qtbot.keyClick(note, Qt.Key.Key_Escape)
    assert not note.isVisible()
    assert bare_store.do(take_number, "", by=work.by) == "O-00001"


def test_a_double_press_saves_once(true_work, form, qtbot, bare_store):
    let_go = threading.Event()

    def slowly(db, by, surname):
        let_go.wait(20)
        return numbers.take(db, "O")

    note = form(true_work, slowly)
    with qtbot.waitSignal(note.saved):
        for _ in range(3):
            qtbot.mouseClick(note.save_button, Qt.MouseButton.LeftButton)
            note.press_save()
        let_go.set()
    assert bare_store.do(take_number, "", by=true_work.by) == "O-00002"


def refusing(error):
    def refuse(db, by, surname):
        raise error

    return refuse


def test_a_refusal_stands_beside_its_field_and_keeps_what_was_typed(work, form):
    note = form(work, refusing(Refused("Please give the surname as on the letter.", "surname")))
    note.press_save()
    field = note.fields["surname"]
    assert note.isVisible()
    assert field.is_refused
    assert field.below.text() == "Please give the surname as on the letter."
    assert field.control.accessibleDescription() == field.below.text()
    assert field.value() == "O'Brien"
    assert note.save_button.isEnabled()
    field.line.setText("Brien")
    assert not field.is_refused


def test_a_refusal_of_the_whole_and_trouble_stand_above_the_fields(work, form):
    note = form(work, refusing(Refused("This family has an open concern.")))
    note.press_save()
    assert note.notice_bar.words.text() == "This family has an open concern."
    note.verb = refusing(Trouble("The disk is full. Please free some room."))
    note.press_save()
    assert note.notice_bar.words.text() == "The disk is full. Please free some room."
    assert note.fields["surname"].value() == "O'Brien"


def test_a_needed_field_left_empty_is_said_before_anything_is_sent(work, form):
    note = form(work, refusing(AssertionError("sent")))
    note.fields["surname"].set_value("  ")
    note.press_save()
    assert note.fields["surname"].below.text() == "Please fill in: surname."


def test_a_form_opens_as_large_as_it_was_left(work, form, qapp):
    note = form(work, take_number)
    note.resize(700, 480)
    note.reject()
    QApplication.processEvents()
    again = form(work, take_number)
    assert (again.width(), again.height()) == (700, 480)


def test_words_keep_their_lines_when_the_form_is_longer_than_its_window(work, form, qtbot):
    note = form(work, take_number)
    story = note.add("story", "S&tory", WordsField(hers=True, lines=3))
    for place in range(20):
        note.add(f"more{place}", f"More {place}", LineField())
    note.resize(500, 320)
    story.setFocus()
    qtbot.keyClicks(story.words, "The fringe")
    qtbot.keyClick(story.words, Qt.Key.Key_Tab)
    QApplication.processEvents()
    assert story.words.height() >= 3 * story.words.fontMetrics().lineSpacing()
