"""Reply slips with the morning's post, keyed as the desk does it: four interactions, counted."""

from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from studio import care, clock, letters
from studio.care import Channel
from studio.db import Store
from studio.letters import CallOutcome, LetterState
from tests.make.letters import DUE, Fringe, concern, fringe, second_presentation
from tests.studio.letters.test_slips import posted
from tests.ui.care.hands import CONTROL, Hands
from ui.kit.wish import Wish, opening
from ui.kit.work import Work
from ui.letters.happy_sheet import HappySheet
from ui.letters.slip_form import SlipForm
from ui.letters.slip_gestures import SlipCallSheet
from ui.main_window import MainWindow

CAME = datetime(2026, 11, 17, 16, 30)


@pytest.fixture
def told(sqlite_store: Store) -> Fringe:
    return fringe(sqlite_store)


@pytest.fixture
def afternoon(told: Fringe, qapp: QApplication) -> Iterator[None]:
    """Tuesday 17 November 2026, half past four."""
    with clock.standing_at(CAME):
        yield


def opened(qtbot: QtBot, store: Store, told: Fringe) -> MainWindow:
    work = Work(store, inline=True)
    work.by = told.staff.priya
    window = MainWindow(work)
    qtbot.addWidget(window)
    window.resize(1100, 720)
    with qtbot.waitExposed(window):
        window.show()
    window.go("today")
    window.activateWindow()
    return window


def slip_form(qtbot: QtBot, window: MainWindow) -> SlipForm:
    def forms() -> list[SlipForm]:
        return [each for each in window.findChildren(SlipForm) if each.isVisible()]

    qtbot.waitUntil(lambda: len(forms()) == 1)
    return forms()[0]


def words_on(form: SlipForm) -> str:
    return " ".join(label.text() for label in form.findChildren(QLabel) if label.isVisible())


@pytest.mark.usefixtures("afternoon")
def test_a_slip_is_scanned_scored_and_kept_in_four_interactions(
    qtbot: QtBot, sqlite_store: Store, told: Fringe, tmp_path: Path
) -> None:
    letter = posted(sqlite_store, told, DUE, tmp_path)
    window = opened(qtbot, sqlite_store, told)
    hands = Hands(qtbot)
    hands.press(Qt.Key.Key_F3)
    form = slip_form(qtbot, window)
    qtbot.waitUntil(form.reference.line.hasFocus)
    hands.count += 1  # the scanner types the code and Enter
    qtbot.keyClicks(hands.on, letter.number)
    qtbot.keyClick(hands.on, Qt.Key.Key_Return)
    assert "Claire Ashworth" in words_on(form)
    assert "went out Wed 11 Nov" in words_on(form)
    hands.press(Qt.Key.Key_3)
    assert form.score.mark() == 3
    hands.press(Qt.Key.Key_Return, CONTROL)
    assert hands.count == 4
    (waiting,) = sqlite_store.ask(care.open_concerns)
    case = sqlite_store.ask(care.concern, waiting.id)
    assert (case.channel, case.person) == (Channel.SLIP, "Claire Ashworth")
    assert "mixed feelings" in case.story
    assert sqlite_store.ask(letters.letter, letter.id).state is LetterState.ANSWERED
    assert window.page is not None
    assert window.page.with_ == {"concern_id": waiting.id}, "her case is open at once"

    window.grant(Wish("take_slip"))  # the same slip once more, by its bare number
    form = slip_form(qtbot, window)
    form.reference.set_value(letter.number.lstrip("L-0"))
    form.reference.line.returnPressed.emit()
    assert "keyed already by Priya Shah" in words_on(form)
    assert (form.score.mark(), form.save_button.text()) == (3, "&Put it right")
    form.press_save()
    assert form.isVisible(), "what was keyed is changed with a reason"
    form.fields["reason"].set_value("It was a 2")
    form.score.set_value(2)
    form.press_save()
    row = sqlite_store.ask(letters.slip_of_letter, letter.id)
    assert row is not None
    assert row.feeling == "not quite right"


@pytest.mark.usefixtures("afternoon")
def test_a_wrong_reference_is_seen_and_kind_words_want_no_concern(
    qtbot: QtBot, sqlite_store: Store, told: Fringe, tmp_path: Path
) -> None:
    letter = posted(sqlite_store, told, DUE, tmp_path)
    window = opened(qtbot, sqlite_store, told)
    hands = Hands(qtbot)
    hands.press(Qt.Key.Key_F3)
    form = slip_form(qtbot, window)
    form.reference.set_value("8888")
    form.reference.line.returnPressed.emit()
    assert "No letter has the reference L-008888" in words_on(form)
    form._asked = "8887"  # an answer that comes late, when another reference stands there already
    form._show_letter(sqlite_store.ask(letters.letter_of_slip, letter.number))
    assert form.letter is None, "nobody else's slip is kept as theirs"
    form._asked = "8888"
    form.reference.set_value(letter.number)
    form.score.set_value(5)
    form.words.set_value("We sit and look at them every evening.")
    form.press_save()
    assert "ask for something to change" in words_on(form)
    form.kind.set_value("kind")
    form.fields["evening"].set_value(True)
    form.press_save()
    assert sqlite_store.ask(care.open_concerns) == []
    (line,) = [each for each in sqlite_store.ask(letters.owed, CAME.date()) if each.opens.kind == "call_slip"]
    window.grant(opening(line.opens))
    sheet = window.findChild(SlipCallSheet)
    assert sheet is not None
    said = " ".join(label.text() for label in sheet.findChildren(QLabel))
    assert "We sit and look at them every evening." in said
    sheet.outcomes[CallOutcome.SPOKE].click()
    assert not [
        each for each in sqlite_store.ask(letters.owed, CAME.date()) if each.opens.kind == "call_slip"
    ]


def test_kind_words_after_the_reshoot_close_her_case_in_one_press(
    qtbot: QtBot, sqlite_store: Store, told: Fringe, qapp: QApplication, tmp_path: Path
) -> None:
    case_id = concern(sqlite_store, told)
    second_presentation(sqlite_store, told, case_id)
    letter = posted(sqlite_store, told, date(2027, 2, 2), tmp_path, "L11")
    with clock.standing_at(datetime(2027, 2, 9, 10)):
        window = opened(qtbot, sqlite_store, told)
        Hands(qtbot).press(Qt.Key.Key_F3)
        form = slip_form(qtbot, window)
        form.reference.set_value(letter.number)
        form.score.set_value(5)
        form.words.set_value("Now it is just right.")
        form.kind.set_value("kind")
        form.press_save()
        (sheet,) = window.findChildren(HappySheet)
        sheet.note.click()
        row = sqlite_store.ask(care.concern, case_id)
        assert (row.state, row.happy_words) == (care.ConcernState.HAPPY, "Now it is just right.")
