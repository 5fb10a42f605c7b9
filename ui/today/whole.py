"""Everything Today shows, asked in one read: the day, who comes, what each feature says is owed, the notes."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Any

from studio import (
    business,
    care,
    casebook,
    clients,
    clock,
    diary,
    enquiries,
    handover,
    letters,
    making,
    messages,
    orders,
    promises,
    sessions,
    stock,
    till,
    viewings,
)
from studio.actor import Actor
from studio.business import Hours, RoomRow, StaffId
from studio.care import QuietRow
from studio.casebook import ChangeRow
from studio.clients import Greeting
from studio.dates import screen_date, screen_time
from studio.diary import AppointmentRow
from studio.handover import NoteRow
from studio.promises import PromiseState, Registered
from studio.sessions import Expected
from studio.story import Badge, Duty, Owed, Tone
from studio.words import counted
from ui.today.sections import pressing

_OWING = (
    (care, Duty.CONCERNS),
    (messages, Duty.REPLIES),
    (enquiries, Duty.ENQUIRIES),
    (letters, Duty.LETTERS),
    (orders, Duty.ORDERS),
    (making, Duty.ORDERS),
    (stock, Duty.ORDERS),
    (viewings, Duty.VIEWINGS),
    (sessions, Duty.SESSIONS),
    (diary, Duty.OPENING),
    (promises, Duty.PROMISES),
    (clients, Duty.RECORDS),
    (till, Duty.MONEY),
)
"""Each feature, and the heading of what it owes when a line names none itself."""
_OWNERS = (Duty.NOT_KEPT,)
"""Told to the owner besides; everyone else has the same in other lines."""


@dataclass(frozen=True)
class Arrival:
    """A family that comes today, and everything needed to greet and photograph them."""

    appointment: AppointmentRow
    greeting: Greeting
    session: Expected | None
    last_visit: datetime | None
    concern: QuietRow | None
    """What is not right for them, while somebody waits for us to put it right."""


@dataclass(frozen=True)
class WholeDay:
    """The day by room, the hours it keeps, who comes, who is waiting for what, and the notes not read yet."""

    day: date
    now: datetime
    appointments: tuple[AppointmentRow, ...]
    rooms: tuple[RoomRow, ...]
    hours: Hours
    lines: tuple[tuple[Duty, Owed], ...]
    arrivals: tuple[Arrival, ...]
    notes: tuple[NoteRow, ...]
    practices: tuple[ChangeRow, ...]
    """What is done differently from now on, until whoever is here has read it."""
    kept: int
    """Promises kept in time since the last working day began; for the owner."""
    is_new: bool
    """Whether nobody is in the records yet."""

    @property
    def owed(self) -> tuple[Owed, ...]:
        """What is owed to clients, the most pressing first; each thing once."""
        return tuple(line for duty, line in self.lines if duty not in _OWNERS)

    @property
    def sentence(self) -> str:
        """``3 sessions, 2 viewings and 1 collection today. Two things are owed to clients.``"""
        booked = diary.counts_in_words(Counter(row.kind for row in self.appointments))
        closed = self.hours.why_closed(self.day)
        nothing = f"{closed.rstrip('.')}." if closed else "Nothing is booked today."
        said = f"{booked} today." if booked else nothing
        return f"{said} {self.owed_in_words}"

    @property
    def owed_in_words(self) -> str:
        """How many things are owed and how many of them are late; nothing is said plainly."""
        count = len(self.owed)
        if not count:
            return "Nothing is owed to anyone."
        number = _NUMBERS[count] if count < len(_NUMBERS) else f"{count:,}"
        said = f"{number} thing is owed to a client" if count == 1 else f"{number} things are owed to clients"
        late = sum(line.overdue for line in self.owed)
        return f"{said}, {late:,} of them late." if late and count > 1 else f"{said}."


_NUMBERS = ("No", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten")


def whole_day(db: Any, by: Actor | None = None) -> WholeDay:
    """Ask every feature about today in one transaction, so that the page is of one moment."""
    hours = business.hours(db)
    now = clock.wall_now(hours.zone)
    today = now.date()
    owed = [
        (line.duty or usual, _timed(line, today))
        for feature, usual in _OWING
        for line in feature.owed(db, today)
    ]
    unheard = [(Duty.NOT_KEPT, _not_kept(line, today)) for line in promises.to_be_heard(db, today)]
    lines = [*_once(_gently(db, owed)), *unheard]
    appointments = tuple(diary.day(db, today))
    yesterday = _working_day_before(hours, today)
    return WholeDay(
        day=today,
        now=now,
        appointments=appointments,
        rooms=tuple(business.rooms(db)),
        hours=hours,
        lines=tuple(sorted(lines, key=lambda each: pressing(each[1]))),
        arrivals=_arrivals(db, appointments, today),
        notes=handover.unread(db, StaffId(by.staff_id), today) if by is not None else (),
        practices=casebook.unread(db, StaffId(by.staff_id)) if by is not None else (),
        kept=promises.kept_on(db, yesterday) + promises.kept_on(db, today),
        is_new=not appointments and not owed and clients.count(db) == 0,
    )


def _gently(db: Any, owed: list[tuple[Duty, Owed]]) -> list[tuple[Duty, Owed]]:
    """Without reminders of money to families of whom a concern is open: first that is put right."""
    if not any(duty is Duty.MONEY and line.household_id is not None for duty, line in owed):
        return owed
    unhappy = care.households_with_open_concerns(db)
    return [(duty, line) for duty, line in owed if duty is not Duty.MONEY or line.household_id not in unhappy]


def _working_day_before(hours: Hours, today: date) -> date:
    """The last working day before today; the day before where there has been none for a fortnight."""
    before = [today - timedelta(days=back) for back in range(1, 15)]
    return next((day for day in before if hours.is_working_day(day)), before[0])


def _arrivals(db: Any, appointments: tuple[AppointmentRow, ...], today: date) -> tuple[Arrival, ...]:
    """Who comes with what is asked of each feature once, for all of them."""
    coming = [row for row in appointments if row.household_id is not None]
    families = [row.household_id for row in coming if row.household_id is not None]
    greetings = clients.greetings(db, families, today)
    expected = sessions.expected(db, [row.id for row in coming])
    begins, _ = clock.day_in_utc(today, business.studio(db).zone) if coming else (clock.now(), None)
    visits = diary.last_visits(db, families, begins)
    unhappy = care.households_with_open_concerns(db) if coming else frozenset()
    return tuple(
        Arrival(
            appointment=row,
            greeting=greetings[row.household_id],
            session=expected.get(row.id),
            last_visit=visits.get(row.household_id),
            concern=care.open_concern_of(db, row.household_id) if row.household_id in unhappy else None,
        )
        for row in coming
        if row.household_id is not None and row.household_id in greetings
    )


def _once(owed: list[tuple[Duty, Owed]]) -> list[tuple[Duty, Owed]]:
    """A promise written in an order, a concern or a viewing is told by that; the line that opens the same is enough."""
    seen: set[object] = set()
    lines = []
    for duty, line in owed:
        if duty in (Duty.PROMISES, Duty.CALLS) and line.opens in seen:
            continue
        seen.add(line.opens)
        lines.append((duty, line))
    return lines


_A_TIME = re.compile(
    r"\b(?:today|in time|\d+ (?:h|min|working \w+)|\d+ days? late"
    r"|(?:Mon|Tue|Wednes|Wed|Thurs|Thu|Fri|Satur|Sat|Sun)(?:day)? \d+)\b"
)
"""What says a time in a badge or a detail: "41 h", "2 days late", "Tue 8 Dec"."""


def _timed(line: Owed, today: date) -> Owed:
    """Every line has a time: where neither badge nor detail says one, the day it is due."""
    told = f"{line.badge.text} {line.detail}"
    if _A_TIME.search(told):
        return line
    when = "today" if line.due == today else f"since {screen_date(line.due, today)}"
    if line.due > today:
        when = f"by {screen_date(line.due, today)}"
    return replace(line, detail=f"{line.detail.rstrip('.')} · {when}")


def _not_kept(line: Registered, today: date) -> Owed:
    """What the owner is told of a promise: broken, moved after it was, or kept late (R13)."""
    row = line.promise
    if row.state is PromiseState.KEPT_LATE:
        badge = Badge("kept late", Tone.DUE)
    elif row.is_broken(today):
        badge = Badge(counted((today - row.due).days, "day") + " late", Tone.CONCERN)
    else:
        badge = Badge(f"moved to {screen_date(row.due, today)}", Tone.DUE)
    return Owed(
        due=row.broke_on or row.due,
        title=line.family,
        detail=f"{row.text.rstrip('.')} · promised by {row.promised_by}",
        badge=badge,
        icon="calendar-x",
        opens=promises.itself(row),
        household_id=row.household_id,
        overdue=row.is_broken(today),
        who=row.made_by,
    )


def still_open(whole: WholeDay, name: str) -> str:
    """How the note for the next shift begins: what is late or due by now, each with a name and a time."""
    opens = whole.hours.opens_at(whole.hours.next_working_day(whole.day))
    when = screen_time(opens, whole.day) if opens is not None else ""
    due = [line for line in whole.owed if line.due <= whole.day]
    if not due:
        return "Everything that was owed today is done."
    shown = [f"– {_noted(line)}. {line.who or name}, {when}" for line in due[:NOTED]]
    more = len(due) - len(shown)
    return "\n".join([*shown, *([f"and {more:,} more on Today"] if more else [])])


def _noted(line: Owed) -> str:
    """What is to be done, in a line: where the title only names a family, with the beginning of its detail."""
    title = line.title.rstrip(" .")
    says_it = ":" in title or title.split()[0] in _VERBS or title[:1].isdigit()
    return title if says_it else f"{title}: {line.detail.split(' · ')[0].rstrip(' .')}"


_VERBS = ("Answer", "Ring", "Tell", "Send")
NOTED = 25
"""Lines of a note that are written out; nobody reads more."""
