"""What enquiries have to tell: the call-backs that Today owes, and how a family first came."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy.orm import Session

from studio import business, clock
from studio.business import Hours, Waiting
from studio.clients.model import HouseholdId
from studio.dates import screen_date, screen_time
from studio.enquiries.model import EnquiryState
from studio.enquiries.queries import EnquiryRow, of_household, open_enquiries
from studio.story import Badge, Event, NextStep, Opens, Owed, Tone

_TONES = {Waiting.FINE: Tone.PLAIN, Waiting.PAST_GOAL: Tone.DUE, Waiting.PAST_LIMIT: Tone.CONCERN}


def waiting_words(row: EnquiryRow, hours: Hours, now: datetime) -> Badge:
    """How long somebody new has waited, in working time, by the one clock (R12)."""
    standing = business.first_answer(hours, row.received_at).standing(now)
    minutes = hours.working_minutes(row.received_at, now)
    waited = business.in_working_time(minutes) if minutes else "in time"  # asked since we closed
    return Badge(waited, _TONES[standing])


def owed(db: Session, today: date) -> list[Owed]:
    """Who waits for our call: the new ones by their age in working time, the others on the day agreed on."""
    hours = business.hours(db)
    now = clock.now()
    lines = []
    for row in open_enquiries(db):
        if row.state is EnquiryState.NEW:
            lines.append(_new(row, hours, now, today))
        elif row.ring_on is not None and row.ring_on <= today:
            lines.append(_again(row, today))
    return lines


def _new(row: EnquiryRow, hours: Hours, now: datetime, today: date) -> Owed:
    answer = business.first_answer(hours, row.received_at)
    asked = screen_time(clock.to_wall(row.received_at, hours.zone), today)
    tried = f" · rung {row.tries} times, no answer" if row.tries > 1 else " · rung once, no answer"
    return Owed(
        due=clock.to_wall(answer.goal, hours.zone).date(),
        title=f"{row.name}: ring them back",
        detail=" · ".join(part for part in (row.reach, f"asked {asked}", row.wish) if part)
        + (tried if row.tries else ""),
        badge=waiting_words(row, hours, now),
        icon="phone-call",
        opens=Opens("enquiry", row.id),
        household_id=row.household_id,
        overdue=answer.standing(now) is Waiting.PAST_LIMIT,
        at=row.received_at,
    )


def _again(row: EnquiryRow, today: date) -> Owed:
    assert row.ring_on is not None
    late = row.ring_on < today
    why = f"not now: {row.reason}" if row.state is EnquiryState.NOT_NOW else "we have spoken once"
    return Owed(
        due=row.ring_on,
        title=f"{row.name}: ring them again",
        detail=" · ".join(part for part in (row.reach, why, row.wish) if part),
        badge=Badge(screen_date(row.ring_on, today) if late else "today", Tone.DUE),
        icon="phone-call",
        opens=Opens("enquiry", row.id),
        household_id=row.household_id,
        overdue=late,
    )


def story(db: Session, household_id: HouseholdId) -> list[Event]:
    """How a family came to us: what they first asked for."""
    zone = business.studio(db).zone
    today = clock.today(zone)
    return [_event(row, zone, today) for row in of_household(db, household_id)]


def _event(row: EnquiryRow, zone: str, today: date) -> Event:
    wall = clock.to_wall(row.received_at, zone)
    outcome = str(row.lost_because) if row.lost_because is not None else str(row.state)
    tone = Tone.GOOD if row.state is EnquiryState.BOOKED else Tone.PLAIN
    return Event(
        at=row.received_at,
        when=screen_time(wall, today),
        title=f"Asked us by {row.channel}" if row.channel.value != "visit" else "Came in to ask",
        detail=row.wish,
        tone=Tone.PLAIN,
        icon="phone-call",
        opens=Opens("enquiry", row.id),
        badges=(Badge(outcome, tone),),
    )


def next_step(db: Session, household_id: HouseholdId, today: date) -> NextStep | None:
    """An open enquiry of a family that is here already: book it."""
    row = next((each for each in of_household(db, household_id) if each.is_open), None)
    if row is None:
        return None
    asked = screen_date(clock.to_wall(row.received_at, business.studio(db).zone).date(), today)
    detail = " · ".join(part for part in (f"By {row.channel}, {asked}", row.wish) if part)
    return NextStep(
        30, "Next: answer what they asked", detail, "Open it",
        "open_enquiry", (("enquiry_id", row.id),), Tone.SESSION,
    )  # fmt: skip
