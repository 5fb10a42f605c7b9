"""A concern from the call to the end of it, told through the services; with its second round where there is one."""

from __future__ import annotations

from collections.abc import Generator, Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta

from studio import care, clients, clock, letters, orders, sessions
from studio.actor import Actor
from studio.care import (
    Channel,
    ConcernDraft,
    ConcernId,
    OfferDraft,
    OfferId,
    OfferKind,
    OfferOutcome,
    ReshootDraft,
    SecondRound,
)
from studio.clients import PersonId
from studio.money import Money
from studio.orders import OrderId
from studio.sample import first_order
from studio.sample.cases import HAPPY_WORDS, Case
from studio.sample.courses import Course
from studio.sample.finding import find_session, find_viewing
from studio.sample.making import Sitting, Told, lines_of, make_and_present
from studio.sample.post import read_by_helen
from studio.sample.sitting import complete, hold
from studio.sample.times import Time, at
from studio.viewings import Outcome


def unhappy(who: Sitting, told: Told, case: Case, on: date) -> Iterator[datetime]:
    """Told on a day, and carried as far as the case goes."""
    stage, random = who.stage, who.random
    yield stage.working_moment(random, on)
    if case.offer is OfferKind.RESHOOT and case.ends in ("in hand", "resolved", "happy"):
        yield from _again(who, told, case)
        return
    by = stage.desk(random)
    if case.ends in ("accepted and not booked", "booked late"):
        yield from _accepted(who, told, case, by)
        return
    concern_id = ConcernId(stage.do(care.log_concern, _draft(who, told, case), by=by))
    if case.ends == "heard":
        return
    if case.ends == "checking":
        yield clock.wall_now() + timedelta(minutes=14)
        latest = care.latest_call_back(stage.book.hours, clock.now())
        stage.do(care.check_back, concern_id, latest - timedelta(hours=2), _version(who, concern_id), by=by)
        return
    yield from _offered(who, concern_id, case)


def _accepted(who: Sitting, told: Told, case: Case, by: Actor) -> Iterator[datetime]:
    """A reshoot accepted in the call with no day chosen; she rings for one later, or has not yet."""
    stage, random = who.stage, who.random
    accepted = OfferDraft(OfferKind.RESHOOT, outcome=OfferOutcome.ACCEPTED)
    draft = replace(
        _draft(who, told, case, (accepted,)), channel=Channel.TELEPHONE, apology="on the telephone"
    )
    concern_id = ConcernId(stage.do(letters.take_down, draft, by=by))
    if case.ends == "accepted and not booked":
        return
    yield at(stage.book.open_day(stage.until - timedelta(days=2), before=True), 700)
    first = stage.store.ask(sessions.session, told.session_id)
    course = Course(comes_for=first.type_name, session_on=stage.until + timedelta(days=7))
    session = find_session(stage, random, course)
    viewing = session and find_viewing(stage, random, course, session.wall.date() + timedelta(days=3))
    if session is not None and viewing is not None:
        plan = ReshootDraft(concern_id, _round(who, told, first, session, viewing, case))
        stage.do(letters.book_reshoot, plan, by=by)


def _draft(who: Sitting, told: Told, case: Case, offers: tuple[OfferDraft, ...] = ()) -> ConcernDraft:
    return ConcernDraft(
        household_id=who.household_id,
        person_id=_first_person(who),
        story=case.story,
        about=case.about,
        channel=case.channel,
        session_id=told.session_id,
        order_id=told.order_id,
        in_short=case.in_short,
        wish=case.wish,
        question=case.question,
        aspect=case.aspect,
        cause=case.cause,
        marks=first_order.marks_of(who, told, case.marks),
        offers=offers,
    )


def _first_person(who: Sitting) -> PersonId:
    return who.stage.store.ask(clients.people_of, who.household_id)[0].id


def _version(who: Sitting, concern_id: ConcernId) -> int:
    return who.stage.store.ask(care.concern, concern_id).version


