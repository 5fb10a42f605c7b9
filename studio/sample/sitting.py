"""One sitting, told through the services: booked, photographed, viewed, ordered, made and handed over.

Each part is a generator of the moments at which its gestures happen. A part settles its times first and yields then,
so that what is planned for a day is there when that day comes.
"""

from __future__ import annotations

from collections.abc import Generator, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from random import Random

from studio import clients, diary, orders, sessions, viewings
from studio.actor import Actor
from studio.business import StaffId
from studio.clients import HouseholdId
from studio.money import Money
from studio.orders import ConfirmDraft, HandedOverDraft, LineDraft, OrderDraft, OrderId, PaymentDraft, PresentationDraft
from studio.sample import names
from studio.sample.courses import CANCELLED, MOODS, NO_ORDER, NOT_ASKED, PREPARATION, WORRIES, Course
from studio.sample.stage import Stage
from studio.sample.times import (
    COLLECTIONS,
    EVENINGS,
    MORNINGS_AND_AFTERNOONS,
    VIEWING_HOURS,
    Time,
    at,
    shuffled,
)
from studio.sessions import Comfort, CompletionDraft, SessionDraft, SessionId
from studio.viewings import HeldDraft, Outcome, ViewingDraft, ViewingId

Part = Generator[datetime, None, "Told | None"]
SIZES = ((10, 8), (8, 6), (10, 8), (14, 11), (10, 8), (8, 6))
LARGE = ((30, 24), (20, 16), (20, 16), (14, 11), (40, 30))
LATEST = 28
"""How far ahead a time is looked for, in days."""


@dataclass
class Told:
    """What a sitting has come to, for whoever tells on."""

    household_id: HouseholdId
    session_id: SessionId
    viewing_id: ViewingId | None = None
    order_id: OrderId | None = None
    presented_on: date | None = None


@dataclass(frozen=True, slots=True)
class Sitting:
    """Who is sitting, on which stage, and with which chance."""

    stage: Stage
    random: Random
    household_id: HouseholdId


def find_session(stage: Stage, random: Random, course: Course) -> Time | None:
    """A time for the session from the first day that suits, taken."""
    kind = stage.types[course.comes_for]
    if course.out_of_hours:
        return stage.book.take(
            at(course.session_on, 660), kind.minutes, stage.cameras[0], StaffId(stage.people.daniel.staff_id),
            kind.turnaround,
        )  # fmt: skip
    return stage.book.find(
        stage.book.open_days(course.session_on, course.session_on + timedelta(days=LATEST)),
        shuffled(random, MORNINGS_AND_AFTERNOONS),
        kind.minutes,
        random.sample(stage.cameras, len(stage.cameras)),
        [*random.sample(stage.people.photographers[:2], 2), stage.people.photographers[2]],
        kind.turnaround,
    )


def find_viewing(stage: Stage, random: Random, course: Course, first: date) -> Time | None:
    """A time for the viewing, in the evening where they like it and it is late; taken."""
    last = course.viewing_on or first + timedelta(days=LATEST)
    first = course.viewing_on or first
    starts = [*EVENINGS, *VIEWING_HOURS] if course.evening else [*shuffled(random, VIEWING_HOURS), *EVENINGS]
    hosts = random.sample(stage.people.hosts, len(stage.people.hosts))
    for day in stage.book.open_days(first, last):
        for begins in starts:
            held_after = 1260 - begins - 120 if begins >= 1080 else 0
            found = stage.book.find([day], [begins], 120, [stage.viewing_room], hosts, held_after)
            if found is not None:
                return found
    return None


def find_collection(stage: Stage, random: Random, first: date, last: date | None = None) -> Time | None:
    """Half an hour in which finished pictures are handed over, taken."""
    return stage.book.find(
        stage.book.open_days(first, last or first + timedelta(days=LATEST)),
        shuffled(random, COLLECTIONS),
        30,
        [stage.viewing_room],
        random.sample(stage.people.desk, len(stage.people.desk)),
    )


