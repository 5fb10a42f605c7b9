"""Two small forms that sessions and viewings share: another time, and a reason."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, datetime
from typing import Any

from PySide6.QtWidgets import QWidget

from studio.dates import screen_time
from studio.diary import AppointmentRow, ClashQuestion, SlotWish
from studio.sessions import MoveDraft
from ui.kit.fields import ChoiceField, LineField, WordsField
from ui.kit.form import FormDialog
from ui.kit.when_part import WhenPart
from ui.kit.work import Work

OFFERED = 6


class MoveForm(FormDialog):
    """Another time for what stands in the diary; the client has to be told again."""

    save_words = "&Move it"
    opens_at = (560, 620)

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
    ) -> None:
        super().__init__(work, parent)
        self.appointment, self.verb, self.record, self.late = row, verb, record, late
        self.today = today
        self.show_heading(
            heading, f"{row.title}, now {screen_time(row.wall, today)}. They will have to be told."
        )
        self.room, self.who = ChoiceField(rooms), ChoiceField(staff)
        self.when = WhenPart(self, self._asks, dict(rooms), openers, today, room_field=self.room)
        self.place(self.when)
        self.row(("room", "&Room", self.room), ("photographer", "Wit&h", self.who))
        self.add("reason", "&Why", LineField("such as: they rang, Tom has a match", length=400))
        self.fill({"room": row.room_id, "photographer": row.staff_id})
        for field in (self.room, self.who):
            field.changed.connect(self.when.look)
        self.when.look()
        self.when.list.setFocus()

    def _asks(
        self, wall: datetime | None, fold: int | None, day: date
    ) -> tuple[ClashQuestion | None, SlotWish] | None:
        row = self.appointment
        room: Any = self.room.value_or_none()
        shared: dict[str, Any] = {"minutes": row.minutes, "staff_id": self.who.value_or_none()}
        shared |= {"turnaround": row.turnaround, "besides": row.id}
        rooms = (room,) if room is not None else ()
        starts_on = max(day, self.today)
        wish = SlotWish(rooms=rooms, starts_on=starts_on, late=self.late, most=OFFERED, **shared)
        question = ClashQuestion(wall=wall, room_id=room, fold=fold, **shared) if wall is not None else None
        return question, wish

    def save(self) -> None:
        """Move it."""
        opener: Any = self.when.opener_id()
        draft = MoveDraft(
            wall=self.when.wall(),
            fold=self.when.fold(),
            room_id=self.read("room"),
            staff_id=self.read("photographer"),
            opener_id=opener,
            reason=self.read("reason"),
        )
        self.send(self.verb, self.record[0], draft, self.record[1])


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
    ) -> None:
        super().__init__(work, parent)
        self.verb, self.record = verb, record
        self.show_heading(heading, sentence)
        self.save_button.setText(save_words)
        self.leave_button.setText("Leave it")
        self.add("reason", "&Why", WordsField(lines=3, length=400), required=True)

    def save(self) -> None:
        """Call it off."""
        self.send(self.verb, self.record[0], self.read("reason"), self.record[1])
