"""What is done besides fields and buttons: the system's dialog for a file, an open menu, a place on a picture."""

from pathlib import Path

from PySide6.QtCore import QPoint, QPointF, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QFileDialog,
    QLineEdit,
    QMenu,
    QScrollArea,
    QWidget,
)

from tests.stories.the_desk import Desk

_TRIES = 400


def finds(desk: Desk, place: Path) -> None:
    """The system's dialog that opens next is given this place: one run of typing ended by Enter."""
    left = _TRIES

    def type_it() -> None:
        nonlocal left
        dialog = QApplication.activeModalWidget()
        left -= 1
        if not isinstance(dialog, QFileDialog):
            if left:
                QTimer.singleShot(5, type_it)
            return
        line = dialog.findChild(QLineEdit, "fileNameEdit")
        assert isinstance(line, QLineEdit)
        desk.count += 1
        line.setText(str(place))
        QTest.keyClick(line, Qt.Key.Key_Return)

    QTimer.singleShot(0, type_it)


def from_the_menu(desk: Desk, words: str) -> None:
    """Click the line of the open menu that begins so."""
    desk.count += 1
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu), "no menu is open"
    lines = [each for each in menu.actions() if each.text().replace("&", "").startswith(words)]
    assert lines, f"{words} is not in {[each.text() for each in menu.actions()]}"
    QTest.mouseClick(
        menu,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
        menu.actionGeometry(lines[0]).center(),
    )


def click_in(desk: Desk, widget: QWidget, place: QPointF) -> None:
    """One click at a place of something painted."""
    desk.count += 1
    desk.qtbot.mouseClick(widget, Qt.MouseButton.LeftButton, pos=place.toPoint())


def ticks(desk: Desk, words: str) -> None:
    """Click the box of a tick that says this, where the hand would: at its left."""
    desk.count += 1
    boxes = [each for each in desk.front.findChildren(QCheckBox) if each.isVisible() and each.text() == words]
    assert boxes, f"there is nothing to tick that says “{words}”"
    above = boxes[0].parentWidget()
    while above is not None and not isinstance(above, QScrollArea):
        above = above.parentWidget()
    if isinstance(above, QScrollArea):
        above.ensureWidgetVisible(boxes[0])
    before = boxes[0].isChecked()
    QTest.mouseClick(boxes[0], Qt.MouseButton.LeftButton, pos=QPoint(10, boxes[0].height() // 2))
    assert boxes[0].isChecked() is not before


def down_to(desk: Desk, words: str) -> None:
    """Down through the list of choices the keyboard is in, to the one that says this."""
    held = desk.on
    assert isinstance(held, QComboBox)
    for _ in range(held.count()):
        if held.currentText() == words:
            return
        desk.press(Qt.Key.Key_Down)
    raise AssertionError(f"{words} is not among them")
