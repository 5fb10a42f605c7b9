"""What happens before records are trusted: nothing planted, nothing newer, nothing half made; and what a full or
closed disk says."""

import os
import shutil
import stat
import subprocess
import sys
import tempfile
import threading
from contextlib import closing
from pathlib import Path

import pytest

from studio import schema
from studio.db import engine
from studio.db.engine import open_engine, sqlite_library
from studio.errors import Refused, Trouble
from studio.schema import guards
from studio.schema.versions import VERSIONS

HOUSE = Path(__file__).parents[3]
POSIX = hasattr(os, "setuid")
FULL = "The disk is full. Nothing was saved; please free some space and save again."
NO_ANSWER = "The disk did not answer. Nothing was saved; please check the disk and try again."


@pytest.fixture
def records(sqlite_template: Path, tmp_path: Path) -> Path:
    file = tmp_path / "studio.db"
    shutil.copyfile(sqlite_template, file)
    return file


def meddle(file: Path, *statements: str) -> None:
    with closing(sqlite_library().connect(file, isolation_level=None)) as connection:
        for statement in statements:
            connection.execute(statement)


def opens(file: Path) -> None:
    store = schema.open_store(file)
    try:
        assert schema.check(store) == []
    finally:
        store.close()


@pytest.mark.parametrize(
    "planted",
    [
        "CREATE TRIGGER wipe AFTER INSERT ON payment BEGIN DELETE FROM room; END",
        "CREATE VIEW clients AS SELECT * FROM household",
        "CREATE TABLE recipes (name TEXT)",
        "CREATE VIRTUAL TABLE words USING fts5(word)",
    ],
)
def test_what_another_program_planted_keeps_the_file_shut_and_unchanged(records: Path, planted: str) -> None:
    meddle(records, "PRAGMA journal_mode = DELETE", planted)
    before = records.read_bytes()
    with pytest.raises(Refused, match="Another program has added something"):
        schema.open_store(records)
    assert records.read_bytes() == before


def test_a_guard_that_was_weakened_or_taken_away_is_put_back(records: Path) -> None:
    name = "guard_payment_delete"
    meddle(
        records,
        f"DROP TRIGGER {name}",
        f"CREATE TRIGGER {name} BEFORE DELETE ON payment WHEN 1 = 0 BEGIN SELECT RAISE(ABORT, 'no'); END",
        "DROP TRIGGER guard_payment_update",
    )
    opens(records)
    made = open_engine(records)
    with made.connect() as connection:
        assert guards.stand(connection)
    made.dispose()


def test_a_guard_of_a_server_that_was_weakened_is_put_back(postgres_url: str) -> None:
    schema.prepare(postgres_url)
    made = open_engine(postgres_url)
    with made.begin() as connection:
        connection.exec_driver_sql(
            "CREATE OR REPLACE FUNCTION guard_payment_delete() RETURNS trigger LANGUAGE plpgsql "
            "AS $$ BEGIN RETURN OLD; END $$"
        )
    with made.connect() as connection:
        assert not guards.stand(connection)
    schema.prepare(postgres_url)
    with made.connect() as connection:
        assert guards.stand(connection)
    made.dispose()


def test_records_of_a_newer_program_stay_byte_for_byte(records: Path) -> None:
    meddle(records, "PRAGMA journal_mode = DELETE", "UPDATE alembic_version SET version_num = '9999'")
    before = records.read_bytes()
    with pytest.raises(Refused, match="newer Portrait Desk"):
        schema.open_store(records)
    assert records.read_bytes() == before
    assert [path.name for path in records.parent.iterdir()] == [records.name]


def test_a_flipped_header_or_a_cut_is_said_plainly(records: Path) -> None:
    whole = records.read_bytes()
    for place in (0, 16, 28, 44, 56, 68, 100, 105):
        records.write_bytes(whole[:place] + bytes([whole[place] ^ 0xFF]) + whole[place + 1 :])
        try:
            store = schema.open_store(records)
        except (Refused, Trouble):
            continue
        store.close()  # some of these figures SQLite itself does not mind
    for length in (100, 4096, len(whole) // 2):
        records.write_bytes(whole[:length])
        with pytest.raises((Refused, Trouble)):
            schema.open_store(records)


@pytest.mark.parametrize("name", ["a?b", "100% ours", "two#1", "a&b=c", "Zoë's café", "mode=ro"])
def test_any_name_the_system_takes_is_taken_for_folder_and_file(tmp_path: Path, name: str) -> None:
    folder = tmp_path / name
    folder.mkdir()
    file = folder / f"{name}.db"
    opens(file)
    schema.prepare(file, VERSIONS[-2])
    opens(file)
    wanted = {f"{name}.db", f"{name}-before-{VERSIONS[-2]}.db", f"{name}-before-{VERSIONS[-1]}.db"}
    assert {path.name for path in folder.iterdir()} == wanted


@pytest.mark.skipif(not POSIX, reason="Windows keeps its own rights of files")
def test_new_records_and_their_safety_copy_are_for_their_owner_alone(tmp_path: Path) -> None:
    file = tmp_path / "studio.db"
    before = os.umask(0o000)
    try:
        schema.prepare(file)
        schema.prepare(file, VERSIONS[-2])
    finally:
        os.umask(before)
    modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in tmp_path.iterdir()}
    assert modes == {"studio.db": 0o600, f"studio-before-{VERSIONS[-1]}.db": 0o600}


