"""Whom a session is for: a family that is found, who is coming, or someone who rings for the first time."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from studio import clients
from studio.clients import Double
from studio.enquiries import EnquiryRow
from ui.diary.booking_parts import ChosenFamily, PeopleField, as_last_time
from ui.diary.booking_whole import BookingFacts
from ui.diary.caller import CallerPart
from ui.kit.form import FormDialog
from ui.kit.picker import PickerField
from ui.kit.text import Button
from ui.kit.warnings import WarningRow


class WhoPart(QWidget):
    """The part of the booking form that says who; its fields are the form's own."""

    wanted = Signal(object, object)
    """A household's id, and an enquiry's, each None when there is none: what is known of them is to be shown."""
    began_new_caller = Signal()

    def __init__(self, form: FormDialog) -> None:
        super().__init__()
        self.asked_id: int | None = None
        self._hurried = False
        self.family = PickerField(form.work, clients.find, "name, telephone or postcode")
        self.family_box = form.labelled("household_id", "&Family", self.family)
        self.new_caller = Button("New &caller", "user-plus", "quiet")
        self.warnings = WarningRow()
        self.caller = CallerPart(form)
        self.caller.hide()
        self.people = PeopleField()
        self.people_box = form.labelled("people", "Who is coming", self.people)
        self.people_box.hide()
        self._lay_out()
        self.family.picked.connect(lambda row: self.wanted.emit(row.household_id, None))
        self.family.finder.answered.connect(self._answered)
        self.family.finder.nothing_found.connect(self._nobody)
        self.new_caller.clicked.connect(self.begin_new_caller)
        self.new_caller.setShortcut(
            QKeySequence()
        )  # a button's own key waits a moment; who types on is quicker
        QShortcut(QKeySequence("Alt+C"), form, self._hears_alt_c)
        self.caller.is_here.connect(self._is_here)
        self.caller.has_asked.connect(self._has_asked)

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(10)
        top.addWidget(self.family_box, 1)
        top.addWidget(self.new_caller, 0, Qt.AlignmentFlag.AlignBottom)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addLayout(top)
        for box in (self.warnings, self.caller, self.people_box):
            column.addWidget(box)

    @property
    def is_new_caller(self) -> bool:
        """Whether someone is booked who is not here yet."""
        return not self.caller.isHidden()

    def hears_enter(self) -> None:
        """Enter in the line of the family: the first that answers is taken, however quick the hand was."""
        self._hurried = bool(self.family.finder.text().strip())

    def begin_new_caller(self) -> None:
        """A name and a telephone number are enough to book."""
        typed = self.family.finder.text().strip()
        self.family.finder.put_away()
        self.family.set_value(None)
        self.family.say_below("")
        self.caller.show()
        self.began_new_caller.emit()
        self.caller.begin(typed)

    def _hears_alt_c(self) -> None:
        if self.new_caller.isVisible():
            self.begin_new_caller()

    def show_facts(self, facts: BookingFacts) -> None:
        """The family as it is known, or the caller as they asked."""
        household, asked = facts.household, facts.enquiry
        self.asked_id = asked.id if asked is not None else None
        if household is not None:
            self.caller.hide()
            self.family.set_value(ChosenFamily(household.name))
            self.people.offer(household.people, facts.proposal.people)
            self.family.say_below(as_last_time(facts))
        elif asked is not None:
            self.caller.show()
            self.caller.begin_with(asked)
        new = self.is_new_caller
        self.family_box.setHidden(new)
        self.new_caller.setHidden(new or household is not None)
        self.people_box.setVisible(household is not None and bool(household.people))
        self.warnings.show_warnings(facts.warnings)

    def names(self) -> list[str]:
        """The first names of those who are coming, where they are known."""
        return [] if self.people_box.isHidden() else self.people.names()

    def _answered(self) -> None:
        """Enter was quicker than the answer: the first one is taken when it comes."""
        if self._hurried:
            self._hurried = False
            QTimer.singleShot(0, self, self._take_first)

    def _take_first(self) -> None:
        rows = self.family.finder.rows
        if rows:
            self.family.finder.take(rows[0])

    def _nobody(self, _typed: str) -> None:
        self.family.say_below("Nobody here under that. Alt+C takes a new caller.")

    def _is_here(self, double: Double) -> None:
        """Whoever rings is here already; what they asked before is kept."""
        self.caller.hide()
        self.wanted.emit(double.household_id, self.asked_id)

    def _has_asked(self, asked: EnquiryRow) -> None:
        """Whoever rings has asked before: what they asked stands in the form."""
        self.wanted.emit(None, asked.id)


def whom(facts: BookingFacts) -> dict[str, Any]:
    """Whom a booking is for, as a half-typed one remembers it."""
    household, asked = facts.household, facts.enquiry
    return {
        "household": household.id if household is not None else 0,
        "enquiry": asked.id if asked is not None else 0,
    }
