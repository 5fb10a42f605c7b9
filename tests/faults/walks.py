"""A walk through the diary without plan, and writing past the services.

Sessions are booked, held, held longer, released, moved, called off, booked again, missed and come back to; lunches and
holidays are arranged and called off; two families are made one and two again. After every step nobody and no room is
in two places, what is held is what the appointments say (RR5), and no session, appointment or family is lost.
"""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from pathlib import Path

from sqlalchemy import func, insert, select
from sqlalchemy.orm import Session

from studio import business, clients, clock, diary, schema, sessions
from studio.actor import Actor
from studio.business.model import RoomId, RoomPurpose, StaffId
from studio.clients.model import Household, HouseholdId, MergeId
from studio.db import Store
from studio.diary.model import Appointment, AppointmentId, Occupancy, OtherKind
from studio.errors import Refused
from studio.schema.invariants import RULES
from studio.sessions.model import PortraitSession
from tests import postgres
from tests.make.business import marsh_and_reed
from tests.make.catalogue import session_type
from tests.make.clients import ashworths, khan_and_ellis

_ABOUT = (
    "appointment",
    "holds nothing",
    "keeps no slot",
    "merged",
    "of one household",
    "belongs to the household",
)
HELD = [rule for rule in RULES if any(words in rule for words in _ABOUT)]
STANDS_AT = datetime(2026, 9, 1, 8)


@dataclass
class Found:
    """What became of the steps."""

    steps: int = 0
    done: dict[str, int] = field(default_factory=dict)
    refused: int = 0
    overlaps: int = 0
    lost: int = 0

    @property
    def bad(self) -> int:
        """How many steps left the diary untrue, or something lost."""
        return self.overlaps + self.lost

    def __str__(self) -> str:
        done = ", ".join(f"{count} {what}" for what, count in sorted(self.done.items()))
        return (
            f"{self.steps} steps ({done}; {self.refused} refused), {self.overlaps} overlaps, {self.lost} lost"
        )


