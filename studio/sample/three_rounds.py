"""Three times before the camera: the first pictures, a reshoot that was better and not yet right, one more to come."""

from __future__ import annotations

from collections.abc import Generator, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from studio import care, letters, sessions
from studio.actor import Actor
from studio.care import (
    Aspect,
    Cause,
    ConcernId,
    OfferDraft,
    OfferKind,
    OfferOutcome,
    ReshootDraft,
    SecondRound,
)
from studio.letters import SlipDraft
from studio.sample import first_order
from studio.sample.care_people import HEPWORTHS
from studio.sample.courses import Course
from studio.sample.desk import days_ago, first_person, registered
from studio.sample.finding import find_session, find_viewing
from studio.sample.making import Sitting, Told
from studio.sample.post import read_by_helen
from studio.sample.sitting import sitting
from studio.sample.stage import Stage
from studio.sample.times import Time, at
from studio.sample.unhappy import second_order
from studio.sessions import SessionId

FIRST, TOLD, AGAIN, WROTE = (timedelta(days=days) for days in (172, 112, 88, 20))
"""So long before the end of the past: the first session, her call, the second session, her slip."""
STORY = (
    "Ned looks like a little stranger in it. He was so good all morning that it is not him at all. Sam says it is "
    "lovely, and it is, of somebody else’s boy."
)
MORE = "So much nearer. But he is looking at the camera in every one, and he never looks at anybody when he is happy."
FIRST_LISTS = (
    "Ned before he is told what to do\nhis own jumper",
    "the chair by the window\nOlivia’s green dress",
)
SECOND_LISTS = (
    "pictures while he plays, not looking up\nnobody calls his name",
    "the jumper\nthe three of them on the floor",
)


@dataclass
class _Case:
    """How far it has come."""

    stage: Stage
    who: Sitting
    told: Told
    by: Actor
    concern_id: ConcernId

    @property
    def row(self) -> care.ConcernRow:
        return self.stage.store.ask(care.concern, self.concern_id)

    def version(self) -> int:
        return self.row.version


def three_rounds(stage: Stage) -> Iterator[datetime]:
    """Olivia says it twice. The second time the same case is opened again by her slip, and Helen is told."""
    told = yield from _first(stage)
    if told is None or told.order_id is None:
        return
    who = Sitting(stage, stage.random("three rounds", "again"), told.household_id)
    case = _Case(stage, who, told, stage.people.priya, ConcernId(0))
    stage.no_slip.add(told.household_id)
    done = yield from _second(case)
    if not done:
        return
    yield from _put_right(case)
    yield from _third(case)


def _first(stage: Stage) -> Generator[datetime, None, Told | None]:
    random = stage.random("three rounds")
    course = Course(
        comes_for="Family portrait", session_on=stage.until - FIRST, viewing_gap=3, evening=False, pieces=4,
        late_days=-3, photographs=12, marked=True,
    )  # fmt: skip
    session = find_session(stage, random, course)
    assert session is not None
    yield stage.working_moment(random, session.wall.date() - timedelta(days=22), before=True)
    family = registered(stage, HEPWORTHS)
    return (yield from sitting(Sitting(stage, random, family), course, session, None, None))


