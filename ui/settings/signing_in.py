"""Who is at the desk: at opening a name, with a PIN where there is one; the same to switch."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from studio import business
from studio.actor import Actor
from studio.business import StaffRow
from studio.errors import Refused, StudioError
from ui.kit import theme
from ui.kit.fields import SecretField
from ui.kit.form import FormDialog
from ui.kit.text import Button, Label
from ui.kit.wish import Wish
from ui.kit.work import Work

if TYPE_CHECKING:
    from ui.main_window import MainWindow


def arrive(window: MainWindow) -> None:
    """The records are open: welcome a new studio, or ask who is here; one person without a PIN is not asked."""

    def met(staff: tuple[StaffRow, ...]) -> None:
        if not staff:
            window.grant(Wish("welcome"))
        elif len(staff) == 1 and not staff[0].has_pin:
            window.work.run_short(
                business.sign_in, staff[0].id, owner=window, then=lambda who: enter(window, who)
            )
        else:
            _ask(window, staff, at_opening=True)

    window.work.ask(business.staff, then=met, owner=window)


def sign_in(window: MainWindow) -> None:
    """Switch to somebody else; with nobody in yet, what happens at opening."""
    if not window.work.someone_is_in:
        arrive(window)
        return
    window.work.ask(business.staff, then=lambda staff: _ask(window, staff, at_opening=False), owner=window)


def enter(window: MainWindow, who: Actor) -> None:
    """Work in this person's name from now on; at opening Today is shown, else the page that is there looks again."""
    first = window.page is None
    window.work.ask(business.place, then=business.make_home, owner=window)
    window.work.by = who
    if first:
        window.go("today")
    elif window.page is not None:
        window.page.refresh()
        window.page.take_keys()  # else they stay with the name at the foot, where the dialog was asked for
    window.grant(Wish("half_typed"))


def _ask(window: MainWindow, staff: Sequence[StaffRow], *, at_opening: bool) -> None:
    dialog = SignIn(window.work, staff, window, at_opening=at_opening)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.signed_in.connect(lambda who: enter(window, who))
    dialog.open()


class _Name(Button):
    """One person to choose: a number to press, the name, the role."""

    def __init__(self, place: int, row: StaffRow) -> None:
        super().__init__("")
        self.row_of_staff = row
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(f"{row.name}, {row.role}{', with a PIN' if row.has_pin else ''}")
        across = QHBoxLayout(self)
        across.setContentsMargins(16, 6, 16, 6)
        across.setSpacing(14)
        number = Label(str(place) if place < 10 else "", "second")
        number.setFixedWidth(theme.px(16))
        words = QVBoxLayout()
        words.setSpacing(0)
        self.name = Label(row.name, "heading")
        self.role = Label(str(row.role), "second")
        words.addWidget(self.name)
        words.addWidget(self.role)
        across.addWidget(number)
        across.addLayout(words, 1)
        across.addWidget(Label("PIN" if row.has_pin else "", "small"))
        for part in (number, self.name, self.role):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def sizeHint(self) -> QSize:
        return QSize(theme.px(300), theme.px(60))


class SignIn(FormDialog):
    """Names as big buttons. A number or the initials choose one; the PIN is asked below the names."""

    heading = "Who is at the desk?"
    save_words = "&Sign in"
    opens_at = (460, 420)

    def __init__(
        self, work: Work, staff: Sequence[StaffRow], parent: QWidget | None = None, *, at_opening: bool = True
    ) -> None:
        super().__init__(work, parent)
        self.at_opening = at_opening
        self.chosen: StaffRow | None = None
        self._typed = ""
        self.names = [_Name(place, row) for place, row in enumerate(staff, 1)]
        self.show_heading(self.heading, "Press the number or type the initials.")
        for button in self.names:
            self.place(button)
            button.clicked.connect(lambda _=False, button=button: self.choose(button))
        self.pin = SecretField("Six figures")
        self.pin.line.setMaxLength(6)
        self.pin_box = self.labelled("pin", "&PIN", self.pin)
        self.place(self.pin_box)
        self.pin_box.hide()
        self.other = Button("Somebody &else", "users", "quiet")
        self.other.clicked.connect(self.choose_again)
        self.place(self.other)
        self.other.hide()
        self.save_button.hide()
        self.leave_button.setVisible(not at_opening)
        self.signed_in = self.saved
        if self.names:
            self.names[0].setFocus()

    def _size(self) -> None:
        width, height = self.opens_at
        self.resize(theme.px(width), theme.px(height))

    def choose(self, button: _Name) -> None:
        """This is who; without a PIN that is all, with one it is asked for."""
        self.chosen = button.row_of_staff
        if not button.row_of_staff.has_pin:
            self.press_save()
            return
        self._show_names(only=button)
        self.pin.line.setFocus()

    def choose_again(self) -> None:
        """All names again."""
        self.chosen = None
        self._show_names(only=None)
        self.names[0].setFocus()

    def _show_names(self, only: _Name | None) -> None:
        for each in self.names:
            each.setVisible(only in (None, each))
            each.setEnabled(only is None)
        self.pin.clear_refusal()
        self.pin.line.clear()
        asks = only is not None
        self.sentence.setVisible(not asks)
        for part in (self.pin_box, self.save_button):
            part.setVisible(asks)
        self.other.setVisible(asks and len(self.names) > 1)

    def save(self) -> None:
        """Look at the PIN away from the UI thread: checking one is slow by design."""
        if self.chosen is None:
            raise Refused("Please choose your name.")
        self._set_sending(True)
        self.work.run_short(
            business.sign_in,
            self.chosen.id,
            self.pin.line.text(),
            owner=self,
            then=self.succeed,
            refused=self.refuse,
        )

    def refuse(self, error: Exception) -> None:
        """The refusal stands beside the PIN, which is emptied to be typed again."""
        super().refuse(error)
        if isinstance(error, StudioError):
            message = error.message if self.pin.is_refused else ""
            self.pin.line.clear()
            if message:
                self.pin.refuse(message)
                self.pin.line.setFocus()

    def reject(self) -> None:
        """At opening somebody must be chosen; a switch can be left."""
        if not self.at_opening:
            super().reject()

    def done(self, result: int) -> None:
        """Its size is not kept: it is as tall as the names."""
        QDialog.done(self, result)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter takes what is chosen; a number, or letters that begin one's initials or name, choose."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            focused = self.focusWidget()
            if isinstance(focused, _Name):
                self.choose(focused)
            elif self.chosen is not None:
                self.press_save()
            return
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down) and self.chosen is None:
            self.focusNextPrevChild(event.key() == Qt.Key.Key_Down)
            return
        if event.text().isalnum() and self.chosen is None:
            self._choose_by(event.text())
            return
        super().keyPressEvent(event)

    def _choose_by(self, letter: str) -> None:
        if letter.isdigit():
            place = int(letter)
            if 1 <= place <= len(self.names):
                self.choose(self.names[place - 1])
            return
        for typed in (self._typed + letter, letter):
            fits = [button for button in self.names if _begins(button.row_of_staff, typed)]
            exact = [button for button in fits if button.row_of_staff.initials.casefold() == typed.casefold()]
            if fits:
                self._typed = typed
                fits[0].setFocus()
                if exact or len(fits) == 1:
                    self._typed = ""
                    self.choose((exact or fits)[0])
                return
        self._typed = ""


def _begins(row: StaffRow, typed: str) -> bool:
    return any(each.casefold().startswith(typed.casefold()) for each in (row.initials, row.name))
