"""Stories that somebody may come looking for: half past seven, the promised price, the plate, the third time.

They are invented, and each shows one thing that a studio can get wrong and put right.
"""

from __future__ import annotations

from collections.abc import Generator, Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta

from studio import care, clients, clock, diary, orders, promises, sessions
from studio.actor import Actor
from studio.business import StaffId
from studio.care import ConcernDraft, ConcernId, OfferDraft, OfferKind, OfferOutcome
from studio.clients import (
    EmailDraft,
    HouseholdDraft,
    HouseholdId,
    PersonDraft,
    PersonRole,
    Segment,
    Source,
    TelephoneDraft,
)
from studio.money import Money
from studio.orders import ConfirmDraft, LineDraft, OrderDraft, OrderId, PaymentDraft
from studio.sample.courses import Course
from studio.sample.finding import find_session, find_viewing
from studio.sample.making import Sitting, Told, make_and_present
from studio.sample.named_people import ALLENBYS, CHAIR, HARDINGS, LOCKWOODS, PLATE, SOUTHWELLS, THREE_TIMES
from studio.sample.sitting import arrange, complete, hold, sitting
from studio.sample.stage import RAISED_BEFORE, Stage
from studio.sample.times import at
from studio.sessions import MoveDraft, SessionDraft
from studio.viewings import Outcome


def _household(stage: Stage, draft: HouseholdDraft) -> HouseholdId:
    return HouseholdId(stage.do(clients.register, draft, by=stage.people.priya))


def half_past_seven(stage: Stage) -> Iterator[datetime]:
    """Half past seven in the evening was meant, and she stood before a locked door in the morning."""
    day = stage.until - timedelta(days=72)
    while day.weekday() not in (1, 2) or not stage.book.hours.is_working_day(day):
        day -= timedelta(days=1)
    evening, ruth = at(day, 1170), StaffId(stage.people.ruth.staff_id)
    taken = stage.book.take(evening, 30, stage.cameras[1], ruth, 10)
    yield at(stage.book.open_day(day - timedelta(days=9), before=True), 700)
    draft = HouseholdDraft(
        people=(PersonDraft("Juliet", "Marlowe", "Ms", PersonRole.OTHER),),
        telephones=(TelephoneDraft("07700 900730", "mobile", 0),),
        emails=(EmailDraft("juliet.marlowe@example.com", 0),),
        address1="Flat 2, 9 Ropewalk",
        post_town="Stourbrook",
        postcode="ML8 3QT",
        segment=Segment.HEADSHOT,
        source=Source.PARTNER,
    )
    family = _household(stage, draft)
    booking = SessionDraft(
        household_id=family,
        type_id=stage.types["Headshot"].id,
        wall=evening,
        room_id=stage.cameras[1],
        photographer_id=ruth,
        preparation="For her agent; two shirts",
    )
    session_id = stage.do(sessions.book, booking, by=stage.people.gwen)
    yield at(day, 573)
    concern_id = ConcernId(
        stage.do(care.log_concern, _locked_door(stage, family, session_id), by=stage.people.priya)
    )
    known = stage.store.ask(clients.people_of, family)
    spelt = replace(draft, people=(replace(draft.people[0], id=known[0].id),), spell_out_times=True)
    stage.do(clients.amend, family, spelt, by=stage.people.priya)
    stage.book.give_back(taken)
    course = Course(comes_for="Headshot", session_on=day + timedelta(days=2), pieces=1, evening=False)
    found = find_session(stage, stage.random("half past seven"), course)
    assert found is not None
    moved = MoveDraft(
        wall=found.wall,
        room_id=found.room_id,
        staff_id=found.staff_id,
        reason="she came in the morning, we meant the evening",
    )
    stage.do(sessions.move, session_id, moved, by=stage.people.priya)
    stage.do(diary.tell, stage.store.ask(sessions.session, session_id).appointment_id, by=stage.people.priya)
    version = stage.store.ask(care.concern, concern_id).version
    stage.do(care.take_in_hand, concern_id, version, by=stage.people.helen)
    who = Sitting(stage, stage.random("half past seven", "again"), family)
    told = Told(family, sessions.SessionId(session_id))
    told.viewing_id = yield from complete(who, course, told.session_id, found)
    case = stage.store.ask(care.concern, concern_id)
    stage.do(care.keep_offer, case.offers[0].id, case.version, by=stage.people.helen)
    version = stage.store.ask(care.concern, concern_id).version
    stage.do(care.resolve, concern_id, version, by=stage.people.helen)
    held = yield from arrange(who, course, told.viewing_id, found, None)
    if held is not None:
        yield from hold(who, replace(course, outcome=Outcome.NO_ORDER), told.viewing_id, held)


