"""A backup counts only when it has been opened; a restore is the old records or the new, never a mix."""

import csv
import json
import random
from pathlib import Path

import pytest
from sqlalchemy import func, select

from studio import schema, walls
from studio.actor import SETTING_UP
from studio.business.model import Room, RoomPurpose
from studio.db import Store
from studio.db.audit import AuditRow
from studio.errors import Refused, Trouble
from studio.lists import guarded
from tests.make import clients as make_clients
from tests.make import pictures as make_pictures
from tests.make.business import Staff, marsh_and_reed


@pytest.fixture
def studio_staff(store: Store) -> Staff:
    return marsh_and_reed(store)


def room_names(store: Store) -> set[str]:
    return set(store.ask(lambda db: list(db.scalars(select(Room.name)))))


def add_room(store: Store, staff: Staff, name: str) -> None:
    store.do(lambda db, _by: db.add(Room(name=name, purpose=RoomPurpose.CAMERA)), by=staff.helen)


def test_a_backup_of_either_database_restores_as_a_file_that_opens_and_holds_every_invariant(
    store: Store, studio_staff: Staff, tmp_path: Path
) -> None:
    made = schema.back_up(store, studio_staff.helen, tmp_path)
    assert made.file.parent == tmp_path
    before = room_names(store)
    add_room(store, studio_staff, "Added later")
    target = tmp_path / "new.db"
    assert schema.restore(made.file, target) is None
    restored = schema.open_store(target)
    try:
        assert room_names(restored) == before
        assert schema.check(restored) == []
    finally:
        restored.close()


def test_a_backup_of_one_desk_moves_to_a_server_and_work_goes_on_there(
    sqlite_store: Store, postgres_url: str, tmp_path: Path
) -> None:
    staff = marsh_and_reed(sqlite_store)
    made = schema.back_up(sqlite_store, staff.helen, tmp_path)
    schema.restore(made.file, postgres_url)
    server = schema.open_store(postgres_url)
    try:
        assert room_names(server) == room_names(sqlite_store)
        add_room(server, staff, "Garden")
        assert schema.check(server) == []
        with pytest.raises(Refused, match="already holds a studio"):
            schema.restore(made.file, postgres_url)
    finally:
        server.close()


def test_a_restore_keeps_the_old_records_aside_and_never_meets_their_log(
    sqlite_store: Store, tmp_path: Path
) -> None:
    staff = marsh_and_reed(sqlite_store)
    made = schema.back_up(sqlite_store, staff.helen, tmp_path)
    add_room(sqlite_store, staff, "Added later")
    sqlite_store.close()
    target = Path(sqlite_store.target)
    target.with_name(target.name + "-wal").write_bytes(b"stale" * 1000)
    aside = schema.restore(made.file, target)
    assert aside is not None
    assert aside.exists()
    restored = schema.open_store(target)
    try:
        assert "Added later" not in room_names(restored)
        assert schema.check(restored) == []
    finally:
        restored.close()


def test_only_the_owner_backs_up_and_the_audit_says_so(
    store: Store, studio_staff: Staff, tmp_path: Path
) -> None:
    with pytest.raises(Refused, match="Only the owner"):
        schema.back_up(store, studio_staff.priya, tmp_path)
    assert list(tmp_path.glob("*.backup")) == []
    schema.back_up(store, studio_staff.helen, tmp_path)
    copied = store.ask(lambda db: db.scalar(select(func.count()).where(AuditRow.act == "copied")))
    assert copied == 1


def test_every_flipped_bit_and_every_cut_is_refused_and_nothing_is_changed(
    sqlite_store: Store, tmp_path: Path
) -> None:
    staff = marsh_and_reed(sqlite_store)
    made = schema.back_up(sqlite_store, staff.helen, tmp_path)
    whole = made.file.read_bytes()
    target = tmp_path / "kept.db"
    chance = random.Random(7)
    bad = tmp_path / "bad.backup"
    places = [chance.randrange(len(whole)) for _ in range(200)]
    spoilt = [whole[:place] + bytes([whole[place] ^ 1 << place % 8]) + whole[place + 1 :] for place in places]
    spoilt += [whole[:length] for length in range(0, len(whole), 16_384)]
    for content in spoilt:
        bad.write_bytes(content)
        with pytest.raises((Refused, Trouble)):
            schema.restore(bad, target)
        assert not target.exists()


def test_records_without_a_studio_are_no_backup(sqlite_store: Store, tmp_path: Path) -> None:
    with pytest.raises(Trouble, match="no records of a studio"):
        schema.back_up(sqlite_store, SETTING_UP, tmp_path)
    assert list(tmp_path.glob("*.backup")) == []


def test_a_folder_that_is_not_there_is_said_plainly(sqlite_store: Store, tmp_path: Path) -> None:
    staff = marsh_and_reed(sqlite_store)
    with pytest.raises(Trouble, match="is not there"):
        schema.back_up(sqlite_store, staff.helen, tmp_path / "gone")


def test_everything_is_exported_as_csv_and_json_safe_against_formulas(
    store: Store, studio_staff: Staff, tmp_path: Path
) -> None:
    add_room(store, studio_staff, "=cmd()")
    family = make_clients.ashworths(store, studio_staff.priya)
    wall = walls.WallDraft(
        household_id=family, name="hall", room=walls.PHOTOGRAPH,
        scale=walls.Scale(walls.Sheet.A4, walls.Edge.SHORT, ((10, 10), (200, 10))),
        photograph=walls.Photographed(make_pictures.jpeg(1), 960, 640),
    )  # fmt: skip
    store.do(walls.add, wall, by=studio_staff.priya)
    out = tmp_path / "out"
    counts = schema.export(store, studio_staff.helen, out)
    rows = list(csv.DictReader((out / "csv" / "room.csv").read_text(encoding="utf-8-sig").splitlines()))
    objects = json.loads((out / "json" / "room.json").read_text())
    [photograph] = json.loads((out / "json" / "wall_photograph.json").read_text())
    assert photograph["jpeg"].endswith(".jpg"), "a picture is opened by what it is called"
    assert len(rows) == len(objects) == counts["room"]
    assert "'=cmd()" in {row["name"] for row in rows}
    assert "=cmd()" in {row["name"] for row in objects}
    assert "pin_hash" not in json.loads((out / "json" / "staff.json").read_text())[0]
    with pytest.raises(Refused, match="not empty"):
        schema.export(store, studio_staff.helen, out)
    with pytest.raises(Refused, match="Only the owner"):
        schema.export(store, studio_staff.priya, tmp_path / "other")


@pytest.mark.parametrize("cell", ["=1+1", "+44 1632", "-3", "@x", "\tx", "\uff1dcmd"])
def test_a_cell_that_would_run_is_guarded(cell: str) -> None:
    assert guarded(cell) == f"'{cell}"
