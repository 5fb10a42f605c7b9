"""Today: a sentence first, then the day by room, who comes, and what is owed, by the role of whoever looks."""

from __future__ import annotations

from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QVBoxLayout

from studio import casebook, clock, handover, sessions
from studio.actor import Role
from studio.business import RoomId
from studio.dates import WEEKDAYS, date_in_full
from studio.diary import AppointmentKind, AppointmentRow, OtherKind, kind_words, other_words
from studio.story import Opens, Tone
from studio.words import counted
from ui.kit.cards import Card, EmptyState, Pile
from ui.kit.dayview import Block, DayColumn, DayView
from ui.kit.page import Page
from ui.kit.stories import OwedRow
from ui.kit.text import Button
from ui.kit.wish import opening
from ui.kit.work import Work
from ui.today.arrivals import ArrivalRow, ArrivalsCard
from ui.today.cards import NotesCard, QuietCard, SectionCard
from ui.today.glance import Glance
from ui.today.noticeboard import PracticesCard
from ui.today.sections import WORDS, Heading, sections
from ui.today.whole import Arrival, WholeDay, whole_day

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
OTHER_ICONS = {
    OtherKind.LUNCH: "utensils",
    OtherKind.MAINTENANCE: "wrench",
    OtherKind.HOLIDAY: "tree-palm",
    OtherKind.MEETING: "users-round",
}
ELSEWHERE = "Elsewhere"