def _locked_door(stage: Stage, family: HouseholdId, session_id: int) -> ConcernDraft:
    return ConcernDraft(
        household_id=family,
        person_id=stage.store.ask(clients.people_of, family)[0].id,
        story="I asked whether it was morning or evening and got “7.30, yes” back. I took the early train and the "
        "doors were locked.",
        in_short="7.30, and the door was locked",
        about=care.About.SESSION,
        session_id=sessions.SessionId(session_id),
        aspect=care.Aspect.WORDS,
        cause=care.Cause.COMMUNICATION,
        wish="for somebody to say which half of the day they mean",
        question="Why did nobody write am or pm?",
        answer="Because the answer was typed on a telephone between two sessions. Times are written in full now.",
        apology="on the telephone",
        offers=(
            OfferDraft(
                OfferKind.TRAVEL, worth=Money(18_40), cost=Money(18_40), outcome=OfferOutcome.ACCEPTED
            ),
            OfferDraft(OfferKind.OTHER, "Another day at a time of her choosing, with an hour for her alone."),
        ),
    )


def promised_price(stage: Stage) -> Iterator[datetime]:
    """The price was promised before the list went up; it is charged as promised, and the promise is kept."""
    raised = stage.until - RAISED_BEFORE
    random = stage.random("promised price")
    course = Course(comes_for="Family portrait", session_on=raised + timedelta(days=9), pieces=2)
    session = find_session(stage, random, course)
    assert session is not None
    yield stage.working_moment(random, raised - timedelta(days=12), before=True)
    family = _household(stage, HARDINGS)
    who = Sitting(stage, random, family)
    price = stage.price("Framed print", 20, 16)
    made = promises.PromiseDraft(
        household_id=family,
        text=f"The 20 by 16 framed at {price.amount.show()}, as on the list he was shown, whenever they come.",
        kind=promises.PromiseKind.PRICE,
        due=stage.until - timedelta(days=90),
        price=price.amount,
    )
    promise_id = stage.do(promises.make, made, by=stage.people.ruth)
    yield stage.working_moment(random, session.wall.date() - timedelta(days=6), before=True)
    booking = SessionDraft(
        household_id=family,
        type_id=stage.types[course.comes_for].id,
        wall=session.wall,
        room_id=session.room_id,
        photographer_id=session.staff_id,
        kind=sessions.SessionKind.UPDATE,
    )
    told = Told(family, sessions.SessionId(stage.do(sessions.book, booking, by=stage.people.gwen)))
    told.viewing_id = yield from complete(who, course, told.session_id, session)
    held = yield from arrange(who, course, told.viewing_id, session, None)
    assert held is not None
    ordered_at = yield from hold(who, course, told.viewing_id, held)
    assert ordered_at is not None
    yield ordered_at
    line = LineDraft(
        "0118",
        stage.price("Framed print", 20, 16).id,
        "All of you",
        "over the piano",
        promised_price=price.amount,
    )
    draft = OrderDraft(family, held.staff_id, (line,), viewing_id=told.viewing_id)
    by = stage.people.of(held.staff_id)
    paid = ConfirmDraft(payments=(PaymentDraft(price.amount, course.method),), signed=True)
    order_id = OrderId(stage.do(orders.place, draft, paid, by=by))
    stage.do(promises.keep, f"promise:{promise_id}", by=by)
    yield from make_and_present(who, course, order_id, None)


def the_plate(stage: Stage) -> Iterator[datetime]:
    """Her plate was forgotten at the viewing. Three offers, one declined, two never answered: it stays open."""
    told = yield from _sitting_of(
        stage, ALLENBYS, "the plate", stage.until - timedelta(days=11), stops="confirmed"
    )
    if told is None:
        return
    viewing_day = clock.wall_now()
    yield viewing_day + timedelta(minutes=2)
    concern_id = ConcernId(stage.do(care.log_concern, _told(stage, told, PLATE), by=stage.people.gwen))
    for minutes, by, words, outcome in (
        (
            2,
            stage.people.gwen,
            "Another plate, without butter, made while they look.",
            OfferOutcome.NOT_STATED,
        ),
        (1, stage.people.helen, "The plate again, from Helen herself.", OfferOutcome.DECLINED),
        (
            2,
            stage.people.helen,
            "Fruit, and a fresh pot of coffee, to take beside the screen.",
            OfferOutcome.NOT_STATED,
        ),
    ):
        yield clock.wall_now() + timedelta(minutes=minutes)
        offer = OfferDraft(OfferKind.OTHER, words, outcome=outcome)
        stage.do(care.offer, concern_id, offer, stage.store.ask(care.concern, concern_id).version, by=by)


