"""One family of a large sample, as rows: registered, photographed, shown, sold to, handed over, written to."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from random import Random

from studio import clients, clock
from studio.business import StaffId
from studio.clients import naming, tokens
from studio.clients.drafts import HouseholdDraft, tidy
from studio.clients.model import EmailAddress, Household, Person, Telephone
from studio.clients.service import FIELDS, PERSON_FIELDS, filed_under, proposed
from studio.db.search import SearchLine, SearchToken
from studio.diary import AppointmentKind
from studio.diary.model import Appointment, Occupancy
from studio.orders import OrderState
from studio.orders.model import OrderId
from studio.reaching import email, telephone
from studio.sample.accounts import Accounts, Buyer
from studio.sample.concerns import Concerns
from studio.sample.courses import MOODS, Course, course
from studio.sample.people import Cast
from studio.sample.rows import Row, Rows
from studio.sample.slots import Slots
from studio.sample.stage import Stage
from studio.sample.times import Time, at
from studio.sessions import Comfort, SessionKind, SessionState
from studio.sessions.model import FeePayment, PortraitSession, Sitter
from studio.viewings import Outcome, Place, ViewingState
from studio.viewings.model import ChosenImage, Viewing

WRITTEN_BEFORE = timedelta(days=62)
"""Follow-ups of collections up to so long before the end of the past are written here; later ones fall due for real."""
UNHAPPY = 0.03
COMES_AGAIN = 0.22


@dataclass(frozen=True, slots=True)
class Family:
    """Who comes, and from which day."""

    number: int
    random: Random
    cast: Cast
    first: date


@dataclass(frozen=True, slots=True)
class Known:
    """A family that is written down."""

    household_id: int
    title: str
    persons: tuple[int, ...]
    names: tuple[str, ...]


class Filling:
    """Writes families one after another."""

    def __init__(self, stage: Stage, rows: Rows, slots: Slots, accounts: Accounts) -> None:
        self.stage, self.rows, self.slots, self.accounts = stage, rows, slots, accounts
        self.concerns = Concerns(stage, rows)
        self.desk = StaffId(stage.people.gwen.staff_id)

    def tell(self, family: Family, first: Course) -> None:
        """A family with its sittings, as far as they have come by the end of the past."""
        kind = self.stage.types[first.comes_for]
        session = self.slots.session(family.first, kind.minutes)
        known = self._register(family, session)
        plan = first
        while session is not None:
            over = self._sitting(family.random, known, plan, session)
            if over is None or family.random.random() > COMES_AGAIN:
                return
            again = over + timedelta(days=family.random.randint(200, 500))
            if again > self.stage.until + timedelta(days=30):
                return
            plan = course(family.random, first.comes_for, again)
            session = self.slots.session(again, kind.minutes)

    def _register(self, family: Family, session: Time | None) -> Known:
        first = session.wall.date() if session else family.first
        rings = min(first, self.stage.until) - timedelta(days=9)
        draft = tidy(proposed(family.cast.draft))
        household_id = self.rows.add(
            Household,
            **{name: getattr(draft, name) for name in FIELDS},
            filed_under=filed_under(draft.filing_name), since=rings, letters_held=False,
            amended_at=clock.to_utc(at(rings, 600)), version=1,
        )  # fmt: skip
        persons = tuple(
            self.rows.add(
                Person, household_id=household_id, position=place, version=1,
                **{name: getattr(person, name) for name in PERSON_FIELDS},
            )
            for place, person in enumerate(draft.people)
        )  # fmt: skip
        self._ways(household_id, persons, draft)
        for row in tokens.rows(clients.HouseholdId(household_id), tokens.tokens(draft, rings)):
            self.rows.add(SearchToken, **row)
        self.rows.put(SearchLine, **tokens.line(clients.HouseholdId(household_id), draft, rings))
        title = naming.household_name(draft.filing_name, draft.segment, draft.people, rings)
        return Known(household_id, title[:160], persons, tuple(person.first for person in draft.people))

    def _ways(self, household_id: int, persons: tuple[int, ...], draft: HouseholdDraft) -> None:
        for place, number in enumerate(draft.telephones):
            self.rows.add(
                Telephone, household_id=household_id,
                person_id=None if number.person is None else persons[number.person],
                label=number.label, typed=number.typed, digits=telephone(number.typed).digits, position=place,
            )  # fmt: skip
        for place, address in enumerate(draft.emails):
            self.rows.add(
                EmailAddress, household_id=household_id,
                person_id=None if address.person is None else persons[address.person],
                typed=address.typed, key=email(address.typed).key, position=place,
            )  # fmt: skip

    def _sitting(self, random: Random, known: Known, plan: Course, session: Time) -> date | None:
        """One sitting; answers the day it was over, None while it is not."""
        past = session.wall < self.stage.ends
        state = SessionState.CONFIRMED
        if plan.cancelled or (past and plan.no_show):
            state = SessionState.CANCELLED if plan.cancelled else SessionState.NO_SHOW
        elif past:
            state = SessionState.COMPLETED
        session_id = self._session(random, known, plan, session, state)
        if state is not SessionState.COMPLETED:
            return session.wall.date() if past else None
        found = self.slots.viewing(session.wall.date() + timedelta(days=plan.viewing_gap))
        viewing_id, chosen = self._viewing(random, known, plan, session_id, found)
        if found is None or found.wall >= self.stage.ends:
            return None
        if not chosen:
            return found.wall.date()
        buyer = Buyer(
            known.household_id, known.persons[0], session_id, viewing_id, found.staff_id, chosen, known.names
        )
        return self._ordered(random, known, plan, buyer, found)

    def _appointment(
        self, known: Known, kind: AppointmentKind, found: Time, turnaround: int, cancelled: str = ""
    ) -> int:
        starts = clock.to_utc(found.wall)
        ends = starts + timedelta(minutes=found.minutes)
        appointment_id = self.rows.add(
            Appointment,
            household_id=known.household_id, kind=kind, title=known.title, wall=found.wall, zone=clock.LONDON, fold=0,
            minutes=found.minutes, turnaround=turnaround, starts_at=starts, ends_at=ends, room_id=found.room_id,
            staff_id=found.staff_id, opener_id=None, provisional=False, told_client=True,
            cancelled_at=starts - timedelta(days=3) if cancelled else None, cancelled_reason=cancelled, version=1,
        )  # fmt: skip
        if not cancelled:
            held = ((found.room_id, None, turnaround), (None, found.staff_id, 0))
            for room_id, staff_id, after in held:
                self.rows.add(
                    Occupancy, appointment_id=appointment_id, room_id=room_id, staff_id=staff_id, starts_at=starts,
                    ends_at=ends + timedelta(minutes=after),
                )  # fmt: skip
        return appointment_id

    def _session(self, random: Random, known: Known, plan: Course, session: Time, state: SessionState) -> int:
        kind = self.stage.types[plan.comes_for]
        reason = "chicken pox" if state is SessionState.CANCELLED else ""
        done = state is SessionState.COMPLETED
        booked = clock.to_utc(
            min(session.wall - timedelta(days=plan.lead_days), self.stage.ends - timedelta(hours=9))
        )
        appointment_id = self._appointment(known, AppointmentKind.SESSION, session, kind.turnaround, reason)
        session_id = self.rows.add(
            PortraitSession,
            household_id=known.household_id, appointment_id=appointment_id, type_id=kind.id,
            kind=SessionKind.STANDARD, state=state, hold_until=None, fee_list=kind.fee, fee_charged=kind.fee,
            fee_reason="", preparation="", comfort=Comfort.FINE if done else None, comfort_words="",
            images_taken=random.randint(28, 96) if done else None, mood=random.choice(MOODS) if done else "",
            completed_at=clock.to_utc(session.wall + timedelta(minutes=session.minutes + 5)) if done else None,
            completed_by=session.staff_id if done else None, cancelled_reason=reason, booked_at=booked,
            booked_by=self.desk, version=1,
        )  # fmt: skip
        for person_id in known.persons:
            self.rows.put(Sitter, session_id=session_id, person_id=person_id)
        if not reason:
            self.rows.add(
                FeePayment,
                session_id=session_id,
                amount=kind.fee,
                method=plan.method,
                taken_at=booked,
                taken_by=self.desk,
            )
        return session_id

    def _viewing(
        self, random: Random, known: Known, plan: Course, session_id: int, found: Time | None
    ) -> tuple[int, tuple[str, ...]]:
        """The viewing with what was chosen at it, nothing when nothing was ordered or it is still to come."""
        held = found is not None and found.wall < self.stage.ends
        outcome = Outcome.NO_ORDER if plan.outcome is Outcome.NO_ORDER else Outcome.ORDERED
        booked = ViewingState.HELD if held else ViewingState.BOOKED
        appointment_id = None
        if found is not None:
            late = found.wall.hour >= 18
            after = 15 if late else 0
            appointment_id = self._appointment(known, AppointmentKind.VIEWING, found, after)
        viewing_id = self.rows.add(
            Viewing,
            household_id=known.household_id, session_id=session_id, appointment_id=appointment_id,
            state=booked if found is not None else ViewingState.TO_ARRANGE, place=Place.STUDIO,
            attendees=known.names[0], hospitality="", comfort=Comfort.FINE if held else None, comfort_words="",
            images_shown=random.randint(24, 60) if held else None, mood=random.choice(MOODS) if held else "",
            outcome=outcome if held else None, outcome_reason="", next_contact_on=None, chased_at=None,
            held_at=clock.to_utc(found.wall + timedelta(minutes=95)) if held and found is not None else None,
            not_yet_reason="", not_yet_until=None, cancelled_reason="", version=1,
        )  # fmt: skip
        if not held or outcome is Outcome.NO_ORDER:
            return viewing_id, ()
        chosen = tuple(f"{number:04}" for number in sorted(random.sample(range(101, 480), plan.pieces)))
        for place, reference in enumerate(chosen):
            self.rows.add(ChosenImage, viewing_id=viewing_id, image_ref=reference, position=place)
        return viewing_id, chosen

    def _ordered(self, random: Random, known: Known, plan: Course, buyer: Buyer, viewed: Time) -> date | None:
        placed = viewed.wall + timedelta(minutes=97)
        order, promised, owed = self.accounts.order(buyer, plan, placed)
        ready_on = self.slots.open_day(promised + timedelta(days=plan.late_days))
        begun = self.slots.open_day(placed.date() + timedelta(days=2))
        ended = self.stage.until
        if begun < ended:
            order["state"], order["in_production_at"] = OrderState.IN_PRODUCTION, clock.to_utc(at(begun, 700))
        if ready_on >= ended:
            self.accounts.promise(order, promised, None)
            return None
        self.accounts.promise(order, promised, ready_on)
        order["state"], order["ready_at"] = OrderState.READY, clock.to_utc(at(ready_on, 900))
        found = self.slots.collection(ready_on + timedelta(days=1))
        if found is None:
            return None
        appointment_id = self._appointment(known, AppointmentKind.PRESENTATION, found, 0)
        held = found.wall + timedelta(minutes=20) if found.wall < self.stage.ends else None
        presentation_id = self.accounts.presentation(order, appointment_id, held, known.names[0], plan)
        if held is None:
            return None
        if owed.minor:
            self.accounts.pay(order["id"], owed, plan, clock.to_utc(held), found.staff_id)
        order["state"], order["closed_at"] = OrderState.CLOSED, clock.to_utc(held)
        self._afterwards(random, buyer, order, presentation_id, held)
        return held.date()

    def _afterwards(
        self, random: Random, buyer: Buyer, order: Row, presentation_id: int, held: datetime
    ) -> None:
        if held.date() >= self.stage.until - WRITTEN_BEFORE:
            return
        self.accounts.follow_up(order, buyer.person_id, presentation_id, held.date(), random.random() < 0.56)
        if random.random() < UNHAPPY:
            self.concerns.tell(
                random, buyer, OrderId(order["id"]), held + timedelta(days=random.randint(30, 60))
            )
