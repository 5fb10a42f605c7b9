"""The studio's copies of photographs beside a backup, and back: what is there whole already is not copied again."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session

from studio import files
from studio.db import Store
from studio.pictures.model import Kept, Picture
from studio.pictures.places import home

BESIDE = "pictures"
"""The folder beside a backup in which the photographs lie as they do in the studio's own."""


@dataclass(frozen=True, slots=True)
class Copied:
    """How many files were copied, how many were there, and which could not be read or are not what they were."""

    copied: int
    there: int
    lost: tuple[str, ...]


class _File(NamedTuple):
    path: str
    size: int
    sha256: str


def copy_out(store: Store, folder: Path) -> Copied:
    """Copy the studio's photographs into ``pictures`` in a folder; those left in place are not ours to copy.

    Raises Trouble when the disk does not take them.
    """
    here = store.ask(home)
    return _copy(store, here, folder / BESIDE) if here is not None else Copied(0, 0, ())


def copy_back(store: Store, folder: Path) -> Copied:
    """Bring back from ``pictures`` in a folder what the studio's own folder lacks. Raises Trouble as ``copy_out``."""
    here = store.ask(home)
    return _copy(store, folder / BESIDE, here) if here is not None else Copied(0, 0, ())


def _copy(store: Store, source: Path, target: Path) -> Copied:
    copied, there, lost = 0, 0, []
    for path, size, sha256 in store.ask(_kept):
        to = target / path
        if to.is_file() and to.stat().st_size == size:
            there += 1
        elif not to.exists() and _is_copied(source / path, to, sha256):
            copied += 1
        else:
            lost.append(path)
    return Copied(copied, there, tuple(lost))


def _is_copied(source: Path, to: Path, sha256: str) -> bool:
    if not source.is_file():
        return False
    to.parent.mkdir(parents=True, exist_ok=True)
    try:
        if files.copy_whole(source, to) == sha256:
            return True
    except OSError:
        return False
    to.unlink()
    return False


def _kept(db: Session) -> tuple[_File, ...]:
    return tuple(_files(db))


def _files(db: Session) -> Iterator[_File]:
    rows = db.execute(
        select(
            Picture.path, Picture.size, Picture.sha256, Picture.raw_path, Picture.raw_size, Picture.raw_sha256
        )
        .where(Picture.kept == Kept.COPIED)
        .order_by(Picture.id)
    )
    for path, size, sha256, raw_path, raw_size, raw_sha256 in rows:
        yield _File(path, size, sha256)
        if raw_path:
            yield _File(raw_path, raw_size, raw_sha256)
