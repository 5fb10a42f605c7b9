"""The base of every field: a name, a control, a hint below it, and the refusal that takes the hint's place."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from studio.errors import Refused
from ui.kit.text import Label


def plain(value: object) -> object:
    """A value of a choice as JSON can say it: what it is called in the records, or its number."""
    if value is None or isinstance(value, bool | int):
        return value
    return str(value)


class Field(QWidget):
    """One thing asked for. ``value()`` reads it, raising Refused with the field's name when it cannot be read."""

    changed = Signal()

    def __init__(self, control: QWidget, hint: str = "") -> None:
        super().__init__()
        self.name = ""
        self.label = ""
        self.required = False
        self.control = control
        self.hint = hint
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(3)
        self.column.addWidget(control)
        self.below = Label(hint, "second", wrap=True)
        self.column.addWidget(self.below)  # first: shown without a parent it would be a window of its own
        self.below.setVisible(bool(hint))
        self.setFocusProxy(control)

    def value(self) -> object:
        """What is in the field; each kind of field says of which type."""
        raise LookupError("each kind of field reads its own value")

    def set_value(self, value: object) -> None:
        """Put a value in."""
        raise LookupError("each kind of field shows its own value")

    def keep(self) -> object:
        """What stands here, as typed and as JSON can say it, to be put back later; None for what is never kept."""
        return None

    def put_back(self, kept: object) -> None:
        """Put back what :meth:`keep` answered."""

    def names_itself(self, name: str, label: str, required: bool) -> None:
        """Told by the form: the draft's word for it, and the word on screen."""
        self.name, self.label, self.required = name, label, required
        self.control.setAccessibleName(label)
        self.control.setObjectName(name)

    @property
    def is_refused(self) -> bool:
        """Whether a refusal stands below."""
        return self.below.property("refusal") is True

    def refuse(self, sentence: str) -> None:
        """Say below the control, in one sentence, what to do."""
        self._say(sentence, refusal=True)

    def clear_refusal(self) -> None:
        """Back to the hint."""
        if self.is_refused:
            self._say(self.hint, refusal=False)

    def say_below(self, sentence: str) -> None:
        """Echo how the field was understood, or advise; not a refusal."""
        self._say(sentence or self.hint, refusal=False)

    def refused(self, sentence: str) -> Refused:
        """The refusal of this field, to be raised."""
        return Refused(sentence, self.name or None)

    def missing(self) -> Refused:
        """The refusal of an empty field that is needed."""
        return self.refused(
            f"Please fill in: {self.label.lower()}." if self.label else "Please fill this in."
        )

    def _say(self, sentence: str, *, refusal: bool) -> None:
        self.below.setText(sentence)
        self.below.setVisible(bool(sentence))
        self.control.setAccessibleDescription(sentence)
        for widget, name in ((self.below, "refusal"), (self.control, "refused")):
            if widget.property(name) is not refusal:
                widget.setProperty(name, refusal)
                widget.style().unpolish(widget)
                widget.style().polish(widget)

    def _was_changed(self) -> None:
        self.clear_refusal()
        self.changed.emit()


class TypedField(Field):
    """A field whose value is read from one line, so that what stands there is kept and put back as it is typed."""

    line: QLineEdit

    def keep(self) -> object:
        """As it is typed, right or wrong."""
        return self.line.text()

    def put_back(self, kept: object) -> None:
        """As it was typed."""
        self.line.setText(str(kept))


class LineEdit(QLineEdit):
    """A line that takes a long paste politely: line breaks become spaces, and the field says what was cut."""

    def __init__(self, length: int) -> None:
        super().__init__()
        self.setMaxLength(length)
