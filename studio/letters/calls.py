"""Calls to make: a time was agreed too near for the post, so somebody rings."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from studio import business, clients, clock, diary
from studio.actor import Actor
from studio.business.model import Staff, StaffId
from studio.clients import HouseholdId
from studio.dates import appointment_in_full, part_of_day, screen_time
from studio.errors import Missing
from studio.letters import meetings
from studio.letters.meetings import Meeting
from studio.letters.model import CallMade, CallOutcome, Letter, LetterState
from studio.letters.ways import too_near
from studio.rights import verb

HAS_IT = (LetterState.HANDED_OVER, LetterState.ANSWERED)
"""Given into her hand she has been told; an e-mail may lie unread."""
ON_ITS_WAY = (LetterState.PRINTED, LetterState.SIGNED, LetterState.POSTED, LetterState.SENT)


@dataclass(frozen=True, slots=True)
class CallToMake:
    """Somebody to ring about an appointment, and what to say."""

    occasion: str
    household_id: HouseholdId
    household: str
    telephones: tuple[tuple[str, str], ...]
    """Number and label, the first to try first."""
    starts: datetime
    say: str
    """The appointment in full (R9)."""
    tries: tuple[str, ...]
    """What was tried before: ``no answer, Tue 8 Dec, 2.10 pm, Priya Shah``."""


def calls_to_make(db: Session, today: date) -> list[tuple[Meeting, bool]]:
    """The appointments agreed too near for the post of which nobody has rung yet; with each, whether it was tried.

    A session that moved is not among them: that its new time is told is owed by the diary until it is ticked. A viewing
    is, once its session is a day past and no letter about it has gone out.
    """
    hours = business.hours(db)
    soon = [
        each for each in meetings.sessions_to_come(db, today, hours.zone) if too_near(hours, today, each.wall)
    ]
    near = [
        each
        for each in meetings.dated(db, soon, hours.zone).values()
        if not each.moved and too_near(hours, each.since, each.wall)
    ]
    viewings = [
        each
        for each in meetings.viewings_to_come(db, today, hours.zone)
        if each.since < today and too_near(hours, today, each.wall)
    ]
    return _not_reached(db, [*near, *viewings]) if near or viewings else []


def _not_reached(db: Session, found: list[Meeting]) -> list[tuple[Meeting, bool]]:
    """Those who have neither the letter in the hand nor been spoken with; with each, whether it was tried."""
    names = sorted({each.occasion for each in found})
    rung: dict[tuple[str, str], set[CallOutcome]] = {}
    for occasion, told, outcome in db.execute(
        select(CallMade.occasion, CallMade.told, CallMade.outcome).where(CallMade.occasion.in_(names))
    ):
        rung.setdefault((occasion, told), set()).add(outcome)
    out = select(Letter.occasion, Letter.told, Letter.state).where(
        Letter.occasion.in_(names), Letter.state.in_((*HAS_IT, *ON_ITS_WAY))
    )
    reached = {
        (occasion, told)
        for occasion, told, state in db.execute(out)
        if state in HAS_IT or occasion.startswith("viewing:")
    }
    return [
        (each, (each.occasion, each.told) in rung)
        for each in found
        if (each.occasion, each.told) not in reached
        and CallOutcome.SPOKE not in rung.get((each.occasion, each.told), set())
    ]


def call(db: Session, occasion: str) -> CallToMake:
    """One call with the numbers and the words for it. Raises Missing once the appointment no longer stands."""
    zone = business.studio(db).zone
    meeting = meetings.one(db, occasion, zone)
    if meeting is None:
        raise Missing("That appointment no longer stands, so there is nobody to ring.")
    family = clients.household(db, meeting.household_id)
    today = clock.today(zone)
    tried = db.execute(
        select(CallMade.outcome, CallMade.at, Staff.name)
        .join(Staff, Staff.id == CallMade.made_by)
        .where(CallMade.occasion == occasion, CallMade.told == meeting.told)
        .order_by(CallMade.id)
    )
    what = "session" if occasion.startswith("session:") else "viewing"
    return CallToMake(
        occasion=occasion,
        household_id=meeting.household_id,
        household=family.name,
        telephones=tuple((each.typed, each.label) for each in family.telephones),
        starts=meeting.wall,
        say=f"Your {what} is on {appointment_in_full(meeting.wall)}, {part_of_day(meeting.wall)}.",
        tries=tuple(
            f"{outcome.value}, {screen_time(clock.to_wall(at, zone), today)}, {name}"
            for outcome, at, name in tried
        ),
    )


@verb("letters.log_call")
def log_call(db: Session, by: Actor, occasion: str, outcome: CallOutcome) -> int:
    """Somebody rang; only having spoken settles it, and then they have been told their time.

    Raises Missing once the appointment no longer stands.
    """
    meeting = meetings.one(db, occasion, business.studio(db).zone)
    if meeting is None:
        raise Missing("That appointment no longer stands, so there is nobody to ring.")
    made = CallMade(
        occasion=occasion,
        told=meeting.told,
        outcome=CallOutcome(outcome),
        at=clock.now(),
        made_by=StaffId(by.staff_id),
    )
    db.add(made)
    db.flush()
    if made.outcome is CallOutcome.SPOKE:
        diary.tell(db, by, meeting.appointment_id)
    return made.id
