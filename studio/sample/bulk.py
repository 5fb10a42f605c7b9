"""Large samples, for measuring: families whose stories are over or still to come, written as rows.

They have rooms and people of their own beside those of the studio, so that nothing that is told through the services is
ever in their way. What they say is held to every invariant afterwards, like anything else.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta

from sqlalchemy import Connection, select
from sqlalchemy.orm import Session

from studio import business
from studio.actor import Actor, Role
from studio.business import RoomDraft, RoomId, RoomPurpose, StaffDraft, StaffId
from studio.db import audit
from studio.db.engine import WRITES, is_server
from studio.orders import keeping
from studio.orders.accounts import lines_of
from studio.orders.model import Order, OrderPaper, OrderRevision
from studio.progress import Progress
from studio.sample.accounts import Accounts
from studio.sample.courses import course
from studio.sample.filling import Family, Filling
from studio.sample.people import cast
from studio.sample.rows import Rows
from studio.sample.seasons import AHEAD, a_day
from studio.sample.slots import Slots
from studio.sample.stage import Stage
from studio.schema import guards
from studio.schema.backup import count_on

PAGES_KEPT = 60
"""Of so many of the last orders the page is drawn and kept; of the others only what they came to."""
AT_ONCE = 500
SESSIONS_A_ROOM = 800
"""What one camera room bears in a year, seasons being what they are."""


def write(stage: Stage, families: int, progress: Progress) -> None:
    """Write so many families beside those that are told of."""
    slots = _more_rooms(stage, families)
    progress.start(families)
    with _unguarded(stage) as connection:
        rows = Rows(connection)
        filling = Filling(stage, rows, slots, Accounts(stage, rows))
        firsts = sorted(_first_days(stage, families))
        for number, first in enumerate(firsts):
            random = stage.random("filling", number)
            who = cast(random, number, first - timedelta(days=60))
            filling.tell(Family(number, random, who, first), course(random, who.comes_for, first))
            if number % AT_ONCE == AT_ONCE - 1:
                rows.write(besides=Accounts.WAITING)
                progress.step(f"{first:%B %Y}", AT_ONCE)
        filling.accounts.number()
        rows.write()
        _keep_pages(connection)
        if is_server(stage.store.target):
            count_on(connection)
    stage.do(_note, families, by=stage.people.helen)


def _first_days(stage: Stage, families: int) -> Iterator[date]:
    random = stage.random("first days")
    for _ in range(families):
        yield a_day(random, stage.opens + timedelta(days=14), stage.until + timedelta(days=AHEAD))


def _more_rooms(stage: Stage, families: int) -> Slots:
    """Rooms and people enough for so many families, each person with a room."""
    years = max(1.0, (stage.until - stage.opens).days / 365)
    count = int(families * 1.2 / years / SESSIONS_A_ROOM) + 1
    slots = Slots(stage.book.hours, stage.until + timedelta(days=AHEAD + 60))
    for place in range(count):
        slots.cameras.append(
            _room(stage, f"Studio {place + 3}", RoomPurpose.CAMERA, Role.PHOTOGRAPHER, place * 3)
        )
        slots.viewings.append(
            _room(stage, f"Viewing room {place + 2}", RoomPurpose.VIEWING, Role.PHOTOGRAPHER, place * 3 + 1)
        )
        slots.desks.append(
            _room(
                stage, f"Collection desk {place + 1}", RoomPurpose.VIEWING, Role.RECEPTIONIST, place * 3 + 2
            )
        )
    return slots


def _room(stage: Stage, name: str, purpose: RoomPurpose, role: Role, place: int) -> tuple[RoomId, StaffId]:
    helen = stage.people.helen
    room_id = stage.do(business.add_room, RoomDraft(name, purpose), by=helen)
    who = StaffDraft(
        f"{_FIRST[place % len(_FIRST)]} {_LAST[place // len(_FIRST) % len(_LAST)]}", role, f"S{place + 1}"
    )
    return RoomId(room_id), StaffId(stage.do(business.add_staff, who, by=helen))


_FIRST = (
    "Esme",
    "Callum",
    "Nadia",
    "Rhys",
    "Imogen",
    "Tariq",
    "Lucy",
    "Owen",
    "Farah",
    "Jude",
    "Mabel",
    "Anton",
)
_LAST = ("Vale", "Rook", "Penrose", "Amin", "Sandys", "Orchard", "Leigh", "Tarn", "Quill", "Moss")


@contextmanager
def _unguarded(stage: Stage) -> Iterator[Connection]:
    """One writing transaction without the guards, which are back before it ends."""
    with stage.store.engine.connect() as connection, connection.execution_options(**{WRITES: True}).begin():
        guards.remove(connection)
        yield connection
        guards.install(connection)


def _keep_pages(connection: Connection) -> None:
    """Draw the pages of the last orders, so that there is something to print."""
    with Session(connection, join_transaction_mode="rollback_only") as db:
        newest = (
            select(Order)
            .where(Order.number.is_not(None))
            .order_by(Order.confirmed_at.desc())
            .limit(PAGES_KEPT)
        )
        for order in db.scalars(newest).all():
            revision = db.scalars(select(OrderRevision).where(OrderRevision.order_id == order.id)).one()
            paper = db.get_one(OrderPaper, revision.id)
            db.delete(paper)
            db.flush()
            keeping.keep_paper(db, order, revision, lines_of(db, revision))
        db.flush()
        db.commit()


def _note(db: Session, _by: Actor, families: int) -> None:
    audit.note(db, "records", "all", {"families": families}, act="made")