def sitting(who: Sitting, course: Course, session: Time, viewing: Time | None, collection: Time | None) -> Part:
    """The whole of it. ``session`` is taken already, and so are the other times where they are given."""
    stage, random = who.stage, who.random
    session_id = yield from book(who, course, session)
    if session_id is None:
        return None
    told = Told(who.household_id, session_id)
    if course.stops == "booked":
        return told
    if course.no_show:
        yield at(session.wall.date(), 1035)
        stage.do(sessions.no_show, session_id, by=stage.desk(random))
        return None
    told.viewing_id = yield from complete(who, course, session_id, session)
    if course.stops == "to arrange":
        return told
    held = yield from arrange(who, course, told.viewing_id, session, viewing)
    if held is None:
        return told
    ordered_at = yield from hold(who, course, told.viewing_id, held)
    if ordered_at is None:
        return told
    told.order_id = yield from order(who, course, told, ordered_at, StaffId(held.staff_id))
    if told.order_id is not None:
        told.presented_on = yield from make_and_present(who, course, told.order_id, collection)
    return told


def book(who: Sitting, course: Course, session: Time) -> Generator[datetime, None, SessionId | None]:
    """Booked, perhaps held provisionally first, moved, or cancelled; the fee is taken with the booking or on the day."""
    stage, random = who.stage, who.random
    rings = stage.working_moment(random, session.wall.date() - timedelta(days=course.lead_days), before=True)
    rings = max(rings, at(stage.book.open_day(stage.opens), 600))
    yield rings
    by = stage.desk(random)
    kind = stage.types[course.comes_for]
    hold_until = min(session.wall.date(), stage.book.open_day(rings.date() + timedelta(days=5)))
    draft = SessionDraft(
        household_id=who.household_id,
        type_id=kind.id,
        wall=session.wall,
        room_id=session.room_id,
        photographer_id=session.staff_id,
        provisional=course.provisional,
        hold_until=hold_until if course.provisional else None,
        opener_id=session.staff_id if course.out_of_hours else None,
        preparation=random.choice(PREPARATION),
    )
    session_id = stage.do(sessions.book, draft, by=by)
    if course.provisional:
        yield stage.working_moment(random, hold_until, before=True) + timedelta(minutes=1)
        if course.stops == "booked":
            return session_id
        if not course.confirmed_after:
            yield from _cancel(who, session_id, session, "they have found another day elsewhere")
            return None
        stage.do(sessions.confirm, session_id, by=by)
    if random.random() < 0.8 and kind.fee.minor:
        stage.do(sessions.take_fee, session_id, kind.fee, course.method, by=by)
    if course.cancelled:
        yield stage.working_moment(random, session.wall.date() - timedelta(days=2), before=True)
        yield from _cancel(who, session_id, session, random.choice(CANCELLED))
        return None
    appointment_id = stage.store.ask(sessions.session, session_id).appointment_id
    stage.do(diary.tell, appointment_id, by=by)
    return session_id


def _cancel(who: Sitting, session_id: SessionId, session: Time, reason: str) -> Iterator[datetime]:
    who.stage.do(sessions.cancel, session_id, reason, by=who.stage.desk(who.random))
    who.stage.book.give_back(session)
    yield from ()


def complete(
    who: Sitting, course: Course, session_id: SessionId, session: Time
) -> Generator[datetime, None, ViewingId]:
    """Photographed: how many, how they were, and the comfort question."""
    stage, random = who.stage, who.random
    yield session.wall + timedelta(minutes=session.minutes + random.randint(2, 12))
    words = {Comfort.UNSURE: WORRIES, Comfort.NOT_ASKED: NOT_ASKED}.get(course.comfort, ("",))
    done = CompletionDraft(
        session_id=session_id,
        images_taken=random.randint(28, 96),
        mood=random.choice(MOODS),
        comfort=course.comfort,
        comfort_words=random.choice(words),
    )
    return ViewingId(stage.do(viewings.complete_session, done, by=stage.people.of(session.staff_id)))


