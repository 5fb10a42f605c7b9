"""What stands in the books on Tuesday 24 November 2026 before Priya opens up: families, work, what is owed."""

from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from sqlalchemy.orm import Session

from studio import care, clients, clock, letters, messages, sessions, viewings
from studio.actor import Actor
from studio.business import StaffId
from studio.clients import (
    Advice,
    EmailDraft,
    HouseholdDraft,
    HouseholdId,
    PersonDraft,
    PersonRole,
    TelephoneDraft,
)
from studio.db import Store
from studio.diary import OtherKind, PartOfDay
from studio.letters import LetterId
from studio.sessions import SessionId
from tests import make
from tests.make.business import Staff, room_named
from tests.make.care import photographed
from tests.make.letters import Fringe

TODAY = date(2026, 11, 24)
SLIP_FROM = "Wren"
"""Who sends the reply slip back this afternoon."""


def family(last: str, *first: str, **more: object) -> HouseholdDraft:
    """A family at home in Highworth; the first two names are the grown ones."""
    people = [
        PersonDraft(name, last, "Mrs" if not place else "", PersonRole.PARENT)
        for place, name in enumerate(first[:2])
    ]
    people += [PersonDraft(name, last, "", PersonRole.CHILD, born=date(2020, 6, 1)) for name in first[2:]]
    values: dict[str, object] = {
        "telephones": (TelephoneDraft(f"01632 96{len(last):02}{ord(last[0]):02}"[:12]),),
        "emails": (EmailDraft(f"{first[0].lower()}.{last.lower()}@example.com", 0),),
        "address1": f"{len(last)} Church Walk",
        "post_town": "Highworth",
        "postcode": "SN6 7AA",
    }
    return HouseholdDraft(people=tuple(people), **(values | more))  # type: ignore[arg-type]  # the draft's own fields


@dataclass
class Books:
    """Who is in them."""

    store: Store
    staff: Staff
    fringe: Fringe
    joan: HouseholdId
    goodalls: HouseholdId
    arriving: SessionId
    prices: HouseholdId
    moving: SessionId
    khans: HouseholdId
    slip: LetterId


def the_books(store: Store, folder: Path) -> Books:
    """All of it, through the services, each thing at its own time."""
    told = make.letters.fringe(store)
    staff = told.staff
    joan = make.clients.namesakes(store, staff.priya)
    _photographed_before(store, staff, joan, datetime(2026, 4, 18, 14, 30), room="Studio Two")
    _studio_two_is_painted(store, staff)
    goodalls = _goodalls(store, staff)
    _photographed_before(store, staff, goodalls, datetime(2026, 4, 11, 11))
    arriving = make.sessions.booked(store, staff, goodalls, datetime(2026, 11, 24, 10, 30))
    slip = _follow_ups(store, staff, folder)
    prices, moving = _with_a_viewing_ahead(store, staff)
    khans = _waits_for_an_earlier_time(store, staff)
    _open_since_last_week(store, staff)
    make.enquiries.taken_down(store, staff, at=datetime(2026, 11, 23, 17, 10))
    return Books(store, staff, told, joan, goodalls, arriving, prices, moving, khans, slip)


def _register(store: Store, by: Actor, draft: HouseholdDraft) -> HouseholdId:
    with clock.standing_at(datetime(2026, 4, 1, 10)):
        return HouseholdId(store.do(clients.register, draft, by=by))


def _photographed_before(
    store: Store, staff: Staff, family_id: HouseholdId, wall: datetime, **more: str
) -> None:
    """A session of the spring, whose viewing came to no order."""
    with clock.standing_at(datetime(2026, 4, 2, 10)):
        draft = make.sessions.draft(store, staff, family_id, wall, **more)
        session_id = SessionId(store.do(sessions.book, draft, by=staff.priya))
    viewing_id = make.sessions.completed(store, staff.daniel, session_id, wall.replace(hour=16))
    with clock.standing_at(wall.replace(hour=17)):
        store.do(viewings.cancel, viewing_id, "They moved abroad for a year", by=staff.priya)


def _studio_two_is_painted(store: Store, staff: Staff) -> None:
    """All this week, so that who likes it there is photographed in December."""
    with clock.standing_at(datetime(2026, 11, 3, 10)):
        make.diary.arranged(
            store, staff, datetime(2026, 11, 24), other=OtherKind.MAINTENANCE, title="Painted", whole_day=True,
            last_day=date(2026, 11, 28), people=(), rooms=(room_named(store, "Studio Two").id,),
        )  # fmt: skip


