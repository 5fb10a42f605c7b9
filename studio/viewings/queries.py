"""Reads about viewings, the days that suggest themselves, and what viewings tell the screens."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from studio import business, catalogue, clock, diary, pictures, sessions
from studio.business.model import Room, RoomPurpose, Staff, StaffId
from studio.clients.model import Household, HouseholdId
from studio.dates import screen_date, screen_time
from studio.db import asked_once
from studio.diary.model import Appointment
from studio.errors import Missing
from studio.sessions.model import Comfort, SessionId
from studio.story import Badge, Duty, Event, NextStep, Opens, Owed, Tone
from studio.viewings.drafts import DEFAULT_MINUTES
from studio.viewings.model import ChosenImage, Outcome, Place, Viewing, ViewingId, ViewingState
from studio.viewings.rows import SuggestedDay, ViewingRow

SOON_ENOUGH = 7
"""When the days of the session's kind are past or full, the next so many open days are offered."""
TIMES_A_DAY = 4

_ROWS = (
    select(
        Viewing.id, Viewing.version, Viewing.household_id, Household.filing_name, Viewing.session_id,
        Viewing.appointment_id, Viewing.state, Appointment.wall, Appointment.minutes, Appointment.room_id, Room.name,
        Appointment.staff_id, Staff.name, Viewing.place, Viewing.attendees, Viewing.hospitality, Viewing.comfort,
        Viewing.comfort_words, Viewing.images_shown, Viewing.mood, Viewing.outcome, Viewing.outcome_reason,
        Viewing.next_contact_on, Viewing.chased_at, Viewing.held_at, Viewing.not_yet_reason, Viewing.not_yet_until,
        Viewing.cancelled_reason, Viewing.reopened_at,
    )
    .join(Household, Household.id == Viewing.household_id)
    .outerjoin(Appointment, Appointment.id == Viewing.appointment_id)
    .outerjoin(Room, Room.id == Appointment.room_id)
    .outerjoin(Staff, Staff.id == Appointment.staff_id)
)  # fmt: skip
_ONE = _ROWS.where(Viewing.id == bindparam("id"))
_OF_APPOINTMENT = _ROWS.where(Viewing.appointment_id == bindparam("id"))
_OF_SESSION = _ROWS.where(Viewing.session_id == bindparam("id"), Viewing.state != ViewingState.CANCELLED)
_OF_HOUSEHOLD = _ROWS.where(Viewing.household_id == bindparam("id")).order_by(Viewing.id.desc())
_CHOSEN = (
    select(ChosenImage.viewing_id, ChosenImage.image_ref)
    .where(ChosenImage.viewing_id.in_(bindparam("ids", expanding=True)))
    .order_by(ChosenImage.position, ChosenImage.id)
)


def _rows(db: Session, records: Sequence[Any]) -> list[ViewingRow]:
    chosen: dict[ViewingId, list[str]] = defaultdict(list)
    for viewing_id, reference in db.execute(_CHOSEN, {"ids": [record[0] for record in records]}):
        chosen[viewing_id].append(reference)
    rows = []
    for record in records:
        cells = [*record, tuple(chosen[record[0]])]
        for place in (10, 12):
            cells[place] = cells[place] or ""
        rows.append(ViewingRow(*cells))
    return rows


@asked_once
def viewing(db: Session, viewing_id: ViewingId) -> ViewingRow:
    """One viewing; raises Missing."""
    rows = _rows(db, db.execute(_ONE, {"id": viewing_id}).all())
    if not rows:
        raise Missing("This viewing is not in the records any more.")
    return rows[0]


def of_session(db: Session, session_id: SessionId) -> ViewingRow | None:
    """The viewing of a session; None when there is none yet."""
    rows = _rows(db, db.execute(_OF_SESSION, {"id": session_id}).all())
    return rows[0] if rows else None


def of_appointment(db: Session, appointment_id: int) -> ViewingRow | None:
    """The viewing an appointment is for; None when it is for something else."""
    rows = _rows(db, db.execute(_OF_APPOINTMENT, {"id": appointment_id}).all())
    return rows[0] if rows else None


