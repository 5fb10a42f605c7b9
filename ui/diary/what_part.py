"""What is booked: type, kind, length, photographer, room and fee, provisional or firm, and what to know beforehand."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from studio.catalogue import SessionTypeRow
from studio.errors import Refused
from studio.sessions import SessionKind
from ui.diary.booking_parts import across
from ui.diary.whole import BookingFacts
from ui.kit.fields import ChoiceField, LineField, MoneyField, NumberField, TickField, WordsField
from ui.kit.form import FormDialog
from ui.kit.whens import DateField

KINDS = ((SessionKind.STANDARD, "standard"), (SessionKind.UPDATE, "update"))


class WhatPart(QWidget):
    """The part of the booking form that is filled in as last time; its fields are the form's own."""

    changed = Signal()
    bears_on_time = Signal()
    """What was changed makes other times free: the length, the photographer, the room."""

    def __init__(self, form: FormDialog, facts: BookingFacts) -> None:
        super().__init__()
        self.form, self.types = form, facts.types
        self.type = ChoiceField([(row.id, row.name) for row in facts.types])
        self.minutes = NumberField(5, 720)
        self.photographer = ChoiceField([(row.id, row.name) for row in facts.photographers])
        self.room = ChoiceField([(row.id, row.name) for row in facts.rooms])
        self.kind = ChoiceField(KINDS, first=True)
        self.fee, self.fee_reason = MoneyField(currency=facts.currency), LineField(length=200)
        self.provisional = TickField("&Provisional")
        self.hold_until = DateField("Until when we hold it", today=lambda: facts.today, calendar=False)
        self.preparation = WordsField("Wishes, clothes, worries", lines=2)
        self._lay_out()
        self._listen()

    def _lay_out(self) -> None:
        labelled = self.form.labelled
        self.reason_box = labelled("fee_reason", "W&hy not the usual fee", self.fee_reason)
        self.hold_box = labelled("hold_until", "Hold &until", self.hold_until)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        for box in (
            across(
                labelled("type", "Session t&ype", self.type),
                labelled("kind", "&Kind", self.kind),
                labelled("minutes", "&Minutes", self.minutes),
                widths=(5, 3, 2),
            ),
            across(
                labelled("photographer", "With", self.photographer),
                labelled("room", "&Room", self.room),
                labelled("fee", "Fee", self.fee),
                widths=(4, 4, 4),
            ),
            self.reason_box,
            across(labelled("provisional", "", self.provisional), self.hold_box, widths=(2, 3)),
            labelled("preparation", "To kno&w beforehand", self.preparation),
        ):
            column.addWidget(box)
        self.reason_box.hide()
        self.hold_box.hide()

    def _listen(self) -> None:
        self.type.changed.connect(self._type_chosen)
        for field in (self.minutes, self.photographer, self.room):
            field.changed.connect(self.bears_on_time)
            field.changed.connect(self.changed)
        self.fee.changed.connect(self._fee_changed)
        self.provisional.changed.connect(self._provisional_changed)

    def chosen_type(self) -> SessionTypeRow | None:
        """The kind of session chosen."""
        chosen = self.type.value_or_none()
        return next((row for row in self.types if row.id == chosen), None)

    def length(self) -> int | None:
        """How many minutes it takes, as far as that is plain now."""
        try:
            return self.minutes.value()
        except Refused:
            return None

    def _type_chosen(self) -> None:
        row = self.chosen_type()
        if row is not None:
            self.minutes.set_value(row.minutes)
            self.fee.set_value(row.fee)
        self.bears_on_time.emit()

    def _fee_changed(self) -> None:
        row = self.chosen_type()
        try:
            other = row is not None and self.fee.value() not in (None, row.fee)
        except Refused:
            other = False
        self.reason_box.setVisible(other)
        self.changed.emit()

    def _provisional_changed(self) -> None:
        held = self.provisional.value()
        self.hold_box.setVisible(held)
        if held:
            self.hold_until.setFocus()
