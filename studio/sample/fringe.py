"""The fringe: the whole road twice, to the penny, and to the weekday wherever the past ends.

Claire has her hair cut for the picture and is not sure of it on the day; nobody asks. Ten weeks after the session she
says so, and everything happens again with our compliments.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from studio import care, clients, diary, letters, orders, sessions, viewings
from studio.business import Hours, StaffId
from studio.care import ConcernId
from studio.clients import (
    EmailDraft,
    HouseholdDraft,
    HouseholdId,
    PersonDraft,
    PersonRole,
    Source,
    TelephoneDraft,
)
from studio.money import Money
from studio.orders import (
    ConfirmDraft,
    LineDraft,
    Method,
    OrderDraft,
    OrderId,
    PaymentDraft,
    PresentationDraft,
)
from studio.sample import bench, making
from studio.sample.post import read_by_helen
from studio.sample.stage import Stage
from studio.sample.times import at
from studio.sessions import Comfort, CompletionDraft, SessionDraft, SessionId
from studio.viewings import HeldDraft, Outcome, ViewingDraft, ViewingId

LAST_DAY = date(2027, 2, 2)
"""The day on which L11 falls due; the story is moved from here by whole weeks."""
CALL = at(date(2026, 9, 2), 9 * 60 + 40)
SESSION = at(date(2026, 9, 12), 10 * 60 + 30)
VIEWING = at(date(2026, 9, 16), 19 * 60)
READY = at(date(2026, 10, 9), 15 * 60)
COLLECTION = at(date(2026, 10, 14), 17 * 60)
CONCERN = at(date(2026, 11, 24), 13 * 60 + 10)
SECOND_SESSION = at(date(2026, 12, 5), 10 * 60 + 30)
SECOND_VIEWING = at(date(2026, 12, 8), 19 * 60 + 30)
SECOND_READY = at(date(2027, 1, 2), 15 * 60)
SECOND_COLLECTION = at(date(2027, 1, 5), 17 * 60)
HAPPY = at(date(2027, 1, 6), 10 * 60)
FOUR_WEEKS = timedelta(days=28)

ASHWORTHS = HouseholdDraft(
    people=(
        PersonDraft("Claire", "Ashworth", "Mrs", PersonRole.PARENT),
        PersonDraft("Mark", "Ashworth", "", PersonRole.PARENT),
        PersonDraft("Ellie", "Ashworth", "", PersonRole.CHILD, born=date(2010, 3, 14)),
        PersonDraft("Tom", "Ashworth", "", PersonRole.CHILD, born=date(2013, 5, 2)),
    ),
    telephones=(TelephoneDraft("01632 960123", "home", 0), TelephoneDraft("07700 900123", "mobile", 0)),
    emails=(EmailDraft("claire.ashworth@example.com", 0),),
    address1="14 Orchard Lane",
    post_town="Highworth",
    postcode="SN6 7AA",
    source=Source.WEBSITE,
    best_time="after 4 pm",
    hospitality="Coffee, and tea for Mark; squash for the two of them",
)
STORY = (
    "My fringe wasn’t quite right on the day, and I did not like to say so. Everyone tells me it is lovely. "
    "Now it is the first thing I see."
)
FIRST = (
    ("0147", 30, 24, "All four of you", "above the fireplace, lounge"),
    ("0152", 10, 8, "Ellie", "hall"),
    ("0160", 10, 8, "Tom", "hall"),
    ("0163", 10, 8, "Claire and Mark", "study"),
    ("0171", 10, 8, "Ellie and Tom", "for their grandmother"),
)
SECOND = (
    ("0204", 40, 30, "All four of you", "above the fireplace, lounge"),
    ("0211", 10, 8, "Ellie", "hall"),
    ("0215", 10, 8, "Tom", "hall"),
    ("0220", 10, 8, "Claire and Mark", "study"),
    ("0223", 10, 8, "Ellie and Tom", "for their grandmother"),
    ("0226", 10, 8, "Claire, laughing", "landing"),
)


def weeks_moved(until: date, hours: Hours) -> timedelta:
    """How far the story is moved: the latest whole weeks by which it ends in time and meets no closed day."""
    moved = timedelta(weeks=(until - LAST_DAY).days // 7)
    while not _fits(moved, hours):
        moved -= timedelta(weeks=1)
    return moved


def _fits(moved: timedelta, hours: Hours) -> bool:
    kept = (
        CALL,
        SESSION,
        VIEWING,
        READY,
        COLLECTION,
        CONCERN,
        SECOND_SESSION,
        SECOND_VIEWING,
        SECOND_COLLECTION,
        HAPPY,
    )
    if not all(hours.is_working_day((each + moved).date()) for each in kept):
        return False
    # Ordered on these two evenings, the pictures must be promised for exactly four weeks on.
    return all(
        hours.add_working_days((each + moved).date(), _LEAD_AND_STAGES) <= (each + moved).date() + FOUR_WEEKS
        for each in (VIEWING, SECOND_VIEWING)
    )


_LEAD_AND_STAGES = 15
"""Working days that an oak frame and the bench need together."""


class Fringe:
    """The story on its stage, with all its times held before anyone else can take them."""

    def __init__(self, stage: Stage) -> None:
        self.stage = stage
        self.moved = weeks_moved(stage.until, stage.book.hours)
        self.camera, self.viewing_room = stage.cameras[0], stage.viewing_room
        people = stage.people
        for wall, minutes, room, who, after in (
            (SESSION, 60, self.camera, people.daniel, 15),
            (VIEWING, 120, self.viewing_room, people.helen, 0),
            (COLLECTION, 30, self.viewing_room, people.helen, 0),
            (SECOND_SESSION, 60, self.camera, people.daniel, 15),
            (SECOND_VIEWING, 90, self.viewing_room, people.helen, 0),
            (SECOND_COLLECTION, 30, self.viewing_room, people.helen, 0),
        ):
            stage.book.take(wall + self.moved, minutes, room, StaffId(who.staff_id), after)

    def story(self) -> Iterator[datetime]:
        """From the first call to the morning after the second collection."""
        stage, moved, people = self.stage, self.moved, self.stage.people
        yield CALL + moved
        family = HouseholdId(stage.do(clients.register, ASHWORTHS, by=people.priya))
        stage.no_slip.add(family)
        session_id = self._book(family)
        yield SESSION + moved + timedelta(minutes=65)
        done = CompletionDraft(
            session_id=session_id,
            images_taken=62,
            mood="cheerful",
            comfort=Comfort.NOT_ASKED,
            comfort_words="the next family was early",
        )
        stage.do(sessions.tick_all, session_id, by=people.daniel)
        viewing_id = ViewingId(stage.do(viewings.complete_session, done, by=people.daniel))
        self._book_viewing(viewing_id)
        yield VIEWING + moved + timedelta(minutes=95)
        self._hold(viewing_id, FIRST)
        order_id = self._order(family, viewing_id)
        yield from self._hand_over(order_id, READY, COLLECTION)
        yield CONCERN + moved
        concern_id = self._concern(family, session_id, order_id)
        yield CONCERN + moved + timedelta(days=1, hours=-3)
        read_by_helen(stage, concern_id)
        yield from self._again(family, concern_id, order_id)

    def _book(self, family: HouseholdId) -> SessionId:
        stage, priya = self.stage, self.stage.people.priya
        draft = SessionDraft(
            household_id=family,
            type_id=stage.types["Family portrait"].id,
            wall=SESSION + self.moved,
            room_id=self.camera,
            photographer_id=StaffId(stage.people.daniel.staff_id),
        )
        session_id = stage.do(sessions.book, draft, by=priya)
        stage.do(sessions.take_fee, session_id, Money(60_00), Method.CARD, by=priya)
        stage.do(diary.tell, stage.store.ask(sessions.session, session_id).appointment_id, by=priya)
        return session_id

    def _book_viewing(self, viewing_id: ViewingId) -> None:
        draft = ViewingDraft(
            wall=VIEWING + self.moved,
            room_id=self.viewing_room,
            host_id=StaffId(self.stage.people.helen.staff_id),
            attendees="Claire and Mark",
            hospitality="coffee and biscuits",
        )
        self.stage.do(viewings.book, viewing_id, draft, by=self.stage.people.daniel)

    def _hold(self, viewing_id: ViewingId, chosen: tuple[tuple[str, int, int, str, str], ...]) -> None:
        draft = HeldDraft(
            outcome=Outcome.ORDERED,
            comfort=Comfort.FINE,
            images_shown=40,
            chosen=tuple(each[0] for each in chosen),
            mood="delighted",
        )
        self.stage.do(viewings.hold, viewing_id, draft, by=self.stage.people.helen)

    def _lines(self, pictures: tuple[tuple[str, int, int, str, str], ...]) -> tuple[LineDraft, ...]:
        return tuple(
            LineDraft(reference, self.stage.price("Framed print", wide, high).id, who, where)
            for reference, wide, high, who, where in pictures
        )

    def _order(self, family: HouseholdId, viewing_id: ViewingId) -> OrderId:
        helen = self.stage.people.helen
        draft = OrderDraft(family, StaffId(helen.staff_id), self._lines(FIRST), viewing_id=viewing_id)
        paid = ConfirmDraft(payments=(PaymentDraft(Money(1555_00), Method.CARD),), signed=True)
        return OrderId(self.stage.do(orders.place, draft, paid, by=helen))

    def _hand_over(self, order_id: OrderId, ready: datetime, collection: datetime) -> Iterator[datetime]:
        stage, people, moved = self.stage, self.stage.people, self.moved
        yield stage.open_moment(ready + moved - timedelta(days=14))
        bench.start(stage, order_id, people.daniel)
        yield stage.open_moment(ready + moved)
        bench.finish(stage, order_id, people.daniel, people.ruth)
        draft = PresentationDraft(
            order_id, collection + moved, StaffId(people.helen.staff_id), self.viewing_room
        )
        presentation_id = stage.do(orders.book_presentation, draft, by=people.priya)
        yield collection + moved + timedelta(minutes=25)
        making.hand_over(
            stage, order_id, presentation_id, "Claire and Mark", "delighted", people.helen, close=True
        )

    def _concern(self, family: HouseholdId, session_id: SessionId, order_id: OrderId) -> ConcernId:
        stage, people = self.stage, self.stage.people
        sitters = stage.store.ask(clients.people_of, family)
        draft = care.ConcernDraft(
            household_id=family,
            person_id=sitters[0].id,
            story=STORY,
            in_short="her fringe",
            about=care.About.SESSION,
            aspect=care.Aspect.HAIR,
            cause=care.Cause.APPEARANCE,
            session_id=session_id,
            order_id=order_id,
            wish="to look like myself above the fireplace",
            apology="on the telephone",
            offers=(care.OfferDraft(care.OfferKind.RESHOOT, outcome=care.OfferOutcome.ACCEPTED),),
            second_round=care.SecondRound(
                original_session_id=session_id,
                session_wall=SECOND_SESSION + self.moved,
                room_id=self.camera,
                photographer_id=StaffId(people.daniel.staff_id),
                minutes=60,
                people=tuple(each.id for each in sitters),
                viewing_wall=SECOND_VIEWING + self.moved,
                viewing_room_id=self.viewing_room,
                viewing_host_id=StaffId(people.helen.staff_id),
                viewing_minutes=90,
                change="my fringe, as I wear it now",
                keep="the order of poses, the lounge print large",
            ),
        )
        return ConcernId(stage.do(letters.take_down, draft, by=people.priya))

    def _again(self, family: HouseholdId, concern_id: ConcernId, first: OrderId) -> Iterator[datetime]:
        stage, people, moved = self.stage, self.stage.people, self.moved
        reshoot = stage.store.ask(care.concern, concern_id).reshoot
        assert reshoot is not None
        assert reshoot.session_id is not None
        yield SECOND_SESSION + moved + timedelta(minutes=66)
        done = CompletionDraft(
            session_id=reshoot.session_id, images_taken=71, mood="relaxed", comfort=Comfort.FINE
        )
        stage.do(sessions.tick_all, reshoot.session_id, by=people.daniel)
        viewing_id = ViewingId(stage.do(viewings.complete_session, done, by=people.daniel))
        yield SECOND_VIEWING + moved + timedelta(minutes=80)
        self._hold(viewing_id, SECOND)
        order_id = OrderId(stage.do(care.begin_reshoot_order, viewing_id, by=people.helen))
        row = stage.store.ask(orders.order, order_id)
        draft = OrderDraft(
            family,
            StaffId(people.helen.staff_id),
            self._lines(SECOND),
            session_id=reshoot.session_id,
            viewing_id=viewing_id,
            replaces_order_id=first,
            version=row.revision.version,
        )
        stage.do(orders.save_draft, order_id, draft, by=people.helen)
        paid = ConfirmDraft(payments=(PaymentDraft(Money(465_00), Method.CARD),), signed=True)
        stage.do(orders.confirm, order_id, paid, by=people.helen)
        yield from self._hand_over(order_id, SECOND_READY, SECOND_COLLECTION)
        yield HAPPY + moved
        helen = people.helen
        stage.do(care.resolve, concern_id, stage.store.ask(care.concern, concern_id).version, by=helen)
        version = stage.store.ask(care.concern, concern_id).version
        stage.do(care.confirm_happy, concern_id, "I love it. That is me.", version, by=helen)
