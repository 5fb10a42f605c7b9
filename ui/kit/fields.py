"""Fields for words, money, choices, ticks and numbers; dates and times are in ``whens``, clients in ``picker``."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QMimeData, QSignalBlocker, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QCompleter,
    QLineEdit,
    QPlainTextEdit,
    QSizePolicy,
)

from studio.written import has_card_number
from ui.kit import theme
from ui.kit.choice_box import StillChoice
from ui.kit.field import Field, LineEdit, TypedField, plain
from ui.kit.figures import MoneyField, NumberField

__all__ = [
    "ChoiceField", "LineEdit", "LineField", "MoneyField", "NumberField", "SecretField", "TickField", "WordsField",
]  # fmt: skip

LINE_LENGTH = 200
WORDS_LENGTH = 20_000
_NOTHING = object()
_SHORT = 2
"""A note of so few lines does not grow with its form."""


NO_CARD = "This looks like the number of a card. Please leave it out; the last four figures are enough."


def _warn_of_a_card(field: Field, text: str) -> None:
    """Say below a field, while it is typed, that a card's number is never kept."""
    if has_card_number(text):
        field.say_below(NO_CARD)
    elif field.below.text() == NO_CARD:
        field.say_below("")


class LineField(TypedField):
    """One line of text, as typed, without the spaces around it."""

    def __init__(self, placeholder: str = "", *, hint: str = "", length: int = LINE_LENGTH) -> None:
        self.line = LineEdit(length)
        super().__init__(self.line, hint)
        self.line.setPlaceholderText(placeholder)
        self.line.textChanged.connect(self._was_changed)
        self.line.inputRejected.connect(self._is_full)
        self.line.textChanged.connect(lambda text: _warn_of_a_card(self, text))

    def value(self) -> str:
        """The text; refused when empty and needed."""
        text = self.line.text().strip()
        if self.required and not text:
            raise self.missing()
        return text

    def set_value(self, value: object) -> None:
        """Put text in."""
        self.line.setText("" if value is None else str(value))

    def _is_full(self) -> None:
        self.say_below(f"Only the first {self.line.maxLength():,} characters are kept here.")


class SecretField(LineField):
    """A line shown as dots, for a PIN."""

    def __init__(self, hint: str = "") -> None:
        super().__init__(hint=hint, length=64)
        self.line.setEchoMode(QLineEdit.EchoMode.Password)

    def keep(self) -> object:
        """A secret is never kept."""
        return None


class _Words(QPlainTextEdit):
    """Many lines, with a limit: of a paste that is too long the beginning is kept."""

    def __init__(self, length: int) -> None:
        super().__init__()
        self.length = length
        self.left_out = 0
        self.setTabChangesFocus(True)

    def insertFromMimeData(self, source: QMimeData) -> None:
        room = self.length - len(self.toPlainText()) + len(self.textCursor().selectedText())
        text = source.text()
        self.left_out = max(0, len(text) - room)
        self.insertPlainText(text[: max(0, room)])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier and event.key() in (
            Qt.Key.Key_Return,
            Qt.Key.Key_Enter,
        ):
            event.ignore()
            return
        self.left_out = 0
        super().keyPressEvent(event)


class WordsField(Field):
    """Several lines; ``hers=True`` shows them in the letter face, larger than what staff write."""

    def __init__(
        self,
        placeholder: str = "",
        *,
        hint: str = "",
        hers: bool = False,
        lines: int = 4,
        length: int = WORDS_LENGTH,
    ) -> None:
        self.words = _Words(length)
        super().__init__(self.words, hint)
        self.words.setPlaceholderText(placeholder)
        if hers:
            self.words.setFont(theme.font("words"))
            theme.wear_letters(self.words, 17, italic=True)
        self.words.setMinimumHeight(
            round(self.words.fontMetrics().lineSpacing() * (1.3 if hers else 1) * lines) + 18
        )
        if lines <= _SHORT:
            self.words.setMaximumHeight(self.words.minimumHeight())
            self.words.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.words.textChanged.connect(self._typed)
        self.words.textChanged.connect(lambda: _warn_of_a_card(self, self.words.toPlainText()))

    def value(self) -> str:
        """The text; refused when empty and needed."""
        text = self.words.toPlainText().strip()
        if self.required and not text:
            raise self.missing()
        return text

    def set_value(self, value: object) -> None:
        """Put text in."""
        self.words.setPlainText("" if value is None else str(value))

    def keep(self) -> object:
        """The text as it is typed."""
        return self.words.toPlainText()

    def put_back(self, kept: object) -> None:
        """The text as it was typed."""
        self.words.setPlainText(str(kept))

    def _typed(self) -> None:
        used, length = self.words.document().characterCount() - 1, self.words.length
        if used > length:
            with QSignalBlocker(self.words):
                self.words.setPlainText(self.words.toPlainText()[:length])
            self.words.left_out, used = used - length, length
        self._was_changed()
        if self.words.left_out:
            self.say_below(
                f"{length:,} characters fit here; the last {self.words.left_out:,} of what came were left out."
            )
        elif used > length * 0.9:
            self.say_below(f"{used:,} of {length:,} characters.")
        else:
            self.say_below("")


