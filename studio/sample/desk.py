"""Stories that the front desk lives with just now: times held, families who wait, a time called off, one moved.

Each is of a family with a name, and each leaves something on Today or in the diary that somebody has to do.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta

from studio import clients, enquiries, promises, sessions, viewings
from studio.business import StaffId
from studio.clients import HouseholdDraft, HouseholdId, PersonId
from studio.diary import PartOfDay
from studio.enquiries import EnquiryDraft, EnquiryId
from studio.money import Money
from studio.promises import PromiseDraft, PromiseFor, PromiseKind
from studio.sample import desk_people as people
from studio.sample.courses import Course
from studio.sample.finding import find_session
from studio.sample.stage import Stage
from studio.sample.times import MORNINGS_AND_AFTERNOONS, Time, at
from studio.sessions import (
    Method,
    MoveDraft,
    SessionDraft,
    SessionId,
    ShotDraft,
    ShotKind,
    TakeDraft,
    WaitDraft,
)

SATURDAY = 5


def days_ago(stage: Stage, back: int) -> date:
    """The working day so many working days before the end of the past."""
    day = stage.until
    for _ in range(back):
        day = stage.book.open_day(day - timedelta(days=1), before=True)
    return day


def registered(stage: Stage, draft: HouseholdDraft) -> HouseholdId:
    """The family taken down by the desk."""
    return HouseholdId(stage.do(clients.register, draft, by=stage.people.priya))


def first_person(stage: Stage, family: HouseholdId) -> PersonId:
    """Who of the family rings."""
    return stage.store.ask(clients.people_of, family)[0].id


def time_ahead(stage: Stage, about: str, comes_for: str, days: int) -> Time:
    """A time so many days ahead, or the next that is free; taken."""
    course = Course(comes_for=comes_for, session_on=stage.until + timedelta(days=days))
    found = find_session(stage, stage.random(about), course)
    assert found is not None
    return found


def booked(
    stage: Stage,
    family: HouseholdId,
    comes_for: str,
    found: Time,
    *,
    hold_until: date | None = None,
    preparation: str = "",
    take: TakeDraft | None = None,
    enquiry_id: EnquiryId | None = None,
) -> SessionId:
    """A session at a time that was found, firm or held until a day, and read back on the telephone."""
    draft = SessionDraft(
        household_id=family,
        type_id=stage.types[comes_for].id,
        wall=found.wall,
        room_id=found.room_id,
        photographer_id=found.staff_id,
        provisional=hold_until is not None,
        hold_until=hold_until,
        preparation=preparation,
        read_back=True,
        take=take,
    )
    return SessionId(stage.do(sessions.book, draft, enquiry_id, by=stage.people.priya))


def held_until_tomorrow(stage: Stage) -> Iterator[datetime]:
    """Held while they ask the grandparents; tomorrow somebody confirms it or lets it go."""
    found = time_ahead(stage, "held until tomorrow", "Family portrait", 9)
    yield at(days_ago(stage, 4), 640)
    family = registered(stage, people.BRENNANS)
    until = stage.until + timedelta(days=1)
    booked(stage, family, "Family portrait", found, hold_until=until, preparation="Asking the grandparents")


def held_a_while(stage: Stage) -> Iterator[datetime]:
    """Held until next week, when her shifts are known."""
    found = time_ahead(stage, "held a while", "Baby or toddler", 16)
    yield at(days_ago(stage, 2), 985)
    family = registered(stage, people.KOWALCZYKS)
    until = stage.until + timedelta(days=6)
    booked(stage, family, "Baby or toddler", found, hold_until=until, preparation="Waits for her shifts")


def waits_for_any_day(stage: Stage) -> Iterator[datetime]:
    """Grandmother flies home: any earlier day will do. Part of a gift voucher has paid the fee."""
    found = time_ahead(stage, "waits for any day", "Family portrait", 20)
    yield at(days_ago(stage, 9), 615)
    family = registered(stage, people.ODUYAS)
    voucher = PromiseDraft(
        household_id=family,
        text="Gift voucher for portraits, from her colleagues",
        kind=PromiseKind.VOUCHER,
        due=stage.until + timedelta(days=300),
        price=Money(150_00),
        good_for=PromiseFor.ANYTHING,
    )
    stage.do(promises.make, voucher, by=stage.people.priya)
    yield at(days_ago(stage, 9), 625)
    session_id = booked(stage, family, "Family portrait", found, preparation="Four generations of earrings")
    own = ShotDraft(text="Bisi’s hands with Kemi’s", kind=ShotKind.OWN)
    listed = (
        ShotDraft(text=row.text, kind=row.kind, person_id=row.person_id, id=row.id)
        for row in stage.store.ask(sessions.shots_of, session_id)
    )
    stage.do(sessions.set_shots, session_id, (*listed, own), by=stage.people.daniel)
    yield at(days_ago(stage, 8), 700)
    words = "Any day will do; her mother flies home that week"
    wish = WaitDraft(household_id=family, session_id=session_id, words=words)
    stage.do(sessions.wait, wish, by=stage.people.gwen)


def waits_for_a_saturday(stage: Stage) -> Iterator[datetime]:
    """Only a Saturday morning. The fee was promised to them at the fair, and charged as promised."""
    found = time_ahead(stage, "waits for a saturday", "Family portrait", 24)
    yield at(days_ago(stage, 14), 760)
    family = registered(stage, people.FAIRBROTHERS)
    price = PromiseDraft(
        household_id=family,
        text="The session at £45, as we said at the summer fair",
        kind=PromiseKind.PRICE,
        due=stage.until + timedelta(days=60),
        price=Money(45_00),
        good_for=PromiseFor.SESSION,
        partner="Marlford summer fair",
    )
    stage.do(promises.make, price, by=stage.people.helen)
    yield at(days_ago(stage, 7), 830)
    session_id = booked(stage, family, "Family portrait", found, take=TakeDraft(Money(20_00), Method.CARD))
    wish = WaitDraft(
        household_id=family,
        session_id=session_id,
        weekdays=(SATURDAY,),
        parts=(PartOfDay.MORNING,),
        words="Alan works away in the week",
    )
    stage.do(sessions.wait, wish, by=stage.people.priya)


def waits_for_a_first_time(stage: Stage) -> Iterator[datetime]:
    """No session yet: with Ruth, and in the evening."""
    yield at(days_ago(stage, 5), 1000)
    wish = WaitDraft(
        household_id=registered(stage, people.SANDHUS),
        type_id=stage.types["Baby or toddler"].id,
        photographer_id=StaffId(stage.people.ruth.staff_id),
        parts=(PartOfDay.EVENING,),
        until=stage.until + timedelta(days=25),
        words="Ruth photographed her sister’s twins",
    )
    stage.do(sessions.wait, wish, by=stage.people.gwen)


def called_off_yesterday(stage: Stage) -> Iterator[datetime]:
    """Chicken pox: called off yesterday, so that a time is free, and their deposit is still here."""
    found = _weekday_time(stage)
    yield at(days_ago(stage, 12), 720)
    family = registered(stage, people.PIKES)
    session_id = booked(
        stage, family, "Family portrait", found, take=TakeDraft(Money(30_00), Method.TRANSFER)
    )
    yield at(days_ago(stage, 1), 745)
    stage.do(viewings.cancel_session, session_id, "chicken pox", by=stage.people.gwen)


def _weekday_time(stage: Stage) -> Time:
    """A time next week that is no Saturday."""
    first, kind = stage.until + timedelta(days=3), stage.types["Family portrait"]
    days = stage.book.open_days(first, first + timedelta(days=25))
    found = stage.book.find(
        (day for day in days if day.weekday() != SATURDAY),
        MORNINGS_AND_AFTERNOONS[1:],
        kind.minutes,
        stage.cameras,
        stage.people.photographers,
        kind.turnaround,
    )
    assert found is not None
    return found


def moved_and_not_told(stage: Stage) -> Iterator[datetime]:
    """She has another name now. Moved yesterday by a message she left, and she has not been told the new time."""
    found = time_ahead(stage, "moved and not told", "Portrait of one", 9)
    again = time_ahead(stage, "moved and not told", "Portrait of one", 11)
    yield stage.working_moment(
        stage.random("moved and not told"), max(stage.opens, stage.until - timedelta(days=190))
    )
    family = registered(stage, people.HENSLEYS)
    yield at(days_ago(stage, 16), 870)
    row = stage.store.ask(clients.household, family)
    draft = row.as_draft()
    new_name = tuple(replace(each, last="Whitlock", title="Ms") for each in draft.people[:1])
    amended = replace(
        draft, people=(*new_name, *draft.people[1:]), filing_name="", addressee="", salutation=""
    )
    stage.do(clients.amend, family, amended, by=stage.people.priya)
    session_id = booked(stage, family, "Portrait of one", found, preparation="For her new book")
    yield at(days_ago(stage, 1), 965)
    moved = MoveDraft(
        wall=again.wall, room_id=again.room_id, staff_id=again.staff_id, reason="Edwin’s school play"
    )
    stage.do(viewings.move_session, session_id, moved, by=stage.people.helen)


def asked_and_booked(stage: Stage) -> Iterator[datetime]:
    """Asked one day and booked the next, too near for the post: somebody rings them."""
    found = time_ahead(stage, "asked and booked", "Family portrait", 2)
    yield at(days_ago(stage, 2), 1010)
    caller = people.ROSENS.people[0]
    asked = EnquiryDraft(
        first=caller.first,
        last=caller.last,
        telephone=people.ROSENS.telephones[0].typed,
        who="the two of them and Noah, before he goes to his new school",
        roughly="as soon as there is anything",
        source=people.ROSENS.source,
    )
    enquiry_id = EnquiryId(stage.do(enquiries.take_down, asked, by=stage.people.gwen))
    yield at(days_ago(stage, 1), 600)
    family = registered(stage, people.ROSENS)
    paid = TakeDraft(Money(30_00), Method.CARD)
    booked(stage, family, "Family portrait", found, take=paid, enquiry_id=enquiry_id)


STORIES = (
    held_until_tomorrow,
    held_a_while,
    called_off_yesterday,
    waits_for_any_day,
    waits_for_a_saturday,
    waits_for_a_first_time,
    moved_and_not_told,
    asked_and_booked,
)
