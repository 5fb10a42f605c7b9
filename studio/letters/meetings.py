"""The appointments that letters tell: sessions and viewings to come, since when they stand, and what has moved."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from studio import clock
from studio.clients.model import HouseholdId
from studio.db import asked_once, asked_together
from studio.diary.model import Appointment, AppointmentId, AppointmentMove
from studio.letters.model import Letter
from studio.letters.remembered import confirmed_at
from studio.sessions.model import PortraitSession, SessionId, SessionKind, SessionState
from studio.viewings.model import Place, Viewing, ViewingState


@dataclass(frozen=True, slots=True)
class Meeting:
    """A session or viewing to come."""

    occasion: str
    """``session:12`` or ``viewing:5``."""
    household_id: HouseholdId
    session_id: SessionId
    appointment_id: AppointmentId
    wall: datetime
    told: str
    """What a letter about it tells; compared with ``Letter.told``."""
    since: date
    """The day on which it was booked, or agreed for the time it has now once that was asked (``dated``)."""
    moved: bool = False

    @property
    def number(self) -> int:
        """The session or viewing itself."""
        return int(self.occasion.partition(":")[2])


def told(wall: datetime, minutes: int, staff_id: int | None, place: str = "") -> str:
    """When, how long, with whom and where, as one line to compare by."""
    return f"{wall:%Y-%m-%d %H:%M}, {minutes}, {staff_id or 0}{f', {place}' if place else ''}"


@asked_once
def told_now(db: Session, occasion: str) -> str:
    """What a letter about this appointment would tell now; "" once it no longer stands."""
    query = _query(occasion)
    found = db.execute(query).first() if query is not None else None
    return _told_of(found) if found is not None else ""


def _query(occasion: str) -> Select[*tuple[Any, ...]] | None:
    kind, _, number = occasion.partition(":")
    if kind == "session":
        return _SESSIONS.where(PortraitSession.id == int(number))
    return _VIEWINGS.where(Viewing.id == int(number)) if kind == "viewing" else None


_SESSIONS: Select[*tuple[Any, ...]] = (
    select(
        PortraitSession.id, PortraitSession.household_id, PortraitSession.id, PortraitSession.booked_at,
        Appointment.id, Appointment.wall, Appointment.minutes, Appointment.staff_id,
    )
    .join(Appointment, Appointment.id == PortraitSession.appointment_id)
    .where(PortraitSession.state == SessionState.CONFIRMED)
)  # fmt: skip
_VIEWINGS: Select[*tuple[Any, ...]] = (
    select(
        Viewing.id, Viewing.household_id, Viewing.session_id, PortraitSession.completed_at, Appointment.id,
        Appointment.wall, Appointment.minutes, Appointment.staff_id, Viewing.place,
    )
    .join(Appointment, Appointment.id == Viewing.appointment_id)
    .join(PortraitSession, PortraitSession.id == Viewing.session_id)
    .where(Viewing.state == ViewingState.BOOKED)
)  # fmt: skip


def told_together(db: Session, found: Iterable[Meeting]) -> None:
    """These appointments stand and tell what they tell: nobody need ask about each again within this read."""
    known = {each.occasion: each.told for each in found}
    asked_together(db, told_now, known, lambda some: {(each,): known[each] for each in some})


def told_at_once(db: Session, occasions: Iterable[str]) -> None:
    """The same of appointments that may not stand any more, asked at once."""

    def answers(some: list[str]) -> dict[tuple[str], str]:
        found = {(each,): "" for each in some}
        for kind, query, column in (
            ("session", _SESSIONS, PortraitSession.id),
            ("viewing", _VIEWINGS, Viewing.id),
        ):
            ids = [int(each.partition(":")[2]) for each in some if each.startswith(f"{kind}:")]
            for row in db.execute(query.where(column.in_(ids))) if ids else ():
                found[(f"{kind}:{row[0]}",)] = _told_of(row)
        return found

    asked_together(db, told_now, list(occasions), answers)


@asked_once
def sessions_to_come(db: Session, on: date, zone: str) -> list[Meeting]:
    """Confirmed sessions that begin after this day's morning, or after now; those with our compliments have L10."""
    query = _SESSIONS.where(
        PortraitSession.kind != SessionKind.RESHOOT, Appointment.starts_at > _from(on, zone)
    ).order_by(Appointment.starts_at)
    return _meetings("session", db.execute(query).all(), zone)