def _offered(who: Sitting, concern_id: ConcernId, case: Case) -> Iterator[datetime]:
    """Offered the same day or the next, answered, done."""
    stage, random = who.stage, who.random
    first = clock.wall_now()
    yield max(
        first + timedelta(minutes=9),
        stage.working_moment(random, first.date() + timedelta(days=random.randint(0, 1))),
    )
    by = stage.people.helen if random.random() < 0.4 else stage.desk(random)
    by = stage.people.gwen if case.worth is not None else by
    _answered(who, concern_id, by)
    worth = Money(random.choice((0, 2500, 6000, 16500)))
    offer = OfferDraft(case.offer, case.offer_words, worth=case.worth or worth)
    offer_id = OfferId(stage.do(care.offer, concern_id, offer, _version(who, concern_id), by=by))
    if case.ends == "offered":
        return
    if case.ends == "thinking":
        stage.do(care.answer_offer, offer_id, OfferOutcome.THINKING, _version(who, concern_id), by=by)
        return
    if case.ends == "withdrawn":
        stage.do(care.answer_offer, offer_id, OfferOutcome.DECLINED, _version(who, concern_id), by=by)
        yield stage.working_moment(random, clock.wall_now().date() + timedelta(days=2))
        stage.do(care.withdraw, concern_id, _version(who, concern_id), by=stage.people.priya)
        return
    stage.do(care.answer_offer, offer_id, OfferOutcome.ACCEPTED, _version(who, concern_id), by=by)
    if case.ends == "agreed":
        return
    yield clock.wall_now() + timedelta(minutes=20)
    stage.do(care.apologise, concern_id, "on the telephone", _version(who, concern_id), by=by)
    stage.do(care.take_in_hand, concern_id, _version(who, concern_id), by=by)
    if case.ends == "in hand" and case.offer in (OfferKind.REMAKE, OfferKind.REPLACEMENT):
        first_order.made_again(who, concern_id)
    if case.ends != "in hand":
        yield from _put_right(
            who, concern_id, case, clock.wall_now().date() + timedelta(days=random.randint(2, 12))
        )


def _answered(who: Sitting, concern_id: ConcernId, by: Actor) -> None:
    """What came in writing is answered by ringing her."""
    if who.stage.store.ask(care.concern, concern_id).responded_at is None:
        who.stage.do(care.respond, concern_id, "spoke", _version(who, concern_id), by=by)


def _put_right(who: Sitting, concern_id: ConcernId, case: Case, on: date) -> Iterator[datetime]:
    """Her question answered, and the day on which she says that it is right."""
    stage, random = who.stage, who.random
    yield stage.working_moment(random, on)
    helen = stage.people.helen
    if case.question:
        stage.do(care.answer_question, concern_id, case.answer, _version(who, concern_id), by=helen)
    for offer in stage.store.ask(care.concern, concern_id).offers:
        if offer.owed:
            stage.do(care.keep_offer, offer.id, _version(who, concern_id), by=helen)
    stage.do(care.resolve, concern_id, _version(who, concern_id), by=helen)
    if case.ends == "resolved":
        return
    yield stage.working_moment(random, clock.wall_now().date() + timedelta(days=random.randint(1, 9)))
    if case.ends == "no reply":
        words = "rang twice, and wrote once"
        stage.do(care.no_reply, concern_id, words, _version(who, concern_id), by=helen)
        return
    if case.ends == "opened again":
        stage.do(
            care.reopen,
            concern_id,
            "It is better, and still not quite it.",
            _version(who, concern_id),
            by=helen,
        )
        yield clock.wall_now() + timedelta(minutes=5)
        accepted = OfferDraft(OfferKind.REMAKE, outcome=OfferOutcome.ACCEPTED)
        stage.do(care.offer, concern_id, accepted, _version(who, concern_id), by=helen)
        yield from _put_right(
            who, concern_id, replace(case, question="", ends="happy"), on + timedelta(days=21)
        )
        return
    stage.do(care.confirm_happy, concern_id, random.choice(HAPPY_WORDS), _version(who, concern_id), by=helen)