def _goodalls(store: Store, staff: Staff) -> HouseholdId:
    draft = family(
        "Goodall", "Rebecca", "Oliver", "Harry",
        hospitality="Oat milk; squash for Harry", advice=Advice.IF_ASKED,
    )  # fmt: skip
    return _register(store, staff.priya, draft)


def _follow_ups(store: Store, staff: Staff, folder: Path) -> LetterId:
    """A follow-up that went out a fortnight ago, and six that fall due today, one of which cannot go."""
    gone = [family(SLIP_FROM, "Sarah", "Paul")]
    make.letters.presented(store, staff.helen, gone, on=datetime(2026, 10, 13, 17))
    with clock.standing_at(datetime(2026, 11, 11, 16)):
        letters.issue_to_folder(store, staff.priya, date(2026, 11, 11), folder)
        ids = tuple(row.id for row in store.ask(letters.to_post))
        store.do(letters.mark_posted, ids, date(2026, 11, 11), by=staff.priya)
        slip = next(row.id for row in store.ask(letters.issued) if SLIP_FROM in row.household)
    due = [family(name, "Anna", "Ben") for name in ("Alder", "Birch", "Cedar", "Damson", "Elder")]
    due.append(family("Fir", "Anna", "Ben", address1="", post_town="", postcode="", emails=()))
    make.letters.presented(store, staff.helen, due, on=datetime(2026, 10, 27, 17))
    return slip


def _with_a_viewing_ahead(store: Store, staff: Staff) -> tuple[HouseholdId, SessionId]:
    """Thursday 3 December at 10.30 am, its viewing on Wednesday 9 December in the evening."""
    prices = _register(store, staff.priya, family("Price", "Megan", "Huw", "Owen"))
    with clock.standing_at(datetime(2026, 11, 10, 11)):
        draft = make.sessions.draft(store, staff, prices, datetime(2026, 12, 3, 10, 30), read_back=True)
        moving = SessionId(store.do(sessions.book, draft, by=staff.priya))
        evening = make.viewings.draft(store, staff, datetime(2026, 12, 9, 19))

        def book(db: Session, by: Actor) -> int:
            return viewings.book_ahead(db, by, moving, evening)

        store.do(book, by=staff.priya)
    return prices, moving


def _waits_for_an_earlier_time(store: Store, staff: Staff) -> HouseholdId:
    """Adil Khan and Jo Ellis have Tuesday 15 December, and would like a morning before it."""
    khans = make.clients.khan_and_ellis(store, staff.priya)
    with clock.standing_at(datetime(2026, 11, 12, 11)):
        draft = make.sessions.draft(store, staff, khans, datetime(2026, 12, 15, 16, 30), read_back=True)
        session_id = store.do(sessions.book, draft, by=staff.priya)
        wish = sessions.WaitDraft(
            household_id=khans, session_id=session_id, parts=(PartOfDay.MORNING,), weekdays=(3,)
        )
        store.do(sessions.wait, wish, by=staff.priya)
    return khans


def _open_since_last_week(store: Store, staff: Staff) -> None:
    """A concern with a call promised for today, a viewing on Thursday evening, a message of yesterday."""
    lockwoods = _register(store, staff.priya, family("Lockwood", "Frances", "Peter"))
    session_id = photographed(store, staff, lockwoods, datetime(2026, 11, 17, 10, 30))
    viewing = store.ask(viewings.of_session, session_id)
    assert viewing is not None
    with clock.standing_at(datetime(2026, 11, 21, 15)):
        evening = make.viewings.draft(
            store, staff, datetime(2026, 11, 26, 19, 30), opener_id=StaffId(staff.helen.staff_id)
        )
        store.do(viewings.book, viewing.id, evening, by=staff.priya)
        woman = store.ask(clients.people_of, lockwoods)[0]
        heard = care.ConcernDraft(
            household_id=lockwoods,
            person_id=woman.id,
            story="The hook came away and the frame fell.",
            in_short="the hook came away",
            about=care.About.OTHER,
            call_back_at=clock.to_utc(datetime(2026, 11, 24, 15)),
        )
        store.do(care.log_concern, heard, by=staff.priya)
    with clock.standing_at(datetime(2026, 11, 23, 16, 40)):
        asked = messages.MessageDraft(
            text="Which entrance has no steps?", household_id=lockwoods, person_id=woman.id
        )
        store.do(messages.log, asked, by=staff.priya)