def arrange(
    who: Sitting, course: Course, viewing_id: ViewingId, session: Time, viewing: Time | None
) -> Generator[datetime, None, Time | None]:
    """The viewing booked, before they leave or by telephone; missed, it is booked again."""
    stage, random = who.stage, who.random
    if course.not_yet:
        stage.do(
            viewings.not_yet, viewing_id, course.not_yet, session.wall.date() + timedelta(days=14),
            by=stage.people.priya,
        )  # fmt: skip
        yield stage.working_moment(random, session.wall.date() + timedelta(days=13))
    found = viewing or find_viewing(stage, random, course, session.wall.date() + timedelta(days=course.viewing_gap))
    if found is None:
        return None
    yield from _book_viewing(who, course, viewing_id, found)
    if course.stops == "viewing called off":
        yield stage.working_moment(random, found.wall.date() - timedelta(days=1), before=True)
        stage.do(viewings.cancel, viewing_id, "they are happy with having come", by=stage.people.priya)
        stage.book.give_back(found)
        return None
    if course.viewing_missed and viewing is None:
        yield found.wall + timedelta(minutes=30)
        stage.do(viewings.no_show, viewing_id, by=stage.people.of(found.staff_id))
        if course.stops == "missed":
            return None
        again = find_viewing(stage, random, course, found.wall.date() + timedelta(days=4))
        if again is None:
            return None
        yield stage.working_moment(random, found.wall.date() + timedelta(days=1))
        yield from _book_viewing(who, course, viewing_id, again)
        return again
    return found


def _book_viewing(who: Sitting, course: Course, viewing_id: ViewingId, found: Time) -> Iterator[datetime]:
    stage = who.stage
    people = [row.first for row in stage.store.ask(clients.people_of, who.household_id) if not row.under_18]
    draft = ViewingDraft(
        wall=found.wall,
        room_id=None if course.at_home else found.room_id,
        host_id=found.staff_id,
        minutes=found.minutes,
        place=viewings.Place.HOME if course.at_home else viewings.Place.STUDIO,
        attendees=" and ".join(people[:2]),
        hospitality=stage.store.ask(clients.household, who.household_id).hospitality,
    )
    stage.do(viewings.book, viewing_id, draft, by=stage.desk(who.random))
    yield from ()


def hold(
    who: Sitting, course: Course, viewing_id: ViewingId, held: Time
) -> Generator[datetime, None, datetime | None]:
    """The evening itself; answers when they ordered, if they did."""
    stage, random = who.stage, who.random
    host = stage.people.of(held.staff_id)
    ends = held.wall + timedelta(minutes=random.randint(70, 110))
    yield ends
    thinking = course.outcome is Outcome.THINKING
    ask_on = ends.date() + timedelta(days=course.thinks_days)
    chosen = tuple(f"{number:04}" for number in sorted(random.sample(range(101, 480), course.pieces)))
    draft = HeldDraft(
        outcome=course.outcome,
        comfort=Comfort.FINE,
        images_shown=random.randint(24, 60),
        chosen=() if course.outcome is Outcome.NO_ORDER else chosen,
        mood=random.choice(MOODS),
        next_contact_on=ask_on if thinking else None,
        reason=random.choice(NO_ORDER) if course.outcome is Outcome.NO_ORDER else "",
    )
    stage.do(viewings.hold, viewing_id, draft, by=host)
    if course.outcome is Outcome.ORDERED:
        return ends + timedelta(minutes=4)
    if not thinking or course.stops == "thinking":
        return None
    rings = stage.working_moment(random, ask_on)
    yield rings
    stage.do(viewings.thought_over, viewing_id, course.then, "", by=stage.people.priya)
    return rings + timedelta(minutes=6) if course.then is Outcome.ORDERED else None


