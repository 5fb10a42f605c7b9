"""Families who have their portraits at home, so that letters fall due; and the fringe, told up to any letter of it."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta

from sqlalchemy.orm import Session

from studio import business, care, clients, clock, letters, orders, sessions, viewings
from studio.actor import Actor
from studio.business import StaffId
from studio.care import ConcernDraft, ConcernId, OfferDraft, OfferKind, OfferOutcome, SecondRound
from studio.clients import HouseholdDraft, HouseholdId, PersonDraft, PersonRole
from studio.db import Store
from studio.orders import ConfirmDraft, HandedOverDraft, OrderDraft, OrderId, PresentationDraft
from studio.sessions import Comfort, CompletionDraft, SessionDraft, SessionId
from studio.viewings import HeldDraft, ViewingDraft
from studio.viewings.model import Outcome
from tests import make
from tests.make.business import Staff, marsh_and_reed, room_named
from tests.make.remembered import remembered

PRESENTED = datetime(2026, 10, 14, 17)
DUE = date(2026, 11, 11)
HER_WORDS = "My fringe wasn't quite right on the day, and now it is the first thing I see."


def family(number: int, first: str = "", last: str = "", **wishes: object) -> HouseholdDraft:
    """A family of its own words: no other has any of them."""
    return HouseholdDraft(
        people=(PersonDraft(first or f"Fore{number}", last or f"Sur{number}", "Mrs", PersonRole.PARENT),),
        address1=f"{number} Lane{number}",
        post_town=f"Town{number % 40}",
        postcode="SN6 7AA",
        **wishes,  # type: ignore[arg-type]  # the draft's own fields by name
    )


@remembered
def presented(
    store: Store,
    by: Actor,
    drafts: list[HouseholdDraft],
    place: Callable[[int], str] = lambda _number: "above the fireplace, lounge",
    on: datetime = PRESENTED,
) -> list[HouseholdId]:
    """Each of these families, handed its one picture on a day, all in one transaction."""
    price = make.orders.priced(store, 10, 8).id

    def present(db: Session, by: Actor) -> list[HouseholdId]:
        host = StaffId(by.staff_id)
        made = []
        for number, draft in enumerate(drafts):
            household_id = clients.register(db, by, draft)
            line = orders.LineDraft("0001", price, "everyone", place(number))
            order_id = orders.place(db, by, OrderDraft(household_id, host, (line,)), ConfirmDraft())
            for step in (orders.sign, orders.start_production, orders.ready):
                step(db, by, order_id)  # as it was before there was a bench: there are many of them
            _hand_over(db, by, order_id, number, on)
            made.append(household_id)
        return made

    with clock.standing_at(on):
        return [HouseholdId(each) for each in store.do(present, by=by)]


def _hand_over(db: Session, by: Actor, order_id: OrderId, number: int, on: datetime) -> None:
    """Five minutes each with one of those who work here, from opening on; a full day goes on the day before."""
    hosts = [person.id for person in business.staff(db)]
    in_a_day = 90 * len(hosts)
    day = on.date()
    for _ in range(number // in_a_day):
        day -= timedelta(days=3 if day.weekday() == 1 else 1)
    wall = datetime.combine(day, time(9, 30)) + timedelta(minutes=5 * (number % in_a_day // len(hosts)))
    draft = PresentationDraft(order_id, wall, hosts[number % len(hosts)], minutes=5)
    presentation_id = orders.book_presentation(db, by, draft)
    orders.hold_presentation(db, by, presentation_id, HandedOverDraft("Mrs Everyone"))


@dataclass
class Fringe:
    """The family of DOMAIN 3.6, as far as their story is told."""

    staff: Staff
    household_id: HouseholdId
    claire: clients.PersonId
    session_id: SessionId
    order_id: OrderId


@remembered
def fringe(store: Store, *, asked: bool = False) -> Fringe:
    """Up to the presentation of Wednesday 14 October 2026; ``asked`` says whether the comfort question was."""
    staff = marsh_and_reed(store)
    with clock.standing_at(datetime(2026, 9, 1, 10)):
        household_id = make.clients.ashworths(store, staff.priya)
        claire = store.ask(clients.people_of, household_id)[0].id
        session_id = store.do(
            sessions.book,
            SessionDraft(
                household_id=household_id,
                type_id=make.catalogue.session_type(store).id,
                wall=datetime(2026, 9, 12, 10, 30),
                room_id=room_named(store, "Studio One").id,
                photographer_id=StaffId(staff.daniel.staff_id),
            ),
            by=staff.priya,
        )
    with clock.standing_at(datetime(2026, 9, 12, 11, 40)):
        done = CompletionDraft(
            session_id=session_id,
            images_taken=84,
            mood="lively",
            comfort=Comfort.FINE if asked else Comfort.NOT_ASKED,
            comfort_words="" if asked else "ran late",
        )
        viewing_id = store.do(viewings.complete_session, done, by=staff.daniel)
        _book_viewing(store, staff, viewing_id, datetime(2026, 9, 16, 19))
    with clock.standing_at(make.orders.FIRST_EVENING):
        lines = make.orders.first_lines(store)
        draft = OrderDraft(household_id, StaffId(staff.helen.staff_id), lines, viewing_id=viewing_id)
        confirming = ConfirmDraft(payments=(make.orders.paid(1555),))
        order_id = store.do(orders.place, draft, confirming, by=staff.helen)
        store.do(
            viewings.hold,
            viewing_id,
            HeldDraft(outcome=Outcome.ORDERED, comfort=Comfort.FINE),
            by=staff.helen,
        )
        make.orders.made(store, staff.helen, order_id)
    _present(store, staff, order_id, PRESENTED)
    return Fringe(staff, household_id, claire, session_id, order_id)


def _book_viewing(store: Store, staff: Staff, viewing_id: int, wall: datetime) -> None:
    draft = ViewingDraft(
        wall=wall,
        room_id=room_named(store, "Viewing room").id,
        host_id=StaffId(staff.helen.staff_id),
        opener_id=StaffId(staff.helen.staff_id),
    )
    store.do(viewings.book, viewing_id, draft, by=staff.priya)


def _present(store: Store, staff: Staff, order_id: OrderId, wall: datetime) -> None:
    with clock.standing_at(wall):
        draft = PresentationDraft(
            order_id, wall, StaffId(staff.priya.staff_id), room_named(store, "Viewing room").id
        )
        presentation_id = store.do(orders.book_presentation, draft, by=staff.priya)
        store.do(
            orders.hold_presentation,
            presentation_id,
            HandedOverDraft("Claire and Mark", "delighted"),
            by=staff.priya,
        )


def second_round(store: Store, told: Fringe, **changes: object) -> SecondRound:
    """The session of Saturday 5 December and the viewing of Tuesday 8 December."""
    people = tuple(person.id for person in store.ask(clients.people_of, told.household_id))
    plan = SecondRound(
        original_session_id=told.session_id,
        session_wall=datetime(2026, 12, 5, 10, 30),
        room_id=room_named(store, "Studio One").id,
        photographer_id=StaffId(told.staff.daniel.staff_id),
        minutes=60,
        people=people,
        viewing_wall=datetime(2026, 12, 8, 19, 30),
        viewing_room_id=room_named(store, "Viewing room").id,
        viewing_host_id=StaffId(told.staff.helen.staff_id),
        viewing_opener_id=StaffId(told.staff.helen.staff_id),
    )
    return replace(plan, **changes)  # type: ignore[arg-type]  # the plan's own fields by name


@remembered
def concern(store: Store, told: Fringe, story: str = HER_WORDS, **round_changes: object) -> ConcernId:
    """Her call of Tuesday 24 November 2026: the reshoot offered, accepted and booked, the apology drafted."""
    with clock.standing_at(datetime(2026, 11, 24, 13, 10)):
        draft = ConcernDraft(
            household_id=told.household_id,
            person_id=told.claire,
            story=story,
            in_short="her fringe",
            session_id=told.session_id,
            order_id=told.order_id,
            apology="on the telephone",
            offers=(OfferDraft(OfferKind.RESHOOT, outcome=OfferOutcome.ACCEPTED),),
            second_round=second_round(store, told, **round_changes),
        )
        return ConcernId(store.do(letters.take_down, draft, by=told.staff.priya))


def drafted(store: Store) -> letters.DraftRow:
    """The one apology that waits."""
    (row,) = store.ask(letters.drafts)
    return store.ask(letters.draft, row.id)


def without_direct_number(store: Store, staff: Staff) -> None:
    """The studio before anyone wrote down the owner's own telephone."""
    row = store.ask(business.studio)
    names = business.StudioDetails.__dataclass_fields__
    details = business.StudioDetails(**{**{name: getattr(row, name) for name in names}, "owner_direct": ""})
    store.do(business.amend_studio, details, row.version, by=staff.helen)


