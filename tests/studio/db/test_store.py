"""The store keeps each gesture whole, once, named, and told to the right screens."""

import sqlite3
import threading
from pathlib import Path

import pytest
from sqlalchemy import select, text
from sqlalchemy.orm import Session

from studio import schema
from studio.actor import SETTING_UP, Actor
from studio.business.model import Room, RoomPurpose
from studio.changes import Changes
from studio.db import Store, asking, numbers, search
from studio.db.audit import AuditRow, broken_links
from studio.db.engine import keeps_write_ahead_log
from studio.db.place import require_local
from studio.errors import Conflict, Refused, Trouble


def add_room(db: Session, _by: Actor, name: str) -> int:
    room = Room(name=name, purpose=RoomPurpose.CAMERA)
    db.add(room)
    db.flush()
    return room.id


def rename_room(db: Session, _by: Actor, room_id: int, name: str) -> None:
    room = db.get(Room, room_id)
    assert room is not None
    room.name = name


def room_names(db: Session) -> list[str]:
    return list(db.scalars(select(Room.name).order_by(Room.id)))


def test_what_is_sent_twice_with_one_key_happens_once_and_is_answered_alike(store: Store) -> None:
    first = store.do(add_room, "Camera room", by=SETTING_UP, key="one")
    again = store.do(add_room, "Camera room", by=SETTING_UP, key="one")
    assert first == again
    assert store.ask(room_names) == ["Camera room"]


def test_one_key_with_other_contents_is_refused(store: Store) -> None:
    store.do(add_room, "Camera room", by=SETTING_UP, key="one")
    with pytest.raises(Refused, match="already saved with other contents"):
        store.do(add_room, "Viewing room", by=SETTING_UP, key="one")
    assert store.ask(room_names) == ["Camera room"]


def test_a_gesture_that_fails_half_way_leaves_nothing_and_tells_nobody(store: Store) -> None:
    heard: list[Changes] = []
    store.changes.subscribe(heard.append)

    def half(db: Session, by: Actor) -> None:
        add_room(db, by, "Camera room")
        raise Refused("No.")

    with pytest.raises(Refused):
        store.do(half, by=SETTING_UP)
    assert store.ask(room_names) == []
    assert heard == []


def test_screens_hear_which_features_were_touched_after_it_is_safe(store: Store) -> None:
    heard: list[Changes] = []
    store.changes.subscribe(heard.append)
    store.do(add_room, "Camera room", by=SETTING_UP)
    assert heard == [Changes({"business"})]


def test_every_change_leaves_an_audit_row_with_who_and_what(store: Store) -> None:
    room_id = store.do(add_room, "Camera room", by=Actor(7, "Priya Shah", SETTING_UP.role))
    store.do(rename_room, room_id, "Large room", by=SETTING_UP)
    rows = store.ask(
        lambda db: [
            (r.staff_id, r.act, r.entity, r.entity_id, r.fields) for r in db.scalars(select(AuditRow))
        ]
    )
    assert rows[0][:4] == (7, "made", "room", str(room_id))
    assert rows[1] == (0, "changed", "room", str(room_id), "name")
    assert store.ask(lambda db: list(broken_links(db))) == []


def test_the_audit_cannot_be_changed_or_emptied(store: Store) -> None:
    store.do(add_room, "Camera room", by=SETTING_UP)
    for meddle in ("UPDATE audit_row SET staff_id = 9", "DELETE FROM audit_row"):
        with pytest.raises(Refused, match="kept as it was written"):
            store.do(lambda db, _by, sql: db.execute(text(sql)) and None, meddle, by=SETTING_UP)


def test_a_lost_race_is_told_and_nothing_is_overwritten(store: Store) -> None:
    room_id = store.do(add_room, "Camera room", by=SETTING_UP)

    def beaten(db: Session, _by: Actor) -> None:
        room = db.get(Room, room_id)
        assert room is not None
        db.connection().execute(text("UPDATE room SET name = 'Theirs', version = version + 1"))
        room.name = "Mine"

    with pytest.raises(Conflict, match="Someone else saved this"):
        store.do(beaten, by=SETTING_UP)
    assert store.ask(room_names) == ["Camera room"]


def test_numbers_have_no_gap_when_a_gesture_fails(store: Store) -> None:
    def take(db: Session, _by: Actor, fail: bool) -> str:
        number = numbers.take(db, "O")
        if fail:
            raise Refused("No.")
        return number

    assert store.do(take, False, by=SETTING_UP) == "O-00001"
    with pytest.raises(Refused):
        store.do(take, True, by=SETTING_UP)
    assert store.do(take, False, by=SETTING_UP) == "O-00002"
    store.do(lambda db, _by: db.execute(text("DELETE FROM counter")) and None, by=SETTING_UP)