class ChoiceField(Field):
    """One of a few, by typing its beginning; nothing is chosen until someone chooses, unless told so."""

    def __init__(
        self, options: Sequence[tuple[object, str]] = (), *, hint: str = "", first: bool = False
    ) -> None:
        self.box = StillChoice()
        super().__init__(self.box, hint)
        self._first = first
        self.box.setPlaceholderText("Choose")
        self.box.setMaxVisibleItems(14)
        self.box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.box.setMinimumContentsLength(12)
        self.offer(options)
        self.box.currentIndexChanged.connect(self._was_changed)

    def offer(self, options: Sequence[tuple[object, str]]) -> None:
        """Offer these (value, words); what was chosen stays chosen when it is still among them."""
        held = self.box.currentIndex() >= 0
        chosen = self.value_or_none()
        with QSignalBlocker(self.box):
            self.box.clear()
            self._values = [value for value, _ in options]
            for _, words in options:
                self.box.addItem(words)
            place = self._values.index(chosen) if held and chosen in self._values else -1
            self.box.setCurrentIndex(0 if place < 0 and self._first and self._values else place)

    def value_or_none(self) -> object:
        """What is chosen, or None."""
        place = self.box.currentIndex()
        return self._values[place] if 0 <= place < self.box.count() else None

    def value(self) -> object:
        """What is chosen; refused when nothing is and something must be, or when what was typed names none."""
        if self.box.isEditable():
            self._take_typed()
        if self.box.currentIndex() < 0 and self.required:
            raise self.refused(f"Please choose: {self.label.lower()}.")
        return self.value_or_none()

    def set_value(self, value: object) -> None:
        """Choose the option of this value."""
        self.box.setCurrentIndex(self._values.index(value) if value in self._values else -1)

    def keep(self) -> object:
        """What is chosen, in a list of one; an empty list while nothing is."""
        return [plain(self.value_or_none())] if self.box.currentIndex() >= 0 else []

    def put_back(self, kept: object) -> None:
        """Choose it again, when it is still offered."""
        chosen = kept[0] if isinstance(kept, list) and kept else _NOTHING
        places = [plain(value) for value in self._values]
        if chosen in places:
            self.box.setCurrentIndex(places.index(chosen))

    def searchable(self) -> ChoiceField:
        """For a long list: typing any part of an option finds it."""
        self.box.setEditable(True)
        self.box.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        completer = QCompleter(self.box.model(), self.box)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self.box.setCompleter(completer)
        return self

    def _take_typed(self) -> None:
        """The one option that has what was typed in it; raises Refused when there is none, or several."""
        typed = self.box.currentText().strip().casefold()
        words = [self.box.itemText(place).casefold() for place in range(self.box.count())]
        place = self.box.currentIndex()
        if not typed or (0 <= place < len(words) and words[place] == typed):
            return
        found = [each for each, text in enumerate(words) if typed in text]
        if typed in words:
            found = [words.index(typed)]
        if len(found) != 1:
            raise self.refused(f"Please choose one of the list for “{self.box.currentText().strip()}”.")
        self.box.setCurrentIndex(found[0])


class TickField(Field):
    """A tick, its words beside it."""

    def __init__(self, words: str, *, hint: str = "") -> None:
        self.tick = QCheckBox(words)
        super().__init__(self.tick, hint)
        self.tick.toggled.connect(self._was_changed)

    def value(self) -> bool:
        """Whether it is ticked."""
        return self.tick.isChecked()

    def set_value(self, value: object) -> None:
        """Tick it or not."""
        self.tick.setChecked(bool(value))

    def keep(self) -> object:
        """Whether it is ticked."""
        return self.tick.isChecked()

    def put_back(self, kept: object) -> None:
        """Tick it or not."""
        self.tick.setChecked(bool(kept))
