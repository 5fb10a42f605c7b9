"""Reads about pictures, and what they tell the screens."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import bindparam, func, select
from sqlalchemy.orm import Session

from studio.errors import Missing
from studio.pictures import places
from studio.pictures.model import Kept, Picture, PictureId, PicturePlace
from studio.pictures.rows import PictureRow
from studio.sessions import SessionId

_ROWS = select(
    Picture.id, Picture.session_id, Picture.ref, Picture.file_name, Picture.captured_at, Picture.width,
    Picture.height, Picture.size, Picture.sha256, Picture.kept, Picture.path, Picture.likeness, Picture.raw_path,
)  # fmt: skip
_OF_SESSION = _ROWS.where(Picture.session_id == bindparam("id"))
_ONE = _ROWS.where(Picture.id == bindparam("id"))
_BY_REFS = _OF_SESSION.where(Picture.ref.in_(bindparam("refs", expanding=True)))
_PLACES = (
    select(PicturePlace.session_id, PicturePlace.folder)
    .where(PicturePlace.session_id.in_(bindparam("ids", expanding=True)))
    .order_by(PicturePlace.id.desc())
)
_COUNT = select(func.count()).where(Picture.session_id == bindparam("id"))


def _rows(db: Session, records: Sequence[Any]) -> tuple[PictureRow, ...]:
    if not records:
        return ()
    home = places.home(db)
    copies = (str(home),) if home is not None else ()
    found: dict[SessionId, list[str]] = defaultdict(list)
    for session_id, folder in db.execute(_PLACES, {"ids": sorted({each.session_id for each in records})}):
        found[session_id].append(folder)
    return tuple(
        _row([*record, (*(copies if record.kept is Kept.COPIED else ()), *found[record.session_id])])
        for record in records
    )


def _row(cells: list[Any]) -> PictureRow:
    return PictureRow(*cells)


def _in_order(row: PictureRow) -> tuple[object, ...]:
    """By the camera's clock; those without a time come last, by name."""
    when = row.captured_at
    return (when is None, when.isoformat() if when else "", row.file_name.casefold(), row.ref)


def of_session(db: Session, session_id: SessionId) -> tuple[PictureRow, ...]:
    """The pictures of a session in the order in which they were taken."""
    return tuple(sorted(_rows(db, db.execute(_OF_SESSION, {"id": session_id}).all()), key=_in_order))


def picture(db: Session, picture_id: PictureId) -> PictureRow:
    """One picture; raises Missing."""
    rows = _rows(db, db.execute(_ONE, {"id": picture_id}).all())
    if not rows:
        raise Missing("This picture is not in the records any more.")
    return rows[0]


def by_refs(db: Session, session_id: SessionId, refs: Iterable[str]) -> tuple[PictureRow, ...]:
    """The pictures of a session with these references, in the order taken; a reference nobody has is left out."""
    asked = sorted(set(refs))
    if not asked:
        return ()
    found = db.execute(_BY_REFS, {"id": session_id, "refs": asked}).all()
    return tuple(sorted(_rows(db, found), key=_in_order))


def count(db: Session, session_id: SessionId) -> int:
    """How many pictures of a session have been taken in."""
    return db.scalar(_COUNT, {"id": session_id}) or 0
