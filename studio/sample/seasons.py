"""When families come: much in spring and autumn, little in January; and who is here just now, so that Today is full."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from random import Random

from studio import clients
from studio.clients import HouseholdId, HouseholdStatus, PersonStatus, PreferredChannel, Source
from studio.sample.cases import Case, any_case
from studio.sample.courses import Course, course
from studio.sample.finding import find_collection, find_session, find_viewing
from studio.sample.making import Sitting, Told
from studio.sample.people import Cast, cast
from studio.sample.sitting import sitting
from studio.sample.stage import Stage, Story
from studio.sample.times import Time, at
from studio.sample.unhappy import unhappy

MONTHS = (4, 6, 9, 12, 14, 11, 8, 6, 13, 15, 14, 7)
"""How busy each month is, January first."""
AHEAD = 33
"""How many days of the diary to come are filled."""
UNHAPPY = 0.075


@dataclass(frozen=True, slots=True)
class Plan:
    """What one family does: their sitting, and what they are not happy about afterwards."""

    course: Course
    case: Case | None = None
    case_on: date | None = None
    viewing_on: date | None = None
    collection_on: date | None = None
    earlier: date | None = None
    """When they came once before."""
    no_more: bool = False
    """Whether nothing is heard of them afterwards."""
    no_address: bool = False
    """Whether nobody asked where they live."""


def a_day(random: Random, first: date, last: date) -> date:
    """Some day between, oftener in the busy months."""
    while True:
        day = first + timedelta(days=random.randint(0, max(0, (last - first).days)))
        if random.random() * max(MONTHS) < MONTHS[day.month - 1]:
            return day


def ordinary(stage: Stage, number: int) -> Story:
    """A family that comes once, or again after a year or so."""
    random = stage.random("family", number)
    first = a_day(random, stage.tell_from + timedelta(days=4), stage.until + timedelta(days=AHEAD))
    who = cast(random, number, first)
    return family(stage, random, who, Plan(course(random, who.comes_for, first)), number)


def family(stage: Stage, random: Random, who: Cast, plan: Plan, number: int) -> Story:
    """Everything one family does, from their first call on."""
    session = find_session(stage, random, plan.course)
    plan = replace(plan, course=_rings_in_time(stage, plan.course, session))
    viewing, collection = _held(stage, random, plan)
    before = replace(course(random, who.comes_for, plan.earlier or stage.until), lead_days=9)
    earlier = find_session(stage, random, before) if plan.earlier else None
    first, lead = (earlier, before.lead_days) if earlier else (session, plan.course.lead_days)
    first_on = first.wall.date() if first else stage.until
    rings = stage.working_moment(random, first_on - timedelta(days=lead + 1), before=True)
    yield max(rings, at(stage.book.open_day(stage.opens), 590))
    draft = who.draft
    if draft.source is Source.REFERRAL and number > 8:
        draft = replace(draft, referred_by_id=_friend(stage, random))
    if plan.no_address:
        draft = replace(draft, address1="", address2="", post_town="", postcode="", emails=())
        draft = replace(draft, channel=PreferredChannel.POST)
    household_id = HouseholdId(stage.do(clients.register, draft, by=stage.desk(random)))
    at_desk = Sitting(stage, random, household_id)
    if earlier is not None:
        yield from sitting(at_desk, before, earlier, None, None)
    if session is None:
        return
    told = yield from sitting(at_desk, plan.course, session, viewing, collection)
    if told is not None and plan.case is not None:
        yield from unhappy(at_desk, told, plan.case, plan.case_on or stage.until - timedelta(days=1))
    elif told is not None and told.presented_on is not None and not plan.no_more:
        yield from _afterwards(at_desk, who, told)


def _rings_in_time(stage: Stage, course: Course, session: Time | None) -> Course:
    """The same sitting, booked before the past ends however far ahead it is."""
    ahead = (session.wall.date() - stage.until).days if session else 0
    return replace(course, lead_days=max(course.lead_days, ahead + 2))


def _held(stage: Stage, random: Random, plan: Plan) -> tuple[Time | None, Time | None]:
    """The times of a plan that are fixed beforehand, taken before anyone else can have them."""
    viewing = collection = None
    if plan.viewing_on is not None:
        viewing = find_viewing(
            stage, random, replace(plan.course, viewing_on=plan.viewing_on), plan.viewing_on
        )
    if plan.collection_on is not None:
        collection = find_collection(stage, random, plan.collection_on, plan.collection_on)
    return viewing, collection


def _friend(stage: Stage, random: Random) -> HouseholdId | None:
    known = stage.store.ask(clients.count)
    return HouseholdId(random.randint(1, known)) if known else None


def _afterwards(who: Sitting, known: Cast, told: Told) -> Iterator[datetime]:
    """Some are not happy, some move, one dies, many come again."""
    stage, random = who.stage, who.random
    assert told.presented_on is not None
    chance = random.random()
    if chance < UNHAPPY:
        yield from unhappy(
            who, told, any_case(random), told.presented_on + timedelta(days=random.randint(6, 70))
        )
    elif chance < UNHAPPY + 0.03:
        yield stage.working_moment(random, told.presented_on + timedelta(days=15))
        _amend(who, replace(known.draft, status=HouseholdStatus.MOVED))
        return
    elif chance < UNHAPPY + 0.05:
        yield stage.working_moment(random, told.presented_on + timedelta(days=20))
        people = tuple(
            replace(each, status=PersonStatus.DECEASED) if place == len(known.draft.people) - 1 else each
            for place, each in enumerate(known.draft.people)
        )
        if len(people) > 1:
            _amend(who, replace(known.draft, people=people))
        return
    if random.random() < 0.45:
        again = told.presented_on + timedelta(days=random.randint(150, 420))
        plan = course(random, known.comes_for, again)
        session = find_session(stage, random, plan)
        if session is not None:
            yield from sitting(who, replace(plan, provisional=False), session, None, None)


def _amend(who: Sitting, draft: clients.HouseholdDraft) -> None:
    people = who.stage.store.ask(clients.people_of, who.household_id)
    kept = tuple(replace(each, id=row.id) for each, row in zip(draft.people, people, strict=True))
    who.stage.do(clients.amend, who.household_id, replace(draft, people=kept), by=who.stage.people.priya)