@asked_once
def of_household(db: Session, household_id: HouseholdId) -> list[ViewingRow]:
    """All viewings of a household, the latest first."""
    return _rows(db, db.execute(_OF_HOUSEHOLD, {"id": household_id}).all())


def suggested_days(
    db: Session, session_id: SessionId, *, minutes: int = DEFAULT_MINUTES, host_id: StaffId | None = None
) -> list[SuggestedDay]:
    """Open days as many after the session as its kind has it, with free times, the latest first: evenings are best.

    When those days are past or full, the next seven open days from today.
    """
    session = sessions.session(db, session_id)
    kind_of = catalogue.session_type(db, session.type_id)
    today = clock.today(business.studio(db).zone)
    day = session.wall.date()
    begins, ends = (
        day + timedelta(days=days) for days in (kind_of.viewing_from_days, kind_of.viewing_to_days)
    )
    found = _days(db, max(begins, today), ends, minutes, host_id) if ends >= today else []
    return (
        found
        or _days(db, today + timedelta(days=1), today + timedelta(days=14), minutes, host_id)[:SOON_ENOUGH]
    )


def _days(db: Session, begins: date, ends: date, minutes: int, host_id: StaffId | None) -> list[SuggestedDay]:
    rooms = tuple(room.id for room in business.rooms(db) if room.purpose is RoomPurpose.VIEWING)
    hours = business.hours(db)
    days = []
    for ahead in range((ends - begins).days + 1):
        day = begins + timedelta(days=ahead)
        if not hours.is_working_day(day):
            continue
        wish = diary.SlotWish(
            minutes=minutes, rooms=rooms, staff_id=host_id, starts_on=day, days=1, late=True, most=96
        )
        times = [slot.wall for slot in diary.free_slots(db, wish)]
        if times:
            days.append(SuggestedDay(day, _spread(times)))
    return days


def _spread(times: list[datetime]) -> tuple[datetime, ...]:
    """A few times of a day, on the half hour where there are such, the latest first."""
    good = [each for each in times if each.minute in (0, 30)] or times
    return tuple(reversed(good))[:TIMES_A_DAY]


def story(db: Session, household_id: HouseholdId) -> list[Event]:
    """Each viewing that was booked or held."""
    zone = business.studio(db).zone
    today = clock.today(zone)
    return [
        _event(row, row.wall, zone, today) for row in of_household(db, household_id) if row.wall is not None
    ]


def _event(row: ViewingRow, wall: datetime, zone: str, today: date) -> Event:
    parts = [
        f"{row.images_shown} shown" if row.images_shown else "",
        f"{len(row.chosen)} chosen" if row.chosen else "",
        f"With {row.host.split()[0]}" if row.host else "",
        row.hospitality,
        row.mood,
    ]
    badges = (
        [Badge(row.outcome.value, Tone.GOOD if row.outcome is Outcome.ORDERED else Tone.PLAIN)]
        if row.outcome
        else []
    )
    if row.state is not ViewingState.HELD:
        badges.append(Badge(row.state.value, Tone.PLAIN))
    return Event(
        at=clock.to_utc(wall, zone, 0),
        when=screen_time(wall, today),
        title="Viewing at their home" if row.place is Place.HOME else "Viewing",
        detail=" · ".join(part for part in parts if part),
        tone=Tone.VIEWING,
        icon="images",
        opens=Opens("viewing", row.id),
        badges=tuple(badges),
    )


def owed(db: Session, today: date) -> list[Owed]:
    """Viewings still to book, missed ones to book again, one call after thinking it over, evenings to write down."""
    zone = business.studio(db).zone
    now = clock.wall_now(zone)
    waiting = Viewing.state.in_([ViewingState.TO_ARRANGE, ViewingState.NO_SHOW, ViewingState.BOOKED])
    thinking = (
        (Viewing.outcome == Outcome.THINKING)
        & (Viewing.next_contact_on <= today)
        & Viewing.chased_at.is_(None)
    )
    lines = []
    for row in _rows(db, db.execute(_ROWS.where(waiting | thinking).order_by(Viewing.id)).all()):
        line = _owed(row, today, now)
        if line is not None:
            lines.append(line)
    return lines


