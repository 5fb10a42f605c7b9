"""A walk through the diary without plan: book, move, cancel, miss, come back, and writing past the services.

After every step nobody and no room is in two places, and what is held is what the appointments say (RR5).
"""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path

from sqlalchemy import insert, select
from sqlalchemy.orm import Session

from studio import business, clock, schema, sessions
from studio.actor import Actor
from studio.business.model import RoomId, RoomPurpose, StaffId
from studio.clients.model import HouseholdId
from studio.db import Store
from studio.diary.model import Occupancy
from studio.errors import Refused
from studio.schema.invariants import RULES
from tests import postgres
from tests.make.business import marsh_and_reed
from tests.make.catalogue import session_type
from tests.make.clients import ashworths

HELD = [rule for rule in RULES if "appointment" in rule or "holds nothing" in rule or "keeps no slot" in rule]
STANDS_AT = datetime(2026, 9, 1, 8)


@dataclass
class Found:
    """What became of the steps."""

    steps: int = 0
    done: dict[str, int] = field(default_factory=dict)
    refused: int = 0
    overlaps: int = 0

    @property
    def bad(self) -> int:
        """How many steps left the diary untrue."""
        return self.overlaps

    def __str__(self) -> str:
        done = ", ".join(f"{count} {what}" for what, count in sorted(self.done.items()))
        return f"{self.steps} steps ({done}; {self.refused} refused), {self.overlaps} overlaps"


class Walk:
    """One desk that does what chance says."""

    def __init__(self, store: Store, seed: int) -> None:
        self.store, self.chance, self.found = store, random.Random(seed), Found()
        staff = marsh_and_reed(store)
        self.by: Actor = staff.priya
        with clock.standing_at(STANDS_AT):
            self.family: HouseholdId = ashworths(store, staff.priya)
        self.rooms = [
            RoomId(room.id) for room in store.ask(business.rooms) if room.purpose is RoomPurpose.CAMERA
        ]
        self.people = [StaffId(row.id) for row in store.ask(business.photographers)]
        self.kind = session_type(store).id
        self.booked: list[sessions.SessionId] = []

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
        draft = sessions.SessionDraft(
            household_id=self.family,
            type_id=self.kind,
            wall=self.wall(),
            room_id=self.chance.choice(self.rooms),
            photographer_id=self.chance.choice(self.people),
        )
        self.booked.append(self.store.do(sessions.book, draft, by=self.by))

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
            self.book,
            self.book,
            self.move,
            self.move,
            self.cancel,
            self.miss_and_come_back,
            self.write_past,
        ]
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


def _hold_again(db: Session, _by: Actor) -> None:
    held = db.execute(select(Occupancy).where(Occupancy.room_id.is_not(None))).scalars().first()
    if held is None:
        raise Refused("There is nothing to overlap with.")
    later = held.starts_at + timedelta(minutes=1)
    row = {"appointment_id": held.appointment_id, "room_id": held.room_id}
    db.execute(insert(Occupancy), [{**row, "starts_at": later, "ends_at": held.ends_at}])


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
