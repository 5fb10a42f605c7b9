"""What the store meets: a lost line, desks in each other's way, a held file; and tampering with the audit."""

import random
import threading
import time
from collections.abc import Callable
from contextlib import closing
from datetime import date

import pytest
from sqlalchemy import func, select, text
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm import Session

from studio.actor import SETTING_UP, Actor
from studio.business.model import Room, RoomPurpose
from studio.changes import Changes
from studio.db import Store, audit, engine
from studio.db.audit import AuditRow, AuditWords
from studio.db.engine import file_of, sqlite_library
from studio.db.operations import digest
from studio.errors import Trouble
from studio.money import Money
from studio.schema import guards
from tests.make.business import marsh_and_reed
from tests.make.clients import ashworths


def add_room(db: Session, _by: Actor, name: str) -> int:
    room = Room(name=name, purpose=RoomPurpose.CAMERA)
    db.add(room)
    db.flush()
    return int(room.id)


def room_names(store: Store) -> list[str]:
    return store.ask(lambda db: list(db.scalars(select(Room.name).order_by(Room.name))))


def end_own_line(db: Session) -> None:
    db.execute(text("SELECT pg_terminate_backend(pg_backend_pid())"))


@pytest.mark.parametrize("when", ["before", "after"])
def test_a_line_lost_in_the_middle_is_taken_up_again_and_the_gesture_happens_once(
    postgres_store: Store, when: str
) -> None:
    tries: list[str] = []

    def broken_off(db: Session, by: Actor) -> int:
        tries.append(when)
        if when == "before" and len(tries) == 1:
            end_own_line(db)
        room_id = add_room(db, by, "Camera room")
        if when == "after" and len(tries) == 1:
            end_own_line(db)
        return room_id

    postgres_store.do(broken_off, by=SETTING_UP, key="one")
    assert len(tries) == 2
    assert room_names(postgres_store) == ["Camera room"]


def test_a_line_that_stays_away_is_said_plainly_and_sent_again_with_its_key_it_happens_once(
    postgres_store: Store,
) -> None:
    away = [True]

    def add(db: Session, by: Actor) -> int:
        if away[0]:
            end_own_line(db)
        return add_room(db, by, "Camera room")

    with pytest.raises(Trouble, match="server does not answer"):
        postgres_store.do(add, by=SETTING_UP, key="one")
    away[0] = False
    first = postgres_store.do(add, by=SETTING_UP, key="one")
    assert postgres_store.do(add, by=SETTING_UP, key="one") == first
    assert room_names(postgres_store) == ["Camera room"]