def _again(who: Sitting, told: Told, case: Case) -> Iterator[datetime]:
    """The complimentary reshoot: booked in the same call, and the whole process again."""
    stage, random = who.stage, who.random
    now = clock.wall_now().date()
    first = stage.store.ask(sessions.session, told.session_id)
    course = Course(comes_for=first.type_name, session_on=now + timedelta(days=8), pieces=4)
    session = find_session(stage, random, course)
    viewing = session and find_viewing(stage, random, course, session.wall.date() + timedelta(days=3))
    if session is None or viewing is None:
        return
    accepted = OfferDraft(OfferKind.RESHOOT, outcome=OfferOutcome.ACCEPTED)
    draft = replace(
        _draft(who, told, case, (accepted,)),
        apology="on the telephone",
        second_round=_round(who, told, first, session, viewing, case),
    )
    by = stage.desk(random)
    concern_id = ConcernId(stage.do(letters.take_down, draft, by=by))
    _answered(who, concern_id, by)
    yield stage.working_moment(random, now + timedelta(days=1))
    if case.read:
        read_by_helen(stage, concern_id)
    first_order.decided(who, concern_id)
    yield from second_order(who, concern_id, session, viewing, course)
    if case.ends != "in hand":
        yield from _put_right(
            who, concern_id, replace(case, question=""), clock.wall_now().date() + timedelta(days=1)
        )


def _round(
    who: Sitting, told: Told, first: sessions.SessionRow, session: Time, viewing: Time, case: Case
) -> SecondRound:
    shown = first_order.chosen(who, told.session_id)
    return SecondRound(
        original_session_id=told.session_id,
        session_wall=session.wall,
        room_id=session.room_id,
        photographer_id=session.staff_id,
        minutes=session.minutes,
        people=first.people,
        viewing_wall=viewing.wall,
        viewing_room_id=viewing.room_id,
        viewing_host_id=viewing.staff_id,
        viewing_minutes=viewing.minutes,
        change=case.change,
        keep=case.keep,
        change_pictures=shown[:2],
        keep_pictures=shown[2:3],
    )


def second_order(
    who: Sitting, concern_id: ConcernId, session: Time, viewing: Time, course: Course
) -> Generator[datetime, None, None]:
    """Photographed, viewed, ordered with what was paid the first time, and handed over."""
    stage = who.stage
    case = stage.store.ask(care.concern, concern_id)
    if case.reshoot is None or case.reshoot.session_id is None:
        return
    viewing_id = yield from complete(who, course, case.reshoot.session_id, session)
    ordered_at = yield from hold(who, replace(course, outcome=Outcome.ORDERED), viewing_id, viewing)
    if ordered_at is None:
        return
    yield ordered_at
    by = stage.people.helen
    order_id = OrderId(stage.do(care.begin_reshoot_order, viewing_id, by=by))
    row = stage.store.ask(orders.order, order_id)
    draft = orders.OrderDraft(
        who.household_id,
        viewing.staff_id,
        lines_of(who, course, viewing_id),
        session_id=case.reshoot.session_id,
        viewing_id=viewing_id,
        replaces_order_id=row.replaces_order_id,
        version=row.revision.version,
    )
    stage.do(orders.save_draft, order_id, draft, by=by)
    surplus = orders.ConfirmDraft(signed=True, surplus=orders.Surplus.CREDIT)
    stage.do(orders.confirm, order_id, surplus, by=by)
    owed = stage.store.ask(orders.balance, order_id)
    if owed.minor > 0:
        stage.do(orders.take_payment, order_id, orders.PaymentDraft(owed, course.method), by=by)
    yield from make_and_present(who, course, order_id, None)
