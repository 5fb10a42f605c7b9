"""What the dialog that takes a card in asks of the studio, away from the UI thread."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from studio import business, clients, clock, pictures, sessions
from studio.dates import screen_time
from studio.errors import Trouble
from studio.pictures import Folder, FoundAgain, Report
from studio.sessions import SessionId


@dataclass(frozen=True)
class Standing:
    """Whose pictures they are, how many are here, and where copies go."""

    family: str
    session: str
    here: int
    home: Path | None


def standing(db: Any, session_id: SessionId) -> Standing:
    """How a session stands before anything is chosen; raises Missing."""
    row = sessions.session(db, session_id)
    today = clock.today(business.studio(db).zone)
    family = clients.household(db, row.household_id, today)
    when = screen_time(row.wall, today)
    return Standing(
        family.name, f"{row.type_name.lower()} of {when}", pictures.count(db, session_id), pictures.home(db)
    )


def missing(store: Any, _progress: Any, session_id: SessionId) -> int:
    """How many of its pictures are where nobody finds them."""
    return len(pictures.missing(store.ask(pictures.of_session, session_id)))


def look_over(_store: Any, _progress: Any, folder: str) -> Folder:
    """What lies in a folder."""
    return pictures.look_over(folder)


def look_for(store: Any, progress: Any, by: Any, session_id: SessionId) -> FoundAgain | None:
    """On the disks of this computer; None when none of them has the pictures."""
    try:
        return pictures.look_for(store, by, session_id, None, progress)
    except Trouble:
        return None


def look_there(store: Any, progress: Any, by: Any, session_id: SessionId, folder: str) -> FoundAgain:
    """Look for its pictures in this folder; raises Trouble when none is there."""
    return pictures.look_for(store, by, session_id, Path(folder), progress)


def take_in(store: Any, progress: Any, by: Any, session_id: SessionId, folder: Folder, copy: bool) -> Report:
    """Take them in; what stopped it is in the report."""
    return pictures.take_in(store, by, session_id, folder, copy, progress)
