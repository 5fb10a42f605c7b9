"""Today: a sentence first, then the day by room and what is owed to clients."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout

from studio import clock
from studio.business import RoomId
from studio.dates import WEEKDAYS, date_in_full
from studio.diary import AppointmentKind, AppointmentRow, kind_words
from studio.story import Opens, Tone
from studio.words import counted
from ui.kit.cards import Card, EmptyState, Pile
from ui.kit.dayview import Block, DayColumn, DayView
from ui.kit.page import Page
from ui.kit.stories import OwedList
from ui.kit.wish import opening
from ui.kit.work import Work
from ui.today.whole import WholeDay, whole_day

TONES = {
    AppointmentKind.SESSION: Tone.SESSION,
    AppointmentKind.RESHOOT: Tone.CONCERN,
    AppointmentKind.VIEWING: Tone.VIEWING,
    AppointmentKind.PRESENTATION: Tone.COLLECTION,
    AppointmentKind.OTHER: Tone.PLAIN,
}
ICONS = {
    AppointmentKind.SESSION: "camera",
    AppointmentKind.RESHOOT: "heart-handshake",
    AppointmentKind.VIEWING: "images",
    AppointmentKind.PRESENTATION: "package-check",
    AppointmentKind.OTHER: "calendar-days",
}
ELSEWHERE = "Elsewhere"


class TodayPage(Page):
    """What the receptionist sees when she opens up, on one screen, with no report to run."""

    features = frozenset(
        {
            "clients",
            "enquiries",
            "promises",
            "diary",
            "sessions",
            "viewings",
            "orders",
            "care",
            "letters",
            "business",
        }
    )
    scrolls = False
    tells_the_time = True

    def __init__(self, work: Work) -> None:
        super().__init__(work)
        self.day = DayView("The day by room")
        self.owed = OwedList()
        self.owed_card = Card("Owed to clients")
        self.settled = EmptyState("circle-check", "Nothing is owed to anyone.")
        self.day_card = Card()
        self.day_card.body.addWidget(self.day, 1)
        self.owed_card.body.addWidget(self.owed)
        self.owed_card.body.addWidget(self.settled)
        pile = Pile()
        pile.add(self.owed_card)
        across = QHBoxLayout()
        across.setSpacing(18)
        across.addWidget(self.day_card, 11)
        across.addWidget(pile, 9)
        self.body.addLayout(across, 1)
        self.day.opened.connect(lambda opens: self.wish.emit(opening(opens)))
        self.owed.wish.connect(self.wish)

    def reload(self) -> None:
        """Ask for the day as it stands now."""
        self.work.ask(whole_day, then=self._show, owner=self)

    def _show(self, whole: WholeDay) -> None:
        year = f" {whole.day.year}"
        self.show_title(date_in_full(whole.day).removesuffix(year), whole.sentence)
        self._show_day(whole)
        self.owed.show_owed(whole.owed)
        self.owed.setVisible(bool(whole.owed))
        self.settled.setVisible(not whole.owed)
        late = sum(line.overdue for line in whole.owed)
        aside = f"{counted(late, 'is', 'are')} late" if late else ""
        self.owed_card.show_heading("Owed to clients", aside)

    def _show_day(self, whole: WholeDay) -> None:
        rooms = [room for room in whole.rooms if room.active]
        places = {room.id: place for place, room in enumerate(rooms)}
        elsewhere = any(row.room_id not in places for row in whole.appointments)
        shut, why = _shut(whole)
        columns = [DayColumn(room.id, room.name, shut=shut, note=why) for room in rooms]
        if elsewhere:
            columns.append(DayColumn(ELSEWHERE, ELSEWHERE, shut=shut))
        blocks = [_block(row, _place(row, places)) for row in whole.appointments]
        now = clock.wall_now(whole.hours.zone)
        opening_hours = whole.hours.of_day(whole.day)
        first, last = (opening_hours.opens, opening_hours.closes) if opening_hours else (9 * 60, 18 * 60)
        self.day.show_day(columns, blocks, first, last, now.hour * 60 + now.minute)


def _place(row: AppointmentRow, places: dict[RoomId, int]) -> int:
    return places.get(row.room_id, len(places)) if row.room_id is not None else len(places)


def _block(row: AppointmentRow, column: int) -> Block:
    starts = row.wall.hour * 60 + row.wall.minute
    with_whom = row.staff.split()[0] if row.staff else ""
    held = "held, not confirmed" if row.provisional else ""
    detail = " · ".join(part for part in (row.span, kind_words(row.kind), with_whom, held) if part)
    title = row.title.removeprefix("The ")
    return Block(
        key=Opens("appointment", row.id),
        column=column,
        starts=starts,
        ends=min(starts + row.minutes, 24 * 60),
        title=title,
        detail=detail,
        tone=TONES[row.kind],
        icon=ICONS[row.kind],
        held=row.turnaround,
        provisional=row.provisional,
        says=f"{title}, {detail}, {row.room}",
    )


def _shut(whole: WholeDay) -> tuple[tuple[tuple[int, int], ...], str]:
    """The minutes in which nobody is here, and why: a closed day whole, else before opening and after closing."""
    why = whole.hours.why_closed(whole.day)
    opening_hours = whole.hours.of_day(whole.day)
    if why is not None or opening_hours is None:
        return ((0, 24 * 60),), why or f"Closed on {WEEKDAYS[whole.day.weekday()]}s"
    return ((0, opening_hours.opens), (opening_hours.closes, 24 * 60)), ""
