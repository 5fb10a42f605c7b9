"""What pictures tell the screens: when they were taken in, and that a session still waits for them."""

from __future__ import annotations

from datetime import date, timedelta

from sqlalchemy import bindparam, func, select
from sqlalchemy.orm import Session

from studio import business, clock, sessions
from studio.clients import HouseholdId
from studio.dates import screen_date, screen_time
from studio.pictures.model import Picture
from studio.sessions import SessionRow, SessionState
from studio.story import Event, NextStep, Opens, Tone
from studio.words import counted, say

WAITED_FOR = timedelta(days=60)
"""So long after a session its pictures are asked for; older ones were before the program kept pictures."""
_TAKEN_IN = (
    select(Picture.session_id, func.count(), func.max(Picture.taken_in_at))
    .where(Picture.session_id.in_(bindparam("ids", expanding=True)))
    .group_by(Picture.session_id)
)


def story(db: Session, household_id: HouseholdId) -> list[Event]:
    """Per session, how many pictures were taken in, told when the last of them was."""
    held = {row.id: row for row in sessions.of_household(db, household_id)}
    if not held:
        return []
    zone = business.studio(db).zone
    today = clock.today(zone)
    return [
        Event(
            at=at,
            when=screen_time(clock.to_wall(at, zone), today),
            title=say("{pictures} taken in", pictures=counted(count, "picture")),
            detail=_of(held[session_id], today),
            tone=Tone.SESSION,
            icon="images",
            opens=Opens("session", session_id),
        )
        for session_id, count, at in db.execute(_TAKEN_IN, {"ids": sorted(held)})
    ]


def _of(row: SessionRow, today: date) -> str:
    return say("{kind} of {day}", kind=row.type_name, day=screen_date(row.wall.date(), today))


def next_step(db: Session, household_id: HouseholdId, today: date) -> NextStep | None:
    """The pictures of a session that is over are still on their card."""
    waiting = [
        row
        for row in sessions.of_household(db, household_id)
        if row.state is SessionState.COMPLETED and row.images_taken and row.wall.date() >= today - WAITED_FOR
    ]
    if not waiting:
        return None
    here = {session_id for session_id, *_ in db.execute(_TAKEN_IN, {"ids": [row.id for row in waiting]})}
    row = next((row for row in waiting if row.id not in here), None)
    if row is None:
        return None
    return NextStep(
        35, say("Next: take in the pictures of {day}", day=screen_date(row.wall.date(), today)),
        say("{pictures}, from a folder or the card.", pictures=counted(row.images_taken or 0, "picture")),
        say("Take them in"), "take_in_pictures", (("session_id", row.id),), Tone.SESSION,
    )  # fmt: skip