@asked_once
def viewings_to_come(db: Session, on: date, zone: str) -> list[Meeting]:
    """Viewings that are booked and whose session is done; one that the invitation to a reshoot told is left out."""
    query = (
        _VIEWINGS.where(
            PortraitSession.state == SessionState.COMPLETED,
            PortraitSession.completed_at.is_not(None),
            Appointment.starts_at > _from(on, zone),
        )
        .add_columns(PortraitSession.kind)
        .order_by(Appointment.starts_at)
    )
    rows = db.execute(query).all()
    with_us = {row[-1] for row in rows}
    known = _told_with_the_apology(db, [row[1] for row in rows]) if SessionKind.RESHOOT in with_us else set()
    return [
        each
        for each, row in zip(_meetings("viewing", rows, zone), rows, strict=True)
        if row[-1] is not SessionKind.RESHOOT or (each.household_id, each.told) not in known
    ]


def one(db: Session, occasion: str, zone: str) -> Meeting | None:
    """The session or viewing of an occasion, while it stands."""
    query = _query(occasion)
    if query is None:
        return None
    found = _meetings(occasion.partition(":")[0], db.execute(query).all(), zone)
    return dated(db, found, zone)[occasion] if found else None


def _from(on: date, zone: str) -> datetime:
    begins, _ = clock.day_in_utc(on, zone)
    return max(begins, clock.now()) if on == clock.today(zone) else begins


def _told_of(row: Any) -> str:
    place = "" if len(row) < 9 or not isinstance(row[8], Place) or row[8] is Place.STUDIO else row[8].value
    return told(row[5], row[6], row[7], place)


def _meetings(kind: str, rows: Iterable[Any], zone: str) -> list[Meeting]:
    return [
        Meeting(
            f"{kind}:{row[0]}", row[1], row[2], row[4], row[5], _told_of(row),
            clock.to_wall(row[3], zone).date() if row[3] is not None else row[5].date(),
        )
        for row in rows
    ]  # fmt: skip


def dated(db: Session, found: Collection[Meeting], zone: str) -> dict[str, Meeting]:
    """These by their occasion, each with the day on which it was agreed for the time it has now.

    Asked only of those for which it matters: it looks through moves, and through the audit for when a session that was
    provisional became firm.
    """
    moved = _last_moved(db, [each.appointment_id for each in found])
    firm = confirmed_at(db, [each.session_id for each in found if each.occasion.startswith("session:")])
    answers = {}
    for each in found:
        session = each.occasion.startswith("session:")
        days = [
            clock.to_wall(at, zone).date()
            for at in (moved.get(each.appointment_id), firm.get(each.session_id) if session else None)
            if at is not None
        ]
        since = max([each.since, *days])
        answers[each.occasion] = replace(each, since=since, moved=each.appointment_id in moved)
    return answers


def _last_moved(db: Session, appointment_ids: Collection[AppointmentId]) -> dict[AppointmentId, datetime]:
    """When each was last given another time; another room alone is nothing that a letter tells."""
    found: dict[AppointmentId, datetime] = {}
    ids = sorted(appointment_ids)
    for start in range(0, len(ids), 500):
        query = select(AppointmentMove.appointment_id, AppointmentMove.moved_at).where(
            AppointmentMove.appointment_id.in_(ids[start : start + 500]),
            AppointmentMove.wall_before != AppointmentMove.wall_after,
        )
        for appointment_id, at in db.execute(query.order_by(AppointmentMove.id)):
            found[appointment_id] = at
    return found


def _told_with_the_apology(
    db: Session, household_ids: Collection[HouseholdId]
) -> set[tuple[HouseholdId, str]]:
    """What invitations to a reshoot have told of its viewing."""
    query = select(Letter.household_id, Letter.told).where(
        Letter.household_id.in_(sorted(set(household_ids))),
        Letter.code.in_(("L9+L10", "L10")),
        Letter.number.is_not(None),
        Letter.told != "",
    )
    return {(household_id, words) for household_id, words in db.execute(query)}
