"""One sitting, told through the services: booked, photographed, viewed, ordered, made and handed over.

Each part is a generator of the moments at which its gestures happen. A part settles its times first and yields then,
so that what is planned for a day is there when that day comes.
"""

from __future__ import annotations

from collections.abc import Generator, Iterator
from dataclasses import replace
from datetime import datetime, timedelta

from studio import clients, diary, sessions, viewings
from studio.business import StaffId
from studio.sample import evening
from studio.sample.courses import CANCELLED, MOODS, MOVED, NO_ORDER, NOT_ASKED, PREPARATION, WORRIES, Course
from studio.sample.finding import find_session, find_viewing
from studio.sample.making import Sitting, Told, make_and_present, order
from studio.sample.times import Time, at
from studio.sessions import Comfort, CompletionDraft, MoveDraft, SessionDraft, SessionId
from studio.viewings import HeldDraft, Outcome, ViewingDraft, ViewingId

Part = Generator[datetime, None, "Told | None"]


def sitting(
    who: Sitting, course: Course, session: Time, viewing: Time | None, collection: Time | None
) -> Part:
    """The whole of it. ``session`` is taken already, and so are the other times where they are given."""
    stage, random = who.stage, who.random
    session_id = yield from book(who, course, session)
    if session_id is None:
        return None
    told = Told(who.household_id, session_id)
    if course.moved:
        session = yield from move(who, course, session_id, session)
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
    """Booked, perhaps held provisionally first, or cancelled; the fee is taken with the booking or not yet."""
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
        opener_id=stage.opener(session),
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


def move(
    who: Sitting, course: Course, session_id: SessionId, session: Time
) -> Generator[datetime, None, Time]:
    """Moved by a week or so, some days before; answers the new time."""
    stage, random = who.stage, who.random
    yield stage.working_moment(random, session.wall.date() - timedelta(days=3), before=True)
    later = replace(course, session_on=session.wall.date() + timedelta(days=random.randint(4, 9)))
    found = find_session(stage, random, later)
    if found is None:
        return session
    stage.book.give_back(session)
    draft = MoveDraft(
        wall=found.wall, room_id=found.room_id, staff_id=found.staff_id, reason=random.choice(MOVED)
    )
    stage.do(sessions.move, session_id, draft, by=stage.desk(random))
    return found


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
    photographer = stage.people.of(session.staff_id)
    stage.do(sessions.tick_all, session_id, by=photographer)
    viewing_id = ViewingId(stage.do(viewings.complete_session, done, by=photographer))
    evening.take_in(stage, who.household_id, session_id, session, course.photographs, beside=course.marked)
    return viewing_id


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
    found = viewing or find_viewing(
        stage, random, course, session.wall.date() + timedelta(days=course.viewing_gap)
    )
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
        opener_id=stage.opener(found),
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
    if evening.choose(stage, random, viewing_id, course.pieces, host, framed=course.framed):
        chosen = ()
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
