"""What follows when a session is moved: its viewing, what was promised from it, and the reminder."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy.orm import Session

from studio import business, clock, diary, promises, sessions
from studio.dates import screen_date, screen_time
from studio.errors import Refused
from studio.sessions import SessionId, SessionRow
from studio.viewings.model import Place, ViewingId, ViewingState
from studio.viewings.queries import of_session
from studio.viewings.rows import ViewingRow
from studio.viewings.service import held_after

VIEWING, PROMISE, REMINDER = "viewing", "promise", "reminder"
REMINDED_BEFORE = timedelta(days=10)
"""So long before the session its reminder falls due (L2)."""
_ONE_DAY = timedelta(days=1)
_LOOKED = 14
"""Days after the one that would follow, on which a viewing is tried at its time of the day."""


@dataclass(frozen=True, slots=True)
class Follow:
    """Something that goes along with a session, before and after; not ``possible`` says why not."""

    what: str
    """ "viewing", "promise" or "reminder"."""
    title: str
    before: date
    after: date
    """A viewing's with its time."""
    possible: bool = True
    why_not: str = ""
    needed: bool = False
    """It cannot stay where it is: a viewing never comes before its session."""
    by_itself: bool = False
    """It follows without anybody's doing, such as the reminder."""
    source: str = ""
    """What a promise was written in."""

    @property
    def before_words(self) -> str:
        """``Wed 16 Sep, 7 pm``."""
        return _words(self.before)

    @property
    def after_words(self) -> str:
        """``Wed 23 Sep, 7 pm``; where it is not possible, nothing."""
        return _words(self.after) if self.possible else ""


def _words(when: date) -> str:
    today = clock.today()
    return screen_time(when, today) if isinstance(when, datetime) else screen_date(when, today)


def what_follows(
    db: Session, session_id: SessionId, wall: datetime, minutes: int | None = None
) -> tuple[Follow, ...]:
    """What goes along when a session is moved to a wall time, with the dates before and after.

    The viewing keeps its distance and its time of the day, on the first day from there on when its room and host are
    free; a promised date keeps its distance and lies on an open day; the reminder goes by itself.
    """
    session = sessions.session(db, session_id)
    ends = wall + timedelta(minutes=minutes or session.minutes)
    present = of_session(db, session_id)
    viewing = present if present is not None and present.state is ViewingState.BOOKED else None
    found = []
    if viewing is not None and viewing.wall is not None:
        follow = _viewing(db, session, viewing, viewing.wall, wall, ends)
        found += [follow] if follow is not None else []
    if wall.date() != session.wall.date():
        found += _promises(db, session, present.id if present is not None else None, wall.date())
        found.append(_reminder(db, session, wall.date()))
    return tuple(found)


def _viewing(
    db: Session, session: SessionRow, viewing: ViewingRow, before: datetime, wall: datetime, ends: datetime
) -> Follow | None:
    wanted = before + (wall.date() - session.wall.date())
    needed = before < ends
    if wanted == before and not needed:
        return None
    why_not = ""
    for ahead in range(_LOOKED + 1):
        at = wanted + ahead * _ONE_DAY
        why = _stands_against(db, session, viewing, at, (wall, ends))
        if not why:
            return Follow(VIEWING, "The viewing", before, at, needed=needed)
        why_not = why_not or why
    return Follow(VIEWING, "The viewing", before, wanted, possible=False, why_not=why_not, needed=needed)


def _stands_against(
    db: Session,
    session: SessionRow,
    viewing: ViewingRow,
    at: datetime,
    session_span: tuple[datetime, datetime],
) -> str:
    """Why the viewing cannot be then; nothing when it can. The session counts where it goes, not where it was."""
    minutes = viewing.minutes or 0
    today = clock.today(business.studio(db).zone)
    if at < session_span[1]:
        return "The viewing comes after the session."
    at_home = viewing.place is Place.HOME
    shut = "" if at_home else diary.why_shut(db, at, minutes)
    if shut:
        return f"{screen_date(at.date(), today)}: {shut}"
    question = diary.ClashQuestion(
        wall=at,
        minutes=minutes,
        room_id=viewing.room_id,
        staff_id=viewing.host_id,
        turnaround=held_after(business.hours(db), at, minutes),
        fold=0,
        besides=viewing.appointment_id,
    )
    try:
        held = [each for each in diary.clashes(db, question) if each.appointment_id != session.appointment_id]
    except Refused as refused:
        return refused.message
    return f"{screen_time(at, today)}: {held[0].sentence}" if held else ""


def _promises(db: Session, session: SessionRow, viewing_id: ViewingId | None, day: date) -> list[Follow]:
    """A promised date for each thing it was written in, as many days later or earlier, on an open day to come."""
    hours = business.hours(db)
    today = clock.today(hours.zone)
    moved = day - session.wall.date()
    sources = [f"session:{session.id}"] + ([f"viewing:{viewing_id}"] if viewing_id is not None else [])
    found = []
    for source in sources:
        rows = promises.open_from(db, source)
        if rows:
            last = max(rows, key=lambda row: row.due)
            after = hours.open_day_from(max(last.due + moved, today))
            found.append(Follow(PROMISE, last.text, last.due, after, source=source))
    return found


def _reminder(db: Session, session: SessionRow, day: date) -> Follow:
    today = clock.today(business.studio(db).zone)
    before, after = (each - REMINDED_BEFORE for each in (session.wall.date(), day))
    why_not = "" if after >= today else "That is too near for the post. Please remind them on the telephone."
    return Follow(
        REMINDER, "The reminder", before, after, possible=not why_not, why_not=why_not, by_itself=True
    )
