"""When families come: much in spring and autumn, little in January; and who is here just now, so that Today is full."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from random import Random

from studio import clients
from studio.clients import HouseholdId, HouseholdStatus, PersonStatus, Source
from studio.sample import cases
from studio.sample.cases import Case, any_case
from studio.sample.courses import Course, course
from studio.sample.people import Cast, cast
from studio.sample.sitting import (
    Sitting,
    Told,
    find_collection,
    find_session,
    find_viewing,
    sitting,
)
from studio.sample.stage import Stage, Story
from studio.sample.times import Time, at
from studio.sample.unhappy import unhappy
from studio.sessions import Comfort
from studio.viewings import Outcome

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


def just_now(stage: Stage, number: int, place: int) -> Story:
    """A family that is here just now, in one of the ways in which families are."""
    random = stage.random("family", number)
    made = NOW[place]
    first, last = stage.tell_from + timedelta(days=4), stage.until - timedelta(days=280)
    earlier = a_day(random, first, last) if first < last and random.random() < 0.6 else None
    known_from = (earlier or stage.until - timedelta(days=300)) - timedelta(days=60)
    who = cast(random, number, known_from, families_only=made in UNHAPPY_NOW)
    plain = Course(
        comes_for=who.comes_for,
        session_on=stage.until,
        pieces=random.randint(2, 4),
        lead_days=random.randint(7, 24),
        paid_part=random.choice((100, 100, 50)),
        late_days=-3,
    )
    return family(stage, random, who, replace(made(stage, plain), earlier=earlier), number)


def family(stage: Stage, random: Random, who: Cast, plan: Plan, number: int) -> Story:
    """Everything one family does, from their first call on."""
    session = find_session(stage, random, plan.course)
    if session is None:
        return
    viewing, collection = _held(stage, random, plan)
    before = replace(course(random, who.comes_for, plan.earlier or stage.until), lead_days=9)
    earlier = find_session(stage, random, before) if plan.earlier else None
    first, lead = (earlier, before.lead_days) if earlier else (session, plan.course.lead_days)
    rings = stage.working_moment(random, first.wall.date() - timedelta(days=lead + 1), before=True)
    yield max(rings, at(stage.book.open_day(stage.opens), 590))
    draft = who.draft
    if draft.source is Source.REFERRAL and number > 8:
        draft = replace(draft, referred_by_id=_friend(stage, random))
    household_id = HouseholdId(stage.do(clients.register, draft, by=stage.desk(random)))
    at_desk = Sitting(stage, random, household_id)
    if earlier is not None:
        yield from sitting(at_desk, before, earlier, None, None)
    told = yield from sitting(at_desk, plan.course, session, viewing, collection)
    if told is not None and plan.case is not None:
        yield from unhappy(at_desk, told, plan.case, plan.case_on or stage.until - timedelta(days=1))
    elif told is not None and told.presented_on is not None:
        yield from _afterwards(at_desk, who, told)


def _held(stage: Stage, random: Random, plan: Plan) -> tuple[Time | None, Time | None]:
    """The times of a plan that are fixed beforehand, taken before anyone else can have them."""
    viewing = collection = None
    if plan.viewing_on is not None:
        viewing = find_viewing(stage, random, replace(plan.course, viewing_on=plan.viewing_on), plan.viewing_on)
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
        yield from unhappy(who, told, any_case(random), told.presented_on + timedelta(days=random.randint(6, 70)))
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


# Who is here just now, the most telling first: a small sample has as many of them as it has families.


def _before(stage: Stage, days: int) -> date:
    return stage.book.open_day(stage.until - timedelta(days=days), before=True)


def _session_today(stage: Stage, plain: Course) -> Plan:
    closed = stage.book.hours.of_day(stage.until) is None
    return Plan(replace(plain, session_on=stage.until, out_of_hours=closed))


def _session_next(stage: Stage, plain: Course) -> Plan:
    return Plan(replace(plain, session_on=stage.until))


def _session_ahead(days: int) -> Callable[[Stage, Course], Plan]:
    def plan(stage: Stage, plain: Course) -> Plan:
        return Plan(replace(plain, session_on=stage.until + timedelta(days=days), lead_days=days + 10))

    return plan


def _viewing_today(stage: Stage, plain: Course) -> Plan:
    on = stage.book.open_day(stage.until)
    return Plan(replace(plain, session_on=_before(stage, 5)), viewing_on=on)


def _collection_today(stage: Stage, plain: Course) -> Plan:
    on = stage.book.open_day(stage.until)
    return Plan(replace(plain, session_on=_before(stage, 44), viewing_gap=3, paid_part=50), collection_on=on)


def _follow_up_due(days: int) -> Callable[[Stage, Course], Plan]:
    def plan(stage: Stage, plain: Course) -> Plan:
        on = _before(stage, 28 + days)
        return Plan(replace(plain, session_on=on - timedelta(days=50), paid_part=100), collection_on=on)

    return plan


def _to_arrange(stage: Stage, plain: Course) -> Plan:
    return Plan(replace(plain, session_on=_before(stage, 1), stops="to arrange", comfort=Comfort.UNSURE))


def _promise_missed(stage: Stage, plain: Course) -> Plan:
    return Plan(replace(plain, session_on=_before(stage, 41), viewing_gap=3, stops="in production", paid_part=50))


def _promise_near(stage: Stage, plain: Course) -> Plan:
    return Plan(replace(plain, session_on=_before(stage, 29), viewing_gap=3, stops="in production"))


def _ready(stage: Stage, plain: Course) -> Plan:
    return Plan(replace(plain, session_on=_before(stage, 40), viewing_gap=3, stops="ready", late_days=-5, paid_part=30))


def _thinking(stage: Stage, plain: Course) -> Plan:
    thinking = replace(plain, session_on=_before(stage, 13), outcome=Outcome.THINKING, stops="thinking", thinks_days=7)
    return Plan(replace(thinking, viewing_gap=4))


def _draft(stage: Stage, plain: Course) -> Plan:
    return Plan(replace(plain, session_on=_before(stage, 8), viewing_gap=3, stops="draft"))


def _signed_today(stage: Stage, plain: Course) -> Plan:
    return Plan(replace(plain, session_on=_before(stage, 9), viewing_gap=3, stops="confirmed"))


def _held_provisionally(stage: Stage, plain: Course) -> Plan:
    on = stage.until + timedelta(days=11)
    return Plan(replace(plain, session_on=on, lead_days=15, provisional=True, stops="booked"))


def _late_payer(stage: Stage, plain: Course) -> Plan:
    on = _before(stage, 20)
    return Plan(replace(plain, session_on=on - timedelta(days=48), paid_part=50, pays_late_days=60), collection_on=on)


def _no_show(stage: Stage, plain: Course) -> Plan:
    return Plan(replace(plain, session_on=_before(stage, 2), no_show=True))


def _session_not_written_down(stage: Stage, plain: Course) -> Plan:
    return Plan(replace(plain, session_on=_before(stage, 1), stops="booked"))


def _viewing_missed(stage: Stage, plain: Course) -> Plan:
    return Plan(replace(plain, session_on=_before(stage, 8), viewing_gap=3, viewing_missed=True, stops="missed"))


def _viewing_called_off(stage: Stage, plain: Course) -> Plan:
    return Plan(replace(plain, session_on=_before(stage, 33), viewing_gap=5, stops="viewing called off"))


def _order_called_off(stage: Stage, plain: Course) -> Plan:
    return Plan(replace(plain, session_on=_before(stage, 57), viewing_gap=4, stops="order called off", paid_part=0))


def _collection_missed(stage: Stage, plain: Course) -> Plan:
    missed = replace(plain, session_on=_before(stage, 47), viewing_gap=3, presentation_missed=True, stops="not collected")
    return Plan(missed, collection_on=_before(stage, 2))


UNHAPPY_NOW: list[Callable[[Stage, Course], Plan]] = []


def _case_open(case: Case, ends: str, days: int, read: bool = True) -> Callable[[Stage, Course], Plan]:
    def plan(stage: Stage, plain: Course) -> Plan:
        on = _before(stage, days)
        session_on = on - timedelta(days=80)
        fitting = replace(case, ends=ends, read=read)
        return Plan(replace(plain, session_on=session_on, viewing_gap=3, paid_part=100), fitting, on)

    UNHAPPY_NOW.append(plan)
    return plan


NOW: tuple[Callable[[Stage, Course], Plan], ...] = (
    _session_today,
    _collection_today,
    _viewing_today,
    _follow_up_due(0),
    _case_open(cases.HAIR, "in hand", 3, read=False),
    _to_arrange,
    _promise_missed,
    _session_next,
    _follow_up_due(2),
    _case_open(cases.COLOUR, "checking", 1),
    _case_open(cases.FRAME, "heard", 1),
    _promise_near,
    _thinking,
    _held_provisionally,
    _case_open(cases.WAITED, "offered", 8),
    _follow_up_due(4),
    _draft,
    _ready,
    _case_open(cases.SMILE, "in hand", 5),
    _late_payer,
    _signed_today,
    _session_next,
    _case_open(cases.LATE, "thinking", 4),
    _case_open(cases.GLASSES, "agreed", 2),
    _case_open(cases.HURRIED, "in hand", 12),
    _case_open(cases.NAME, "resolved", 6),
    _case_open(cases.HAIR, "happy", 95),
    _no_show,
    _follow_up_due(8),
    _follow_up_due(9),
    _follow_up_due(10),
    _session_ahead(2),
    _viewing_missed,
    _session_ahead(6),
    _collection_missed,
    _session_ahead(10),
    _order_called_off,
    _viewing_called_off,
    _case_open(cases.NAME, "withdrawn", 60),
    _case_open(cases.COLOUR, "opened again", 62),
    _session_not_written_down,
    _session_ahead(15),
    _session_ahead(20),
    _session_ahead(26),
)