def _owed(row: ViewingRow, today: date, now: datetime) -> Owed | None:
    opens = Opens("viewing", row.id)
    if row.state in (ViewingState.TO_ARRANGE, ViewingState.NO_SHOW):
        if row.not_yet_until is not None and row.not_yet_until > today:
            return None
        again = row.state is ViewingState.NO_SHOW
        title = f"{row.family}: book the viewing{' again' if again else ''}"
        detail = (
            "They did not come" if again else row.not_yet_reason or "Their pictures are waiting to be seen"
        )
        to_book = Opens("viewing_to_book", row.id)
        return Owed(today, title, detail, Badge("today", Tone.DUE), "images", to_book, row.household_id)
    if row.state is ViewingState.BOOKED:
        if row.wall is None or row.wall.date() >= today or row.wall > now:
            return None
        detail = f"It was {screen_time(row.wall, today)}"
        badge = Badge(screen_date(row.wall.date(), today), Tone.DUE)
        return Owed(
            row.wall.date(),
            f"{row.family}: how did the viewing go?",
            detail,
            badge,
            "images",
            opens,
            row.household_id,
        )
    due = row.next_contact_on or today
    badge = Badge("today" if due == today else screen_date(due, today), Tone.DUE)
    return Owed(
        due,
        f"Ring {row.family} once, as agreed",
        "They are thinking it over",
        badge,
        "phone",
        opens,
        row.household_id,
        overdue=due < today,
        duty=Duty.CALLS,
    )


def next_step(db: Session, household_id: HouseholdId, today: date) -> NextStep | None:
    """The viewing to book or to come."""
    for row in of_household(db, household_id):
        asked = (("viewing_id", row.id),)
        if row.state in (ViewingState.TO_ARRANGE, ViewingState.NO_SHOW):
            return NextStep(
                25, "Next: book the viewing", row.not_yet_reason or "Their pictures are waiting to be seen.",
                "Book the viewing", "arrange_viewing", asked, Tone.VIEWING,
            )  # fmt: skip
        if row.state is ViewingState.BOOKED and row.wall is not None:
            if room_ready(db, row):
                detail = _worry(db, row) or row.hospitality
                return NextStep(
                    30, f"Now: the viewing, {screen_time(row.wall, today)}", detail, "Open the viewing room",
                    "open_viewing_room", asked, Tone.VIEWING,
                )  # fmt: skip
            worry = _worry(db, row)
            over = row.wall < clock.wall_now(business.studio(db).zone)
            title = (
                "Next: how did the viewing go?"
                if over
                else f"Next: the viewing, {screen_time(row.wall, today)}"
            )
            detail = worry or " · ".join(part for part in (row.attendees, row.hospitality, row.room) if part)
            return NextStep(
                30, title, detail, "Write it down" if over else "Open it",
                "hold_viewing" if over else "open_viewing", asked, Tone.VIEWING,
            )  # fmt: skip
        if row.outcome is Outcome.THINKING:
            on = screen_date(row.next_contact_on or today, today)
            words = (
                "We have asked once; the rest is theirs." if row.chased_at else f"We may ask once, on {on}."
            )
            return NextStep(
                45, "They are thinking it over", words, "Open it", "open_viewing", asked, Tone.VIEWING
            )
        if row.state is ViewingState.HELD:
            return None
    return None


def room_ready(db: Session, row: ViewingRow) -> bool:
    """Whether it is the day of a booked viewing, and its pictures are here: then its room is what one wants to see."""
    if row.state is not ViewingState.BOOKED or row.wall is None:
        return False
    return row.wall.date() == clock.today(business.studio(db).zone) and pictures.count(db, row.session_id) > 0


def _worry(db: Session, row: ViewingRow) -> str:
    """What someone was unsure of at the session; it is shown before the viewing."""
    session = sessions.session(db, row.session_id)
    if session.comfort is Comfort.UNSURE:
        return f"At the session: “{session.comfort_words}”"
    return ""
