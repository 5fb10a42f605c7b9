"""A form: fields by name, the refusal beside its field, one press of Save one act, nothing typed ever lost."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, ClassVar, TypeVar

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QApplication, QDialog, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from studio.actor import new_key
from studio.errors import Refused, StudioError
from studio.progress import Cancelled
from ui.kit import theme
from ui.kit.field import Field
from ui.kit.notices import NoticeBar
from ui.kit.preferences import SIZES, preferences
from ui.kit.quiet import QuietBanner
from ui.kit.text import Button, Label
from ui.kit.wish import Wish
from ui.kit.work import Work

if TYPE_CHECKING:
    from ui.kit.half_typed import Keeping

AnyField = TypeVar("AnyField", bound=Field)


class FormDialog(QDialog):
    """The base of every dialog that saves.

    A form adds its fields in ``__init__``, fills them when it amends, and in :meth:`save` reads them and
    calls :meth:`send`. The operation key is made when the form opens, so a double press, or a press after
    a failure of which nobody knows how far it got, happens once (RR7).
    """

    saved = Signal(object)
    wish = Signal(object)
    heading: ClassVar[str] = ""
    save_words: ClassVar[str] = "&Save"
    opens_at: ClassVar[tuple[int, int]] = (620, 560)
    keeps_as: ClassVar[str] = ""
    """What a half-typed form of this kind is called on screen, "booking"; "" when none is kept."""
    goes_along: ClassVar[frozenset[str]] = frozenset()
    """What of :meth:`half_typed` is kept with the rest, but alone is not worth keeping."""

    def __init__(self, work: Work, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.work = work
        self.key = new_key()
        self.fields: dict[str, Field] = {}
        self.sending = False
        self.about, self.whom = 0, ""
        self.again: Wish | None = None
        self.keeping: Keeping | None = None
        self.quiet: QuietBanner | None = None
        self._was_shown = False
        self._build()
        self._connect()

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 20, 0, 16)
        column.setSpacing(12)
        self.title = Label(self.heading, "title", wrap=True)
        self.sentence = Label("", "muted", wrap=True)
        self.sentence.hide()
        self.notice_bar = NoticeBar()
        for widget in (self.title, self.sentence, self.notice_bar):
            column.addWidget(widget)
            widget.setContentsMargins(24, 0, 24, 0)
        self.setWindowTitle(self.heading)
        ground = QWidget()
        ground.setProperty("ground", "clear")
        self.body = QVBoxLayout(ground)
        self.body.setContentsMargins(24, 2, 24, 8)
        self.body.setSpacing(12)
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setWidget(ground)
        self.area.viewport().setAutoFillBackground(False)
        self.body.addStretch(1)
        column.addWidget(self.area, 1)
        self.buttons = QHBoxLayout()
        self.buttons.setContentsMargins(24, 0, 24, 0)
        self.save_button = Button(self.save_words, kind="primary")
        self.save_button.setToolTip("Ctrl+Enter")
        self.leave_button = Button("Cancel")
        self.buttons.addStretch(1)
        self.buttons.addWidget(self.leave_button)
        self.buttons.addWidget(self.save_button)
        column.addLayout(self.buttons)
        self._size()

    def _connect(self) -> None:
        self.save_button.clicked.connect(self.press_save)
        self.leave_button.clicked.connect(self.reject)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self, self.press_save)
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._follow_the_keys)

    def _follow_the_keys(self, _: QWidget | None, now: QWidget | None) -> None:
        """What the keyboard is on is in sight, wherever it was sent from; what the mouse presses stays under it."""
        ground = self.area.widget()
        pressed = QApplication.mouseButtons() != Qt.MouseButton.NoButton
        if ground is not None and now is not None and ground.isAncestorOf(now) and not pressed:
            QTimer.singleShot(0, now, lambda: self._bring_into_sight(now))

    def _bring_into_sight(self, held: QWidget) -> None:
        if held.hasFocus():
            self.area.ensureWidgetVisible(held, 0, theme.px(28))

    def _size(self) -> None:
        width, height = self.opens_at
        self.resize(theme.px(width), theme.px(height))
        kept = preferences().data(SIZES + type(self).__name__)
        if not kept.isEmpty():
            self.restoreGeometry(kept)

    def show_heading(self, heading: str, sentence: str = "") -> None:
        """Name the form, and say in a sentence what it is about."""
        self.title.setText(heading)
        self.setWindowTitle(heading)
        self.sentence.setText(sentence)
        self.sentence.setVisible(bool(sentence))

    def show_quiet(self, household_id: Any) -> None:
        """Say above the fields when something is not right with this family; the way to the case leaves the form."""
        if self.quiet is None:
            self.quiet = QuietBanner(self.work)
            self.quiet.wish.connect(self._go_to_case)
            column = self.layout()
            assert isinstance(column, QVBoxLayout)  # a form stands in a column
            ground = QHBoxLayout()
            ground.setContentsMargins(24, 0, 24, 0)
            ground.addWidget(self.quiet)
            column.insertLayout(2, ground)
        self.quiet.show_of(household_id)

    def _go_to_case(self, wish: Wish) -> None:
        above = self.parentWidget()
        while above is not None and not hasattr(above, "grant"):
            above = above.parentWidget()
        self.reject()
        if above is not None:
            above.grant(wish)

    def add(self, name: str, label: str, field: AnyField, *, required: bool = False) -> AnyField:
        """Add a field below the last one; its label is its buddy ("&Surname"), ``name`` is the draft's word."""
        self.place(self.labelled(name, label, field, required=required))
        return field

    def row(self, *fields: tuple[str, str, Field], required: bool = False) -> None:
        """Add fields beside each other: ``row(("day", "&Day", day), ("time", "&Time", time))``."""
        across = QHBoxLayout()
        across.setSpacing(14)
        for name, label, field in fields:
            across.addWidget(
                self.labelled(name, label, field, required=required), 1, Qt.AlignmentFlag.AlignTop
            )
        box = QWidget()
        box.setLayout(across)
        across.setContentsMargins(0, 0, 0, 0)
        self.place(box)

    def place(self, widget: QWidget) -> None:
        """Put any widget below the last field."""
        self.body.insertWidget(self.body.count() - 1, widget)

    def labelled(self, name: str, label: str, field: Field, *, required: bool = False) -> QWidget:
        """A field under its label, known to the form by name; for a form that lays itself out."""
        plain = label.replace("&", "")
        field.names_itself(name, plain, required)
        self.fields[name] = field
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        if label:
            words = Label(label, "name")
            words.setBuddy(field.control)
            column.addWidget(words)
        column.addWidget(field)
        return box

    def read(self, name: str) -> Any:
        """The value of a field; raises Refused, which the form shows beside it."""
        return self.fields[name].value()

    def fill(self, values: Mapping[str, object]) -> None:
        """Put values into the fields of these names."""
        for name, value in values.items():
            self.fields[name].set_value(value)

    def keeps(self, about: int, whom: str, again: Wish | None = None) -> None:
        """Whom a half-typed form is about, and the wish that opens it again; the class says ``keeps_as``."""
        self.about, self.whom, self.again = about, whom, again

    def half_typed(self) -> dict[str, Any]:
        """What stands in the fields, as JSON can say it; a form with parts of its own adds them."""
        standing = ((name, field.keep()) for name, field in self.fields.items())
        return {name: kept for name, kept in standing if kept is not None}

    def put_back(self, typed: Mapping[str, Any]) -> None:
        """Put back what :meth:`half_typed` answered; fields that one of them brings are filled in their turn."""
        for name, kept in typed.items():
            field = self.fields.get(name)
            if field is not None:
                field.put_back(kept)

    def settle(self) -> None:
        """The form has filled itself; what stands there now is not worth keeping until somebody types."""
        if self.keeping is not None:
            self.keeping.settle()

    def save(self) -> None:
        """Read the fields and call :meth:`send`; each form has its own."""

    def send(
        self, verb: Callable[..., Any], *args: Any, then: Callable[[Any], None] | None = None, **named: Any
    ) -> None:
        """Do it, once; on success ``saved`` is emitted with the answer and the form closes."""
        self._set_sending(True)
        self.work.do(
            verb, *args, key=self.key, owner=self, then=then or self.succeed, refused=self.refuse, **named
        )

    def succeed(self, answer: object) -> None:
        """It is saved: tell, and close."""
        self._set_sending(False)
        self.saved.emit(answer)
        self.accept()

    def press_save(self) -> None:
        """What the Save button and Ctrl+Enter do; a second press while the first is under way is nothing."""
        if self.sending or not self.save_button.isEnabled():
            return
        self.notice_bar.hide()
        for field in self.fields.values():
            field.clear_refusal()
        try:
            self.save()
        except StudioError as refused:
            self.refuse(refused)

    def refuse(self, error: Exception) -> None:
        """Show a refusal beside the field it names, else above the fields; what was typed stays."""
        self._set_sending(False)
        if isinstance(error, Cancelled) or not isinstance(error, StudioError):
            return
        field = self.fields.get(error.field or "")
        if field is not None and isinstance(error, Refused) and field.isVisibleTo(self):
            field.refuse(error.message)
            self.area.ensureWidgetVisible(field)
            field.setFocus()
        else:
            self.notice_bar.say(error.message, "due" if isinstance(error, Refused) else "concern")

    def _set_sending(self, sending: bool) -> None:
        self.sending = sending
        self.save_button.setEnabled(not sending)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not self._was_shown:
            self._was_shown = True
            self._begin_at_the_first_field()
            if self.keeps_as and self.work.someone_is_in:
                from ui.kit.half_typed import Keeping

                self.keeping = Keeping(self)
                self.keeping.begin()

    def hideEvent(self, event: QHideEvent) -> None:
        if self.keeping is not None and not event.spontaneous():
            self.keeping.look()  # the program is closed with the form open
        super().hideEvent(event)

    def _begin_at_the_first_field(self) -> None:
        """Fields are added after the buttons were made, but are reached before them."""
        last = self.previousInFocusChain()
        if last is not None and last not in (self.save_button, self.leave_button):
            QWidget.setTabOrder(last, self.save_button)
            QWidget.setTabOrder(self.save_button, self.leave_button)
        if self.focusWidget() in (None, self.save_button, self.leave_button):
            first = next((field for field in self.fields.values() if field.isVisibleTo(self)), None)
            if first is not None:
                first.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            event.ignore()
            return
        super().keyPressEvent(event)

    def done(self, result: int) -> None:
        if self.keeping is not None:
            self.keeping.end(saved=result == QDialog.DialogCode.Accepted)
        preferences().keep(SIZES + type(self).__name__, self.saveGeometry())
        super().done(result)
