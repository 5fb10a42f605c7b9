"""Who comes to the reshoot: those of the first time, without one who cannot come, and with somebody new."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QGridLayout, QHBoxLayout, QWidget

from studio.clients import PersonDraft, PersonId, PersonRole
from ui.care.knowing import Known
from ui.kit import theme
from ui.kit.field import Field
from ui.kit.fields import ChoiceField, LineField
from ui.kit.form import FormDialog

ACROSS = 6
WIDE = 340
"""What the names may take beside the line for somebody new."""
NEW_AS = (
    (PersonRole.CHILD, "a child"),
    (PersonRole.PARTNER, "a partner"),
    (PersonRole.GRANDPARENT, "a grandparent"),
    (PersonRole.OTHER, "somebody else"),
)


class PeopleField(Field):
    """Who comes: everyone of the household, ticked where they were in the first session."""

    def __init__(self, people: tuple[tuple[PersonId, str], ...]) -> None:
        box = QWidget()
        super().__init__(box)
        grid = QGridLayout(box)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(14)
        grid.setVerticalSpacing(6)
        self.ticks = {person_id: QCheckBox(name) for person_id, name in people}
        widest = max((tick.sizeHint().width() for tick in self.ticks.values()), default=1)
        across = max(1, min(ACROSS, theme.px(WIDE) // (widest + 14)))
        for place, tick in enumerate(self.ticks.values()):
            tick.toggled.connect(self._was_changed)
            grid.addWidget(tick, place // across, place % across)
        grid.setColumnStretch(across, 1)
        if self.ticks:
            self.setFocusProxy(next(iter(self.ticks.values())))

    def value(self) -> tuple[PersonId, ...]:
        """Those who are ticked."""
        return tuple(person_id for person_id, tick in self.ticks.items() if tick.isChecked())

    def keep(self) -> object:
        """The ids of those who are ticked."""
        return list(self.value())

    def put_back(self, kept: object) -> None:
        """Tick them again."""
        self.set_value(tuple(kept) if isinstance(kept, list) else ())

    def set_value(self, value: object) -> None:
        """Tick these, and nobody else."""
        chosen = value if isinstance(value, tuple) else ()
        for person_id, tick in self.ticks.items():
            tick.setChecked(person_id in chosen)


class Coming(QWidget):
    """Ticks for those who are known, and a line for whoever is new, such as a baby."""

    def __init__(self, form: FormDialog, known: Known) -> None:
        super().__init__()
        self.known = known
        self.people = PeopleField(tuple((person.id, person.short_name) for person in known.people))
        self.newcomer = LineField("such as a baby’s name")
        self.new_as = ChoiceField(NEW_AS, first=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(14)
        for name, label, field, share in (
            ("people", "Who comes", self.people, 3),
            ("newcomer", "Someone n&ew", self.newcomer, 2),
            ("new_as", "Who is", self.new_as, 1),
        ):
            row.addWidget(form.labelled(name, label, field), share, Qt.AlignmentFlag.AlignTop)

    def newcomers(self) -> tuple[PersonDraft, ...]:
        """Whoever is new, with the family's surname where none was typed; several are parted by commas."""
        names = [" ".join(name.split()) for name in self.newcomer.value().split(",")]
        chosen = self.new_as.value_or_none()
        role = chosen if isinstance(chosen, PersonRole) else PersonRole.CHILD
        return tuple(self._person(name, role) for name in names if name)

    def _person(self, name: str, role: PersonRole) -> PersonDraft:
        first, _, last = name.rpartition(" ")
        surname = self.known.people[0].last if self.known.people else ""
        if not first:
            first, last = last, surname
        return PersonDraft(first, last, role=role, under_18=role is PersonRole.CHILD)
