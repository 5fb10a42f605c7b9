"""Book, move, hold, release, cancel, call off, wait, come earlier, in any order: no overlap and no lost row (RR5)."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import cycle

from hypothesis import HealthCheck, assume, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from studio import business, clock, diary, sessions
from studio.business import RoomPurpose, StaffId
from studio.business.model import RoomId
from studio.db import Store
from studio.diary import AppointmentId, OtherDraft, OtherKind
from studio.diary.model import Appointment
from studio.errors import Refused
from studio.schema.invariants import RULES
from studio.sessions import MoveDraft, SessionId, WaitDraft, WaitingId
from tests import make
from tests.make.business import marsh_and_reed

CALLED = make.sessions.CALLED
TWICE = [rule for rule in RULES if "never in two" in rule]
KEPT = [
    rule for rule in RULES if "appointment" in rule or "nothing" in rule or "wait" in rule or "slot" in rule
]
SESSION, CLEARING = 60, 15
QUARTERS = st.integers(0, 5 * 26 - 1)
"""A quarter of an hour between 9.30 and 4 on one of five days."""
PICK = st.integers(0, 1_000)

Span = tuple[datetime, datetime]


@dataclass
class Known:
    """What the diary should hold for one appointment."""

    wall: datetime
    minutes: int
    rooms: tuple[RoomId, ...]
    people: tuple[StaffId, ...]
    session_id: SessionId | None = None
    held: bool = False
    waiting_id: WaitingId | None = None

    @property
    def spans(self) -> dict[tuple[str, int], Span]:
        """When each room, with its clearing, and each person is taken."""
        ends = self.wall + timedelta(minutes=self.minutes)
        cleared = ends + timedelta(minutes=CLEARING if self.session_id is not None else 0)
        of_rooms = {("room", int(each)): (self.wall, cleared) for each in self.rooms}
        return of_rooms | {("person", int(each)): (self.wall, ends) for each in self.people}


def meet(one: Known, other: Known) -> bool:
    """Whether two appointments would have a room or a person at once."""
    theirs = other.spans
    return any(
        since < theirs[what][1] and until > theirs[what][0]
        for what, (since, until) in one.spans.items()
        if what in theirs
    )


def machine(store: Store) -> type[RuleBasedStateMachine]:
    """The machine on these records; each example has a week of its own."""
    staff = marsh_and_reed(store)
    family = make.clients.ashworths(store, staff.priya)
    rooms = [RoomId(room.id) for room in store.ask(business.rooms) if room.purpose is RoomPurpose.CAMERA]
    people = [StaffId(staff.daniel.staff_id), StaffId(staff.helen.staff_id)]
    hours = store.ask(business.hours)
    mondays = [datetime(2026, 9, 7) + timedelta(days=7 * week) for week in range(40)]
    weeks = cycle(
        [each for each in mondays if all(_works(hours, each + timedelta(days=day)) for day in range(1, 6))]
    )

    class Desk(RuleBasedStateMachine):
        """One desk that does anything."""

        known: dict[AppointmentId, Known]
        monday: datetime
        made: int

        @initialize()
        def a_week_of_its_own(self) -> None:
            self.known = {}
            self.monday = next(weeks)
            self.made = store.ask(_rows)

        def wall(self, quarter: int) -> datetime:
            day, slot = divmod(quarter, 26)
            return self.monday + timedelta(days=1 + day, hours=9, minutes=30 + 15 * slot)

        def is_free(self, wanted: Known, besides: AppointmentId | None = None) -> bool:
            return not any(meet(wanted, each) for which, each in self.known.items() if which != besides)

        def attempt(self, may: bool, act: Callable[[], object]) -> object:
            """Does it, and expects a refusal exactly when the time is not free."""
            answer, refused = None, ""
            try:
                with clock.standing_at(CALLED):
                    answer = act()
            except Refused as said:
                refused = said.message
            assert may is not bool(refused), refused or "the diary let two into one place"
            return answer

        def one_of(self, pick: int, which: Callable[[Known], bool]) -> AppointmentId:
            found = [key for key, each in self.known.items() if which(each)]
            assume(found)
            return found[pick % len(found)]

        @rule(quarter=QUARTERS, pick=PICK, held=st.booleans())
        def book(self, quarter: int, pick: int, held: bool) -> None:
            wall, room, person = self.wall(quarter), rooms[pick % 2], people[pick // 2 % 2]
            wanted = Known(wall, SESSION, (room,), (person,), SessionId(0), held)
            draft = make.sessions.draft(
                store, staff, family, wall, room_id=room, photographer_id=person, minutes=SESSION, provisional=held,
                hold_until=self.monday.date() if held else None,
            )  # fmt: skip
            answer = self.attempt(
                self.is_free(wanted), lambda: store.do(sessions.book, draft, by=staff.priya)
            )
            if isinstance(answer, int):
                wanted.session_id = SessionId(answer)
                self.known[store.ask(sessions.session, wanted.session_id).appointment_id] = wanted
                self.made += 1

        @rule(quarter=QUARTERS, pick=PICK, room=st.sampled_from([None, *rooms]))
        def move(self, quarter: int, pick: int, room: RoomId | None) -> None:
            which = self.one_of(pick, lambda each: each.session_id is not None)
            before, wall = self.known[which], self.wall(quarter)
            after = Known(
                **(vars(before) | {"wall": wall, "rooms": (room,) if room is not None else before.rooms})
            )
            draft = MoveDraft(wall=wall, room_id=room)
            self.attempt(
                self.is_free(after, which),
                lambda: store.do(sessions.move, before.session_id, draft, by=staff.priya),
            )
            if self.is_free(after, which):
                self.known[which] = after

        @rule(pick=PICK)
        def cancel_or_release(self, pick: int) -> None:
            which = self.one_of(pick, lambda each: each.session_id is not None)
            each = self.known.pop(which)
            if each.held:
                self.attempt(True, lambda: store.do(sessions.release, each.session_id, by=staff.priya))
            else:
                self.attempt(
                    True, lambda: store.do(sessions.cancel, each.session_id, "she rang", by=staff.priya)
                )

        @rule(pick=PICK)
        def confirm(self, pick: int) -> None:
            each = self.known[self.one_of(pick, lambda each: each.held)]
            self.attempt(True, lambda: store.do(sessions.confirm, each.session_id, by=staff.priya))
            each.held = False

        @rule(
            quarter=QUARTERS,
            minutes=st.sampled_from([15, 45, 90]),
            chosen=st.lists(st.sampled_from(people), max_size=2, unique=True),
            taken=st.lists(st.sampled_from(rooms), max_size=2, unique=True),
        )
        def other(self, quarter: int, minutes: int, chosen: list[StaffId], taken: list[RoomId]) -> None:
            assume(chosen or taken)
            wall = self.wall(quarter)
            wanted = Known(wall, minutes, tuple(taken), tuple(chosen))
            draft = OtherDraft(
                other=OtherKind.MEETING, wall=wall, minutes=minutes, people=tuple(chosen), rooms=tuple(taken)
            )
            answer = self.attempt(
                self.is_free(wanted), lambda: store.do(diary.arrange_other, draft, by=staff.priya)
            )
            if isinstance(answer, list):
                self.known[AppointmentId(answer[0])] = wanted
                self.made += 1

        @rule(quarter=QUARTERS, pick=PICK)
        def move_other(self, quarter: int, pick: int) -> None:
            which = self.one_of(pick, lambda each: each.session_id is None)
            after = Known(**(vars(self.known[which]) | {"wall": self.wall(quarter)}))
            may = self.is_free(after, which)
            self.attempt(may, lambda: store.do(diary.move, which, after.wall, by=staff.priya))
            if may:
                self.known[which] = after

        @rule(pick=PICK)
        def call_off_other(self, pick: int) -> None:
            which = self.one_of(pick, lambda each: each.session_id is None)
            del self.known[which]
            self.attempt(True, lambda: store.do(diary.call_off_other, which, "not needed", by=staff.priya))

        @rule(pick=PICK)
        def wait(self, pick: int) -> None:
            each = self.known[
                self.one_of(pick, lambda each: each.session_id is not None and each.waiting_id is None)
            ]
            draft = WaitDraft(household_id=family, session_id=each.session_id)
            answer = self.attempt(True, lambda: store.do(sessions.wait, draft, by=staff.priya))
            assert isinstance(answer, int)
            each.waiting_id = WaitingId(answer)

        @rule(quarter=QUARTERS, pick=PICK)
        def come_earlier(self, quarter: int, pick: int) -> None:
            which = self.one_of(pick, lambda each: each.waiting_id is not None)
            before = self.known[which]
            after = Known(**(vars(before) | {"wall": self.wall(quarter), "waiting_id": None}))
            may = after.wall < before.wall and self.is_free(after, which)
            draft = MoveDraft(wall=after.wall)
            self.attempt(
                may, lambda: store.do(sessions.come_earlier, before.waiting_id, draft, by=staff.priya)
            )
            if may:
                self.known[which] = after

        @invariant()
        def the_diary_is_what_was_agreed(self) -> None:
            rows = store.ask(diary.week, self.monday.date())
            assert {row.id: (row.wall, row.minutes, set(row.rooms), set(row.people)) for row in rows} == {
                which: (each.wall, each.minutes, set(each.rooms), set(each.people))
                for which, each in self.known.items()
            }
            assert store.ask(_rows) == self.made, "a row was lost"
            assert store.ask(_untrue, TWICE) == []

        @invariant()
        def who_is_rung_could_really_come(self) -> None:
            with clock.standing_at(CALLED):
                named = store.ask(sessions.could_come, CALLED.date())
            for each in named:
                row = each.waiting
                mine = next((key for key, one in self.known.items() if one.waiting_id == row.id), None)
                if mine is None:
                    continue  # of another example's week
                wanted = Known(each.wall, SESSION, (each.room_id,), (each.staff_id,), SessionId(0))
                assert self.is_free(wanted, mine)
                assert each.wall < self.known[mine].wall

        def teardown(self) -> None:
            assert store.ask(_untrue, KEPT) == []
            for which, each in getattr(self, "known", {}).items():
                with clock.standing_at(CALLED):
                    if each.session_id is not None:
                        store.do(sessions.cancel, each.session_id, "the example is over", by=staff.priya)
                    else:
                        store.do(diary.call_off_other, which, "the example is over", by=staff.priya)

    return Desk


def _works(hours: business.Hours, at: datetime) -> bool:
    return hours.is_working_day(at.date())


def _rows(db: Session) -> int:
    return db.scalar(select(func.count()).select_from(Appointment)) or 0


def _untrue(db: Session, rules: list[str]) -> list[str]:
    connection = db.connection()
    return [
        rule for rule in rules if connection.exec_driver_sql(f"{RULES[rule]} LIMIT 1").first() is not None
    ]


def run(store: Store, examples: int, steps: int) -> None:
    """So many examples of so many steps."""
    run_state_machine_as_test(
        machine(store),
        settings=settings(
            max_examples=examples, stateful_step_count=steps, deadline=None, derandomize=True,
            suppress_health_check=list(HealthCheck),
        ),
    )  # fmt: skip


def test_anything_in_any_order_leaves_no_overlap_and_loses_no_row(sqlite_store: Store) -> None:
    run(sqlite_store, 4, 25)


def test_the_same_on_a_server(postgres_store: Store) -> None:
    run(postgres_store, 1, 25)
