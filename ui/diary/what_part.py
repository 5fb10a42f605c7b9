"""What is booked: type, kind, length, photographer, room, fee, what is paid now, firm or not, what to know."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from studio import rights
from studio.catalogue import SessionTypeRow
from studio.errors import Refused
from studio.money import Money
from studio.sessions import MONEY, Method, SessionKind, TakeDraft, Terms
from ui.diary.booking_parts import across
from ui.diary.booking_whole import LATER, BookingFacts, Confirming
from ui.kit import theme
from ui.kit.fields import ChoiceField, LineField, MoneyField, NumberField, TickField, WordsField
from ui.kit.form import FormDialog
from ui.kit.standing import Standing
from ui.kit.whens import DateField

KINDS = ((SessionKind.STANDARD, "standard"), (SessionKind.UPDATE, "update"))
CONFIRMING = (
    ("print", "Print it"),
    ("email", "E-mail it"),
    ("hand over", "Hand it over"),
    (LATER, "Later"),
)


class WhatPart(QWidget):
    """The part of the booking form that is filled in as last time; its fields are the form's own."""

    changed = Signal()
    bears_on_time = Signal()
    """What was changed makes other times free: the length, the photographer, the room."""
    bears_on_fee = Signal()
    """Another kind of session costs something else."""

    def __init__(self, form: FormDialog, facts: BookingFacts) -> None:
        super().__init__()
        self.form, self.types, self.terms = form, facts.types, facts.terms
        self._how_was_chosen = self._is_presetting = False
        self.type = ChoiceField([(row.id, row.name) for row in facts.types])
        self.minutes = NumberField(5, 720)
        self.photographer = ChoiceField([(row.id, row.name) for row in facts.photographers])
        self.room = ChoiceField([(row.id, row.name) for row in facts.rooms])
        self.kind = ChoiceField(KINDS, first=True)
        self.fee, self.fee_reason = MoneyField(currency=facts.currency), LineField(length=200)
        self.terms_said = Standing()
        self.taken = MoneyField(currency=facts.currency)
        self.method = ChoiceField([(each, each.value.capitalize()) for each in Method if each in MONEY])
        self.confirming = ChoiceField(CONFIRMING)
        self.provisional = TickField("&Provisional")
        self.hold_until = DateField("Until when we hold it", today=lambda: facts.today, calendar=False)
        self.preparation = WordsField("Wishes, clothes, worries", lines=2)
        self.takes_money = rights.may(form.work.by.role, "sessions.take_fee")
        for amount in (self.fee, self.taken):
            amount.setMinimumWidth(theme.px(84))
        self._lay_out()
        self._listen()

    def _lay_out(self) -> None:
        labelled = self.form.labelled
        self.reason_box = labelled("fee_reason", "W&hy not the usual fee", self.fee_reason)
        self.hold_box = labelled("hold_until", "Hold &until", self.hold_until)
        self.taken_box = labelled("amount", "Paid no&w", self.taken)
        self.method_box = labelled("method", "How it was paid", self.method)
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
            self.terms_said,
            self.reason_box,
            across(
                self.taken_box, self.method_box, labelled("confirming", "Confirmat&ion", self.confirming),
                widths=(4, 4, 4),
            ),
            across(labelled("provisional", "", self.provisional), self.hold_box, widths=(2, 3)),
            labelled("preparation", "To know beforehand", self.preparation),
        ):  # fmt: skip
            column.addWidget(box)
        for box in (self.reason_box, self.hold_box, self.method_box):
            box.hide()
        self.taken_box.setVisible(self.takes_money)

    def _listen(self) -> None:
        self.type.changed.connect(self._type_chosen)
        for field in (self.minutes, self.photographer, self.room):
            field.changed.connect(self.bears_on_time)
            field.changed.connect(self.changed)
        self.fee.changed.connect(self._fee_changed)
        self.taken.changed.connect(self._taken_changed)
        self.confirming.changed.connect(self._how_chosen)
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

    # What it costs, and what is paid now.

    def show_terms(self, terms: Terms) -> None:
        """What this costs them: a promised price, a discount or a voucher is used without being asked for."""
        self.terms = terms
        self.fee.set_value(terms.fee)
        self.terms_said.say(" ".join(terms.words), "good", "badge-percent")
        asked = f"{terms.asked.show()} is asked for" if terms.asked else ""
        self.taken.hint = asked or ("Nothing is left to pay" if terms.by_voucher else "")
        self.taken.say_below("")
        self._fee_changed()

    def take(self) -> TakeDraft | None:
        """What is paid in this call; None for nothing. Raises Refused without how it was paid."""
        amount = self.form.read("amount") if self.takes_money else None
        if not amount:
            return None
        method = self.form.read("method")
        if method is None:
            raise Refused("Please say how it was paid.", "method")
        return TakeDraft(amount, method)

    def _type_chosen(self) -> None:
        row = self.chosen_type()
        if row is not None:
            self.minutes.set_value(row.minutes)
            if row.id != self.terms.type_id:
                self.fee.set_value(row.fee)
                self.bears_on_fee.emit()
        self.bears_on_time.emit()

    def _fee(self) -> Money | None:
        try:
            return self.fee.value()
        except Refused:
            return None

    def _fee_changed(self) -> None:
        row, fee = self.chosen_type(), self._fee()
        usual = self.terms.fee if row is not None and row.id == self.terms.type_id else None
        other = usual is not None and fee is not None and fee != usual
        self.reason_box.setVisible(other)
        self.changed.emit()

    def _taken_changed(self) -> None:
        self.method_box.setVisible(bool(self.taken.line.text().strip()))
        self.changed.emit()

    # How it is confirmed.

    def show_confirming(self, confirming: Confirming) -> None:
        """Offer the way that makes sense now, unless somebody has chosen one."""
        if not self._how_was_chosen:
            self._is_presetting = True
            self.confirming.set_value(LATER if self.provisional.value() else confirming.how)
            self._is_presetting = False
        self.confirming.hint = confirming.says
        self.confirming.say_below(confirming.says)

    def how(self) -> str:
        """How the confirmation goes out after saving; "" for later."""
        return str(self.confirming.value_or_none() or LATER)

    def _how_chosen(self) -> None:
        if not self._is_presetting:
            self._how_was_chosen = True

    def _provisional_changed(self) -> None:
        held = self.provisional.value()
        self.hold_box.setVisible(held)
        if held:
            self.hold_until.setFocus()
            QTimer.singleShot(0, self, lambda: self.form.area.ensureWidgetVisible(self.hold_box, 0, 8))
            if not self._how_was_chosen:
                self._is_presetting = True
                self.confirming.set_value(LATER)
                self._is_presetting = False
        self.changed.emit()