class TodayPage(Page):
    """What each role sees when the studio opens, on one screen, with no report to run."""

    features = frozenset(
        {
            "clients", "promises", "messages", "enquiries", "handover", "diary", "sessions", "viewings", "orders",
            "care", "casebook", "letters", "business",
        }
    )  # fmt: skip
    scrolls = False
    tells_the_time = True

    def __init__(self, work: Work) -> None:
        super().__init__(work)
        self.role: Role | None = None
        self.whole: WholeDay | None = None
        self._build_buttons()
        self.day = DayView("The day by room")
        self.day_card = Card()
        self.day_card.body.addWidget(self.day, 1)
        self.notes, self.arrivals, self.nothing_owed = NotesCard(), ArrivalsCard(), QuietCard()
        self.glance = Glance()
        self.glance.chosen.connect(self._to_lines)
        self.begin = EmptyState(
            "calendar-plus",
            "Your first family will stand here, with the day by room and whoever waits for an answer.",
            "Book the first session",
            lambda: self.hope("book"),
        )
        self.cards: list[SectionCard] = []
        self.practices = PracticesCard()
        self.pile = Pile(self.practices, self.notes, self.begin, self.arrivals, self.nothing_owed)
        across = QHBoxLayout()
        across.setSpacing(18)
        across.addWidget(self.day_card, 11)
        right = QVBoxLayout()
        right.setSpacing(12)
        right.addLayout(self.roles)
        right.addWidget(self.glance)
        right.addWidget(self.pile, 1)
        across.addLayout(right, 10)
        self.body.addLayout(across, 1)
        self.day.opened.connect(lambda opens: self.wish.emit(opening(opens)))
        self.arrivals.opened.connect(self._open_arrival)
        self.arrivals.here.connect(self._are_here)
        self.notes.read.connect(lambda note_id: work.do(handover.read, note_id, owner=self))
        self.practices.read.connect(lambda change_id: work.do(casebook.mark_read, change_id, owner=self))
        work.signed_in.connect(self.show_to)
        for hidden in (self.practices, self.notes, self.begin, self.nothing_owed, self.glance):
            hidden.hide()

    def _build_buttons(self) -> None:
        self.views: dict[Role, Button] = {}
        self.group = QButtonGroup(self)
        self.roles = QHBoxLayout()
        self.roles.setSpacing(8)
        for role, words in WORDS.items():
            button = Button(words, kind="toggle")
            button.setToolTip(f"What {words.replace('&', '').lower()} sees on Today")
            button.clicked.connect(lambda _=False, role=role: self.show_role(role))
            self.group.addButton(button)
            self.views[role] = button
            self.roles.addWidget(button)
        self.roles.addStretch(1)
        down = Button("&Take down", "notebook-pen")
        down.setToolTip("F9: a call, an e-mail, a visit")
        down.clicked.connect(lambda: self.hope("log_message", **self.about()))
        over = Button("&Hand over", "log-out")
        over.setToolTip("The note for the next shift")
        over.clicked.connect(lambda: self.hope("hand_over"))
        self.buttons.addSpacing(10)
        self.buttons.addWidget(down)
        self.buttons.addWidget(over)

    def about(self) -> dict[str, object]:
        """The family of the line that the keyboard is on, so that F9 and F2 are about them."""
        on = self.focusWidget()
        household_id = None
        if isinstance(on, OwedRow):
            household_id = on.owed.household_id
        elif isinstance(on, ArrivalRow):
            household_id = on.arrival.greeting.household_id
        return {"household_id": household_id} if household_id is not None else {}

    def reload(self) -> None:
        """Ask for the day as it stands now."""
        by = self.work.by if self.work.someone_is_in else None
        self.work.ask(whole_day, by, then=self._show, owner=self)

    def show_role(self, role: Role) -> None:
        """Look at what another role sees; one's own comes back by signing in, or by its button."""
        self.role = role
        self.views[role].setChecked(True)
        if self.whole is not None:
            self._show_owed(self.whole)

    def show_to(self, _who: object) -> None:
        """Begin with what is theirs."""
        self.role = None
        self.refresh()

    def _show(self, whole: WholeDay) -> None:
        self.whole = whole
        year = f" {whole.day.year}"
        self.show_title(date_in_full(whole.day).removesuffix(year), whole.sentence)
        self._show_day(whole)
        self.notes.show_notes(whole.notes, whole.day)
        self.practices.show_practices(whole.practices, whole.day)
        self.begin.setVisible(whole.is_new)
        self._show_owed(whole)

    def _show_owed(self, whole: WholeDay) -> None:
        own = self.work.by.role if self.work.someone_is_in else Role.RECEPTIONIST
        role = self.role or own
        self.views[role].setChecked(True)
        is_own = self.work.someone_is_in and role is own
        self._show_arrivals(whole, role, is_own=is_own)
        found = sections(role, whole.lines, self.work.by.name if is_own else "")
        full = [section for section in found if section.lines]
        self._have_cards(len(full))
        self.glance.show_sections(full)
        for card, section in zip(self.cards, full, strict=True):
            card.show_section(section)
        none = [] if whole.is_new else [section.heading.none for section in found if not section.lines]
        if role is Role.OWNER and whole.kept:
            none.append(
                f"{counted(whole.kept, 'promise was', 'promises were')} kept since the last working day."
            )
        self.nothing_owed.show_sentences(none)

    def _show_arrivals(self, whole: WholeDay, role: Role, *, is_own: bool) -> None:
        """The desk greets everyone; whoever photographs sees their own people, the owner has the day beside it."""
        camera = role is Role.PHOTOGRAPHER
        arrivals = whole.arrivals
        if camera and is_own:
            arrivals = tuple(
                each
                for each in arrivals
                if self.work.by.staff_id in (each.appointment.staff_id, *each.appointment.people)
            )
        self.arrivals.show_arrivals(arrivals, whole.now, for_camera=camera)
        self.arrivals.setVisible(role is not Role.OWNER and not whole.is_new)

    def _have_cards(self, count: int) -> None:
        while len(self.cards) < count:
            card = SectionCard("")
            card.wish.connect(self.wish)
            self.cards.append(card)
            self.pile.column.insertWidget(self.pile.column.count() - 2, card)
        while len(self.cards) > count:
            card = self.cards.pop()
            card.hide()
            card.deleteLater()

    def _to_lines(self, heading: Heading) -> None:
        """The lines of a heading come to the top of what is seen, and the keyboard is on the first."""
        for card in self.cards:
            if card.shows is heading and card.rows:
                self.pile.verticalScrollBar().setValue(card.y())
                card.rows[0].setFocus()

    def _open_arrival(self, arrival: Arrival) -> None:
        camera = (self.role or self.work.by.role) is Role.PHOTOGRAPHER
        if camera and arrival.session is not None:
            self.hope("on_the_day", session_id=arrival.session.session_id)
        else:
            self.hope("open_appointment", appointment_id=arrival.appointment.id)

    def _are_here(self, arrival: Arrival) -> None:
        """One press as they come through the door; the cursor then waits for what the photographer should know."""
        assert arrival.session is not None
        session_id = arrival.session.session_id

        def to_the_note(_: object) -> None:
            self.hope("on_the_day", session_id=session_id, at="note")

        self.work.do(sessions.arrived, session_id, owner=self, then=to_the_note)

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
    words = kind_words(row.kind) if row.other is None else other_words(row.other)
    title = row.title.removeprefix("The ")
    if title == words and not row.rooms and len(row.people) == 1:
        title, with_whom = with_whom, ""  # whose lunch it is says more than that it is one
    detail = " · ".join(part for part in (row.span, words, with_whom, held) if part and part != title)
    return Block(
        key=Opens("appointment", row.id),
        column=column,
        starts=starts,
        ends=min(starts + row.minutes, 24 * 60),
        title=title,
        detail=detail,
        tone=TONES[row.kind],
        icon=ICONS[row.kind] if row.other is None else OTHER_ICONS.get(row.other, ICONS[row.kind]),
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