def test_eight_desks_at_once_lose_nothing(store: Store) -> None:
    def desk(number: int) -> None:
        for turn in range(5):
            store.do(add_room, f"Room {number}-{turn}", by=SETTING_UP)

    threads = [threading.Thread(target=desk, args=(number,)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(store.ask(room_names)) == 40
    assert store.ask(lambda db: list(broken_links(db))) == []


def test_another_desk_hears_of_a_change_on_the_server(postgres_store: Store) -> None:
    other = Store(postgres_store.target)
    heard = threading.Event()
    touched: list[Changes] = []

    def hear(changes: Changes) -> None:
        touched.append(changes)
        heard.set()

    other.changes.subscribe(hear)
    stop = other.listen()
    try:
        for _try in range(50):
            postgres_store.do(add_room, f"Room {_try}", by=SETTING_UP)
            if heard.wait(0.2):
                break
        assert touched[0] == Changes({"business"})
    finally:
        stop()
        other.close()


def test_a_household_is_found_by_pieces_in_any_order_and_never_by_signs(store: Store) -> None:
    def index(db: Session, _by: Actor) -> None:
        search.index(db, 1, "name", search.tokens_of([("Ashworth", "Ashworth"), ("Claire", "Claire")]))
        search.index(
            db, 1, "telephone", dict.fromkeys(search.telephone_tokens("01632960142"), "01632 960142")
        )
        search.index(db, 2, "name", search.tokens_of([("O'Brien", "O'Brien"), ("Zoë", "Zoë")]))
        search.add(db, 2, "order", {search.reference_token("O-01187"): "O-01187"})

    def clear(db: Session, _by: Actor) -> None:
        db.execute(text("DELETE FROM search_token"))

    store.do(index, by=SETTING_UP)

    def found(typed: str) -> list[int]:
        return [row.household_id for row in store.ask(asking.find, typed)]

    assert found("cla ash") == [1]
    assert found("0142 ashw") == [1]
    assert found("+44 1632 960142") == [1]
    assert found("zoe") == found("ZOË") == found("obrien") == found("o'br") == [2]
    assert found("O-1187") == found("o1187") == [2]
    for nothing in ("%", "_", "\\", '"', "*", "' OR 1=1 --", "", " ", "x" * 10_000):
        assert found(nothing) == []
    store.do(clear, by=SETTING_UP)


def test_the_write_ahead_log_is_kept_only_where_it_loses_nothing() -> None:
    assert [keeps_write_ahead_log(v) for v in ((3, 40, 1), (3, 44, 5), (3, 50, 6), (3, 51, 2))] == [False] * 4
    assert [keeps_write_ahead_log(v) for v in ((3, 44, 6), (3, 50, 7), (3, 51, 3), (3, 53, 4))] == [True] * 4


@pytest.mark.parametrize(
    ("path", "mounts"),
    [
        ("/home/helen/Dropbox/studio.db", ""),
        ("/home/helen/OneDrive - Studio/studio.db", ""),
        ("/mnt/share/studio.db", "//server/share /mnt/share cifs rw 0 0"),
        ("/mnt/my share/studio.db", "server:/x /mnt/my\\040share nfs4 rw 0 0"),
    ],
)
def test_a_share_or_a_synchronised_folder_is_refused(path: str, mounts: str) -> None:
    with pytest.raises(Refused, match="cannot be kept"):
        require_local(Path(path), "/dev/sda1 / ext4 rw 0 0\n" + mounts)


def test_a_local_folder_is_taken() -> None:
    require_local(
        Path("/home/helen/Studio/studio.db"), "/dev/sda1 / ext4 rw 0 0\n//server/x /mnt cifs rw 0 0"
    )


@pytest.mark.parametrize(
    "content", [b"", b"hello", b"PK\x03\x04" + b"x" * 200, b"SQLite format 3\x00" + b"\x00" * 84]
)
def test_a_file_of_something_else_is_refused_and_left_as_it_was(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "studio.db"
    path.write_bytes(content)
    with pytest.raises(Refused, match="not a file of Portrait Desk's records"):
        schema.open_store(path)
    assert path.read_bytes() == content


def test_another_programs_database_is_refused_and_left_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    with sqlite3.connect(path) as other:
        other.execute("CREATE TABLE recipes (name TEXT)")
    before = path.read_bytes()
    with pytest.raises(Refused, match="not a file of Portrait Desk's records"):
        schema.open_store(path)
    assert path.read_bytes() == before


def test_a_cut_file_is_said_to_be_damaged(sqlite_template: Path, tmp_path: Path) -> None:
    path = tmp_path / "cut.db"
    path.write_bytes(sqlite_template.read_bytes()[:9000])
    with pytest.raises((Trouble, Refused)):
        schema.open_store(path)


def test_records_of_a_newer_program_are_refused_and_left_as_they_were(sqlite_store: Store) -> None:
    path = Path(sqlite_store.target)
    sqlite_store.do(
        lambda db, _by: db.execute(text("UPDATE alembic_version SET version_num = '9999'")) and None,
        by=SETTING_UP,
    )
    with pytest.raises(Refused, match="newer Portrait Desk"):
        schema.open_store(path)
    assert schema.version_of(path) == "9999"
