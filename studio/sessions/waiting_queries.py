"""Reads of the waiting list: who waits, and who could come to a time that has become free."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session, aliased

from studio import business, clients, clock, diary
from studio.business.model import RoomPurpose, Staff
from studio.catalogue.model import SessionType
from studio.clients.model import HouseholdId
from studio.dates import screen_date, screen_time
from studio.db import asked_once
from studio.diary import FreedRow, Slot
from studio.diary.model import Appointment
from studio.sessions.model import PortraitSession
from studio.sessions.waiting import PARTS
from studio.sessions.waiting_model import NotThisOne, Waiting, WaitingId
from studio.sessions.waiting_rows import CouldCome, WaitingRow
from studio.story import Badge, Duty, Event, Opens, Owed, Tone

_ADDED = aliased(Staff)
_ROWS = (
    select(
        Waiting.id, Waiting.version, Waiting.household_id, Waiting.session_id, Appointment.wall, Waiting.type_id,
        SessionType.name, SessionType.minutes, SessionType.turnaround, Waiting.photographer_id, Staff.name,
        Waiting.weekdays, Waiting.parts, Waiting.until, Waiting.words, Waiting.since, _ADDED.name, Waiting.ended_at,
        Waiting.ended_how, Waiting.ended_because, Appointment.minutes, Appointment.turnaround, Appointment.id,
    )
    .join(SessionType, SessionType.id == Waiting.type_id)
    .join(_ADDED, _ADDED.id == Waiting.added_by)
    .outerjoin(Staff, Staff.id == Waiting.photographer_id)
    .outerjoin(PortraitSession, PortraitSession.id == Waiting.session_id)
    .outerjoin(Appointment, Appointment.id == PortraitSession.appointment_id)
    .order_by(Waiting.since, Waiting.id)
)  # fmt: skip
_OPEN = _ROWS.where(Waiting.ended_at.is_(None))
_OF_HOUSEHOLD = _ROWS.where(Waiting.household_id == bindparam("id"))
_ASKED = select(NotThisOne.waiting_id, NotThisOne.freed_id).where(
    NotThisOne.freed_id.in_(bindparam("ids", expanding=True))
)
_ALL_DAY = 96


@asked_once
def waiting(db: Session) -> tuple[WaitingRow, ...]:
    """Everyone on the waiting list, first come first."""
    return _rows(db, db.execute(_OPEN).all())


def waits_of(db: Session, household_id: HouseholdId) -> tuple[WaitingRow, ...]:
    """A family's waits, those that are over too, the first first."""
    return _rows(db, db.execute(_OF_HOUSEHOLD, {"id": household_id}).all())


def _rows(db: Session, records: Sequence[Any]) -> tuple[WaitingRow, ...]:
    families = {row.id: row for row in clients.listed(db, list({record.household_id for record in records}))}
    return tuple(_row(record, families.get(record.household_id)) for record in records)


def _row(record: Any, family: clients.ListedHousehold | None) -> WaitingRow:
    (
        waiting_id, version, household_id, session_id, wall, type_id, type_name, minutes, turnaround, photographer_id,
        photographer, weekdays, parts, until, words, since, added_by, ended_at, how, because, length, clearing, _,
    ) = record  # fmt: skip
    return WaitingRow(
        id=waiting_id,
        version=version,
        household_id=household_id,
        family=family.name if family is not None else "",
        telephone=family.telephone if family is not None else "",
        session_id=session_id,
        wall=wall,
        type_id=type_id,
        type_name=type_name,
        minutes=length or minutes,
        turnaround=turnaround if clearing is None else clearing,
        photographer_id=photographer_id,
        photographer=photographer or "",
        weekdays=tuple(day for day in range(7) if weekdays >> day & 1),
        parts=tuple(part for place, part in enumerate(PARTS) if parts >> place & 1),
        until=until,
        words=words,
        since=since,
        added_by=added_by,
        ended_at=ended_at,
        ended_how=how,
        ended_because=because,
    )


@asked_once
def could_come(db: Session, today: date) -> tuple[CouldCome, ...]:
    """For each time that has become free and still is: the first in line whom it would suit, and how many more.

    Suits: earlier than their session, on one of their days and parts of the day, before their last day, with a room and
    their photographer free for as long as it takes. Who was asked about it and did not want it is passed over.
    """
    line = [row for row in waiting(db) if row.until is None or row.until >= today]
    gone = diary.freed(db) if line else []
    if not gone:
        return ()
    asked = {
        (each.waiting_id, each.freed_id) for each in db.execute(_ASKED, {"ids": [row.id for row in gone]})
    }
    own: dict[WaitingId, Any] = {record.id: record[-1] for record in db.execute(_OPEN)}
    looking = _Looking(db, own)
    found: list[CouldCome] = []
    named: set[tuple[WaitingId, datetime]] = set()
    for freed in gone:
        begins, ends = (clock.to_wall(each, looking.zone) for each in (freed.starts_at, freed.ends_at))
        suited = [
            (row, slot)
            for row in line
            if (row.id, freed.id) not in asked
            and (slot := looking.suits(row, freed, begins, ends)) is not None
        ]
        if suited and (suited[0][0].id, suited[0][1].wall) not in named:
            row, slot = suited[0]
            named.add((row.id, slot.wall))
            found.append(_could(freed, row, slot, len(suited) - 1))
    return tuple(found)


