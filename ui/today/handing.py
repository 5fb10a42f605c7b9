"""The note for the next shift: written from what is still open, changed as whoever goes home likes."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from studio import handover
from studio.dates import screen_date
from studio.handover import NoteDraft
from studio.words import counted
from ui.kit import theme
from ui.kit.fields import WordsField
from ui.kit.form import FormDialog
from ui.kit.wish import Wish
from ui.kit.work import Work
from ui.today.whole import WholeDay, still_open


class HandOverForm(FormDialog):
    """What is late or due stands in it already, each with a name and a time; it may all be written over."""

    heading = "Hand over"
    save_words = "&Hand over"
    opens_at = (640, 560)
    keeps_as = "note for the next shift"

    def __init__(self, work: Work, whole: WholeDay, parent: QWidget | None = None) -> None:
        super().__init__(work, parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.again = Wish("hand_over")
        self.text = WordsField(length=5_000)
        self.text.words.setMinimumHeight(theme.px(300))
        next_day = screen_date(whole.hours.next_working_day(whole.day), whole.day)
        due = [line for line in whole.owed if line.due <= whole.day]
        open_ = (
            f"{counted(len(due), 'thing is', 'things are')} still open." if due else "Nothing is left open."
        )
        self.show_heading(
            "Hand over", f"{open_} The note stands on Today from {next_day}, until each has read it."
        )
        self.add("text", "For the &next shift", self.text, required=True)
        box = self.text.parentWidget()
        if box is not None:  # the note takes all the room there is
            self.body.setStretchFactor(box, 1)
            self.body.setStretch(self.body.count() - 1, 0)
        self.text.set_value(still_open(whole, work.by.name))

    def save(self) -> None:
        self.send(handover.write, NoteDraft(self.read("text")))
