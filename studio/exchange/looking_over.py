"""Looking a calendar file over: what each of its times would become, and what stands against it. Changes nothing."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from studio import business, catalogue, clock, diary
from studio.business import RoomId, RoomPurpose, RoomRow, StaffId, StaffRow
from studio.calendars import CalendarEvent, CalendarFile
from studio.catalogue import SessionTypeRow
from studio.db import search
from studio.diary import OtherKind
from studio.errors import Refused
from studio.exchange.drafts import Becomes, EventDraft
from studio.exchange.knowing import Guess, guesses
from studio.exchange.model import ImportedEvent
from studio.exchange.service import as_other, viewing_to_arrange
from studio.viewings.drafts import DEFAULT_MINUTES
from studio.words import say

PIECE = 500
_HOUR = 60
_VIEWING = frozenset(("viewing", "viewings", "reveal", "proofs", "ordering"))
_SESSION = frozenset(
    ("session", "portrait", "portraits", "shoot", "photoshoot", "sitting", "newborn", "headshot", "headshots", "cake",
     "maternity", "photos", "photography")
)  # fmt: skip
_OTHERS: tuple[tuple[OtherKind, frozenset[str]], ...] = (
    (OtherKind.LUNCH, frozenset(("lunch",))),
    (OtherKind.HOLIDAY, frozenset(("holiday", "holidays", "leave", "vacation", "urlaub", "away"))),
    (OtherKind.MAINTENANCE, frozenset(("maintenance", "cleaning", "cleaner", "repair", "boiler", "painter"))),
    (OtherKind.MEETING, frozenset(("meeting", "call", "zoom", "teams", "accountant", "interview", "supplier"))),
)  # fmt: skip
_HERE = select(ImportedEvent.key).where(ImportedEvent.key.in_(bindparam("keys", expanding=True)))


class Standing(StrEnum):
    """How a line stands."""

    NEW = "new"
    CLASH = "clash"
    ASK = "to be settled"
    HERE = "already here"


@dataclass(frozen=True, slots=True)
class Usual:
    """Whose diary it is and which room is meant, where the calendar does not say."""

    staff_id: StaffId | None = None
    room_id: RoomId | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """One time of the file: what it would become, for whom, and what stands against that in one plain sentence."""

    event: CalendarEvent
    draft: EventDraft
    family: str
    found: str
    """How the family was found, or why nobody is named."""
    room: str
    staff: str
    standing: Standing
    says: str


class _Studio:
    """What every line needs to know of the studio, asked once."""

    def __init__(self, db: Session) -> None:
        self.zone = business.studio(db).zone
        self.rooms: tuple[RoomRow, ...] = business.rooms(db)
        self.staff: tuple[StaffRow, ...] = business.staff(db)
        self.types: tuple[SessionTypeRow, ...] = tuple(
            row for row in catalogue.session_types(db) if row.active
        )
        self.today = clock.today(self.zone)

    def room(self, purpose: RoomPurpose) -> RoomId | None:
        return next((room.id for room in self.rooms if room.purpose is purpose), None)

    def photographer(self, wanted: StaffId | None) -> StaffId | None:
        able = [person.id for person in self.staff if person.photographs]
        return wanted if wanted in able else next(iter(able), None)

    def type_of(self, draft: EventDraft) -> SessionTypeRow | None:
        return next((row for row in self.types if row.id == draft.type_id), None)


def look_over(db: Session, calendar: CalendarFile, usual: Usual) -> list[Line]:
    """A line for each time of the file, in order of time; nothing is booked."""
    studio = _Studio(db)
    guessed = guesses(db, calendar.times)
    drafts = [
        _proposed(db, studio, event, guess, usual)
        for event, guess in zip(calendar.times, guessed, strict=True)
    ]
    here = _already_here(db, [event.key for event in calendar.times])
    lines: list[Line] = []
    under_way: list[Line] = []
    for event, draft, guess in zip(calendar.times, drafts, guessed, strict=True):
        line = _line(studio, event, draft, guess.name, guess.why)
        under_way = [each for each in under_way if _span(studio, each.draft, cleared=True)[1] > draft.wall]
        line = _weighed(db, studio, line, under_way, here)
        lines.append(line)
        under_way.append(line)
    return lines


def reconsider(db: Session, line: Line, draft: EventDraft, others: Sequence[Line], family: str = "") -> Line:
    """A line after somebody chose otherwise, weighed anew against the diary and the other lines to be taken."""
    studio = _Studio(db)
    draft = _filled_in(studio, draft)
    known = draft.household_id is not None
    found = line.found if draft.household_id == line.draft.household_id else say("chosen by you")
    changed = _line(studio, line.event, draft, family if known else "", found if known else "")
    here = _already_here(db, [draft.key])
    return _weighed(db, studio, changed, [each for each in others if each.draft.key != draft.key], here)


def _filled_in(studio: _Studio, draft: EventDraft) -> EventDraft:
    """What a session or viewing cannot do without and nobody has chosen yet."""
    if draft.becomes is Becomes.OTHER:
        return draft
    session = draft.becomes is Becomes.SESSION
    kind = _type_named(studio, set(search.words(draft.title)))
    purpose = RoomPurpose.CAMERA if session else RoomPurpose.VIEWING
    return replace(
        draft,
        type_id=draft.type_id or (kind.id if kind is not None else None),
        room_id=draft.room_id or studio.room(purpose),
        staff_id=draft.staff_id or studio.photographer(None),
    )


def _line(studio: _Studio, event: CalendarEvent, draft: EventDraft, family: str, found: str) -> Line:
    room = next((room.name for room in studio.rooms if room.id == draft.room_id), "")
    staff = next((person.name for person in studio.staff if person.id == draft.staff_id), "")
    return Line(event, draft, family, found, room, staff, Standing.NEW, "")


def _already_here(db: Session, keys: Sequence[str]) -> set[str]:
    return {
        key
        for start in range(0, len(keys), PIECE)
        for key in db.scalars(_HERE, {"keys": list(keys[start : start + PIECE])})
    }


# What it would become.


def _proposed(db: Session, studio: _Studio, event: CalendarEvent, guess: Guess, usual: Usual) -> EventDraft:
    said = set(search.words(event.title))
    becomes = _becomes(db, event, guess, said)
    staff_id = _person_named(studio, event) or usual.staff_id
    room_id = _room_named(studio, event) or usual.room_id
    kind = None
    if becomes is Becomes.SESSION:
        kind = _type_named(studio, said)
        staff_id = studio.photographer(staff_id)
        room_id = room_id or studio.room(RoomPurpose.CAMERA)
    elif becomes is Becomes.VIEWING:
        room_id = _room_named(studio, event) or studio.room(RoomPurpose.VIEWING) or room_id
        staff_id = staff_id or next((person.id for person in studio.staff), None)
    usual_length = {
        Becomes.SESSION: kind.minutes if kind else _HOUR,
        Becomes.VIEWING: DEFAULT_MINUTES,
        Becomes.OTHER: _HOUR,
    }[becomes]
    begins = datetime.combine(studio.today, datetime.min.time())
    late = max(0, (begins - event.wall).days) if event.days else 0
    return EventDraft(
        key=event.key,
        becomes=becomes,
        title=event.title or say("Without a title"),
        wall=event.wall + timedelta(days=late),
        fold=event.fold,
        minutes=event.minutes or usual_length,
        days=event.days - late,
        household_id=guess.household_id if becomes is not Becomes.OTHER else None,
        type_id=kind.id if kind is not None else None,
        room_id=room_id,
        staff_id=staff_id,
        other=next((other for other, words in _OTHERS if words & said), OtherKind.OTHER),
        provisional=event.provisional,
        words=event.words,
    )


def _becomes(db: Session, event: CalendarEvent, guess: Guess, said: set[str]) -> Becomes:
    """By its words, else by whether a family is in it; a viewing wants one that waits for its time."""
    if event.days or any(words & said for _, words in _OTHERS):
        return Becomes.OTHER
    if said & _VIEWING:
        waits = guess.household_id is not None and viewing_to_arrange(db, guess.household_id) is not None
        return Becomes.VIEWING if waits else Becomes.OTHER
    return Becomes.SESSION if said & _SESSION or guess.household_id is not None else Becomes.OTHER


def _type_named(studio: _Studio, said: set[str]) -> SessionTypeRow | None:
    """The kind of session most of whose words stand in the title; else the first."""
    if not studio.types:
        return None
    return max(studio.types, key=lambda row: len(set(search.words(row.name)) & said))


def _room_named(studio: _Studio, event: CalendarEvent) -> RoomId | None:
    text = search.fold(f"{event.place} {event.title}")
    named = (room.id for room in studio.rooms if re.search(rf"\b{re.escape(search.fold(room.name))}\b", text))
    return next(named, None)


def _person_named(studio: _Studio, event: CalendarEvent) -> StaffId | None:
    """Somebody of the studio who is asked to it, or whose full name stands in it."""
    asked = {search.fold(name) for name in event.people}
    text = search.fold(f"{event.title}\n{event.words}")
    named = (
        person.id
        for person in studio.staff
        if search.fold(person.name) in asked or search.fold(person.name) in text
    )
    return next(named, None)


# What stands against it.


def _weighed(db: Session, studio: _Studio, line: Line, others: Iterable[Line], here: set[str]) -> Line:
    if line.draft.key in here:
        return replace(line, standing=Standing.HERE, says=say("In the diary already."))
    problems = line.draft.problems()
    if problems:
        return replace(line, standing=Standing.ASK, says=next(iter(problems.values())))
    try:
        clash = _clash(db, studio, line.draft)
    except Refused as unclear:
        return replace(line, standing=Standing.ASK, says=unclear.message)
    if clash:
        return replace(line, standing=Standing.CLASH, says=clash)
    rival = next((each for each in others if _overlap(studio, line.draft, each)), None)
    if rival is not None:
        words = say("At the same time as “{title}” of this file.", title=rival.draft.title)
        return replace(line, standing=Standing.CLASH, says=words)
    return line


def _clash(db: Session, studio: _Studio, draft: EventDraft) -> str:
    if draft.becomes is Becomes.OTHER:
        clashes = diary.series_clashes(db, as_other(draft))
        return clashes[0].sentence if clashes else ""
    kind = studio.type_of(draft)
    clash = diary.clash(
        db,
        diary.ClashQuestion(
            wall=draft.wall,
            minutes=draft.minutes,
            room_id=draft.room_id,
            staff_id=draft.staff_id,
            turnaround=kind.turnaround if kind is not None else 0,
            fold=draft.fold,
        ),
    )
    return clash.sentence if clash is not None else ""


def _overlap(studio: _Studio, draft: EventDraft, other: Line) -> bool:
    """Whether another line that would be booked before this one wants the same room or person then."""
    if other.standing is not Standing.NEW:
        return False
    shares_person = draft.staff_id is not None and draft.staff_id == other.draft.staff_id
    shares_room = draft.room_id is not None and draft.room_id == other.draft.room_id
    if not shares_person and not shares_room:
        return False
    begins, ends = _span(studio, draft, cleared=shares_room)
    other_begins, other_ends = _span(studio, other.draft, cleared=shares_room)
    return begins < other_ends and other_begins < ends


def _span(studio: _Studio, draft: EventDraft, *, cleared: bool) -> tuple[datetime, datetime]:
    if draft.days:
        return draft.wall, draft.wall + timedelta(days=draft.days)
    kind = studio.type_of(draft) if cleared else None
    minutes = draft.minutes + (kind.turnaround if kind is not None else 0)
    return draft.wall, draft.wall + timedelta(minutes=minutes)
