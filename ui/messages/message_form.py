"""One message in their own words, how it stands, and the reply that ends it."""

from __future__ import annotations

import re

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from studio import messages
from studio.dates import screen_time
from studio.messages import AnswerDraft, Channel, MessageId, MessageState
from studio.story import Badge, Tone
from ui.kit import mail_program
from ui.kit.cards import empty
from ui.kit.few import FewField
from ui.kit.fields import TickField
from ui.kit.form import FormDialog
from ui.kit.text import Button, Chip, Label
from ui.kit.warnings import WarningRow
from ui.kit.wish import Wish
from ui.kit.work import Work
from ui.messages.knowing import Case, case
from ui.messages.log_form import CHANNELS
from ui.messages.reply_part import ReplyPart

_ASKS_WHEN = re.compile(
    r"\b(?:a\.?m|p\.?m|when|what (?:time|day)|morning|evening|o['’]clock|confirm)\b", re.IGNORECASE
)
_SUBJECT = "Your message to {studio}"


class MessageForm(FormDialog):
    """Their words are large; the keyboard is in the reply, which says the appointment when they ask for it."""

    heading = "A message"
    save_words = "&Answered"
    opens_at = (660, 620)
    keeps_as = "reply"

    def __init__(self, work: Work, shown: Case, studio: str, parent: QWidget | None = None) -> None:
        super().__init__(work, parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.case, self.studio = shown, studio
        self.again = Wish("open_message", {"message_id": shown.message.id})
        self.warnings = WarningRow()
        self.body.setSpacing(10)
        self.chips = QHBoxLayout()
        self.chips.setSpacing(6)
        chips = QWidget()
        chips.setLayout(self.chips)
        self.chips.setContentsMargins(0, 0, 0, 0)
        self.said = Label("", "words", wrap=True, select=True)
        self.said.setMinimumHeight(40)
        for widget in (self.warnings, chips, self.said):
            self.place(widget)
        self._build_reply()
        self._build_buttons()
        self.show_case(shown)

    def _build_reply(self) -> None:
        self.reply_box = QWidget()
        column = QVBoxLayout(self.reply_box)
        column.setContentsMargins(0, 6, 0, 0)
        column.setSpacing(10)
        self.channel = FewField(CHANNELS)
        self.channel.set_value(self.case.message.channel)
        column.addWidget(self.labelled("channel", "", self.channel))
        self.reply = ReplyPart(self, self.case.sentence)
        column.addWidget(self.reply)
        others = self._others()
        self.also = TickField(
            f"This answers their other {'message' if len(others) == 1 else f'{len(others)} messages'} too"
        )
        column.addWidget(self.labelled("also", "", self.also))
        self.also.setVisible(bool(others))
        self.place(self.reply_box)
        self.channel.changed.connect(self._show_way)
        self.reply.done.connect(self.press_save)
        if self.case.sentence and _ASKS_WHEN.search(self.case.message.text):
            self.reply.write_in_full()
        self.reply.text.setFocus()

    def _build_buttons(self) -> None:
        self.acknowledge_button = Button("Ac&knowledge", "check")
        self.acknowledge_button.setToolTip("They know that we have it; the reply is still owed")
        self.acknowledge_button.clicked.connect(self.acknowledge)
        self.none_button = Button("&No reply needed")
        self.none_button.clicked.connect(lambda: self._hope("message_needs_no_reply"))
        self.whose_button = Button("&Whose is it?", "users")
        self.whose_button.clicked.connect(lambda: self._hope("whose_message"))
        self.ring_button = Button("Open the famil&y", "users")
        self.ring_button.clicked.connect(self._open_family)
        for place, button in enumerate(
            (self.acknowledge_button, self.none_button, self.whose_button, self.ring_button)
        ):
            self.buttons.insertWidget(place, button)

    def show_case(self, shown: Case) -> None:
        """Show the message as it stands now; what was typed as a reply stays."""
        self.case = shown
        row = shown.message
        at = screen_time(row.wall, shown.now.date())
        theirs = row.family if row.family and row.family != row.who else ""
        numbers = shown.family.household.telephone if shown.family else ""
        parts = (theirs, row.reach or numbers, at, f"taken down by {row.taken_by}" if not row.is_ours else "")
        self.about, self.whom = row.id, row.who
        self.show_heading(messages.in_words(row), "  ·  ".join(part for part in parts if part))
        self.warnings.show_warnings(shown.family.warnings if shown.family else ())
        self.show_quiet(shown.family.household.id if shown.family else None)
        self.said.setText(row.text if row.is_ours else f"“{row.text}”")
        self._show_chips()
        self.reply_box.setVisible(row.is_open)
        self.acknowledge_button.setVisible(row.state is MessageState.RECEIVED)
        self.none_button.setVisible(row.is_open)
        self.whose_button.setVisible(row.household_id is None)
        self.ring_button.setVisible(row.household_id is not None and not row.is_open)
        self._show_way()

    def _show_chips(self) -> None:
        empty(self.chips)
        row = self.case.message
        badges = [messages.badge(row)]
        if row.is_open and row.working_minutes:
            badges = [Badge(f"waiting for {badges[0].text}", messages.tone(row))]
        if row.acknowledged_by:
            badges.append(Badge(f"acknowledged by {row.acknowledged_by}", Tone.GOOD))
        if row.for_whom:
            badges.append(Badge(f"for {row.for_whom}", Tone.PLAIN))
        if row.no_reply_because:
            badges.append(Badge(row.no_reply_because, Tone.PLAIN))
        if self.case.answer is not None:
            answer = self.case.answer
            words = (
                "reply written, not sent"
                if answer.state is MessageState.DRAFTED
                else messages.in_words(answer)
            )
            badges.append(Badge(words, Tone.DUE if answer.state is MessageState.DRAFTED else Tone.GOOD))
        for badge in badges:
            self.chips.addWidget(Chip(badge.text, str(badge.tone)))
        self.chips.addStretch(1)

    def _show_way(self) -> None:
        """An e-mail leaves through the mail program and is ticked when it has gone; all else has been said."""
        row = self.case.message
        way = self.channel.value_or_none()
        self.reply.use(way if isinstance(way, Channel) else Channel.TELEPHONE)
        drafted = row.state is MessageState.DRAFTED
        self.save_button.setVisible(row.is_open or drafted)
        if drafted:
            self.save_button.setText("It has been &sent")
        else:
            self.save_button.setText("Wr&ite the e-mail" if self._goes_by_mail else "An&swered")
        self.leave_button.setText("Not yet" if row.is_open or drafted else "Close")

    @property
    def _goes_by_mail(self) -> bool:
        return self.channel.value_or_none() is Channel.EMAIL and self.case.message.is_open

    def _others(self) -> list[MessageId]:
        family = self.case.family
        return [each.id for each in family.waiting if each.id != self.case.message.id] if family else []

    def save(self) -> None:
        row = self.case.message
        if row.state is MessageState.DRAFTED:
            self.send(messages.send, row.id, row.version)
            return
        draft = AnswerDraft(
            text=self.read("text"),
            channel=self.read("channel"),
            is_sent=not self._goes_by_mail,
            also=tuple(self._others()) if self.read("also") else (),
        )
        if self._goes_by_mail:
            self.send(messages.answer, row.id, draft, row.version, then=self._write_mail)
        else:
            self.send(messages.answer, row.id, draft, row.version)

    def _write_mail(self, reply_id: MessageId) -> None:
        """The reply is kept as drafted; the mail program has its words, and this asks whether it has gone."""
        self._set_sending(False)
        words = self.read("text")
        if not mail_program.write(self._address(), _SUBJECT.format(studio=self.studio), words):
            self.reply.copy()
            self.notice_bar.say(
                "The words are copied. Please paste them into your mail program and send them.", "plain"
            )
        if self.keeping is not None:
            self.keeping.end(saved=True)
            self.keeping = None
        self.key = f"{self.key}-sent"
        self.work.ask(case, reply_id, then=self.show_case, owner=self)

    def _address(self) -> str:
        row, family = self.case.message, self.case.family
        if "@" in row.reach or family is None:
            return row.reach
        theirs = [each.typed for each in family.household.emails if each.person_id == row.person_id]
        return theirs[0] if theirs else family.household.email

    def acknowledge(self) -> None:
        """One key: they know that we have it, and the reply is still owed."""
        row = self.case.message
        self.work.do(
            messages.acknowledge, row.id, row.version, owner=self, then=self._look_again, refused=self.refuse
        )

    def _look_again(self, _: object = None) -> None:
        self.work.ask(case, self.case.message.id, then=self.show_case, owner=self)

    def _hope(self, verb: str) -> None:
        self.reject()
        self.wish.emit(Wish(verb, {"message_id": self.case.message.id}))

    def _open_family(self) -> None:
        self.reject()
        self.wish.emit(Wish("open_client", {"household_id": self.case.message.household_id}))