@remembered
def second_presentation(store: Store, told: Fringe, concern_id: ConcernId, *, paid: int = 465) -> None:
    """The reshoot of her call, its order, and its presentation on Tuesday 5 January 2027; her case is put right.

    ``paid`` is in pounds, of the £465.00 that are to pay.
    """
    staff = told.staff
    reshoot = store.ask(care.reshoot_of_concern, concern_id)
    assert reshoot is not None
    assert reshoot.session_id is not None
    with clock.standing_at(datetime(2026, 12, 5, 11, 40)):
        done = CompletionDraft(
            session_id=reshoot.session_id, images_taken=90, mood="easy", comfort=Comfort.FINE
        )
        viewing_id = store.do(viewings.complete_session, done, by=staff.daniel)
    with clock.standing_at(make.orders.SECOND_EVENING):
        lines = make.orders.second_lines(store)
        draft = OrderDraft(
            told.household_id, StaffId(staff.helen.staff_id), lines, viewing_id=viewing_id,
            replaces_order_id=told.order_id,
        )  # fmt: skip
        order_id = store.do(
            orders.place, draft, ConfirmDraft(payments=(make.orders.paid(paid),)), by=staff.helen
        )
        store.do(
            viewings.hold,
            viewing_id,
            HeldDraft(outcome=Outcome.ORDERED, comfort=Comfort.FINE),
            by=staff.helen,
        )
        make.orders.made(store, staff.helen, order_id)
    _present(store, staff, order_id, datetime(2027, 1, 5, 11))
    with clock.standing_at(datetime(2027, 1, 5, 12)):
        version = store.ask(care.concern, concern_id).version
        store.do(care.resolve, concern_id, version, by=staff.helen)


def move_reshoot(store: Store, told: Fringe, wall: datetime) -> None:
    """The session of the reshoot on another day."""
    (booked,) = [
        row
        for row in store.ask(sessions.of_household, told.household_id)
        if row.kind is sessions.SessionKind.RESHOOT
    ]
    with clock.standing_at(datetime(2026, 11, 25, 9)):
        store.do(sessions.move, booked.id, sessions.MoveDraft(wall=wall), by=told.staff.priya)


def with_mr_ashworth(store: Store, told: Fringe) -> str:
    """Mark has a title too, so that the household is greeted as two; answers how."""
    draft = store.ask(clients.household, told.household_id).as_draft()
    people = tuple(replace(each, title="Mr") if each.first == "Mark" else each for each in draft.people)
    changed = replace(draft, people=people, addressee="", salutation="")
    store.do(clients.amend, told.household_id, changed, by=told.staff.priya)
    return store.ask(clients.household, told.household_id).salutation


def said(store: Store, letter_id: letters.LetterId) -> str:
    """What a kept page says, with plain spaces."""
    from tests.studio.letters.test_pages import running_text

    return running_text(store.ask(letters.kept_page, letter_id)).replace("\u00a0", " ")
