"""What is with no client: lunch, maintenance, a holiday, a meeting; several people and rooms, whole days, many days."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import Any

from PySide6.QtWidgets import QWidget

from studio import diary
from studio.business import RoomId, StaffId
from studio.dates import WEEKDAYS, screen_date, screen_time
from studio.diary import Clash, ClashQuestion, OtherDraft, OtherKind, SlotWish
from studio.errors import Refused
from studio.words import counted
from ui.diary.desk import OtherFacts
from ui.diary.several import SeveralField
from ui.diary.words import OTHERS
from ui.kit.fields import ChoiceField, LineField, NumberField, TickField
from ui.kit.form import FormDialog
from ui.kit.move_form import ReasonForm
from ui.kit.text import Button
from ui.kit.when_part import WhenPart
from ui.kit.whens import DateField
from ui.kit.work import Work

_USUAL = {OtherKind.LUNCH: 45, OtherKind.MAINTENANCE: 60, OtherKind.MEETING: 60, OtherKind.OTHER: 60}
_TOLD = 3


class OtherForm(FormDialog):
    """A new one, or one of the diary to amend or call off; of many days this one alone or all that are to come."""

    save_words = "&Put it in the diary"
    opens_at = (660, 680)

    def __init__(self, work: Work, facts: OtherFacts, parent: QWidget | None = None) -> None:
        super().__init__(work, parent)
        self.facts = facts
        row = facts.row
        self.show_heading(row.title if row is not None else "Another appointment", self._sentence())
        if facts.draft is not None and facts.draft.last_day is not None:
            days = [(True, "this day only"), (False, "this and all its other days to come")]
            self.which = self.add("only_this", "Which &days", ChoiceField(days, first=True))
            self.which.changed.connect(self._show_days)
        self._build_fields()
        self._connect_fields()
        if row is not None:
            self._fill_from(row.series_id is not None)
            self._offer_to_call_off()
        self._look()

    def _sentence(self) -> str:
        row = self.facts.row
        if row is None:
            return "Lunch, maintenance, a holiday, a meeting: whoever and whatever it takes is not free meanwhile."
        return f"{screen_date(row.wall.date(), self.facts.today)}, {row.span}."

    def _build_fields(self) -> None:
        facts = self.facts
        kinds = [(kind, words) for kind, (words, _) in OTHERS.items()]
        self.kind, self.name = ChoiceField(kinds, first=True), LineField("as the diary shows it", length=160)
        self.row(("other", "What &is it", self.kind), ("title", "Its &name, if it has one", self.name))
        staff = [(int(person.id), person.name) for person in facts.staff]
        rooms = [(int(room.id), room.name) for room in facts.rooms]
        self.people = self.add("people", "W&ho", SeveralField(staff))
        self.rooms = self.add("rooms", "&Rooms it takes", SeveralField(rooms))
        self.whole = self.add("whole_day", "", TickField("&Whole days"))
        self.minutes = NumberField(5, diary.LONGEST_MINUTES, unit="minutes")
        self.minutes.set_value(_USUAL[OtherKind.LUNCH])
        self.last = DateField(today=lambda: facts.today, hint="Only for more than one day.")
        self.when = WhenPart(self, self._asks, dict(rooms), staff, facts.today, across=True)
        self.place(self.when)
        self.row(("minutes", "&For", self.minutes), ("last_day", "&Last day", self.last))
        days = [(place, name[:3]) for place, name in enumerate(WEEKDAYS)]
        self.weekdays = SeveralField(days, across=7, hint="None ticked means every day.")
        self.weekdays_box = self.labelled("weekdays", "Only &on", self.weekdays)
        self.place(self.weekdays_box)

    def _connect_fields(self) -> None:
        self.kind.changed.connect(self._usual)
        for field in (self.whole, self.last, self.minutes, self.weekdays, self.people, self.rooms):
            field.changed.connect(self._look)
        self.when.day.changed.connect(self._look)

    def begin_at(
        self, wall: datetime | None, on: date | None, room_id: RoomId | None, staff_id: StaffId | None
    ) -> None:
        """The time, the room or the person chosen in the diary."""
        if room_id is not None:
            self.rooms.set_value((int(room_id),))
        if staff_id is not None:
            self.people.set_value((int(staff_id),))
        day = wall.date() if wall is not None else on
        if day is not None:
            self.when.day.set_value(day)
        if wall is not None:
            self.when.time.set_value(wall.time())

    def _usual(self) -> None:
        """The length that this kind usually has; a holiday is of whole days."""
        kind = self.kind.value_or_none()
        if isinstance(kind, OtherKind) and self.facts.row is None:
            self.whole.set_value(kind is OtherKind.HOLIDAY)
            if kind in _USUAL:
                self.minutes.set_value(_USUAL[kind])

    def _fill_from(self, of_series: bool) -> None:
        row, draft = self.facts.row, self.facts.draft
        assert row is not None
        assert draft is not None
        self.save_button.setText("&Save")
        self.kind.set_value(draft.other)
        self.name.set_value("" if row.title == OTHERS[draft.other][0] else row.title)
        self.whole.set_value(draft.whole_day)
        self.people.set_value(tuple(int(each) for each in row.people))
        self.rooms.set_value(tuple(int(each) for each in row.rooms))
        self.minutes.set_value(row.minutes)
        self.when.show_wall(row.wall)
        if of_series:
            self._show_days()

    @property
    def only_this(self) -> bool:
        """Whether this day alone is meant."""
        return "only_this" in self.fields and self.fields["only_this"].value() is True

    def _show_days(self) -> None:
        """The days of the whole series, or this one."""
        row, draft = self.facts.row, self.facts.draft
        if row is None or draft is None:
            return
        if self.only_this:
            self.when.show_wall(row.wall)
            self.last.set_value(None)
            self.weekdays.set_value(())
        else:
            self.when.show_wall(draft.wall)
            self.last.set_value(draft.last_day)
            self.weekdays.set_value(draft.weekdays)

    # What stands against it.

    def _asks(
        self, wall: datetime | None, fold: int | None, day: date
    ) -> tuple[ClashQuestion | None, SlotWish] | None:
        """Of one day at a time the diary says all there is to say; whole and many days are asked for by themselves."""
        if self.whole.value() or self.last.day_or_none() is not None or not self._is_for_somebody():
            return None
        people, rooms = self._people(), self._rooms()
        own = self.facts.row.id if self.facts.row is not None else None
        minutes = self._length()
        question = None
        if wall is not None:
            question = ClashQuestion(
                wall=wall, minutes=minutes, fold=fold, besides=own, also_rooms=rooms, also_people=people,
                room_id=rooms[0] if rooms else None,
            )  # fmt: skip
        alone = len(people) <= 1 and len(rooms) <= 1
        wish = SlotWish(
            minutes=minutes, rooms=rooms if alone else (), staff_id=people[0] if alone and people else None,
            starts_on=max(day, self.facts.today), late=True, besides=own,
        )  # fmt: skip
        return question, wish

    def _is_for_somebody(self) -> bool:
        return bool(self.people.ids() or self.rooms.ids())

    def _people(self) -> tuple[StaffId, ...]:
        return tuple(StaffId(each) for each in self.people.ids())

    def _rooms(self) -> tuple[RoomId, ...]:
        return tuple(RoomId(each) for each in self.rooms.ids())

    def _length(self) -> int:
        try:
            return self.minutes.value() or 60
        except Refused:
            return 60

    def _look(self) -> None:
        """Show the fields that count, and ask what is in the way."""
        whole, many = self.whole.value(), self.last.day_or_none() is not None
        self.when.time_box.setVisible(not whole)
        for widget in (self.when.list, self.when.list_head):
            widget.setVisible(not whole and not many and self._is_for_somebody())
        self.weekdays_box.setVisible(many)
        self.minutes.setEnabled(not whole)
        if not self._is_for_somebody():
            self.when.standing.say("Please say who it is for, or which room it takes.", "plain", "info")
            return
        if not whole and not many:
            self.when.look()
            return
        self.when.standing.say("", "plain", "info")
        try:
            draft = self._draft()
            days = draft.days()
        except Refused:
            return
        if draft.problems() or not days:
            return
        self.work.ask(diary.series_clashes, draft, then=self._say_clashes, owner=self.when)

    def _say_clashes(self, clashes: list[Clash]) -> None:
        found = [each for each in clashes if each.appointment_id not in self.facts.own]
        days = counted(len(self._draft().days()), "day")
        if not found:
            self.when.standing.say(f"Free on {days}.", "good", "circle-check")
            return
        told = " ".join(
            f"{screen_date(each.starts.date(), self.facts.today)}: {each.sentence}" for each in found[:_TOLD]
        )
        more = f" And {len(found) - _TOLD:,} more." if len(found) > _TOLD else ""
        held = all(each.provisional for each in found)
        tone, icon = ("due", "calendar-clock") if held else ("concern", "circle-alert")
        self.when.standing.say(told + more, tone, icon)

    # Saving.

    def _draft(self) -> OtherDraft:
        day = self.when.day.value()
        if day is None:
            raise Refused("Please say on which day.", "date")
        whole = bool(self.whole.value())
        at = time(9) if whole else self.when.time.value()
        if at is None:
            raise Refused("Please say at what time.", "time")
        last = self.last.value()
        kind = self.kind.value()
        return OtherDraft(
            other=kind if isinstance(kind, OtherKind) else OtherKind.OTHER,
            title=self.name.value(),
            wall=datetime.combine(day, at),
            minutes=self.minutes.value() or 60,
            whole_day=whole,
            last_day=last if last != day else None,
            weekdays=self.weekdays.ids() if last is not None else (),
            people=self._people(),
            rooms=self._rooms(),
            fold=self.when.fold(),
            opener_id=StaffId(opener) if (opener := self.when.opener_id()) is not None else None,
        )

    def save(self) -> None:
        """Put it in the diary, or amend it."""
        draft, row = self._draft(), self.facts.row
        if row is None:
            self.send(diary.arrange_other, draft)
        else:
            self.send(diary.amend_other, row.id, draft, row.version, only_this=self.only_this)

    def _offer_to_call_off(self) -> None:
        button = Button("&Call it off …", "calendar-x", "quiet")
        button.clicked.connect(self._call_off)
        self.buttons.insertWidget(0, button)

    def _call_off(self) -> None:
        row = self.facts.row
        assert row is not None
        when = screen_time(row.wall, self.facts.today)
        all_days = "" if self.only_this or row.series_id is None else " with all its other days to come"
        named: dict[str, Any] = {"only_this": self.only_this}
        form = ReasonForm(
            self.work,
            f"Call off: {row.title}",
            f"{when}{all_days}. The time is free again.",
            "&Call it off",
            diary.call_off_other,
            (row.id, row.version),
            self,
            named=named,
        )
        form.saved.connect(lambda _: self.accept())
        form.open()
