"""Booking a session, by keyboard alone: the family, Enter for as last time, a free time, Space, Ctrl+Enter."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from typing import Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from studio import clients, sessions
from studio.clients import HouseholdDraft, HouseholdId, PersonDraft, PersonRole, TelephoneDraft
from studio.diary import ClashQuestion, SlotWish
from studio.errors import Refused
from studio.sessions import SessionDraft, SessionKind
from studio.words import listed
from ui.diary.booking_parts import ChosenFamily, PeopleField, ReadBack, across, as_last_time
from ui.diary.whole import BookingFacts, booking_facts
from ui.diary.words import in_full
from ui.kit.fields import ChoiceField, LineField, MoneyField, NumberField, TickField, WordsField
from ui.kit.form import FormDialog
from ui.kit.picker import PickerField
from ui.kit.text import Button
from ui.kit.when_part import WhenPart
from ui.kit.whens import DateField
from ui.kit.work import Work

KINDS = ((SessionKind.STANDARD, "standard"), (SessionKind.UPDATE, "update"))
OFFERED = 8
NOBODY_YET = HouseholdId(0)


class BookingForm(FormDialog):
    """For a returning family everything but the time stands there as last time."""

    heading = "Book a session"
    save_words = "&Book it"
    opens_at = (1040, 690)

    def __init__(self, work: Work, facts: BookingFacts, parent: QWidget | None = None) -> None:
        super().__init__(work, parent)
        self.facts = facts
        self.on: date | None = None
        self._hurried = False
        self._build_who()
        self._build_what()
        staff = [(row.id, row.name) for row in facts.staff]
        rooms = {int(row.id): row.name for row in facts.rooms}
        self.when = WhenPart(self, self._asks, rooms, staff, facts.today, room_field=self.room)
        self.read_back = ReadBack()
        self._lay_out()
        self._listen()
        self._show_facts(facts)

    # What stands where.

    def _build_who(self) -> None:
        work = self.work
        self.family = PickerField(work, clients.find, "name, telephone or postcode")
        self.family_box = self.labelled("household_id", "&Family", self.family)
        self.first, self.last = LineField(length=80), LineField(length=80)
        self.telephone = LineField("07700 900123", length=60)
        self.caller = across(
            self.labelled("first", "First n&ame", self.first),
            self.labelled("last", "&Surname", self.last),
            self.labelled("telephone", "T&elephone", self.telephone),
        )
        self.caller.hide()
        self.new_caller = Button("New &caller", "user-plus", "quiet")
        self.people = PeopleField()
        self.people_box = self.labelled("people", "Who is coming", self.people)
        self.people_box.hide()

    def _build_what(self) -> None:
        facts = self.facts
        self.type = ChoiceField([(row.id, row.name) for row in facts.types])
        self.minutes = NumberField(5, 720)
        self.photographer = ChoiceField([(row.id, row.name) for row in facts.photographers])
        self.room = ChoiceField([(row.id, row.name) for row in facts.rooms])
        self.kind = ChoiceField(KINDS, first=True)
        self.fee, self.fee_reason = MoneyField(currency=facts.currency), LineField(length=200)
        self.provisional = TickField("&Provisional")
        self.hold_until = DateField("Until when we hold it", today=lambda: facts.today, calendar=False)
        self.preparation = WordsField("Wishes, clothes, worries", lines=2)

    def _lay_out(self) -> None:
        left = QVBoxLayout()
        left.setSpacing(10)
        reason = self.labelled("fee_reason", "W&hy not the usual fee", self.fee_reason)
        hold = self.labelled("hold_until", "Hold &until", self.hold_until)
        tick = self.labelled("provisional", "", self.provisional)
        self.reason_box, self.hold_box = reason, hold
        top = QHBoxLayout()
        top.setSpacing(10)
        top.addWidget(self.family_box, 1)
        top.addWidget(self.new_caller, 0, Qt.AlignmentFlag.AlignBottom)
        left.addLayout(top)
        for box in (
            self.caller,
            self.people_box,
            across(
                self.labelled("type", "Session t&ype", self.type),
                self.labelled("kind", "&Kind", self.kind),
                self.labelled("minutes", "&Minutes", self.minutes),
                widths=(5, 3, 2),
            ),
            across(
                self.labelled("photographer", "With", self.photographer),
                self.labelled("room", "&Room", self.room),
                self.labelled("fee", "Fee", self.fee),
                widths=(4, 4, 4),
            ),
            reason,
            across(tick, hold, widths=(2, 3)),
            self.labelled("preparation", "To kno&w beforehand", self.preparation),
        ):
            left.addWidget(box)
        left.addStretch(1)
        reason.hide()
        hold.hide()
        halves = QHBoxLayout()
        halves.setContentsMargins(0, 0, 0, 0)
        halves.setSpacing(22)
        halves.addLayout(left, 6)
        halves.addWidget(self.when, 5)
        box = QWidget()
        box.setLayout(halves)
        self.body.takeAt(self.body.count() - 1)
        self.body.addWidget(box, 1)
        column = self.layout()
        assert isinstance(column, QVBoxLayout)
        row = QHBoxLayout()
        row.setContentsMargins(24, 0, 24, 0)
        row.addWidget(self.read_back)
        column.insertLayout(column.count() - 1, row)

    def _listen(self) -> None:
        self.family.picked.connect(self._picked)
        self.family.finder.answered.connect(self._answered)
        self.family.finder.nothing_found.connect(self._nobody)
        self.new_caller.clicked.connect(self.begin_new_caller)
        self.type.changed.connect(self._type_chosen)
        for field in (self.minutes, self.photographer, self.room):
            field.changed.connect(self.when.look)
        for part in (self.people, self.fee, self.when, self.photographer, self.room, self.minutes):
            part.changed.connect(self._say)
        self.fee.changed.connect(self._fee_changed)
        self.provisional.changed.connect(self._provisional_changed)
        self.when.slot_taken.connect(self.read_back.setFocus)

    def begin_at(self, wall: datetime | None, on: date | None, room_id: int | None) -> None:
        """Begin at a time chosen in the diary, or look for free times from a day on."""
        self.on = on
        if room_id is not None and room_id in {row.id for row in self.facts.rooms}:
            self.room.set_value(room_id)
        if wall is not None:
            self.when.show_wall(wall)
        elif on is not None:
            self.when.look()

    # Who it is for.

    def _picked(self, row: Any) -> None:
        self.work.ask(booking_facts, row.household_id, then=self._show_facts, owner=self)

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

    def begin_new_caller(self) -> None:
        """A name and a telephone number are enough to book."""
        typed = self.family.finder.text().strip()
        self.family.finder.put_away()
        self.family.set_value(None)
        self.family.say_below("")
        self.facts = replace(self.facts, household=None, last=None)
        self.people_box.hide()
        self.family_box.hide()
        self.new_caller.hide()
        self.caller.show()
        if any(letter.isdigit() for letter in typed):
            self.telephone.set_value(typed)
        else:
            first, _, last = typed.rpartition(" ")
            self.first.set_value(first)
            self.last.set_value(last.title() if last.islower() else last)
        self.first.setFocus()

    @property
    def is_new_caller(self) -> bool:
        """Whether someone is booked who is not here yet."""
        return not self.caller.isHidden()

    def _show_facts(self, facts: BookingFacts) -> None:
        self.facts = facts
        offer, household = facts.proposal, facts.household
        self.fill({"type": offer.type_id, "minutes": offer.minutes, "photographer": offer.photographer_id})
        self.fill({"room": offer.room_id, "fee": offer.fee})
        if household is not None:
            if self.family.value() is None:
                self.family.set_value(ChosenFamily(household.name))
            self.people.offer(household.people, offer.people)
            self.people_box.setVisible(bool(household.people))
            self.family.say_below(as_last_time(facts))
            self.type.setFocus()
        self.when.look()

    # What it comes to.

    def _type_chosen(self) -> None:
        row = self._type_row()
        if row is not None:
            self.minutes.set_value(row.minutes)
            self.fee.set_value(row.fee)
        self.when.look()

    def _type_row(self) -> Any:
        chosen = self.type.value_or_none()
        return next((row for row in self.facts.types if row.id == chosen), None)

    def _fee_changed(self) -> None:
        row = self._type_row()
        try:
            other = row is not None and self.fee.value() not in (None, row.fee)
        except Refused:
            other = False
        self.reason_box.setVisible(other)

    def _provisional_changed(self) -> None:
        held = self.provisional.value()
        self.hold_box.setVisible(held)
        if held:
            self.hold_until.setFocus()

    def _length(self) -> int | None:
        try:
            return self.minutes.value()
        except Refused:
            return None

    def _asks(
        self, wall: datetime | None, fold: int | None, day: date
    ) -> tuple[ClashQuestion | None, SlotWish] | None:
        row, minutes = self._type_row(), self._length()
        room: Any = self.room.value_or_none()
        if row is None or minutes is None or room is None:
            return None
        who = self.photographer.value_or_none()
        shared: dict[str, Any] = {"minutes": minutes, "staff_id": who, "turnaround": row.turnaround}
        wish = SlotWish(
            rooms=(room,), starts_on=max(self._from(day), self.facts.today), most=OFFERED, **shared
        )
        question = ClashQuestion(wall=wall, room_id=room, fold=fold, **shared) if wall is not None else None
        return question, wish

    def _from(self, day: date) -> date:
        """The day typed; while none is, the day the diary was open at."""
        return self.on if self.on is not None and self.when.day.day_or_none() is None else day

    def _say(self) -> None:
        wall, minutes = self.when.wall_or_none(), self._length()
        if wall is None or minutes is None:
            self.read_back.show_sentence("")
            return
        sentence = in_full(
            wall,
            minutes,
            self.photographer.box.currentText(),
            self.room.box.currentText(),
            self.facts.door_minutes,
        )
        names = listed(self.people.names()) if not self.people_box.isHidden() else ""
        fee = self.fee.line.text().strip()
        extra = [f"{names}." if names else "", f"The fee is {fee}." if fee else ""]
        self.read_back.show_sentence(" ".join([sentence, *(part for part in extra if part)]))

    # Keys, and saving.

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self._go_on()
            return
        super().keyPressEvent(event)

    def _go_on(self) -> None:
        """Enter accepts what stands here: from the family's part to the free times, from there to reading back."""
        held = self.focusWidget()
        if held is self.family.finder and self.facts.household is None:
            self._hurried = bool(self.family.finder.text().strip())
            return
        in_when = self.when.isAncestorOf(held)
        if in_when and self.when.wall_or_none() is not None:
            self.read_back.setFocus()
        elif not in_when:
            self.when.list.setFocus(Qt.FocusReason.TabFocusReason)

    def save(self) -> None:
        """Book it."""
        household = self.facts.household
        if household is None and not self.is_new_caller:
            raise Refused("Please choose the family, or take a new caller.", "household_id")
        draft = self._draft(household.id if household is not None else NOBODY_YET)
        if household is None:
            self.send(sessions.book_new_caller, self._caller(), draft)
        else:
            self.send(sessions.book, draft)

    def _draft(self, household_id: HouseholdId) -> SessionDraft:
        self.minutes.required = True
        return SessionDraft(
            household_id=household_id,
            type_id=self.read("type"),
            wall=self.when.wall(),
            room_id=self.read("room"),
            photographer_id=self.read("photographer"),
            minutes=self.read("minutes"),
            people=self.read("people"),
            kind=self.read("kind"),
            fold=self.when.fold(),
            opener_id=self.when.opener_id(),  # type: ignore[arg-type]  # an id of the staff offered
            provisional=self.read("provisional"),
            hold_until=self.read("hold_until") if self.provisional.value() else None,
            fee_charged=self.read("fee"),
            fee_reason=self.read("fee_reason"),
            preparation=self.read("preparation"),
            read_back=self.read_back.is_read,
        )

    def _caller(self) -> HouseholdDraft:
        first, last, number = self.read("first"), self.read("last"), self.read("telephone")
        if not last and not first:
            raise Refused("Please type the caller's name.", "last")
        if not number:
            raise Refused("Please ask for a telephone number.", "telephone")
        person = PersonDraft(first, last, role=PersonRole.PARENT)
        return HouseholdDraft(people=(person,), telephones=(TelephoneDraft(number, person=0),))
