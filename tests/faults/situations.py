"""Every situation that a letter comes from, L1 to L14, each with its second copy or its change; L4 with every order.

A step is taken when its moment, given before it, has come.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta

from studio import care, casebook, clients, clock, letters, messages, orders, sessions, viewings
from studio.actor import Actor
from studio.business import StaffId
from studio.care import ConcernDraft, ConcernId, OfferDraft, OfferKind, OfferOutcome, SecondRound
from studio.orders import ConfirmDraft, HandedOverDraft, OrderDraft, OrderId, PresentationDraft
from studio.orders.delaying import DelayDraft, move_promise
from studio.sessions import Comfort, CompletionDraft, SessionDraft, SessionId
from studio.viewings import Place, ViewingDraft
from tests.faults.lives import Family, Life, Studio


def _book(studio: Studio, family: Family, day: datetime) -> SessionId:
    draft = SessionDraft(
        household_id=family.id, type_id=studio.kind, wall=day + timedelta(minutes=10 * family.number),
        room_id=studio.room, photographer_id=StaffId(studio.staff.daniel.staff_id),
        preparation=f"Bring the blanket of {family.word}.",
    )  # fmt: skip
    return SessionId(sessions.book(studio.records, studio.staff.priya, draft))


def told_how(session_id: SessionId, comfort: Comfort, words: str = "") -> CompletionDraft:
    """A cheerful session."""
    return CompletionDraft(
        session_id=session_id, images_taken=60, mood="cheerful", comfort=comfort, comfort_words=words
    )


def confirmed(studio: Studio, family: Family) -> Iterator[datetime]:
    """L1."""
    yield datetime(2026, 11, 11, 9)
    _book(studio, family, datetime(2026, 12, 12, 9, 30))


def moved(studio: Studio, family: Family) -> Iterator[datetime]:
    """L1, and again after the session was moved."""
    yield datetime(2026, 10, 15, 9)
    session_id = _book(studio, family, datetime(2026, 12, 17, 9, 30))
    yield datetime(2026, 11, 11, 9)
    wall = datetime(2026, 12, 18, 9, 30) + timedelta(minutes=10 * family.number)
    sessions.move(studio.records, studio.staff.priya, session_id, sessions.MoveDraft(wall=wall))


def reminded(studio: Studio, family: Family) -> Iterator[datetime]:
    """L1 and L2."""
    yield datetime(2026, 10, 15, 9)
    _book(studio, family, datetime(2026, 11, 21, 9, 30))


def invited(studio: Studio, family: Family) -> Iterator[datetime]:
    """L3, and again after the viewing was moved."""
    yield datetime(2026, 9, 1, 9)
    session_id = _book(studio, family, datetime(2026, 10, 14, 9, 30))
    yield datetime(2026, 10, 14, 17)
    done = told_how(session_id, Comfort.FINE)
    viewing_id = viewings.complete_session(studio.records, studio.staff.daniel, done)
    draft = ViewingDraft(
        wall=_apart(datetime(2026, 11, 17, 9, 30), family), host_id=StaffId(studio.staff.helen.staff_id), minutes=30,
        place=Place.HOME, attendees=family.word, hospitality=f"Tea for {family.word}",
    )  # fmt: skip
    viewings.book(studio.records, studio.staff.priya, viewing_id, draft)
    yield datetime(2026, 11, 11, 9)
    wall = _apart(datetime(2026, 12, 1, 9, 30), family)
    viewings.move(studio.records, studio.staff.priya, viewing_id, sessions.MoveDraft(wall=wall))


def _apart(first: datetime, family: Family, minutes: int = 35) -> datetime:
    """Ten a day, five days a week from a Tuesday on."""
    days = family.number // 10
    return first + timedelta(days=days % 5 + days // 5 * 7, minutes=minutes * (family.number % 10))


def ordered(
    studio: Studio, family: Family, replaces: OrderId | None = None, session_id: SessionId | None = None
) -> OrderId:
    """One picture, to hang in their lounge."""
    line = orders.LineDraft(
        "0001", studio.price, family.word, f"above the fireplace of {family.word}, lounge"
    )
    draft = OrderDraft(
        family.id,
        StaffId(studio.staff.helen.staff_id),
        (line,),
        session_id=session_id,
        replaces_order_id=replaces,
    )
    return OrderId(orders.place(studio.records, studio.staff.helen, draft, ConfirmDraft()))


def made(studio: Studio, order_id: OrderId) -> None:
    """Signed, made and ready, as it was before there was a bench: there are many of them."""
    for step in (orders.sign, orders.start_production, orders.ready):
        step(studio.records, studio.staff.helen, order_id)


def delayed(studio: Studio, family: Family) -> Iterator[datetime]:
    """L5, and again after the second delay."""
    yield datetime(2026, 10, 1, 12)
    order_id = ordered(studio, family)
    for step in (orders.sign, orders.start_production):
        step(studio.records, studio.staff.helen, order_id)
    known, again = datetime(2026, 10, 15, 9), datetime(2026, 11, 11, 9)
    for when, new_day in ((known, date(2026, 11, 18)), (again, date(2026, 12, 2))):
        yield when
        draft = DelayDraft(order_id, new_day, f"The glass for {family.word} came broken.")
        move_promise(studio.records, studio.staff.helen, draft)


def finished(studio: Studio, family: Family) -> Iterator[datetime]:
    """L6, and again after the day it tells was moved."""
    yield datetime(2026, 9, 29, 12)
    order_id = ordered(studio, family)
    yield datetime(2026, 10, 14, 12)
    made(studio, order_id)
    wall = _apart(datetime(2026, 12, 8, 9, 30), family)
    draft = PresentationDraft(order_id, wall, StaffId(studio.staff.priya.staff_id), studio.viewing_room)
    presentation_id = orders.book_presentation(studio.records, studio.staff.priya, draft)
    yield datetime(2026, 11, 11, 9)
    later = sessions.MoveDraft(wall=wall + timedelta(days=7), reason="They asked")
    orders.move_presentation(studio.records, studio.staff.priya, presentation_id, later)


def handed_over(studio: Studio, family: Family, order_id: OrderId, first: datetime, host: Actor) -> None:
    """Handed over in five minutes, one family after the other from a time on."""
    wall = first + timedelta(minutes=5 * family.number)
    draft = PresentationDraft(order_id, wall, StaffId(host.staff_id), minutes=5)
    with clock.standing_at(first.replace(hour=17)):
        presentation_id = orders.book_presentation(studio.records, host, draft)
        orders.hold_presentation(studio.records, host, presentation_id, HandedOverDraft(f"Mrs {family.word}"))


def _presented(day: datetime, who: str, *, reshoot: bool = False) -> Life:
    def life(studio: Studio, family: Family) -> Iterator[datetime]:
        yield day - timedelta(days=21)
        order_id = ordered(studio, family)
        made(studio, order_id)
        if reshoot:
            order_id = ordered(studio, family, replaces=order_id)
            made(studio, order_id)
        yield day.replace(hour=17, minute=30)
        handed_over(studio, family, order_id, day, getattr(studio.staff, who))

    return life


def wrote(studio: Studio, family: Family) -> Iterator[datetime]:
    """L13."""
    yield datetime(2026, 11, 10, 10)
    draft = messages.MessageDraft(
        text=f"{family.word} asks for a second copy.", channel=messages.Channel.LETTER, household_id=family.id
    )
    messages.log(studio.records, studio.staff.priya, draft)


def _told(studio: Studio, family: Family, **about: object) -> ConcernId:
    person = clients.people_of(studio.records, family.id)[0].id
    story = f"My fringe was not right, and {family.word} says so too."
    draft = ConcernDraft(family.id, person, story, in_short="the fringe", apology="on the telephone")
    told = letters.take_down(studio.records, studio.staff.priya, replace(draft, **about))  # type: ignore[arg-type]  # the draft's own fields by name
    return ConcernId(told)


def _sat(studio: Studio, family: Family, day: datetime) -> SessionId:
    session_id = _book(studio, family, day)
    with clock.standing_at(day.replace(hour=17)):
        done = told_how(session_id, Comfort.NOT_ASKED, "ran late")
        viewings.complete_session(studio.records, studio.staff.daniel, done)
    return session_id


def _again(studio: Studio, family: Family, original: SessionId, first: datetime) -> SecondRound:
    helen = StaffId(studio.staff.helen.staff_id)
    return SecondRound(
        original, first + timedelta(minutes=10 * family.number), studio.room, StaffId(studio.staff.daniel.staff_id), 10,
        tuple(person.id for person in clients.people_of(studio.records, family.id)),
        _apart(first + timedelta(days=31), family), studio.viewing_room, helen, 30, viewing_opener_id=helen,
    )  # fmt: skip


ACCEPTED = OfferDraft(OfferKind.RESHOOT, outcome=OfferOutcome.ACCEPTED)


def apologised(studio: Studio, family: Family) -> Iterator[datetime]:
    """L9 and L10 in one."""
    yield datetime(2026, 9, 1, 9)
    original = _sat(studio, family, datetime(2026, 9, 9, 9, 30))
    yield datetime(2026, 11, 10, 11)
    again = _again(studio, family, original, datetime(2026, 12, 5, 9, 30))
    _told(studio, family, session_id=original, offers=(ACCEPTED,), second_round=again)


def apologised_first(studio: Studio, family: Family) -> Iterator[datetime]:
    """L9, and L10 when a day was agreed."""
    yield datetime(2026, 9, 1, 9)
    original = _sat(studio, family, datetime(2026, 9, 10, 9, 30))
    yield datetime(2026, 10, 14, 11)
    concern_id = _told(studio, family, session_id=original, offers=(ACCEPTED,))
    yield datetime(2026, 11, 10, 11)
    again = _again(studio, family, original, datetime(2026, 12, 19, 9, 30))
    letters.book_reshoot(studio.records, studio.staff.priya, care.ReshootDraft(concern_id, again))


def changed_us(studio: Studio, family: Family) -> Iterator[datetime]:
    """L9 and L14."""
    yield datetime(2026, 10, 14, 11)
    instead = OfferDraft(
        OfferKind.OTHER, words=f"We bring {family.word} a new frame.", outcome=OfferOutcome.ACCEPTED
    )
    concern_id = _told(studio, family, offers=(instead,))
    yield datetime(2026, 11, 10, 11)
    draft = casebook.PracticeDraft(
        f"we ask {family.word} about the fringe before the first picture", concern_id
    )
    casebook.announce(studio.records, studio.staff.helen, draft)


def long_ago(studio: Studio, family: Family) -> Iterator[datetime]:
    """L12."""
    yield datetime(2024, 11, 20, 9)
    _sat(studio, family, datetime(2024, 12, 11, 9, 30))


LIVES: tuple[Life, ...] = (
    confirmed, moved, reminded, invited, delayed, finished, wrote, apologised, apologised_first, changed_us, long_ago,
    _presented(datetime(2026, 11, 7, 9, 30), "helen"),  # L7
    _presented(datetime(2026, 10, 14, 13, 30), "daniel"),  # L8
    _presented(datetime(2026, 9, 17, 9, 30), "helen"),  # L8 twice
    _presented(datetime(2026, 10, 14, 9, 30), "priya", reshoot=True),  # L11
)  # fmt: skip
