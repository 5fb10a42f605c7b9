"""Letters about what is to come: the confirmation, the reminder, and the invitation to the viewing (L1, L2, L3).

Each tells an appointment. When the diary says otherwise than the letter that went out, a new edition of it falls due
and takes the place of the old one, so that there are never two truths in one house.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from sqlalchemy.orm import Session

from studio import business, viewings
from studio.business import Hours
from studio.letters import meetings
from studio.letters.kinds import L1, L2, L3, Kind
from studio.letters.meetings import Meeting
from studio.letters.model import LetterState
from studio.letters.occasions import UNISSUED, Occasion, Written, written

BOOKED_LONG_BEFORE = timedelta(days=14)
"""A session booked nearer than this has no reminder: its confirmation has only just come."""

Known = dict[tuple[str, str, int], Written]


@dataclass(frozen=True)
class _Now:
    """The day for which letters are asked, the studio's hours, and what is on record."""

    on: date
    hours: Hours
    known: Known


def coming(db: Session, on: date) -> Iterator[Occasion]:
    """The letters about appointments to come that are due by a day."""
    hours = business.hours(db)
    found = [*meetings.sessions_to_come(db, on, hours.zone), *meetings.viewings_to_come(db, on, hours.zone)]
    meetings.told_together(db, found)
    now = _Now(on, hours, written(db, {each.occasion for each in found}))
    for each in meetings.dated(db, [each for each in found if _may_be_due(each, now)], hours.zone).values():
        if each.occasion.startswith("session:"):
            yield from _confirmation(each, now)
            yield from _reminder(each, now)
        else:
            yield from _invitation(each, now)


def _may_be_due(meeting: Meeting, now: _Now) -> bool:
    """Most appointments to come have their letter and are far off; nothing more is asked about them."""
    kind = L1 if meeting.occasion.startswith("session:") else L3
    record = now.known.get((kind.code, meeting.occasion, 1))
    told = record is not None and record.state not in UNISSUED and record.told in ("", meeting.told)
    near = kind is L1 and meeting.wall.date() - viewings.REMINDED_BEFORE <= now.on
    return near or not told


def about(db: Session, kind: Kind, occasion: str, on: date) -> Occasion | None:
    """The letter of this kind about this appointment, to be written now whether or not its day has come.

    None when nothing is to be written: the appointment no longer stands, or she has its letter already.
    """
    hours = business.hours(db)
    meeting = meetings.one(db, occasion, hours.zone)
    if meeting is None:
        return None
    now = _Now(on, hours, written(db, {occasion}))
    return _occasion(kind, meeting, on, now)


def _confirmation(meeting: Meeting, now: _Now) -> Iterator[Occasion]:
    """L1: the working day on which the session was booked, confirmed or moved."""
    yield from _when_due(_occasion(L1, meeting, now.hours.open_day_from(meeting.since), now), now)


def _reminder(meeting: Meeting, now: _Now) -> Iterator[Occasion]:
    """L2: ten days before the session, wherever it has moved to, unless it was agreed less than fourteen before."""
    day = meeting.wall.date()
    if day - meeting.since < BOOKED_LONG_BEFORE:
        return
    yield from _when_due(_occasion(L2, meeting, day - viewings.REMINDED_BEFORE, now), now)


def _invitation(meeting: Meeting, now: _Now) -> Iterator[Occasion]:
    """L3: the working day after the session at the latest, once the viewing is booked; at once when it is moved."""
    hours = now.hours
    due_on = hours.open_day_from(meeting.since) if meeting.moved else hours.next_working_day(meeting.since)
    yield from _when_due(_occasion(L3, meeting, due_on, now), now)


def _when_due(occasion: Occasion | None, now: _Now) -> Iterator[Occasion]:
    if occasion is not None and occasion.due_on <= now.on:
        yield occasion


def _occasion(kind: Kind, meeting: Meeting, due_on: date, now: _Now) -> Occasion | None:
    """The letter to be written; None when what is on record tells the same."""
    record = now.known.get((kind.code, meeting.occasion, 1))
    first = Occasion(
        code=kind.code,
        household_id=meeting.household_id,
        occasion=meeting.occasion,
        copy=1,
        edition=1,
        due_on=due_on,
        session_id=meeting.session_id,
        starts=meeting.wall,
    )
    if record is None:
        return first
    if record.state in UNISSUED:
        return replace(first, letter_id=record.id, edition=record.edition, moved=_moved(record, meeting))
    if record.state is LetterState.CANCELLED:
        return replace(first, cancelled=record.cancelled)
    if record.told in ("", meeting.told):
        return None
    again = max(due_on, now.hours.open_day_from(record.went_on or due_on))
    return replace(first, edition=record.edition + 1, due_on=again, moved=record.out)


def _moved(record: Written, meeting: Meeting) -> bool:
    """Whether what she has tells another time; a draft carries what the edition before it told."""
    return record.out and record.told not in ("", meeting.told)