def _could(freed: FreedRow, row: WaitingRow, slot: Slot, others: int) -> CouldCome:
    assert slot.room_id is not None  # a room and a photographer were asked for
    assert slot.staff_id is not None
    return CouldCome(freed.id, freed.title, row, slot.wall, slot.room_id, slot.staff_id, others)


class _Looking:
    """Free times of a day, asked once for everyone who waits for the same."""

    def __init__(self, db: Session, own: dict[WaitingId, Any]) -> None:
        self.db = db
        self.own = own
        self.zone = business.studio(db).zone
        self.rooms = tuple(room.id for room in business.rooms(db, RoomPurpose.CAMERA))
        self.photographers = tuple(row.id for row in business.photographers(db))
        self._found: dict[tuple[object, ...], list[Slot]] = {}

    def suits(self, row: WaitingRow, freed: FreedRow, begins: datetime, ends: datetime) -> Slot | None:
        """The first slot within a freed time, from and to so much by the wall, that this family would like."""
        if freed.freed_at < row.since or freed.appointment_id == self.own[row.id]:
            return None
        if row.wall is not None and begins >= row.wall:
            return None
        length = timedelta(minutes=row.minutes)
        days = (
            begins.date() + timedelta(days=ahead) for ahead in range((ends.date() - begins.date()).days + 1)
        )
        within = [
            slot
            for day in days
            for slot in self._free(row, day)
            if slot.wall < ends and slot.wall + length > begins and _suits(row, slot.wall)
        ]
        return next((slot for slot in within if slot.wall >= begins), within[0] if within else None)

    def _free(self, row: WaitingRow, day: date) -> list[Slot]:
        if (row.until is not None and day > row.until) or (
            row.weekdays and day.weekday() not in row.weekdays
        ):
            return []
        besides = self.own[row.id] if row.wall is not None and row.wall.date() == day else None
        key = (day, row.minutes, row.turnaround, row.photographer_id, besides)
        if key not in self._found:
            wish = diary.SlotWish(
                minutes=row.minutes, rooms=self.rooms, staff_id=row.photographer_id, people=self.photographers,
                turnaround=row.turnaround, starts_on=day, days=1, late=True, besides=besides, most=_ALL_DAY,
            )  # fmt: skip
            self._found[key] = diary.free_slots(self.db, wish)
        return self._found[key]


def _suits(row: WaitingRow, wall: datetime) -> bool:
    """Whether a time is earlier than theirs, and at a time of the day that they like."""
    earlier = row.wall is None or wall < row.wall
    return earlier and (not row.parts or diary.part_of(wall) in row.parts)


def story(db: Session, household_id: HouseholdId) -> list[Event]:
    """When a family began to wait for an earlier time, and how it ended."""
    zone = business.studio(db).zone
    today = clock.today(zone)
    return [_event(row, zone, today) for row in waits_of(db, household_id)]


def _event(row: WaitingRow, zone: str, today: date) -> Event:
    return Event(
        at=row.since,
        when=screen_time(clock.to_wall(row.since, zone), today),
        title="Would like an earlier time" if row.session_id is not None else "Would like a time",
        detail=" · ".join(part for part in (row.wishes, row.ended_because) if part),
        tone=Tone.SESSION,
        icon="calendar-clock",
        opens=_opens(row),
        badges=(Badge(row.ended_how.value, Tone.PLAIN) if row.ended_how else Badge("waiting", Tone.DUE),),
    )


def owed(db: Session, today: date) -> list[Owed]:
    """Whom to ring about a time that has become free, and whom to ask whether to go on waiting."""
    lines = [_to_ring(each, today) for each in could_come(db, today)]
    over = (row for row in waiting(db) if row.until is not None and row.until < today)
    return lines + [_to_ask(row, today) for row in over]


def _to_ring(each: CouldCome, today: date) -> Owed:
    row = each.waiting
    return Owed(
        due=today,
        title=f"Ring {row.family}: {screen_time(each.wall, today)} has become free",
        detail=" · ".join(part for part in (each.sentence(today), row.wishes, row.telephone) if part),
        badge=Badge("today", Tone.DUE),
        icon="phone",
        opens=Opens("waiting", row.id),
        household_id=row.household_id,
        duty=Duty.SLOTS,
    )


def _to_ask(row: WaitingRow, today: date) -> Owed:
    until = row.until or today
    return Owed(
        due=until,
        title=f"{row.family}: nothing earlier came free",
        detail=f"They wanted an earlier time until {screen_date(until, today)}. Tell them, and end the wait.",
        badge=Badge(screen_date(until, today), Tone.DUE),
        icon="phone",
        opens=Opens("waiting", row.id),
        household_id=row.household_id,
        duty=Duty.TELLING,
    )


def _opens(row: WaitingRow) -> Opens:
    if row.session_id is not None:
        return Opens("session", row.session_id)
    return Opens("household", row.household_id)
