"""Two small forms that sessions and viewings share: another time, and a reason."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from typing import Any

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from studio import diary
from studio.dates import screen_date
from studio.diary import AppointmentRow, ClashQuestion, SlotWish
from studio.errors import Conflict, Refused
from studio.sessions import MoveDraft
from studio.viewings import Follow
from ui.kit.fields import ChoiceField, LineField, NumberField, TickField, WordsField
from ui.kit.form import FormDialog
from ui.kit.move_follow import BOTH, BothVersions, FollowPart
from ui.kit.when_part import WhenPart
from ui.kit.work import Work

OFFERED = 6
Follows = Callable[[Any, datetime, int], tuple[Follow, ...]]
"""What goes along when it moves to a time, for so many minutes: asked of the store with every plain time."""


class MoveForm(FormDialog):
    """Another time for what stands in the diary, what goes along with it, and whether the client has been told."""

    save_words = "&Move it"
    opens_at = (620, 700)

    def __init__(
        self,
        work: Work,
        heading: str,
        row: AppointmentRow,
        verb: Callable[..., Any],
        record: tuple[int, int],
        rooms: Sequence[tuple[int, str]],
        staff: Sequence[tuple[int, str]],
        openers: Sequence[tuple[int, str]],
        today: date,
        parent: QWidget | None = None,
        *,
        late: bool = False,
        follows: Follows | None = None,
    ) -> None:
        super().__init__(work, parent)
        self.appointment, self.verb, self.record, self.late = row, verb, record, late
        self.today, self.follows = today, follows
        self.seen, self.version = row.version, record[1] or None
        self._was_put = False
        self.show_heading(heading, _now(row, today))
        self.both = BothVersions()
        self.place(self.both)
        self.room, self.who = ChoiceField(rooms), ChoiceField(staff)
        self.minutes = NumberField(5, diary.LONGEST_MINUTES, unit="minutes")
        self.when = WhenPart(self, self._asks, dict(rooms), openers, today, room_field=self.room, across=True)
        self.place(self.when)
        self.row(
            ("room", "&Room", self.room),
            ("photographer", "Wit&h", self.who),
            ("minutes", "&For", self.minutes),
        )
        self.follow = FollowPart()
        self.place(self.follow)
        self.told = TickField(
            "I ha&ve told them the new time", hint="Else it is owed: Today says so until they know."
        )
        self.told.names_itself("told", "They have been told the new time", required=False)
        self.told.setVisible(follows is not None)
        self.place(self.told)
        self.add("reason", "&Why", LineField("such as: they rang, Tom has a match", length=400))
        self.fill({"room": row.room_id, "photographer": row.staff_id, "minutes": row.minutes})
        for field in (self.room, self.who, self.minutes):
            field.changed.connect(self.when.look)
        self.when.changed.connect(self._see_what_follows)
        self.both.keep_theirs.connect(self.reject)
        self.both.take_mine.connect(self._insist)
        self.when.look()
        self.when.list.setFocus()

    def begin_at(
        self,
        wall: datetime,
        minutes: int | None = None,
        room_id: int | None = None,
        staff_id: int | None = None,
    ) -> None:
        """Open at the time to which it was carried in the diary; one step is left, to say yes."""
        if room_id is not None:
            self.room.set_value(room_id)
        if staff_id is not None:
            self.who.set_value(staff_id)
        if minutes is not None:
            self.minutes.set_value(minutes)
        self.when.show_wall(wall)
        self._was_put = True

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._was_put:
            self._was_put = False
            self.save_button.setFocus()

    def _length(self) -> int:
        try:
            return self.minutes.value() or self.appointment.minutes
        except Refused:
            return self.appointment.minutes

    def _asks(
        self, wall: datetime | None, fold: int | None, day: date
    ) -> tuple[ClashQuestion | None, SlotWish] | None:
        row = self.appointment
        room: Any = self.room.value_or_none()
        shared: dict[str, Any] = {"minutes": self._length(), "staff_id": self.who.value_or_none()}
        shared |= {"turnaround": row.turnaround, "besides": row.id}
        rooms = (room,) if room is not None else ()
        starts_on = max(day, self.today)
        wish = SlotWish(
            rooms=rooms,
            starts_on=starts_on,
            late=self.late,
            most=OFFERED,
            household_id=row.household_id,
            **shared,
        )
        question = ClashQuestion(wall=wall, room_id=room, fold=fold, **shared) if wall is not None else None
        return question, wish

    def _see_what_follows(self) -> None:
        """The old and the new dates, as soon as the time is plain."""
        wall = self.when.wall_or_none()
        if self.follows is None:
            return
        if wall is None or wall == self.appointment.wall:
            self.follow.show_follows(())
        else:
            self.work.ask(
                self.follows, wall, self._length(), then=self.follow.show_follows, owner=self.follow
            )

    def save(self) -> None:
        """Move it."""
        opener: Any = self.when.opener_id()
        minutes = self.read("minutes")
        draft = MoveDraft(
            wall=self.when.wall(),
            fold=self.when.fold(),
            minutes=minutes if minutes != self.appointment.minutes else None,
            room_id=self.read("room"),
            staff_id=self.read("photographer"),
            opener_id=opener,
            reason=self.read("reason"),
            seen=self.seen,
        )
        named: dict[str, Any] = {"version": self.version}
        if self.follows is not None:
            named |= {"follow": self.follow.chosen(), "told": self.told.value()}
        self.send(self.verb, self.record[0], draft, **named)

    def refuse(self, error: Exception) -> None:
        """Another desk was first: both versions stand beside each other, and nothing typed is lost."""
        if isinstance(error, Conflict) and error.theirs:
            super()._set_sending(False)
            self.notice_bar.say(BOTH, "due")
            self.both.show_both(error.theirs, error.mine)
            self.area.ensureWidgetVisible(self.both)
        else:
            super().refuse(error)

    def _insist(self) -> None:
        """Having seen theirs: move it to mine all the same; theirs stays in the history of the appointment."""

        def again(row: AppointmentRow) -> None:
            self.seen, self.version = row.version, None
            self.both.hide()
            self.press_save()

        self.work.ask(diary.appointment, self.appointment.id, then=again, owner=self, refused=self.refuse)


def _now(row: AppointmentRow, today: date) -> str:
    """Where it stands now, in a sentence."""
    where = f" in {row.room}" if row.room else ""
    with_whom = f" with {row.staff}" if row.staff else ""
    return f"{row.title}, now {screen_date(row.wall.date(), today)}, {row.span}{where}{with_whom}."


class ReasonForm(FormDialog):
    """Something is called off, and why."""

    opens_at = (520, 360)

    def __init__(
        self,
        work: Work,
        heading: str,
        sentence: str,
        save_words: str,
        verb: Callable[..., Any],
        record: tuple[int, int],
        parent: QWidget | None = None,
        *,
        named: Mapping[str, Any] | None = None,
    ) -> None:
        super().__init__(work, parent)
        self.verb, self.record, self.named = verb, record, dict(named or {})
        self.show_heading(heading, sentence)
        self.save_button.setText(save_words)
        self.leave_button.setText("Leave it")
        self.add("reason", "&Why", WordsField(lines=3, length=400), required=True)

    def save(self) -> None:
        """Call it off."""
        self.send(self.verb, self.record[0], self.read("reason"), self.record[1], **self.named)