def order(
    who: Sitting, course: Course, told: Told, ordered_at: datetime, host_id: StaffId
) -> Generator[datetime, None, OrderId | None]:
    """What they chose to have made, and what they paid at once."""
    stage, random = who.stage, who.random
    yield ordered_at
    assert told.viewing_id is not None
    lines = lines_of(who, course, told.viewing_id)
    draft = OrderDraft(
        who.household_id,
        host_id,
        lines,
        viewing_id=told.viewing_id,
        place=viewings.Place.HOME if course.at_home else viewings.Place.STUDIO,
        discount_basis_points=course.discount * 100,
        discount_reason="for bringing a friend" if course.discount else "",
    )
    by = stage.people.of(host_id)
    if course.stops == "draft":
        return _only_begun(stage, draft, by)
    whole = stage.store.ask(orders.quote, draft).total
    part = Money(whole.minor * course.paid_part // 100 // 100 * 100)
    payments = (PaymentDraft(part, course.method),) if part.minor else ()
    return OrderId(stage.do(orders.place, draft, ConfirmDraft(payments=payments, signed=random.random() < 0.8), by=by))


def _only_begun(stage: Stage, draft: OrderDraft, by: Actor) -> None:
    stage.do(orders.begin, draft, by=by)


def lines_of(who: Sitting, course: Course, viewing_id: ViewingId) -> tuple[LineDraft, ...]:
    """One large and some small, each with who is in it and where it will hang."""
    stage, random = who.stage, who.random
    chosen = stage.store.ask(viewings.viewing, viewing_id).chosen
    people = stage.store.ask(clients.people_of, who.household_id)
    everyone = "All of you" if len(people) > 1 else people[0].first
    sizes: Sequence[tuple[int, int]] = (random.choice(LARGE), *SIZES)
    product = "Framed print" if course.framed else "Print"
    return tuple(
        LineDraft(
            reference,
            stage.price(product, *sizes[place % len(sizes)]).id,
            everyone if place == 0 else random.choice(people).first or everyone,
            names.SITTING_ROOMS[0] if place == 0 else random.choice(names.SITTING_ROOMS),
            2 if place and random.random() < 0.08 else 1,
        )
        for place, reference in enumerate(chosen)
    )


def make_and_present(
    who: Sitting, course: Course, order_id: OrderId, collection: Time | None
) -> Generator[datetime, None, date | None]:
    """Signed, made, ready, and handed over; who pays late pays later."""
    stage, random = who.stage, who.random
    row = stage.store.ask(orders.order, order_id)
    promised = row.revision.promised_on
    if course.stops == "confirmed" or promised is None:
        return None
    if course.stops == "order called off":
        yield stage.working_moment(random, promised - timedelta(days=27))
        stage.do(orders.cancel, order_id, "they are moving abroad", by=stage.people.helen)
        return None
    placed_on = stage.store.ask(orders.order, order_id).confirmed_at
    assert placed_on is not None
    yield stage.working_moment(random, placed_on.date() + timedelta(days=2))
    if row.signed_at is None:
        stage.do(orders.sign, order_id, by=stage.people.gwen)
    stage.do(orders.start_production, order_id, by=stage.people.daniel)
    if course.stops == "in production":
        return None
    ready_on = collection.wall.date() - timedelta(days=2) if collection else promised + timedelta(days=course.late_days)
    yield stage.working_moment(random, ready_on, before=course.late_days < 0)
    stage.do(orders.ready, order_id, by=stage.people.ruth)
    if course.stops == "ready":
        return None
    return (yield from present(who, course, order_id, collection, ready_on))


def present(
    who: Sitting, course: Course, order_id: OrderId, collection: Time | None, ready_on: date
) -> Generator[datetime, None, date | None]:
    """The hour on which the portraits go home; missed, another is found."""
    stage, random = who.stage, who.random
    found = collection or find_collection(stage, random, ready_on + timedelta(days=1))
    if found is None:
        return None
    presentation_id = _book_presentation(stage, order_id, found, stage.desk(random))
    if course.presentation_missed:
        yield found.wall + timedelta(minutes=25)
        stage.do(orders.presentation_no_show, presentation_id, by=stage.people.gwen)
        if course.stops == "not collected":
            return None
        found = find_collection(stage, random, found.wall.date() + timedelta(days=3))
        if found is None:
            return None
        presentation_id = _book_presentation(stage, order_id, found, stage.people.gwen)
    yield found.wall + timedelta(minutes=20)
    by = stage.people.of(found.staff_id)
    owed = stage.store.ask(orders.balance, order_id)
    pays_now = owed.minor > 0 and not course.pays_late_days
    if pays_now:
        stage.do(orders.take_payment, order_id, PaymentDraft(owed, course.method), by=by)
    people = [row.first for row in stage.store.ask(clients.people_of, who.household_id) if not row.under_18]
    settled = owed.minor == 0 or pays_now
    draft = HandedOverDraft(" and ".join(people[:2]) or "the family", course.mood, close=settled)
    stage.do(orders.hold_presentation, presentation_id, draft, by=by)
    if not settled:
        yield stage.working_moment(random, found.wall.date() + timedelta(days=course.pays_late_days))
        stage.do(orders.take_payment, order_id, PaymentDraft(owed, course.method, "reminded once"), by=stage.people.gwen)
        stage.do(orders.close, order_id, by=stage.people.gwen)
    return found.wall.date()


def _book_presentation(stage: Stage, order_id: OrderId, found: Time, by: Actor) -> orders.PresentationId:
    draft = PresentationDraft(order_id, found.wall, found.staff_id, found.room_id, found.minutes)
    return orders.PresentationId(stage.do(orders.book_presentation, draft, by=by))
