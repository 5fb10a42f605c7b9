"""Taking down what was said: F9, the words, Enter. Everything else has an answer already."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from studio import clients, messages
from studio.clients import HouseholdId
from studio.errors import Refused
from studio.messages import Channel, Direction, MessageDraft
from ui.kit import theme
from ui.kit.few import FewField
from ui.kit.fields import ChoiceField, LineField, TickField
from ui.kit.form import FormDialog
from ui.kit.picker import PickerField
from ui.kit.warnings import WarningRow
from ui.kit.whens import DateField, TimeField
from ui.kit.wish import Wish
from ui.kit.work import Work
from ui.messages.knowing import Desk, Family, family
from ui.messages.said import SaidField

CHANNELS = (
    (Channel.TELEPHONE, "&Telephone"),
    (Channel.EMAIL, "&E-mail"),
    (Channel.VISIT, "&Visit"),
    (Channel.LETTER, "&Letter"),
    (Channel.TEXT, "Te&xt"),
)
AT_ONCE = "Dealt with there and then"
SOMEONE = "Someone else"


class LogForm(FormDialog):
    """One thing said. The keyboard begins in the words when the family is known, else with who it is."""

    heading = "What was said?"
    save_words = "&Write it down"
    opens_at = (640, 640)
    keeps_as = "message"

    def __init__(
        self, work: Work, desk: Desk, theirs: Family | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(work, parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.desk = desk
        self.family: Family | None = None
        self.warnings = WarningRow()
        self.warnings.setContentsMargins(24, 0, 24, 0)
        column = self.layout()
        assert isinstance(column, QVBoxLayout)
        column.insertWidget(column.indexOf(self.notice_bar), self.warnings)
        self._build_who(theirs is None)
        self._build_said()
        self._build_reply()
        self._build_when()
        self.again = Wish("log_message", {"household_id": theirs.household.id} if theirs else {})
        if theirs is not None:
            self.show_family(theirs)
            self.text.setFocus()
        else:
            self.household.setFocus()
        self._show_reason()
        self._show_direction()

    def _build_who(self, unknown: bool) -> None:
        self.household = PickerField(
            self.work, clients.find, "Name, telephone or postcode", hint="Not known yet? Leave this empty."
        )
        self.stranger = QWidget()
        row = QHBoxLayout(self.stranger)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(14)
        self.caller, self.reach = LineField(length=120), LineField(length=120)
        top = Qt.AlignmentFlag.AlignTop
        row.addWidget(self.labelled("caller", "&Name", self.caller), 1, top)
        row.addWidget(self.labelled("reach", "Num&ber or address", self.reach), 1, top)
        if unknown:
            self.add("household", "&Family", self.household)
        self.place(self.stranger)
        self.household.picked.connect(self._picked)
        self.household.changed.connect(self._let_go)
        self.direction = FewField([(Direction.IN, "They told &us"), (Direction.OUT, "We told t&hem")])
        self.person = ChoiceField([], first=True)
        self.who_row = QWidget()
        across = QHBoxLayout(self.who_row)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(14)
        across.addWidget(self.labelled("direction", "Who spoke", self.direction), 1, top)
        self.person_box = self.labelled("person_id", "W&ith", self.person)
        across.addWidget(self.person_box, 1, top)
        self.place(self.who_row)
        self.direction.set_value(Direction.IN)
        self.direction.changed.connect(self._show_direction)
        self.person.changed.connect(self._show_stranger)
        self.person_box.hide()

    def _build_said(self) -> None:
        self.channel = FewField(CHANNELS)
        self.channel.set_value(Channel.TELEPHONE)
        self.add("channel", "", self.channel)
        self.text = SaidField(
            "as it was said", hers=True, lines=3, hint="Enter writes it down; Shift+Enter begins a new line."
        )
        self.text.words.setMaximumHeight(theme.px(120))
        self.add("text", "In their word&s", self.text, required=True)
        self.text.done.connect(self.press_save)

    def _build_reply(self) -> None:
        self.needs_reply = TickField("Needs a &reply", hint=self.desk.by_when)
        self.needs_reply.set_value(True)
        self.because = LineField(length=200)
        self.because.set_value(AT_ONCE)
        colleagues = [(each.id, each.name) for each in self.desk.staff]
        self.for_whom = ChoiceField([(None, "Whoever is here"), *colleagues], first=True)
        top = Qt.AlignmentFlag.AlignTop
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(14)
        left = QVBoxLayout()
        left.setContentsMargins(0, 0, 0, 0)
        left.setSpacing(4)
        left.addWidget(self.labelled("needs_reply", "", self.needs_reply))
        self.because_box = self.labelled("no_reply_because", "Why not", self.because)
        left.addWidget(self.because_box)
        row.addLayout(left, 1)
        row.setAlignment(left, top)
        row.addWidget(self.labelled("for_id", "F&or", self.for_whom), 1, top)
        self.reply_row = QWidget()
        self.reply_row.setLayout(row)
        self.place(self.reply_row)
        self.needs_reply.changed.connect(self._show_reason)

    def _build_when(self) -> None:
        self.day, self.time = DateField(), TimeField()
        self.row(("day", "&Day, if it was not now", self.day), ("at", "&At", self.time))

    def show_family(self, theirs: Family) -> None:
        """Say who it is, what to mind, and what they wait for already."""
        self.family = theirs
        row = theirs.household
        self.about, self.whom = row.id, row.name
        waits = len(theirs.waiting)
        asked = (
            ""
            if not waits
            else "  They wait for one reply already."
            if waits == 1
            else f"  They wait for {waits} replies already."
        )
        self.show_heading(
            row.name, f"{row.people_in_words}  ·  {row.telephone or row.email}{asked}".strip(" ·")
        )
        self.warnings.show_warnings(theirs.warnings)
        self.show_quiet(row.id)
        people = [(person.id, person.name) for person in row.people]
        self.person.offer([*people, (None, SOMEONE)])
        self.person_box.show()
        self._show_stranger()

    def _picked(self, row: Any) -> None:
        def show(theirs: Family) -> None:
            self.show_family(theirs)
            self.text.setFocus()

        self.work.ask(family, row.household_id, then=show, owner=self)

    def _let_go(self) -> None:
        if self.household.finder.text().strip() or self.family is None:
            return
        self.family, self.about, self.whom = None, 0, ""
        self.show_heading(self.heading)
        self.warnings.show_warnings(())
        self.show_quiet(None)
        self.person_box.hide()
        self._show_stranger()

    def _show_stranger(self) -> None:
        """A name and a number are asked of somebody who is not on the list of people."""
        known = self.family is not None and self.person.value_or_none() is not None
        self.stranger.setVisible(not known)

    def _show_reason(self) -> None:
        self.because_box.setVisible(not self.needs_reply.value())

    def _show_direction(self) -> None:
        ours = self.direction.value_or_none() is Direction.OUT
        self.reply_row.setVisible(not ours)

    def save(self) -> None:
        household_id: HouseholdId | None = self.family.household.id if self.family is not None else None
        if household_id is None and "household" in self.fields:
            self.read("household")
        ours = self.read("direction") is Direction.OUT
        needs = not ours and self.read("needs_reply")
        draft = MessageDraft(
            text=self.read("text"),
            channel=self.read("channel"),
            direction=self.read("direction"),
            household_id=household_id,
            person_id=self.read("person_id") if household_id is not None else None,
            caller=self.read("caller") if self.stranger.isVisibleTo(self) else "",
            reach=self.read("reach") if self.stranger.isVisibleTo(self) else "",
            at=self._said_at(),
            needs_reply=needs,
            no_reply_because="" if needs or ours else self.read("no_reply_because"),
            for_id=None if ours else self.read("for_id"),
        )
        self.send(messages.log, draft)

    def _said_at(self) -> datetime | None:
        day, at = self.read("day"), self.read("at")
        if day is None and at is None:
            return None
        if at is None:
            raise Refused("Please type the time as well.", "at")
        return datetime.combine(day or self.desk.now.date(), at)
