"""Where pictures lie at this desk: the studio's own folder of copies, and the small pictures made from them.

The records of one desk have the folder ``pictures`` beside them unless the desk names another; on a server each desk
names the folder that all of them see. What is made from a picture can be made again and lies where the system keeps
such things.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from platformdirs import user_cache_path
from sqlalchemy.orm import Session


@dataclass(slots=True)
class _Named:
    folder: Path | None = None
    cache: Path | None = None


_named = _Named()


def keep_in(folder: Path | None) -> None:
    """Copies lie in this folder from now on at this desk; None is the usual one."""
    _named.folder = folder


def cache_in(folder: Path | None) -> None:
    """What is made from pictures lies in this folder from now on; None is the usual one."""
    _named.cache = folder


def home(db: Session) -> Path | None:
    """The folder of the studio's copies at this desk; None on a server as long as the desk has named none."""
    if _named.folder is not None:
        return _named.folder
    url = db.get_bind().engine.url
    if url.get_backend_name() == "sqlite" and url.database:
        return Path(url.database).absolute().parent / "pictures"
    return None


def cache() -> Path:
    """The folder of small pictures, which anybody may empty."""
    return _named.cache or user_cache_path("portrait-desk", appauthor=False) / "pictures"