def test_an_answer_lost_after_the_commit_is_found_again_and_screens_still_hear(
    postgres_store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    heard: list[Changes] = []
    postgres_store.changes.subscribe(heard.append)
    commit = Session.commit

    def lost(db: Session) -> None:
        commit(db)
        monkeypatch.setattr(Session, "commit", commit)
        raise OperationalError("COMMIT", None, Exception("the line broke"), connection_invalidated=True)

    monkeypatch.setattr(Session, "commit", lost)
    postgres_store.do(add_room, "Camera room", by=SETTING_UP, key="one")
    assert room_names(postgres_store) == ["Camera room"]
    assert heard == [Changes({"business"})]


def both(first: Callable[[], object], second: Callable[[], object]) -> list[object]:
    """What two desks get that act at once; an error in place of an answer."""
    got: list[object] = [None, None]

    def run(place: int, act: Callable[[], object]) -> None:
        try:
            got[place] = act()
        except Exception as error:
            got[place] = error

    threads = [threading.Thread(target=run, args=(place, act)) for place, act in enumerate((first, second))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return got


def test_two_desks_that_wait_for_each_other_both_get_through(postgres_store: Store) -> None:
    one, two = (postgres_store.do(add_room, name, by=SETTING_UP) for name in ("One", "Two"))
    other = Store(postgres_store.target)
    meet = threading.Barrier(2)

    def crossing(db: Session, _by: Actor, ids: list[int], tries: list[int]) -> None:
        tries.append(1)
        for place, room_id in enumerate(ids):
            db.execute(select(Room.id).where(Room.id == room_id).with_for_update())
            if place == 0 and len(tries) == 1:
                meet.wait(10)

    got = both(
        lambda: postgres_store.do(crossing, [one, two], [], by=SETTING_UP),
        lambda: other.do(crossing, [two, one], [], by=SETTING_UP),
    )
    other.close()
    assert got == [None, None]


def test_one_key_sent_from_two_places_at_once_happens_once(postgres_store: Store) -> None:
    other = Store(postgres_store.target)
    meet = threading.Barrier(2)
    met: list[int] = []

    def slowly(db: Session, by: Actor) -> int:
        if len(met) < 2:
            met.append(1)
            meet.wait(10)
        return int(db.scalar(select(func.count(Room.id))) or 0)

    got = both(
        lambda: postgres_store.do(slowly, by=SETTING_UP, key="one"),
        lambda: other.do(slowly, by=SETTING_UP, key="one"),
    )
    other.close()
    assert got == [0, 0]


@pytest.mark.parametrize("seconds", [0.1, 0.5])
def test_a_file_that_another_program_holds_for_a_moment_is_waited_for(
    sqlite_store: Store, seconds: float
) -> None:
    holder = sqlite_library().connect(
        file_of(sqlite_store.target), isolation_level=None, check_same_thread=False
    )
    holder.execute("BEGIN IMMEDIATE")
    threading.Timer(seconds, lambda: holder.execute("ROLLBACK")).start()
    sqlite_store.do(add_room, "Camera room", by=SETTING_UP)
    holder.close()
    assert room_names(sqlite_store) == ["Camera room"]


def test_a_file_that_stays_held_is_said_plainly_and_nothing_is_saved(
    sqlite_store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engine, "BUSY_SECONDS", 1)
    desk = Store(sqlite_store.target)
    with closing(sqlite_library().connect(file_of(desk.target), isolation_level=None)) as holder:
        holder.execute("BEGIN IMMEDIATE")
        began = time.monotonic()
        with pytest.raises(Trouble, match="Another program is holding the records"):
            desk.do(add_room, "Camera room", by=SETTING_UP)
        assert time.monotonic() - began < 4
        holder.execute("ROLLBACK")
    desk.do(add_room, "Camera room", by=SETTING_UP)
    desk.close()
    assert room_names(sqlite_store) == ["Camera room"]


def test_a_read_on_a_server_sees_one_moment_however_long_it_takes(postgres_store: Store) -> None:
    other = Store(postgres_store.target)

    def counted_twice(db: Session) -> tuple[int, int]:
        first = db.scalar(select(func.count(Room.id))) or 0
        other.do(add_room, "Meanwhile", by=SETTING_UP)
        return first, db.scalar(select(func.count(Room.id))) or 0

    assert postgres_store.ask(counted_twice) == (0, 0)
    other.close()


def test_what_is_asked_is_the_same_in_every_process_and_never_an_address() -> None:
    a = digest("x", ({"b", "a"}, Money(5), date(2026, 1, 2), b"\x00" * 9, [RoomPurpose.CAMERA]), {"n": None})
    b = digest("x", ({"a", "b"}, Money(5), date(2026, 1, 2), b"\x00" * 9, [RoomPurpose.CAMERA]), {"n": None})
    assert a == b
    assert a != digest(
        "x", ({"a"}, Money(5), date(2026, 1, 2), b"\x00" * 9, [RoomPurpose.CAMERA]), {"n": None}
    )
    for lasting in (object(), threading.Lock, lambda: None):
        with pytest.raises(TypeError, match="asked for twice alike"):
            digest("x", (lasting,), {})


def test_an_answer_that_would_come_back_as_something_else_is_a_fault_of_ours(sqlite_store: Store) -> None:
    with pytest.raises(TypeError, match="cannot be kept"):
        sqlite_store.do(lambda _db, _by: (1, 2), by=SETTING_UP)


def test_every_kind_of_tampering_with_the_audit_is_found(store: Store) -> None:
    staff = marsh_and_reed(store)
    ashworths(store, staff.priya)
    chance = random.Random(5)
    with store.engine.connect() as connection:
        ids = list(connection.scalars(select(AuditRow.id).order_by(AuditRow.id)))
        connection.rollback()
        columns = (
            "staff_id",
            "desk",
            "gesture",
            "act",
            "entity",
            "entity_id",
            "fields",
            "facts",
            "hash",
            "at",
        )
        for turn in range(60):
            one, two = chance.sample(ids[:-1], 2)
            column = columns[turn % len(columns)]
            swapped = f"CASE id WHEN {one} THEN -{two} ELSE -{one} END WHERE id IN ({one}, {two})"
            meddling = (
                f"UPDATE audit_row SET {column} = {_other(column)} WHERE id = {one}",
                f"DELETE FROM audit_row WHERE id = {one}",
                f"UPDATE audit_row SET id = {swapped}; UPDATE audit_row SET id = -id WHERE id < 0",
                f"DELETE FROM audit_row WHERE id >= {two}",
            )[turn % 4]
            with connection.begin() as change:
                guards.remove(connection)
                connection.execute(text("DELETE FROM audit_words"))
                for statement in meddling.split(";"):
                    connection.execute(text(statement))
                with Session(connection, join_transaction_mode="rollback_only") as db:
                    assert list(audit.broken_links(db)) or audit.cut_off(db), meddling
                change.rollback()


def _other(column: str) -> str:
    return {"staff_id": "99", "at": "'2020-01-01 00:00:00'"}.get(column, "'other'")


def test_words_about_a_family_stand_with_it_and_nowhere_in_the_audit_itself(store: Store) -> None:
    staff = marsh_and_reed(store)
    family = ashworths(store, staff.priya)
    kept = store.ask(lambda db: [(row.household_id, row.words) for row in db.scalars(select(AuditWords))])
    told = [words for household_id, words in kept if household_id == family]
    assert any("Ashworth" in words for words in told)
    assert [words for household_id, words in kept if household_id != family and "Ashworth" in words] == []


def test_after_the_line_to_other_desks_was_lost_every_feature_that_keeps_records_is_looked_at_again(
    postgres_store: Store,
) -> None:
    heard: list[Changes] = []
    told = threading.Event()

    def hear(changes: Changes) -> None:
        heard.append(changes)
        told.set()

    def end_listening(db: Session) -> bool:
        ended = db.execute(
            text(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query = 'LISTEN portrait_desk'"
            )
        )
        return bool(ended.scalars().first())

    postgres_store.changes.subscribe(hear)
    stop = postgres_store.listen()
    try:
        patience = time.monotonic() + 20
        while not postgres_store.ask(end_listening) and time.monotonic() < patience:
            continue
        assert told.wait(20)
    finally:
        stop()
    assert heard[0] >= {"clients", "enquiries", "handover", "messages", "sessions"}
