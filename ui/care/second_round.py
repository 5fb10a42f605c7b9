"""The second round, asked beside the concern: its session and its viewing, free times first, nothing to pay (R1)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from studio import care
from studio.business import RoomId
from studio.care import ConcernId, MarkDraft
from studio.diary import Slot
from studio.errors import Refused
from studio.money import Money
from studio.sessions import SessionId, SessionRow
from ui.care.ahead import OFFERED, Ahead, Seen, Wanted, ahead
from ui.care.coming import Coming
from ui.care.free_times import Note, SlotRow, number_or_none, staff_or_none, wall, wall_or_refuse
from ui.care.knowing import Known
from ui.care.lists import ChangeAndKeep
from ui.kit.field import Field
from ui.kit.fields import ChoiceField, NumberField
from ui.kit.form import FormDialog
from ui.kit.text import Label, Rule
from ui.kit.whens import DateField, TimeField


class SecondRoundFields(QWidget):
    """The fields of a second round inside a form, which knows them by name."""

    def __init__(self, form: FormDialog, known: Known) -> None:
        super().__init__()
        self.form, self.work, self.known = form, form.work, known
        self.original: SessionRow | None = None
        self.concern_id: ConcernId | None = None
        self.seen: Ahead | None = None
        self._filling = self.stands_in = False
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        self._build_times(column)
        self._build_rest(column)
        for field in (
            self.session, self.photographer, self.room, self.date, self.time, self.minutes,
            self.viewing_date, self.viewing_time, self.viewing_room, self.viewing_host,
        ):  # fmt: skip
            field.changed.connect(self.look_ahead)
        self.session.changed.connect(self._take_original)
        self._order_the_keys()

    def _build_times(self, column: QVBoxLayout) -> None:
        self.date, self.time = DateField(calendar=False), TimeField()
        self.viewing_date, self.viewing_time = DateField(calendar=False), TimeField()
        self.date.goes_with(self.time)
        self.viewing_date.goes_with(self.viewing_time)
        self.session_slots, self.viewing_slots = SlotRow(1), SlotRow(1 + OFFERED)
        self.fee = Label(f"Fee, deposit and viewing: {Money.zero().show()}. There is nothing to pay.", "name")
        column.addWidget(Rule())
        column.addWidget(Label("The session again", "heading"))
        column.addWidget(self.fee)
        self.no_day = Label("No day yet? Leave it empty: the reshoot waits for theirs.", "second")
        self.no_day.hide()
        column.addWidget(self.no_day)
        column.addWidget(self.session_slots)
        column.addWidget(self._across(("date", "&Day", self.date), ("time", "&Time", self.time)))
        self.note, self.viewing_note = Note(), Note()
        column.addWidget(self.note)
        self.opener = ChoiceField(self._staff())
        self.opener_box = self.form.labelled("opener", "Who opens up?", self.opener)
        column.addWidget(self.opener_box)
        column.addWidget(Label("The viewing, a few days later", "heading"))
        column.addWidget(self.viewing_slots)
        column.addWidget(
            self._across(
                ("viewing_date", "Da&y of the viewing", self.viewing_date),
                ("viewing_time", "T&ime of the viewing", self.viewing_time),
            )
        )
        column.addWidget(self.viewing_note)
        self.viewing_opener = ChoiceField(self._staff())
        self.viewing_opener_box = self.form.labelled(
            "viewing_opener", "Who opens up for the viewing?", self.viewing_opener
        )
        column.addWidget(self.viewing_opener_box)
        self.opener_box.hide()
        self.viewing_opener_box.hide()

    def _build_rest(self, column: QVBoxLayout) -> None:
        known = self.known
        sessions = [(each.session.id, each.title) for each in known.photographed if each.session]
        self.session = ChoiceField(sessions, first=True)
        self.coming, self.lists = Coming(self.form, known), ChangeAndKeep(self.form)
        self.people, self.change, self.keep = self.coming.people, self.lists.change, self.lists.keep
        self.left = Note()
        self.photographer = ChoiceField([(row.id, row.name) for row in known.photographers], first=True)
        self.room = ChoiceField([(room.id, room.name) for room in known.cameras], first=True)
        self.minutes = NumberField(15, 480, unit="minutes")
        self.viewing_host = ChoiceField(self._staff(), first=True)
        self.viewing_room = ChoiceField([(room.id, room.name) for room in known.viewing_rooms], first=True)
        self.viewing_minutes = NumberField(15, 480, unit="minutes")
        column.addWidget(self.coming)
        column.addWidget(self.lists)
        column.addWidget(self._across(("session", "Photographed again", self.session)))
        column.addWidget(
            self._across(
                ("photographer", "Photographer", self.photographer),
                ("room", "Room", self.room),
                ("minutes", "Length", self.minutes),
            )
        )
        column.addWidget(self.left)
        column.addWidget(
            self._across(
                ("viewing_host", "Looks after the viewing", self.viewing_host),
                ("viewing_room", "Viewing room", self.viewing_room),
                ("viewing_minutes", "Length of the viewing", self.viewing_minutes),
            )
        )
        self.session_slots.taken.connect(self._take_session)
        self.viewing_slots.taken.connect(self._take_viewing)

    def _across(self, *fields: tuple[str, str, Field]) -> QWidget:
        box = QWidget()
        row = QHBoxLayout(box)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(14)
        for name, label, field in fields:
            row.addWidget(self.form.labelled(name, label, field), 1, Qt.AlignmentFlag.AlignTop)
        return box

    def _order_the_keys(self) -> None:
        """From the session's time straight to the viewing's: what is proposed needs no visit."""
        QWidget.setTabOrder(self.time.line, self.viewing_date.line)
        QWidget.setTabOrder(self.viewing_date.line, self.viewing_time.line)

    def _staff(self) -> list[tuple[object, str]]:
        return [(row.id, row.name) for row in self.known.staff]

    def begin(
        self,
        original_id: SessionId | None = None,
        words: str = "",
        marks: Sequence[MarkDraft] = (),
        concern_id: ConcernId | None = None,
        *,
        fixed: bool = False,
    ) -> None:
        """Fill in what is known: the session they speak of, its people, its photographer, their words; look ahead.

        ``fixed`` holds to that session: the reshoot of the case was offered for it.
        """
        self.concern_id = concern_id
        self.lists.propose(words, marks)
        if original_id is not None:
            self.session.set_value(original_id)
        self.session.setEnabled(not fixed)
        self._take_original(again=True)
        self.date.setFocus()

    def say(self, words: str, marks: Sequence[MarkDraft] = ()) -> None:
        """Their words as they are typed: the two lists follow until somebody writes in them."""
        self.lists.propose(words, marks)

    def _take_original(self, *, again: bool = False) -> None:
        chosen = self.session.value_or_none()
        found = next(
            (each for each in self.known.photographed if each.session and each.session.id == chosen), None
        )
        if found is None or found.session is None:
            return
        if found.session != self.original or again:
            self.lists.ask(found.session.id, self.concern_id)
        if found.session == self.original:
            return
        row = self.original = found.session
        here = {person.id for person in self.known.people}
        self._filling = True
        self.people.set_value(tuple(person for person in row.people if person in here))
        self.minutes.set_value(row.minutes)
        for field, value in ((self.photographer, row.photographer_id), (self.room, row.room_id)):
            if value is not None:
                before = field.value_or_none()
                field.set_value(value)
                if field.value_or_none() is None:
                    field.set_value(before)
        gone = row.photographer_id not in {each.id for each in self.known.photographers}
        self.left.say(f"{row.photographer}, who photographed them, has left." if gone else "")
        host = found.viewing.host_id if found.viewing is not None else None
        if host in {each.id for each in self.known.staff}:
            self.viewing_host.set_value(host)
        self._filling = False
        self.look_ahead()

    def look_ahead(self) -> None:
        """Ask what is free and what clashes; a late answer to an old question is dropped by ``Work``."""
        if self._filling or self.original is None:
            return
        session = Wanted(
            wall=wall(self.date, self.time),
            minutes=number_or_none(self.minutes) or self.original.minutes,
            rooms=_first_of(self.room, tuple(room.id for room in self.known.cameras)),
            staff_id=staff_or_none(self.photographer),
        )
        viewing = Wanted(
            wall=wall(self.viewing_date, self.viewing_time),
            minutes=0,
            rooms=_first_of(self.viewing_room, tuple(room.id for room in self.known.viewing_rooms)),
            staff_id=staff_or_none(self.viewing_host),
            others=tuple(row.id for row in self.known.staff),
        )
        asked = (self.original.id, session, viewing, self.known.today)
        self.work.ask(ahead, *asked, then=self._show_ahead, owner=self)

    def _show_ahead(self, seen: Ahead) -> None:
        self.seen = seen
        self.session_slots.show_slots(seen.session_slots, "No time is free in the next two weeks.")
        self.viewing_slots.show_slots(seen.viewing_slots, "Nobody is free for a viewing in those days.")
        self._filling = True
        self._show_seen(seen.session, self.note, self.room, self.opener_box)
        self._show_seen(seen.viewing, self.viewing_note, self.viewing_room, self.viewing_opener_box)
        if self.stands_in and self.viewing_note.text().startswith("Free"):
            self.viewing_note.say(
                f"{self.viewing_note.text()[:-1]}, with {self.viewing_host.box.currentText()}."
            )
        if seen.viewing.minutes:
            self.viewing_minutes.set_value(seen.viewing.minutes)
        self._filling = False

    def _show_seen(self, seen: Seen, note: Note, room: ChoiceField, opener: QWidget) -> None:
        opener.setVisible(bool(seen.closed))
        if seen.room_id is not None:
            room.set_value(seen.room_id)
        if seen.clash or not seen.minutes:
            note.say(seen.clash, refusal=bool(seen.clash))
        else:
            note.say(seen.closed or f"Free for {seen.minutes} minutes, {room.box.currentText()}.")

    def _take_session(self, slot: Slot) -> None:
        self._take(slot, self.date, self.time, self.room)

    def _take_viewing(self, slot: Slot) -> None:
        if self.seen is not None and self.seen.viewing_host not in (None, self.viewing_host.value_or_none()):
            self._filling = self.stands_in = True
            self.viewing_host.set_value(self.seen.viewing_host)
        self._take(slot, self.viewing_date, self.viewing_time, self.viewing_room)

    def _take(self, slot: Slot, date: DateField, time: TimeField, room: ChoiceField) -> None:
        self._filling = True
        date.set_value(slot.wall.date())
        time.set_value(slot.wall.time())
        room.set_value(slot.room_id)
        self._filling = False
        self.look_ahead()

    @property
    def has_a_day(self) -> bool:
        """Whether anything was typed as its day or time; without it the reshoot waits for theirs."""
        typed = (self.date, self.time, self.viewing_date, self.viewing_time)
        return any(field.line.text().strip() for field in typed)

    def plan(self) -> care.SecondRound:
        """The second round as chosen; raises Refused naming the field that is missing."""
        original = self.session.value_or_none()
        if original is None:
            raise Refused("There is no session here yet that could be photographed again.", "session")
        session_wall = wall_or_refuse(self.date, self.time)
        viewing_wall = None
        if self.viewing_date.value() is not None or self.viewing_time.value() is not None:
            viewing_wall = wall_or_refuse(self.viewing_date, self.viewing_time)
        facts: dict[str, Any] = {
            "original_session_id": original,
            "session_wall": session_wall,
            "room_id": self.room.value(),
            "photographer_id": self.photographer.value(),
            "minutes": self.minutes.value() or (self.original.minutes if self.original else 60),
            "people": self.people.value(),
            "viewing_wall": viewing_wall,
            "opener_id": None if self.opener_box.isHidden() else self.opener.value_or_none(),
            "change": self.change.value(),
            "keep": self.keep.value(),
            "change_pictures": self.lists.pictures.value()[0],
            "keep_pictures": self.lists.pictures.value()[1],
            "newcomers": self.coming.newcomers(),
        }
        if viewing_wall is not None:
            facts["viewing_room_id"] = self.viewing_room.value()
            facts["viewing_host_id"] = self.viewing_host.value()
            facts["viewing_minutes"] = self.viewing_minutes.value() or 120
            if not self.viewing_opener_box.isHidden():
                facts["viewing_opener_id"] = self.viewing_opener.value_or_none()
        return care.SecondRound(**facts)


def _first_of(field: ChoiceField, rooms: tuple[RoomId, ...]) -> tuple[RoomId, ...]:
    """The room in the field first, then the others: a clash looks for another room before it is said."""
    chosen = field.value_or_none()
    return tuple(sorted(rooms, key=lambda room: room != chosen))