def _second(case: _Case) -> Generator[datetime, None, bool]:
    """She rings, everything is booked while she is on the line, and the first order is decided picture by picture."""
    stage, told = case.stage, case.told
    yield stage.working_moment(case.who.random, stage.until - TOLD)
    course = Course(comes_for="Family portrait", session_on=stage.until - AGAIN, pieces=4, late_days=-6, photographs=12,
                    marked=True)  # fmt: skip
    times = _times(case, course)
    if times is None:
        return False
    marks = first_order.marks_of(
        case.who, told, ((Aspect.LIKENESS, "a little stranger"), (Aspect.EXPRESSION, "his good-boy face"))
    )
    draft = care.ConcernDraft(
        told.household_id, first_person(stage, told.household_id), STORY, care.About.SESSION,
        session_id=told.session_id, order_id=told.order_id, in_short="somebody else’s boy",
        wish="a picture in which I know him", question="Is it because we came before lunch?",
        answer="It may well have been. We start with play now, and come to the camera when he does.",
        read_back=True, aspect=Aspect.LIKENESS, cause=Cause.NOT_KNOWN, marks=marks, apology="on the telephone",
        offers=(
            OfferDraft(OfferKind.RETOUCH, outcome=OfferOutcome.DECLINED),
            OfferDraft(OfferKind.RESHOOT, outcome=OfferOutcome.ACCEPTED),
        ),
        second_round=_round(case, told.session_id, times, FIRST_LISTS),
    )  # fmt: skip
    case.concern_id = ConcernId(stage.do(letters.take_down, draft, by=case.by))
    yield stage.working_moment(case.who.random, stage.until - TOLD + timedelta(days=1))
    read_by_helen(stage, case.concern_id)
    first_order.decided(case.who, case.concern_id)
    yield from second_order(case.who, case.concern_id, *times, course)
    return True


def _put_right(case: _Case) -> Iterator[datetime]:
    """The new pictures are at home; Helen notes it, and four weeks later asks (L11)."""
    yield case.stage.working_moment(case.who.random, case.stage.until - timedelta(days=52))
    case.stage.do(care.resolve, case.concern_id, case.version(), by=case.stage.people.helen)


def _third(case: _Case) -> Iterator[datetime]:
    """Her slip opens the case again; a second reshoot is hers for the asking, and the owner knows."""
    stage = case.stage
    yield stage.working_moment(case.who.random, stage.until - WROTE)
    sent = [row for row in stage.store.ask(letters.of_household, case.told.household_id) if row.code == "L11"]
    if not sent:
        return
    slip = SlipDraft(sent[-1].number, stage.book.open_day(stage.until - WROTE), 3, 5, MORE, would_change=True)
    stage.do(letters.take_slip, slip, by=stage.people.gwen)
    yield stage.working_moment(case.who.random, stage.until - WROTE + timedelta(days=1))
    stage.do(care.respond, case.concern_id, care.Reached.SPOKE, case.version(), by=stage.people.helen)
    offer = OfferDraft(OfferKind.RESHOOT, outcome=OfferOutcome.ACCEPTED)
    stage.do(care.offer, case.concern_id, offer, case.version(), by=stage.people.helen)
    yield at(days_ago(stage, 2), 725)
    second = case.row.reshoot
    times = _times(case, Course(comes_for="Family portrait", session_on=stage.until + timedelta(days=3)))
    if second is None or times is None:
        return
    last = stage.store.ask(care.reshoots_of_concern, case.concern_id)
    original = next(each.session_id for each in reversed(last) if each.session_id is not None)
    plan = ReshootDraft(case.concern_id, _round(case, original, times, SECOND_LISTS))
    stage.do(letters.book_reshoot, plan, by=case.by)


def _times(case: _Case, course: Course) -> tuple[Time, Time] | None:
    session = find_session(case.stage, case.who.random, course)
    viewing = session and find_viewing(
        case.stage, case.who.random, course, session.wall.date() + timedelta(days=3)
    )
    return None if session is None or viewing is None else (session, viewing)


def _round(case: _Case, original: SessionId, times: tuple[Time, Time], lists: tuple[str, str]) -> SecondRound:
    session, viewing = times
    first = case.stage.store.ask(sessions.session, case.told.session_id)
    change, keep = lists
    marked = first_order.chosen(case.who, original)
    return SecondRound(
        original, session.wall, session.room_id, session.staff_id, session.minutes, first.people, viewing.wall,
        viewing.room_id, viewing.staff_id, viewing.minutes, change=change, keep=keep,
        change_pictures=marked[:2], keep_pictures=marked[2:3],
    )  # fmt: skip