class Walk:
    """One desk that does what chance says."""

    def __init__(self, store: Store, seed: int) -> None:
        self.store, self.chance, self.found = store, random.Random(seed), Found()
        staff = marsh_and_reed(store)
        self.by: Actor = staff.priya
        with clock.standing_at(STANDS_AT):
            self.families: list[HouseholdId] = [
                ashworths(store, staff.priya), khan_and_ellis(store, staff.priya)
            ]  # fmt: skip
        self.rooms = [
            RoomId(room.id) for room in store.ask(business.rooms) if room.purpose is RoomPurpose.CAMERA
        ]
        self.people = [StaffId(row.id) for row in store.ask(business.photographers)]
        self.kind = session_type(store).id
        self.booked: list[sessions.SessionId] = []
        self.held: list[sessions.SessionId] = []
        self.others: list[AppointmentId] = []
        self.merged: MergeId | None = None
        self.written = self.store.ask(_written)

    def wall(self) -> datetime:
        """A time in one crowded week, on the quarter."""
        day = STANDS_AT + timedelta(days=self.chance.randrange(1, 5))
        return day.replace(hour=9) + timedelta(minutes=15 * self.chance.randrange(32))

    def to(self) -> sessions.MoveDraft:
        """Another time, perhaps another room and photographer."""
        return sessions.MoveDraft(
            wall=self.wall(),
            room_id=self.chance.choice([None, *self.rooms]),
            staff_id=self.chance.choice([None, *self.people]),
        )

    def book(self) -> None:
        """A session, somewhere."""
        self._book()

    def hold(self) -> None:
        """A time held for somebody who has not made up their mind."""
        self.held.append(self._book(held=STANDS_AT.date()))

    def _book(self, held: date | None = None) -> sessions.SessionId:
        draft = sessions.SessionDraft(
            household_id=self.chance.choice(self.families),
            type_id=self.kind,
            wall=self.wall(),
            room_id=self.chance.choice(self.rooms),
            photographer_id=self.chance.choice(self.people),
            provisional=held is not None,
            hold_until=held,
        )
        self.booked.append(self.store.do(sessions.book, draft, by=self.by))
        return self.booked[-1]

    def day(self) -> date:
        """A day of the crowded week."""
        return self.wall().date()

    def one_held(self) -> sessions.SessionId:
        """A session that was only held once."""
        return self.chance.choice(self.held or self.booked)

    def hold_longer(self) -> None:
        """Any session that is only held, for longer."""
        self.store.do(sessions.hold_longer, self.one_held(), self.day(), by=self.by)

    def release(self) -> None:
        """Any session that is only held, given free."""
        self.store.do(sessions.release, self.one_held(), by=self.by)

    def confirm(self) -> None:
        """Any session that is only held, made firm."""
        self.store.do(sessions.confirm, self.one_held(), by=self.by)

    def arrange_other(self) -> None:
        """Lunch, a meeting or a holiday, for some people and rooms, over some days."""
        first = self.wall()
        draft = diary.OtherDraft(
            other=self.chance.choice(list(OtherKind)),
            wall=first,
            minutes=self.chance.choice([30, 60, 180]),
            whole_day=self.chance.random() < 0.2,
            last_day=first.date() + timedelta(days=self.chance.randrange(3)),
            people=tuple(self.chance.sample(self.people, self.chance.randrange(len(self.people) + 1))),
            rooms=tuple(self.chance.sample(self.rooms, self.chance.randrange(len(self.rooms) + 1))),
        )
        self.others += self.store.do(diary.arrange_other, draft, by=self.by)

    def call_off_other(self) -> None:
        """Any of them, one day of it or all."""
        if not self.others:
            raise Refused("There is none.")
        asked, one = self.chance.choice(self.others), self.chance.random() < 0.5
        self.store.do(diary.call_off_other, asked, "It is off.", only_this=one, by=self.by)

    def merge(self) -> None:
        """The two families turn out to be one."""
        keep, gone = self.chance.sample(self.families, 2)
        rows = [self.store.ask(clients.household, each) for each in (keep, gone)]
        draft = clients.MergeDraft(keep, gone, rows[0].version, rows[1].version)
        self.merged = self.store.do(clients.merge, draft, by=self.by)
        self.gone, self.families = gone, [keep]

    def undo_merge(self) -> None:
        """They were two after all; refused once something has happened since, and then a new family comes."""
        if self.merged is None:
            raise Refused("They are two.")
        try:
            self.store.do(clients.undo_merge, self.merged, by=self.by)
            self.families.append(self.gone)
        except Refused:
            self.families.append(khan_and_ellis(self.store, self.by))
            raise
        finally:
            self.merged = None

    def move(self) -> None:
        """Any session, to anywhere."""
        self.store.do(sessions.move, self.chance.choice(self.booked), self.to(), by=self.by)

    def cancel(self) -> None:
        """Any session."""
        self.store.do(sessions.cancel, self.chance.choice(self.booked), "They rang.", by=self.by)

    def miss_and_come_back(self) -> None:
        """Nobody came, and then they want to after all."""
        session_id = self.chance.choice(self.booked)
        with clock.standing_at(STANDS_AT + timedelta(days=6)):
            self.store.do(sessions.no_show, session_id, by=self.by)
        self.store.do(sessions.back_from_no_show, session_id, self.to(), by=self.by)

    def write_past(self) -> None:
        """The database itself is asked to hold a room that is held."""
        self.store.do(_hold_again, by=self.by)

    def step(self) -> None:
        """One act by chance; then the diary is looked at."""
        acts = [
            self.book, self.book, self.hold, self.hold, self.move, self.move, self.cancel, self.miss_and_come_back,
            self.hold_longer, self.release, self.confirm, self.arrange_other, self.call_off_other,
            self.merge if len(self.families) > 1 else self.undo_merge, self.write_past,
        ]  # fmt: skip
        act = self.chance.choice(acts) if self.booked else self.book
        self.found.steps += 1
        try:
            with clock.standing_at(STANDS_AT):
                act()
            self.found.done[act.__name__] = self.found.done.get(act.__name__, 0) + 1
            self.found.overlaps += act == self.write_past
        except Refused:
            self.found.refused += 1
        self.found.overlaps += bool(self.store.ask(_untrue))
        written = self.store.ask(_written)
        self.found.lost += any(now < before for now, before in zip(written, self.written, strict=True))
        self.written = written


def _hold_again(db: Session, _by: Actor) -> None:
    held = db.execute(select(Occupancy).where(Occupancy.room_id.is_not(None))).scalars().first()
    if held is None:
        raise Refused("There is nothing to overlap with.")
    later = held.starts_at + timedelta(minutes=1)
    row = {"appointment_id": held.appointment_id, "room_id": held.room_id}
    db.execute(insert(Occupancy), [{**row, "starts_at": later, "ends_at": held.ends_at}])


def _written(db: Session) -> list[int]:
    """How many sessions, appointments and families stand in the records; none of them ever goes."""
    counted = (PortraitSession, Appointment, Household)
    return [db.scalar(select(func.count()).select_from(entity)) or 0 for entity in counted]


def _untrue(db: Session) -> list[str]:
    connection = db.connection()
    return [rule for rule in HELD if connection.exec_driver_sql(f"{RULES[rule]} LIMIT 1").first() is not None]


def walk(store: Store, steps: int, seed: int) -> Found:
    """So many steps on these records."""
    walker = Walk(store, seed)
    for _ in range(steps):
        walker.step()
    return walker.found


def on_a_file(folder: Path, steps: int, seed: int) -> Found:
    """A walk on one SQLite file."""
    store = schema.open_store(folder / "studio.db")
    try:
        return walk(store, steps, seed)
    finally:
        store.close()


def on_a_server(folder: Path, steps: int, seed: int) -> Found:
    """A walk on one PostgreSQL database."""
    postgres.begin_session()
    try:
        with postgres.database(postgres.server_url(), postgres.fresh_name()) as url:
            store = schema.open_store(url)
            try:
                return walk(store, steps, seed)
            finally:
                store.close()
    finally:
        postgres.end_session()
