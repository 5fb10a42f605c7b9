"""A delivery that was expected comes on another day, or not at all."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from studio import stock
from studio.dates import screen_date
from studio.errors import Refused
from studio.stock import ExpectedRow, in_metres
from ui.kit.fields import ChoiceField, TickField
from ui.kit.form import FormDialog
from ui.kit.whens import DateField
from ui.kit.work import Work
from ui.making.stock_whole import MouldingFacts


class ExpectedForm(FormDialog):
    """Which delivery, and when it is to come now; or that nobody need wait for it."""

    heading = "A delivery moves"
    save_words = "&Keep it"
    opens_at = (540, 360)

    def __init__(self, work: Work, facts: MouldingFacts, parent: QWidget | None = None) -> None:
        super().__init__(work, parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.facts = facts
        chosen = [(row.id, _in_words(row, facts.today)) for row in facts.expected]
        self.which = self.add("expected", "&Delivery", ChoiceField(chosen, first=True), required=True)
        self.due_on = self.add("due_on", "Comes &on", DateField(today=lambda: facts.today))
        self.off = self.add("off", "", TickField("It does not come at a&ll"))
        self.off.changed.connect(lambda: self.due_on.setEnabled(not self.read("off")))
        first = next((row for row in facts.expected if row.moulding_id == facts.moulding_id), None)
        if first is not None:
            self.which.set_value(first.id)

    def save(self) -> None:
        """The new day, or none."""
        row = next(row for row in self.facts.expected if row.id == self.read("expected"))
        if self.read("off"):
            self.send(stock.called_off, row.id, row.version)
            return
        day = self.read("due_on")
        if day is None:
            raise Refused("Please type the day on which it comes.", "due_on")
        self.send(stock.expect_later, row.id, day, row.version)


def _in_words(row: ExpectedRow, today: date) -> str:
    return f"{row.moulding}, {in_metres(row.millimetres)}, due {screen_date(row.due_on, today)}"
