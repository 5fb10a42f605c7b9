"""Booking a session, by keyboard alone: the family, Enter for as last time, a free time, Space, Ctrl+Enter."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime
from typing import Any, ClassVar

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from studio import sessions
from studio.clients import HouseholdId
from studio.dates import screen_date
from studio.diary import ClashQuestion, SlotWish
from studio.enquiries import EnquiryId, EnquiryRow
from studio.errors import Refused
from studio.sessions import SessionDraft
from studio.words import listed
from ui.diary.booking_parts import ReadBack
from ui.diary.booking_shots import ShotsField
from ui.diary.booking_whole import BookingFacts, booking_facts, booking_terms, confirming
from ui.diary.what_part import WhatPart
from ui.diary.who_part import WhoPart, whom
from ui.diary.words import in_full
from ui.kit import theme
from ui.kit.form import FormDialog
from ui.kit.text import Button
from ui.kit.when_part import WhenPart
from ui.kit.wish import Wish
from ui.kit.work import Work

OFFERED = 8
LEAST_WIDTH = 940
"""Narrower, the two halves would cut each other's words."""
NOBODY_YET = HouseholdId(0)


class BookingForm(FormDialog):
    """For a returning family everything but the time stands there as last time."""

    heading = "Book a session"
    save_words = "&Book it"
    opens_at = (1050, 690)
    keeps_as = "booking"
    goes_along: ClassVar[frozenset[str]] = frozenset({"household_id", "household", "enquiry"})

    def __init__(self, work: Work, facts: BookingFacts, parent: QWidget | None = None) -> None:
        super().__init__(work, parent)
        self.setMinimumWidth(theme.px(LEAST_WIDTH))
        self.facts = facts
        self.on: date | None = None
        self._confirmed_for: tuple[object, ...] = ()
        self.who = WhoPart(self)
        self.family, self.caller, self.people = self.who.family, self.who.caller, self.who.people
        self.what = WhatPart(self, facts)
        staff = [(row.id, row.name) for row in facts.staff]
        rooms = {int(row.id): row.name for row in facts.rooms}
        self.when = WhenPart(self, self._asks, rooms, staff, facts.today, room_field=self.what.room)
        self.read_back = ReadBack()
        self.shots = ShotsField()
        self.shots_box = self.labelled("shots", "", self.shots)
        self.not_now = Button("Not bookin&g now …")
        self.not_now.hide()
        self._lay_out()
        self._listen()
        self._show_facts(facts)

    # What stands where.

    def _lay_out(self) -> None:
        left = QVBoxLayout()
        left.setSpacing(10)
        for box in (self.who, self.what, self.shots_box):
            left.addWidget(box)
        self.buttons.insertWidget(0, self.not_now)
        left.addStretch(1)
        halves = QHBoxLayout()
        halves.setContentsMargins(0, 0, 0, 0)
        halves.setSpacing(22)
        halves.addLayout(left, 6)
        halves.addWidget(self.when, 5)
        ground = QWidget()
        ground.setLayout(halves)
        self.body.takeAt(self.body.count() - 1)
        self.body.addWidget(ground, 1)
        column = self.layout()
        assert isinstance(column, QVBoxLayout)
        row = QHBoxLayout()
        row.setContentsMargins(24, 0, 24, 0)
        row.addWidget(self.read_back)
        column.insertLayout(column.count() - 1, row)

    def _listen(self) -> None:
        self.who.wanted.connect(self._wanted)
        self.who.began_new_caller.connect(self._began_new_caller)
        self.not_now.clicked.connect(self._not_now)
        self.what.bears_on_fee.connect(self._ask_terms)
        self.shots.unfolded.connect(self._show_shots)
        self.people.changed.connect(self._propose_shots)
        self.what.type.changed.connect(self._propose_shots)
        self.what.bears_on_time.connect(self.when.look)
        for part in (self.people, self.when, self.what):
            part.changed.connect(self._say)
        self.when.slot_taken.connect(self.read_back.setFocus)

    def begin_at(self, wall: datetime | None, on: date | None, room_id: int | None) -> None:
        """Begin at a time chosen in the diary, or look for free times from a day on."""
        self.on = on
        if room_id is not None and room_id in {row.id for row in self.facts.rooms}:
            self.what.room.set_value(room_id)
        if wall is not None:
            self.when.show_wall(wall)
        elif on is not None:
            self.when.look()

    # Who it is for.

    def _wanted(self, household_id: HouseholdId | None, enquiry_id: EnquiryId | None) -> None:
        self.work.ask(booking_facts, household_id, enquiry_id, then=self._show_facts, owner=self)

    def begin_new_caller(self) -> None:
        """A name and a telephone number are enough to book."""
        self.who.begin_new_caller()

    def _began_new_caller(self) -> None:
        self.facts = replace(self.facts, household=None, last=None, warnings=())
        self.not_now.show()
        self.shots_box.hide()
        self.who.show_facts(self.facts)
        self.keeps(0, "", Wish("book"))

    @property
    def is_new_caller(self) -> bool:
        """Whether someone is booked who is not here yet."""
        return self.who.is_new_caller

    def _show_facts(self, facts: BookingFacts) -> None:
        clean = self.keeping is None or not self.keeping.is_worth_keeping
        self.facts = facts
        offer, household = facts.proposal, facts.household
        self.what.terms = facts.terms
        self.fill({"type": offer.type_id, "minutes": offer.minutes, "photographer": offer.photographer_id})
        self.fill({"room": offer.room_id})
        self.what.show_terms(facts.terms)
        self.who.show_facts(facts)
        self.show_quiet(household.id if household is not None else None)
        self.shots_box.setVisible(household is not None)
        if household is not None:
            self.keeps(household.id, household.name, Wish("book", {"household_id": household.id}))
            self.what.type.setFocus()
        if facts.enquiry is not None:
            self._show_asked(facts.enquiry)
        self._propose_shots()
        self.when.look()
        if clean:
            self.settle()

    def _show_asked(self, asked: EnquiryRow) -> None:
        """What they asked for stands in the form, so that nothing is typed twice."""
        self.keeps(self.about, asked.name, Wish("book", {"enquiry_id": asked.id}))
        if asked.type_id is not None and asked.type_id in {row.id for row in self.facts.types}:
            self.what.type.set_value(asked.type_id)
        typed = self.what.preparation.value()
        parts = (typed, asked.who, asked.roughly, asked.wanted)
        self.what.preparation.set_value("\n".join(part for part in parts if part))
        self.not_now.show()

    def _propose_shots(self) -> None:
        """Who is coming says which shots there are; a list that was changed by hand stays as it is."""
        household, kind_of = self.facts.household, self.what.chosen_type()
        if household is not None and kind_of is not None:
            coming = self.people.value()
            people = [each for each in household.people if each.id in coming]
            self.shots.propose_for(people if kind_of.proposes_shots else [], kind_of.standing_shots)

    def _show_shots(self) -> None:
        """The unfolded list comes into sight."""
        QTimer.singleShot(0, self.shots, lambda: self.area.ensureWidgetVisible(self.shots, 0, 8))

    def _ask_terms(self) -> None:
        row, household = self.what.chosen_type(), self.facts.household
        if row is not None:
            whose = household.id if household is not None else None
            self.work.ask(booking_terms, whose, row.id, then=self.what.show_terms, owner=self)

    def _not_now(self) -> None:
        """They do not book now: what was typed becomes an enquiry, with what came of it."""
        asked = self.facts.enquiry
        day = self.when.wall_or_none() or self.when.day.day_or_none()
        roughly = screen_date(day, self.facts.today) if day is not None else ""
        kind_of = self.what.chosen_type()
        draft = self.caller.asks(kind_of.id if kind_of else None, roughly, self.what.preparation.value())
        wish = Wish("new_enquiry", {"draft": draft})
        if asked is not None:
            wish = Wish("open_enquiry", {"enquiry_id": asked.id})
        self.accept()
        self.wish.emit(wish)

    # What it comes to.

    def _asks(
        self, wall: datetime | None, fold: int | None, day: date
    ) -> tuple[ClashQuestion | None, SlotWish] | None:
        row, minutes = self.what.chosen_type(), self.what.length()
        room: Any = self.what.room.value_or_none()
        if row is None or minutes is None or room is None:
            return None
        who = self.what.photographer.value_or_none()
        shared: dict[str, Any] = {"minutes": minutes, "staff_id": who, "turnaround": row.turnaround}
        wish = SlotWish(
            rooms=(room,), starts_on=max(self._from(day), self.facts.today), most=OFFERED, **shared
        )
        question = ClashQuestion(wall=wall, room_id=room, fold=fold, **shared) if wall is not None else None
        return question, wish

    def _from(self, day: date) -> date:
        """The day typed; while none is, the day the diary was open at."""
        return self.on if self.on is not None and self.when.day.day_or_none() is None else day

    def _ask_confirming(self) -> None:
        """How the confirmation goes depends on who they are and on how soon it is."""
        household = self.facts.household
        email = "" if household is not None else self.caller.email.value()
        asked = (household.id if household is not None else None, self.when.wall_or_none(), email)
        if asked != self._confirmed_for:
            self._confirmed_for = asked
            self.work.ask(confirming, *asked, then=self.what.show_confirming, owner=self)

    def _say(self) -> None:
        self._ask_confirming()
        wall, minutes = self.when.wall_or_none(), self.what.length()
        if wall is None or minutes is None:
            self.read_back.show_sentence("")
            return
        sentence = in_full(
            wall,
            minutes,
            self.what.photographer.box.currentText(),
            self.what.room.box.currentText(),
            self.facts.door_minutes,
        )
        names = listed(self.who.names())
        fee = self.what.fee.line.text().strip()
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
            self.who.hears_enter()
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
        asked = self.facts.enquiry.id if self.facts.enquiry is not None else None
        if household is None:
            self.send(sessions.book_new_caller, self.caller.draft(), draft, asked)
        else:
            self.send(sessions.book, draft, asked)

    def _draft(self, household_id: HouseholdId) -> SessionDraft:
        self.what.minutes.required = True
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
            hold_until=self.read("hold_until") if self.what.provisional.value() else None,
            fee_charged=self.read("fee"),
            fee_reason=self.read("fee_reason"),
            preparation=self.read("preparation"),
            read_back=self.read_back.is_read,
            shots=self.read("shots"),
            take=self.what.take(),
        )

    # Half typed.

    def half_typed(self) -> dict[str, Any]:
        """Whom it is for besides what stands in the fields."""
        return {**whom(self.facts), "new_caller": self.is_new_caller, **super().half_typed()}

    def put_back(self, typed: Mapping[str, Any]) -> None:
        """Whom it was for comes first, then the fields as they were typed."""
        fields = {name: kept for name, kept in typed.items() if name not in self.goes_along}

        def put_back(facts: BookingFacts) -> None:
            self._show_facts(facts)
            if typed.get("new_caller") and facts.household is None and not self.is_new_caller:
                self.begin_new_caller()
            FormDialog.put_back(self, fields)
            self.when.look()

        known = (typed.get("household") or None, typed.get("enquiry") or None)
        self.work.ask(booking_facts, *known, then=put_back, owner=self)
