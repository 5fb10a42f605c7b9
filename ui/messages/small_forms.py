"""One question each: why no reply is needed, and whose message it is."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from studio import clients, messages
from studio.messages import MessageRow
from ui.kit.fields import ChoiceField, LineField
from ui.kit.form import FormDialog
from ui.kit.picker import PickerField
from ui.kit.text import Button
from ui.kit.wish import Wish
from ui.kit.work import Work

REASONS = ("Dealt with there and then", "For information only", "A word of thanks", "Something else")


class MessagePart(FormDialog):
    """A small form about one message; it saves against the version it was opened with."""

    opens_at = (520, 340)

    def __init__(self, work: Work, row: MessageRow, parent: QWidget | None = None) -> None:
        super().__init__(work, parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.message = row
        self.show_heading(self.heading, f"{messages.in_words(row)}: “{row.text.splitlines()[0]}”")
        self.build()

    def build(self) -> None:
        """The fields; each form has its own."""


class NoReplyForm(MessagePart):
    """Why nothing has to be answered."""

    heading = "No reply needed"

    def build(self) -> None:
        self.why = self.add("why", "&Why", ChoiceField([(each, each) for each in REASONS], first=True))
        self.words = self.add("reason", "In your &words", LineField(length=200))
        self.why.changed.connect(self._take)
        self._take()

    def _take(self) -> None:
        why = str(self.why.value_or_none())
        self.words.set_value("" if why == REASONS[-1] else why)

    def save(self) -> None:
        self.send(messages.no_reply_needed, self.message.id, self.read("reason"), self.message.version)


class WhoseForm(MessagePart):
    """The family a message is from, found as its name or number is typed; or a new one."""

    heading = "Whose is it?"
    save_words = "It is &theirs"

    def build(self) -> None:
        self.family = self.add(
            "household",
            "&Family",
            PickerField(self.work, clients.find, "Name, telephone or postcode"),
            required=True,
        )
        self.family.finder.setText(self.message.reach or self.message.who)
        new = Button("&New client", "user-plus", "quiet")
        new.clicked.connect(self._new)
        self.buttons.insertWidget(0, new)
        self.family.finder.selectAll()

    def save(self) -> None:
        self.send(messages.link, self.message.id, self.read("household").household_id, self.message.version)

    def _new(self) -> None:
        self.reject()
        self.wish.emit(Wish("new_client", {"typed": self.message.reach or self.message.who}))
