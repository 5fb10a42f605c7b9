"""Migrations lead to the models, up and down with data, and survive being stopped at any statement (RR2)."""

import shutil
import sqlite3
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import event, text
from sqlalchemy.engine import Engine

from studio import schema
from studio.actor import SETTING_UP
from studio.business.model import Room, RoomPurpose
from studio.db import Store
from studio.errors import Trouble
from studio.schema import guards, opening
from studio.schema.models import metadata
from studio.schema.versions import VERSIONS


def add_room(store: Store, name: str) -> None:
    store.do(lambda db, _by: db.add(Room(name=name, purpose=RoomPurpose.CAMERA)), by=SETTING_UP)


def rooms(target: str | Path) -> list[str]:
    store = Store(target)
    try:
        return store.ask(
            lambda db: [row[0] for row in db.execute(text("SELECT name FROM room ORDER BY name"))]
        )
    finally:
        store.close()


def test_the_migrations_make_what_the_models_say(store: Store) -> None:
    with store.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, metadata) == []


def test_the_database_has_exactly_the_guards_of_the_program(store: Store) -> None:
    with store.engine.connect() as connection:
        installed = guards.installed(connection)
    wanted = guards.statements(store.engine.dialect.name)
    assert installed.keys() == wanted.keys()
    if store.engine.dialect.name == "sqlite":
        assert installed == wanted


def test_the_list_of_versions_is_the_chain_of_migrations() -> None:
    scripts = ScriptDirectory(str(Path(opening.__file__).parent / "migrations"))
    assert [script.revision for script in scripts.walk_revisions()][::-1] == list(VERSIONS)


def test_every_version_goes_down_and_up_again_with_its_data(store: Store) -> None:
    add_room(store, "Camera room")
    for version in reversed(VERSIONS[:-1]):
        schema.prepare(store.target, version)
        assert schema.version_of(store.target) == version
        assert rooms(store.target) == ["Camera room"]
        schema.prepare(store.target)
        assert schema.version_of(store.target) == VERSIONS[-1]
        assert rooms(store.target) == ["Camera room"]
    with store.engine.connect() as connection:
        assert guards.installed(connection).keys() == guards.statements(store.engine.dialect.name).keys()


def test_a_verified_copy_is_kept_before_the_records_are_changed(sqlite_store: Store) -> None:
    add_room(sqlite_store, "Camera room")
    file = Path(sqlite_store.target)
    schema.prepare(file, VERSIONS[-2])
    kept = file.with_name(f"studio-before-{VERSIONS[-1]}.db")
    with sqlite3.connect(kept) as copy:
        assert copy.execute("SELECT name FROM room").fetchall() == [("Camera room",)]
    schema.prepare(file)


@pytest.mark.parametrize("stopped_after", [1, 5, 12, 20, 31])
def test_a_migration_that_fails_at_any_statement_leaves_the_old_version_and_can_run_again(
    sqlite_template: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, stopped_after: int
) -> None:
    file = tmp_path / "studio.db"
    shutil.copyfile(sqlite_template, file)
    store = Store(file)
    add_room(store, "Camera room")
    store.close()
    schema.prepare(file, "0003")
    count = 0
    install = guards.install

    def failing(connection: object) -> None:
        raise Trouble("The power went.")

    def count_down(*_args: object) -> None:
        nonlocal count
        count += 1
        if count > stopped_after + 10:
            raise Trouble("The power went.")

    monkeypatch.setattr(guards, "install", failing)
    event.listen(Engine, "before_cursor_execute", count_down)
    try:
        with pytest.raises(Trouble):
            schema.prepare(file)
    finally:
        event.remove(Engine, "before_cursor_execute", count_down)
        monkeypatch.setattr(guards, "install", install)
    assert schema.version_of(file) == "0003"
    assert rooms(file) == ["Camera room"]
    schema.prepare(file)
    opened = schema.open_store(file)
    try:
        assert schema.check(opened) == []
        assert rooms(file) == ["Camera room"]
    finally:
        opened.close()