def the_chair(stage: Stage) -> Iterator[datetime]:
    """A loose screw on a chair: others may be at risk, so the owner hears of it at once."""
    told = yield from _sitting_of(
        stage, SOUTHWELLS, "the chair", stage.until - timedelta(days=4), stops="to arrange"
    )
    if told is None:
        return
    yield stage.working_moment(stage.random("the chair", "call"), clock.wall_now().date() + timedelta(days=1))
    concern_id = ConcernId(stage.do(care.log_concern, _told(stage, told, CHAIR), by=stage.people.priya))
    yield clock.wall_now() + timedelta(minutes=42)
    helen = stage.people.helen
    stage.do(care.respond, concern_id, "spoke", stage.store.ask(care.concern, concern_id).version, by=helen)
    stage.do(care.assign, concern_id, StaffId(helen.staff_id), _version(stage, concern_id), by=helen)


def the_third_time(stage: Stage) -> Iterator[datetime]:
    """One order, three concerns within a year: the third says so."""
    on = stage.until - timedelta(days=235)
    told = yield from _sitting_of(stage, LOCKWOODS, "the third time", on)
    if told is None or told.order_id is None:
        return
    random = stage.random("the third time", "calls")
    for place, (in_short, words, days) in enumerate(THREE_TIMES):
        yield stage.working_moment(random, stage.until - timedelta(days=days))
        draft = replace(
            _told(stage, told, PLATE),
            story=words, in_short=in_short, about=care.About.ITEM, channel=care.Channel.TELEPHONE,
            aspect=care.Aspect.FRAME, cause=care.Cause.MATERIAL, wish="for it simply to hang there",
            order_id=told.order_id,
            apology="on the telephone",
            offers=() if place == 2 else (OfferDraft(OfferKind.REMAKE, outcome=OfferOutcome.ACCEPTED),),
        )  # fmt: skip
        concern_id = ConcernId(stage.do(care.log_concern, draft, by=stage.people.priya))
        if place < 2:
            yield from _mended(stage, concern_id, stage.people.helen)


def _mended(stage: Stage, concern_id: ConcernId, by: Actor) -> Iterator[datetime]:
    yield stage.working_moment(
        stage.random("mended", concern_id), clock.wall_now().date() + timedelta(days=9)
    )
    stage.do(care.resolve, concern_id, _version(stage, concern_id), by=by)
    yield clock.wall_now() + timedelta(minutes=30)
    stage.do(
        care.confirm_happy, concern_id, "Thank you, that hangs straight.", _version(stage, concern_id), by=by
    )


def _version(stage: Stage, concern_id: ConcernId) -> int:
    return stage.store.ask(care.concern, concern_id).version


def _told(stage: Stage, told: Told, draft: ConcernDraft) -> ConcernDraft:
    person = stage.store.ask(clients.people_of, told.household_id)[0]
    return replace(draft, household_id=told.household_id, person_id=person.id, session_id=told.session_id)


def _sitting_of(
    stage: Stage, draft: HouseholdDraft, about: str, session_on: date, stops: str = ""
) -> Generator[datetime, None, Told | None]:
    random = stage.random(about)
    comes_for = "Couple" if draft.segment is Segment.COUPLE else "Family portrait"
    course = Course(comes_for=comes_for, session_on=session_on, viewing_gap=3, evening=False, stops=stops)
    session = find_session(stage, random, course)
    assert session is not None
    viewing = (
        find_viewing(stage, random, course, session.wall.date() + timedelta(days=3))
        if stops == "confirmed"
        else None
    )
    yield stage.working_moment(
        random, session.wall.date() - timedelta(days=course.lead_days + 1), before=True
    )
    family = _household(stage, draft)
    return (yield from sitting(Sitting(stage, random, family), course, session, viewing, None))


STORIES = (half_past_seven, promised_price, the_plate, the_chair, the_third_time)