def test_what_an_earlier_start_left_unfinished_is_swept_but_not_what_is_in_the_making(tmp_path: Path) -> None:
    old, young = tmp_path / ".unfinished-old.db", tmp_path / ".unfinished-young.db"
    old.touch()
    young.touch()
    os.utime(old, (1, 1))
    schema.prepare(tmp_path / "studio.db")
    assert sorted(path.name for path in tmp_path.iterdir()) == [young.name, "studio.db"]


def test_programs_that_make_the_same_file_at_once_all_open_it(tmp_path: Path) -> None:
    file, failed = tmp_path / "studio.db", []

    def make() -> None:
        try:
            schema.prepare(file)
        except Exception as error:
            failed.append(error)

    threads = [threading.Thread(target=make) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failed == []
    assert [path.name for path in tmp_path.iterdir()] == ["studio.db"]
    opens(file)


def test_a_library_that_could_lose_commits_from_its_log_keeps_none(
    records: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def journal() -> str:
        made = open_engine(records)
        with made.connect() as connection:
            found = str(connection.exec_driver_sql("PRAGMA journal_mode").scalar())
        made.dispose()
        return found

    monkeypatch.setattr(engine, "keeps_write_ahead_log", lambda _version: False)
    assert journal() == "delete"
    opens(records)
    monkeypatch.setattr(engine, "keeps_write_ahead_log", lambda _version: True)
    assert journal() == "wal"


def child(script: str, *words: str) -> list[str]:
    """What a process of its own says that runs a few lines on records."""
    opening = (
        "import os, sys, resource\nfrom pathlib import Path\nfrom sqlalchemy import select\nfrom studio import schema\n"
        "from studio.actor import SETTING_UP\nfrom studio.business.model import Room, RoomPurpose\n"
        "from studio.errors import StudioError\n"
        "def add(db, _by, name):\n    db.add(Room(name=name, purpose=RoomPurpose.CAMERA))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", opening + script, *words],
        cwd=HOUSE,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()


@pytest.mark.skipif(not POSIX, reason="the limit that plays the full disk is POSIX's")
def test_on_a_full_disk_nothing_acknowledged_is_lost_and_work_goes_on_when_there_is_space(
    records: Path,
) -> None:
    said = child(
        """
store = schema.open_store(sys.argv[1])
free = resource.getrlimit(resource.RLIMIT_FSIZE)
told, sentences = 0, set()
for round in range(12):
    for size in (20_000, 60_000, 90_000):
        resource.setrlimit(resource.RLIMIT_FSIZE, (os.path.getsize(sys.argv[1]) // 4 + size * round, free[1]))
        for turn in range(20):
            try:
                store.do(add, "x" * 500 + str(told), by=SETTING_UP)
                told += 1
            except StudioError as full:
                sentences.add(full.message)
                break
        resource.setrlimit(resource.RLIMIT_FSIZE, free)
        store.do(add, f"after {round} {size}", by=SETTING_UP)
        told += 1
print(told, len(store.ask(lambda db: list(db.scalars(select(Room.name))))), len(schema.check(store)))
print(*sorted(sentences), sep="|")
store.close()
""",
        str(records),
    )
    told, kept, broken = said[0].split()
    assert told == kept
    assert broken == "0"
    assert said[1]
    assert set(said[1].split("|")) <= {FULL, NO_ANSWER}


@pytest.mark.skipif(not POSIX, reason="rights of files are told in POSIX's words")
@pytest.mark.parametrize("closed", ["file", "folder", "all"])
def test_records_that_may_only_be_read_are_said_to_be_so(records: Path, closed: str) -> None:
    with tempfile.TemporaryDirectory() as name:  # pytest's own folders are closed to others
        folder = Path(name)
        folder.chmod(0o755)
        shut = folder / "shut"
        shut.mkdir()
        file = Path(shutil.copy(records, shut / "studio.db"))
        file.chmod(0o444)
        shut.chmod({"file": 0o777, "folder": 0o555, "all": 0o000}[closed])
        said = child(
            """
if os.getuid() == 0:
    os.setuid(65534)
try:
    store = schema.open_store(sys.argv[1])
    store.do(add, "Camera room", by=SETTING_UP)
except StudioError as shut:
    print(shut.message)
""",
            str(file),
        )
        shut.chmod(0o755)
    if closed == "all":
        assert said == ["studio.db cannot be read: this folder does not allow it."]
    else:
        assert said == ["The records can only be read here, so nothing can be saved."]
