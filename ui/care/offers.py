"""What we offer, and what was said to it: the complimentary reshoot first, by one key; anything else in words."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from studio.care import GOODWILL, OfferDraft, OfferKind, OfferOutcome
from studio.errors import Refused
from studio.money import Money
from ui.kit.cards import empty
from ui.kit.field import Field, plain
from ui.kit.fields import ChoiceField, LineField, MoneyField
from ui.kit.text import Button, Label

OTHERS = tuple((kind, kind.value.capitalize()) for kind in OfferKind if kind is not OfferKind.RESHOOT)


class OutcomeRow(QWidget):
    """What was said to an offer, one press each; nothing is assumed until somebody says so."""

    def __init__(self, changed: Callable[[], None]) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        self.group = QButtonGroup(self)
        self.buttons: dict[OfferOutcome, Button] = {}
        for outcome in OfferOutcome:
            button = Button(outcome.value.capitalize(), kind="toggle")
            self.buttons[outcome] = button
            self.group.addButton(button)
            row.addWidget(button)
        row.addStretch(1)
        self.buttons[OfferOutcome.NOT_STATED].setChecked(True)
        self.group.buttonToggled.connect(lambda _, on: changed() if on else None)

    @property
    def outcome(self) -> OfferOutcome:
        """What was said."""
        return next(each for each, button in self.buttons.items() if button.isChecked())


class OfferRow(QFrame):
    """One offer: what, in which words, and what was said to it."""

    def __init__(
        self,
        kind: OfferKind | None,
        changed: Callable[[], None],
        away: Callable[[], None],
        limit: Money | None,
        currency: str,
    ) -> None:
        super().__init__()
        self.kind, self.limit, self.currency = kind, limit, currency
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 4)
        column.setSpacing(6)
        top = QHBoxLayout()
        top.setSpacing(10)
        self.choice = ChoiceField(OTHERS)
        self.choice.names_itself("offer", "What we offer", True)
        self.words = LineField("in your own words, as they are printed")
        self.words.names_itself("offer_words", "What we offer, in words", False)
        self.worth = MoneyField(currency=currency)
        self.worth.names_itself("offer", "What it is worth to them", False)
        self.worth.line.setPlaceholderText("worth")
        self.worth.setVisible(False)
        if kind is OfferKind.RESHOOT:
            top.addWidget(Label("Complimentary reshoot, everything again", "name"), 1)
        else:
            top.addWidget(self.choice, 1)
            top.addWidget(self.words, 2)
            top.addWidget(self.worth, 1)
            for field in (self.choice, self.words, self.worth):
                field.changed.connect(changed)
            self.choice.changed.connect(self._show_worth)
            self.worth.changed.connect(self._weigh)
        self.remove = Button("", "x", "quiet", says="Take this offer away")
        self.remove.clicked.connect(away)
        top.addWidget(self.remove)
        column.addLayout(top)
        self.said = OutcomeRow(changed)
        self.said.setAccessibleName("What was said to it")
        column.addWidget(self.said)
        self.note = Label("", "second", wrap=True)
        self.note.hide()
        column.addWidget(self.note)

    def _show_worth(self) -> None:
        """Money and gifts have a worth; making something again is not counted."""
        self.worth.setVisible(self.choice.value_or_none() in GOODWILL)
        self._weigh()

    def _weigh(self) -> None:
        """Over the limit it is said, and done all the same (R14)."""
        typed = self._typed()
        over = self.limit is not None and typed > self.limit
        if self.limit is not None and over:
            shown = self.limit.show(self.currency)
            self.note.setText(f"More than {shown}: it is honoured, and the owner is shown it.")
        self.note.setVisible(over)

    def _typed(self) -> Money:
        """What stands there while it is typed; nothing while it is no amount yet."""
        try:
            return Money.zero() if self.worth.isHidden() else self.worth.value() or Money.zero()
        except Refused:
            return Money.zero()

    def draft(self) -> OfferDraft:
        """The offer; raises Refused when nothing was chosen, or other words are missing."""
        if self.kind is not None:
            return OfferDraft(self.kind, outcome=self.said.outcome)
        kind = self.choice.value()
        assert isinstance(kind, OfferKind)
        worth = Money.zero() if self.worth.isHidden() else self.worth.value() or Money.zero()
        return OfferDraft(kind, self.words.value(), worth, outcome=self.said.outcome)

    def begin(self) -> None:
        """The keyboard goes where the next answer is."""
        if self.kind is OfferKind.RESHOOT:
            self.said.buttons[OfferOutcome.ACCEPTED].setFocus()
        else:
            self.choice.setFocus()


class OffersField(Field):
    """As many offers as were made; its value is a tuple of drafts."""

    def __init__(self, limit: Money | None = None, currency: str = "GBP") -> None:
        box = QWidget()
        super().__init__(box)
        self.limit, self.currency = limit, currency
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        buttons = QHBoxLayout()
        buttons.setSpacing(10)
        self.reshoot = Button("Complimentary reshoot", "camera", "primary")
        self.reshoot.setToolTip("Ctrl+R")
        self.other = Button("Something &else", "plus")
        self.reshoot.clicked.connect(self.offer_reshoot)
        self.other.clicked.connect(lambda: self._add(None))
        buttons.addWidget(self.reshoot)
        buttons.addWidget(self.other)
        buttons.addStretch(1)
        column.addLayout(buttons)
        self.made = QVBoxLayout()
        self.made.setSpacing(2)
        column.addLayout(self.made)
        self.rows: list[OfferRow] = []
        self.setFocusProxy(self.reshoot)

    def value(self) -> tuple[OfferDraft, ...]:
        """The offers in the order they were made."""
        return tuple(row.draft() for row in self.rows)

    def set_value(self, value: object) -> None:
        """Nothing offered yet: the only value that is put in."""
        self.rows = []
        empty(self.made)
        self._was_changed()

    def keep(self) -> object:
        """Each offer: what, in which words, and what was said to it."""
        return [
            [plain(row.kind), row.choice.keep(), row.words.keep(), row.worth.keep(), plain(row.said.outcome)]
            for row in self.rows
        ]

    def put_back(self, kept: object) -> None:
        """The offers again, as they were made."""
        self.set_value(())
        for kind, choice, words, worth, outcome in kept if isinstance(kept, list) else ():
            row = self._add(OfferKind(kind) if kind else None)
            row.choice.put_back(choice)
            row.words.put_back(words)
            row.worth.put_back(worth)
            row.said.buttons[OfferOutcome(outcome)].setChecked(True)

    @property
    def reshoot_is_accepted(self) -> bool:
        """Whether the complimentary reshoot was offered and taken."""
        return any(
            row.kind is OfferKind.RESHOOT and row.said.outcome is OfferOutcome.ACCEPTED for row in self.rows
        )

    def offer_reshoot(self) -> None:
        """Offer it, once; pressed again the keyboard goes to its answer."""
        if not self.isEnabled() or not self.reshoot.isEnabled():
            return
        present = next((row for row in self.rows if row.kind is OfferKind.RESHOOT), None)
        if present is not None:
            present.begin()
        else:
            self._add(OfferKind.RESHOOT)

    def _add(self, kind: OfferKind | None) -> OfferRow:
        row = OfferRow(kind, self._was_changed, lambda: self._take_away(row), self.limit, self.currency)
        self.rows.append(row)
        self.made.addWidget(row)
        row.show()
        self._follow_on(row)
        row.begin()
        self._was_changed()
        return row

    def _follow_on(self, row: OfferRow) -> None:
        """The Tab key comes to the newest offer after the one before it."""
        last: QWidget = self.other if len(self.rows) == 1 else self.rows[-2].remove
        typed = () if row.kind is OfferKind.RESHOOT else (row.choice, row.words, row.worth)
        for following in (*typed, *row.said.buttons.values(), row.remove):
            QWidget.setTabOrder(last, following)
            last = following

    def _take_away(self, row: OfferRow) -> None:
        self.rows.remove(row)
        self.made.removeWidget(row)
        row.hide()
        row.deleteLater()
        self.reshoot.setFocus()
        self._was_changed()
