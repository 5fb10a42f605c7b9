"""Killed while a file of records is made, while it is brought up to date, while a file is written: never a half.

Whatever the moment, the next start finds the old or the new, and goes on (RR2, RR13).
"""

from __future__ import annotations

import random
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import select

from studio import files, schema
from studio.actor import SETTING_UP
from studio.business.model import Room, RoomPurpose
from studio.db import Store
from studio.schema.versions import NEWEST
from tests import postgres
from tests.faults.nursery import Nursery, nursery

OLD = "0003"
KEPT = "Camera room"


@dataclass
class Found:
    """What the kills left behind."""

    kills: int = 0
    old: int = 0
    new: int = 0
    half: int = 0
    lost: int = 0
    stuck: int = 0
    left: int = 0
    """Unfinished files that a sweep did not take."""

    @property
    def bad(self) -> int:
        """How many faults there are."""
        return self.half + self.lost + self.stuck + self.left

    def __str__(self) -> str:
        return (
            f"{self.kills} kills, {self.old} before and {self.new} after it was done, {self.half} halves, "
            f"{self.lost} lost, {self.stuck} stuck, {self.left} left lying"
        )


def while_making(folder: Path, count: int, seed: int) -> Found:
    """Kill the first start, in which the file of records is made."""
    chance, found = random.Random(seed), Found()
    target = folder / "studio.db"
    with nursery() as born:
        whole = born.child("prepare", str(target), NEWEST).takes("preparing")
        target.unlink()
        for _ in range(count):
            child = born.child("prepare", str(target), NEWEST)
            child.killed_after("preparing", chance.uniform(0.0, 1.2 * whole))
            found.kills += 1
            found.new += target.exists()
            found.old += not target.exists()
            found.left += len(list(folder.glob("studio.db-*")))
            found.stuck += not _opens(target, [])
            files.sweep(folder)
            for left in folder.iterdir():
                left.unlink()
    return found


def while_migrating(folder: Path, count: int, seed: int) -> Found:
    """Kill the desk that brings the records of a file up to date."""
    old = folder / "old.db"
    schema.prepare(old)
    _keep_something(old)
    schema.prepare(old, OLD)
    target = folder / "studio.db"

    def again() -> None:
        for left in folder.glob("studio*"):
            left.unlink()
        shutil.copyfile(old, target)

    with nursery() as born:
        return _migrated(born, target, count, seed, again)


def while_migrating_a_server(folder: Path, count: int, seed: int) -> Found:
    """Kill the desk that brings the records of a server up to date."""
    postgres.begin_session()
    try:
        with postgres.database(postgres.server_url(), postgres.fresh_name()) as url:
            return migrated_on(url, count, seed)
    finally:
        postgres.end_session()


def migrated_on(url: str, count: int, seed: int) -> Found:
    """Kill the desk that brings these records of a server up to date."""
    schema.prepare(url)
    _keep_something(url)
    with nursery() as born:
        return _migrated(born, url, count, seed, lambda: schema.prepare(url, OLD))


def _migrated(born: Nursery, target: str | Path, count: int, seed: int, again: Callable[[], None]) -> Found:
    chance, found = random.Random(seed), Found()
    again()
    whole = born.child("prepare", str(target), NEWEST).takes("preparing")
    for _ in range(count):
        again()
        child = born.child("prepare", str(target), NEWEST)
        child.killed_after("preparing", chance.uniform(0.0, 1.2 * whole))
        found.kills += 1
        version = schema.version_of(target)
        found.old += version == OLD
        found.new += version == NEWEST
        found.half += version not in (OLD, NEWEST)
        found.stuck += not _opens(target, [KEPT])
    return found


def while_writing(folder: Path, count: int, seed: int) -> Found:
    """Kill a desk while it replaces one file over and over, as settings, logos, letters and lists are written."""
    chance, found = random.Random(seed), Found()
    file, size = folder / "letter.pdf", 400_000
    last = b""
    with nursery() as born:
        for _ in range(count):
            born.child("write", str(file), str(size)).killed_after("written", chance.uniform(0.0, 0.1))
            found.kills += 1
            content = file.read_bytes() if file.exists() else b""
            found.half += content != content[:8] * (size // 8) and content != b""
            found.lost += bool(last) and not content
            found.new += content != last
            found.old += content == last
            last = content
            files.sweep(folder)
            found.left += len(list(folder.iterdir())) - file.exists()
    return found


def _keep_something(target: str | Path) -> None:
    store = Store(target)
    store.do(lambda db, _by: db.add(Room(name=KEPT, purpose=RoomPurpose.CAMERA)), by=SETTING_UP)
    store.close()


def _opens(target: str | Path, kept: list[str]) -> bool:
    """Whether the next start goes on as if nothing had been."""
    store = schema.open_store(target)
    try:
        rooms = store.ask(lambda db: list(db.scalars(select(Room.name))))
        return rooms == kept and schema.check(store) == []
    finally:
        store.close()
