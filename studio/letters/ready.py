"""Ready for you (L6): the working day after the last picture of an order is finished, with times to come for them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from studio import business, clock, diary, orders
from studio.business import Hours, RoomPurpose
from studio.business.model import Staff
from studio.care.model import OPEN, Concern
from studio.clients.model import HouseholdId
from studio.diary.model import Appointment
from studio.errors import Missing, Refused
from studio.letters import meetings
from studio.letters.delays import occasion_of
from studio.letters.kinds import L6
from studio.letters.languages import Language
from studio.letters.model import LetterState
from studio.letters.occasions import UNISSUED, Occasion, Written, written
from studio.letters.surroundings import Surroundings
from studio.letters.texts import sentences
from studio.letters.ways import POST_TAKES, too_near
from studio.orders.model import Order, OrderId, OrderState, Presentation, PresentationState
from studio.sessions.model import SessionId
from studio.viewings.model import Place

MINUTES = 30
"""How long a presentation takes, as the form proposes it."""
OFFERED = 3
NOON = 12
"""Nobody is asked to come over their lunch."""
LOOKED_AHEAD = 21
"""Days in which times are looked for."""
LAPSES_AFTER = timedelta(days=60)
"""Later than this they have been rung long since, and a letter that says "are ready" would be odd."""
NOT_NOW = "Something is not right with this order at the moment, so whoever looks after it tells them."


@dataclass(frozen=True, slots=True)
class _Booked:
    """The presentation that is in the diary for an order."""

    wall: datetime
    minutes: int
    host: str
    told: str
    at_home: bool


def finished(db: Session, on: date) -> Iterator[Occasion]:
    """L6: for every order whose pictures are all ready and still here.

    Once a presentation is agreed for a day that the post would hardly reach, they know of it already; a letter that is
    being made anew is not left to the post then.
    """
    hours = business.hours(db)
    query = select(Order.id, Order.household_id, Order.session_id, Order.ready_at).where(
        Order.state == OrderState.READY, Order.ready_at.is_not(None)
    )
    found = [
        (*row, hours.add_working_days(clock.to_wall(row.ready_at, hours.zone).date(), 1))
        for row in db.execute(query.order_by(Order.id))
    ]
    due = [each for each in found if each[4] <= on <= each[4] + LAPSES_AFTER]
    known = written(db, {occasion_of(each[0]) for each in due})
    booked = _booked(db, [each[0] for each in due])
    for order_id, household_id, session_id, _, due_on in due:
        meeting, record = booked.get(order_id), known.get((L6.code, occasion_of(order_id), 1))
        drafted = record is not None and record.state in UNISSUED
        if meeting is not None and not drafted and too_near(hours, on, meeting.wall):
            continue
        first = Occasion(
            code=L6.code,
            household_id=HouseholdId(household_id),
            occasion=occasion_of(order_id),
            copy=1,
            edition=1,
            due_on=due_on,
            session_id=SessionId(session_id) if session_id is not None else None,
            starts=meeting.wall if meeting is not None else None,
        )
        told = _told(first, record, meeting, hours, on)
        if told is not None:
            yield told


def _told(
    first: Occasion, record: Written | None, meeting: _Booked | None, hours: Hours, on: date
) -> Occasion | None:
    """The letter to be written; None when the one she has says what is so."""
    if record is None:
        return first
    if record.state in UNISSUED:
        return replace(first, letter_id=record.id, edition=record.edition, moved=record.out)
    if record.state is LetterState.CANCELLED:
        return replace(first, cancelled=record.cancelled)
    if meeting is None or record.told in ("", meeting.told):
        return None  # what they rang about and agreed needs no second letter
    again = hours.open_day_from(record.went_on or on)
    return replace(first, edition=record.edition + 1, due_on=again, moved=record.out)


def waits(db: Session, order_id: OrderId) -> bool:
    """Whether its pictures are still here, all of them ready."""
    return db.scalar(select(Order.state).where(Order.id == order_id)) is OrderState.READY


def told_now(db: Session, order_id: OrderId) -> str:
    """Which presentation a letter would tell now; "" while none is booked."""
    meeting = _booked(db, [order_id]).get(order_id)
    return meeting.told if meeting is not None else ""


def fields(
    db: Session, order_id: OrderId, household_id: HouseholdId, around: Surroundings, on: date
) -> Mapping[str, str]:
    """What L6 says. Raises Refused once nothing waits for them, and while something is not right with this order."""
    order = db.get(Order, order_id)
    if order is None:
        raise Missing("That order is no longer here. Please look again.")
    if order.state is not OrderState.READY:
        raise Refused(f"The order is {order.state.value}, so nothing waits to be fetched.")
    concerned = _concerned(db, household_id)
    if any(
        each == order_id or (each is None and of is not None and of == order.session_id)
        for each, of in concerned
    ):
        raise Refused(NOT_NOW)
    meeting = _booked(db, [order_id]).get(order_id)
    said = around.language
    if meeting is not None:
        coming = said.handing_over(
            meeting.wall, meeting.host, None if meeting.at_home else around.door(meeting.wall)
        )
    else:
        free = _free(db, on, household_id)
        coming = said.free_times(free) if free else said.no_time_free
    return {
        "order": order.number or "",
        "coming": coming,
        "next": sentences(
            said.set_out(booked=meeting is not None),
            "" if concerned else _balance(db, order_id, said),
            said.another_time(around.day_phone),
        ),
    }


def _concerned(db: Session, household_id: HouseholdId) -> list[tuple[int | None, int | None]]:
    """Which order and session each open concern of theirs is about; while there is one, nobody speaks of money."""
    query = select(Concern.order_id, Concern.session_id).where(
        Concern.household_id == household_id, Concern.state.in_(OPEN)
    )
    return [(order_id, session_id) for order_id, session_id in db.execute(query)]


def _booked(db: Session, ids: list[OrderId]) -> dict[OrderId, _Booked]:
    query = (
        select(Presentation.order_id, Presentation.place, Appointment.wall, Appointment.minutes, Staff.id, Staff.name)
        .join(Appointment, Appointment.id == Presentation.appointment_id)
        .outerjoin(Staff, Staff.id == Appointment.staff_id)
        .where(Presentation.order_id.in_(ids), Presentation.state == PresentationState.BOOKED)
        .order_by(Presentation.id)
    )  # fmt: skip
    return {
        order_id: _Booked(
            wall, minutes, host or "", meetings.told(wall, minutes, host_id), place is Place.HOME
        )
        for order_id, place, wall, minutes, host_id, host in db.execute(query)
    }


def _free(db: Session, on: date, household_id: HouseholdId) -> list[datetime]:
    """The first times that everything is free for, once the letter has had time to reach them."""
    hours = business.hours(db)
    rooms = tuple(room.id for room in business.rooms(db) if room.purpose is RoomPurpose.VIEWING)
    wish = diary.SlotWish(
        minutes=MINUTES,
        rooms=rooms or tuple(room.id for room in business.rooms(db)),
        people=tuple(person.id for person in business.staff(db)),
        starts_on=hours.add_working_days(on, POST_TAKES + 1),
        days=LOOKED_AHEAD,
        late=True,
        household_id=household_id,
        most=OFFERED * 4,
    )
    return proposed([slot.wall for slot in diary.offered(db, wish) if slot.wall.hour != NOON])


def proposed(walls: Sequence[datetime]) -> list[datetime]:
    """A few of these to choose from: each on another day, and at another time of the day where there is one."""
    of_day: dict[date, list[datetime]] = {}
    for wall in sorted(walls):
        of_day.setdefault(wall.date(), []).append(wall)
    return [times[turn % len(times)] for turn, times in zip(range(OFFERED), of_day.values(), strict=False)]


def _balance(db: Session, order_id: OrderId, language: Language) -> str:
    """What is left to pay; under a plan it goes on as agreed, and no figure is named."""
    owed = orders.balance(db, order_id)
    if owed.minor <= 0:
        return language.paid
    if orders.plan_of(db, order_id) is not None:
        return language.by_plan
    return language.left_to_pay(owed)
