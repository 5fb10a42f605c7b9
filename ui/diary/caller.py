"""Someone who rings for the first time: a name and a telephone number are enough to book."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QWidget

from studio.clients import HouseholdDraft, PersonDraft, PersonRole, TelephoneDraft
from studio.errors import Refused
from ui.diary.booking_parts import across
from ui.kit.fields import LineField
from ui.kit.form import FormDialog


class CallerPart(QWidget):
    """The part of the booking form that takes a new caller; its fields are the form's own."""

    def __init__(self, form: FormDialog) -> None:
        super().__init__()
        self.form = form
        self.first, self.last = LineField(length=80), LineField(length=80)
        self.telephone = LineField("07700 900123", length=60)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(
            across(
                form.labelled("first", "First n&ame", self.first),
                form.labelled("last", "&Surname", self.last),
                form.labelled("telephone", "T&elephone", self.telephone),
            )
        )

    def begin(self, typed: str) -> None:
        """Take over what was typed to find them: a number, or a name."""
        if any(letter.isdigit() for letter in typed):
            self.telephone.set_value(typed)
        else:
            first, _, last = typed.rpartition(" ")
            self.first.set_value(first)
            self.last.set_value(last.title() if last.islower() else last)
        self.first.setFocus()

    def draft(self) -> HouseholdDraft:
        """The household to register; raises Refused without a name or a number."""
        first, last, number = (self.form.read(name) for name in ("first", "last", "telephone"))
        if not last and not first:
            raise Refused("Please type the caller's name.", "last")
        if not number:
            raise Refused("Please ask for a telephone number.", "telephone")
        person = PersonDraft(first, last, role=PersonRole.PARENT)
        return HouseholdDraft(people=(person,), telephones=(TelephoneDraft(number, person=0),))
