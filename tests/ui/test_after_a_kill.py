"""A desk is killed with a form half typed, and started again: the window says so, and one click goes on with it."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from studio import business, clock, schema
from studio.business import StaffId
from tests.faults import keystrokes
from tests.faults.nursery import nursery
from tests.faults.worker import STANDS_AT, THEIR_WORDS
from ui.care.concern_form import ConcernForm
from ui.kit.work import Work
from ui.main_window import MainWindow
from ui.settings.signing_in import enter


@pytest.mark.timeout(300)
def test_a_concern_half_typed_at_a_kill_is_gone_on_with_after_the_restart(
    tmp_path: Path, qapp: QApplication, qtbot: QtBot
) -> None:
    target = tmp_path / "studio.db"
    priya = StaffId(keystrokes.prepared(target))
    with nursery() as born:
        keystrokes.killed(born, target, 2.5)
    store = schema.open_store(target)
    with clock.standing_at(STANDS_AT):
        window = MainWindow(Work(store, inline=True))
        qtbot.addWidget(window)
        with qtbot.waitExposed(window):
            window.show()
        enter(window, store.ask(business.actor, priya))
        assert window.page is not None
        said = window.page.notice_bar
        assert said.words.text() == "You have a half-typed concern for the Ashworth family."
        qtbot.mouseClick(said.action, Qt.MouseButton.LeftButton)
        (form,) = [each for each in window.findChildren(QDialog) if each.isVisible()]
        assert isinstance(form, ConcernForm)
        story = form.story.words.toPlainText()
        assert len(story) > 20
        assert THEIR_WORDS.startswith(story)
        form.press_save()
        assert not form.isVisible()
        enter(window, store.ask(business.actor, priya))
        assert not said.isVisible()
    store.close()
