"""The people of a household as rows: a title, first names, a surname, who they are, born when."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from studio import clock
from studio.clients import PersonDraft, PersonRole, PersonStatus, age
from studio.dates import screen_date
from ui.kit import theme
from ui.kit.field import Field
from ui.kit.fields import ChoiceField, LineField, TickField
from ui.kit.text import Button, Label
from ui.kit.whens import DateField

ROLES = (
    (PersonRole.PARENT, "Parent"),
    (PersonRole.PARTNER, "Partner"),
    (PersonRole.CHILD, "Child"),
    (PersonRole.GRANDPARENT, "Grandparent"),
    (PersonRole.OTHER, "Someone else"),
)
_WIDTHS = {"title": 64, "role": 128, "born": 132, "under_18": 92}
_HEADS = (
    ("title", "Title"),
    ("first", "First names"),
    ("last", "Surname"),
    ("role", "Who"),
    ("born", "Born"),
)


class BirthField(DateField):
    """A birth date as it is typed; the age it makes is said below, to be checked by ear."""

    def __init__(self) -> None:
        super().__init__(calendar=False)
        self.line.setPlaceholderText("14 Mar 2010")
        self.line.textChanged.connect(self._say_age)

    def set_value(self, value: object) -> None:
        """Put a day in, with its year."""
        super().set_value(value)
        if isinstance(value, date):
            self.line.setText(screen_date(value, None).split(" ", 1)[1] + f" {value.year}")
        self._say_age()

    def _say_age(self) -> None:
        day = self.day_or_none()
        if day is not None and not self.is_refused:
            today = clock.today()
            self.say_below(f"{age(day, today)} years old" if day <= today else "")


class PersonFields(QWidget):
    """One row. Enter in it asks for the next."""

    entered = Signal()
    removed = Signal()
    changed = Signal()

    def __init__(self, draft: PersonDraft) -> None:
        super().__init__()
        self.draft = draft
        self.fields: dict[str, Field] = {
            "title": LineField("Mrs", length=30),
            "first": LineField(length=120),
            "last": LineField(length=120),
            "role": ChoiceField(ROLES),
            "born": BirthField(),
            "under_18": TickField("Under 18"),
        }
        self._name_them()
        self._lay_out()
        for name in ("title", "first", "last", "role", "born", "under_18"):
            self.fields[name].set_value(getattr(draft, name))
            self.fields[name].changed.connect(self.changed)
        self.fields["role"].changed.connect(self._child_is_young)
        self.fields["born"].changed.connect(self._birth_decides)
        self._birth_decides()

    def _name_them(self) -> None:
        for name, label in (*_HEADS, ("under_18", "Under 18")):
            self.fields[name].names_itself(name, label, False)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        row = QHBoxLayout()
        row.setSpacing(8)
        for name, field in self.fields.items():
            if name in _WIDTHS:
                field.setFixedWidth(theme.px(_WIDTHS[name]))
            row.addWidget(field, 0 if name in _WIDTHS else 1, Qt.AlignmentFlag.AlignTop)
        self.away = Button("", "x", "quiet", says="Take this person out")
        self.away.setFocusPolicy(
            Qt.FocusPolicy.NoFocus
        )  # by keyboard a row is taken out by emptying its names
        self.away.clicked.connect(self.removed)
        row.addWidget(self.away, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(row)
        self.died: TickField | None = None
        if self.draft.id is not None:
            self.died = TickField("Has died: letters stop until someone has looked")
            self.died.names_itself("status", "Has died", False)
            self.died.set_value(self.draft.status is PersonStatus.DECEASED)
            self.died.setVisible(self.draft.status is PersonStatus.DECEASED)
            column.addWidget(self.died)

    def value(self) -> PersonDraft:
        """The person as typed; raises Refused for a birth date that is none."""
        read = {name: field.value() for name, field in self.fields.items()}
        if read["role"] is None:
            read["role"] = PersonRole.OTHER
        if self.died is not None:
            read["status"] = PersonStatus.DECEASED if self.died.value() else PersonStatus.ACTIVE
        return replace(self.draft, **read)  # type: ignore[arg-type]  # each field reads its own kind

    def as_typed(self) -> PersonDraft:
        """The person without the birth date, for proposing how they are addressed while typing."""
        read = {name: self.fields[name].value() for name in ("title", "first", "last", "under_18")}
        role = self.fields["role"].value() or PersonRole.OTHER
        return PersonDraft(role=role, **read)  # type: ignore[arg-type]  # each field reads its own kind

    def is_empty(self) -> bool:
        """Whether nobody is named here."""
        return not (self.fields["first"].value() or self.fields["last"].value())

    def _child_is_young(self) -> None:
        born = self.fields["born"]
        if isinstance(born, DateField) and born.day_or_none() is None:
            self.fields["under_18"].set_value(self.fields["role"].value() is PersonRole.CHILD)

    def _birth_decides(self) -> None:
        born = self.fields["born"]
        day = born.day_or_none() if isinstance(born, DateField) else None
        self.fields["under_18"].setEnabled(day is None)
        if day is not None:
            self.fields["under_18"].set_value(age(day, clock.today()) < 18)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.entered.emit()
            return
        super().keyPressEvent(event)


class People(QWidget):
    """All the rows, with the way to add one: Enter in a row, or the button below."""

    changed = Signal()
    reshaped = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[PersonFields] = []
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(6)
        self.column.addLayout(self._heads())
        self.add_button = Button("Add a &person", "user-plus", "quiet")
        self.add_button.clicked.connect(self.add_next)
        self.died_button = Button("Someone has died", kind="quiet")
        self.died_button.clicked.connect(self._show_died)
        self.died_button.hide()
        below = QHBoxLayout()
        below.addWidget(self.add_button)
        below.addWidget(self.died_button)
        below.addStretch(1)
        self.column.addLayout(below)

    def _heads(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        for name, words in _HEADS:
            label = Label(words, "name")
            if name in _WIDTHS:
                label.setFixedWidth(theme.px(_WIDTHS[name]))
            row.addWidget(label, 0 if name in _WIDTHS else 1)
        row.addSpacing(theme.px(_WIDTHS["under_18"] + 46))
        return row

    def show_people(self, people: tuple[PersonDraft, ...]) -> None:
        """Show these people, a row each."""
        for row in self.rows:
            row.hide()
            row.deleteLater()
        self.rows = []
        for person in people:
            self._add(person)
        self.died_button.setVisible(any(person.id is not None for person in people))
        self.reshaped.emit()

    def add_next(self) -> None:
        """One more row: a second grown-up after the first, then children, of the same surname."""
        last = str(self.rows[-1].fields["last"].value()) if self.rows else ""
        child = len(self.rows) >= 2
        role = PersonRole.CHILD if child else PersonRole.PARENT
        row = self._add(PersonDraft(last=last, role=role, under_18=child))
        self.reshaped.emit()
        row.fields["first" if child else "title"].setFocus(Qt.FocusReason.OtherFocusReason)

    def _add(self, person: PersonDraft) -> PersonFields:
        row = PersonFields(person)
        row.entered.connect(lambda: self._after(row))
        row.removed.connect(lambda: self._remove(row))
        row.changed.connect(self.changed)
        self.rows.append(row)
        self.column.insertWidget(self.column.count() - 1, row)
        row.show()
        return row

    def _after(self, row: PersonFields) -> None:
        if row is not self.rows[-1]:
            following = self.rows[self.rows.index(row) + 1]
            following.fields["first"].setFocus(Qt.FocusReason.OtherFocusReason)
        elif not row.is_empty():
            self.add_next()

    def _remove(self, row: PersonFields) -> None:
        if len(self.rows) == 1:
            return
        place = self.rows.index(row)
        self.rows.remove(row)
        row.hide()
        row.deleteLater()
        self.rows[max(0, place - 1)].fields["first"].setFocus()
        self.reshaped.emit()
        self.changed.emit()

    def _show_died(self) -> None:
        for row in self.rows:
            if row.died is not None:
                row.died.show()

    def fields(self) -> dict[str, Field]:
        """Every field by the draft's word for it: ``people.0.first``."""
        return {
            f"people.{place}.{name}": field
            for place, row in enumerate(self.rows)
            for name, field in row.fields.items()
        }

    def value(self) -> tuple[PersonDraft, ...]:
        """The people as typed."""
        return tuple(row.value() for row in self.rows)

    def as_typed(self) -> tuple[PersonDraft, ...]:
        """Those who are named by now."""
        return tuple(row.as_typed() for row in self.rows if not row.is_empty())
