"""The desk in front of the real window: what is shown is read, what is done is done by keys and clicks, counted.

An interaction is one click, one chord, or one run of typing ended by Tab or Enter (DOMAIN 4).
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QTableView,
    QWidget,
)
from pytestqt.qtbot import QtBot

from studio import clock
from studio.dates import NO_BREAK
from studio.db import Store
from tests.stories.the_tally import Tally
from ui.kit.daysheet import DaySheet
from ui.kit.finder import Finder
from ui.kit.wish import Wish
from ui.kit.work import Work
from ui.main_window import MainWindow

NONE = Qt.KeyboardModifier.NoModifier
CONTROL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
ENTER, TAB = Qt.Key.Key_Return, Qt.Key.Key_Tab
_FAR = 80
_TYPED_INTO = (QLineEdit, QPlainTextEdit)


class Desk:
    """Someone's eyes and hands at the one window."""

    def __init__(self, qtbot: QtBot, store: Store) -> None:
        self.qtbot, self.store = qtbot, store
        self.count = 0
        self.tally = Tally()
        self.window = MainWindow(Work(store, inline=True))
        qtbot.addWidget(self.window)
        self.window.resize(1360, 860)
        with qtbot.waitExposed(self.window):
            self.window.show()
        self.window.activateWindow()

    def arrives(self) -> None:
        """The records are open, as at every start of the program."""
        self.window.grant(Wish("arrive"))

    def at(self, moment: datetime) -> None:
        """Time goes by; the window notices a new day by itself, within its minute."""
        clock.set_to(clock.to_utc(moment))
        self.window.minute.timeout.emit()

    @contextmanager
    def within(self, most: int, what: str) -> Iterator[None]:
        """What is done inside takes at most so many interactions."""
        before = self.count
        yield
        took = self.count - before
        self.tally.add(what, took, most)
        assert took <= most, f"{what} took {took} interactions, {most} are the most"

    # The eyes.

    @property
    def front(self) -> QWidget:
        """The dialog in front, or the window."""
        return QApplication.activeModalWidget() or self.window

    def words(self) -> list[str]:
        """Everything that is written on what is in front, top to bottom of its widgets."""
        said: list[str] = []
        for widget in self.front.findChildren(QWidget):
            if not widget.isVisible() or widget.window() is not self.front.window():
                continue
            said += _written(widget)
        return [words.replace(NO_BREAK, " ") for words in said if words]

    def sees(self, *sentences: str) -> None:
        """These words are on screen."""
        for sentence in sentences:
            self._until(lambda sentence=sentence: any(sentence in words for words in self.words()), sentence)

    def does_not_see(self, sentence: str) -> None:
        """These words are nowhere on screen."""
        assert not [words for words in self.words() if sentence in words]

    def title(self, title: str) -> None:
        """The name of the page, or of the form in front."""
        self._until(lambda: self.front.windowTitle() == title or self._page_title() == title, title)

    def _page_title(self) -> str:
        return self.window.page.title.text() if self.window.page and self.front is self.window else ""

    def _until(self, so: Callable[[], bool], what: str) -> None:
        try:
            self.qtbot.waitUntil(so, timeout=2000)
        except Exception:
            shown = "\n  ".join(self.words())
            raise AssertionError(f"“{what}” is not on screen, which says:\n  {shown}") from None

    # The hands.

    def _looks_up(self) -> None:
        """The form that has just opened takes the keyboard, and after it the window again."""

        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)  # a form that was left is gone
        QApplication.processEvents()

        def is_in_front() -> bool:
            front = self.front.window()
            if QApplication.activeWindow() is not front:
                front.activateWindow()  # there is no window manager that would
            return QApplication.activeWindow() is front

        self.qtbot.waitUntil(is_in_front)

    @property
    def on(self) -> QWidget:
        """Where the keyboard is."""
        held = QApplication.focusWidget()
        assert held is not None, "the keyboard is nowhere"
        return held

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = NONE) -> None:
        """One key or chord."""
        self._looks_up()
        self.count += 1
        self.qtbot.keyClick(QApplication.focusWidget() or self.front, key, modifier)

    def type(self, text: str, then: Qt.Key | None = TAB) -> None:
        """A run of typing ended by Tab, or by another key; None when a chord of its own comes next."""
        self._looks_up()
        self.count += 1
        self._letters(text)
        if then is None:
            return
        line = self.on
        if isinstance(line, Finder):
            self.qtbot.waitUntil(lambda: bool(line.rows))  # they hang below the line
        self.qtbot.keyClick(self.on, then)

    def her_words(self, text: str) -> None:
        """What a client said, and Tab: the telling itself is never counted."""
        self._looks_up()
        self._letters(text)
        self.qtbot.keyClick(self.on, TAB)

    def _letters(self, text: str) -> None:
        for letter in text:
            if letter.isascii():
                self.qtbot.keyClicks(self.on, letter)
            else:  # no key of its own on the test's keyboard
                typed = QKeyEvent(QEvent.Type.KeyPress, 0, NONE, letter)
                QApplication.sendEvent(self.on, typed)

    def click(self, words: str) -> None:
        """Click the button or the line that says this."""
        self.count += 1
        self._until(lambda: bool(self._buttons(words)), f"the button {words}")
        button = self._buttons(words)[0]
        self._into_view(button)
        self.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)

    def click_line(self, words: str) -> None:
        """Click the first line of a card that says this anywhere."""

        def lines() -> list[QAbstractButton]:
            buttons = (each for each in self.front.findChildren(QAbstractButton) if each.isVisible())
            return [each for each in buttons if words in each.accessibleName().replace(NO_BREAK, " ")]

        self.count += 1
        self._until(lambda: bool(lines()), f"a line with {words}")
        self._into_view(lines()[0])
        self.qtbot.mouseClick(lines()[0], Qt.MouseButton.LeftButton)

    def drag(self, sheet: DaySheet, since: QPointF, to: QPointF) -> None:
        """One drag over a day: pressed, moved a little way at a time, let go."""
        self.count += 1
        left, none = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
        self._mouse(sheet, QEvent.Type.MouseButtonPress, since, left, left)
        for part in (0.1, 0.5, 0.9, 1.0):
            self._mouse(sheet, QEvent.Type.MouseMove, since + (to - since) * part, none, left)
        self._mouse(sheet, QEvent.Type.MouseButtonRelease, to, left, none)

    def _mouse(
        self,
        sheet: DaySheet,
        kind: QEvent.Type,
        where: QPointF,
        button: Qt.MouseButton,
        held: Qt.MouseButton,
    ) -> None:
        QApplication.sendEvent(
            sheet, QMouseEvent(kind, where, QPointF(sheet.mapToGlobal(where)), button, held, NONE)
        )

    def offers(self, words: str) -> bool:
        """Whether there is such a button to press."""
        return bool(self._buttons(words))

    def _buttons(self, words: str) -> list[QAbstractButton]:
        return [
            each
            for each in self.front.findChildren(QAbstractButton)
            if each.isVisible() and each.isEnabled() and words in (_plain(each), each.accessibleName())
        ]

    def fill(self, **fields: str) -> None:
        """Click into fields, by their name on screen or in the draft, and type."""
        for name, text in fields.items():
            control = self._control(name)
            self.count += 1
            self._into_view(control)
            self.qtbot.mouseClick(_ground(control), Qt.MouseButton.LeftButton)
            self.qtbot.keyClick(control, Qt.Key.Key_A, CONTROL)
            self.type(text)

    def choose(self, **fields: str) -> None:
        """Walk to a list of choices by Tab and type how one begins."""
        for name, text in fields.items():
            control = self._control(name)
            assert isinstance(control, QComboBox)
            if control.currentText().startswith(text):
                continue  # it stands there already
            self.walk_to(control)
            self.type(text.partition(" ")[0])
            assert control.currentText().casefold().startswith(text.casefold()), control.currentText()

    def walk_to(self, control: QWidget) -> None:
        """Tab until the keyboard is there."""
        self._looks_up()
        for _ in range(_FAR):
            if self.on is control:
                return
            self.press(TAB)
        raise AssertionError(f"Tab does not lead to {control.objectName() or _plain(control)}")

    def open_story(self, words: str) -> None:
        """Click the first line of a list or a story that says this."""
        self.count += 1
        for view in self.front.findChildren(QAbstractItemView):
            for row in range(view.model().rowCount() if view.isVisible() and view.model() else 0):
                index = view.model().index(row, 0)
                if words in str(index.data()):
                    view.scrollTo(index)
                    at = view.visualRect(index).topLeft() + QPoint(60, 12)
                    self.qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=at)
                    return
        raise AssertionError(f"no line says “{words}”")

    def _control(self, name: str) -> QWidget:
        inputs = (
            each for each in self.front.findChildren(QWidget) if isinstance(each, (*_TYPED_INTO, QComboBox))
        )
        found = [
            each for each in inputs if each.isVisible() and name in (each.objectName(), each.accessibleName())
        ]
        assert found, f"there is no field {name}"
        return found[0]

    def _into_view(self, widget: QWidget) -> None:
        """Scroll, as the wheel would, until it can be seen."""
        above = widget.parentWidget()
        while above is not None:
            if isinstance(above, QScrollArea):
                above.ensureWidgetVisible(widget)
            above = above.parentWidget()
        assert not widget.visibleRegion().isEmpty(), (
            f"{widget.objectName() or _plain(widget)} is out of sight"
        )


def _ground(control: QWidget) -> QWidget:
    return control.viewport() if isinstance(control, QPlainTextEdit) else control


def _plain(widget: QWidget) -> str:
    text = widget.text() if isinstance(widget, QAbstractButton) else widget.accessibleName()
    return text.replace("&", "").replace(NO_BREAK, " ")


def _written(widget: QWidget) -> list[str]:
    """What a widget says to whoever looks at it."""
    if isinstance(widget, QAbstractItemView) and widget.model() is not None:
        model = widget.model()
        columns = range(model.columnCount() if isinstance(widget, QTableView) else 1)
        return [str(model.index(row, column).data()) for row in range(model.rowCount()) for column in columns]
    if isinstance(widget, QLabel):
        return [widget.text()]
    if isinstance(widget, QAbstractButton):
        return [_plain(widget), widget.accessibleName()]
    if isinstance(widget, _TYPED_INTO):
        return [widget.text() if isinstance(widget, QLineEdit) else widget.toPlainText()]
    return [widget.currentText() if isinstance(widget, QComboBox) else widget.accessibleName()]
